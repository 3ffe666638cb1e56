//! `$anchor` (JSON Schema 2020-12 core §8.2.2).

use std::collections::HashMap;

use serde_json::Value;

use super::positions::Position;
use crate::lower::Walk;

/// The JSON pointer of the schema that has this `$anchor`; of several, of the first one.
pub(super) fn find(name: &str, walk: &mut Walk<'_, '_>) -> Option<String> {
    let root = walk.root.value;
    walk.met.anchors.get_or_insert_with(|| collect(root)).get(name).cloned()
}

fn collect(root: &Value) -> HashMap<&str, String> {
    let mut anchors = HashMap::new();
    let mut next = vec![(root, String::new(), Position::Document)];
    while let Some((value, pointer, position)) = next.pop() {
        let is_schema = matches!(position, Position::Schema | Position::Unknown);
        if let Some(name) = value.get("$anchor").and_then(Value::as_str).filter(|_| is_schema) {
            anchors.entry(name).or_insert_with(|| pointer.clone());
        }
        let from = next.len();
        for (key, value) in within(value) {
            let position = position.within(&key, value);
            if position != Position::Value && (value.is_object() || value.is_array()) {
                next.push((value, format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), position));
            }
        }
        // The first ones are looked at first.
        if let Some(pushed) = next.get_mut(from..) {
            pushed.reverse();
        }
    }
    anchors
}

/// The members or elements of a value.
fn within(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(elements) => elements.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    }
}
