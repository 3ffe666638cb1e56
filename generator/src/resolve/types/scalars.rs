//! Strings, numbers and booleans.

use openapiv3::{
    BooleanType, IntegerFormat, IntegerType, NumberFormat, NumberType, SchemaData, StringFormat, StringType,
    VariantOrUnknownOrEmpty as Format,
};

use super::constraints::{self, Limits};
use super::{Built, Types};
use crate::ir::{FloatWidth, IntegerWidth, Type};
use crate::resolve::draft::{DraftKind, plain};

impl<'a> Types<'a, '_> {
    /// A string: one out of a list, one of a format that has a type of its own, or any.
    pub(super) fn string(&mut self, string: &'a StringType, data: &'a SchemaData) -> Built<'a> {
        let limits = constraints::lengths(string.min_length, string.max_length);
        if !string.enumeration.is_empty() {
            return self.string_enum(string, &limits, data);
        }
        if string.pattern.is_some() {
            self.not_enforced(data, "pattern");
        }
        let (ty, shortest, longest) = match &string.format {
            Format::Item(StringFormat::Date) => (Type::Date, 10, 10),
            // `2006-01-02T15:04:05Z` to `2006-01-02T15:04:05.123456789+07:00`.
            Format::Item(StringFormat::DateTime) => (Type::DateTime, 20, 35),
            Format::Unknown(format) if format == "uuid" => (Type::Uuid, 36, 36),
            _ => return self.limited(Type::String, limits, data),
        };
        if let Some(contradiction) = &limits.contradiction {
            self.contradiction(data, contradiction);
        }
        let satisfied = |limit: Option<usize>, holds: fn(usize, usize) -> bool, length| {
            limit.is_none_or(|limit| holds(length, limit))
        };
        if !satisfied(string.min_length, |length, limit| length >= limit, shortest) {
            self.not_enforced(data, "minLength");
        }
        if !satisfied(string.max_length, |length, limit| length <= limit, longest) {
            self.not_enforced(data, "maxLength");
        }
        Built::Plain(plain(ty))
    }

    /// The listed values. What else the schema says of strings can only be wrong about some of them.
    fn string_enum(&mut self, string: &'a StringType, limits: &Limits, data: &'a SchemaData) -> Built<'a> {
        let mut values: Vec<&str> = Vec::new();
        let mut known = std::collections::HashSet::new();
        values.extend(string.enumeration.iter().flatten().map(String::as_str).filter(|value| known.insert(*value)));
        let length = |value: &str| value.chars().count();
        let breaks = |value: &&&str| {
            string.min_length.is_some_and(|limit| length(value) < limit)
                || string.max_length.is_some_and(|limit| length(value) > limit)
        };
        if let Some(value) = values.iter().find(breaks) {
            let message = format!("the value `{value}` is listed, but its length is not allowed");
            self.warn(data, crate::diagnostic::Code::SchemaContradiction, message);
        } else if let Some(contradiction) = &limits.contradiction {
            self.contradiction(data, contradiction);
        }
        Built::Named(DraftKind::Enum(values), false)
    }

    /// An integer of the width that its format says.
    pub(super) fn integer(&mut self, integer: &'a IntegerType, data: &'a SchemaData) -> Built<'a> {
        if integer.multiple_of.is_some_and(|divisor| divisor != 1) {
            self.not_enforced(data, "multipleOf");
        }
        if integer.enumeration.iter().any(Option::is_some) {
            self.unlisted(data, "integer");
        }
        let width = match &integer.format {
            Format::Item(IntegerFormat::Int32) => IntegerWidth::I32,
            Format::Unknown(format) if format == "uint32" => IntegerWidth::U32,
            Format::Unknown(format) if format == "uint64" => IntegerWidth::U64,
            _ => IntegerWidth::I64,
        };
        self.limited(Type::Integer(width), constraints::integer(integer, width), data)
    }

    /// A number of the width that its format says.
    pub(super) fn number(&mut self, number: &'a NumberType, data: &'a SchemaData) -> Built<'a> {
        if number.multiple_of.is_some() {
            self.not_enforced(data, "multipleOf");
        }
        if number.enumeration.iter().any(Option::is_some) {
            self.unlisted(data, "number");
        }
        let width = match &number.format {
            Format::Item(NumberFormat::Float) => FloatWidth::F32,
            _ => FloatWidth::F64,
        };
        self.limited(Type::Number(width), constraints::number(number, width), data)
    }

    /// A boolean.
    pub(super) fn boolean(&mut self, boolean: &'a BooleanType, data: &'a SchemaData) -> Built<'a> {
        let lists = |wanted| boolean.enumeration.contains(&Some(wanted));
        if lists(true) != lists(false) {
            self.unlisted(data, "boolean");
        }
        Built::Plain(plain(Type::Boolean))
    }
}
