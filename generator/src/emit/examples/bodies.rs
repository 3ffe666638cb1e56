//! Bodies of examples.

use proc_macro2::TokenStream;
use quote::quote;

use super::{DEPTH, OPTIONAL, sample, sample_struct};
use crate::emit::types::{dealiased, without_null};
use crate::ir::{
    Api, Body, BodyKind, BodyParts, Definition, DefinitionKind, PartFormat, PartProperty, StreamSwitch, Type,
};

/// The statement that makes a body.
pub(super) fn bind(api: &Api, body: &Body) -> TokenStream {
    match &body.kind {
        BodyKind::Bytes(declared) if declared.iter().all(|name| name.starts_with("text/")) => {
            return quote!(let body = "text";);
        }
        BodyKind::Bytes(_) => return quote!(let body = b"bytes";),
        BodyKind::Parts(parts) => {
            let body = sample_parts(api, parts, body.switch.as_ref());
            return quote!(let body = #body;);
        }
        // It is found beside the client, by its path.
        BodyKind::Multipart => return quote!(let body = Multipart::new().text("name", "value");),
        BodyKind::Json | BodyKind::Form(_) => {}
    }
    if body.shape.nullable {
        return quote!(let body = None;);
    }
    let definition = match dealiased(api, &body.shape.ty) {
        Type::Named(id) => api.definition(*id),
        _ => None,
    };
    let built = match definition {
        Some(Definition { name, kind: DefinitionKind::Struct(model), .. }) => {
            let value = sample_struct(api, &quote!(models::#name), model, DEPTH, body.switch.as_ref());
            quote!(#value.build()?)
        }
        _ => sample(api, &body.shape, "body", DEPTH),
    };
    quote!(let body = #built;)
}

fn sample_parts(api: &Api, parts: &BodyParts, switch: Option<&StreamSwitch>) -> TokenStream {
    let is_switch = |property: &PartProperty| switch.is_some_and(|switch| switch.name == property.name);
    let required: Vec<_> = parts.properties.iter().filter(|property| property.required).collect();
    let some = parts.properties.iter().filter(|property| !property.deprecated && !is_switch(property)).take(OPTIONAL);
    let shown = if required.is_empty() { some.collect() } else { required };
    let setters = shown.into_iter().map(|property| {
        let PartProperty { name, wire, shape, format, .. } = property;
        let value = match format {
            PartFormat::File(_) => quote!(b"content"),
            PartFormat::Files(_) => quote!([b"content"]),
            _ if is_switch(property) => {
                let is_set = switch.is_some_and(|switch| switch.is_set);
                quote!(#is_set)
            }
            _ => sample(api, &without_null(shape), wire, DEPTH),
        };
        quote!(.#name(#value))
    });
    let name = &parts.name;
    quote!(operations::#name::builder() #(#setters)*)
}
