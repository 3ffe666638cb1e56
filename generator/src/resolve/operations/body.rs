//! Request bodies (OpenAPI 3.1.1 §4.8.13).

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle, RequestBody};

use super::media::{self, Sent};
use super::{Entry, Operations, Part};
use crate::diagnostic::Code;
use crate::ir::{Body, BodyKind, Docs, FormStyle, Identifier, Shape, Type};
use crate::resolve::draft::{Site, plain};
use crate::resolve::types::Types;
use crate::source::origin_of;

/// A body that has no name in Rust yet.
#[derive(Debug)]
pub(super) struct DeclaredBody<'a> {
    pub(super) required: bool,
    media_type: &'a str,
    kind: BodyKind,
    shape: Shape,
    docs: Docs,
}

impl DeclaredBody<'_> {
    pub(super) fn named(self, name: Identifier) -> Body {
        let Self { required, media_type, kind, shape, docs } = self;
        Body { name, required, media_type: media_type.to_owned(), kind, shape, docs }
    }
}

impl<'a> Operations<'_, 'a, '_> {
    /// The body of an operation.
    pub(super) fn body(&mut self, entry: &Entry<'a>) -> Option<DeclaredBody<'a>> {
        let target = self.types.references.request_body(entry.operation.request_body.as_ref()?)?;
        let body = target.item;
        let (media_type, media, sent) = media::sent(&body.content)?;
        self.report_others(entry, body, media_type);
        let shared = target.component.map(|component| (Part::Body, component));
        let shape = match sent {
            Sent::Json | Sent::Form => {
                let shape = self.shape(media.schema.as_ref(), shared, &Site::OWNER.inner("Body"), Types::shape_of);
                self.roots.sent(&shape);
                shape
            }
            Sent::Multipart | Sent::Bytes => plain(Type::Any),
        };
        let kind = match sent {
            Sent::Json => BodyKind::Json,
            Sent::Form => BodyKind::Form(styles(&media.encoding)),
            Sent::Multipart => BodyKind::Multipart,
            Sent::Bytes => BodyKind::Bytes,
        };
        let docs = body.description.clone().unwrap_or_default();
        Some(DeclaredBody { required: body.required, media_type, kind, shape, docs })
    }

    /// Warns of media types that say something else than the one that is sent.
    fn report_others(&mut self, entry: &Entry<'a>, body: &'a RequestBody, sent: &str) {
        let chosen = body.content.iter().find(|(name, _)| name.trim() == sent).map(|(_, media)| &media.schema);
        let differs = |media: &MediaType| chosen.is_some_and(|schema| *schema != media.schema);
        let others: Vec<&String> =
            body.content.iter().filter(|(_, media)| differs(media)).map(|(name, _)| name).collect();
        if !others.is_empty() {
            let list = list(others.into_iter());
            let message = format!("the body is sent as `{sent}`: {list} cannot be sent yet");
            let place = self.place(origin_of(&body.extensions).or(entry.origin), &[]);
            self.warn_once(Code::BodyUnsupported, place, message);
        }
    }
}

/// The properties of a form that have a style of their own (§4.8.15.1.2).
fn styles(encodings: &IndexMap<String, Encoding>) -> Vec<(String, FormStyle)> {
    let styles = encodings.iter().filter_map(|(property, encoding)| Some((property.clone(), style(encoding)?)));
    styles.collect()
}

fn style(encoding: &Encoding) -> Option<FormStyle> {
    match (&encoding.style, encoding.explode) {
        (Some(QueryStyle::DeepObject), _) => Some(FormStyle::Deep),
        (Some(_), true) => Some(FormStyle::Exploded),
        (Some(QueryStyle::Form), false) => Some(FormStyle::Joined(",")),
        (Some(QueryStyle::SpaceDelimited), false) => Some(FormStyle::Joined(" ")),
        (Some(QueryStyle::PipeDelimited), false) => Some(FormStyle::Joined("|")),
        (None, _) => {
            let media_type = encoding.content_type.as_deref()?;
            media::is_json(media_type).then_some(FormStyle::Json)
        }
    }
}

/// ``of `a` or `b` ``, for a message.
fn list<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(" or ")
}
