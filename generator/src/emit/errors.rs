//! The declared failures of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Scope, shape_type};
use super::{docs, variants};
use crate::ir::{Api, Content, ErrorResponse, Identifier, Operation, Status};

/// The failures of an operation in its table: rows of their own, or the `shared` ones of another operation, which can be the
/// `common` ones.
pub(super) fn row(
    api: &Api,
    operation: &Operation,
    shared: Option<&Identifier>,
    common: Option<&Identifier>,
) -> TokenStream {
    let error = &operation.error;
    if !variants::has_errors(operation) {
        return quote!(#error;);
    }
    if let Some(first) = shared {
        let shared = if common == Some(first) { quote!(common) } else { quote!(operations::#first) };
        let end = if operation.errors.is_empty() { quote!({}) } else { quote!(;) };
        return quote!(#error = #shared #end);
    }
    let rows = operation.errors.iter().map(|error| failure(api, error));
    quote!(#error { #(#rows)* })
}

/// The failures of another operation that an operation has, if it has no rows of its own.
pub(super) fn shared<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Identifier> {
    let first = first_with_the_same(api, operation).filter(|_| variants::has_errors(operation));
    first.map(|first| &first.error)
}

/// The first operation that declares the very same failures, if that is another one. Where there are many operations, their
/// enums are one, for many have the same: so much less is there to compile, and to be said twice.
fn first_with_the_same<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Operation> {
    if !api.is_large() {
        return None;
    }
    let mut enums = api.operations.iter().filter(|other| variants::has_errors(other));
    let first = enums.find(|other| fails_as(other, operation))?;
    (first.error != operation.error).then_some(first)
}

/// Whether operations declare the very same failures, with the same headers.
fn fails_as(one: &Operation, other: &Operation) -> bool {
    one.errors == other.errors && one.error_header_set == other.error_header_set
}

/// The row of a failure: `404 => NotFound = "There is no such service.",`.
fn failure(api: &Api, error: &ErrorResponse) -> TokenStream {
    let status = status(error.status);
    let name = &error.variant;
    let body = body(api, error);
    let message = message(error);
    let (line, docs) = (first_line(&message), docs::fit(&message));
    let docs = (docs != line).then(|| quote!(as #docs));
    quote!(#status => #name #body = #line #docs,)
}

/// A status as OpenAPI writes it: `404`, `4XX` or `default`.
fn status(status: Status) -> TokenStream {
    let text = match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Others => "default".to_owned(),
    };
    text.parse().unwrap_or_default()
}

/// How the body is read, and what it is. That of a class of statuses may be of a gateway, which knows nothing of the
/// document, so it is read if it can be.
fn body(api: &Api, error: &ErrorResponse) -> Option<TokenStream> {
    match &error.content {
        Content::Json(shape) => {
            let ty = shape_type(api, shape, Scope::Beside);
            let how = if matches!(error.status, Status::Code(_)) { quote!(json) } else { quote!(perhaps) };
            Some(quote!((#how #ty)))
        }
        Content::Text => Some(quote!((text String))),
        _ => None,
    }
}

/// What is said of a failure: the document's description, or else the status's reason phrase.
pub(super) fn message(error: &ErrorResponse) -> String {
    let description = error.docs.trim();
    if description.is_empty() { reason(error) } else { description.to_owned() }
}

/// The variant's name as words: `Not found`.
fn reason(error: &ErrorResponse) -> String {
    use heck::ToSnakeCase;
    let words = error.variant.text().to_snake_case().replace('_', " ");
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}
