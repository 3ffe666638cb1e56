//! `components` (OpenAPI 3.1.1 §4.8.7).

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};

use super::follow::reference_or;
use super::node::{Node, Object};
use super::references::Kind;
use super::{Walk, content, parameter, response, schema, security, table};
use crate::source::insert_origin;

const FIELDS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
];

/// All components that something can refer to. Examples and links say nothing of what is sent and received; path items
/// are brought to the paths that refer to them.
pub(super) fn components<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Components {
    let Some(object) = node.object("`components`", FIELDS, walk) else { return Components::default() };
    let mut components = Components {
        schemas: schemas(&object, walk),
        responses: section(&object, Kind::Response, walk, response::response),
        parameters: section(&object, Kind::Parameter, walk, parameter::parameter),
        request_bodies: section(&object, Kind::RequestBody, walk, content::request_body),
        headers: section(&object, Kind::Header, walk, response::header),
        security_schemes: section(&object, Kind::SecurityScheme, walk, |node, walk| security::scheme(node, walk)),
        ..Components::default()
    };
    let schemes = object.members.get("securitySchemes").and_then(|schemes| schemes.as_object());
    let schemes = schemes.into_iter().flat_map(|schemes| schemes.keys()).map(String::as_str);
    walk.schemes_left_out = schemes.filter(|name| !components.security_schemes.contains_key(*name)).collect();
    insert_origin(&mut components.extensions, object.origin);
    components
}

fn schemas<'a>(components: &Object<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, ReferenceOr<openapiv3::Schema>> {
    let entries = components.entries(Kind::Schema.section(), walk);
    for (name, node) in &entries {
        table::enter_component(name, *node, walk);
    }
    entries.into_iter().map(|(name, node)| (name.to_owned(), schema::schema(node, walk).unbox())).collect()
}

fn section<'a, T>(
    components: &Object<'a>,
    kind: Kind,
    walk: &mut Walk<'a, '_>,
    item: impl Fn(Node<'a>, &mut Walk<'a, '_>) -> Option<T>,
) -> IndexMap<String, ReferenceOr<T>> {
    let entries = components.entries(kind.section(), walk);
    let entries = entries.into_iter();
    entries.filter_map(|(name, node)| Some((name.to_owned(), reference_or(node, kind, walk, &item)?))).collect()
}
