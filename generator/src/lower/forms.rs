//! What the value of a keyword has to be.

use serde_json::{Number, Value};

use super::Version;

/// What the value of a keyword has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Anything.
    Any,
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// A non-negative integer; `2.0` is one.
    Size,
    /// A number.
    Number,
    /// A number greater than 0.
    Divisor,
    /// A number from 3.1 on, and in 3.0 `true` or `false`; either is read in both.
    Limit,
    /// The name of a type, or an array of such.
    Types,
    /// An array of anything.
    Values,
    /// An array of strings.
    Names,
    /// An object of arrays of strings.
    NamesByName,
    /// An object of schemas and of arrays of strings.
    Dependencies,
    /// A schema.
    Schema,
    /// A schema; in drafts before 2020-12 an array of schemas as well.
    Items,
    /// An array of schemas.
    Schemas,
    /// An object of schemas.
    SchemasByName,
    /// A Discriminator Object.
    Discriminator,
    /// An External Documentation Object.
    Documentation,
    /// A URI reference.
    Reference,
}

impl Form {
    /// Whether a value is of this form, what is within arrays and objects aside.
    pub(super) fn holds(self, value: &Value) -> bool {
        match self {
            Self::Any => true,
            Self::Text | Self::Reference => value.is_string(),
            Self::Flag => value.is_boolean(),
            Self::Size => size(value).is_some(),
            Self::Number => value.is_number(),
            Self::Divisor => divisor(value).is_some(),
            Self::Limit => value.is_number() || value.is_boolean(),
            Self::Types => value.is_string() || value.as_array().is_some_and(|types| !types.is_empty()),
            Self::Values | Self::Names | Self::Schemas => value.is_array(),
            Self::Schema | Self::Items => is_schema(value),
            Self::NamesByName
            | Self::Dependencies
            | Self::SchemasByName
            | Self::Discriminator
            | Self::Documentation => value.is_object(),
        }
    }

    /// What is wanted, in words.
    pub(super) fn words(self, version: Version) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::Text | Self::Reference => "a string",
            Self::Flag => "`true` or `false`",
            Self::Size => "a non-negative integer",
            Self::Limit if version == Version::V3_0 => "`true` or `false`",
            Self::Number | Self::Limit => "a number",
            Self::Divisor => "a number greater than 0",
            Self::Types => "the name of a type, or an array of such",
            Self::Values => "an array",
            Self::Names => "an array of strings",
            Self::NamesByName => "an object of arrays of strings",
            Self::Dependencies => "an object of schemas and arrays of strings",
            Self::Schema => "a schema",
            Self::Items => "one schema",
            Self::Schemas => "an array of schemas",
            Self::SchemasByName => "an object of schemas",
            Self::Discriminator | Self::Documentation => "an object",
        }
    }
}

/// Whether a value can be a schema.
pub(super) fn is_schema(value: &Value) -> bool {
    value.is_object() || value.is_boolean()
}

/// A non-negative integer; `2.0` is one. What is beyond 64 bits is as good as their greatest.
pub(super) fn size(value: &Value) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it saturates, and the sign is checked"
    )]
    let integral = |number: f64| (number.fract() == 0.0 && number >= 0.0).then_some(number as u64);
    value.as_u64().or_else(|| value.as_f64().and_then(integral))
}

/// A number greater than 0.
pub(super) fn divisor(value: &Value) -> Option<&Number> {
    value.as_number().filter(|divisor| divisor.as_f64().is_some_and(|divisor| divisor > 0.0))
}
