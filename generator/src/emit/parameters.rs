//! How parameters get into requests.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::types::dealiased;
use crate::ir::{Api, DefinitionKind, Parameter, ParameterFormat, ParameterLocation, ParameterStyle, Shape, Type};

/// What puts an argument into a request: a word of the table, and what it is told of the parameter beyond its name, which
/// is the argument's where these are the same.
pub(super) fn put(api: &Api, parameter: &Parameter) -> TokenStream {
    let Parameter { name, wire, .. } = parameter;
    let named = (!name.is_spelled(wire)).then(|| quote!((#wire)));
    let ParameterFormat { style, explode, allow_reserved } = parameter.format;
    let plain = style == ParameterStyle::default_of(parameter.location) && !allow_reserved;
    match parameter.location {
        // A scalar is one thing, however things are put together.
        ParameterLocation::Path if plain && is_scalar(api, &parameter.shape) => {
            quote!(path #named)
        }
        ParameterLocation::Query
            if plain && (is_scalar(api, &parameter.shape) || explode && is_scalars(api, &parameter.shape)) =>
        {
            quote!(query #named)
        }
        _ => {
            let description = description(parameter);
            quote!(styled(#description))
        }
    }
}

/// What the runtime is told of a parameter: where it goes, what it is called there, and its style where that is not the
/// usual one there: `query "filter", DeepObject true`.
fn description(parameter: &Parameter) -> TokenStream {
    let Parameter { wire, location, format, .. } = parameter;
    let location_word = match location {
        ParameterLocation::Path => quote!(path),
        ParameterLocation::Query => quote!(query),
        ParameterLocation::Header => quote!(header),
        ParameterLocation::Cookie => quote!(cookie),
    };
    let default = ParameterFormat::new(ParameterStyle::default_of(*location));
    let styled = (format.style, format.explode) != (default.style, default.explode);
    let style = styled.then(|| {
        let (style, explode) = (format_ident!("{}", style_name(format.style)), format.explode);
        quote!(, #style #explode)
    });
    let reserved = format.allow_reserved.then(|| quote!(; reserved));
    quote!(#location_word #wire #style #reserved)
}

/// The variant of the runtime's `Style`.
pub(super) fn style_name(style: ParameterStyle) -> &'static str {
    match style {
        ParameterStyle::Simple => "Simple",
        ParameterStyle::Label => "Label",
        ParameterStyle::Matrix => "Matrix",
        ParameterStyle::Form => "Form",
        ParameterStyle::SpaceDelimited => "SpaceDelimited",
        ParameterStyle::PipeDelimited => "PipeDelimited",
        ParameterStyle::DeepObject => "DeepObject",
        ParameterStyle::Json => "Json",
        ParameterStyle::Text => "Text",
    }
}

/// Whether values are arrays of scalars.
fn is_scalars(api: &Api, shape: &Shape) -> bool {
    matches!(dealiased(api, &shape.ty), Type::Array(items) if is_scalar(api, items))
}

/// Whether values are text or are written as one, by their type alone.
fn is_scalar(api: &Api, shape: &Shape) -> bool {
    if shape.nullable {
        return false;
    }
    match dealiased(api, &shape.ty) {
        Type::Boolean
        | Type::Integer(_)
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Uuid
        | Type::DateTime
        | Type::Date => true,
        Type::Named(id) => match api.definition(*id).map(|definition| &definition.kind) {
            Some(DefinitionKind::Enum(_)) => true,
            // Others have no text of their own.
            Some(DefinitionKind::Newtype(newtype)) => {
                matches!(newtype.ty, Type::Integer(_) | Type::Number(_) | Type::String)
            }
            _ => false,
        },
        Type::Any | Type::Null | Type::Tuple(_) | Type::Array(_) | Type::Map(_) => false,
    }
}
