//! Values of one of several JSON types.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Scope, value_type};
use super::{docs, validation};
use crate::ir::{Api, Definition, Identifier, JsonKind, Union};

/// An enum with a variant a JSON type, and its impls.
pub(super) fn items(api: &Api, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    let declaration = declaration(api, definition, union);
    let from_json = from_json(name, union);
    let writes = union.variants.iter().map(|variant| {
        let variant = &variant.name;
        quote!(Self::#variant(value) => json::ToJson::write(value, writer))
    });
    let checks = union.variants.iter().map(|variant| {
        let name = &variant.name;
        if validation::checked_by_type(api, &variant.shape) {
            quote!(Self::#name(value) => validate::Validate::check(value, check))
        } else {
            let checks = validation::checks(api, &variant.shape);
            quote!(Self::#name(value) => { #checks })
        }
    });
    let conversions = union.variants.iter().map(|variant| {
        let ty = value_type(api, &variant.shape.ty, Scope::Models);
        let variant = &variant.name;
        quote! {
            impl From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant(value)
                }
            }
        }
    });
    quote! {
        #declaration
        impl json::Model for #name {}
        #from_json

        impl json::ToJson for #name {
            fn write(&self, writer: &mut json::Writer) {
                match self {
                    #(#writes),*
                }
            }
        }

        impl validate::Validate for #name {
            fn check(&self, check: &mut validate::Checker<'_>) {
                match self {
                    #(#checks),*
                }
            }
        }

        #(#conversions)*
        json::serde_by_model!(#name);
    }
}

fn declaration(api: &Api, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let variants = union.variants.iter().map(|variant| {
        let docs = format!(" {}", sentence(article(variant.kind)));
        let name = &variant.name;
        let ty = value_type(api, &variant.shape.ty, Scope::Models);
        quote!(#[doc = #docs] #name(#ty))
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #deprecated
        pub enum #name {
            #(#variants),*
        }
    }
}

fn from_json(name: &Identifier, union: &Union) -> TokenStream {
    let arms = union.variants.iter().map(|variant| {
        let pattern = pattern(variant.kind);
        let name = &variant.name;
        quote!(#pattern => json::FromJson::from_node(node, reading).map(Self::#name))
    });
    let kinds: Vec<_> = union.variants.iter().map(|variant| article(variant.kind)).collect();
    let expected = kinds.join(" or ");
    quote! {
        impl json::FromJson for #name {
            fn from_node(node: json::Node<'_>, reading: json::Reading) -> Result<Self, json::ReadError> {
                match &node {
                    #(#arms,)*
                    other => Err(json::ReadError::expected(#expected, other)),
                }
            }
        }
    }
}

fn pattern(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::Boolean => quote!(json::Node::Boolean(_)),
        JsonKind::Integer | JsonKind::Number => quote!(json::Node::Number(_)),
        JsonKind::String => quote!(json::Node::String(_)),
        JsonKind::Array => quote!(json::Node::Array(_)),
        JsonKind::Object => quote!(json::Node::Object(_)),
    }
}

fn article(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "a boolean",
        JsonKind::Integer => "an integer",
        JsonKind::Number => "a number",
        JsonKind::String => "a string",
        JsonKind::Array => "an array",
        JsonKind::Object => "an object",
    }
}

fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).chain(['.']).collect()
}
