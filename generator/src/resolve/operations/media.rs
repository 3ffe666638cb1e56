//! Media types (RFC 9110 §8.3.1), and what their bodies are.

use openapiv3::{MediaType, ReferenceOr, Schema, SchemaKind, Type};

pub(super) use crate::media_type::{essence, is_json};

/// How the body of a response is read: what is asked for first comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::resolve) enum Received {
    Json,
    Text,
    Bytes,
    /// Server-sent events (HTML Living Standard §9.2).
    Events,
    /// JSON texts one after the other: JSON lines, or a sequence (RFC 7464).
    Lines,
}

/// How the body of a response of this media type is read.
pub(super) fn received(name: &str, media: &MediaType) -> Received {
    let essence = essence(name);
    if essence == "text/event-stream" {
        Received::Events
    } else if is_lines(&essence) {
        Received::Lines
    } else if is_json(name) {
        Received::Json
    } else if is_any(name) {
        of_schema(media)
    } else if essence.starts_with("text/") {
        Received::Text
    } else {
        Received::Bytes
    }
}

/// Whether it is one of the names that JSON lines go by, none of which is registered, or a sequence (RFC 7464 §4, RFC 8091).
fn is_lines(essence: &str) -> bool {
    const NAMES: [&str; 10] = [
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/json-lines",
        "application/ndjson",
        "application/x-ndjson",
        "application/stream+json",
        "application/x-json-stream",
        "application/json-seq",
    ];
    NAMES.contains(&essence) || ["+json-seq", "+jsonl", "+ndjson"].iter().any(|suffix| essence.ends_with(suffix))
}

/// What a body of any media type is: what its schema says.
pub(super) fn of_schema(media: &MediaType) -> Received {
    match &media.schema {
        None => Received::Bytes,
        Some(ReferenceOr::Item(Schema { schema_kind: SchemaKind::Type(Type::String(_)), .. })) => Received::Bytes,
        Some(_) => Received::Json,
    }
}

/// Whether what it is said of is text or bytes, and no value that could be written in several ways.
pub(super) fn is_text(media: &MediaType) -> bool {
    of_schema(media) == Received::Bytes
}

/// The name as it can stand in a header; any media type where it cannot.
pub(super) fn sendable(name: &str) -> &str {
    let name = name.trim();
    let fits = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if fits && name.contains('/') { name } else { "*/*" }
}

/// Whether it is a range of all media types.
pub(super) fn is_any(name: &str) -> bool {
    matches!(essence(name).as_str(), "*/*" | "*" | "application/*")
}
