//! Servers (OpenAPI 3.1.1 §4.8.5).

use openapiv3::{Server, ServerVariable};

use super::Walk;
use super::node::{Node, Object};
use crate::diagnostic::Code;
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
    let variables =
        variables.into_iter().filter_map(|(name, node)| Some((name.to_owned(), variable(name, node, walk)?)));
    let variables = object.members.contains_key("variables").then(|| variables.collect());
    let description = object.text("description", walk);
    let mut server = Server { url, description, variables, ..Server::default() };
    insert_origin(&mut server.extensions, object.origin);
    Some(server)
}

fn variable(name: &str, node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<ServerVariable> {
    let object = node.object("a server variable", VARIABLE, walk)?;
    let enumeration = object.texts("enum", walk);
    let mut variable = ServerVariable {
        default: default(name, &object, &enumeration, walk),
        enumeration,
        description: object.text("description", walk),
        ..ServerVariable::default()
    };
    insert_origin(&mut variable.extensions, object.origin);
    Some(variable)
}

/// `default` of a variable, which is required; where it is missing, the first value that the variable can have, or else what the
/// dialect has for none.
fn default(name: &str, variable: &Object<'_>, values: &[String], walk: &mut Walk<'_, '_>) -> String {
    if let Some(default) = variable.text("default", walk) {
        return default;
    }
    let without = !variable.members.contains_key("default");
    let (default, help) = match values.first() {
        Some(first) => (first.clone(), format!("it is `{first}`, the first of its values, unless it is set")),
        None => (no_default(name), "users of the server have to set it".to_owned()),
    };
    if without {
        let message = format!("the server variable `{name}` has no `default`");
        walk.cx.warning(Code::ServerVariableDefault, variable.origin, message).with_help(help);
    }
    default
}

/// What the dialect has for the default of a variable that has none: itself, which is no part of any URL.
pub(crate) fn no_default(name: &str) -> String {
    format!("{{{name}}}")
}
