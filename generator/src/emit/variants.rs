//! Operations that are one in the document: which of them has the types that they share, and what their methods say of one
//! another.

use super::{docs, responses};
use crate::ir::{Body, Difference, Operation, Sibling};

/// Whether the enum of an operation's failures is its own.
pub(super) fn has_errors(operation: &Operation) -> bool {
    operation.variant_of.is_none()
}

/// Whether the enum of an operation's successes, where there is one, is its own.
pub(super) fn has_successes(operation: &Operation) -> bool {
    responses::has_enum(operation) && difference(operation) != Some(Difference::Body)
}

/// Whether the type of an operation's body, where it is one in declared parts, is its own.
pub(super) fn has_parts(operation: &Operation) -> bool {
    difference(operation) != Some(Difference::Response)
}

fn difference(operation: &Operation) -> Option<Difference> {
    operation.variant_of.as_ref().map(|variant| variant.difference)
}

/// What a method says of those that send another body or ask for another media type.
pub(super) fn note(operation: &Operation) -> String {
    docs::paragraphs([bodies(operation), responses(operation), alone(operation)])
}

fn bodies(operation: &Operation) -> String {
    let Some(body) = &operation.body else { return String::new() };
    let links = siblings(operation, Difference::Body)
        .map(|Sibling { function, media_type, .. }| format!("{} by {}", docs::code(media_type), link(function.text())));
    let links: Vec<String> = links.collect();
    if links.is_empty() {
        return String::new();
    }
    format!("The body is {}. Others are sent too: {}.", docs::code(&body.media_type), links.join(", "))
}

fn responses(operation: &Operation) -> String {
    let others = siblings(operation, Difference::Response).map(|sibling| {
        let Sibling { function, media_type, sets_switch, .. } = sibling;
        let switched = if *sets_switch { " and sets `stream` in the body" } else { "" };
        format!("{} asks for {}{switched}", link(function.text()), docs::code(media_type))
    });
    let others: Vec<String> = others.collect();
    if others.is_empty() {
        return String::new();
    }
    let accept = docs::code(&operation.success.accept);
    let (switched, body) = match &operation.body {
        Some(Body { switch: Some(switch), .. }) if switch.is_set => {
            (", and sets `stream` in the body to `true`, whatever it was", "")
        }
        Some(Body { switch: None, .. }) => ("", " If the body chooses too, set it there as well."),
        _ => ("", ""),
    };
    format!("Asks for {accept}{switched}; {}.{body}", others.join(", "))
}

/// That there is no method for another body together with another response, where someone might look for it.
fn alone(operation: &Operation) -> String {
    let differs = |difference| siblings(operation, difference).next().is_some();
    if differs(Difference::Body) && differs(Difference::Response) {
        "Each of these methods differs from this one in its body or in what it asks for, and none in both.".to_owned()
    } else {
        String::new()
    }
}

fn siblings(operation: &Operation, difference: Difference) -> impl Iterator<Item = &Sibling> {
    operation.siblings.iter().filter(move |sibling| sibling.difference == difference)
}

/// A link to a method beside the one that says it.
fn link(method: &str) -> String {
    format!("[`{method}`](Self::{method})")
}
