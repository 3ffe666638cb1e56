//! What Rust has several times of an operation that the document has once: the operation itself, one for each other body
//! that it can be sent with, and one for each other way in which its successes can be read.
//!
//! There is none for another body together with another response. Such variants would be many, and nearly all without use:
//! a variant has the first body of the operation, or what is asked for first.

use super::choices::Choice;
use super::sendings::Sending;
use crate::ir::{Body, Difference, Operation, Sibling, Success, VariantOf};
use crate::resolve::names::OperationNames;

/// What a variant has instead of what the operation itself has.
pub(super) enum Change {
    Body(Body),
    Success(Success),
}

/// The words that tell the variants of an operation apart, each once: those of the bodies behind the first, then those of
/// `choices`.
pub(super) fn words(bodies: &[Sending<'_>], choices: &[Choice]) -> Vec<String> {
    let mut words: Vec<String> = bodies.iter().skip(1).map(|body| body.words.clone()).collect();
    for choice in choices {
        let plain = choice.words();
        // A body may be called so already: `convert_text` sends text, and `convert_as_text` asks for it.
        let candidates = [plain.clone(), format!("as-{plain}"), choice.all_words()];
        let free = candidates.iter().find(|candidate| !words.contains(candidate));
        words.push(free.unwrap_or(&plain).clone());
    }
    words
}

/// An operation and its variants, behind it. All fail in the same ways.
pub(super) fn unite(first: Operation, changes: Vec<(&OperationNames, Change)>) -> Vec<Operation> {
    let variants = changes.into_iter().map(|(names, change)| variant(&first, names, change));
    let variants: Vec<Operation> = variants.collect();
    let mut operations: Vec<Operation> = std::iter::once(first).chain(variants).collect();
    let siblings = operations.iter().map(|operation| siblings(operation, &operations));
    let siblings: Vec<Vec<Sibling>> = siblings.collect();
    for (operation, siblings) in operations.iter_mut().zip(siblings) {
        operation.siblings = siblings;
    }
    operations
}

fn variant(first: &Operation, names: &OperationNames, change: Change) -> Operation {
    let mut variant = first.clone();
    variant.id.clone_from(&names.id);
    variant.function = names.function.clone();
    variant.arguments = names.arguments.clone();
    variant.call = names.call.clone();
    let difference = match change {
        Change::Body(body) => {
            variant.body = Some(body);
            Difference::Body
        }
        Change::Success(success) => {
            // Headers do not depend on the media type.
            variant.success = Success { headers: first.success.headers.clone(), ..success };
            Difference::Response
        }
    };
    variant.variant_of = Some(VariantOf { function: first.function.clone(), difference });
    variant
}

/// Those that differ from an operation in one thing alone.
fn siblings(operation: &Operation, all: &[Operation]) -> Vec<Sibling> {
    let others = all.iter().filter(|other| other.function != operation.function);
    let siblings = others.filter_map(|other| {
        let difference = difference(operation, other)?;
        let media_type = match difference {
            Difference::Body => other.body.as_ref()?.media_type.clone(),
            Difference::Response => other.success.accept.clone(),
        };
        Some(Sibling { function: other.function.clone(), difference, media_type, sets_switch: false })
    });
    siblings.collect()
}

fn difference(one: &Operation, other: &Operation) -> Option<Difference> {
    let of = |operation: &Operation| operation.variant_of.as_ref().map(|variant| variant.difference);
    match (of(one), of(other)) {
        (None, difference) | (difference, None) => difference,
        (Some(one), Some(other)) => (one == other).then_some(one),
    }
}
