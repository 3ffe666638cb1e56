//! How deep aliases nest arrays and maps in one another.

use super::draft::{Draft, DraftKind, mentioned, plain};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Shape, Type};

/// No API nests arrays deeper; the compiler of the generated client has a limit of its own, and it is not far off.
const DEEPEST: usize = 32;

/// Lets any value stand where aliases nest deeper than the compiler could follow. Circles have to be broken before.
pub(super) fn bound(drafts: &mut [Draft<'_>], cx: &mut Context) {
    let mut depths: Vec<Option<usize>> = vec![None; drafts.len()];
    for start in 0..drafts.len() {
        let mut chain = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| depths.get(*at).copied().flatten().is_none()) {
            if chain.len() > drafts.len() {
                break;
            }
            chain.push(at);
            next = drafts.get(at).and_then(alias).and_then(mentioned).map(|id| id.0);
        }
        let mut below = next.and_then(|at| depths.get(at).copied().flatten()).unwrap_or(0);
        for at in chain.into_iter().rev() {
            below = match drafts.get(at).and_then(alias).map(levels) {
                Some(levels) if levels + below > DEEPEST => {
                    forget(drafts, at, cx);
                    0
                }
                Some(levels) => levels + below,
                None => 0,
            };
            if let Some(depth) = depths.get_mut(at) {
                *depth = Some(below);
            }
        }
    }
}

fn alias<'a>(draft: &'a Draft<'_>) -> Option<&'a Shape> {
    match &draft.kind {
        DraftKind::Alias(shape) => Some(shape),
        _ => None,
    }
}

/// How many arrays and maps are around the innermost type.
fn levels(shape: &Shape) -> usize {
    let mut shape = shape;
    let mut levels = 0;
    while let Type::Array(inner) | Type::Map(inner) = &shape.ty {
        levels += 1;
        shape = inner;
    }
    levels
}

fn forget(drafts: &mut [Draft<'_>], at: usize, cx: &mut Context) {
    let Some(draft) = drafts.get_mut(at) else { return };
    let name = draft.schema_name.clone().unwrap_or_default();
    let message = format!("`{name}` nests arrays and maps deeper than {DEEPEST} levels: any JSON value is accepted");
    cx.warning(Code::SchemaUntyped, draft.origin, message);
    if let DraftKind::Alias(shape) = &mut draft.kind {
        *shape = plain(Type::Any);
    }
}
