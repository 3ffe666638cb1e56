//! Operations in which something is wrong, where the rest is to be generated all the same.

use super::operations::Entry;
use crate::context::Context;
use crate::diagnostic::{Code, Severity};
use crate::source::{Location, OriginId};

/// Leaves out the operations in which something wrong was found so far, with a warning each.
pub(super) fn leave_out(entries: &mut Vec<Entry<'_>>, cx: &mut Context) {
    let errors = cx.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let wrong: Vec<Location> =
        errors.filter_map(|error| error.primary.as_ref()).map(|label| label.location.clone()).collect();
    let is_faulty = |origin: Option<OriginId>, cx: &Context| {
        let place = origin.map(|origin| cx.origins.location(origin));
        place.is_some_and(|place| wrong.iter().any(|wrong| concerns(wrong, &place)))
    };
    let mut left_out = Vec::new();
    entries.retain(|entry| {
        let faulty = is_faulty(entry.origin, cx);
        if faulty {
            left_out.push((entry.origin, entry.names.id.clone()));
        }
        !faulty
    });
    for (origin, id) in left_out {
        let message = format!("`{id}` is left out, for something is wrong in it");
        cx.warning(Code::OperationLeftOut, origin, message);
    }
}

/// Whether what is wrong at a place is a part of the operation at another, or of what its path says of all operations.
fn concerns(wrong: &Location, operation: &Location) -> bool {
    let path = operation.pointer.rsplit_once('/').map_or("", |(path, _)| path);
    let within = |part: &str| {
        let rest = wrong.pointer.strip_prefix(part);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let shared = ["parameters", "servers", "$ref"].iter().any(|key| within(&format!("{path}/{key}")));
    wrong.source == operation.source && (within(&operation.pointer) || wrong.pointer == path || shared)
}
