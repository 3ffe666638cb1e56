//! Requests that the API makes of its user: webhooks and callbacks (OpenAPI 3.1.1 §4.8.1, §4.8.18). Their bodies have types,
//! which are received, and so have those of their responses, which are sent.

use indexmap::IndexMap;
use openapiv3::{MediaType, Operation, PathItem};

use super::{Entry, Operations, Part, choices, media, methods};
use crate::diagnostic::Code;
use crate::ir::{Incoming, IncomingSource, Method, Payload, Shape, Status};
use crate::resolve::draft::{Owner, Site};
use crate::resolve::names;
use crate::resolve::types::Types;
use crate::source::origin_of;

impl<'a> Operations<'_, 'a, '_> {
    /// What the API calls: its webhooks, and the callbacks of operations.
    pub(in crate::resolve) fn incoming(
        &mut self,
        webhooks: &'a IndexMap<String, PathItem>,
        entries: &[Entry<'a>],
    ) -> Vec<Incoming> {
        let mut found = Vec::new();
        for (name, item) in webhooks {
            found.extend(self.of_item(name, item, &IncomingSource::Webhook, None));
        }
        for entry in entries {
            let operation = format!("{} {}", names::method_word(entry.method).to_uppercase(), entry.path);
            for (name, callback) in &entry.operation.callbacks {
                for (expression, item) in callback {
                    let (operation, expression) = (operation.clone(), expression.clone());
                    let source = IncomingSource::Callback { operation, expression };
                    found.extend(self.of_item(name, item, &source, Some(entry)));
                }
            }
        }
        found
    }

    fn of_item(
        &mut self,
        name: &str,
        item: &'a PathItem,
        source: &IncomingSource,
        owner: Option<&Entry<'a>>,
    ) -> Vec<Incoming> {
        let declared: Vec<(Method, &Operation)> = methods(item).collect();
        let several = declared.len() > 1;
        let mut found = Vec::with_capacity(declared.len());
        for (method, operation) in declared {
            let owner = owner.map(|entry| entry.names.arguments.text());
            let words = names::incoming(name, owner, several.then_some(method));
            self.types.enter(&words);
            let payload = self.payload(name, operation);
            let answers = self.answers(operation);
            self.types.settle(&Owner::Component(words));
            found.push(Incoming {
                source: source.clone(),
                name: name.to_owned(),
                method,
                summary: operation.summary.clone().unwrap_or_default(),
                docs: operation.description.clone().unwrap_or_default(),
                deprecated: operation.deprecated,
                payload,
                answers,
            });
        }
        found
    }

    /// The body of a request: JSON, or else a form.
    fn payload(&mut self, name: &str, operation: &'a Operation) -> Option<Payload> {
        let target = self.types.references.request_body(operation.request_body.as_ref()?)?;
        let content = &target.item.content;
        let Some((media_type, media)) = readable(content) else {
            if let Some((media_type, _)) = content.first() {
                let message = format!("the payload of `{name}` is `{media_type}`, of which no type is made");
                let place = self.place(origin_of(&operation.extensions), &["requestBody"]);
                self.warn_once(Code::DocumentUnsupportedPart, place, message);
            }
            return None;
        };
        let shared = target.component.map(|component| (Part::Payload, component));
        let site = Site::OWNER.inner(if shared.is_some() { "Body" } else { "Request" });
        let shape = self.shape(media.schema.as_ref(), shared, &site, Types::received_shape_of);
        self.roots.received(&shape);
        Some(Payload { media_type: media_type.to_owned(), shape })
    }

    /// The bodies of responses, in JSON. That of the first success has no status in its name.
    fn answers(&mut self, operation: &'a Operation) -> Vec<(Status, Shape)> {
        let mut plain = true;
        let mut answers = Vec::new();
        for (status, response) in choices::declared(&operation.responses) {
            let Some(target) = self.types.references.response(response) else { continue };
            let json = target.item.content.iter().find(|(name, _)| media::is_json(name));
            let Some((_, media)) = json else { continue };
            let shared = target.component.map(|component| (Part::Answer, component));
            let variant = names::status(status);
            let by_status = Site::OWNER.inner(variant.text());
            let first = std::mem::take(&mut plain) || shared.is_some();
            let site = if first { Site::OWNER.inner("Response") } else { by_status.inner("Response") };
            // What types do not say all of checks itself: there is no call that would.
            let shape = self.shape(media.schema.as_ref(), shared, &site, Types::received_shape_of);
            self.roots.sent(&shape);
            answers.push((status, shape));
        }
        answers
    }
}

/// The media type of a payload that a type is made of: JSON, or else a form.
fn readable(content: &IndexMap<String, MediaType>) -> Option<(&str, &MediaType)> {
    let of = |is: fn(&str) -> bool| content.iter().find(|(name, _)| is(name));
    let form = |name: &str| media::essence(name) == "application/x-www-form-urlencoded";
    let found = of(media::is_json).or_else(|| of(form)).or_else(|| of(media::is_any))?;
    Some((found.0.as_str(), found.1))
}
