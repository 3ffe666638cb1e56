//! Pages by the number of items before them, and by their own number.

use super::page::Page;
use super::parameters::{Parameter, Parameters};
use super::words;
use crate::ir::{FirstPage, PaginationForm};

/// By the number of items before the page. Without a parameter for how many items a page has, it may be something else.
pub(super) fn by_offset(parameters: &Parameters<'_>, page: &Page<'_>) -> Option<PaginationForm> {
    let size = parameters.size()?;
    let (parameter, first) = candidates(parameters).find_map(|parameter| {
        let first = match parameter.default {
            default if words::is_offset(&parameter.words) => Some(default.unwrap_or(0)),
            default if words::is_start(&parameter.words) => default.filter(|first| matches!(first, 0 | 1)),
            _ => None,
        };
        first.map(|first| (parameter.position, first))
    })?;
    let (total, more) = (page.number(words::is_total), page.more_or_next());
    Some(PaginationForm::Offset { parameter, first, size, total, more })
}

/// By the page's number, where the number of the first one is known, and where something says that there are pages of a
/// list: how many items each has, or how many there are.
pub(super) fn by_page(parameters: &Parameters<'_>, page: &Page<'_>) -> Option<PaginationForm> {
    let parameter = candidates(parameters).find(|parameter| words::is_page(&parameter.words))?;
    let known = parameter.default.or_else(|| parameter.least());
    let first = known.map(FirstPage::Known).or_else(|| page.current().map(FirstPage::Told))?;
    let (size, more) = (parameters.size(), page.more_or_next());
    let (pages, total) = (page.number(words::is_page_total), page.number(words::is_total));
    let is_list = size.is_some() || more.is_some() || pages.is_some();
    is_list.then_some(PaginationForm::Page { parameter: parameter.position, first, size, pages, total, more })
}

/// Integers that have a value for the first page, be it only the default's.
fn candidates<'p, 'a>(parameters: &'p Parameters<'a>) -> impl Iterator<Item = &'p Parameter<'a>> {
    let integers = parameters.iter().filter(|parameter| parameter.is_integer());
    integers.filter(|parameter| parameter.optional || parameter.default.is_some())
}
