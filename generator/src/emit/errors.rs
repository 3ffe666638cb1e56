//! The declared failures of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::types::{Scope, shape_type};
use crate::ir::{Api, ErrorResponse, Operation};

/// The enum of an operation's declared failures, and its impls.
pub(super) fn items(api: &Api, operation: &Operation) -> TokenStream {
    let name = &operation.error;
    let variants = operation.errors.iter().map(|error| variant(api, error));
    let docs = format!(" The failures that the document declares for {}.", docs::method_link(operation));
    let display = display(operation);
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }

        #display

        impl std::error::Error for #name {}
        impl operation::sealed::Sealed for #name {}
        impl operation::OperationError for #name {}
    }
}

fn variant(api: &Api, error: &ErrorResponse) -> TokenStream {
    let name = &error.variant;
    let docs = docs::attributes(&format!("{}: {}", error.status, docs::fit(&message(error))));
    match &error.body {
        Some(shape) => {
            let ty = shape_type(api, shape, Scope::Beside);
            quote!(#docs #name(#ty))
        }
        None => quote!(#docs #name),
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

fn display(operation: &Operation) -> TokenStream {
    let name = &operation.error;
    if operation.errors.is_empty() {
        return quote! {
            impl std::fmt::Display for #name {
                fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    match *self {}
                }
            }
        };
    }
    let arms = operation.errors.iter().map(|error| {
        let name = &error.variant;
        let message = first_line(&message(error));
        let body = error.body.as_ref().map(|_| quote!((_)));
        quote!(Self::#name #body => #message)
    });
    quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self {
                    #(#arms),*
                })
            }
        }
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}

/// The arm that reads a failure's response.
pub(super) fn arm(operation: &Operation, error: &ErrorResponse) -> TokenStream {
    let status = Literal::u16_unsuffixed(error.status);
    let name = &operation.error;
    let variant = &error.variant;
    match &error.body {
        Some(_) => quote!(#status => Err(response.failure(reading, #name::#variant)),),
        None => quote!(#status => Err(response::ResponseError::Declared(#name::#variant)),),
    }
}
