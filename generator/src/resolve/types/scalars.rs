//! Strings and numbers (JSON Schema 2020-12 validation §6.2, §6.3, §7).

use super::conjunction::Part;
use super::{Built, Types, constraints};
use crate::Formats;
use crate::ir::{Constraint, FloatWidth, Format, IntegerWidth, Type};
use crate::lower::schemas::{Numbers, Strings};

impl<'a> Types<'a, '_> {
    /// A string: of a format that has a type of its own, or any.
    pub(super) fn string(&mut self, parts: &[Part<'a>]) -> Built<'a> {
        let strings: Vec<&'a Strings> = parts.iter().filter_map(|part| part.strings()).collect();
        let minimum = strings.iter().filter_map(|strings| strings.min_length).max();
        let maximum = strings.iter().filter_map(|strings| strings.max_length).min();
        let formats = parts.iter().filter_map(|part| part.schema.format.as_deref());
        let typed = formats.clone().find_map(|format| self.format_type(format));
        if let Some((ty, shortest, longest)) = typed {
            let lengths = minimum.is_none_or(|limit| limit <= shortest) && maximum.is_none_or(|limit| limit >= longest);
            let patterns = strings.iter().any(|strings| strings.pattern.is_some());
            return Built::plain(ty, Vec::new(), lengths && !patterns);
        }
        let mut limits = constraints::lengths(minimum, maximum);
        for part in parts {
            let Some(source) = part.strings().and_then(|strings| strings.pattern.as_deref()) else { continue };
            limits.extend(self.pattern(source, part.id).map(Constraint::Pattern));
        }
        limits.dedup();
        if self.reading.formats == Formats::Asserted {
            limits.extend(formats.filter_map(asserted).map(Constraint::Format));
        }
        Built::plain(Type::String, limits, true)
    }

    /// The type of a format, and how short and how long its text can be.
    fn format_type(&self, format: &str) -> Option<(Type, u64, u64)> {
        if self.reading.formats == Formats::Annotation {
            return None;
        }
        match format {
            "byte" => Some((Type::Bytes, 0, u64::MAX)),
            "date" => Some((Type::Date, 10, 10)),
            // `2006-01-02T15:04:05Z` to `2006-01-02T15:04:05.123456789+07:00`.
            "date-time" => Some((Type::DateTime, 20, 35)),
            "uuid" => Some((Type::Uuid, 36, 36)),
            _ => None,
        }
    }

    /// An integer of the width that its format or its limits say.
    pub(super) fn integer(&mut self, parts: &[Part<'a>]) -> Built<'a> {
        let numbers: Vec<&Numbers> = parts.iter().filter_map(|part| part.numbers()).collect();
        let width = self.width(parts, &numbers);
        Built::plain(Type::Integer(width), constraints::integer(&numbers, width), true)
    }

    fn width(&self, parts: &[Part<'a>], numbers: &[&Numbers]) -> IntegerWidth {
        let formats = parts.iter().filter_map(|part| part.schema.format.as_deref());
        let by_format =
            formats.filter(|_| self.reading.formats != Formats::Annotation).find_map(|format| match format {
                "int32" => Some(IntegerWidth::I32),
                "uint32" => Some(IntegerWidth::U32),
                "uint64" => Some(IntegerWidth::U64),
                "int64" => Some(IntegerWidth::I64),
                _ => None,
            });
        by_format.unwrap_or(if constraints::needs_u64(numbers) { IntegerWidth::U64 } else { IntegerWidth::I64 })
    }

    /// A number of the width that its format says.
    pub(super) fn number(&mut self, parts: &[Part<'a>]) -> Built<'a> {
        let numbers: Vec<&Numbers> = parts.iter().filter_map(|part| part.numbers()).collect();
        let mut formats = parts.iter().filter_map(|part| part.schema.format.as_deref());
        let single = self.reading.formats != Formats::Annotation && formats.any(|format| format == "float");
        let width = if single { FloatWidth::F32 } else { FloatWidth::F64 };
        Built::plain(Type::Number(width), constraints::number(&numbers, width), true)
    }
}

/// A format of JSON Schema, as it is asserted.
pub(in crate::resolve) fn asserted(format: &str) -> Option<Format> {
    Some(match format {
        "date" => Format::Date,
        "date-time" => Format::DateTime,
        "time" => Format::Time,
        "duration" => Format::Duration,
        "email" => Format::Email,
        "idn-email" => Format::IdnEmail,
        "hostname" => Format::Hostname,
        "idn-hostname" => Format::IdnHostname,
        "ipv4" => Format::Ipv4,
        "ipv6" => Format::Ipv6,
        "uri" => Format::Uri,
        "uri-reference" => Format::UriReference,
        "iri" => Format::Iri,
        "iri-reference" => Format::IriReference,
        "uri-template" => Format::UriTemplate,
        "uuid" => Format::Uuid,
        "json-pointer" => Format::JsonPointer,
        "relative-json-pointer" => Format::RelativeJsonPointer,
        "regex" => Format::Regex,
        _ => return None,
    })
}
