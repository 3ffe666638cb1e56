//! Strings out of a list.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::ir::{Api, Definition, Enum, Identifier};

/// An enum and its impls.
pub(super) fn items(api: &Api, definition: &Definition, list: &Enum) -> TokenStream {
    let name = &definition.name;
    let declaration = declaration(api, definition, list);
    let inherent = inherent(name, list);
    let text = text(name, list);
    let validate = validate(name, list);
    quote! {
        #declaration
        #inherent

        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for #name {
            type Err = validate::Violations;

            /// Takes listed values alone.
            fn from_str(text: &str) -> Result<Self, validate::Violations> {
                Ok(json::Text::from_text(text, json::Reading::Strict)?)
            }
        }

        impl json::Model for #name {}
        #text
        json::json_by_text!(#name);
        #validate
        json::serde_by_model!(#name);
    }
}

fn declaration(api: &Api, definition: &Definition, list: &Enum) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(api, definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let variants = list.variants.iter().map(|variant| {
        let docs = format!(" {}", docs::code(&variant.wire));
        let name = &variant.name;
        quote!(#[doc = #docs] #name)
    });
    let unknown = list.unknown.as_ref().map(|unknown| {
        quote! {
            /// A value that the document does not list, as it was received. It is not sent.
            #unknown(String)
        }
    });
    let copy = list.unknown.is_none().then(|| quote!(Copy,));
    let variants = variants.chain(unknown);
    quote! {
        #docs
        #[derive(Clone, #copy Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #deprecated
        pub enum #name {
            #(#variants),*
        }
    }
}

fn inherent(name: &Identifier, list: &Enum) -> TokenStream {
    let values = list.variants.iter().map(|variant| &variant.wire);
    let arms = list.variants.iter().map(|variant| {
        let name = &variant.name;
        let wire = &variant.wire;
        quote!(Self::#name => #wire)
    });
    let unknown = list.unknown.as_ref().map(|unknown| quote!(Self::#unknown(value) => value));
    let arms = arms.chain(unknown);
    let lifetime = list.unknown.is_none().then(|| quote!('static));
    quote! {
        impl #name {
            /// The values that the document lists, as they are on the wire.
            pub const VALUES: &'static [&'static str] = &[#(#values),*];

            /// The value as it is on the wire.
            #[must_use]
            pub fn as_str(&self) -> & #lifetime str {
                match self {
                    #(#arms),*
                }
            }
        }
    }
}

fn text(name: &Identifier, list: &Enum) -> TokenStream {
    let arms = list.variants.iter().map(|variant| {
        let name = &variant.name;
        let wire = &variant.wire;
        quote!(#wire => Ok(Self::#name))
    });
    let unknown = list
        .unknown
        .as_ref()
        .map(|unknown| quote!(_ if reading == json::Reading::Lenient => Ok(Self::#unknown(text.to_owned()))));
    let arms = arms.chain(unknown);
    let reading = if list.unknown.is_some() { quote!(reading) } else { quote!(_) };
    quote! {
        impl json::Text for #name {
            fn from_text(text: &str, #reading: json::Reading) -> Result<Self, validate::Rule> {
                match text {
                    #(#arms,)*
                    _ => Err(validate::Rule::Enum { allowed: Self::VALUES }),
                }
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }
    }
}

fn validate(name: &Identifier, list: &Enum) -> TokenStream {
    match &list.unknown {
        Some(unknown) => quote! {
            impl validate::Validate for #name {
                fn check(&self, check: &mut validate::Checker<'_>) {
                    if let Self::#unknown(_) = self {
                        check.report(validate::Rule::Enum { allowed: Self::VALUES });
                    }
                }
            }
        },
        None => quote! {
            impl validate::Validate for #name {
                fn check(&self, _: &mut validate::Checker<'_>) {}
            }
        },
    }
}
