//! Failures that several operations have in common.
//!
//! In most large documents all operations declare the same two or three. Where there are many operations, what is the very
//! same is one enum: so much less is there to compile, and to be said twice.

use std::collections::BTreeMap;

use super::groups;
use super::names::{self, FailureWords, FailuresWords};
use crate::ir::{Api, Content, ErrorResponse, Operation, SharedFailures};

/// Failures, and the positions of all operations that have them.
struct Found {
    rows: Vec<ErrorResponse>,
    header_set: Option<usize>,
    all: Vec<usize>,
    /// How many these are without variants, which have the enum of their operation.
    operations: usize,
}

/// Decides which operations have their failures in common with others, and what these are called.
pub(super) fn share(api: &mut Api) {
    if !api.is_large() {
        return;
    }
    let found = in_common(api);
    let sets: Vec<_> = found.iter().map(|found| words(api, found)).collect();
    let taken = api.operations.iter().flat_map(|operation| [operation.arguments.text(), operation.error.text()]);
    let names = names::failures(&sets, taken);
    let mut named: Vec<_> = names.into_iter().zip(found).collect();
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (at, (name, Found { rows, header_set, all, operations })) in named.into_iter().enumerate() {
        api.failures.push(SharedFailures { name, rows, operations, header_set });
        for position in all {
            if let Some(operation) = api.operations.get_mut(position) {
                operation.shared_failures = Some(at);
            }
        }
    }
}

/// The failures that at least two operations have.
fn in_common(api: &Api) -> Vec<Found> {
    // Written out, failures that are not the same differ.
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for (at, operation) in api.operations.iter().enumerate() {
        let Operation { errors, error_header_set: header_set, .. } = operation;
        let new = || Found { rows: errors.clone(), header_set: *header_set, all: Vec::new(), operations: 0 };
        let found = found.entry(format!("{errors:?} {header_set:?}")).or_insert_with(new);
        found.all.push(at);
        found.operations += usize::from(operation.variant_of.is_none());
    }
    found.into_values().filter(|found| found.operations > 1).collect()
}

/// What a name can say of failures.
fn words<'a>(api: &'a Api, found: &'a Found) -> FailuresWords<'a> {
    let failures = found.rows.iter().map(|row| FailureWords {
        variant: row.variant.text(),
        body: body(api, &row.content),
        message: &row.docs,
    });
    FailuresWords { operations: found.operations, failures: failures.collect(), tag: tag(api, &found.all) }
}

/// The first tag of all these operations.
fn tag<'a>(api: &'a Api, operations: &[usize]) -> Option<&'a str> {
    let operations = operations.iter().filter_map(|position| api.operations.get(*position));
    let mut tags = operations.map(groups::first_tag);
    let first = tags.next()?;
    first.filter(|_| tags.all(|tag| tag == first))
}

/// A word for a body: the component that it is, or is made of. The name of a type that has none is that of an operation, which
/// says nothing here.
fn body<'a>(api: &'a Api, content: &Content) -> Option<&'a str> {
    match content {
        Content::Json(shape) => {
            let named = shape.ty.named().into_iter().next().and_then(|id| api.definition(id));
            Some(named.map_or("Json", |named| named.schema_name.as_ref().map_or("InlineBody", |_| named.name.text())))
        }
        Content::Text => Some("Text"),
        _ => None,
    }
}
