//! Tags of nodes (YAML 1.2.2 §3.2.1.2, §10).

use granit_parser::Span;

const NAMESPACE: &str = "tag:yaml.org,2002:";

/// A tag as it concerns us.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) kind: Kind,
    /// The tag as it is written, such as `!!int`.
    pub(crate) written: String,
    /// The byte of the text where it begins.
    pub(crate) offset: usize,
}

/// What a tag says a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `!`: text if it is a scalar, and any collection.
    NonSpecific,
    /// Text, and what JSON has as text alone: bytes in base64, and points in time.
    Text,
    Null,
    Bool,
    Int,
    Float,
    Sequence,
    Mapping,
    /// The key `<<`.
    Merge,
    Unknown,
}

impl Tag {
    pub(super) fn new(tag: &granit_parser::Tag, span: &Span) -> Self {
        let start = span.tag_start().unwrap_or(span.start);
        Self { kind: kind(tag), written: tag.original(), offset: start.byte_offset().unwrap_or_default() }
    }
}

fn kind(tag: &granit_parser::Tag) -> Kind {
    if matches!(tag.parts(), ("", "!") | ("!", "")) {
        return Kind::NonSpecific;
    }
    match tag.suffix_in_namespace(NAMESPACE).as_deref() {
        Some("str" | "binary" | "timestamp") => Kind::Text,
        Some("null") => Kind::Null,
        Some("bool") => Kind::Bool,
        Some("int") => Kind::Int,
        Some("float") => Kind::Float,
        Some("seq") => Kind::Sequence,
        Some("map") => Kind::Mapping,
        Some("merge") => Kind::Merge,
        _ => Kind::Unknown,
    }
}
