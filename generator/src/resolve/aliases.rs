//! Definitions that only stand for other types.

use std::collections::BTreeSet;

use super::draft::{Draft, DraftKind, mentioned, plain};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{DefinitionId, Shape, Type};

/// Ends the circles of aliases that contain themselves by way of nothing but arrays and maps: Rust cannot write them.
///
/// The alias whose name comes first then holds any values, whatever the document's order.
pub(super) fn break_cycles(drafts: &mut [Draft<'_>], cx: &mut Context) {
    // An alias mentions one definition at most, so circles have no node in common.
    let mut done = vec![false; drafts.len()];
    for start in 0..drafts.len() {
        let mut path = Vec::new();
        let mut on_path = BTreeSet::new();
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| !done.get(*at).copied().unwrap_or(true) && on_path.insert(*at)) {
            path.push(at);
            next = drafts.get(at).and_then(next_alias);
        }
        if let Some(first) = next.and_then(|at| path.iter().position(|on| *on == at)) {
            let circle = path.get(first..).unwrap_or_default();
            break_cycle(drafts, circle, cx);
        }
        for at in path {
            if let Some(slot) = done.get_mut(at) {
                *slot = true;
            }
        }
    }
}

/// For every definition the one that it stands for: itself, unless it is an alias of another definition.
pub(super) fn terminals(drafts: &[Draft<'_>]) -> Vec<DefinitionId> {
    let next = |at: usize| match drafts.get(at).map(|draft| &draft.kind) {
        Some(DraftKind::Alias(Shape { ty: Type::Named(DefinitionId(next)), .. })) => Some(*next),
        _ => None,
    };
    ends(drafts.len(), next).into_iter().map(DefinitionId).collect()
}

/// Where the chain ends that begins at each of `count` positions. Every link is followed once.
pub(super) fn ends(count: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut ends: Vec<Option<usize>> = vec![None; count];
    for start in 0..count {
        let mut chain = Vec::new();
        let mut at = start;
        let end = loop {
            if let Some(end) = ends.get(at).copied().flatten() {
                break end;
            }
            chain.push(at);
            match next(at) {
                // A chain that is longer than there are positions is a circle, which has no end.
                Some(following) if chain.len() <= count => at = following,
                _ => break at,
            }
        };
        for at in chain {
            if let Some(slot) = ends.get_mut(at) {
                *slot = Some(end);
            }
        }
    }
    ends.into_iter().enumerate().map(|(at, end)| end.unwrap_or(at)).collect()
}

fn next_alias(draft: &Draft<'_>) -> Option<usize> {
    match &draft.kind {
        DraftKind::Alias(shape) => mentioned(shape).map(|id| id.0),
        _ => None,
    }
}

fn break_cycle(drafts: &mut [Draft<'_>], circle: &[usize], cx: &mut Context) {
    let name = |at: &usize| drafts.get(*at).and_then(|draft| draft.schema_name.clone()).unwrap_or_default();
    let Some(at) = circle.iter().copied().min_by(|left, right| name(left).cmp(&name(right))) else { return };
    let is_reference = |at: &usize| {
        let kind = drafts.get(*at).map(|draft| &draft.kind);
        matches!(kind, Some(DraftKind::Alias(Shape { ty: Type::Named(_), .. })))
    };
    // References in a circle that says nothing were reported when the document was lowered.
    let reported = circle.iter().all(is_reference);
    let Some(draft) = drafts.get_mut(at) else { return };
    if !reported {
        let name = draft.schema_name.clone().unwrap_or_default();
        let message =
            format!("`{name}` contains itself by way of nothing but arrays and maps: any JSON value is accepted");
        let help = "give one of the schemas in the circle `properties`, and it becomes a struct";
        cx.warning(Code::SchemaUntyped, draft.origin, message).with_help(help);
    }
    if let DraftKind::Alias(shape) = &mut draft.kind {
        forget(shape);
    }
}

/// Lets any value stand where a definition is named.
fn forget(shape: &mut Shape) {
    match &mut shape.ty {
        // As deep as the schema is nested in the document, which is bounded.
        Type::Array(inner) | Type::Map(inner) => forget(inner),
        _ => *shape = plain(Type::Any),
    }
}
