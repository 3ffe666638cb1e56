//! What stands at a place of a document, by the way that leads there (OpenAPI 3.1.1 §4.8).

use serde_json::Value;

use super::Walk;
use super::node::Node;
use super::paths;
use super::references::{Kind, decode};
use crate::source::unescape;

/// A part of a document that is none of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Document,
    Components,
    /// An array or an object of things of a kind.
    Several(Kind),
    One(Kind),
    Operation,
    /// Media types by name.
    Content,
    MediaType,
    /// Encodings by name.
    Encodings,
    Encoding,
    /// An extension, or a part of one: anything may stand there.
    Extension,
    Other,
}

impl Part {
    /// What stands at the member or element `key`.
    fn within(self, key: &str) -> Self {
        match (self, key) {
            (Self::Extension, _) => Self::Extension,
            // Names are not those of fields.
            (Self::Several(kind), _) => Self::One(kind),
            (Self::Content, _) => Self::MediaType,
            (Self::Encodings, _) => Self::Encoding,
            (Self::Document, "paths" | "webhooks" | "x-webhooks") => Self::Several(Kind::PathItem),
            (_, key) if key.starts_with("x-") => Self::Extension,
            (Self::Document, "components") => Self::Components,
            (Self::Components, section) => Kind::of_section(section).map_or(Self::Other, Self::Several),
            (Self::One(Kind::PathItem) | Self::Operation, "parameters") => Self::Several(Kind::Parameter),
            (Self::One(Kind::PathItem), method) if paths::METHODS.contains(&method) => Self::Operation,
            (Self::One(Kind::Callback), _) => Self::One(Kind::PathItem),
            (Self::Operation, "requestBody") => Self::One(Kind::RequestBody),
            (Self::Operation, "responses") => Self::Several(Kind::Response),
            (Self::Operation, "callbacks") => Self::Several(Kind::Callback),
            (Self::One(Kind::Response) | Self::Encoding, "headers") => Self::Several(Kind::Header),
            (Self::One(Kind::Response | Kind::Parameter | Kind::RequestBody | Kind::Header), "content") => {
                Self::Content
            }
            (Self::MediaType, "encoding") => Self::Encodings,
            _ => Self::Other,
        }
    }
}

/// The thing of a kind that a reference within the document leads to, by a JSON pointer as the fragment of a URI
/// (RFC 6901 §6).
pub(super) fn find<'a>(reference: &str, kind: Kind, walk: &mut Walk<'a, '_>) -> Option<Node<'a>> {
    let pointer = decode(reference.strip_prefix('#').filter(|pointer| pointer.starts_with('/'))?);
    let mut part = Part::Document;
    let node = at(&pointer, walk, |key, _| part = part.within(key))?;
    (part == Part::One(kind) || part == Part::Extension).then_some(node)
}

/// The value at a JSON pointer (RFC 6901 §4). `each` is told what is passed on the way there: keys, with their values.
pub(super) fn at<'a>(pointer: &str, walk: &mut Walk<'a, '_>, mut each: impl FnMut(&str, &Value)) -> Option<Node<'a>> {
    let mut node = walk.root;
    for token in pointer.split('/').skip(1) {
        let key = unescape(token);
        node = member(node, &key, walk)?;
        each(&key, node.value);
    }
    Some(node)
}

/// The member of an object or the element of an array that a token of a JSON pointer leads to (RFC 6901 §4).
fn member<'a>(node: Node<'a>, key: &str, walk: &mut Walk<'_, '_>) -> Option<Node<'a>> {
    match node.value {
        Value::Object(members) => {
            let value = members.get(key)?;
            Some(Node { value, origin: walk.cx.origins.child(node.origin, key) })
        }
        Value::Array(elements) => {
            let index: usize = key.parse().ok().filter(|index: &usize| index.to_string() == key)?;
            Some(Node { value: elements.get(index)?, origin: walk.cx.origins.index(node.origin, index) })
        }
        _ => None,
    }
}
