//! Responses (OpenAPI 3.1.1 §4.8.16).

use openapiv3::{ReferenceOr, Response};

use super::choices::{self, Choice, Declared, Group};
use super::media::Received;
use super::{Entry, Operations, Part, streams};
use crate::diagnostic::Code;
use crate::ir::{Content, ErrorResponse, Identifier, Outcome, Shape, Status, Success};
use crate::resolve::draft::Site;
use crate::resolve::names;
use crate::resolve::types::Types;
use crate::source::origin_of;

/// What is asked for where nothing is known.
const JSON: &str = "application/json";

impl<'a> Operations<'_, 'a, '_> {
    /// What a success of an operation is: what is asked for first, or what is read by `choice`. `name` is that of the enum
    /// of several.
    pub(super) fn success(
        &mut self,
        entry: &Entry<'a>,
        declared: &[Declared<'a>],
        choice: Option<&Choice>,
        name: &Identifier,
    ) -> Success {
        let mut outcomes: Vec<Outcome> = Vec::new();
        let mut accept: Vec<&str> = Vec::new();
        for (status, response) in declared {
            let Some(target) = self.types.references.response(response) else { continue };
            let response = target.item;
            let shared = target.component;
            let variant = names::status(*status);
            // Of two bodies with types of their own each says in its name which it is.
            let status_word = outcomes.iter().any(|outcome| outcome.content.shape().is_some()).then(|| variant.text());
            let (content, media_types) = if choices::is_bodiless(entry.method, *status) {
                self.report_bodiless(*status, response);
                (Content::Empty, Vec::new())
            } else {
                self.success_content(response, choice, shared, status_word)
            };
            for media_type in media_types {
                if !accept.contains(&media_type) {
                    accept.push(media_type);
                }
            }
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
        Success { outcomes, name: name.clone(), accept, headers: Vec::new(), header_set: None }
    }

    /// The declared failures of an operation.
    pub(super) fn errors(&mut self, declared: &[Declared<'a>]) -> Vec<ErrorResponse> {
        declared.iter().filter_map(|(status, response)| self.error(*status, response)).collect()
    }

    fn error(&mut self, status: Status, response: &'a ReferenceOr<Response>) -> Option<ErrorResponse> {
        let target = self.types.references.response(response)?;
        let response = target.item;
        let variant = names::status(status);
        let site = Site::OWNER.inner(variant.text());
        let content = match choices::groups(&response.content).first() {
            Some(group) => self.content(group, target.component, &site.inner(names::FAILURE_BODY)),
            None => Content::Empty,
        };
        // What would be read as it arrives is kept beside, as whatever is received.
        let content = if content.is_stream() { Content::Empty } else { content };
        Some(ErrorResponse { status, variant, docs: response.description.clone(), content })
    }

    /// What the body of a success is, and the media types that it is asked for by: those of `choice` if the response has
    /// it. Otherwise another status is meant to have it, and nothing more is asked for.
    fn success_content(
        &mut self,
        response: &'a Response,
        choice: Option<&Choice>,
        component: Option<&'a str>,
        status_word: Option<&str>,
    ) -> (Content, Vec<&'a str>) {
        let groups = choices::groups(&response.content);
        let chosen = choice.and_then(|choice| groups.iter().find(|group| group.choice == *choice));
        let Some(group) = chosen.or(groups.first()) else { return (Content::Empty, Vec::new()) };
        let asked = if choice.is_none() || chosen.is_some() { group.names.clone() } else { Vec::new() };
        // JSON of another schema than the first has that in its name.
        let word = choice.filter(|choice| chosen.is_some() && choice.received() == Received::Json).map(Choice::words);
        let site = status_word.map(|word| Site::OWNER.inner(word));
        let site = site.as_ref().unwrap_or(&Site::OWNER);
        let site = word.as_deref().map_or(*site, |word| site.inner(word));
        (self.content(group, component, &site.inner(leaf(group.choice.received()))), asked)
    }

    /// What a body is that is of these media types.
    fn content(&mut self, group: &Group<'a>, component: Option<&'a str>, site: &Site<'_>) -> Content {
        match group.choice.received() {
            Received::Text => Content::Text,
            Received::Bytes => Content::Bytes,
            Received::Json => {
                let shape = self.received_shape(group, component, site);
                self.roots.received(&shape);
                Content::Json(shape)
            }
            Received::Events => {
                let shape = group.media.schema.as_ref().map(|_| self.received_shape(group, component, site));
                let events = streams::events(&self.types.drafts, shape);
                let content = Content::Events(events);
                content.shape().into_iter().for_each(|shape| self.roots.received(shape));
                content
            }
            Received::Lines => {
                let shape = self.received_shape(group, component, site);
                let shape = streams::line(&self.types.drafts, shape);
                self.roots.received(&shape);
                Content::Lines(shape)
            }
        }
    }

    fn received_shape(&mut self, group: &Group<'a>, component: Option<&'a str>, site: &Site<'_>) -> Shape {
        let media_type = group.names.first().copied().unwrap_or_default();
        let shared = component.map(|component| (Part::Response(media_type), component));
        // In a component it is the component's own response, whatever the status.
        let own = Site::OWNER.inner(leaf(group.choice.received()));
        let site = if shared.is_some() { &own } else { site };
        self.shape(group.media.schema.as_ref(), shared, site, Types::received_shape_of)
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

/// What an inline schema is called in an operation, by what it is the schema of.
fn leaf(received: Received) -> &'static str {
    match received {
        Received::Events => "Event",
        Received::Lines => "Line",
        Received::Json | Received::Text | Received::Bytes => "Response",
    }
}
