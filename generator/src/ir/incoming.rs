//! Requests that the API makes of its user: webhooks and callbacks.

use super::{DefinitionId, Docs, Method, Shape, Status};

/// A request that the API makes of its user (OpenAPI 3.1.1 §4.8.1, §4.8.18).
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// What it belongs to.
    pub source: IncomingSource,
    /// The name of the webhook or the callback.
    pub name: String,
    /// The HTTP method.
    pub method: Method,
    /// `summary`.
    pub summary: Docs,
    /// `description`.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Its body, which is received.
    pub payload: Option<Payload>,
    /// The bodies of the responses that are declared for it, by status. They are sent.
    pub answers: Vec<(Status, Shape)>,
}

/// What a request of the API belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncomingSource {
    /// The document as a whole.
    Webhook,
    /// An operation, by which its user says where to call back.
    Callback {
        /// The operation in words: `POST /streams`.
        operation: String,
        /// The expression for the URL: `{$request.body#/url}`.
        expression: String,
    },
}

/// The body of a request of the API.
#[derive(Clone, Debug, PartialEq)]
pub struct Payload {
    /// Its media type.
    pub media_type: String,
    /// Its type.
    pub shape: Shape,
}

impl Incoming {
    /// What is received.
    pub fn received(&self) -> impl Iterator<Item = &Shape> {
        self.payload.iter().map(|payload| &payload.shape)
    }

    /// What is sent.
    pub fn sent(&self) -> impl Iterator<Item = &Shape> {
        self.answers.iter().map(|(_, shape)| shape)
    }

    /// The same, to change it.
    pub fn sent_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        self.answers.iter_mut().map(|(_, shape)| shape)
    }

    /// What is received and sent.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.received().chain(self.sent())
    }

    /// The same, to change it.
    pub fn shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let payload = self.payload.iter_mut().map(|payload| &mut payload.shape);
        payload.chain(self.answers.iter_mut().map(|(_, shape)| shape))
    }

    /// Whether this type is what is received, itself and not as a part.
    #[must_use]
    pub fn is_payload(&self, id: DefinitionId) -> bool {
        self.received().any(|shape| shape.ty == super::Type::Named(id))
    }

    /// Whether this type is what is sent, itself and not as a part.
    #[must_use]
    pub fn is_answer(&self, id: DefinitionId) -> bool {
        self.sent().any(|shape| shape.ty == super::Type::Named(id))
    }
}
