//! Objects: a struct, and how it is read, written and checked.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::tokens::ident;
use super::types::{self, Scope, without_null};
use super::{checks, docs, literals, validation};
use crate::ir::{
    Additional, Api, ConstantProperty, Constraint, Definition, Field, Identifier, Presence, Shape, Struct, Type,
};

/// A struct with its builder and its impls: the table that the runtime's macro makes them of, and the checks that the
/// table names.
pub(super) fn items(api: &Api, definition: &Definition, model: &Struct) -> TokenStream {
    let name = &definition.name;
    let builder = self::builder(definition);
    let docs = docs::model(api, definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let flags = flags(api, definition, model);
    let constants = model.constants.iter().map(|ConstantProperty { wire, text }| quote!(#wire = #text,));
    let rows = model.fields.iter().map(|field| row(api, definition, field));
    let rest = rest(api, definition, model);
    let checks = checks(api, definition, model);
    quote! {
        model::object! {
            #docs
            #deprecated
            pub struct #name, #builder #flags {
                #(#constants)*
                #(#rows)*
                #rest
            }
        }
        #checks
    }
}

/// The name of a struct's builder.
pub(super) fn builder(definition: &Definition) -> Ident {
    ident(&format!("{}Builder", definition.name.text()))
}

/// What holds for the object as a whole.
fn flags(api: &Api, definition: &Definition, model: &Struct) -> Option<TokenStream> {
    let closed = matches!(model.additional, Additional::Denied).then(|| quote!(closed));
    let whole = definition.check.map(|id| {
        let check = checks::path(api, id);
        quote!(whole = #check)
    });
    let counts = model.constraints.iter().filter_map(|constraint| match constraint {
        Constraint::MinProperties(limit) => {
            let limit = Literal::u64_unsuffixed(*limit);
            Some(quote!(fewest = #limit))
        }
        Constraint::MaxProperties(limit) => {
            let limit = Literal::u64_unsuffixed(*limit);
            Some(quote!(most = #limit))
        }
        _ => None,
    });
    let flags: Vec<_> = closed.into_iter().chain(whole).chain(counts).collect();
    (!flags.is_empty()).then(|| quote!((#(#flags),*)))
}

/// The row of a field: `required name: NameString = "name" [checked],`.
fn row(api: &Api, definition: &Definition, field: &Field) -> TokenStream {
    let docs = docs::field(api, field);
    let deprecated = docs::deprecated(field.deprecated);
    let kind = ident(kind(field));
    let null = nullable_by_setter(field).then(|| {
        let setter = null_setter(field);
        quote!((#setter))
    });
    let name = &field.name;
    let passed = without_null(&field.shape);
    let sign = if types::passes_as_itself(api, &passed) { quote!(as) } else { quote!(:) };
    let ty = types::value_type(api, &field.shape.ty, Scope::Models);
    let wire = &field.wire;
    let wire = (!name.is_spelled(wire)).then(|| quote!(= #wire));
    let check = check(api, definition, field);
    let default = match &field.presence {
        Presence::Defaulted(value) | Presence::Constant(value) => {
            let value = literals::default(api, value, &field.shape);
            Some(quote!(| #value))
        }
        _ => None,
    };
    quote!(#docs #deprecated #kind #null #name #sign #ty #wire #check #default,)
}

/// The kind of a field, which is the name of what reads it.
fn kind(field: &Field) -> &'static str {
    match (&field.presence, field.shape.nullable, field.boxed) {
        (Presence::Required, false, false) => "required",
        (Presence::Required, false, true) => "boxed_required",
        (Presence::Required, true, false) => "required_nullable",
        (Presence::Required, true, true) => "boxed_required_nullable",
        (Presence::Constant(_), ..) => "constant",
        (Presence::Optional, false, false) => "optional",
        (Presence::Optional, false, true) => "boxed_optional",
        (Presence::Optional, true, false) => "nullable",
        (Presence::Optional, true, true) => "boxed_nullable",
        (Presence::Tristate, _, false) => "tristate",
        (Presence::Tristate, _, true) => "boxed_tristate",
        // Objects have no default but the empty one, so what has a default is never boxed.
        (Presence::Defaulted(_), false, _) => "defaulted",
        (Presence::Defaulted(_), true, _) => "defaulted_nullable",
    }
}

/// Whether null is a value to be set.
fn nullable_by_setter(field: &Field) -> bool {
    match field.presence {
        Presence::Tristate => true,
        Presence::Required | Presence::Defaulted(_) => field.shape.nullable,
        Presence::Optional | Presence::Constant(_) => false,
    }
}

fn null_setter(field: &Field) -> Ident {
    // What keeps a keyword from being one (`self_`) would be a second underscore here.
    ident(&format!("{}_null", field.name.text().trim_end_matches('_')))
}

/// How a field is checked, unless nothing can be wrong with it or it is checked with the whole.
fn check(api: &Api, definition: &Definition, field: &Field) -> Option<TokenStream> {
    if definition.check.is_some() || !needs_check(api, &field.shape) {
        return None;
    }
    if validation::checked_by_type(api, &field.shape) {
        return Some(quote!([checked]));
    }
    let (owner, function) = (&definition.name, validation::function_name(&field.name));
    Some(quote!([#owner::#function]))
}

/// The row of the properties that have no field.
fn rest(api: &Api, definition: &Definition, model: &Struct) -> Option<TokenStream> {
    let (name, shape) = additional(model)?;
    let whole = additional_shape(shape);
    let sign = if types::passes_as_itself(api, &whole) { quote!(as) } else { quote!(:) };
    let ty = match shape {
        Some(shape) => types::shape_type(api, shape, Scope::Models),
        None => quote!(serde_json::Value),
    };
    let check = if definition.check.is_some() {
        quote!(validate::unchecked)
    } else {
        let owner = &definition.name;
        let function = validation::function_name(name);
        quote!(#owner::#function)
    };
    Some(quote!(.. #name #sign #ty = #check,))
}

/// The functions that check what no type checks by itself.
fn checks(api: &Api, definition: &Definition, model: &Struct) -> Option<TokenStream> {
    if definition.check.is_some() {
        return None;
    }
    let fields = model.fields.iter();
    let fields = fields
        .filter_map(|field| validation::check_definition(api, &field.shape, &field.name, Scope::Models))
        .chain(additional_check(api, model));
    let checks: Vec<_> = fields.collect();
    let name = &definition.name;
    (!checks.is_empty()).then(|| quote!(impl #name { #(#checks)* }))
}

/// The map of properties that have no field: its name, and the shape of its values unless they may be anything.
pub(super) fn additional(model: &Struct) -> Option<(&Identifier, Option<&Shape>)> {
    match &model.additional {
        Additional::Kept(name) => Some((name, None)),
        Additional::Typed(name, shape) => Some((name, Some(shape))),
        Additional::Dropped | Additional::Denied => None,
    }
}

/// The shape of that map.
pub(super) fn additional_shape(values: Option<&Shape>) -> Shape {
    let any = Shape { ty: Type::Any, nullable: false, constraints: Vec::new() };
    let values = values.cloned().unwrap_or(any);
    Shape { ty: Type::Map(Box::new(values)), nullable: false, constraints: Vec::new() }
}

/// The type of that map.
pub(super) fn additional_type(api: &Api, values: Option<&Shape>) -> TokenStream {
    types::shape_type(api, &additional_shape(values), Scope::Models)
}

/// The function that checks the map.
fn additional_check(api: &Api, model: &Struct) -> Option<TokenStream> {
    let (name, shape) = additional(model)?;
    let function = validation::function_name(name);
    let ty = additional_type(api, shape);
    let values = shape.filter(|shape| needs_check(api, shape));
    let values = values.map(|shape| validation::checks(api, &additional_shape(Some(shape))));
    Some(quote! {
        fn #function(value: &#ty, check: &mut validate::Checker<'_>) {
            check.undeclared(value, <Self as model::Object>::PROPERTIES);
            #values
        }
    })
}

/// Whether some value of this shape can break a constraint.
pub(super) fn needs_check(api: &Api, shape: &Shape) -> bool {
    !shape.constraints.is_empty()
        || match &shape.ty {
            Type::Number(_) => true,
            Type::Array(inner) | Type::Map(inner) => needs_check(api, inner),
            Type::Named(id) => api.definition(*id).is_some_and(|definition| definition.constrained),
            Type::Tuple(elements) => elements.iter().any(|element| needs_check(api, element)),
            Type::Any
            | Type::Null
            | Type::Boolean
            | Type::Integer(_)
            | Type::String
            | Type::Bytes
            | Type::Uuid
            | Type::DateTime
            | Type::Date => false,
        }
}
