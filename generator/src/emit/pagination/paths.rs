//! Values of a page, by the way to them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{FieldAccess, FieldPath, FieldStep, More, MoreSign};

/// An `Option` of a reference to a value of the page.
pub(super) fn borrowed(path: &FieldPath) -> TokenStream {
    Value::of(quote!(page), &path.0).borrowed()
}

/// An `Option<bool>`: whether there is a next page.
pub(super) fn has_more(more: Option<&More>) -> TokenStream {
    let Some(More { field, sign }) = more else { return quote!(None) };
    match sign {
        MoreSign::True => boolean(field),
        MoreSign::False => match Value::of(quote!(page), &field.0) {
            Value::Place(place) => quote!(Some(!#place)),
            Value::Option(value) => quote!(#value.map(|last| !last)),
        },
        MoreSign::Present => {
            let text = borrowed(field);
            quote!(Some(pages::is_present(#text)))
        }
    }
}

/// An `Option<bool>` of a boolean.
fn boolean(path: &FieldPath) -> TokenStream {
    // One that is optional in a place is that option, copied.
    if let Some((FieldStep { name, access: FieldAccess::Option, .. }, before)) = path.0.split_last()
        && let Value::Place(place) = Value::of(quote!(page), before)
    {
        return quote!(#place.#name);
    }
    match Value::of(quote!(page), &path.0) {
        Value::Place(place) => quote!(Some(#place)),
        Value::Option(value) => quote!(#value.copied()),
    }
}

/// How many items a page has.
pub(super) fn count(items: &FieldPath) -> TokenStream {
    match Value::of(quote!(page), &items.0) {
        Value::Place(items) => quote!(#items.len()),
        Value::Option(items) => quote!(#items.map_or(0, Vec::len)),
    }
}

/// An `Option` of a reference to a value of a page's last item.
pub(super) fn last(items: &FieldPath, path: &FieldPath) -> TokenStream {
    let last = match Value::of(quote!(page), &items.0) {
        Value::Place(items) => quote!(#items.last()),
        Value::Option(items) => quote!(#items.and_then(|items| items.last())),
    };
    match Value::of(quote!(item), &path.0) {
        Value::Place(place) => quote!(#last.map(|item| &#place)),
        Value::Option(value) => quote!(#last.and_then(|item| #value)),
    }
}

/// The items, taken out of a page.
pub(super) fn owned(items: &FieldPath) -> TokenStream {
    let mut value = quote!(page);
    let mut optional = false;
    for FieldStep { name, access, .. } in &items.0 {
        let taken = match access {
            FieldAccess::Plain | FieldAccess::Option => quote!(.#name),
            FieldAccess::Tristate => quote!(.#name.into_value()),
        };
        let lacks = *access != FieldAccess::Plain;
        value = match (optional, lacks) {
            (false, _) => quote!(#value #taken),
            (true, false) => quote!(#value.map(|inner| inner #taken)),
            (true, true) => quote!(#value.and_then(|inner| inner #taken)),
        };
        optional |= lacks;
    }
    if optional { quote!(#value.unwrap_or_default()) } else { value }
}

/// An expression for a value that is not taken.
enum Value {
    /// The value where it is.
    Place(TokenStream),
    /// An `Option` of a reference to it.
    Option(TokenStream),
}

impl Value {
    fn of(from: TokenStream, steps: &[FieldStep]) -> Self {
        steps.iter().fold(Self::Place(from), |value, FieldStep { name, access, .. }| match (value, access) {
            (Self::Place(place), FieldAccess::Plain) => Self::Place(quote!(#place.#name)),
            (Self::Place(place), FieldAccess::Option) => Self::Option(quote!(#place.#name.as_ref())),
            (Self::Place(place), FieldAccess::Tristate) => Self::Option(quote!(#place.#name.value())),
            (Self::Option(value), FieldAccess::Plain) => Self::Option(quote!(#value.map(|inner| &inner.#name))),
            (Self::Option(value), FieldAccess::Option) => {
                Self::Option(quote!(#value.and_then(|inner| inner.#name.as_ref())))
            }
            (Self::Option(value), FieldAccess::Tristate) => {
                Self::Option(quote!(#value.and_then(|inner| inner.#name.value())))
            }
        })
    }

    fn borrowed(self) -> TokenStream {
        match self {
            Self::Place(place) => quote!(Some(&#place)),
            Self::Option(value) => value,
        }
    }
}
