//! Operations: one a path and method.

use super::{Docs, Identifier, Pagination, Shape};

/// An operation (OpenAPI 3.1.1 §4.8.10).
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The document's `operationId`, or one made of method and path.
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
    /// The path template: `/v1/{workspace_id}/services`.
    pub path: String,
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
    /// The type of its value: a scalar, or an array of scalars on the query. Never nullable.
    pub shape: Shape,
    /// `description`.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// The schema's `default` as JSON text, for the documentation; it is never sent.
    pub default: Option<String>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// One segment of the path, or a part of one (style `simple`).
    Path,
    /// The query string (style `form`, exploded).
    Query,
}

/// A JSON request body (OpenAPI 3.1.1 §4.8.13).
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The argument's name; the setter's when optional.
    pub name: Identifier,
    /// Whether it must be given.
    pub required: bool,
    /// Its media type as it is sent: `application/json`.
    pub media_type: String,
    /// Its type.
    pub shape: Shape,
    /// `description`.
    pub docs: Docs,
}

/// What a success is: its statuses, which share one type.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// The declared statuses from 200 to 299, by number. Where none is declared, any of them is a success.
    pub statuses: Vec<u16>,
    /// The JSON body, or none: `()`.
    pub body: Option<Shape>,
    /// `description` of the first.
    pub docs: Docs,
}

/// A declared failure (OpenAPI 3.1.1 §4.8.16).
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorResponse {
    /// The status, from 300 to 599.
    pub status: u16,
    /// The variant's name: `NotFound`.
    pub variant: Identifier,
    /// `description`: `Name already taken.`
    pub docs: Docs,
    /// The JSON body, if one is declared.
    pub body: Option<Shape>,
}

/// A security scheme (OpenAPI 3.1.1 §4.8.27).
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// The builder's method that takes the credential: `bearer_auth`.
    pub method: Identifier,
    /// The builder's method that takes a provider of credentials: `bearer_auth_provider`.
    pub provider: Identifier,
    /// What it is.
    pub kind: SecurityKind,
    /// `description`.
    pub docs: Docs,
}

/// The kinds of security schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `Authorization: Bearer ...` (RFC 6750).
    Bearer,
}
