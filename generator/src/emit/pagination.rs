//! Pages: how an operation goes from one to the next, and the streams of its call.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::tokens::integer;
use super::types::{Scope, shape_type};
use crate::ir::{
    Api, FieldAccess, FieldPath, FieldStep, FirstPage, Identifier, More, MoreSign, Operation, PageSize, Pagination,
    PaginationForm, Parameter, TokenConversion,
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
    })
}

/// The methods of a call that comes in pages.
pub(super) fn methods(operation: &Operation) -> Option<TokenStream> {
    let pagination = operation.pagination.as_ref()?;
    let name = &operation.arguments;
    let how = description(operation, pagination);
    let items = docs::attributes(&docs::paragraphs([
        "Every item of every page, each page requested when its first item is asked for.".to_owned(),
        how.clone(),
    ]));
    let pages =
        docs::attributes(&docs::paragraphs(["Every page, each requested when it is asked for.".to_owned(), how]));
    Some(quote! {
        #items
        pub fn items(self) -> pages::Items<#name> {
            pages::Items::new(self)
        }

        #pages
        pub fn pages(self) -> pages::Pages<#name> {
            pages::Pages::new(self)
        }
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

/// How one page leads to the next, in words.
fn description(operation: &Operation, pagination: &Pagination) -> String {
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
        (None, Some(all), _) | (None, None, Some(all)) => {
            format!("there are as many as {} says", docs::code(&all.wire()))
        }
        (None, None, None) => "a page is empty, or shorter than asked for".to_owned(),
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
            let (by, token, more) = (by(*conversion), borrowed(&quote!(page), token), has_more(more.as_ref()));
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
    let number = borrowed(&quote!(page), path);
    quote!(pages::count(#number))
}

/// An `Option<bool>`: whether there is a next page.
fn has_more(more: Option<&More>) -> TokenStream {
    let Some(More { field, sign }) = more else { return quote!(None) };
    let value = borrowed(&quote!(page), field);
    match (sign, field.0.as_slice()) {
        (MoreSign::Present, _) => quote!(Some(pages::is_present(#value))),
        (MoreSign::True, [FieldStep { name, access: FieldAccess::Plain, .. }]) => quote!(Some(page.#name)),
        (MoreSign::True, [FieldStep { name, access: FieldAccess::Option, .. }]) => quote!(page.#name),
        (MoreSign::True, _) => quote!(#value.copied()),
        (MoreSign::False, _) => quote!(#value.map(|last| !last)),
    }
}

/// An `Option` of a reference to the value at the end of a path.
fn borrowed(from: &TokenStream, path: &FieldPath) -> TokenStream {
    let mut steps = path.0.iter();
    let Some(first) = steps.next() else { return quote!(Some(#from)) };
    let value = reference(from, first, true);
    steps.fold(value, |value, step| {
        let inner = reference(&quote!(inner), step, false);
        match step.access {
            FieldAccess::Plain => quote!(#value.map(|inner| #inner)),
            FieldAccess::Option | FieldAccess::Tristate => quote!(#value.and_then(|inner| #inner)),
        }
    })
}

/// A field by reference: an `Option` where the field may have no value, or where it is to be one `always`.
fn reference(from: &TokenStream, step: &FieldStep, always: bool) -> TokenStream {
    let name = &step.name;
    match step.access {
        FieldAccess::Plain if always => quote!(Some(&#from.#name)),
        FieldAccess::Plain => quote!(&#from.#name),
        FieldAccess::Option => quote!(#from.#name.as_ref()),
        FieldAccess::Tristate => quote!(#from.#name.value()),
    }
}

/// How many items a page has.
fn count(items: &FieldPath) -> TokenStream {
    match items.0.as_slice() {
        [] => quote!(page.len()),
        [FieldStep { name, access: FieldAccess::Plain, .. }] => quote!(page.#name.len()),
        _ => {
            let items = borrowed(&quote!(page), items);
            quote!(#items.map_or(0, Vec::len))
        }
    }
}

/// An `Option` of a reference to a field of a page's last item.
fn last(items: &FieldPath, id: &FieldPath) -> TokenStream {
    let last = match items.0.as_slice() {
        [] => quote!(page.last()),
        [FieldStep { name, access: FieldAccess::Plain, .. }] => quote!(page.#name.last()),
        _ => {
            let items = borrowed(&quote!(page), items);
            quote!(#items.and_then(|items| items.last()))
        }
    };
    id.0.iter().fold(last, |value, step| {
        let inner = reference(&quote!(item), step, false);
        match step.access {
            FieldAccess::Plain => quote!(#value.map(|item| #inner)),
            FieldAccess::Option | FieldAccess::Tristate => quote!(#value.and_then(|item| #inner)),
        }
    })
}

/// The items, taken out of a page.
fn owned(items: &FieldPath) -> TokenStream {
    let take = |from: TokenStream, step: &FieldStep| {
        let name = &step.name;
        match step.access {
            FieldAccess::Plain | FieldAccess::Option => quote!(#from.#name),
            FieldAccess::Tristate => quote!(#from.#name.into_value()),
        }
    };
    let may_lack = |step: &FieldStep| step.access != FieldAccess::Plain;
    let mut value = quote!(page);
    let mut optional = false;
    for step in &items.0 {
        value = match (optional, may_lack(step)) {
            (false, _) => take(value, step),
            (true, false) => {
                let inner = take(quote!(inner), step);
                quote!(#value.map(|inner| #inner))
            }
            (true, true) => {
                let inner = take(quote!(inner), step);
                quote!(#value.and_then(|inner| #inner))
            }
        };
        optional |= may_lack(step);
    }
    if optional { quote!(#value.unwrap_or_default()) } else { value }
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
