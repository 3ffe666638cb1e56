//! Documentation: the document's text, made fit for rustdoc, with the facts that types do not show.

mod html;
mod markdown;
mod origins;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use markdown::fit;

use super::incoming;

use crate::ir::{
    Api, Bound, Constant, ConstantProperty, Constraint, Counterpart, Definition, DefinitionKind, Field, Newtype,
    Operation, PatternId, Presence, Shape,
};

/// Doc attributes of a text, a line each.
pub(super) fn attributes(text: &str) -> TokenStream {
    lines(text).map(|line| quote!(#[doc = #line])).collect()
}

/// Doc attributes of the file that they stand in.
pub(super) fn inner_attributes(text: &str) -> TokenStream {
    lines(text).map(|line| quote!(#![doc = #line])).collect()
}

fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") })
}

/// `#[deprecated]`, where the document says so.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}

/// A value as inline code; backticks in it do not end it.
pub(super) fn code(value: &str) -> String {
    let value: String = value.chars().map(|c| if markdown::is_shown(c) { c } else { ' ' }).collect();
    let fence = "`".repeat(longest_run(&value) + 1);
    let pad = if value.starts_with('`') || value.ends_with('`') || value.trim().is_empty() { " " } else { "" };
    format!("{fence}{pad}{value}{pad}{fence}")
}

fn longest_run(value: &str) -> usize {
    value.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Paragraphs, without the empty ones.
pub(super) fn paragraphs(paragraphs: impl IntoIterator<Item = String>) -> String {
    let filled: Vec<_> = paragraphs.into_iter().filter(|paragraph| !paragraph.trim().is_empty()).collect();
    filled.join("\n\n")
}

/// A link to the client's method, from an operation's own file.
pub(super) fn method_link(api: &Api, operation: &Operation) -> String {
    method_link_at(super::operations::depth(api), operation)
}

/// A link to the client's method, from a file so many modules deep. Links have no use for `r#`.
pub(super) fn method_link_at(depth: usize, operation: &Operation) -> String {
    let method = operation.function.text();
    format!("[`{method}`]({}Client::{method})", "super::".repeat(depth))
}

/// Words as code, one after the other.
pub(super) fn codes(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    words.into_iter().map(|word| code(word.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The first paragraph on one line, for lists.
pub(super) fn brief(text: &str) -> String {
    let text = fit(text);
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    if paragraph.starts_with("```") || paragraph.starts_with("~~~") {
        String::new()
    } else {
        paragraph.replace('\n', " ")
    }
}

/// Documentation of a type.
pub(super) fn model(api: &Api, definition: &Definition) -> TokenStream {
    let parts = [fit(&definition.docs), origin(api, definition), constants(definition), counterpart(api, definition)];
    attributes(&paragraphs(parts))
}

/// Says what is there without a field.
fn constants(definition: &Definition) -> String {
    let DefinitionKind::Struct(object) = &definition.kind else { return String::new() };
    let constants =
        object.constants.iter().map(|ConstantProperty { wire, text }| format!("Its {} is {}.", code(wire), code(text)));
    constants.collect::<Vec<_>>().join(" ")
}

/// Says which type its schema has for values that go the other way.
fn counterpart(api: &Api, definition: &Definition) -> String {
    let link = |id| api.definition(id).map(|other| format!("[`{0}`](super::{0})", other.name.text()));
    let sentence = match definition.counterpart {
        Some(Counterpart::Sent(id)) => link(id).map(|other| format!("It is received. What is sent is {other}.")),
        Some(Counterpart::Received(id)) => {
            link(id).map(|other| format!("It is sent, and has what a client may set. What is received is {other}."))
        }
        None => None,
    };
    sentence.unwrap_or_default()
}

/// Says which schema a type is, and what of what the API calls it is the whole of.
fn origin(api: &Api, definition: &Definition) -> String {
    let incoming = incoming::sentence(api, definition);
    let schema = if definition.schema_name.is_none() && !incoming.is_empty() {
        // That has no other name.
        String::new()
    } else {
        schema_sentence(definition)
    };
    let inline = definition.schema_name.is_none() && definition.counterpart.is_none();
    let used = if inline && definition.docs.trim().is_empty() && incoming.is_empty() {
        origins::sentence(api, definition)
    } else {
        String::new()
    };
    paragraphs([schema, incoming, used])
}

/// Says which schema a type is, unless its name does.
fn schema_sentence(definition: &Definition) -> String {
    match &definition.schema_name {
        Some(schema) if definition.docs.trim().is_empty() => format!("The schema {}.", code(schema)),
        Some(schema) if *schema != definition.name.text() => format!("Called {} in the document.", code(schema)),
        Some(_) => String::new(),
        None if definition.counterpart.is_some() => String::new(),
        None => String::new(),
    }
}

/// Documentation of a newtype: what holds of its values, and when that is checked.
pub(super) fn newtype(api: &Api, definition: &Definition, newtype: &Newtype) -> TokenStream {
    let checked = "`TryFrom` and `FromStr` check this. Reading one from a response does not, for servers are taken as \
                   they are; sending one checks it again.";
    attributes(&paragraphs([
        fit(&definition.docs),
        origin(api, definition),
        counterpart(api, definition),
        constraints(api, &newtype.constraints),
        checked.to_owned(),
    ]))
}

/// What a value of this shape has to be, in words, beyond what its type says of itself.
pub(super) fn shape(api: &Api, shape: &Shape) -> String {
    constraints(api, &shape.constraints)
}

/// Documentation of a struct's field.
pub(super) fn field(api: &Api, field: &Field) -> TokenStream {
    attributes(&paragraphs([
        fit(&field.docs),
        renamed(field),
        shape(api, &field.shape),
        default(field),
        fallback(field),
    ]))
}

fn renamed(field: &Field) -> String {
    if field.wire == field.name.text() { String::new() } else { format!("Called {} in JSON.", code(&field.wire)) }
}

fn default(field: &Field) -> String {
    match (&field.default, &field.presence) {
        (Some(default), Presence::Optional | Presence::Tristate) => server_default(default),
        _ => String::new(),
    }
}

/// Says what a server takes when nothing is sent.
pub(super) fn server_default(default: &str) -> String {
    format!("The server's default is {}.", code(default))
}

fn fallback(field: &Field) -> String {
    match (&field.default, &field.presence) {
        (Some(default), Presence::Defaulted(_)) => format!("{} when missing.", code(default)),
        _ => String::new(),
    }
}

/// What a list of constraints asks for, in words.
fn constraints(api: &Api, constraints: &[Constraint]) -> String {
    let phrases: Vec<_> = constraints.iter().filter_map(|constraint| phrase(api, constraint)).collect();
    let mut words = phrases.join(", ");
    if let Some(first) = words.get(..1).map(str::to_ascii_uppercase) {
        words.replace_range(..1, &first);
        words.push('.');
    }
    words
}

/// What a constraint asks for; nothing where that takes more than a few words.
fn phrase(api: &Api, constraint: &Constraint) -> Option<String> {
    Some(match *constraint {
        Constraint::MinLength(limit) => format!("at least {}", counted(limit, "character", "characters")),
        Constraint::MaxLength(limit) => format!("at most {}", counted(limit, "character", "characters")),
        Constraint::Minimum(limit) => format!("at least {}", Shown(limit)),
        Constraint::ExclusiveMinimum(limit) => format!("greater than {}", Shown(limit)),
        Constraint::Maximum(limit) => format!("at most {}", Shown(limit)),
        Constraint::ExclusiveMaximum(limit) => format!("less than {}", Shown(limit)),
        Constraint::MinItems(limit) => format!("at least {}", counted(limit, "item", "items")),
        Constraint::MaxItems(limit) => format!("at most {}", counted(limit, "item", "items")),
        Constraint::MinProperties(limit) => format!("at least {}", counted(limit, "property", "properties")),
        Constraint::MaxProperties(limit) => format!("at most {}", counted(limit, "property", "properties")),
        Constraint::MultipleOf(divisor) => format!("a multiple of {}", Shown(divisor)),
        Constraint::UniqueItems => "no item twice".to_owned(),
        Constraint::Pattern(id) => return pattern(api, id),
        Constraint::Format(format) => format!("a valid {}", code(format.name())),
        Constraint::Enumeration(ref values) => format!("one of {}", listed(values)),
        Constraint::Whole(_) => return None,
    })
}

fn pattern(api: &Api, id: PatternId) -> Option<String> {
    let source = &api.patterns.get(id.0)?.source;
    let shown = source.chars().count() <= 80;
    Some(if shown { format!("matching {}", code(source)) } else { "of the document's pattern".to_owned() })
}

fn listed(values: &[Constant]) -> String {
    let values = values.iter().map(|value| match value {
        Constant::Boolean(flag) => flag.to_string(),
        Constant::Number(bound) => Shown(*bound).to_string(),
        _ => String::new(),
    });
    values.collect::<Vec<_>>().join(", ")
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

struct Shown(Bound);

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Bound::Integer(limit) => limit.fmt(f),
            Bound::Number(limit) => limit.fmt(f),
        }
    }
}
