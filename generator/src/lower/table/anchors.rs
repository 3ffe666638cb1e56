//! `$anchor` (JSON Schema 2020-12 core §8.2.2).

use std::collections::HashMap;

use serde_json::Value;

use crate::lower::Walk;

/// The JSON pointer of the schema that has this `$anchor`.
pub(super) fn find(name: &str, walk: &mut Walk<'_, '_>) -> Option<String> {
    let root = walk.root.value;
    walk.met.anchors.get_or_insert_with(|| collect(root)).get(name).cloned()
}

fn collect(root: &Value) -> HashMap<&str, String> {
    let mut anchors = HashMap::new();
    let mut next = vec![(root, String::new())];
    while let Some((value, pointer)) = next.pop() {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(name)) = members.get("$anchor") {
                    anchors.entry(name.as_str()).or_insert_with(|| pointer.clone());
                }
                // What stands in these is no schema.
                let is_value = |key: &str| matches!(key, "enum" | "const" | "default" | "example" | "examples");
                for (key, value) in members.iter().filter(|(key, value)| !value.is_string() && !is_value(key)) {
                    next.push((value, format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))));
                }
            }
            Value::Array(elements) => {
                next.extend(elements.iter().enumerate().map(|(at, value)| (value, format!("{pointer}/{at}"))));
            }
            _ => {}
        }
    }
    anchors
}
