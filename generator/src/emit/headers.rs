//! The `headers` module: types of the headers that responses declare.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{imports, root};
use super::row_check::{self, RowCheck};
use super::tokens::ident;
use super::types::{Scope, value_type};
use super::{File, docs, errors, structs};
use crate::ir::{Api, Header, HeaderForm, HeaderSet, Identifier, Operation, SharedFailures};

/// `src/headers.rs`, where some operation declares headers.
pub(super) fn file(api: &Api) -> Option<File<'_>> {
    (!api.headers.is_empty()).then(|| File::rust("src/headers.rs".to_owned(), || items(api)))
}

fn items(api: &Api) -> TokenStream {
    let sets = api.headers.iter().map(|set| item(api, set));
    let code = quote!(#(#sets)*);
    let imports = imports(&code, &root(1));
    quote! {
        //! Headers that responses declare. [`Response::declared_headers`](super::Response::declared_headers) reads those of
        //! successes, and [`Failure::declared_headers`](super::Failure::declared_headers) those of failures.

        #imports

        #code
    }
}

fn item(api: &Api, HeaderSet { name, headers }: &HeaderSet) -> TokenStream {
    let rows = headers.iter().map(|header| row(api, header));
    let checks = row_check::functions(api, headers.iter().map(|header| (&header.shape, &header.name)), name);
    let docs = docs::attributes(&format!("Headers of a response: {}.", list(headers)));
    quote! {
        response::headers! {
            #docs
            pub struct #name {
                #(#rows)*
            }
        }

        #checks
    }
}

/// The row of a header: `required x_count: i64 = "X-Count" Text [|value, check| check.maximum(*value, 20)],`.
fn row(api: &Api, header: &Header) -> TokenStream {
    let Header { wire, name, shape, .. } = header;
    let docs = docs::attributes(&docs::paragraphs([
        format!("{}.", docs::code(wire)),
        docs::fit(&header.docs),
        docs::shape(api, shape),
    ]));
    let deprecated = docs::deprecated(header.deprecated);
    let presence = ident(if header.required { "required" } else { "optional" });
    let ty = value_type(api, &shape.ty, Scope::Beside);
    let form = form(header.form);
    let check = check(api, header);
    quote!(#docs #deprecated #presence #name: #ty = #wire #form #check,)
}

/// How a header is checked, unless nothing can be wrong with it.
fn check(api: &Api, Header { name, shape, .. }: &Header) -> Option<TokenStream> {
    let check = structs::needs_check(api, shape).then(|| RowCheck::of(api, shape, name))?;
    Some(check.map_or_else(|| quote!([checked]), |check| quote!(#check)))
}

fn form(form: HeaderForm) -> TokenStream {
    match form {
        HeaderForm::Text => quote!(Text),
        HeaderForm::List => quote!(List),
        HeaderForm::Pairs => quote!(Pairs),
        HeaderForm::Exploded => quote!(Exploded),
        HeaderForm::Json => quote!(Json),
    }
}

fn list(headers: &[Header]) -> String {
    docs::codes(headers.iter().map(|header| &header.wire))
}

/// The type of the headers that the successes of an operation declare.
pub(super) fn of_successes<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Identifier> {
    name(api, operation.success.header_set)
}

/// The type of the headers that the failures of an operation declare, where their enum is its own.
pub(super) fn of_failures<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Identifier> {
    name(api, operation.error_header_set.filter(|_| errors::is_own(operation)))
}

/// The type of the headers that failures declare which several operations have in common.
pub(super) fn of_shared_failures<'a>(api: &'a Api, failures: &SharedFailures) -> Option<&'a Identifier> {
    name(api, failures.header_set)
}

fn name(api: &Api, set: Option<usize>) -> Option<&Identifier> {
    api.headers.get(set?).map(|set| &set.name)
}
