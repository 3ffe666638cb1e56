//! `Link` headers (RFC 8288 §3).

use openapiv3::StatusCode;

use super::page::Page;
use super::parameters::Parameters;
use super::words;
use crate::ir::{Operation, PaginationForm};
use crate::resolve::operations::Entry;
use crate::resolve::references::References;

/// By the `Link` header, where it is declared. An object is taken for a page only if a parameter says that there are
/// pages: single things have links as well.
pub(super) fn by_link(
    parameters: &Parameters<'_>,
    page: &Page<'_>,
    linked: impl Fn() -> bool,
) -> Option<PaginationForm> {
    let pages = page.items.0.is_empty() || parameters.iter().any(|parameter| words::is_of_pages(&parameter.words));
    (pages && linked()).then_some(PaginationForm::Link)
}

/// Whether a success of the operation declares a `Link` header. `entries` are sorted by path and method.
pub(super) fn declared(operation: &Operation, entries: &[Entry<'_>], references: References<'_>) -> bool {
    let key = (operation.path.as_str(), operation.method);
    let Ok(at) = entries.binary_search_by_key(&key, |entry| (entry.path, entry.method)) else { return false };
    let Some(entry) = entries.get(at) else { return false };
    let responses = entry.operation.responses.responses.iter();
    let successes = responses.filter(|(status, _)| matches!(status, StatusCode::Code(200..=299)));
    let mut successes = successes.filter_map(|(_, response)| references.response(response));
    successes.any(|response| response.item.headers.keys().any(|name| name.eq_ignore_ascii_case("link")))
}
