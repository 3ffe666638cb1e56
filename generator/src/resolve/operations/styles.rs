//! How parameters are written (OpenAPI 3.1.1 §4.8.12.2).

use openapiv3::{Parameter as Schemed, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr, Schema};

use super::media;
use crate::ir::{ParameterFormat, ParameterLocation, ParameterStyle, Shape, Type};
use crate::resolve::draft::{Draft, DraftKind};

/// Where a parameter goes, how it is written, and its schema.
pub(super) fn of(parameter: &Schemed) -> (ParameterLocation, ParameterFormat, Option<&ReferenceOr<Schema>>) {
    let (location, style) = location_and_style(parameter);
    let data = parameter.parameter_data_ref();
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => {
            let mut format = ParameterFormat::new(style);
            format.explode = data.explode.unwrap_or(format.explode);
            format.allow_reserved = matches!(parameter, Schemed::Query { allow_reserved: true, .. });
            (location, format, Some(schema))
        }
        // It has one entry (§4.8.12.2.3). Of several, all say the same of the value.
        ParameterSchemaOrContent::Content(content) => {
            let json = content.iter().find(|(media_type, _)| media::is_json(media_type));
            let style = if json.is_some() { ParameterStyle::Json } else { ParameterStyle::Text };
            let media = json.or_else(|| content.first()).map(|(_, media)| media);
            (location, ParameterFormat::new(style), media.and_then(|media| media.schema.as_ref()))
        }
    }
}

/// Whether a style has forms for arrays and objects of scalars alone.
pub(super) fn is_flat(style: ParameterStyle) -> bool {
    !matches!(style, ParameterStyle::DeepObject | ParameterStyle::Json | ParameterStyle::Text)
}

fn location_and_style(parameter: &Schemed) -> (ParameterLocation, ParameterStyle) {
    match parameter {
        Schemed::Path { style, .. } => {
            let style = match style {
                PathStyle::Simple => ParameterStyle::Simple,
                PathStyle::Label => ParameterStyle::Label,
                PathStyle::Matrix => ParameterStyle::Matrix,
            };
            (ParameterLocation::Path, style)
        }
        Schemed::Query { style, .. } => {
            let style = match style {
                QueryStyle::Form => ParameterStyle::Form,
                QueryStyle::SpaceDelimited => ParameterStyle::SpaceDelimited,
                QueryStyle::PipeDelimited => ParameterStyle::PipeDelimited,
                QueryStyle::DeepObject => ParameterStyle::DeepObject,
            };
            (ParameterLocation::Query, style)
        }
        Schemed::Header { .. } => (ParameterLocation::Header, ParameterStyle::Simple),
        Schemed::Cookie { .. } => (ParameterLocation::Cookie, ParameterStyle::Form),
    }
}

/// Looks for arrays and objects within arrays and objects.
pub(super) struct Nesting<'d, 'a> {
    drafts: &'d [Draft<'a>],
}

impl<'d, 'a> Nesting<'d, 'a> {
    pub(super) fn of(drafts: &'d [Draft<'a>]) -> Self {
        Self { drafts }
    }

    /// Whether some value of this shape has arrays or objects as elements. Of unions only scalars are thought of.
    pub(super) fn is_nested(&self, shape: &'d Shape) -> bool {
        match &self.behind(shape).ty {
            Type::Array(inner) | Type::Map(inner) => self.is_structured(inner),
            Type::Tuple(elements) => elements.iter().any(|element| self.is_structured(element)),
            Type::Named(id) => match self.drafts.get(id.0) {
                Some(draft @ Draft { kind: DraftKind::Struct(_), .. }) => {
                    draft.shapes().into_iter().any(|shape| self.is_structured(shape))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether values of this shape are arrays or objects.
    pub(super) fn is_structured(&self, shape: &'d Shape) -> bool {
        match &self.behind(shape).ty {
            Type::Array(_) | Type::Map(_) | Type::Tuple(_) => true,
            Type::Named(id) => {
                matches!(self.drafts.get(id.0).map(|draft| &draft.kind), Some(DraftKind::Struct(_)))
            }
            _ => false,
        }
    }

    /// The shape behind aliases, of which there are no circles.
    fn behind(&self, shape: &'d Shape) -> &'d Shape {
        let mut shape = shape;
        for _ in 0..=self.drafts.len() {
            let Type::Named(id) = shape.ty else { break };
            match self.drafts.get(id.0).map(|draft| &draft.kind) {
                Some(DraftKind::Alias(next)) => shape = next,
                _ => break,
            }
        }
        shape
    }
}
