//! Requests that the API makes of its user: webhooks and callbacks (OpenAPI 3.1.1 §4.8.1, §4.8.18).
//!
//! Of these the bodies are carried, for that is what whoever receives them needs types of. Parameters, servers and security
//! are a matter of the server that receives them, which is not generated.

use indexmap::IndexMap;
use openapiv3::{Callback, Operation, PathItem};
use serde_json::Value;

use super::follow::reference_or;
use super::node::{Node, Object};
use super::references::Kind;
use super::{Version, Walk, content, operation, paths, response};
use crate::diagnostic::Code;
use crate::source::insert_origin;

/// `webhooks` of a document, by name; of one of 3.0, which has none, the extension `x-webhooks` that stands for them.
pub(super) fn webhooks<'a>(document: &Object<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, PathItem> {
    const EXTENSION: &str = "x-webhooks";
    // What else an extension of this name may be is none of our business.
    let has_extension = document.members.get(EXTENSION).is_some_and(Value::is_object);
    let by_extension = walk.version == Version::V3_0 && has_extension && !document.members.contains_key("webhooks");
    let key = if by_extension { EXTENSION } else { "webhooks" };
    let entries = document.entries(key, walk);
    entries.into_iter().filter_map(|(name, node)| Some((name.to_owned(), path_item(node, walk)?))).collect()
}

/// `callbacks` of an operation, by name, and each by its expressions.
pub(super) fn callbacks<'a>(operation: &Object<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, Callback> {
    let entries = operation.entries("callbacks", walk);
    entries.into_iter().filter_map(|(name, node)| Some((name.to_owned(), callback(node, walk)?))).collect()
}

fn callback<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<Callback> {
    let object = walk.resolved(node, Kind::Callback)?.map("a callback", walk)?;
    let items = object.children(walk).into_iter().filter(|(expression, _)| !expression.starts_with("x-"));
    Some(items.filter_map(|(expression, node)| Some((expression.to_owned(), path_item(node, walk)?))).collect())
}

fn path_item<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<PathItem> {
    let object = walk.resolved(node, Kind::PathItem)?.object("a path item", paths::FIELDS, walk)?;
    let mut item = PathItem::default();
    for (method, slot) in paths::methods(&mut item) {
        *slot = object.child(method, walk).and_then(|node| request(node, walk));
    }
    insert_origin(&mut item.extensions, object.origin);
    Some(item)
}

/// What is carried of an operation that the API calls.
fn request<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<Operation> {
    let object = node.object("an operation", operation::FIELDS, walk)?;
    let body = object.child("requestBody", walk);
    let mut request = Operation {
        summary: object.text("summary", walk),
        description: object.text("description", walk),
        request_body: body.and_then(|node| reference_or(node, Kind::RequestBody, walk, content::request_body)),
        responses: response::responses(&object, walk),
        deprecated: object.flag("deprecated", walk).unwrap_or(false),
        ..Operation::default()
    };
    insert_origin(&mut request.extensions, object.origin);
    if let Some(node) = object.child("callbacks", walk) {
        let message = "callbacks of what the API calls are left out: nothing is generated for them";
        walk.cx.warning(Code::DocumentUnsupportedPart, node.origin, message);
    }
    Some(request)
}
