//! Schemas of one type.

use openapiv3::{BooleanType, IntegerType, NumberType, SchemaKind, StringType, Type};
use serde_json::Value;

use super::enumeration::Values;
use super::present::Present;
use super::types::JsonType;
use super::{limits, objects, untyped};
use crate::lower::Walk;
use crate::lower::keywords::Keyword;

/// What a schema says of the values of one type.
pub(super) fn of_type<'a>(
    ty: JsonType,
    values: Option<&Values<'a>>,
    present: &Present<'a>,
    walk: &mut Walk<'a, '_>,
) -> SchemaKind {
    let listed: Vec<&Value> = values.map_or_else(Vec::new, |values| values.of_type(ty).collect());
    SchemaKind::Type(match ty {
        JsonType::Object if listed.is_empty() => Type::Object(objects::object(present, walk)),
        JsonType::Array if listed.is_empty() => Type::Array(objects::array(present, walk)),
        JsonType::Integer if listed.iter().all(|value| integer(value).is_some()) => {
            Type::Integer(integer_type(&listed, present, walk))
        }
        // The types of `openapiv3` have no place for such lists.
        JsonType::Object | JsonType::Array | JsonType::Integer => {
            return SchemaKind::Any(untyped::any_schema(&[ty], listed, present, walk));
        }
        JsonType::String => Type::String(string_type(&listed, present)),
        JsonType::Number => Type::Number(number_type(&listed, present)),
        JsonType::Boolean => {
            Type::Boolean(BooleanType { enumeration: listed.iter().map(|value| value.as_bool()).collect() })
        }
    })
}

fn string_type(listed: &[&Value], present: &Present<'_>) -> StringType {
    StringType {
        format: present.text(Keyword::Format).into(),
        pattern: present.text(Keyword::Pattern),
        enumeration: listed.iter().map(|value| value.as_str().map(str::to_owned)).collect(),
        min_length: present.size(Keyword::MinLength),
        max_length: present.size(Keyword::MaxLength),
    }
}

fn integer_type(listed: &[&Value], present: &Present<'_>, walk: &mut Walk<'_, '_>) -> IntegerType {
    let limits = limits::integer(present, walk);
    IntegerType {
        format: present.text(Keyword::Format).into(),
        multiple_of: limits::integer_multiple(present, walk),
        exclusive_minimum: limits.exclusive_minimum,
        exclusive_maximum: limits.exclusive_maximum,
        minimum: limits.minimum,
        maximum: limits.maximum,
        enumeration: listed.iter().map(|value| integer(value)).collect(),
    }
}

fn number_type(listed: &[&Value], present: &Present<'_>) -> NumberType {
    let limits = limits::number(present);
    NumberType {
        format: present.text(Keyword::Format).into(),
        multiple_of: limits::multiple(present),
        exclusive_minimum: limits.exclusive_minimum,
        exclusive_maximum: limits.exclusive_maximum,
        minimum: limits.minimum,
        maximum: limits.maximum,
        enumeration: listed.iter().map(|value| value.as_f64()).collect(),
    }
}

/// An integer of 64 bits; `1.0` is one.
fn integer(value: &Value) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    let integral = |number: f64| (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64);
    value.as_i64().or_else(|| value.as_f64().and_then(integral))
}
