//! Pages: how an operation goes from one to the next, and the streams of its call.

mod description;
mod paths;

use proc_macro2::TokenStream;
use quote::quote;

use self::description::description;
use self::paths::{borrowed, count, has_more, last, owned};

use super::tokens::integer;
use super::types::{Scope, shape_type};
use crate::ir::{
    Api, FieldPath, FirstPage, Identifier, More, Operation, PageSize, Pagination, PaginationForm, Parameter,
    TokenConversion,
};

/// The implementation of `Paginated` for an operation's arguments.
pub(super) fn implementation(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let pagination = operation.pagination.as_ref()?;
    let name = &operation.arguments;
    let item = shape_type(api, &pagination.item, Scope::Beside);
    let lead = lead(operation, pagination);
    let items = owned(&pagination.items);
    let Advance { page, progress, next } = advance(operation, pagination);
    let position = position(operation, pagination);
    let how = description(operation, pagination);
    Some(quote! {
        impl pages::Paginated for #name {
            type Item = #item;

            const LEAD: &'static str = #lead;

            fn items(page: Self::Output) -> Vec<Self::Item> {
                #items
            }

            fn advance(&mut self, #page: &Self::Output, #progress: &mut pages::Progress) -> pages::Next {
                #next
            }

            fn position(&self) -> Option<String> {
                #position
            }
        }

        pages::paged!(#name, #how);
    })
}

/// What a method says of the pages of its operation.
pub(super) fn note(operation: &Operation) -> String {
    let Some(pagination) = &operation.pagination else { return String::new() };
    let call = &operation.call;
    format!(
        "The list comes in pages. Awaiting the call gives one; \
         [`items`](operations::{call}::items) and [`pages`](operations::{call}::pages) go through all. {}",
        description(operation, pagination)
    )
}

/// The parameter that says which page is wanted.
pub(super) fn parameter<'a>(operation: &'a Operation, pagination: &Pagination) -> Option<&'a Parameter> {
    match pagination.form {
        PaginationForm::Token { parameter, .. }
        | PaginationForm::LastItem { parameter, .. }
        | PaginationForm::Offset { parameter, .. }
        | PaginationForm::Page { parameter, .. } => operation.parameters.get(parameter),
        PaginationForm::Link => None,
    }
}

/// What errors call the way to the next page.
fn lead(operation: &Operation, pagination: &Pagination) -> String {
    match &pagination.form {
        PaginationForm::Token { token, .. } => token.wire(),
        PaginationForm::Link => "the `Link` header".to_owned(),
        PaginationForm::LastItem { .. } | PaginationForm::Offset { .. } | PaginationForm::Page { .. } => {
            parameter(operation, pagination).map(|parameter| parameter.wire.clone()).unwrap_or_default()
        }
    }
}

/// The body of `advance`, and what it calls its arguments.
struct Advance {
    page: TokenStream,
    progress: TokenStream,
    next: TokenStream,
}

fn advance(operation: &Operation, pagination: &Pagination) -> Advance {
    let argument = parameter(operation, pagination).map(|parameter| &parameter.name);
    let (used, unused) = (quote!(page), quote!(_));
    match &pagination.form {
        PaginationForm::Token { token, conversion, more, .. } => {
            let (by, token, more) = (by(*conversion), borrowed(token), has_more(more.as_ref()));
            Advance { page: used, progress: unused, next: quote!(pages::#by(&mut self.#argument, #token, #more)) }
        }
        PaginationForm::LastItem { id, conversion, more, .. } => {
            let (by, id, more) = (by(*conversion), last(&pagination.items, id), has_more(Some(more)));
            Advance { page: used, progress: unused, next: quote!(pages::#by(&mut self.#argument, #id, #more)) }
        }
        PaginationForm::Link => Advance { page: unused.clone(), progress: unused, next: quote!(pages::Next::Link) },
        PaginationForm::Offset { first, size, total, more, .. } => {
            let (first, count) = (integer((*first).into()), count(&pagination.items));
            let (size, end) = (page_size(operation, Some(size)), list_end(more.as_ref(), total.as_ref(), None));
            let next = quote!(pages::by_offset(&mut self.#argument, #first, #count, #size, #end, progress));
            Advance { page: used, progress: quote!(progress), next }
        }
        PaginationForm::Page { first, size, pages, total, more, .. } => {
            let (first, count) = (first_page(first), count(&pagination.items));
            let size = page_size(operation, size.as_ref());
            let end = list_end(more.as_ref(), total.as_ref(), pages.as_ref());
            let next = quote!(pages::by_page(&mut self.#argument, #first, #count, #size, #end, progress));
            Advance { page: used, progress: quote!(progress), next }
        }
    }
}

fn by(conversion: TokenConversion) -> TokenStream {
    match conversion {
        TokenConversion::Text => quote!(by_text),
        TokenConversion::Integer => quote!(by_number),
    }
}

fn first_page(first: &FirstPage) -> TokenStream {
    match first {
        FirstPage::Known(number) => {
            let number = integer((*number).into());
            quote!(pages::First::Known(#number))
        }
        FirstPage::Told(number) => {
            let number = counted(number);
            quote!(pages::First::Told(#number))
        }
    }
}

fn page_size(operation: &Operation, size: Option<&PageSize>) -> TokenStream {
    let named = size.and_then(|size| Some((size, &operation.parameters.get(size.parameter)?.name)));
    match named {
        None => quote!(pages::Size::UNKNOWN),
        Some((PageSize { default, bounded, .. }, argument)) => {
            let default = match default {
                Some(default) => {
                    let default = integer((*default).into());
                    quote!(Some(#default))
                }
                None => quote!(None),
            };
            quote!(pages::Size::of(&self.#argument, #default, #bounded))
        }
    }
}

/// What a page says of the list's end.
fn list_end(more: Option<&More>, total: Option<&FieldPath>, pages: Option<&FieldPath>) -> TokenStream {
    let more = more.map(|more| {
        let more = has_more(Some(more));
        quote!(more: #more)
    });
    let total = total.map(|total| {
        let total = counted(total);
        quote!(total: #total)
    });
    let pages = pages.map(|pages| {
        let pages = counted(pages);
        quote!(pages: #pages)
    });
    let fields: Vec<_> = [more, total, pages].into_iter().flatten().collect();
    match fields.len() {
        0 => quote!(pages::End::default()),
        3 => quote!(pages::End { #(#fields),* }),
        _ => quote!(pages::End { #(#fields,)* ..pages::End::default() }),
    }
}

fn counted(path: &FieldPath) -> TokenStream {
    let number = borrowed(path);
    quote!(pages::count(#number))
}

/// Which page the arguments ask for, as text.
fn position(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let Some(parameter) = parameter(operation, pagination) else { return quote!(None) };
    let name: &Identifier = &parameter.name;
    let default = match (&pagination.form, &parameter.default) {
        (PaginationForm::Page { first: FirstPage::Known(first), .. } | PaginationForm::Offset { first, .. }, _) => {
            Some(first.to_string())
        }
        (_, Some(default)) => default_text(default),
        (_, None) => None,
    };
    let default = match default {
        Some(default) => quote!(Some(#default)),
        None => quote!(None),
    };
    quote!(pages::position(&self.#name, #default))
}

/// A default as it would stand in the URL; none where the server's would be no token.
fn default_text(json: &str) -> Option<String> {
    match serde_json::from_str(json).ok()? {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
