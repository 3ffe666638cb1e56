//! Scalars with constraints.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Scope, value_type};
use super::{checks, docs, unions, validation};
use crate::ir::{Api, Definition, DefinitionKind, Identifier, Newtype, Type};

/// A newtype and its impls.
pub(super) fn items(api: &Api, definition: &Definition, newtype: &Newtype) -> TokenStream {
    let name = &definition.name;
    let inner = value_type(api, &newtype.ty, Scope::Models);
    let checks_of_value = validation::constraints(api, &newtype.constraints, &newtype.ty);
    let kind = match &newtype.ty {
        Type::String => text_items(api, definition),
        Type::Integer(_) => number_items(api, definition, &inner, " The integer."),
        Type::Number(_) => number_items(api, definition, &inner, " The number."),
        _ => wrapped_items(api, definition, &inner),
    };
    let declaration = declaration(api, definition, newtype, &inner);
    let validate = match definition.check {
        Some(id) => unions::whole(name, &checks::path(api, id)),
        None => validate(name, newtype, &checks_of_value),
    };
    quote! {
        #declaration

        impl TryFrom<#inner> for #name {
            type Error = validate::Violations;

            fn try_from(value: #inner) -> Result<Self, Self::Error> {
                let value = Self(value);
                validate::Validate::validate(&value)?;
                Ok(value)
            }
        }

        impl #name {
            /// Wraps a value without checking it, for a document that is wrong about its constraints. Sending it needs
            /// `validate_requests(false)`.
            #[must_use]
            pub fn new_unchecked(value: #inner) -> Self {
                Self(value)
            }
        }

        impl From<#name> for #inner {
            fn from(value: #name) -> Self {
                value.0
            }
        }

        impl json::Model for #name {}
        #validate
        #kind
        json::serde_by_model!(#name);
    }
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

fn display(name: &Identifier) -> TokenStream {
    quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    }
}

fn declaration(api: &Api, definition: &Definition, newtype: &Newtype, inner: &TokenStream) -> TokenStream {
    let name = &definition.name;
    let docs = docs::newtype(api, definition, newtype);
    let deprecated = docs::deprecated(definition.deprecated);
    let derives = match newtype.ty {
        Type::Number(_) => quote!(Clone, Copy, Debug, PartialEq, PartialOrd),
        Type::Integer(_) => quote!(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord),
        Type::String => quote!(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord),
        _ => quote!(Clone, Debug, PartialEq),
    };
    quote! {
        #docs
        #[derive(#derives)]
        #deprecated
        pub struct #name(#inner);
    }
}

fn text_items(api: &Api, definition: &Definition) -> TokenStream {
    let name = &definition.name;
    let display = display(name);
    // The check is of JSON, so text that comes with one is read as JSON is.
    let json = match unions::inspect(api, definition) {
        None => quote!(json::json_by_text!(#name);),
        Some(_) => json(api, definition),
    };
    quote! {
        #display

        impl #name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<&str> for #name {
            type Error = validate::Violations;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.to_owned().try_into()
            }
        }

        impl std::str::FromStr for #name {
            type Err = validate::Violations;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.try_into()
            }
        }

        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for #name {
            fn eq(&self, text: &str) -> bool {
                self.0 == text
            }
        }

        impl PartialEq<&str> for #name {
            fn eq(&self, text: &&str) -> bool {
                self.0 == *text
            }
        }

        impl json::Text for #name {
            fn from_text(text: &str, reading: json::Reading) -> Result<Self, validate::Rule> {
                Self::from_owned_text(text.to_owned(), reading)
            }

            fn from_owned_text(text: String, _: json::Reading) -> Result<Self, validate::Rule> {
                Ok(Self(text))
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        #json
    }
}

fn number_items(api: &Api, definition: &Definition, inner: &TokenStream, what: &str) -> TokenStream {
    let name = &definition.name;
    let display = display(name);
    let json = json(api, definition);
    quote! {
        #display

        impl #name {
            #[doc = #what]
            #[must_use]
            pub fn get(self) -> #inner {
                self.0
            }
        }

        impl argument::Wrapper for #name {
            type Inner = #inner;

            fn wrap_unchecked(value: #inner) -> Self {
                Self(value)
            }
        }

        impl request::ParameterText for #name {
            fn parameter_text(&self) -> std::borrow::Cow<'_, str> {
                self.0.to_string().into()
            }
        }

        #json
    }
}

/// A type that is no scalar.
fn wrapped_items(api: &Api, definition: &Definition, inner: &TokenStream) -> TokenStream {
    let name = &definition.name;
    let json = json(api, definition);
    quote! {
        impl #name {
            /// The value.
            #[must_use]
            pub fn into_inner(self) -> #inner {
                self.0
            }
        }

        impl std::ops::Deref for #name {
            type Target = #inner;

            fn deref(&self) -> &#inner {
                &self.0
            }
        }

        impl argument::Wrapper for #name {
            type Inner = #inner;

            fn wrap_unchecked(value: #inner) -> Self {
                Self(value)
            }
        }

        #json
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
