//! Responses (OpenAPI 3.1.1 §4.8.16): what a success is, and what failures are declared.

use super::{Docs, Identifier, Shape};

/// What a success is: one type, or an enum of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// What may come back, each of another content. At least one; where none is declared, any success without a body.
    pub outcomes: Vec<Outcome>,
    /// The enum of the outcomes, where there are several: `CreateServiceResponse`.
    pub name: Identifier,
    /// The media types that are asked for (`Accept`).
    pub accept: String,
    /// The declared headers, whatever the status.
    pub headers: Vec<Header>,
    /// The type of all of them, as a position in [`Api::headers`](super::Api::headers), where there are some.
    pub header_set: Option<usize>,
}

/// A header of responses (OpenAPI 3.1.1 §4.8.21).
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The name on the wire.
    pub wire: String,
    /// The field's name.
    pub name: Identifier,
    /// Whether every response that it is declared for has it: every success, or every failure.
    pub required: bool,
    /// How its value is written.
    pub form: HeaderForm,
    /// The type of its value. Never nullable. Where responses differ in it, nothing is asserted of the value.
    pub shape: Shape,
    /// `description`.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
}

/// How the value of a header is written (OpenAPI 3.1.1 §4.8.12.3, style `simple`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// A scalar, as it is.
    Text,
    /// The elements of an array.
    List,
    /// The members of an object.
    Pairs,
    /// The same, exploded.
    Exploded,
    /// JSON.
    Json,
}

/// The headers of responses, as a type: operations that declare the same have one.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderSet {
    /// Its name: `LinkHeaders`.
    pub name: Identifier,
    /// The headers.
    pub headers: Vec<Header>,
}

/// A declared success, or several of one content (OpenAPI 3.1.1 §4.8.16).
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Its statuses, by number.
    pub statuses: Vec<Status>,
    /// The variant's name, where there are several outcomes: `Created`.
    pub variant: Identifier,
    /// `description` of the first.
    pub docs: Docs,
    /// What the body is.
    pub content: Content,
}

/// The statuses that a response is declared for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// This one.
    Code(u16),
    /// Those of a class that are not declared by themselves, by their first digit: `4XX`.
    Range(u16),
    /// All others (`default`); of successes, all that are successes.
    Others,
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(digit) => write!(f, "{digit}XX"),
            Self::Others => f.write_str("any other status"),
        }
    }
}

/// What a response's body is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// There is none, or nothing is known of it.
    Empty,
    /// JSON of this shape.
    Json(Shape),
    /// Text.
    Text,
    /// Bytes, read as they arrive.
    Bytes,
    /// Server-sent events (HTML Living Standard §9.2), read as they arrive.
    Events(Events),
    /// JSON values of this shape one after the other, read as they arrive: JSON lines, or a sequence (RFC 7464).
    Lines(Shape),
}

/// What the events of a stream are.
#[derive(Clone, Debug, PartialEq)]
pub enum Events {
    /// Their data are text.
    Text,
    /// Their data are JSON of this shape.
    Json(Shape),
    /// They are objects of this shape, with the fields of an event as properties.
    Objects(Shape, EventData),
}

/// What the data of events are that are objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventData {
    /// Text.
    Text,
    /// JSON.
    Json,
    /// One or the other, by the event.
    Any,
}

/// A declared failure (OpenAPI 3.1.1 §4.8.16).
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorResponse {
    /// The status, from 300 to 599.
    pub status: Status,
    /// The variant's name: `NotFound`.
    pub variant: Identifier,
    /// `description`: `Name already taken.`
    pub docs: Docs,
    /// What the body is; that of one that is no JSON or text is kept as it is beside.
    pub content: Content,
}

/// The very same failures of several operations, as one enum.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedFailures {
    /// Its name: `ForbiddenOrNotFoundError`.
    pub name: Identifier,
    /// The failures, by number.
    pub rows: Vec<ErrorResponse>,
    /// How many operations have them, variants aside.
    pub operations: usize,
    /// The type of the headers that they declare, as a position in [`Api::headers`](super::Api::headers).
    pub header_set: Option<usize>,
}

impl Success {
    /// The JSON that every success is.
    #[must_use]
    pub fn json(&self) -> Option<&Shape> {
        match self.outcomes.as_slice() {
            [Outcome { content: Content::Json(shape), .. }] => Some(shape),
            _ => None,
        }
    }

    /// The shapes of its bodies and headers.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        let headers = self.headers.iter().map(|header| &header.shape);
        self.outcomes.iter().filter_map(|outcome| outcome.content.shape()).chain(headers)
    }

    /// The same, to change them.
    pub fn shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let headers = self.headers.iter_mut().map(|header| &mut header.shape);
        self.outcomes.iter_mut().filter_map(|outcome| outcome.content.shape_mut()).chain(headers)
    }
}

impl Content {
    /// The shape of what is JSON, or of each of several values.
    #[must_use]
    pub fn shape(&self) -> Option<&Shape> {
        match self {
            Self::Json(shape) | Self::Lines(shape) | Self::Events(Events::Json(shape) | Events::Objects(shape, _)) => {
                Some(shape)
            }
            Self::Empty | Self::Text | Self::Bytes | Self::Events(Events::Text) => None,
        }
    }

    /// Whether it is read as it arrives.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        self.is_itemized() || *self == Self::Bytes
    }

    /// Whether it is items one after the other.
    #[must_use]
    pub fn is_itemized(&self) -> bool {
        matches!(self, Self::Events(_) | Self::Lines(_))
    }

    /// The same, to change it.
    pub fn shape_mut(&mut self) -> Option<&mut Shape> {
        match self {
            Self::Json(shape) | Self::Lines(shape) | Self::Events(Events::Json(shape) | Events::Objects(shape, _)) => {
                Some(shape)
            }
            Self::Empty | Self::Text | Self::Bytes | Self::Events(Events::Text) => None,
        }
    }
}
