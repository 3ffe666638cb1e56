//! The failures that operations declare.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::imports::{imports, root};
use super::tokens::ident;
use super::types::{Scope, shape_type};
use super::{File, docs, headers, row_check, validation, variants};
use crate::ir::{Api, Content, ErrorResponse, Identifier, Operation, Shape, SharedFailures, Status};

/// `src/operations/failures.rs`, where several operations have failures in common.
pub(super) fn file(api: &Api) -> Option<File<'_>> {
    is_module(api).then(|| File::rust("src/operations/failures.rs".to_owned(), || shared_items(api)))
}

/// Whether there is a module of what several operations have in common.
fn is_module(api: &Api) -> bool {
    !api.failures.is_empty()
}

/// The module's declaration.
pub(super) fn module(api: &Api) -> Option<TokenStream> {
    is_module(api).then(|| {
        quote!(
            pub mod failures;
        )
    })
}

/// What brings the module into a file beside it, where some of the file's operations name it.
pub(super) fn import(operations: &[&Operation]) -> Option<TokenStream> {
    let named = operations.iter().any(|operation| operation.shared_failures.is_some());
    named.then(|| {
        quote!(
            use super::failures;
        )
    })
}

fn shared_items(api: &Api) -> TokenStream {
    let enums = api.failures.iter().map(|shared| {
        let SharedFailures { name, rows, operations, .. } = shared;
        let operations = Literal::usize_unsuffixed(*operations);
        let headers = headers::of_shared_failures(api, shared).map(|name| quote!(declare headers::#name));
        let rows = rows.iter().map(|error| failure(api, error));
        quote!(#name of #operations operations #headers { #(#rows)* })
    });
    let checks = api.failures.iter().map(|shared| checks(api, &shared.name, &shared.rows));
    let code = quote!(operation::failures! { #(#enums)* } #(#checks)*);
    let imports = imports(&code, &root(2));
    quote! {
        //! Failures that several operations declare in the very same way: each is one enum, called after its variants. Operations
        //! have it under names of their own, too.

        #imports

        #code
    }
}

/// The failures of an operation in its table: rows of their own, or those that it has in common with others.
pub(super) fn row(api: &Api, operation: &Operation) -> TokenStream {
    let error = &operation.error;
    if !variants::has_errors(operation) {
        return quote!(#error;);
    }
    if let Some(SharedFailures { name, rows, .. }) = shared(api, operation) {
        let end = if rows.is_empty() { quote!({}) } else { quote!(;) };
        return quote!(#error = failures::#name #end);
    }
    let rows = operation.errors.iter().map(|error| failure(api, error));
    quote!(#error { #(#rows)* })
}

/// The functions that check what types of an operation's own failures do not say.
pub(super) fn own_checks(api: &Api, operation: &Operation) -> Option<TokenStream> {
    is_own(operation).then(|| checks(api, &operation.error, &operation.errors)).flatten()
}

/// Whether the enum of an operation's failures is its own, and neither another variant's nor one that operations have in common.
pub(super) fn is_own(operation: &Operation) -> bool {
    variants::has_errors(operation) && operation.shared_failures.is_none()
}

fn checks(api: &Api, name: &Identifier, rows: &[ErrorResponse]) -> Option<TokenStream> {
    let functions = rows.iter().filter_map(|error| {
        let Content::Json(shape) = &error.content else { return None };
        Some(row_check::of_received(api, shape, &check(api, error.status, shape)?, false))
    });
    row_check::beside(functions, name)
}

/// The function that checks the body of a failure, where its type does not.
fn check(api: &Api, code: Status, shape: &Shape) -> Option<Ident> {
    let name = || ident(&format!("failure_{}", status(code).to_string().to_lowercase()));
    (!validation::checked_by_type(api, shape)).then(name)
}

fn shared<'a>(api: &'a Api, operation: &Operation) -> Option<&'a SharedFailures> {
    api.failures.get(operation.shared_failures?)
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
            let check = check(api, error.status, shape).map(|function| quote!([Self::#function]));
            Some(quote!((#how #ty #check)))
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
