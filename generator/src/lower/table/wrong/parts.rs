//! Keywords that have schemas or names within.

use serde_json::Value;

use crate::diagnostic::{Code, kind};
use crate::lower::forms::Form;
use crate::lower::keywords::{Class, Keyword};
use crate::lower::node::Node;
use crate::lower::table::positions::within;
use crate::lower::{Version, Walk};

/// Reports a boolean where the version has no boolean schemas.
pub(super) fn report_boolean(keyword: Keyword, node: Node<'_>, walk: &mut Walk<'_, '_>) {
    if !admits_booleans(keyword, walk) && node.value.is_boolean() {
        report_no_schema(node, walk);
    }
}

/// Reports what is no schema among several, and that there are none where there have to be some.
pub(super) fn report(keyword: Keyword, node: Node<'_>, walk: &mut Walk<'_, '_>) {
    if node.value.as_array().is_some_and(Vec::is_empty) {
        let message = format!("`{}` has to have at least one schema; it is ignored", keyword.name());
        walk.cx.warning(Code::DocumentMalformed, node.origin, message);
    }
    let booleans = admits_booleans(keyword, walk);
    let is_schema = |value: &Value| value.is_object() || booleans && value.is_boolean();
    let all = match node.value {
        Value::Array(elements) => elements.iter().all(is_schema),
        Value::Object(members) => members.values().all(is_schema),
        _ => true,
    };
    if !all {
        for part in within(node, walk).into_iter().filter(|part| !is_schema(part.value)) {
            report_no_schema(part, walk);
        }
    }
}

/// Reports what is no name where names have to be.
pub(super) fn report_names(keyword: Keyword, node: Node<'_>, walk: &mut Walk<'_, '_>) {
    let form = keyword.row().form;
    if form == Form::Names {
        report_list(keyword, node, walk);
        return;
    }
    for member in within(node, walk) {
        match member.value {
            Value::Array(_) => report_list(keyword, member, walk),
            Value::Object(_) | Value::Bool(_) if form == Form::Dependencies => {}
            other => {
                let name = keyword.name();
                let also = if form == Form::Dependencies { "a schema or " } else { "" };
                let message =
                    format!("a member of `{name}` has to be {also}an array of strings, and is {}", kind(other));
                walk.malformed(member.origin, message);
            }
        }
    }
}

fn report_list(keyword: Keyword, list: Node<'_>, walk: &mut Walk<'_, '_>) {
    if list.value.as_array().is_some_and(|names| names.iter().all(Value::is_string)) {
        return;
    }
    for element in within(list, walk).into_iter().filter(|element| !element.value.is_string()) {
        let is = kind(element.value);
        walk.malformed(element.origin, format!("a name in `{}` has to be a string, and is {is}", keyword.name()));
    }
}

fn report_no_schema(node: Node<'_>, walk: &mut Walk<'_, '_>) {
    walk.malformed(node.origin, format!("a schema has to be an object, and is {}", kind(node.value)));
}

/// Boolean schemas came with 3.1, but for `additionalProperties`; keywords that came with it as well have them.
fn admits_booleans(keyword: Keyword, walk: &Walk<'_, '_>) -> bool {
    let late = keyword.row().class == Class::WholeValue;
    walk.version >= Version::V3_1 || late || keyword == Keyword::AdditionalProperties
}
