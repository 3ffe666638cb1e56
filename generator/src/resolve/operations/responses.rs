//! Responses (OpenAPI 3.1.1 §4.8.16).

use openapiv3::{ReferenceOr, Response, StatusCode};

use super::body::list;
use super::{Entry, Fault, Operations, Part, media};
use crate::diagnostic::Code;
use crate::ir::{ErrorResponse, Method, Shape, Success};
use crate::resolve::draft::Site;
use crate::resolve::names;
use crate::resolve::types::Types;
use crate::source::origin_of;

impl<'a> Operations<'_, 'a, '_> {
    /// What a success of an operation is, and its declared failures.
    pub(super) fn responses(&mut self, entry: &Entry<'a>) -> Result<(Success, Vec<ErrorResponse>), Fault> {
        let mut declared: Vec<(u16, &'a ReferenceOr<Response>)> = Vec::new();
        let mut left_out: Vec<String> = Vec::new();
        for (status, response) in &entry.operation.responses.responses {
            match status {
                // Interim responses never reach who called.
                StatusCode::Code(100..=199) | StatusCode::Range(1) => {}
                StatusCode::Code(code @ 200..=599) => declared.push((*code, response)),
                status => left_out.push(status.to_string()),
            }
        }
        left_out.extend(entry.operation.responses.default.as_ref().map(|_| "default".to_owned()));
        if !left_out.is_empty() {
            self.report_left_out(entry, &left_out);
        }
        declared.sort_by_key(|(code, _)| *code);
        let first_error = declared.partition_point(|(code, _)| *code < 300);
        let errors = declared.split_off(first_error);
        let success = self.success(entry, &declared);
        let errors = errors.into_iter().filter_map(|(code, response)| self.error(code, response)).collect();
        Ok((success?, errors))
    }

    fn success(&mut self, entry: &Entry<'a>, declared: &[(u16, &'a ReferenceOr<Response>)]) -> Result<Success, Fault> {
        let mut success = Success { statuses: Vec::new(), body: None, docs: String::new() };
        for (code, response) in declared {
            let Some(target) = self.types.references.response(response) else { continue };
            let response = target.item;
            let bodiless = entry.method == Method::Head || matches!(code, 204 | 205);
            let shared = target.component.map(|component| (Part::Response, component));
            let body = match self.json_body(response, shared, &Site::OWNER.inner("Response")) {
                _ if bodiless => {
                    self.report_bodiless(*code, response);
                    None
                }
                Ok(body) => body,
                Err(list) => {
                    let id = &entry.names.id;
                    let message =
                        format!("`{id}` is left out: its response {code} is {list}, which cannot be read yet");
                    let origin = origin_of(&response.extensions).or(entry.origin);
                    return Err(self.fault(Code::ResponseUnsupported, origin, message));
                }
            };
            match success.statuses.first() {
                None => {
                    success.body = body;
                    success.docs.clone_from(&response.description);
                }
                Some(first) if success.body != body => {
                    let id = &entry.names.id;
                    let message = format!("`{id}` is left out: its successes {first} and {code} have different types");
                    return Err(self.fault(Code::ResponseUnsupported, entry.origin, message));
                }
                Some(_) => {}
            }
            success.statuses.push(*code);
        }
        Ok(success)
    }

    fn error(&mut self, status: u16, response: &'a ReferenceOr<Response>) -> Option<ErrorResponse> {
        let target = self.types.references.response(response)?;
        let response = target.item;
        let variant = names::status(status);
        let shared = target.component.map(|component| (Part::Response, component));
        let site = Site::OWNER.inner(variant.text());
        let body = match self.json_body(response, shared, &site.inner("Body")) {
            Ok(body) => body,
            Err(list) => {
                let message = format!("the body of this error is {list}, which is not read yet: it is kept as bytes");
                let place = self.place(origin_of(&response.extensions), &[]);
                self.warn_once(Code::ResponseUnsupported, place, message);
                None
            }
        };
        Some(ErrorResponse { status, variant, docs: response.description.clone(), body })
    }

    /// The shape of a response's JSON body, or of which media types the body is instead.
    fn json_body(
        &mut self,
        response: &'a Response,
        shared: Option<(Part, &'a str)>,
        site: &Site<'_>,
    ) -> Result<Option<Shape>, String> {
        if response.content.is_empty() {
            return Ok(None);
        }
        let Some((_, media)) = media::json(&response.content) else { return Err(list(response.content.keys())) };
        // In a component it is the component's own response, whatever the status.
        let site = if shared.is_some() { &Site::OWNER.inner("Response") } else { site };
        let shape = self.shape(media.schema.as_ref(), shared, site, Types::received_shape_of);
        self.roots.received(&shape);
        Ok(Some(shape))
    }

    /// Warns of a body where HTTP has none (RFC 9110 §15.3.5, §15.3.6). That of `HEAD` tells what `GET` would answer.
    fn report_bodiless(&mut self, code: u16, response: &Response) {
        if matches!(code, 204 | 205) && !response.content.is_empty() {
            let message = format!("the body of this response is left out: one to {code} never has a body");
            let place = self.place(origin_of(&response.extensions), &["content"]);
            self.warn_once(Code::ResponseUnsupported, place, message);
        }
    }

    fn report_left_out(&mut self, entry: &Entry<'a>, left_out: &[String]) {
        let statuses = list(left_out.iter());
        let id = &entry.names.id;
        let message =
            format!("responses to {statuses} of `{id}` are not typed yet: they are errors of an undeclared status");
        let first = left_out.first().map_or("default", String::as_str);
        let place = self.place(entry.origin, &["responses", first]);
        self.warn_once(Code::ResponseUnsupported, place, message);
    }
}
