//! Which media types an operation asks for, where its successes have several.
//!
//! What is read in one way is asked for at once. Where a success has more than that (JSON and an event stream, JSON and
//! bytes), each further way is a variant of the operation (`variants.rs`), which asks for nothing else.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, Response, Responses, Schema, StatusCode};
use serde_json::Value;

use super::media::{self, Received};
use crate::ir::{Method, Status};
use crate::resolve::references::References;
use crate::source::ORIGIN;

/// A declared response and the statuses that it is declared for.
pub(super) type Declared<'a> = (Status, &'a ReferenceOr<Response>);

/// A way in which a success can be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Choice {
    received: Received,
    /// The media type, where JSON of several schemas has to be told apart.
    essence: Option<String>,
}

/// Media types that are asked for together: they are read in one way.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) choice: Choice,
    /// As they can stand in `Accept`.
    pub(super) names: Vec<&'a str>,
    /// The first of them.
    pub(super) media: &'a MediaType,
}

impl Choice {
    /// How it is read.
    pub(super) fn received(&self) -> Received {
        self.received
    }

    /// The whole of what tells it from others, where [`words`](Self::words) do not.
    pub(super) fn all_words(&self) -> String {
        self.essence.clone().unwrap_or_else(|| format!("{} response", self.words()))
    }

    /// What it adds to the name of its operation.
    pub(super) fn words(&self) -> String {
        let words = match (self.received, &self.essence) {
            (Received::Json, Some(essence)) => {
                let subtype = essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype);
                let subtype = subtype.strip_suffix("+json").unwrap_or(subtype);
                subtype.strip_prefix("vnd.").unwrap_or(subtype)
            }
            (Received::Json, None) => "json",
            (Received::Text, _) => "text",
            (Received::Bytes, _) => "bytes",
            (Received::Events, _) => "stream",
            (Received::Lines, _) => "lines",
        };
        words.to_owned()
    }
}

/// The successes of an operation, sorted by status, and its failures.
pub(super) fn sorted(responses: &Responses) -> (Vec<Declared<'_>>, Vec<Declared<'_>>) {
    let (mut successes, mut errors): (Vec<_>, Vec<_>) =
        by_status(responses).into_iter().partition(|(status, _)| is_success(*status));
    if let Some(default) = &responses.default {
        // What no success is declared for is one as well as a failure (§4.8.16: "responses other than the ones declared").
        if successes.is_empty() {
            successes.push((Status::Others, default));
        }
        errors.push((Status::Others, default));
    }
    (successes, errors)
}

/// All declared responses, by status: `default` behind the others.
pub(super) fn declared(responses: &Responses) -> Vec<Declared<'_>> {
    let default = responses.default.iter().map(|response| (Status::Others, response));
    by_status(responses).into_iter().chain(default).collect()
}

/// The responses that are declared for statuses, by these.
fn by_status(responses: &Responses) -> Vec<Declared<'_>> {
    let listed = responses.responses.iter();
    let mut declared: Vec<_> = listed.filter_map(|(status, response)| Some((known(status)?, response))).collect();
    declared.sort_by_key(|(status, _)| *status);
    declared
}

/// Whether a response never has a body (RFC 9110 §9.3.2, §15.3.5, §15.3.6).
pub(super) fn is_bodiless(method: Method, status: Status) -> bool {
    method == Method::Head || matches!(status, Status::Code(204 | 205))
}

/// The ways in which successes of an operation can be read beside the first, each once.
pub(super) fn further(method: Method, responses: &Responses, references: References<'_>) -> Vec<Choice> {
    let (successes, _) = sorted(responses);
    let with_bodies = successes.iter().filter(|(status, _)| !is_bodiless(method, *status));
    let targets = with_bodies.filter_map(|(_, response)| references.response(response));
    let mut choices: Vec<Choice> =
        targets.flat_map(|target| groups(&target.item.content).into_iter().skip(1)).map(|group| group.choice).collect();
    choices.sort();
    choices.dedup();
    choices
}

/// The media types of a response by how they are read: JSON before text before bytes before streams, and as the document
/// has them.
///
/// What has the schema of the JSON beside it, and is no text, is the same value written in another way (XML, YAML): JSON
/// has it.
pub(super) fn groups(content: &IndexMap<String, MediaType>) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut listed: Vec<_> = content.iter().map(|(name, media)| (name, media, media::received(name, media))).collect();
    listed.sort_by_key(|(.., received)| *received);
    for (name, media, received) in listed {
        let sendable = media::sendable(name);
        let same = match received {
            Received::Json => groups.iter_mut().find(|group| is_same(&group.media.schema, &media.schema)),
            _ => groups.iter_mut().find(|group| group.choice.received == received),
        };
        if let Some(group) = same {
            // Parameters tell variants of one media type apart, of which the first is meant.
            if group.names.iter().all(|known| media::essence(known) != media::essence(name)) {
                group.names.push(sendable);
            }
            continue;
        }
        let is_value = matches!(received, Received::Text | Received::Bytes) && !media::is_text(media);
        let has_value =
            |group: &Group<'_>| group.choice.received == Received::Json && is_same(&group.media.schema, &media.schema);
        if is_value && media.schema.is_some() && groups.iter().any(has_value) {
            continue;
        }
        let essence = (received == Received::Json).then(|| media::essence(name));
        groups.push(Group { choice: Choice { received, essence }, names: vec![sendable], media });
    }
    groups
}

/// Whether two media types have one schema, places aside.
fn is_same(one: &Option<ReferenceOr<Schema>>, other: &Option<ReferenceOr<Schema>>) -> bool {
    match (one, other) {
        (Some(ReferenceOr::Reference { reference: one }), Some(ReferenceOr::Reference { reference: other })) => {
            one == other
        }
        (Some(ReferenceOr::Item(one)), Some(ReferenceOr::Item(other))) => placeless(one) == placeless(other),
        (None, None) => true,
        _ => false,
    }
}

/// A schema as a value, without where it and its parts stand.
fn placeless(schema: &Schema) -> Option<Value> {
    let mut value = serde_json::to_value(schema).ok()?;
    forget_places(&mut value);
    Some(value)
}

fn forget_places(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.shift_remove(ORIGIN);
            members.values_mut().for_each(forget_places);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_places),
        _ => {}
    }
}

/// The statuses of a response; `None` for interim ones, which never reach who called.
fn known(status: &StatusCode) -> Option<Status> {
    match status {
        StatusCode::Code(100..=199) | StatusCode::Range(1) => None,
        StatusCode::Code(code) => Some(Status::Code(*code)),
        StatusCode::Range(digit) => Some(Status::Range(*digit)),
    }
}

fn is_success(status: Status) -> bool {
    matches!(status, Status::Code(200..=299) | Status::Range(2))
}
