//! Constant values: defaults.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{integer, number};
use crate::ir::{Api, DefinitionId, DefinitionKind, Identifier, Literal, Shape, Type};

/// The value as an expression of its type, as the `models` module sees it. A type with a name is called as the place does that
/// has the value, be it an alias, for no other name is in scope.
fn literal(api: &Api, value: &Literal, ty: &Type) -> TokenStream {
    let name = named(api, ty);
    match value {
        Literal::Boolean(value) => quote!(#value),
        Literal::Integer(value) => integer(*value),
        Literal::Number(value) => number(*value),
        Literal::String(value) if value.is_empty() => quote!(String::new()),
        Literal::String(value) => quote!(#value.to_owned()),
        Literal::Newtype(_, inner) => {
            // What it holds has no name.
            let inner = literal(api, inner, &Type::String);
            quote!(#name::new_unchecked(#inner))
        }
        Literal::Variant(id, position) => {
            let variant = variant(api, *id, *position);
            quote!(#name::#variant)
        }
        Literal::Empty => quote!(Default::default()),
    }
}

/// The value of a field of this shape, as an expression.
pub(super) fn default(api: &Api, value: &Literal, shape: &Shape) -> TokenStream {
    let plain = literal(api, value, &shape.ty);
    if shape.nullable { quote!(Some(#plain)) } else { plain }
}

fn named<'a>(api: &'a Api, ty: &Type) -> Option<&'a Identifier> {
    match ty {
        Type::Named(id) => api.definition(*id).map(|definition| &definition.name),
        _ => None,
    }
}

fn variant(api: &Api, id: DefinitionId, position: usize) -> Option<&Identifier> {
    match &api.definition(id)?.kind {
        DefinitionKind::Enum(list) => list.variants.get(position).map(|variant| &variant.name),
        _ => None,
    }
}
