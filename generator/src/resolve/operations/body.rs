//! Request bodies (OpenAPI 3.1.1 §4.8.13).

use super::{Entry, Fault, Operations, Part, media};
use crate::diagnostic::Code;
use crate::ir::{Body, Docs, Identifier, Shape};
use crate::resolve::draft::Site;
use crate::resolve::types::Types;
use crate::source::origin_of;

/// A body that has no name in Rust yet.
#[derive(Debug)]
pub(super) struct DeclaredBody<'a> {
    pub(super) required: bool,
    media_type: &'a str,
    shape: Shape,
    docs: Docs,
}

impl DeclaredBody<'_> {
    pub(super) fn named(self, name: Identifier) -> Body {
        let Self { required, media_type, shape, docs } = self;
        Body { name, required, media_type: media_type.to_owned(), shape, docs }
    }
}

impl<'a> Operations<'_, 'a, '_> {
    /// The body of an operation, as JSON.
    pub(super) fn body(&mut self, entry: &Entry<'a>) -> Result<Option<DeclaredBody<'a>>, Fault> {
        let Some(body) = &entry.operation.request_body else { return Ok(None) };
        let Some(target) = self.types.references.request_body(body) else { return Ok(None) };
        let body = target.item;
        let origin = origin_of(&body.extensions).or(entry.origin);
        let Some((media_type, media)) = media::json(&body.content) else {
            let list = list(body.content.keys());
            let message = format!("`{}` is left out: its body is {list}, which cannot be sent yet", entry.names.id);
            return Err(self.fault(Code::BodyUnsupported, origin, message));
        };
        let others: Vec<&String> = body.content.keys().filter(|name| name.trim() != media_type).collect();
        if !others.is_empty() {
            let list = list(others.into_iter());
            let message = format!("the body is sent as `{media_type}`: {list} cannot be sent yet");
            let place = self.place(origin, &[]);
            self.warn_once(Code::BodyUnsupported, place, message);
        }
        let shared = target.component.map(|component| (Part::Body, component));
        let shape = self.shape(media.schema.as_ref(), shared, &Site::OWNER.inner("Body"), Types::shape_of);
        self.roots.sent(&shape);
        let docs = body.description.clone().unwrap_or_default();
        Ok(Some(DeclaredBody { required: body.required, media_type, shape, docs }))
    }
}

/// ``of `a` or `b` ``, for a message.
pub(super) fn list<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "of no media type".to_owned() } else { names.join(" or ") }
}
