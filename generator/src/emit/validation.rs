//! Checks of constraints.
//!
//! What a type's own definition asserts is checked by its `Validate`. What is asserted at a place of use, beyond that,
//! becomes a function beside the struct: `fn check_limit(value: &i64, check: &mut Checker<'_>)`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::checks;
use super::tokens::{bound, ident};
use super::types::{self, Scope};
use crate::ir::{Api, Constraint, DefinitionKind, Identifier, Shape, Type};

/// Whether the type's own `Validate` checks everything that is asserted here.
pub(super) fn checked_by_type(api: &Api, shape: &Shape) -> bool {
    let mut shape = shape;
    loop {
        if !shape.constraints.is_empty() {
            return false;
        }
        shape = match &shape.ty {
            Type::Array(inner) | Type::Map(inner) => inner,
            // As deep as the document nests arrays, which is bounded.
            Type::Tuple(elements) => return elements.iter().all(|element| checked_by_type(api, element)),
            ty => match aliased(api, ty) {
                Some(inner) => inner,
                None => return true,
            },
        };
    }
}

/// What a type stands for, if it is an alias. Aliases never lead back to themselves.
fn aliased<'a>(api: &'a Api, ty: &Type) -> Option<&'a Shape> {
    let Type::Named(id) = ty else { return None };
    match &api.definition(*id)?.kind {
        DefinitionKind::Alias(alias) => Some(&alias.shape),
        _ => None,
    }
}

/// The function beside the struct, where one is needed.
pub(super) fn check_definition(api: &Api, shape: &Shape, name: &Identifier, scope: Scope) -> Option<TokenStream> {
    let needed = !checked_by_type(api, shape);
    needed.then(|| check_function(api, shape, &function_name(name), scope))
}

/// A function that checks a value of this shape.
pub(super) fn check_function(api: &Api, shape: &Shape, function: &Ident, scope: Scope) -> TokenStream {
    let ty = types::value_type(api, &shape.ty, scope);
    let checks = checks(api, shape);
    quote! {
        fn #function(value: &#ty, check: &mut validate::Checker<'_>) {
            #checks
        }
    }
}

/// The name of the function beside the struct.
pub(super) fn function_name(name: &Identifier) -> Ident {
    ident(&format!("check_{}", name.text()))
}

/// Statements that check `value`, a reference to a value of this shape that is not null, by means of `check`.
pub(super) fn checks(api: &Api, shape: &Shape) -> TokenStream {
    if let Some(whole) = whole(api, shape) {
        return quote!(check.whole(value, #whole););
    }
    let ty = types::dealiased(api, &shape.ty);
    let mut own = constraints(api, &shape.constraints, ty);
    let mut alias = aliased(api, &shape.ty);
    while let Some(shape) = alias {
        own.extend(constraints(api, &shape.constraints, ty));
        alias = aliased(api, &shape.ty);
    }
    let nested = nested_checks(api, ty);
    quote!(#own #nested)
}

/// The function that checks everything about a value of this shape, where there is one.
fn whole(api: &Api, shape: &Shape) -> Option<TokenStream> {
    shape.constraints.iter().find_map(|constraint| match constraint {
        Constraint::Whole(id) => Some(checks::path(api, *id)),
        _ => None,
    })
}

/// Statements that check what a value contains; `ty` is no alias. Nesting is bounded when types are resolved.
fn nested_checks(api: &Api, ty: &Type) -> TokenStream {
    match ty {
        Type::Array(items) if !checked_by_type(api, items) => {
            let checks = null_aware_checks(api, items);
            quote! {
                for (index, value) in value.iter().enumerate() {
                    let check = &mut check.index(index);
                    #checks
                }
            }
        }
        Type::Map(values) if !checked_by_type(api, values) => {
            let checks = null_aware_checks(api, values);
            quote! {
                for (key, value) in value {
                    let check = &mut check.key(key);
                    #checks
                }
            }
        }
        Type::Named(_) | Type::Array(_) | Type::Map(_) | Type::Number(_) => {
            quote!(validate::Validate::check(value, check);)
        }
        Type::Tuple(elements) => {
            elements.iter().enumerate().map(|(at, element)| element_checks(api, at, element)).collect()
        }
        Type::Any
        | Type::Null
        | Type::Boolean
        | Type::Integer(_)
        | Type::String
        | Type::Bytes
        | Type::Uuid
        | Type::DateTime
        | Type::Date => TokenStream::new(),
    }
}

fn element_checks(api: &Api, at: usize, element: &Shape) -> TokenStream {
    let checks = null_aware_checks(api, element);
    if checks.is_empty() {
        return checks;
    }
    let index = proc_macro2::Literal::usize_unsuffixed(at);
    quote! {
        {
            let value = &value.#index;
            let check = &mut check.index(#index);
            #checks
        }
    }
}

/// Checks of an element, a property value or a whole body, which may be null.
pub(super) fn null_aware_checks(api: &Api, shape: &Shape) -> TokenStream {
    let checks = checks(api, shape);
    if shape.nullable {
        quote! {
            if let Some(value) = value {
                #checks
            }
        }
    } else {
        checks
    }
}

/// Statements for each constraint on `value`, of type `&ty`.
pub(super) fn constraints(api: &Api, constraints: &[Constraint], ty: &Type) -> TokenStream {
    constraints.iter().map(|constraint| statement(api, constraint, ty)).collect()
}

fn statement(api: &Api, constraint: &Constraint, ty: &Type) -> TokenStream {
    let count = |limit: u64| proc_macro2::Literal::u64_unsuffixed(limit);
    match *constraint {
        Constraint::MinLength(limit) => {
            let limit = count(limit);
            quote!(check.min_length(value, #limit);)
        }
        Constraint::MaxLength(limit) => {
            let limit = count(limit);
            quote!(check.max_length(value, #limit);)
        }
        Constraint::Minimum(limit) => {
            let limit = bound(limit, ty);
            quote!(check.minimum(*value, #limit);)
        }
        Constraint::ExclusiveMinimum(limit) => {
            let limit = bound(limit, ty);
            quote!(check.exclusive_minimum(*value, #limit);)
        }
        Constraint::Maximum(limit) => {
            let limit = bound(limit, ty);
            quote!(check.maximum(*value, #limit);)
        }
        Constraint::ExclusiveMaximum(limit) => {
            let limit = bound(limit, ty);
            quote!(check.exclusive_maximum(*value, #limit);)
        }
        Constraint::MinItems(limit) => {
            let limit = count(limit);
            quote!(check.min_items(value.len(), #limit);)
        }
        Constraint::MaxItems(limit) => {
            let limit = count(limit);
            quote!(check.max_items(value.len(), #limit);)
        }
        Constraint::MinProperties(limit) => {
            let limit = count(limit);
            quote!(check.min_properties(value.len(), #limit);)
        }
        Constraint::MaxProperties(limit) => {
            let limit = count(limit);
            quote!(check.max_properties(value.len(), #limit);)
        }
        Constraint::MultipleOf(divisor) => {
            let divisor = checks::validate_number(divisor);
            quote!(check.multiple_of(*value, #divisor);)
        }
        Constraint::Pattern(id) => {
            let pattern = checks::pattern(api, id);
            quote!(check.pattern(value, #pattern);)
        }
        Constraint::Format(format) => {
            let format = checks::format(format);
            quote!(check.format(value, #format);)
        }
        Constraint::UniqueItems => quote!(check.unique_items(value);),
        Constraint::Enumeration(ref values) => {
            let values = checks::constants(values);
            quote!(check.enumeration_of(value, #values);)
        }
        Constraint::Whole(id) => {
            let check = checks::path(api, id);
            quote!(check.whole(value, #check);)
        }
    }
}
