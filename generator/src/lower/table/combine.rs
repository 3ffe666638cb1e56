//! JSON values as JSON Schema compares them (2020-12 core §4.2.2).

use serde_json::{Number, Value};

/// Whether two values are the same: 1 and 1.0 are, and the order of an object's members is nothing.
pub(crate) fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => same_number(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| equal(value, other)))
        }
        _ => one == other,
    }
}

fn same_number(one: &Number, other: &Number) -> bool {
    match (one.as_i128(), other.as_i128()) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.as_f64() == other.as_f64(),
        (Some(integer), None) => is_integer(other, integer),
        (None, Some(integer)) => is_integer(one, integer),
    }
}

/// Whether a floating-point number is this integer, exactly.
#[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
fn is_integer(number: &Number, integer: i128) -> bool {
    number.as_f64().is_some_and(|float| float.fract() == 0.0 && float.abs() < 1e30 && float as i128 == integer)
}

/// The values that `enum` and `const` both admit.
pub(super) fn listed(list: Option<&Value>, constant: Option<&Value>) -> Option<Box<[Value]>> {
    let list = list.and_then(Value::as_array);
    match (list, constant) {
        (None, None) => None,
        (None, Some(constant)) => Some([constant.clone()].into()),
        (Some(list), None) => Some(list.clone().into()),
        (Some(list), Some(constant)) => {
            Some(list.iter().filter(|value| equal(value, constant)).take(1).cloned().collect())
        }
    }
}
