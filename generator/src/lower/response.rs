//! Responses and their headers (OpenAPI 3.1.1 §4.8.16, §4.8.17, §4.8.21).

use indexmap::IndexMap;
use openapiv3::{Header, HeaderStyle, ReferenceOr, Response, Responses, StatusCode};
use serde_json::Value;

use super::follow::reference_or;
use super::node::{Node, Object};
use super::references::Kind;
use super::{Walk, content, parameter};
use crate::source::insert_origin;

/// The extension of headers whose `explode` is set, which `openapiv3` has no field for.
pub(crate) const EXPLODED: &str = "x-clientwright-exploded";

const RESPONSE: &[&str] = &["description", "headers", "content", "links"];
const HEADER: &[&str] = &[
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
    "example",
    "examples",
];

/// `responses` of an operation, by status.
pub(super) fn responses<'a>(operation: &Object<'a>, walk: &mut Walk<'a, '_>) -> Responses {
    let mut responses = Responses::default();
    for (key, node) in operation.entries("responses", walk) {
        if key.starts_with("x-") {
            continue;
        }
        let status = status(key);
        if status.is_none() && key != "default" {
            let message = format!("`{key}` is no status of a response");
            let help = "it is a number from 100 to 599, a range such as `4XX`, or `default`";
            walk.malformed(node.origin, message).with_help(help);
            continue;
        }
        let response = reference_or(node, Kind::Response, walk, response);
        match status {
            Some(status) => responses.responses.extend(response.map(|response| (status, response))),
            None => responses.default = response,
        }
    }
    responses
}

/// A Response Object. Its description is required, but nothing is lost without it.
pub(super) fn response<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<Response> {
    let object = node.object("a response", RESPONSE, walk)?;
    let mut response = Response {
        description: object.text("description", walk).unwrap_or_default(),
        headers: headers(&object, walk),
        content: content::content(&object, walk),
        ..Response::default()
    };
    insert_origin(&mut response.extensions, object.origin);
    let links = object.members.get("links").and_then(Value::as_object);
    if links.is_some_and(|links| !links.is_empty()) {
        let origin = walk.cx.origins.child(object.origin, "links");
        walk.links.push(origin);
    }
    Some(response)
}

/// `headers` of a response or an encoding.
pub(super) fn headers<'a>(object: &Object<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, ReferenceOr<Header>> {
    let entries = object.entries("headers", walk).into_iter();
    entries
        .filter_map(|(name, node)| Some((name.to_owned(), reference_or(node, Kind::Header, walk, header)?)))
        .collect()
}

/// A Header Object.
pub(super) fn header<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<Header> {
    let object = node.object("a header", HEADER, walk)?;
    let mut header = Header {
        description: object.text("description", walk),
        style: HeaderStyle::Simple,
        required: object.flag("required", walk).unwrap_or(false),
        deprecated: object.flag("deprecated", walk),
        format: parameter::format(&object, walk).unwrap_or_else(parameter::any_format),
        example: None,
        examples: IndexMap::new(),
        extensions: IndexMap::new(),
    };
    if object.flag("explode", walk) == Some(true) {
        header.extensions.insert(EXPLODED.to_owned(), true.into());
    }
    insert_origin(&mut header.extensions, object.origin);
    Some(header)
}

fn status(key: &str) -> Option<StatusCode> {
    let first = key.chars().next()?.to_digit(10).filter(|digit| (1..=5).contains(digit))?;
    match key.get(1..) {
        Some("XX" | "xx") => u16::try_from(first).ok().map(StatusCode::Range),
        Some(rest) if rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()) => {
            key.parse().ok().map(StatusCode::Code)
        }
        _ => None,
    }
}
