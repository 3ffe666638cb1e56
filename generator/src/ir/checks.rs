//! Checks of whole JSON values: what types and constraints on typed values cannot decide (JSON Schema 2020-12).

use super::{Bound, Identifier};

/// A position in [`Api::checks`](super::Api::checks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CheckId(pub usize);

/// A position in [`Api::patterns`](super::Api::patterns).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PatternId(pub usize);

/// A function that checks a JSON value against a schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The function's name.
    pub name: Identifier,
    /// Which schema it is of, in words: a component's name, or the way to an inline schema.
    pub of: String,
    /// What it checks, in this order.
    pub assertions: Vec<Assertion>,
}

/// A schema within a check.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// A schema of its own, in place.
    InPlace(Vec<Assertion>),
    /// A schema that has a function.
    By(CheckId),
}

/// One assertion on a JSON value. Values of types that it does not concern satisfy it.
#[derive(Clone, Debug, PartialEq)]
pub enum Assertion {
    /// Null satisfies the whole schema: nothing behind this is looked at then.
    Nullable,
    /// No value does: the schema `false`.
    Never,
    /// What is evaluated is kept from here on, for `unevaluatedProperties` or `unevaluatedItems`.
    Track,
    /// `type` (§6.1.1).
    Types(Vec<JsonType>),
    /// `enum` and `const` (§6.1.2, §6.1.3).
    Enumeration(Vec<Constant>),
    /// `minimum`, `exclusiveMinimum`, `maximum`, `exclusiveMaximum` (§6.2.2 to §6.2.5).
    Limit(Limit, Bound),
    /// `multipleOf` (§6.2.1).
    MultipleOf(Bound),
    /// `minLength`, `maxLength`, `minItems`, `maxItems`, `minProperties`, `maxProperties` (§6.3 to §6.5).
    Size(Size, u64),
    /// `pattern` (§6.3.3).
    Pattern(PatternId),
    /// `format`, where formats are asserted (§7).
    Format(Format),
    /// `uniqueItems` (§6.4.3).
    UniqueItems,
    /// `prefixItems` (core §10.3.1.1).
    PrefixItems(Vec<Checked>),
    /// `items`, of the elements from this position on (core §10.3.1.2).
    Items(usize, Checked),
    /// `contains`, with `minContains` and `maxContains` (core §10.3.1.3).
    Contains(u64, Option<u64>, Checked),
    /// `required` (§6.5.3).
    Required(Vec<String>),
    /// One of `properties` (core §10.3.2.1).
    Property(String, Checked),
    /// One of `patternProperties` (core §10.3.2.2).
    PatternProperties(PatternId, Checked),
    /// `additionalProperties`, of properties of other names and patterns than these (core §10.3.2.3).
    AdditionalProperties(Vec<String>, Vec<PatternId>, Checked),
    /// `propertyNames` (core §10.3.2.4).
    PropertyNames(Checked),
    /// One of `dependentRequired` (§6.5.4).
    DependentRequired(String, Vec<String>),
    /// One of `dependentSchemas` (core §10.2.2.4).
    DependentSchema(String, Checked),
    /// `$ref`, or one of `allOf` (core §8.2.3.1, §10.2.1.1).
    Apply(Checked),
    /// `anyOf` (core §10.2.1.2).
    AnyOf(Vec<Checked>),
    /// `oneOf` (core §10.2.1.3).
    OneOf(Vec<Checked>),
    /// `not` (core §10.2.1.4).
    Not(Checked),
    /// `if`, `then` and `else` (core §10.2.2).
    Conditional(Checked, Option<Checked>, Option<Checked>),
    /// `unevaluatedItems` (core §11.2).
    UnevaluatedItems(Checked),
    /// `unevaluatedProperties` (core §11.3).
    UnevaluatedProperties(Checked),
}

impl Assertion {
    /// The schemas that it applies.
    pub(crate) fn parts_mut(&mut self) -> Vec<&mut Checked> {
        match self {
            Self::PrefixItems(list) | Self::AnyOf(list) | Self::OneOf(list) => list.iter_mut().collect(),
            Self::Items(_, checked)
            | Self::Contains(_, _, checked)
            | Self::Property(_, checked)
            | Self::PatternProperties(_, checked)
            | Self::AdditionalProperties(_, _, checked)
            | Self::PropertyNames(checked)
            | Self::DependentSchema(_, checked)
            | Self::Apply(checked)
            | Self::Not(checked)
            | Self::UnevaluatedItems(checked)
            | Self::UnevaluatedProperties(checked) => vec![checked],
            Self::Conditional(condition, then, otherwise) => {
                std::iter::once(condition).chain(then).chain(otherwise).collect()
            }
            Self::Nullable
            | Self::Never
            | Self::Track
            | Self::Types(_)
            | Self::Enumeration(_)
            | Self::Limit(..)
            | Self::MultipleOf(_)
            | Self::Size(..)
            | Self::Pattern(_)
            | Self::Format(_)
            | Self::UniqueItems
            | Self::Required(_)
            | Self::DependentRequired(..) => Vec::new(),
        }
    }
}

/// The types of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonType {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// A number without a fraction: 1.0 is one.
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

/// The limits of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `minimum`
    Minimum,
    /// `exclusiveMinimum`
    ExclusiveMinimum,
    /// `maximum`
    Maximum,
    /// `exclusiveMaximum`
    ExclusiveMaximum,
}

/// The limits of sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// `minLength`
    MinLength,
    /// `maxLength`
    MaxLength,
    /// `minItems`
    MinItems,
    /// `maxItems`
    MaxItems,
    /// `minProperties`
    MinProperties,
    /// `maxProperties`
    MaxProperties,
}

/// A JSON value that the document names.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(Bound),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Constant>),
    /// An object, in the document's order.
    Object(Vec<(String, Constant)>),
}

/// The formats of JSON Schema (2020-12 validation §7.3), where they are asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "they are called as the specification calls them")]
pub enum Format {
    Date,
    DateTime,
    Time,
    Duration,
    Email,
    IdnEmail,
    Hostname,
    IdnHostname,
    Ipv4,
    Ipv6,
    Uri,
    UriReference,
    Iri,
    IriReference,
    UriTemplate,
    Uuid,
    JsonPointer,
    RelativeJsonPointer,
    Regex,
}

impl Format {
    /// The format's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Email => "email",
            Self::IdnEmail => "idn-email",
            Self::Hostname => "hostname",
            Self::IdnHostname => "idn-hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Iri => "iri",
            Self::IriReference => "iri-reference",
            Self::UriTemplate => "uri-template",
            Self::Uuid => "uuid",
            Self::JsonPointer => "json-pointer",
            Self::RelativeJsonPointer => "relative-json-pointer",
            Self::Regex => "regex",
        }
    }
}

/// A regular expression of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The name of what holds it.
    pub name: Identifier,
    /// As the document has it (ECMA-262).
    pub source: String,
    /// As the client's engine has it, with the same meaning.
    pub expression: String,
    /// Whether the engine backtracks to match it.
    pub backtracks: bool,
}
