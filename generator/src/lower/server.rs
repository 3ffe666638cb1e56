//! Servers (OpenAPI 3.1.1 §4.8.5).

use openapiv3::{Server, ServerVariable};

use super::Walk;
use super::node::{Node, Object};
use crate::source::insert_origin;

const SERVER: &[&str] = &["url", "description", "variables"];
const VARIABLE: &[&str] = &["enum", "default", "description"];

/// `servers` of a document, a path item or an operation.
pub(super) fn servers(object: &Object<'_>, walk: &mut Walk<'_, '_>) -> Vec<Server> {
    object.elements("servers", walk).into_iter().filter_map(|node| server(node, walk)).collect()
}

fn server(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<Server> {
    let object = node.object("a server", SERVER, walk)?;
    let url = object.required_text("url", "a server", walk);
    let variables = object.entries("variables", walk);
    let variables = variables.into_iter().filter_map(|(name, node)| Some((name.to_owned(), variable(node, walk)?)));
    let variables = object.members.contains_key("variables").then(|| variables.collect());
    let description = object.text("description", walk);
    let mut server = Server { url, description, variables, ..Server::default() };
    insert_origin(&mut server.extensions, object.origin);
    Some(server)
}

fn variable(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<ServerVariable> {
    let object = node.object("a server variable", VARIABLE, walk)?;
    let mut variable = ServerVariable {
        enumeration: object.texts("enum", walk),
        default: object.required_text("default", "a server variable", walk),
        description: object.text("description", walk),
        ..ServerVariable::default()
    };
    insert_origin(&mut variable.extensions, object.origin);
    Some(variable)
}
