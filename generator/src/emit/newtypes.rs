//! Scalars with constraints.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Scope, value_type};
use super::{checks, docs, unions, validation};
use crate::ir::{Api, Definition, DefinitionKind, Identifier, Newtype, Type};

/// A newtype and its impls.
pub(super) fn items(api: &Api, definition: &Definition, newtype: &Newtype) -> TokenStream {
    let name = &definition.name;
    let docs = docs::newtype(api, definition, newtype);
    let deprecated = docs::deprecated(definition.deprecated);
    let inner = value_type(api, &newtype.ty, Scope::Models);
    let checks_of_value = validation::constraints(api, &newtype.constraints, &newtype.ty);
    let declaration = match &newtype.ty {
        Type::String => quote!(model::text_newtype! { #docs #deprecated pub struct #name; }),
        Type::Integer(_) => quote! {
            model::number_newtype! {
                #docs
                #deprecated
                #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
                pub struct #name(#inner);
            }
        },
        Type::Number(_) => quote! {
            model::number_newtype! {
                #docs
                #deprecated
                #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
                pub struct #name(#inner);
            }
        },
        _ => quote!(model::value_newtype! { #docs #deprecated pub struct #name(#inner); }),
    };
    let json = match (&newtype.ty, unions::inspect(api, definition)) {
        (Type::String, None) => quote!(model::json_by_text!(#name);),
        // A check is of JSON, so text that comes with one is read as JSON is.
        _ => json(api, definition),
    };
    let validate = match definition.check {
        Some(id) => unions::whole(name, &checks::path(api, id)),
        None => validate(name, newtype, &checks_of_value),
    };
    quote!(#declaration #validate #json)
}

fn validate(name: &Identifier, newtype: &Newtype, checks: &TokenStream) -> TokenStream {
    let finite = matches!(newtype.ty, Type::Number(_)).then(|| quote!(validate::Validate::check(value, check);));
    quote! {
        impl validate::Validate for #name {
            fn check(&self, check: &mut validate::Checker<'_>) {
                let value = &self.0;
                #finite
                #checks
            }
        }
    }
}

/// Reading and writing as what it wraps.
fn json(api: &Api, definition: &Definition) -> TokenStream {
    let name = &definition.name;
    let inspect = unions::inspect(api, definition);
    let nullable = match &definition.kind {
        DefinitionKind::Newtype(Newtype { ty: Type::Any | Type::Null, .. }) => Some(quote!(
            const NULLABLE: bool = true;
        )),
        _ => None,
    };
    quote! {
        impl json::FromJson for #name {
            #nullable

            fn from_node(node: json::Node<'_>, reading: json::Reading) -> Result<Self, json::ReadError> {
                #inspect
                json::FromJson::from_node(node, reading).map(Self)
            }
        }

        impl json::ToJson for #name {
            fn write(&self, writer: &mut json::Writer) {
                json::ToJson::write(&self.0, writer);
            }
        }
    }
}
