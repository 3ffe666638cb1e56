//! The bodies that an operation can be sent with, by what their media types are.
//!
//! Media types that say the same of a body are one body, which is sent as the first of them. What says something else is
//! a body of its own, and makes an operation of its own.

use openapiv3::{MediaType, Operation, ReferenceOr, Schema};

use super::media::{self, Received};
use crate::lower::schemas::{self as lower, SchemaId, Schemas, Types};
use crate::merge;
use crate::resolve::references::References;
use crate::resolve::types::carries_files;
use crate::source::origin_of;

/// How a body is written. What has types comes before what has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sent {
    Json,
    Form,
    Multipart,
    Text,
    Bytes,
}

/// A body that can be sent.
#[derive(Debug)]
pub(super) struct Sending<'a> {
    pub(super) sent: Sent,
    /// What its schema says, as a text that is equal for equal schemas, wherever they stand.
    says: Option<String>,
    pub(super) media: &'a MediaType,
    /// Its media types: of what is text or bytes, all that its user can choose from, and of others one.
    pub(super) media_types: Vec<&'a str>,
    /// Those with the same schema that are not sent.
    pub(super) also: Vec<&'a str>,
    /// Words that tell it from the others.
    pub(super) words: String,
}

/// The bodies of an operation, the one that is its own first: JSON before forms, parts, text and bytes, in the document's
/// order.
pub(super) fn of_operation<'a>(
    operation: &'a Operation,
    references: References<'a>,
    schemas: &Schemas,
) -> Vec<Sending<'a>> {
    let body = operation.request_body.as_ref().and_then(|body| references.request_body(body));
    let Some(body) = body else { return Vec::new() };
    let declared = body.item.content.iter().map(|(name, media)| {
        let schema = media.schema.as_ref().and_then(|schema| standing(schema, references, schemas));
        let (name, sent) = sent(name, media, schema.map(|id| schemas.get(id)));
        Declared { name, media, sent, schema }
    });
    let mut declared: Vec<Declared<'a>> = declared.collect();
    declared.sort_by_key(|declared| declared.sent);
    let alone = declared.len() < 2;
    let mut sendings: Vec<Sending<'a>> = Vec::new();
    for one in &declared {
        let says = one.schema.filter(|_| !alone).map(|id| merge::text(schemas, id));
        let has_files = || one.schema.is_some_and(|id| carries_files(schemas, id));
        if let Some(names) = sendings.iter_mut().find_map(|other| other.room_for(one, says.as_ref(), has_files)) {
            names.push(one.name);
            continue;
        }
        let words = words(one.name, one.sent);
        let taken = sendings.iter().any(|other| other.words == words);
        let words = if taken { all_words(one.name) } else { words };
        let Declared { name, media, sent, .. } = *one;
        sendings.push(Sending { sent, says, media, media_types: vec![name], also: Vec::new(), words });
    }
    sendings
}

/// A media type as it is declared for a body.
struct Declared<'a> {
    /// The name by which it is sent.
    name: &'a str,
    media: &'a MediaType,
    sent: Sent,
    schema: Option<SchemaId>,
}

impl<'a> Sending<'a> {
    /// Where another media type belongs that says the same.
    fn room_for(
        &mut self,
        other: &Declared<'_>,
        says: Option<&String>,
        has_files: impl Fn() -> bool,
    ) -> Option<&mut Vec<&'a str>> {
        if self.sent == other.sent && matches!(other.sent, Sent::Text | Sent::Bytes) {
            return Some(&mut self.media_types);
        }
        let typed = matches!(self.sent, Sent::Json | Sent::Form | Sent::Multipart);
        let carried = match other.sent {
            Sent::Json | Sent::Form => true,
            // Only parts are files.
            Sent::Multipart => self.sent == Sent::Multipart || !has_files(),
            // XML and YAML of the same objects; but text that is no object is what it is.
            Sent::Text | Sent::Bytes => media::of_schema(other.media) == Received::Json,
        };
        (typed && carried && self.says.as_ref() == says).then_some(&mut self.also)
    }
}

/// By which name a media type is sent, and how it is written.
fn sent<'a>(name: &'a str, media: &MediaType, schema: Option<&lower::Schema>) -> (&'a str, Sent) {
    let essence = media::essence(name);
    let is_text = |schema: &lower::Schema| {
        let is_string = schema.format.is_none() && schema.types == Some(Types { string: true, ..Types::default() });
        is_string && essence.starts_with("application/") && essence != "application/octet-stream"
    };
    if media::is_json(name) {
        (media::sendable(name), Sent::Json)
    } else if media::is_any(name) && media::of_schema(media) == Received::Json {
        // Of all media types one has to be said.
        ("application/json", Sent::Json)
    } else if essence == "application/x-www-form-urlencoded" {
        (media::sendable(name), Sent::Form)
    } else if essence.starts_with("multipart/") {
        (multipart(name), Sent::Multipart)
    } else if essence.starts_with("text/") || schema.is_some_and(is_text) {
        (media::sendable(name), Sent::Text)
    } else {
        (media::sendable(name), Sent::Bytes)
    }
}

/// A range of these is sent as what servers expect.
fn multipart(name: &str) -> &str {
    if name.contains('*') { "multipart/form-data" } else { media::sendable(name) }
}

/// What tells a body of this media type from others: the end of its name, where the kind of body does not say all.
fn words(name: &str, sent: Sent) -> String {
    let essence = media::essence(name);
    let subtype = essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype);
    let kind = match sent {
        Sent::Json => subtype.trim_end_matches("+json"),
        Sent::Form => "form",
        Sent::Multipart if subtype == "form-data" => "multipart",
        Sent::Multipart => subtype,
        Sent::Text if subtype.ends_with("xml") => "xml",
        Sent::Text => "text",
        Sent::Bytes if subtype.ends_with("xml") => "xml",
        Sent::Bytes if subtype.ends_with("yaml") => "yaml",
        Sent::Bytes => "bytes",
    };
    kind.to_owned()
}

/// The whole of a media type in words, its parameters included: `application json v 2`.
fn all_words(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// What the table has of a schema.
fn standing(schema: &ReferenceOr<Schema>, references: References<'_>, schemas: &Schemas) -> Option<SchemaId> {
    match schema {
        ReferenceOr::Item(schema) => schemas.standing_at(origin_of(&schema.schema_data.extensions)?),
        ReferenceOr::Reference { reference } => {
            let position = references.schema(reference)?;
            let (_, component) = references.schemas().nth(position)?;
            schemas.standing_at(origin_of(&component.item()?.schema_data.extensions)?)
        }
    }
}
