//! Builders of structs.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::structs::{additional, additional_shape, additional_type};
use super::tokens::ident;
use super::types::{Scope, passed, value_type, without_null};
use super::{docs, literals, validation};
use crate::ir::{Api, Definition, Field, Identifier, Presence, Struct};

/// The name of a struct's builder.
pub(super) fn name(definition: &Definition) -> Ident {
    ident(&format!("{}Builder", definition.name.text()))
}

/// The builder of a struct.
pub(super) fn items(api: &Api, definition: &Definition, model: &Struct) -> TokenStream {
    let name = &definition.name;
    let builder = self::name(definition);
    let declaration = declaration(api, name, &builder, model);
    let setters = model.fields.iter().map(|field| setter(api, field));
    let rest = additional(model).map(|(name, shape)| {
        let passed = passed(api, &additional_shape(shape), Scope::Models);
        let ty = &passed.ty;
        let argument = passed.argument(name);
        quote! {
            /// Sets the properties that have no field.
            pub fn #name(mut self, #name: #ty) -> Self {
                self.#name = #argument;
                self
            }
        }
    });
    let build = build(api, definition, model);
    quote! {
        #declaration

        impl #builder {
            #(#setters)*
            #rest
            #build
        }

        impl argument::IntoArgument<#name> for #builder {
            fn into_argument(self) -> argument::Argument<#name> {
                argument::built(self.build())
            }
        }
    }
}

fn declaration(api: &Api, model_name: &Identifier, builder: &Ident, model: &Struct) -> TokenStream {
    let fields = model.fields.iter().map(|field| {
        let name = &field.name;
        let ty = stored_type(api, field);
        quote!(#name: argument::Argument<#ty>)
    });
    let rest = additional(model).map(|(name, shape)| {
        let ty = additional_type(api, shape);
        quote!(#name: argument::Argument<#ty>)
    });
    let fields = fields.chain(rest);
    let docs = format!(" Builds a [`{model_name}`].");
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, Default)]
        #[must_use = "a builder does nothing until it builds"]
        pub struct #builder {
            #(#fields),*
        }
    }
}

/// What the builder keeps of a field: its value, and whether it was set to null.
fn stored_type(api: &Api, field: &Field) -> TokenStream {
    let value = value_type(api, &field.shape.ty, Scope::Models);
    match (&field.presence, field.shape.nullable) {
        (Presence::Tristate, _) => quote!(field::Field<#value>),
        (Presence::Required | Presence::Defaulted(_), true) => quote!(Option<#value>),
        _ => value,
    }
}

/// How a value becomes what the builder keeps.
fn wrapper(field: &Field) -> Option<TokenStream> {
    match (&field.presence, field.shape.nullable) {
        (Presence::Tristate, _) => Some(quote!(field::Field::Value)),
        (Presence::Required | Presence::Defaulted(_), true) => Some(quote!(Some)),
        _ => None,
    }
}

fn setter(api: &Api, field: &Field) -> TokenStream {
    let name = &field.name;
    let passed = passed(api, &without_null(&field.shape), Scope::Models);
    let ty = &passed.ty;
    let argument = passed.argument(name);
    let docs = docs::setter(api, field);
    let deprecated = docs::deprecated(field.deprecated);
    let map = wrapper(field).map(|wrap| quote!(.map(#wrap)));
    let null = wrapper(field).map(|_| null_setter(field));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #argument #map;
            self
        }
        #null
    }
}

fn null_setter(field: &Field) -> TokenStream {
    let name = &field.name;
    // What keeps a keyword from being one (`self_`) would be a second underscore here.
    let setter = ident(&format!("{}_null", name.text().trim_end_matches('_')));
    let docs = format!(" Sets `{}` to null.", field.wire.replace('`', "'"));
    let null = if field.presence == Presence::Tristate { quote!(field::Field::Null) } else { quote!(None) };
    quote! {
        #[doc = #docs]
        pub fn #setter(mut self) -> Self {
            self.#name = argument::Argument::Set(#null);
            self
        }
    }
}

fn build(api: &Api, definition: &Definition, model: &Struct) -> TokenStream {
    let model_name = &definition.name;
    let takes = model.fields.iter().map(|field| take(api, definition, field));
    let fields = model.fields.iter().map(|field| assign(api, field));
    let rest = additional(model).map(|(name, _)| {
        let function = ident(&format!("check_{}", name.text()));
        match definition.check {
            Some(_) => quote!(let #name = build.additional(self.#name, validate::unchecked);),
            None => quote!(let #name = build.additional(self.#name, #model_name::#function);),
        }
    });
    let rest_name = additional(model).map(|(name, _)| quote!(#name));
    let takes: Vec<_> = takes.chain(rest).collect();
    let fields = fields.chain(rest_name);
    let binding = if takes.is_empty() { quote!(build) } else { quote!(mut build) };
    let finish = quote!(build.finish(|| Some(#model_name { #(#fields),* })));
    // What an object asserts of its properties together can be checked once they are.
    let validated = (!model.constraints.is_empty() || definition.check.is_some()).then(|| {
        quote! {
            let model = self.build_with(build::Build::new(true))?;
            validate::Validate::validate(&model)?;
            Ok(model)
        }
    });
    let checked = validated.unwrap_or_else(|| quote!(self.build_with(build::Build::new(true))));
    quote! {
        /// Builds the model.
        ///
        /// # Errors
        ///
        /// Everything that is missing, cannot be converted or breaks a constraint, each with its JSON pointer.
        pub fn build(self) -> Result<#model_name, validate::Violations> {
            #checked
        }

        /// Builds the model without checking constraints, for a document that is wrong about them. Sending it needs
        /// `validate_requests(false)`.
        ///
        /// # Errors
        ///
        /// Everything that is missing or cannot be converted, each with its JSON pointer.
        pub fn build_unchecked(self) -> Result<#model_name, validate::Violations> {
            self.build_with(build::Build::new(false))
        }

        fn build_with(self, #binding: build::Build) -> Result<#model_name, validate::Violations> {
            #(#takes)*
            #finish
        }
    }
}

fn take(api: &Api, definition: &Definition, field: &Field) -> TokenStream {
    let name = &field.name;
    let wire = &field.wire;
    let check = match definition.check {
        // It is checked as a whole, once it is one.
        Some(_) => quote!(validate::unchecked),
        None => validation::check_function_of(api, &field.shape, &definition.name, name),
    };
    let method = match (&field.presence, field.shape.nullable) {
        (Presence::Required, false) => quote!(required),
        (Presence::Required, true) => quote!(required_nullable),
        (Presence::Defaulted(_), true) => quote!(optional_nullable),
        (Presence::Optional, _) | (Presence::Defaulted(_), false) => quote!(optional),
        (Presence::Tristate, _) => quote!(tristate),
    };
    quote!(let #name = build.#method(#wire, self.#name, #check);)
}

fn assign(api: &Api, field: &Field) -> TokenStream {
    let name = &field.name;
    let nullable = field.shape.nullable;
    let value = match &field.presence {
        Presence::Required => quote!(#name?),
        Presence::Defaulted(default) => {
            let fallback = literals::fallback(api, default, nullable);
            quote!(#name #fallback)
        }
        Presence::Optional | Presence::Tristate => quote!(#name),
    };
    let always_there = matches!(field.presence, Presence::Required | Presence::Defaulted(_)) && !nullable;
    match (field.boxed, always_there) {
        (false, _) if matches!(field.presence, Presence::Optional | Presence::Tristate) => quote!(#name),
        (false, _) => quote!(#name: #value),
        (true, true) => quote!(#name: Box::new(#value)),
        (true, false) => quote!(#name: #value.map(Box::new)),
    }
}
