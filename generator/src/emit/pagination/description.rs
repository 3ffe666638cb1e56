//! Pages in words.

use super::super::docs;
use super::parameter;
use crate::ir::{FieldPath, More, MoreSign, Operation, Pagination, PaginationForm};

/// How one page leads to the next, in words.
pub(super) fn description(operation: &Operation, pagination: &Pagination) -> String {
    let parameter = parameter(operation, pagination).map(|parameter| docs::code(&parameter.wire)).unwrap_or_default();
    let field = |path: &FieldPath| docs::code(&path.wire());
    match &pagination.form {
        PaginationForm::Token { token, more, .. } => {
            let more = more.as_ref().map(while_more).unwrap_or_default();
            format!("The field {} of a page is the parameter {parameter} of the next one{more}.", field(token))
        }
        PaginationForm::LastItem { id, more, .. } => {
            let (id, more) = (field(id), while_more(more));
            format!("The {id} of a page's last item is the parameter {parameter} of the next one{more}.")
        }
        PaginationForm::Link => "Each page has the next one's URL in its `Link` header, as `rel=\"next\"`.".to_owned(),
        PaginationForm::Offset { total, more, .. } => {
            let end = end(more.as_ref(), total.as_ref(), None);
            format!("The parameter {parameter} of a page is the number of items before it, until {end}.")
        }
        PaginationForm::Page { pages, total, more, .. } => {
            let end = end(more.as_ref(), total.as_ref(), pages.as_ref());
            format!("The parameter {parameter} is one more for each page, until {end}.")
        }
    }
}

fn while_more(more: &More) -> String {
    let field = docs::code(&more.field.wire());
    let value = match more.sign {
        MoreSign::True => "`true`",
        MoreSign::False => "`false`",
        MoreSign::Present => "there",
    };
    format!(", while {field} is {value}")
}

fn end(more: Option<&More>, total: Option<&FieldPath>, pages: Option<&FieldPath>) -> String {
    match (more, pages, total) {
        (Some(More { field, sign }), ..) => {
            let value = match sign {
                MoreSign::True => "`false`",
                MoreSign::False => "`true`",
                MoreSign::Present => "missing",
            };
            format!("{} is {value}", docs::code(&field.wire()))
        }
        (None, Some(pages), _) => format!("there were as many pages as {} says", docs::code(&pages.wire())),
        (None, None, Some(total)) => format!("there were as many items as {} says", docs::code(&total.wire())),
        (None, None, None) => "a page is empty, or shorter than asked for".to_owned(),
    }
}
