//! Bodies in parts: a type whose setters are the properties.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::parameters::style_name;
use super::types::{Scope, passed, without_null};
use super::{checks, docs, validation, variants};
use crate::ir::{Api, Body, BodyKind, BodyParts, Constraint, Operation, PartFormat, PartProperty, Shape};

/// The type of an operation's body, its setters, and what it must have, unless another operation has these.
pub(super) fn items(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let (BodyParts { name, properties }, Body { shape, .. }) = own(operation)?;
    let arguments = &operation.arguments;
    let required = properties.iter().filter(|property| property.required).map(|property| &property.wire);
    let check = whole(api, shape).map(|check| quote!(const CHECK: Option<validate::Inspect> = Some(#check);));
    let checked = check.is_some();
    let setters = properties.iter().map(|property| setter(api, property, checked));
    let docs = format!(" The body of {}, part by part.", docs::method_link(api, operation));
    Some(quote! {
        #[doc = #docs]
        pub type #name = request::MultipartForm<#arguments>;

        impl request::MultipartBody for #arguments {
            const REQUIRED: &'static [&'static str] = &[#(#required),*];
            #check
        }

        impl request::MultipartForm<#arguments> {
            #(#setters)*
        }
    })
}

fn own(operation: &Operation) -> Option<(&BodyParts, &Body)> {
    let body = operation.body.as_ref().filter(|_| variants::has_parts(operation))?;
    match &body.kind {
        BodyKind::Parts(parts) => Some((parts, body)),
        _ => None,
    }
}

/// The function that checks everything about the body, where there is one.
fn whole(api: &Api, shape: &Shape) -> Option<TokenStream> {
    shape.constraints.iter().find_map(|constraint| match constraint {
        Constraint::Whole(id) => Some(checks::path(api, *id)),
        _ => None,
    })
}

/// `checked` says that the whole is, so that its properties need no checks of their own.
fn setter(api: &Api, property: &PartProperty, checked: bool) -> TokenStream {
    let PartProperty { wire, name, .. } = property;
    let docs = docs::attributes(&documentation(api, property));
    let deprecated = docs::deprecated(property.deprecated);
    let (ty, set) = match &property.format {
        PartFormat::File(declared) => (
            quote!(impl argument::IntoArgument<request::FilePart>),
            quote!(request::set_file(self, #wire, &[#(#declared),*], #name.into_argument())),
        ),
        PartFormat::Files(declared) => {
            let check = count_check(api, property, checked);
            (
                quote!(impl argument::IntoArgument<Vec<request::FilePart>>),
                quote!(request::set_files(self, #wire, &[#(#declared),*], #name.into_argument(), #check)),
            )
        }
        format => {
            let shape = without_null(&property.shape);
            let passed = passed(api, &shape, Scope::Beside);
            let (format, argument) = (value_format(format), passed.argument(name));
            let check = value_check(api, &shape, checked);
            (passed.parameter(), quote!(request::set_value(self, #wire, #format, #argument, #check)))
        }
    };
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #name: #ty) -> Self {
            #set
        }
    }
}

fn value_format(format: &PartFormat) -> TokenStream {
    match format {
        PartFormat::Typed(media_type) => quote!(request::PartFormat::Typed(#media_type)),
        PartFormat::Styled(style, explode) => {
            let style = format_ident!("{}", style_name(*style));
            quote!(request::PartFormat::Styled(request::Style::#style, #explode))
        }
        PartFormat::Plain | PartFormat::File(_) | PartFormat::Files(_) => quote!(request::PartFormat::Plain),
    }
}

fn value_check(api: &Api, shape: &Shape, checked: bool) -> TokenStream {
    if checked {
        quote!(validate::unchecked)
    } else if validation::checked_by_type(api, shape) {
        quote!(validate::Validate::check)
    } else {
        let checks = validation::checks(api, shape);
        quote!(|value, check| { #checks })
    }
}

/// How many files there may be.
fn count_check(api: &Api, property: &PartProperty, checked: bool) -> TokenStream {
    let limits = property.shape.constraints.iter();
    let limits = limits.filter(|limit| matches!(limit, Constraint::MinItems(_) | Constraint::MaxItems(_)));
    let limits: Vec<Constraint> = limits.filter(|_| !checked).cloned().collect();
    if limits.is_empty() {
        return quote!(validate::unchecked);
    }
    let checks = validation::constraints(api, &limits, &property.shape.ty);
    quote!(|value, check| { #checks })
}

fn documentation(api: &Api, property: &PartProperty) -> String {
    let PartProperty { wire, required, headers, default, .. } = property;
    let what = match property.format {
        PartFormat::File(_) => "the file ",
        PartFormat::Files(_) => "the files ",
        _ => "",
    };
    let needed = if *required { ", which is required" } else { "" };
    let of_value = !matches!(property.format, PartFormat::File(_) | PartFormat::Files(_));
    docs::paragraphs([
        format!("Sets {what}{}{needed}.", docs::code(wire)),
        docs::fit(&property.docs),
        if of_value { docs::shape(api, &property.shape) } else { String::new() },
        media_types(&property.format),
        headers_note(headers),
        default.as_deref().map(docs::server_default).unwrap_or_default(),
    ])
}

fn media_types(format: &PartFormat) -> String {
    match format {
        PartFormat::File(declared) | PartFormat::Files(declared) if !declared.is_empty() => {
            format!("Of the media type {}.", alternatives(declared))
        }
        PartFormat::Typed(media_type) => format!("Sent as {}.", docs::code(media_type)),
        _ => String::new(),
    }
}

fn headers_note(headers: &[String]) -> String {
    if headers.is_empty() {
        return String::new();
    }
    let names = alternatives(headers);
    format!("Its part can have the header {names}, by [`part_header`](request::MultipartForm::part_header).")
}

fn alternatives(names: &[String]) -> String {
    names.iter().map(|name| docs::code(name)).collect::<Vec<_>>().join(" or ")
}
