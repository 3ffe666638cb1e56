//! Types as tokens.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, DefinitionKind, FloatWidth, Identifier, IntegerWidth, Shape, Type};

/// From where types are named: models name each other bare, operations say `models::`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// A file of the `models` module.
    Models,
    /// A file beside it.
    Beside,
}

/// The type of a value that is not null.
pub(super) fn value_type(api: &Api, ty: &Type, scope: Scope) -> TokenStream {
    match ty {
        Type::Any => quote!(serde_json::Value),
        Type::Boolean => quote!(bool),
        Type::Integer(width) => integer_type(*width),
        Type::Number(FloatWidth::F32) => quote!(f32),
        Type::Number(FloatWidth::F64) => quote!(f64),
        Type::String => quote!(String),
        Type::Bytes => quote!(bytes::Bytes),
        Type::Uuid => quote!(uuid::Uuid),
        Type::DateTime => quote!(jiff::Timestamp),
        Type::Date => quote!(jiff::civil::Date),
        Type::Null => quote!(json::Null),
        Type::Tuple(elements) => {
            let elements = elements.iter().map(|element| shape_type(api, element, scope));
            quote!((#(#elements,)*))
        }
        Type::Array(items) => {
            let item = shape_type(api, items, scope);
            quote!(Vec<#item>)
        }
        Type::Map(values) => {
            let value = shape_type(api, values, scope);
            quote!(std::collections::BTreeMap<String, #value>)
        }
        Type::Named(id) => {
            let name = api.definition(*id).map(|definition| &definition.name);
            match scope {
                Scope::Models => quote!(#name),
                Scope::Beside => quote!(models::#name),
            }
        }
    }
}

/// The type of a value, an `Option` where null is one.
pub(super) fn shape_type(api: &Api, shape: &Shape, scope: Scope) -> TokenStream {
    let value = value_type(api, &shape.ty, scope);
    if shape.nullable { quote!(Option<#value>) } else { value }
}

/// How a value of a type is passed by its user.
pub(super) struct Passed {
    /// The type.
    pub(super) ty: TokenStream,
    /// Whether it is passed as it is, and not as whatever converts to it.
    itself: bool,
}

impl Passed {
    /// The type of a function's parameter.
    pub(super) fn parameter(&self) -> TokenStream {
        let ty = &self.ty;
        if self.itself { quote!(#ty) } else { quote!(impl argument::IntoArgument<#ty>) }
    }

    /// The argument that the parameter `name` becomes.
    pub(super) fn argument(&self, name: &Identifier) -> TokenStream {
        if self.itself { quote!(argument::Argument::Set(#name)) } else { quote!(#name.into_argument()) }
    }

    /// What stands between a name and its type in a table.
    pub(super) fn sign(&self) -> TokenStream {
        if self.itself { quote!(as) } else { quote!(:) }
    }
}

/// How a value of a type of the runtime's is passed: as whatever converts to it.
pub(super) fn passed_as(ty: TokenStream) -> Passed {
    Passed { ty, itself: false }
}

/// How a value of this shape is passed: as whatever converts, or, where null stands among elements, as itself, for `None`
/// would say both null and nothing. So are tuples.
pub(super) fn passed(api: &Api, shape: &Shape, scope: Scope) -> Passed {
    Passed { ty: shape_type(api, shape, scope), itself: passes_as_itself(api, shape) }
}

/// Whether null is among the values of this shape, or among their elements, or these are tuples.
pub(super) fn passes_as_itself(api: &Api, shape: &Shape) -> bool {
    let mut shape = shape;
    loop {
        if shape.nullable || matches!(dealiased(api, &shape.ty), Type::Tuple(_)) {
            return true;
        }
        shape = match dealiased(api, &shape.ty) {
            Type::Array(inner) | Type::Map(inner) => inner,
            _ => return false,
        };
    }
}

/// The same shape without null itself.
pub(super) fn without_null(shape: &Shape) -> Shape {
    Shape { nullable: false, ..shape.clone() }
}

fn integer_type(width: IntegerWidth) -> TokenStream {
    match width {
        IntegerWidth::I32 => quote!(i32),
        IntegerWidth::I64 => quote!(i64),
        IntegerWidth::U32 => quote!(u32),
        IntegerWidth::U64 => quote!(u64),
    }
}

/// The type behind aliases.
pub(super) fn dealiased<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    let mut ty = ty;
    // Aliases never form a cycle; the bound holds for any intermediate form.
    for _ in 0..=api.definitions.len() {
        let Type::Named(id) = ty else { break };
        match api.definition(*id).map(|definition| &definition.kind) {
            Some(DefinitionKind::Alias(alias)) => ty = &alias.shape.ty,
            _ => break,
        }
    }
    ty
}
