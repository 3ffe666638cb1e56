//! How schemas are read, where that is a matter of choice.

/// What `format` does (JSON Schema 2020-12 validation §7; the format registry of OpenAPI).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Formats {
    /// A format that Rust has a type for is that type: `uuid`, `date-time`, `date`, `int32` and so on. Others assert
    /// nothing.
    #[default]
    Typed,
    /// A format asserts nothing, and changes no type: text is text, and integers have 64 bits.
    Annotation,
    /// As [`Typed`](Self::Typed); the other formats of JSON Schema are asserted of what is sent, such as `email`.
    Asserted,
}

/// What a schema is that has keywords of objects or arrays, and no `type`. By JSON Schema it accepts every value of
/// another type; those who write one nearly always mean that type alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Untyped {
    /// One with `properties` and the like is an object, and one with `items` an array.
    #[default]
    Implied,
    /// It is what it says: any value, and a check of what it asserts of some.
    Exact,
}
