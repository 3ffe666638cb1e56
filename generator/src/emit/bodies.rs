//! Bodies of requests: what is passed, and how it is written.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::parameters::style_name;
use super::types::{Passed, Scope, passed as passed_shape, passed_as, shape_type};
use crate::ir::{Api, Body, BodyKind, BodyParts, FormStyle, StreamSwitch};

/// The type of a body.
pub(super) fn ty(api: &Api, body: &Body) -> TokenStream {
    match &body.kind {
        BodyKind::Json | BodyKind::Form(_) => shape_type(api, &body.shape, Scope::Beside),
        BodyKind::Parts(BodyParts { name, .. }) => quote!(operations::#name),
        BodyKind::Multipart => quote!(request::Multipart),
        BodyKind::Bytes(_) => quote!(request::RequestBody),
    }
}

/// How a body is passed by its user.
pub(super) fn passed(api: &Api, body: &Body) -> Passed {
    if body.is_typed() { passed_shape(api, &body.shape, Scope::Beside) } else { passed_as(ty(api, body)) }
}

/// What puts a body into a request: a word of the table, and what it is told of the body.
pub(super) fn put(body: &Body) -> TokenStream {
    let media_type = &body.media_type;
    match &body.kind {
        BodyKind::Json if media_type == "application/json" => quote!(json),
        BodyKind::Json => quote!(json(#media_type)),
        BodyKind::Form(styles) => {
            let styles = styles.iter().map(form_style);
            quote!(form(#media_type, &[#(#styles),*]))
        }
        BodyKind::Parts(_) => quote!(parts(#media_type)),
        BodyKind::Multipart => quote!(multipart(#media_type)),
        BodyKind::Bytes(declared) => quote!(bytes(&[#(#declared),*])),
    }
}

/// What is done to a body whatever its caller says: the field, or the setter, that makes its server answer with a stream.
pub(super) fn switch(body: &Body) -> Option<TokenStream> {
    let StreamSwitch { name, .. } = body.switch.as_ref().filter(|switch| switch.is_set)?;
    let setter = matches!(body.kind, BodyKind::Parts(_)).then(|| quote!(()));
    Some(quote!(with #name #setter))
}

fn form_style(style: &FormStyle) -> TokenStream {
    let FormStyle { property, style, explode } = style;
    let style = format_ident!("{}", style_name(*style));
    quote!((#property, request::Style::#style, #explode))
}

/// What a method says of its body beyond its type.
pub(super) fn note(body: &Body) -> String {
    let name = &body.name;
    match &body.kind {
        BodyKind::Bytes(declared) if declared.len() > 1 || declared.iter().any(|name| name.contains('*')) => {
            bytes_note(body, declared)
        }
        BodyKind::Multipart => format!(
            "`{name}` is put together by its caller, and nothing in it is checked: the document does not say which \
             parts it has."
        ),
        _ if !body.also.is_empty() => {
            format!(
                "`{name}` is sent as {}. The API also takes {}.",
                docs::code(&body.media_type),
                docs::codes(&body.also)
            )
        }
        _ => String::new(),
    }
}

/// Which media types bytes can be of, and which they are of where their caller says none.
fn bytes_note(body: &Body, declared: &[String]) -> String {
    let any = declared.iter().any(|name| matches!(name.as_str(), "*/*" | "application/*"));
    let concrete = declared.iter().any(|name| !name.contains('*'));
    let types =
        if any { "any media type".to_owned() } else { format!("one of the media types {}", docs::codes(declared)) };
    let otherwise = if any || concrete {
        format!("it is {} unless it does", docs::code(&body.media_type))
    } else {
        "which has to be said".to_owned()
    };
    format!(
        "`{}` is of {types}, as [`RequestBody::media_type`](request::RequestBody::media_type) says; {otherwise}.",
        body.name
    )
}
