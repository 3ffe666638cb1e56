//! What a method says of its operation that no row of its table does.

use super::super::{bodies, docs, variants};
use crate::ir::Operation;

/// The document's words: the summary, and what its description says beyond it.
pub(super) fn document(operation: &Operation) -> String {
    let summary = docs::fit(&operation.summary);
    let description = docs::fit(&operation.docs);
    let description = if description == summary { String::new() } else { description };
    docs::paragraphs([summary, description])
}

/// What is worth a note.
pub(super) fn notes(operation: &Operation) -> String {
    let place = operation.server.as_ref();
    let place = place.map(|server| format!("It is sent to {} unless `base_url` is set.", docs::code(server)));
    docs::paragraphs([
        place.unwrap_or_default(),
        operation.body.as_ref().map(bodies::note).unwrap_or_default(),
        variants::note(operation),
    ])
}
