//! Request bodies (OpenAPI 3.1.1 §4.8.13).

use openapiv3::{Encoding, QueryStyle};

use super::sendings::{Sending, Sent};
use super::{Entry, Operations, Part, media};
use crate::ir::{Body, BodyKind, Docs, FormStyle, Identifier, ParameterStyle, Shape, Type};
use crate::resolve::draft::{Site, plain};
use crate::resolve::types::Types;

/// A body that has no name in Rust yet.
#[derive(Debug)]
pub(super) struct DeclaredBody {
    required: bool,
    media_type: String,
    also: Vec<String>,
    kind: BodyKind,
    shape: Shape,
    docs: Docs,
}

impl DeclaredBody {
    pub(super) fn named(self, name: Identifier) -> Body {
        let Self { required, media_type, also, kind, shape, docs } = self;
        // What asks for a stream is found once types are final.
        Body { name, required, media_type, also, kind, shape, switch: None, docs }
    }
}

impl<'a> Operations<'_, 'a, '_> {
    /// The bodies of an operation, the one that is its own first.
    pub(super) fn bodies(&mut self, entry: &Entry<'a>) -> Vec<DeclaredBody> {
        let body = entry.operation.request_body.as_ref();
        let Some(target) = body.and_then(|body| self.types.references.request_body(body)) else { return Vec::new() };
        let names = std::iter::once(&entry.names).chain(entry.body_names());
        let mut bodies = Vec::with_capacity(entry.bodies.len());
        for (position, (sending, names)) in entry.bodies.iter().zip(names).enumerate() {
            // Only what stands first is the component's own.
            let shared = target.component.filter(|_| position == 0);
            let (kind, shape) = self.body(sending, shared, position, &names.body);
            bodies.push(DeclaredBody {
                required: target.item.required,
                media_type: media_type(sending),
                also: sending.also.iter().copied().map(str::to_owned).collect(),
                kind,
                shape,
                docs: target.item.description.clone().unwrap_or_default(),
            });
        }
        bodies
    }

    fn body(
        &mut self,
        sending: &Sending<'a>,
        shared: Option<&'a str>,
        position: usize,
        name: &Identifier,
    ) -> (BodyKind, Shape) {
        let word = if position == 0 { "Body".to_owned() } else { format!("{} Body", sending.words) };
        let site = Site::OWNER.inner(&word);
        let media = sending.media;
        let kind = match sending.sent {
            Sent::Json => BodyKind::Json,
            Sent::Form => BodyKind::Form(media.encoding.iter().filter_map(form_style).collect()),
            Sent::Multipart => {
                return self.parts(media, &site, name).unwrap_or((BodyKind::Multipart, plain(Type::Any)));
            }
            Sent::Text | Sent::Bytes => {
                let declared = sending.media_types.iter().copied().map(str::to_owned);
                return (BodyKind::Bytes(declared.collect()), plain(Type::Any));
            }
        };
        let shared = shared.map(|component| (Part::Body, component));
        let shape = self.shape(media.schema.as_ref(), shared, &site, Types::shape_of);
        self.roots.sent(&shape);
        (kind, shape)
    }
}

/// The media type that is sent where its user says none.
fn media_type(sending: &Sending<'_>) -> String {
    let known = sending.media_types.iter().find(|name| !name.contains('*'));
    known.copied().unwrap_or("application/octet-stream").to_owned()
}

/// How a property of a form is written that has a style of its own (§4.8.15.1.2).
fn form_style((property, encoding): (&String, &Encoding)) -> Option<FormStyle> {
    let (style, explode) = style(encoding).or_else(|| {
        let media_type = encoding.content_type.as_deref()?;
        media::is_json(media_type).then_some((ParameterStyle::Json, false))
    })?;
    Some(FormStyle { property: property.clone(), style, explode })
}

/// The style that an encoding says, and whether it is exploded.
pub(super) fn style(encoding: &Encoding) -> Option<(ParameterStyle, bool)> {
    let style = match encoding.style.as_ref()? {
        QueryStyle::Form => ParameterStyle::Form,
        QueryStyle::SpaceDelimited => ParameterStyle::SpaceDelimited,
        QueryStyle::PipeDelimited => ParameterStyle::PipeDelimited,
        QueryStyle::DeepObject => ParameterStyle::DeepObject,
    };
    Some((style, encoding.explode))
}
