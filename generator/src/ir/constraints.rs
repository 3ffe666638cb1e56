//! Assertions on values (JSON Schema 2020-12 validation, §6), with their limits.

use super::{CheckId, Constant, Format, PatternId};

/// One assertion on a value whose Rust type already fits it: numbers for bounds, text for lengths and so on.
#[derive(Clone, Debug, PartialEq)]
pub enum Constraint {
    /// `minLength`, in Unicode code points (§6.3.2).
    MinLength(u64),
    /// `maxLength`, in Unicode code points (§6.3.1).
    MaxLength(u64),
    /// `minimum` (§6.2.4).
    Minimum(Bound),
    /// `exclusiveMinimum` (§6.2.5).
    ExclusiveMinimum(Bound),
    /// `maximum` (§6.2.2).
    Maximum(Bound),
    /// `exclusiveMaximum` (§6.2.3).
    ExclusiveMaximum(Bound),
    /// `minItems` (§6.4.2).
    MinItems(u64),
    /// `maxItems` (§6.4.1).
    MaxItems(u64),
    /// `minProperties` (§6.5.2), counting declared and undeclared properties.
    MinProperties(u64),
    /// `maxProperties` (§6.5.1), counting declared and undeclared properties.
    MaxProperties(u64),
    /// `multipleOf` (§6.2.1), greater than 0.
    MultipleOf(Bound),
    /// `pattern` (§6.3.3).
    Pattern(PatternId),
    /// `format`, where formats are asserted and no type of its own does (§7).
    Format(Format),
    /// `uniqueItems` (§6.4.3).
    UniqueItems,
    /// `enum` of numbers or booleans (§6.1.2).
    Enumeration(Vec<Constant>),
    /// Everything that the schema asserts, on the whole JSON value; stands alone.
    Whole(CheckId),
}

/// The limit of a numeric constraint, of the kind of the type it limits and within that type's range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A limit of an integer type.
    Integer(i128),
    /// A limit of a floating-point type; finite.
    Number(f64),
}

/// A property that is always the same: it tells the alternatives of a union apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstantProperty {
    /// The property's name in JSON.
    pub wire: String,
    /// What it is.
    pub text: String,
}
