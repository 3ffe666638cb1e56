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
    Api, FieldAccess, FieldPath, FirstPage, Identifier, More, MoreSign, Operation, PageSize, Pagination,
    PaginationForm, Parameter, TokenConversion,
};

/// The row of an operation's table that says what its pages are made of, and how one leads to the next.
pub(super) fn row(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let pagination = operation.pagination.as_ref()?;
    let item = shape_type(api, &pagination.item, Scope::Beside);
    let way = short(operation, pagination).unwrap_or_else(|| whole(operation, pagination));
    Some(quote!(pages #item = #way;))
}

/// What leads from page to page, where it is one of the ways that most documents have, and names are the document's own.
fn short(operation: &Operation, pagination: &Pagination) -> Option<TokenStream> {
    let argument = parameter(operation, pagination);
    let argument = argument.filter(|argument| argument.name.is_spelled(&argument.wire));
    let first = argument.and_then(|argument| default_text(argument.default.as_deref()?));
    match &pagination.form {
        PaginationForm::Token { token, conversion, more, .. } => {
            let (items, token) = (field(&pagination.items, FieldAccess::Plain)?, field(token, FieldAccess::Option)?);
            let argument = &argument?.name;
            let more = match more {
                Some(more) => Some(is_there_more(more)?),
                None => None,
            };
            let number = (*conversion == TokenConversion::Integer).then(|| quote!(as number));
            let first = first.map(|first| quote!(from #first));
            Some(quote!([#items: #token => #argument #number #first #more]))
        }
        PaginationForm::LastItem { id, conversion: TokenConversion::Text, more, .. } if first.is_none() => {
            let (items, id) = (field(&pagination.items, FieldAccess::Plain)?, field(id, FieldAccess::Plain)?);
            let (argument, more) = (&argument?.name, is_there_more(more)?);
            Some(quote!([#items: last.#id => #argument #more]))
        }
        PaginationForm::Link if pagination.items.0.is_empty() => Some(quote!([link])),
        PaginationForm::Link => {
            let items = field(&pagination.items, FieldAccess::Plain)?;
            Some(quote!([link in #items]))
        }
        _ => None,
    }
}

/// `while has_more`
fn is_there_more(more: &More) -> Option<TokenStream> {
    let field = field(&more.field, FieldAccess::Plain).filter(|_| more.sign == MoreSign::True)?;
    Some(quote!(while #field))
}

/// The only field on a way, which is called as in the document, if it holds its value like this.
fn field(path: &FieldPath, access: FieldAccess) -> Option<&Identifier> {
    match path.0.as_slice() {
        [step] if step.access == access && step.name.is_spelled(&step.wire) => Some(&step.name),
        _ => None,
    }
}

/// What leads from page to page, in full.
fn whole(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let lead = lead(operation, pagination);
    let words = description(operation, pagination);
    let items = owned(&pagination.items);
    let Advance { call, page, progress, next } = advance(operation, pagination);
    let (asked, position) = position(operation, pagination);
    quote!({
        lead: #lead,
        words: #words,
        items: |page| #items,
        advance: |#call, #page, #progress| #next,
        position: |#asked| #position,
    })
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
    call: TokenStream,
    page: TokenStream,
    progress: TokenStream,
    next: TokenStream,
}

fn advance(operation: &Operation, pagination: &Pagination) -> Advance {
    let argument = parameter(operation, pagination).map(|parameter| &parameter.name);
    let (call, page, progress, unused) = (quote!(call), quote!(page), quote!(progress), quote!(_));
    match &pagination.form {
        PaginationForm::Token { token, conversion, more, .. } => {
            let (by, token, more) = (by(*conversion), borrowed(token), has_more(more.as_ref()));
            Advance { call, page, progress: unused, next: quote!(pages::#by(&mut call.#argument, #token, #more)) }
        }
        PaginationForm::LastItem { id, conversion, more, .. } => {
            let (by, id, more) = (by(*conversion), last(&pagination.items, id), has_more(Some(more)));
            Advance { call, page, progress: unused, next: quote!(pages::#by(&mut call.#argument, #id, #more)) }
        }
        PaginationForm::Link => {
            Advance { call: unused.clone(), page: unused.clone(), progress: unused, next: quote!(pages::Next::Link) }
        }
        PaginationForm::Offset { first, size, total, more, .. } => {
            let (first, count) = (integer((*first).into()), count(&pagination.items));
            let (size, end) = (page_size(operation, Some(size)), list_end(more.as_ref(), total.as_ref(), None));
            let next = quote!(pages::by_offset(&mut call.#argument, #first, #count, #size, #end, progress));
            Advance { call, page, progress, next }
        }
        PaginationForm::Page { first, size, pages, total, more, .. } => {
            let (first, count) = (first_page(first), count(&pagination.items));
            let size = page_size(operation, size.as_ref());
            let end = list_end(more.as_ref(), total.as_ref(), pages.as_ref());
            let next = quote!(pages::by_page(&mut call.#argument, #first, #count, #size, #end, progress));
            Advance { call, page, progress, next }
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
            quote!(pages::Size::of(&call.#argument, #default, #bounded))
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

/// Which page the arguments ask for, as text, and what it calls these.
fn position(operation: &Operation, pagination: &Pagination) -> (TokenStream, TokenStream) {
    let Some(parameter) = parameter(operation, pagination) else { return (quote!(_), quote!(None)) };
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
    (quote!(call), quote!(pages::position(&call.#name, #default)))
}

/// A default as it would stand in the URL; none where the server's would be no token.
fn default_text(json: &str) -> Option<String> {
    match serde_json::from_str(json).ok()? {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
