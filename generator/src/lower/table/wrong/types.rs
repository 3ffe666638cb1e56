//! `type` and the exclusive limits, which are written differently from version to version.

use serde_json::{Map, Value};

use crate::diagnostic::{Code, kind};
use crate::lower::keywords::Keyword;
use crate::lower::node::Node;
use crate::lower::table::positions::within;
use crate::lower::{Version, Walk, similar};

const NAMES: &[&str] = &["object", "array", "string", "integer", "number", "boolean"];

/// Reports names of types that there are not, and the form of another version.
pub(super) fn report(node: Node<'_>, walk: &mut Walk<'_, '_>) {
    if !is_type(node.value) {
        let several = node.value.is_array();
        let names = if several { within(node, walk) } else { vec![node] };
        for name in names.into_iter().filter(|name| !is_type(name.value)) {
            report_name(name, walk);
        }
    }
    if walk.version == Version::V3_0 && (node.value.is_array() || *node.value == "null") {
        let message = "`type` is written as in OpenAPI 3.1, and is read as it is there";
        let diagnostic = walk.cx.warning(Code::DocumentMalformed, node.origin, message);
        diagnostic.with_help("in OpenAPI 3.0 it is one type, and `nullable` stands beside it");
    }
}

fn is_type(name: &Value) -> bool {
    name.as_str().is_some_and(|name| name == "null" || NAMES.contains(&name))
}

fn report_name(node: Node<'_>, walk: &mut Walk<'_, '_>) {
    match node.value {
        Value::String(name) => report_unknown(name, node, walk),
        other => {
            let message = format!("a type has to be a string, and is {}", kind(other));
            let diagnostic = walk.malformed(node.origin, message);
            if other.is_null() {
                diagnostic.with_help("the type of null is `\"null\"`, in quotes");
            }
        }
    }
}

fn report_unknown(name: &str, node: Node<'_>, walk: &mut Walk<'_, '_>) {
    let meant = match name {
        "int" | "long" | "int32" | "int64" => Some("integer"),
        "float" | "double" | "decimal" => Some("number"),
        "date" | "date-time" | "datetime" | "uuid" | "file" | "text" => Some("string"),
        "bool" => Some("boolean"),
        _ => similar::nearest(name, NAMES.iter().copied()),
    };
    let diagnostic = walk.malformed(node.origin, format!("`{name}` is no type of JSON values"));
    match meant {
        Some(meant) => diagnostic.with_help(format!("did you mean `{meant}`?")),
        None => {
            let names: Vec<String> = NAMES.iter().map(|name| format!("`{name}`")).collect();
            diagnostic.with_help(format!("the types are {}", names.join(", ")))
        }
    };
}

/// Reports an exclusive limit that says nothing, or is written in the form of the other version.
pub(super) fn report_limit(keyword: Keyword, node: Node<'_>, members: &Map<String, Value>, walk: &mut Walk<'_, '_>) {
    if !concerns_numbers(members) {
        return;
    }
    let name = keyword.name();
    let beside = if keyword == Keyword::ExclusiveMinimum { "minimum" } else { "maximum" };
    let form = if node.value.is_boolean() { Version::V3_0 } else { Version::V3_1 };
    if *node.value == Value::Bool(true) && !members.get(beside).is_some_and(Value::is_number) {
        let message = format!("`{name}` says nothing here: there is no `{beside}` beside it");
        walk.cx.warning(Code::SchemaMisplacedKeyword, node.origin, message);
    } else if form != walk.version && *node.value != Value::Bool(false) {
        let other = if form == Version::V3_0 { "3.0" } else { "3.1" };
        let message = format!("`{name}` is written as in OpenAPI {other}, and is read as it is there");
        walk.cx.warning(Code::DocumentMalformed, node.origin, message);
    }
}

/// Whether the types admit numbers, and the limit so says something.
fn concerns_numbers(members: &Map<String, Value>) -> bool {
    let is_number = |name: &Value| *name == "number" || *name == "integer";
    match members.get("type") {
        Some(Value::Array(names)) => names.iter().any(is_number),
        Some(name) => is_number(name),
        None => true,
    }
}
