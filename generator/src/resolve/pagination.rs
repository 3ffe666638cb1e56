//! Pagination: which operations list things in pages, and how one page leads to the next.
//!
//! A document does not say so; the shape of an operation's parameters and of its response does. Detection goes by words
//! of names and by types, and takes nothing for pagination that could be something else: pages that are not found are
//! an inconvenience, pages that are wrong lose items. Where several forms fit, the most certain one is taken.

mod links;
mod numbers;
mod page;
mod parameters;
mod tokens;
mod words;

use self::page::Page;
use self::parameters::Parameters;
use super::operations::Entry;
use super::references::References;
use crate::ir::{Definition, Method, Operation, Pagination};

/// Decides for every operation whether its list comes in pages. `entries` are all operations of the document, sorted by
/// path and method; `definitions` are final.
pub(super) fn decide(
    operations: &mut [Operation],
    definitions: &[Definition],
    entries: &[Entry<'_>],
    references: References<'_>,
) {
    for operation in operations {
        let linked = || links::declared(operation, entries, references);
        operation.pagination = pagination(operation, definitions, linked);
    }
}

/// How the pages of an operation follow each other, if it has some. `linked` says whether its response declares a `Link`
/// header.
fn pagination(operation: &Operation, definitions: &[Definition], linked: impl Fn() -> bool) -> Option<Pagination> {
    // Asking again with another parameter must not do anything again.
    if operation.method != Method::Get || operation.body.is_some() {
        return None;
    }
    let page = Page::of(operation, definitions)?;
    let parameters = Parameters::of(operation, definitions);
    let form = tokens::by_token(&parameters, &page)
        .or_else(|| tokens::by_last_item(&parameters, &page))
        .or_else(|| links::by_link(&parameters, &page, linked))
        .or_else(|| numbers::by_offset(&parameters, &page))
        .or_else(|| numbers::by_page(&parameters, &page))?;
    Some(Pagination { items: page.items, item: page.item, form })
}
