//! Bodies of examples.

use proc_macro2::TokenStream;
use quote::quote;

use super::{DEPTH, OPTIONAL, is_struct, sample};
use crate::emit::types::{dealiased, without_null};
use crate::ir::{Api, Body, BodyKind, BodyParts, PartFormat, PartProperty, Type};

/// The statement that makes a body.
pub(super) fn bind(api: &Api, body: &Body) -> TokenStream {
    match &body.kind {
        BodyKind::Bytes(declared) if declared.iter().all(|name| name.starts_with("text/")) => {
            return quote!(let body = "text";);
        }
        BodyKind::Bytes(_) => return quote!(let body = b"bytes";),
        BodyKind::Parts(parts) => {
            let body = sample_parts(api, parts);
            return quote!(let body = #body;);
        }
        // It is found beside the client, by its path.
        BodyKind::Multipart => return quote!(let body = Multipart::new().text("name", "value");),
        BodyKind::Json | BodyKind::Form(_) => {}
    }
    if body.shape.nullable {
        return quote!(let body = None;);
    }
    let value = sample(api, &body.shape, "body", DEPTH);
    let built = match dealiased(api, &body.shape.ty) {
        Type::Named(id) if is_struct(api, *id) => quote!(#value.build()?),
        _ => value,
    };
    quote!(let body = #built;)
}

fn sample_parts(api: &Api, parts: &BodyParts) -> TokenStream {
    let required: Vec<_> = parts.properties.iter().filter(|property| property.required).collect();
    let some = parts.properties.iter().filter(|property| !property.deprecated).take(OPTIONAL);
    let shown = if required.is_empty() { some.collect() } else { required };
    let setters = shown.into_iter().map(|property| {
        let PartProperty { name, wire, shape, format, .. } = property;
        let value = match format {
            PartFormat::File(_) => quote!(b"content"),
            PartFormat::Files(_) => quote!([b"content"]),
            _ => sample(api, &without_null(shape), wire, DEPTH),
        };
        quote!(.#name(#value))
    });
    let name = &parts.name;
    quote!(operations::#name::builder() #(#setters)*)
}
