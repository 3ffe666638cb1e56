//! Values of one of several types.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::tokens::ident;
use super::types::{Scope, dealiased, value_type};
use super::{checks, docs, validation};
use crate::ir::{Api, Decision, Definition, DefinitionKind, JsonKind, Presence, Type, Union, UnionVariant};

/// An enum with a variant a type, and its impls: the table that the runtime's macro makes them of, and the checks that the
/// table names.
pub(super) fn items(api: &Api, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(api, definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let unknown = union.unknown.as_ref().map(|unknown| quote!(, #unknown));
    let decision = decision(union);
    let whole = definition.check.map(|id| {
        let check = checks::path(api, id);
        quote!((whole = #check))
    });
    let types = types(api, union);
    let rows = union.variants.iter().zip(&types).enumerate();
    let rows = rows.map(|(at, (variant, ty))| {
        let shared = types.iter().filter(|other| *other == ty).count() > 1;
        row(api, definition, &union.decision, at, variant, shared)
    });
    let functions = functions(api, definition, union);
    quote! {
        model::union! {
            #docs
            #deprecated
            pub enum #name #unknown by #decision #whole {
                #(#rows)*
            }
        }
        #functions
    }
}

/// What tells variants apart.
fn decision(union: &Union) -> TokenStream {
    match &union.decision {
        Decision::Kinds => quote!(kind),
        Decision::Attempts => quote!(fit),
        Decision::Tag(property) => quote!(#property),
    }
}

/// The types of the variants behind their aliases.
fn types(api: &Api, union: &Union) -> Vec<String> {
    let types = union.variants.iter().map(|variant| dealiased(api, &variant.shape.ty));
    types.map(|ty| value_type(api, ty, Scope::Models).to_string()).collect()
}

/// The row of a variant: `Blank(DiskSourceBlank) = "blank",`. Values of a type that others have, too, are of this variant
/// only when it is named.
fn row(
    api: &Api,
    definition: &Definition,
    decision: &Decision,
    at: usize,
    variant: &UnionVariant,
    shared: bool,
) -> TokenStream {
    let docs = docs::attributes(&docs::paragraphs([docs::fit(&variant.docs)]));
    let name = &variant.name;
    let shared = shared.then(|| quote!(as));
    let boxed = variant.boxed.then(|| ident("box"));
    let ty = value_type(api, &variant.shape.ty, Scope::Models);
    let check = has_function(api, definition, variant).then(|| {
        let function = function_name(at);
        quote!([Self::#function])
    });
    let sign = match decision {
        Decision::Kinds => Some(kinds(variant)),
        Decision::Tag(_) => tags(variant),
        Decision::Attempts => fit(api, variant),
    };
    quote!(#docs #name(#shared #boxed #ty) #check #sign,)
}

fn kinds(variant: &UnionVariant) -> TokenStream {
    let kinds = variant.kinds.iter().map(|kind| kind_name(*kind));
    quote!(= #(#kinds)|*)
}

fn tags(variant: &UnionVariant) -> Option<TokenStream> {
    let tags = &variant.tags;
    (!tags.is_empty()).then(|| quote!(= #(#tags)|*))
}

/// What says whether a value fits a variant: nothing beyond the variant's type, where that is an object of its properties.
fn fit(api: &Api, variant: &UnionVariant) -> Option<TokenStream> {
    if has_properties_of_type(api, variant) {
        return None;
    }
    let kinds = kinds(variant);
    let UnionVariant { required, properties, .. } = variant;
    let listed = !required.is_empty() || !properties.is_empty();
    let listed = listed.then(|| quote!((required #(#required),*; #(#properties),*)));
    Some(quote!(#kinds #listed))
}

/// Whether the variant is an object, and its type has the properties by which it is told.
fn has_properties_of_type(api: &Api, variant: &UnionVariant) -> bool {
    let Type::Named(id) = dealiased(api, &variant.shape.ty) else { return false };
    let Some(DefinitionKind::Struct(model)) = api.definition(*id).map(|definition| &definition.kind) else {
        return false;
    };
    let constants = model.constants.iter().map(|constant| &constant.wire);
    let required =
        model.fields.iter().filter(|field| matches!(field.presence, Presence::Required | Presence::Constant(_)));
    let required = required.map(|field| &field.wire).chain(constants.clone());
    variant.kinds == [JsonKind::Object]
        && are_the_same(model.fields.iter().map(|field| &field.wire).chain(constants), &variant.properties)
        && are_the_same(required, &variant.required)
}

/// Whether the names are those of the properties, which are sorted.
fn are_the_same<'f>(names: impl Iterator<Item = &'f String>, properties: &[String]) -> bool {
    let mut names: Vec<&String> = names.collect();
    names.sort_unstable();
    names.into_iter().eq(properties)
}

/// Whether something is asserted of a variant's values that their type does not check.
fn has_function(api: &Api, definition: &Definition, variant: &UnionVariant) -> bool {
    definition.check.is_none() && !validation::checked_by_type(api, &variant.shape)
}

/// The name of the function that checks a variant's values. Words of a variant could be those of another.
fn function_name(at: usize) -> Ident {
    ident(&format!("check_{at}"))
}

/// The functions that check what no type checks by itself.
fn functions(api: &Api, definition: &Definition, union: &Union) -> Option<TokenStream> {
    let variants = union.variants.iter().enumerate();
    let functions: Vec<_> = variants
        .filter(|(_, variant)| has_function(api, definition, variant))
        .map(|(at, variant)| validation::check_function(api, &variant.shape, &function_name(at), Scope::Models))
        .collect();
    let name = &definition.name;
    (!functions.is_empty()).then(|| quote!(impl #name { #(#functions)* }))
}

fn kind_name(kind: JsonKind) -> Ident {
    ident(match kind {
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::Array => "Array",
        JsonKind::Object => "Object",
    })
}
