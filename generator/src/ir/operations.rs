//! Operations: one a path and method.

use super::{
    Body, Docs, ErrorResponse, Header, Identifier, Pagination, ParameterFormat, ParameterLocation, Shape, Sibling,
    Success, VariantOf,
};

/// An operation (OpenAPI 3.1.1 §4.8.10).
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The document's `operationId`, or one made of method and path; of a variant, with the words that tell it apart
    /// behind `#`.
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
    /// The headers that failures declare, whatever the status.
    pub error_headers: Vec<Header>,
    /// The type of all of them, as a position in [`Api::headers`](super::Api::headers), where there are some.
    pub error_header_set: Option<usize>,
    /// The enum of these, as a position in [`Api::failures`](super::Api::failures), where several operations have one in
    /// common; otherwise it is the operation's own.
    pub shared_failures: Option<usize>,
    /// Alternatives, each the schemes that go together, as positions in
    /// [`Api::security_schemes`](super::Api::security_schemes). Empty: no security.
    pub security: Vec<Vec<usize>>,
    /// The base URL, where the operation has one of its own.
    pub server: Option<String>,
    /// How its list goes on, where it is one that comes in pages.
    pub pagination: Option<Pagination>,
    /// The operation of the same in the document that comes first; `None` where that is this one.
    pub variant_of: Option<VariantOf>,
    /// The others of the same in the document that differ from this one in one thing alone.
    pub siblings: Vec<Sibling>,
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

impl Operation {
    /// The shapes of everything that is sent and received.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.shape);
        let body = self.body.iter().flat_map(Body::shapes);
        let errors = self.errors.iter().filter_map(|error| error.content.shape());
        let headers = self.error_headers.iter().map(|header| &header.shape);
        parameters.chain(body).chain(self.success.shapes()).chain(errors).chain(headers)
    }

    /// The same, to change them.
    pub fn shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let parameters = self.parameters.iter_mut().map(|parameter| &mut parameter.shape);
        let received = received_mut(&mut self.success, &mut self.errors, &mut self.error_headers);
        parameters.chain(self.body.iter_mut().flat_map(Body::shapes_mut)).chain(received)
    }

    /// The shapes of what is sent, to change them.
    pub fn sent_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let parameters = self.parameters.iter_mut().map(|parameter| &mut parameter.shape);
        parameters.chain(self.body.iter_mut().flat_map(Body::shapes_mut))
    }

    /// The shapes of bodies and of what comes beside them, to change them.
    pub fn body_shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let received = received_mut(&mut self.success, &mut self.errors, &mut self.error_headers);
        self.body.iter_mut().flat_map(Body::shapes_mut).chain(received)
    }
}

fn received_mut<'o>(
    success: &'o mut Success,
    errors: &'o mut [ErrorResponse],
    error_headers: &'o mut [Header],
) -> impl Iterator<Item = &'o mut Shape> {
    let errors = errors.iter_mut().filter_map(|error| error.content.shape_mut());
    let headers = error_headers.iter_mut().map(|header| &mut header.shape);
    success.shapes_mut().chain(errors).chain(headers)
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
