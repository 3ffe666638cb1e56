//! Whole answers, and what faults make of them.

use serde_json::{Value, json};

use super::{Fault, Received};
use crate::samples;

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The status line's end: `200 OK`.
    pub status: String,
    /// Lines of the head, besides `content-length`.
    pub headers: Vec<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// A JSON answer with this status, or one without a body.
pub fn reply(status: &str, body: Option<&Value>) -> Answered {
    let headers = body.map(|_| "content-type: application/json".to_owned()).into_iter().collect();
    let body = body.map_or_else(Vec::new, |body| body.to_string().into_bytes());
    Answered { status: status.to_owned(), headers, body }
}

impl Answered {
    /// The bytes on the wire.
    pub fn into_bytes(self) -> Vec<u8> {
        let length = self.body.len();
        self.with_length(length)
    }

    /// The bytes on the wire, with a `content-length` that need not be right.
    pub(super) fn with_length(self, length: usize) -> Vec<u8> {
        let mut bytes = format!("HTTP/1.1 {}\r\n", self.status).into_bytes();
        for header in &self.headers {
            bytes.extend_from_slice(format!("{header}\r\n").as_bytes());
        }
        // RFC 9110 §8.6: a 204 has none.
        if !self.status.starts_with("204") {
            bytes.extend_from_slice(format!("content-length: {length}\r\n").as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(&self.body);
        bytes
    }

    /// The same where a body can be broken: what has none gets one.
    fn bodied(mut self) -> Self {
        if self.status.starts_with("204") {
            self.status = "200 OK".to_owned();
            self.body = b"{\"done\": true}".to_vec();
        }
        self
    }
}

/// What the Services API would answer with, if it had one service only.
pub(super) fn canned(request: &Received) -> Answered {
    match request.operation() {
        "list-services" => {
            let page =
                json!({ "items": [samples::service()], "has_more": false, "continuation_token": null, "total": 1 });
            reply("200 OK", Some(&page))
        }
        "create-service" => reply("201 Created", Some(&samples::service())),
        "get-service" | "update-service" => reply("200 OK", Some(&samples::service())),
        "delete-service" | "upsert-service-version-set" => reply("204 No Content", None),
        _ => reply("404 Not Found", Some(&json!({ "detail": "no such path" }))),
    }
}

/// The bytes of a faulty answer that is sent whole.
pub(super) fn faulty(fault: &Fault, good: Answered) -> Vec<u8> {
    match fault {
        Fault::Truncate => {
            let good = good.bodied();
            let length = good.body.len() + 7;
            good.with_length(length)
        }
        Fault::ShortLength => {
            let good = good.bodied();
            let length = good.body.len() / 2;
            good.with_length(length)
        }
        Fault::Refuse(status, retry_after) => {
            let mut refusal = reply(&format!("{status} Refused"), Some(&json!({ "detail": "later" })));
            refusal.headers.extend(retry_after.iter().map(|value| format!("retry-after: {value}")));
            refusal.into_bytes()
        }
        Fault::Garbage => b"220 mail.example ESMTP ready\r\n".to_vec(),
        Fault::Html => {
            let headers = vec!["content-type: text/html; charset=utf-8".to_owned()];
            let body = b"<!doctype html><title>Sign in</title><p>Sign in to use this network.".to_vec();
            Answered { status: "200 OK".to_owned(), headers, body }.into_bytes()
        }
        Fault::PlainText => {
            let headers = vec!["content-type: text/plain".to_owned()];
            Answered { headers, ..good }.into_bytes()
        }
        Fault::Redirect(status, location) => {
            let mut redirect = reply(&format!("{status} Elsewhere"), None);
            redirect.headers.push(format!("location: {location}"));
            redirect.into_bytes()
        }
        Fault::UnknownEnum => changed(good, |service| service["channel_type"] = "hologram".into()),
        Fault::MissingOptional => changed(good, |service| {
            let object = service.as_object_mut().expect("a service is an object");
            object.retain(|name, _| samples::REQUIRED.contains(&name.as_str()));
        }),
        Fault::WrongFieldType => changed(good, |service| service["tool_capacity"] = "many".into()),
        Fault::Answer(bytes) => bytes.clone(),
        _ => good.into_bytes(),
    }
}

/// The answer with its service, or the services of its page, changed.
fn changed(mut good: Answered, change: impl Fn(&mut Value)) -> Vec<u8> {
    if let Ok(mut body) = serde_json::from_slice::<Value>(&good.body) {
        match body.get_mut("items").and_then(Value::as_array_mut) {
            Some(items) => items.iter_mut().for_each(change),
            None => change(&mut body),
        }
        good.body = body.to_string().into_bytes();
    }
    good.into_bytes()
}
