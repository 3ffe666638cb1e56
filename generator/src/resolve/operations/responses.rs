//! Responses (OpenAPI 3.1.1 §4.8.16).

use openapiv3::{ReferenceOr, Response, Responses, StatusCode};

use super::media::{self, Received};
use super::{Entry, Operations, Part};
use crate::diagnostic::Code;
use crate::ir::{Content, ErrorResponse, Method, Outcome, Status, Success};
use crate::resolve::draft::Site;
use crate::resolve::names;
use crate::resolve::types::Types;
use crate::source::origin_of;

/// A declared response and the statuses that it is declared for.
type Declared<'a> = (Status, &'a ReferenceOr<Response>);

/// What is asked for where nothing is known.
const JSON: &str = "application/json";

impl<'a> Operations<'_, 'a, '_> {
    /// What a success of an operation is, and its declared failures.
    pub(super) fn responses(&mut self, entry: &Entry<'a>) -> (Success, Vec<ErrorResponse>) {
        let responses = &entry.operation.responses;
        let (mut successes, mut errors): (Vec<_>, Vec<_>) =
            by_status(responses).into_iter().partition(|(status, _)| is_success(*status));
        if let Some(default) = &responses.default {
            // What no success is declared for is one as well as a failure (§4.8.16: "responses other than the ones declared").
            if successes.is_empty() {
                successes.push((Status::Others, default));
            }
            errors.push((Status::Others, default));
        }
        let success = self.success(entry, &successes);
        let errors = errors.into_iter().filter_map(|(status, response)| self.error(status, response)).collect();
        (success, errors)
    }

    fn success(&mut self, entry: &Entry<'a>, declared: &[Declared<'a>]) -> Success {
        let mut outcomes: Vec<Outcome> = Vec::new();
        let mut accept: Vec<&str> = Vec::new();
        for (status, response) in declared {
            let Some(target) = self.types.references.response(response) else { continue };
            let response = target.item;
            let bodiless = entry.method == Method::Head || matches!(status, Status::Code(204 | 205));
            let shared = target.component.map(|component| (Part::Response, component));
            let variant = names::status(*status);
            let several = declared.len() > 1;
            let site = Site::OWNER.inner("Response");
            let (content, media_type) = if bodiless {
                self.report_bodiless(*status, response);
                (Content::Empty, None)
            } else if several && outcomes.iter().any(|outcome| outcome.content.shape().is_some()) {
                self.content(response, shared, &Site::OWNER.inner(variant.text()).inner("Response"))
            } else {
                self.content(response, shared, &site)
            };
            accept.extend(media_type.filter(|media_type| !accept.contains(media_type)));
            match outcomes.iter_mut().find(|outcome| outcome.content == content) {
                Some(same) => same.statuses.push(*status),
                None => {
                    let docs = response.description.clone();
                    outcomes.push(Outcome { statuses: vec![*status], variant, docs, content });
                }
            }
        }
        if outcomes.is_empty() {
            let variant = names::status(Status::Others);
            outcomes.push(Outcome {
                statuses: vec![Status::Others],
                variant,
                docs: String::new(),
                content: Content::Empty,
            });
        }
        let accept = if accept.is_empty() { JSON.to_owned() } else { accept.join(", ") };
        Success { outcomes, name: entry.names.response.clone(), accept }
    }

    fn error(&mut self, status: Status, response: &'a ReferenceOr<Response>) -> Option<ErrorResponse> {
        let target = self.types.references.response(response)?;
        let response = target.item;
        let variant = names::status(status);
        let shared = target.component.map(|component| (Part::Response, component));
        let site = Site::OWNER.inner(variant.text());
        let content = match self.content(response, shared, &site.inner("Body")).0 {
            // It is kept beside, as whatever is received.
            Content::Bytes => Content::Empty,
            content => content,
        };
        Some(ErrorResponse { status, variant, docs: response.description.clone(), content })
    }

    /// What a response's body is, and the media type that it is asked for by.
    fn content(
        &mut self,
        response: &'a Response,
        shared: Option<(Part, &'a str)>,
        site: &Site<'_>,
    ) -> (Content, Option<&'a str>) {
        let Some((name, media, received)) = media::received(&response.content) else { return (Content::Empty, None) };
        let content = match received {
            Received::Text => Content::Text,
            Received::Bytes => Content::Bytes,
            Received::Json => {
                // In a component it is the component's own response, whatever the status.
                let site = if shared.is_some() { &Site::OWNER.inner("Response") } else { site };
                let shape = self.shape(media.schema.as_ref(), shared, site, Types::received_shape_of);
                self.roots.received(&shape);
                Content::Json(shape)
            }
        };
        (content, Some(name))
    }

    /// Warns of a body where HTTP has none (RFC 9110 §15.3.5, §15.3.6). That of `HEAD` tells what `GET` would answer.
    fn report_bodiless(&mut self, status: Status, response: &Response) {
        if let Status::Code(code @ (204 | 205)) = status
            && !response.content.is_empty()
        {
            let message = format!("the body of this response is left out: one to {code} never has a body");
            let place = self.place(origin_of(&response.extensions), &["content"]);
            self.warn_once(Code::ResponseUnsupported, place, message);
        }
    }
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
