//! Constant values: defaults.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{integer, number};
use crate::ir::{Api, DefinitionId, DefinitionKind, Literal};

/// The value as an expression of its type, as the `models` module sees it.
fn literal(api: &Api, value: &Literal) -> TokenStream {
    match value {
        Literal::Boolean(value) => quote!(#value),
        Literal::Integer(value) => integer(*value),
        Literal::Number(value) => number(*value),
        Literal::String(value) if value.is_empty() => quote!(String::new()),
        Literal::String(value) => quote!(#value.to_owned()),
        Literal::Newtype(id, inner) => {
            let name = api.definition(*id).map(|definition| &definition.name);
            let inner = literal(api, inner);
            quote!(#name::new_unchecked(#inner))
        }
        Literal::Variant(id, position) => variant(api, *id, *position),
        Literal::Empty => quote!(Default::default()),
    }
}

/// The value of a field that may be null, as an expression.
pub(super) fn default(api: &Api, value: &Literal, nullable: bool) -> TokenStream {
    let plain = literal(api, value);
    if nullable { quote!(Some(#plain)) } else { plain }
}

fn variant(api: &Api, id: DefinitionId, position: usize) -> TokenStream {
    let Some(definition) = api.definition(id) else { return quote!(Default::default()) };
    let DefinitionKind::Enum(definition_enum) = &definition.kind else { return quote!(Default::default()) };
    let enum_name = &definition.name;
    let variant = definition_enum.variants.get(position).map(|variant| &variant.name);
    quote!(#enum_name::#variant)
}
