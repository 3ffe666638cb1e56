//! Operations (OpenAPI 3.1.1 §4.8.10).

use openapiv3::{Operation, Server};

use super::follow::reference_or;
use super::node::Node;
use super::references::Kind;
use super::{Walk, content, incoming, info, parameter, response, security, server};
use crate::source::insert_origin;

pub(super) const FIELDS: &[&str] = &[
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

/// What a path item says for all its operations.
pub(super) struct Shared<'a> {
    pub(super) parameters: Vec<Node<'a>>,
    pub(super) servers: Vec<Server>,
}

/// An Operation Object, with what its path item says for it.
pub(super) fn operation<'a>(node: Node<'a>, shared: &Shared<'a>, walk: &mut Walk<'a, '_>) -> Option<Operation> {
    let object = node.object("an operation", FIELDS, walk)?;
    let own = object.elements("parameters", walk);
    let body = object.child("requestBody", walk);
    let mut operation = Operation {
        tags: object.texts("tags", walk),
        summary: object.text("summary", walk),
        description: object.text("description", walk),
        external_docs: info::external_docs(&object, walk),
        operation_id: object.text("operationId", walk),
        parameters: parameter::parameters(&own, &shared.parameters, walk),
        request_body: body.and_then(|node| reference_or(node, Kind::RequestBody, walk, content::request_body)),
        responses: response::responses(&object, walk),
        deprecated: object.flag("deprecated", walk).unwrap_or(false),
        security: security::requirements(&object, walk),
        servers: server::servers(&object, walk),
        callbacks: incoming::callbacks(&object, walk),
        ..Operation::default()
    };
    if operation.servers.is_empty() {
        operation.servers.clone_from(&shared.servers);
    }
    insert_origin(&mut operation.extensions, object.origin);
    Some(operation)
}
