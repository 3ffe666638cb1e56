//! Operations: one a path and method.

use super::{Body, Docs, Identifier, Pagination, ParameterFormat, ParameterLocation, Shape};

/// An operation (OpenAPI 3.1.1 §4.8.10).
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The document's `operationId`, or one made of method and path; where an operation has several bodies, what tells
    /// this one apart behind `#`.
    pub id: String,
    /// The method on the client, and the operation's module: `list_services`.
    pub function: Identifier,
    /// The struct of its arguments: `ListServices`.
    pub arguments: Identifier,
    /// The alias of its call: `ListServicesCall`.
    pub call: Identifier,
    /// The enum of its declared errors: `ListServicesError`.
    pub error: Identifier,
    /// The HTTP method.
    pub method: Method,
    /// The path as the document has it: `/v1/{workspace_id}/services`.
    pub path: String,
    /// The template of what is sent: the path with its fixed query, without a fragment.
    pub template: String,
    /// `summary`.
    pub summary: Docs,
    /// `description`.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// `tags`.
    pub tags: Vec<String>,
    /// Path parameters in the order of the template, then the others in the document's order, required ones first.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// What a success is.
    pub success: Success,
    /// The declared statuses of failure, by number.
    pub errors: Vec<ErrorResponse>,
    /// Alternatives, each the schemes that go together, as positions in
    /// [`Api::security_schemes`](super::Api::security_schemes). Empty: no security.
    pub security: Vec<Vec<usize>>,
    /// The base URL, where the operation has one of its own.
    pub server: Option<String>,
    /// How its list goes on, where it is one that comes in pages.
    pub pagination: Option<Pagination>,
}

/// HTTP methods of OpenAPI 3.0 and 3.1 (§4.8.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named as in RFC 9110")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
}

/// A parameter (OpenAPI 3.1.1 §4.8.12).
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name on the wire.
    pub wire: String,
    /// The argument's name; the setter's when optional; unique within the operation, the body included.
    pub name: Identifier,
    /// Where it goes.
    pub location: ParameterLocation,
    /// Whether it must be given. Path parameters always are.
    pub required: bool,
    /// How its value is written there.
    pub format: ParameterFormat,
    /// The type of its value. Never nullable.
    pub shape: Shape,
    /// `description`.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// The schema's `default` as JSON text, for the documentation; it is never sent.
    pub default: Option<String>,
}

/// What a success is: one type, or an enum of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// What may come back, each of another content. At least one; where none is declared, any success without a body.
    pub outcomes: Vec<Outcome>,
    /// The enum of the outcomes, where there are several: `CreateServiceResponse`.
    pub name: Identifier,
    /// The media types that are asked for (`Accept`).
    pub accept: String,
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

impl Success {
    /// The JSON that every success is.
    #[must_use]
    pub fn json(&self) -> Option<&Shape> {
        match self.outcomes.as_slice() {
            [Outcome { content: Content::Json(shape), .. }] => Some(shape),
            _ => None,
        }
    }

    /// The shapes of its bodies.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.outcomes.iter().filter_map(|outcome| outcome.content.shape())
    }

    /// The same, to change them.
    pub fn shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        self.outcomes.iter_mut().filter_map(|outcome| outcome.content.shape_mut())
    }
}

impl Content {
    /// The shape of what is JSON.
    #[must_use]
    pub fn shape(&self) -> Option<&Shape> {
        match self {
            Self::Json(shape) => Some(shape),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to change it.
    pub fn shape_mut(&mut self) -> Option<&mut Shape> {
        match self {
            Self::Json(shape) => Some(shape),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }
}

impl Operation {
    /// The shapes of everything that is sent and received.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.shape);
        let body = self.body.iter().flat_map(Body::shapes);
        let errors = self.errors.iter().filter_map(|error| error.content.shape());
        parameters.chain(body).chain(self.success.shapes()).chain(errors)
    }

    /// The same, to change them.
    pub fn shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let parameters = self.parameters.iter_mut().map(|parameter| &mut parameter.shape);
        parameters.chain(bodies_mut(&mut self.body, &mut self.success, &mut self.errors))
    }

    /// The shapes of what is sent, to change them.
    pub fn sent_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let parameters = self.parameters.iter_mut().map(|parameter| &mut parameter.shape);
        parameters.chain(self.body.iter_mut().flat_map(Body::shapes_mut))
    }

    /// The shapes of the bodies of requests and responses, to change them.
    pub fn body_shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        bodies_mut(&mut self.body, &mut self.success, &mut self.errors)
    }
}

fn bodies_mut<'o>(
    body: &'o mut Option<Body>,
    success: &'o mut Success,
    errors: &'o mut [ErrorResponse],
) -> impl Iterator<Item = &'o mut Shape> {
    let body = body.as_mut().map(Body::shapes_mut);
    let errors = errors.iter_mut().filter_map(|error| error.content.shape_mut());
    body.into_iter().flatten().chain(success.shapes_mut()).chain(errors)
}

/// A security scheme (OpenAPI 3.1.1 §4.8.27).
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// The builder's method that takes the credential: `bearer_auth`.
    pub method: Identifier,
    /// The builder's method that takes a provider of credentials: `bearer_auth_provider`. There is one where these are
    /// tokens that expire.
    pub provider: Option<Identifier>,
    /// What it is.
    pub kind: SecurityKind,
    /// `description`.
    pub docs: Docs,
}

/// The kinds of security schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key in a header of this name.
    HeaderKey(String),
    /// A key in the query, as the value of this name.
    QueryKey(String),
    /// A key in the cookie of this name.
    CookieKey(String),
    /// `Authorization: Basic ...` (RFC 7617).
    Basic,
    /// `Authorization: Bearer ...` (RFC 6750).
    Bearer,
    /// Credentials of another scheme of `Authorization`, as they are.
    Http(String),
    /// Bearer tokens that are had by OAuth 2.
    OAuth2,
    /// Bearer tokens that are had by `OpenID` Connect.
    OpenIdConnect,
    /// A certificate of the client's own.
    MutualTls,
}
