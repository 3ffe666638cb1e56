//! Scalars by the core schema (YAML 1.2.2 §10.3.2).

use serde_json::{Number, Value};

use super::misfit;
use crate::diagnostic::{Code, Fault};
use crate::yaml::{Kind, Node};

/// The value of a scalar's text: what its tag says or, without one, what it looks like if it has no quotes.
pub(super) fn value(text: &str, plain: bool, node: Node<'_>) -> Result<Value, Fault> {
    let value = match node.tag().map(|tag| tag.kind) {
        Some(Kind::Text | Kind::NonSpecific | Kind::Merge) => Some(Value::from(text)),
        Some(Kind::Null) => is_null(text).then_some(Value::Null),
        Some(Kind::Bool) => boolean(text).map(Value::Bool),
        Some(Kind::Int) => Some(untagged(text, node)?).filter(|value| value.is_number() && is_whole(text)),
        Some(Kind::Float) => untagged(text, node)?.as_f64().map(Value::from),
        None | Some(Kind::Unknown | Kind::Sequence | Kind::Mapping) if plain => Some(untagged(text, node)?),
        None | Some(Kind::Unknown | Kind::Sequence | Kind::Mapping) => Some(Value::from(text)),
    };
    value.ok_or_else(|| misfit(node))
}

fn untagged(text: &str, node: Node<'_>) -> Result<Value, Fault> {
    // How it begins tells of most text that it is nothing else.
    match text.as_bytes().first() {
        None | Some(b'~' | b'n' | b'N') if is_null(text) => Ok(Value::Null),
        Some(b't' | b'T' | b'f' | b'F') => Ok(boolean(text).map_or_else(|| Value::from(text), Value::Bool)),
        Some(b'0'..=b'9' | b'+' | b'-' | b'.') => match number(text) {
            Some(Ok(number)) => Ok(Value::Number(number)),
            Some(Err(message)) => Err(Fault::new(Code::YamlNotJson, node.offset(), message)),
            None => Ok(Value::from(text)),
        },
        _ => Ok(Value::from(text)),
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Whether the text of a number has neither a fraction nor an exponent.
fn is_whole(text: &str) -> bool {
    text.starts_with("0x") || !text.contains(['.', 'e', 'E'])
}

/// The number that a text is, or why JSON has no such number; `None` where it is none.
fn number(text: &str) -> Option<Result<Number, &'static str>> {
    if is_not_finite(text) {
        return Some(Err("JSON has no number for this; in quotes it is text"));
    }
    let number = match text.strip_prefix("0x").map(|digits| (digits, 16)).or(text.strip_prefix("0o").map(|o| (o, 8))) {
        Some((digits, radix)) => of_digits(&digits_of(digits, radix)?, radix),
        None if is_decimal(text) => decimal(text),
        None => return None,
    };
    Some(number.ok_or("the number is out of range"))
}

fn is_not_finite(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

/// Digits, as many as there are but one at least.
fn digits_of(text: &str, radix: u32) -> Option<Vec<u32>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(radix)).collect();
    digits.filter(|digits| !digits.is_empty())
}

/// The number that digits stand for: like in JSON, a float where it is beyond 64 bits.
fn of_digits(digits: &[u32], radix: u32) -> Option<Number> {
    let step = |sum: u64, digit: &u32| sum.checked_mul(u64::from(radix))?.checked_add(u64::from(*digit));
    match digits.iter().try_fold(0, step) {
        Some(exact) => Some(Number::from(exact)),
        None => Number::from_f64(digits.iter().fold(0.0, |sum, digit| sum * f64::from(radix) + f64::from(*digit))),
    }
}

/// Whether a text is a number to the base of ten: digits, with a fraction or an exponent or without.
fn is_decimal(text: &str) -> bool {
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let some = !whole.is_empty() || !fraction.is_empty();
    some && all(whole) && all(fraction) && !exponent.is_empty() && all(exponent)
}

/// The value of a text that [`is_decimal`]. What JSON writes in the same way is the number that it is there.
fn decimal(text: &str) -> Option<Number> {
    let as_json = serde_json::from_str(text).ok();
    let whole = || text.parse::<u64>().map(Number::from).or_else(|_| text.parse::<i64>().map(Number::from)).ok();
    as_json.or_else(whole).or_else(|| Number::from_f64(text.parse().ok()?))
}
