//! Where `$ref` leads (JSON Schema 2020-12 core §8.2.3.1; RFC 6901 §6).

use serde_json::Value;

use super::{anchors, enter};
use crate::lower::Walk;
use crate::lower::node::Node;
use crate::lower::references::decode;
use crate::lower::schemas::SchemaId;

/// The schema that a reference leads to, wherever in the document it stands.
pub(super) fn schema(reference: &str, walk: &mut Walk<'_, '_>) -> Option<SchemaId> {
    let node = node(reference, walk)?;
    Some(enter(node, walk))
}

/// Whether a reference leads to something that can be a schema.
pub(in crate::lower) fn is_schema(reference: &str, walk: &mut Walk<'_, '_>) -> bool {
    node(reference, walk).is_some()
}

/// The schema of a component.
pub(super) fn component(name: &str, walk: &mut Walk<'_, '_>) -> Option<SchemaId> {
    let escaped = name.replace('~', "~0").replace('/', "~1");
    let node = at(&format!("/components/schemas/{escaped}"), walk)?;
    Some(enter(node, walk))
}

fn node<'a>(reference: &str, walk: &mut Walk<'a, '_>) -> Option<Node<'a>> {
    let pointer = pointer(reference, walk)?;
    if !leads_among_schemas(&pointer) {
        return None;
    }
    at(&pointer, walk).filter(|node| node.value.is_object() || node.value.is_boolean())
}

/// Whether a pointer goes through a place where schemas stand.
fn leads_among_schemas(pointer: &str) -> bool {
    let tokens: Vec<&str> = pointer.split('/').collect();
    let is_place = |(position, token): (usize, &&str)| match *token {
        "schema" => true,
        "schemas" | "$defs" | "definitions" => position + 1 < tokens.len(),
        _ => false,
    };
    tokens.iter().enumerate().any(is_place)
}

/// The JSON pointer that a reference within the document stands for. The document itself is no schema.
fn pointer(reference: &str, walk: &mut Walk<'_, '_>) -> Option<String> {
    let fragment = reference.strip_prefix('#').filter(|fragment| !fragment.is_empty())?;
    if fragment.starts_with('/') { Some(decode(fragment).into_owned()) } else { anchors::find(fragment, walk) }
}

/// The value at a JSON pointer, and its place.
fn at<'a>(pointer: &str, walk: &mut Walk<'a, '_>) -> Option<Node<'a>> {
    let mut node = walk.root;
    for token in pointer.split('/').skip(1) {
        let key = token.replace("~1", "/").replace("~0", "~");
        node = match node.value {
            Value::Object(members) => {
                let value = members.get(&key)?;
                Node { value, origin: walk.cx.origins.child(node.origin, &key) }
            }
            Value::Array(elements) => {
                let index: usize = key.parse().ok()?;
                Node { value: elements.get(index)?, origin: walk.cx.origins.index(node.origin, index) }
            }
            _ => return None,
        };
    }
    Some(node)
}
