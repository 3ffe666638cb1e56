//! Bodies of requests: what is passed, and how it is written.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Passed, Scope, passed as passed_shape, passed_as, shape_type};
use super::validation;
use crate::ir::{Api, Body, BodyKind, FormStyle};

/// The type of a body.
pub(super) fn ty(api: &Api, body: &Body) -> TokenStream {
    match body.kind {
        BodyKind::Json | BodyKind::Form(_) => shape_type(api, &body.shape, Scope::Beside),
        BodyKind::Multipart => quote!(request::Multipart),
        BodyKind::Bytes => quote!(request::RequestBody),
    }
}

/// How a body is passed by its user.
pub(super) fn passed(api: &Api, body: &Body) -> Passed {
    if body.is_typed() { passed_shape(api, &body.shape, Scope::Beside) } else { passed_as(&ty(api, body)) }
}

/// The statement that puts a body into a request.
pub(super) fn put(api: &Api, body: &Body) -> TokenStream {
    let Body { name, media_type, required, .. } = body;
    let check = || validation::check_function(api, &body.shape, name);
    match &body.kind {
        BodyKind::Json => {
            let check = check();
            quote!(request.json(#media_type, #required, &self.#name, #check);)
        }
        BodyKind::Form(styles) => {
            let check = check();
            let styles = styles.iter().map(|(property, style)| {
                let style = form_style(*style);
                quote!((#property, #style))
            });
            quote!(request.form(#media_type, #required, &self.#name, #check, &[#(#styles),*]);)
        }
        BodyKind::Multipart => quote!(request.multipart(#media_type, #required, &self.#name);),
        BodyKind::Bytes => quote!(request.bytes(#media_type, #required, &self.#name);),
    }
}

fn form_style(style: FormStyle) -> TokenStream {
    match style {
        FormStyle::Exploded => quote!(request::FormStyle::Exploded),
        FormStyle::Joined(separator) => quote!(request::FormStyle::Joined(#separator)),
        FormStyle::Deep => quote!(request::FormStyle::Deep),
        FormStyle::Json => quote!(request::FormStyle::Json),
    }
}
