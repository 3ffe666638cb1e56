//! Where `$ref` leads (JSON Schema 2020-12 core §8.2.3.1; RFC 6901 §6).

use serde_json::Value;

use super::positions::Position;
use super::{anchors, enter};
use crate::diagnostic::Code;
use crate::lower::Walk;
use crate::lower::forms;
use crate::lower::node::{Node, kind};
use crate::lower::places;
use crate::lower::references::{self, Kind, decode};
use crate::lower::schemas::SchemaId;

/// The schema that a `$ref` leads to, wherever in the document it stands.
pub(super) fn schema<'a>(reference: &str, walk: &mut Walk<'a, '_>) -> Option<SchemaId> {
    let node = node(reference, walk)?;
    Some(enter(node, walk))
}

/// The schema of a component.
pub(super) fn component(name: &str, walk: &mut Walk<'_, '_>) -> Option<SchemaId> {
    let (node, _) = at(&of_component(name), walk)?;
    forms::is_schema(node.value).then(|| enter(node, walk))
}

/// The schema that a reference leads to; `None` where there is none.
pub(super) fn node<'a>(reference: &str, walk: &mut Walk<'a, '_>) -> Option<Node<'a>> {
    let pointer = pointer(reference, walk)?;
    let (node, position) = at(&pointer, walk)?;
    let fits = matches!(position, Position::Schema | Position::Unknown) && forms::is_schema(node.value);
    fits.then_some(node)
}

/// Reports a `$ref` that leads to no schema.
pub(super) fn report(reference: Node<'_>, walk: &mut Walk<'_, '_>) {
    let Value::String(text) = reference.value else {
        let is = kind(reference.value);
        walk.malformed(reference.origin, format!("`$ref` has to be a string, and is {is}"));
        return;
    };
    let Some(fragment) = text.strip_prefix('#') else {
        references::report_missing(text, Kind::Schema, reference.origin, walk);
        return;
    };
    match pointer(text, walk) {
        Some(pointer) => match at(&pointer, walk) {
            None => references::report_missing(text, Kind::Schema, reference.origin, walk),
            // What is no schema where one has to be is reported there.
            Some((_, Position::Schema)) => {}
            Some((node, Position::Unknown)) if forms::is_schema(node.value) => {}
            Some(_) => report_other(text, reference, walk),
        },
        None if fragment.is_empty() => report_other(text, reference, walk),
        None => report_anchor(text, fragment, reference, walk),
    }
}

fn report_other(text: &str, reference: Node<'_>, walk: &mut Walk<'_, '_>) {
    let message = format!("what `{text}` leads to is no schema");
    let diagnostic = walk.cx.error(Code::ReferenceUnsupported, reference.origin, message);
    diagnostic.with_help("a reference leads to a schema of this document, such as `#/components/schemas/...`");
}

fn report_anchor(text: &str, name: &str, reference: Node<'_>, walk: &mut Walk<'_, '_>) {
    let known = walk.component(Kind::Schema, name).is_some();
    let message = format!("`{text}` leads to nothing: no schema of this document has the `$anchor` `{name}`");
    let diagnostic = walk.cx.error(Code::ReferenceDangling, reference.origin, message);
    diagnostic.help = known.then(|| format!("did you mean `{}`?", references::path(Kind::Schema, name)));
}

/// The JSON pointer that a reference within the document stands for. The document itself is no schema.
fn pointer(reference: &str, walk: &mut Walk<'_, '_>) -> Option<String> {
    if let Some(name) = references::component_of(reference, Kind::Schema, walk) {
        return Some(of_component(&name));
    }
    let fragment = decode(reference.strip_prefix('#').filter(|fragment| !fragment.is_empty())?);
    if fragment.starts_with('/') { Some(fragment.into_owned()) } else { anchors::find(&fragment, walk) }
}

fn of_component(name: &str) -> String {
    format!("/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The value at a JSON pointer with its place, and what it is.
fn at<'a>(pointer: &str, walk: &mut Walk<'a, '_>) -> Option<(Node<'a>, Position)> {
    let mut position = Position::Document;
    let node = places::at(pointer, walk, |key, value| position = position.within(key, value))?;
    Some((node, position))
}
