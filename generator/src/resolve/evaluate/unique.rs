//! Whether an array has an item twice (JSON Schema 2020-12 validation §6.4.3).

use std::collections::HashSet;
use std::fmt::Write as _;

use serde_json::{Number, Value};

/// Whether two items are equal.
pub(super) fn has_twins(items: &[Value]) -> bool {
    let mut seen = HashSet::with_capacity(items.len());
    !items.iter().all(|item| {
        let mut text = String::new();
        write(item, &mut text);
        seen.insert(text)
    })
}

/// Writes a value so that equal ones have equal texts. Writing to a String cannot fail.
fn write(value: &Value, text: &mut String) {
    let _ = match value {
        Value::Number(number) => write_number(number, text),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write(item, text);
                text.push(',');
            }
            text.write_char(']')
        }
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in members {
                let _ = write!(text, "{name:?}:");
                write(value, text);
                text.push(',');
            }
            text.write_char('}')
        }
        Value::String(string) => write!(text, "{string:?}"),
        Value::Null | Value::Bool(_) => write!(text, "{value}"),
    };
}

fn write_number(number: &Number, text: &mut String) -> std::fmt::Result {
    let whole = number.as_f64().filter(|float| number.is_f64() && float.fract() == 0.0 && float.abs() < 1e30);
    match whole {
        #[expect(clippy::cast_possible_truncation, reason = "it has no fraction and is within the range")]
        Some(float) => write!(text, "{}", float as i128),
        None => write!(text, "{number}"),
    }
}
