//! What the document says of parameters, checked on their text.

use serde_json::{Value, json};

use super::bodies::is_uuid_text;
use super::refusal::{Fault, Refusal};

/// The query of a list, checked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ListQuery {
    pub(super) search: Option<String>,
    pub(super) sort_by: Option<String>,
    pub(super) is_active: Option<bool>,
    pub(super) limit: usize,
    pub(super) continuation_token: usize,
}

/// Reads the query of a list; every fault is reported.
pub(super) fn list_query(pairs: Vec<(String, String)>) -> Result<ListQuery, Refusal> {
    let mut query = ListQuery { search: None, sort_by: None, is_active: None, limit: 10, continuation_token: 0 };
    let mut faults = Vec::new();
    for (name, value) in pairs {
        let read = match name.as_str() {
            "search" => search(value).map(|search| query.search = Some(search)),
            "sort_by" => sort_by(value).map(|key| query.sort_by = Some(key)),
            "is_active" => boolean("is_active", &value).map(|active| query.is_active = Some(active)),
            "limit" => limit(&value).map(|limit| query.limit = limit),
            "continuation_token" => {
                integer("continuation_token", &value, 0).map(|token| query.continuation_token = token)
            }
            _ => Err(fault("query", "unknown", "Extra inputs are not permitted", "extra_forbidden", &value, json!({}))),
        };
        faults.extend(read.err().map(|fault| *fault));
    }
    if faults.is_empty() { Ok(query) } else { Err(Refusal::Invalid(faults)) }
}

/// Checks that a service's id is a UUID.
pub(super) fn service_id(text: &str) -> Result<(), Refusal> {
    if is_uuid_text(text) {
        return Ok(());
    }
    let message = "Input should be a valid UUID";
    let fault = fault("path", "service_id", message, "uuid_parsing", text, json!({ "error": message }));
    Err(Refusal::Invalid(vec![*fault]))
}

fn search(text: String) -> Result<String, Box<Fault>> {
    match text.chars().count() {
        0 => Err(length_fault(&text, "at least 1", "string_too_short", json!({ "min_length": 1 }))),
        1..=200 => Ok(text),
        _ => Err(length_fault(&text, "at most 200", "string_too_long", json!({ "max_length": 200 }))),
    }
}

fn length_fault(text: &str, limit: &str, kind: &'static str, ctx: Value) -> Box<Fault> {
    fault("query", "search", &format!("String should have {limit} characters"), kind, text, ctx)
}

/// The document allows any text; the service itself knows these.
fn sort_by(text: String) -> Result<String, Box<Fault>> {
    match text.as_str() {
        "name" | "-name" | "created_at" | "-created_at" => Ok(text),
        _ => Err(fault("query", "sort_by", "Unknown sort key", "value_error", &text, json!({ "allowed": ["name"] }))),
    }
}

fn boolean(name: &'static str, text: &str) -> Result<bool, Box<Fault>> {
    let message = "Input should be a valid boolean";
    text.parse().map_err(|_| fault("query", name, message, "bool_parsing", text, json!({})))
}

fn limit(text: &str) -> Result<usize, Box<Fault>> {
    match integer("limit", text, 1)? {
        limit if limit <= 20 => Ok(limit),
        _ => {
            let message = "Input should be less than or equal to 20";
            Err(fault("query", "limit", message, "less_than_equal", text, json!({ "le": 20 })))
        }
    }
}

fn integer(name: &'static str, text: &str, least: usize) -> Result<usize, Box<Fault>> {
    let number = text.parse().ok().filter(|number| *number >= least);
    let message = "Input should be a valid integer";
    number.ok_or_else(|| fault("query", name, message, "int_parsing", text, json!({ "ge": least })))
}

fn fault(
    location: &'static str,
    name: &'static str,
    msg: &str,
    kind: &'static str,
    input: &str,
    ctx: Value,
) -> Box<Fault> {
    Box::new(Fault { loc: [location, name], msg: msg.to_owned(), kind, input: input.into(), ctx })
}
