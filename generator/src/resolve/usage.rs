//! Where values travel: to the server, from it, or both.

use super::draft::Draft;
use crate::ir::{DefinitionId, Shape, Usage};

/// The definitions that requests and responses are made of at their outermost.
#[derive(Debug, Default)]
pub(super) struct Roots {
    pub(super) sent: Vec<DefinitionId>,
    pub(super) received: Vec<DefinitionId>,
}

impl Roots {
    /// A part of a request.
    pub(super) fn sent(&mut self, shape: &Shape) {
        self.sent.extend(shape.ty.named());
    }

    /// A part of a response.
    pub(super) fn received(&mut self, shape: &Shape) {
        self.received.extend(shape.ty.named());
    }
}

/// The usage of every definition, over the whole document. What nobody uses counts as both, and makes nothing else so.
pub(super) fn usage(drafts: &[Draft<'_>], roots: &Roots) -> Vec<Usage> {
    let sent = reachable(drafts, &roots.sent);
    let received = reachable(drafts, &roots.received);
    let usages = sent.into_iter().zip(received).map(|(sent, received)| Usage { sent, received });
    usages.map(|usage| if usage == Usage::default() { Usage { sent: true, received: true } } else { usage }).collect()
}

/// Which definitions are to be had from `roots`.
pub(super) fn reachable(drafts: &[Draft<'_>], roots: &[DefinitionId]) -> Vec<bool> {
    let mut reached = vec![false; drafts.len()];
    let mut next = roots.to_vec();
    while let Some(DefinitionId(at)) = next.pop() {
        let Some(slot) = reached.get_mut(at) else { continue };
        if !std::mem::replace(slot, true) {
            next.extend(drafts.get(at).map(Draft::mentions).unwrap_or_default());
        }
    }
    reached
}
