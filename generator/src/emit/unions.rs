//! Values of one of several types.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Scope, dealiased, value_type};
use super::{checks, docs, validation};
use crate::ir::{Api, Decision, Definition, Identifier, JsonKind, Type, Union, UnionVariant};

/// An enum with a variant a type, and its impls.
pub(super) fn items(api: &Api, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    let declaration = declaration(api, definition, union);
    let from_json = from_json(api, definition, union);
    let validate = validate(api, definition, union);
    let conversions = conversions(api, name, union);
    quote! {
        #declaration
        #from_json
        #validate
        #conversions
    }
}

fn declaration(api: &Api, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(api, definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let variants = union.variants.iter().map(|variant| {
        let text = docs::fit(&variant.docs);
        let text = if text.trim().is_empty() { what(api, variant) } else { text };
        let docs = docs::attributes(&text);
        let name = &variant.name;
        let ty = variant_type(api, variant);
        quote!(#docs #name(#ty))
    });
    let unknown = union.unknown.as_ref().map(|unknown| {
        quote! {
            /// A value of a kind that the document does not have, as it was received. It is not sent.
            #unknown(serde_json::Value)
        }
    });
    let variants = variants.chain(unknown);
    quote! {
        model::union! {
            #docs
            #deprecated
            pub enum #name {
                #(#variants,)*
            }
        }
    }
}

fn variant_type(api: &Api, variant: &UnionVariant) -> TokenStream {
    let ty = value_type(api, &variant.shape.ty, Scope::Models);
    if variant.boxed { quote!(Box<#ty>) } else { ty }
}

fn from_json(api: &Api, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    let inspect = inspect(api, definition);
    let body = match &union.decision {
        Decision::Kinds => by_kind(union),
        Decision::Tag(property) => by_tag(union, property),
        Decision::Attempts => by_attempts(union),
    };
    quote! {
        impl json::FromJson for #name {
            fn from_node(node: json::Node<'_>, reading: json::Reading) -> Result<Self, json::ReadError> {
                #inspect
                #body
            }
        }
    }
}

/// The statement that checks the JSON before it is typed, where a definition has a check of it.
pub(super) fn inspect(api: &Api, definition: &Definition) -> Option<TokenStream> {
    let check = checks::path(api, definition.check?);
    Some(quote!(let reading = json::inspect(&node, reading, #check)?;))
}

/// The expression that reads a variant.
fn read(variant: &UnionVariant) -> TokenStream {
    let name = &variant.name;
    let boxed = variant.boxed.then(|| quote!(.map(Box::new)));
    quote!(json::FromJson::from_node(node, reading) #boxed .map(Self::#name))
}

fn by_kind(union: &Union) -> TokenStream {
    let arms = union.variants.iter().map(|variant| {
        let mut patterns: Vec<_> = variant.kinds.iter().map(|kind| pattern(*kind).to_string()).collect();
        patterns.sort_unstable();
        patterns.dedup();
        let patterns = patterns.iter().map(|pattern| pattern.parse::<TokenStream>().unwrap_or_default());
        let read = read(variant);
        quote!(#(#patterns)|* => #read)
    });
    let kinds: Vec<_> = union.variants.iter().map(article).collect();
    let expected = kinds.join(" or ");
    quote! {
        match &node {
            #(#arms,)*
            other => Err(json::ReadError::expected(#expected, other)),
        }
    }
}

fn by_tag(union: &Union, property: &str) -> TokenStream {
    // One without tags stands for all others.
    let (tagged, others): (Vec<_>, Vec<_>) = union.variants.iter().partition(|variant| !variant.tags.is_empty());
    let arms = tagged.into_iter().map(|variant| {
        let tags = &variant.tags;
        let read = read(variant);
        quote!(Some(#(#tags)|*) => #read)
    });
    if let [other, ..] = others.as_slice() {
        let read = read(other);
        return quote! {
            match json::tag(&node, #property) {
                #(#arms,)*
                _ => #read,
            }
        };
    }
    let unknown = union.unknown.as_ref().map(|unknown| {
        quote!(_ if reading == json::Reading::Lenient => json::FromJson::from_node(node, reading).map(Self::#unknown),)
    });
    let tags = union.variants.iter().flat_map(|variant| &variant.tags);
    quote! {
        match json::tag(&node, #property) {
            #(#arms,)*
            #unknown
            _ => Err(json::ReadError::untagged(#property, &[#(#tags),*], &node)),
        }
    }
}

fn by_attempts(union: &Union) -> TokenStream {
    let alternatives = union.variants.iter().map(|variant| {
        let UnionVariant { name, required, properties, .. } = variant;
        let text = name.text();
        let kinds = variant.kinds.iter().map(|kind| kind_of(*kind));
        let read = read(variant);
        quote! {
            json::Alternative {
                name: #text,
                kinds: &[#(#kinds),*],
                required: &[#(#required),*],
                properties: &[#(#properties),*],
                read: |node, reading| #read,
            }
        }
    });
    quote!(json::first_of(&node, reading, &[#(#alternatives),*]))
}

fn validate(api: &Api, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    if let Some(id) = definition.check {
        return whole(name, &checks::path(api, id));
    }
    let arms = union.variants.iter().map(|variant| {
        let name = &variant.name;
        let inner = if variant.boxed { quote!(&**value) } else { quote!(value) };
        if validation::checked_by_type(api, &variant.shape) {
            quote!(Self::#name(value) => validate::Validate::check(#inner, check))
        } else {
            let checks = validation::checks(api, &variant.shape);
            let unboxed = variant.boxed.then(|| quote!(let value = #inner;));
            quote!(Self::#name(value) => { #unboxed #checks })
        }
    });
    let tags = union.variants.iter().flat_map(|variant| &variant.tags);
    let unknown = union
        .unknown
        .as_ref()
        .map(|unknown| quote!(Self::#unknown(_) => check.report(validate::Rule::Enum { allowed: &[#(#tags),*] })));
    let arms = arms.chain(unknown);
    quote! {
        impl validate::Validate for #name {
            fn check(&self, check: &mut validate::Checker<'_>) {
                match self {
                    #(#arms),*
                }
            }
        }
    }
}

/// The impl of `Validate` for a type that is checked by its JSON.
pub(super) fn whole(name: &Identifier, check: &TokenStream) -> TokenStream {
    quote! {
        impl validate::Validate for #name {
            fn check(&self, check: &mut validate::Checker<'_>) {
                check.whole(self, #check);
            }
        }
    }
}

/// Values of a variant's type pass for the union, where that type says which variant is meant.
fn conversions(api: &Api, name: &Identifier, union: &Union) -> TokenStream {
    let types: Vec<(String, &UnionVariant, TokenStream)> = union
        .variants
        .iter()
        .map(|variant| {
            let ty = value_type(api, &variant.shape.ty, Scope::Models);
            let behind = value_type(api, dealiased(api, &variant.shape.ty), Scope::Models);
            (behind.to_string(), variant, ty)
        })
        .collect();
    let once = types.iter().filter(|(text, ..)| types.iter().filter(|(other, ..)| other == text).count() == 1);
    once.map(|(_, variant, ty)| {
        let value = if variant.boxed { quote!(Box::new(value)) } else { quote!(value) };
        let variant = &variant.name;
        quote! {
            impl From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant(#value)
                }
            }
        }
    })
    .collect()
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

fn kind_of(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::Boolean => quote!(validate::Kind::Boolean),
        JsonKind::Integer => quote!(validate::Kind::Integer),
        JsonKind::Number => quote!(validate::Kind::Number),
        JsonKind::String => quote!(validate::Kind::String),
        JsonKind::Array => quote!(validate::Kind::Array),
        JsonKind::Object => quote!(validate::Kind::Object),
    }
}

/// What a variant holds, in words.
fn what(api: &Api, variant: &UnionVariant) -> String {
    match &variant.shape.ty {
        Type::Named(id) => match api.definition(*id) {
            Some(definition) => format!("See [`{}`].", definition.name),
            None => sentence(&article(variant)),
        },
        _ => sentence(&article(variant)),
    }
}

fn article(variant: &UnionVariant) -> String {
    let words = variant.kinds.iter().map(|kind| match kind {
        JsonKind::Boolean => "a boolean",
        JsonKind::Integer => "an integer",
        JsonKind::Number => "a number",
        JsonKind::String => "a string",
        JsonKind::Array => "an array",
        JsonKind::Object => "an object",
    });
    words.collect::<Vec<_>>().join(" or ")
}

fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).chain(['.']).collect()
}
