//! Scalars with constraints.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Scope, value_type};
use super::{checks, docs, validation};
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
    let json = match (&newtype.ty, inspect(api, definition)) {
        (Type::String, None) => quote!(model::json_by_text!(#name);),
        // A check is of JSON, so text that comes with one is read as JSON is.
        _ => json(api, definition),
    };
    let validate = match definition.check {
        Some(id) => whole(name, &checks::path(api, id)),
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
    let inspect = inspect(api, definition);
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

/// The statement that checks the JSON before it is typed, where a definition has a check of it.
fn inspect(api: &Api, definition: &Definition) -> Option<TokenStream> {
    let check = checks::path(api, definition.check?);
    Some(quote!(let reading = json::inspect(&node, reading, #check)?;))
}

/// The impl of `Validate` for a type that is checked by its JSON.
fn whole(name: &Identifier, check: &TokenStream) -> TokenStream {
    quote! {
        impl validate::Validate for #name {
            fn check(&self, check: &mut validate::Checker<'_>) {
                check.whole(self, #check);
            }
        }
    }
}
