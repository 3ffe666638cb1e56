//! Objects: a struct, and how it is read, written and checked.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::ident;
use super::types::{self, Scope, field_type};
use super::{builders, checks, docs, literals, unions, validation};
use crate::ir::{Additional, Api, Constraint, Definition, Field, Identifier, Presence, Shape, Struct, Type};

/// A struct with its builder and its impls.
pub(super) fn items(api: &Api, definition: &Definition, model: &Struct) -> TokenStream {
    let name = &definition.name;
    let declaration = declaration(api, definition, model);
    let inherent = inherent(api, definition, model);
    let from_json = from_json(api, definition, model);
    let to_json = to_json(name, model);
    let validate = match definition.check {
        Some(id) => unions::whole(name, &checks::path(api, id)),
        None => validate(api, name, model),
    };
    let builder = builders::items(api, definition, model);
    quote! {
        #declaration
        #inherent
        impl json::Model for #name {}
        #from_json
        #to_json
        #validate
        json::serde_by_model!(#name);
        #builder
    }
}

fn declaration(api: &Api, definition: &Definition, model: &Struct) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(api, definition);
    let fields = model.fields.iter().map(|field| {
        let docs = docs::field(api, field);
        let deprecated = docs::deprecated(field.deprecated);
        let name = &field.name;
        let ty = field_type(api, field);
        quote!(#docs #deprecated pub #name: #ty)
    });
    let additional = additional(model).map(|(name, shape)| {
        let ty = additional_type(api, shape);
        quote! {
            /// Properties that have no field here. They are kept, and sent with the others.
            pub #name: #ty
        }
    });
    let fields = fields.chain(additional);
    let deprecated = docs::deprecated(definition.deprecated);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #deprecated
        pub struct #name {
            #(#fields),*
        }
    }
}

fn inherent(api: &Api, definition: &Definition, model: &Struct) -> TokenStream {
    let name = &definition.name;
    let builder = builders::name(definition);
    let properties = additional(model).map(|_| {
        let declared = model.fields.iter().map(|field| &field.wire);
        quote! {
            /// The names of the properties that have a field.
            const PROPERTIES: &[&str] = &[#(#declared),*];
        }
    });
    // A check of the whole value is one of its parts, too.
    let by_parts = definition.check.is_none();
    let checks = model
        .fields
        .iter()
        .filter(|_| by_parts)
        .filter_map(|field| validation::check_definition(api, &field.shape, &field.name, Scope::Models));
    let additional_check = if by_parts { additional_check(api, model) } else { None };
    // A setter of this name would be taken for the function of the trait.
    let shadowed = model.fields.iter().any(|field| field.name.text() == "default");
    let empty = if shadowed { quote!(<#builder as Default>::default()) } else { quote!(#builder::default()) };
    quote! {
        impl #name {
            #properties

            /// A builder with nothing set.
            pub fn builder() -> #builder {
                #empty
            }

            #(#checks)*
            #additional_check
        }
    }
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
    let function = ident(&format!("check_{}", name.text()));
    let ty = additional_type(api, shape);
    let values = shape.filter(|shape| needs_check(api, shape));
    let values = values.map(|shape| validation::checks(api, &additional_shape(Some(shape))));
    Some(quote! {
        fn #function(value: &#ty, check: &mut validate::Checker<'_>) {
            check.undeclared(value, Self::PROPERTIES);
            #values
        }
    })
}

fn from_json(api: &Api, definition: &Definition, model: &Struct) -> TokenStream {
    let name = &definition.name;
    let inspect = unions::inspect(api, definition);
    let fields = model.fields.iter().map(|field| {
        let name = &field.name;
        let read = read_field(api, field);
        quote!(#name: #read)
    });
    let rest = additional(model).map(|(name, _)| quote!(#name: object.rest()?));
    let fields: Vec<_> = fields.chain(rest).collect();
    let binding = if fields.is_empty() { quote!(let object) } else { quote!(let mut object) };
    let body = match &model.additional {
        Additional::Denied => quote! {
            #binding = json::ObjectReader::new(node, reading)?;
            let value = Self { #(#fields),* };
            object.deny_rest()?;
            Ok(value)
        },
        _ if fields.is_empty() => quote! {
            json::ObjectReader::new(node, reading)?;
            Ok(Self {})
        },
        _ => quote! {
            #binding = json::ObjectReader::new(node, reading)?;
            Ok(Self { #(#fields),* })
        },
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

fn read_field(api: &Api, field: &Field) -> TokenStream {
    let wire = &field.wire;
    let nullable = field.shape.nullable;
    let read = match (&field.presence, nullable) {
        (Presence::Required, _) => quote!(object.required(#wire)?),
        (Presence::Optional, false) => quote!(object.optional(#wire)?),
        (Presence::Optional, true) => quote!(object.nullable(#wire)?),
        (Presence::Tristate, _) => quote!(object.tristate(#wire)?),
        (Presence::Defaulted(default), _) => {
            let fallback = literals::fallback(api, default, nullable);
            quote!(object.optional(#wire)? #fallback)
        }
    };
    let always_there = matches!(field.presence, Presence::Required | Presence::Defaulted(_)) && !nullable;
    match (field.boxed, always_there) {
        (false, _) => read,
        (true, true) => quote!(Box::new(#read)),
        (true, false) => quote!(#read.map(Box::new)),
    }
}

fn to_json(name: &Identifier, model: &Struct) -> TokenStream {
    let fields = model.fields.iter().map(|field| {
        let name = &field.name;
        let wire = &field.wire;
        match &field.presence {
            Presence::Required | Presence::Defaulted(_) => quote!(object.required(#wire, &self.#name);),
            Presence::Optional => quote!(object.optional(#wire, &self.#name);),
            Presence::Tristate => quote!(object.tristate(#wire, &self.#name);),
        }
    });
    let rest = additional(model).map(|(name, _)| quote!(object.rest(&self.#name, Self::PROPERTIES);));
    let statements: Vec<_> = fields.chain(rest).collect();
    let body = if statements.is_empty() {
        quote!(writer.object().end();)
    } else {
        quote! {
            let mut object = writer.object();
            #(#statements)*
            object.end();
        }
    };
    quote! {
        impl json::ToJson for #name {
            fn write(&self, writer: &mut json::Writer) {
                #body
            }
        }
    }
}

fn validate(api: &Api, name: &Identifier, model: &Struct) -> TokenStream {
    let fields = model.fields.iter().filter(|field| needs_check(api, &field.shape)).map(|field| {
        let name = &field.name;
        let wire = &field.wire;
        let check = validation::check_function(api, &field.shape, name);
        let always_there = matches!(field.presence, Presence::Required | Presence::Defaulted(_));
        if always_there && !field.shape.nullable {
            quote!(check.value(#wire, &self.#name, #check);)
        } else {
            quote!(check.field(#wire, &self.#name, #check);)
        }
    });
    let rest = additional(model).map(|(name, _)| {
        let function = ident(&format!("check_{}", name.text()));
        quote!(Self::#function(&self.#name, check);)
    });
    let count = property_count(model);
    let statements: Vec<_> = count.into_iter().chain(fields).chain(rest).collect();
    let check = if statements.is_empty() { quote!(_) } else { quote!(check) };
    quote! {
        impl validate::Validate for #name {
            fn check(&self, #check: &mut validate::Checker<'_>) {
                #(#statements)*
            }
        }
    }
}

/// Whether some value of this shape can break a constraint.
fn needs_check(api: &Api, shape: &Shape) -> bool {
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

/// The statement that counts properties, where the object limits their number.
fn property_count(model: &Struct) -> Option<TokenStream> {
    if model.constraints.is_empty() {
        return None;
    }
    let present = model.fields.iter().map(|field| {
        let name = &field.name;
        match &field.presence {
            Presence::Required | Presence::Defaulted(_) => quote!(true),
            Presence::Optional => quote!(self.#name.is_some()),
            Presence::Tristate => quote!(!self.#name.is_absent()),
        }
    });
    let rest = additional(model).map(|(name, _)| quote!(+ self.#name.len()));
    let checks = model.constraints.iter().filter_map(|constraint| match constraint {
        Constraint::MinProperties(limit) => Some(quote!(check.min_properties(count, #limit);)),
        Constraint::MaxProperties(limit) => Some(quote!(check.max_properties(count, #limit);)),
        _ => None,
    });
    Some(quote! {
        let present: &[bool] = &[#(#present),*];
        let count = present.iter().filter(|present| **present).count() #rest;
        #(#checks)*
    })
}
