//! The declared failures of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::types::{Scope, shape_type};
use crate::ir::{Api, Content, ErrorResponse, Operation, Status};

/// The enum of an operation's declared failures, and its impls.
pub(super) fn items(api: &Api, operation: &Operation) -> TokenStream {
    let name = &operation.error;
    let variants = operation.errors.iter().map(|error| variant(api, error));
    let docs = format!(" The failures that the document declares for {}.", docs::method_link(api, operation));
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
    match &error.content {
        Content::Json(shape) => {
            let ty = shape_type(api, shape, Scope::Beside);
            quote!(#docs #name(#ty))
        }
        Content::Text => quote!(#docs #name(String)),
        _ => quote!(#docs #name),
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
        let body = holds(error).then(|| quote!((_)));
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

/// Whether the variant of a failure has its body.
fn holds(error: &ErrorResponse) -> bool {
    matches!(error.content, Content::Json(_) | Content::Text)
}

/// What reads a failure's response.
pub(super) fn reading(operation: &Operation, error: &ErrorResponse) -> TokenStream {
    let name = &operation.error;
    let variant = &error.variant;
    match &error.content {
        Content::Json(_) if !matches!(error.status, Status::Code(_)) => {
            quote!(Err(response.other_failure(reading, #name::#variant)))
        }
        Content::Json(_) => quote!(Err(response.failure(reading, #name::#variant))),
        Content::Text => quote!(Err(response.failure_text(#name::#variant))),
        _ => quote!(Err(response::ResponseError::Declared(#name::#variant))),
    }
}
