//! Paths and path items (OpenAPI 3.1.1 §4.8.8, §4.8.9).

use openapiv3::{Operation, PathItem, Paths, ReferenceOr};

use super::node::{Node, Object};
use super::references::Kind;
use super::{Walk, operation, server};
use crate::source::insert_origin;

pub(super) const FIELDS: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "servers",
    "parameters",
];

/// The methods that a path item may have.
pub(super) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// `paths`, in the document's order. Whether a path is a template is left to those who read templates.
pub(super) fn paths<'a>(document: &Object<'a>, walk: &mut Walk<'a, '_>) -> Paths {
    let mut paths = Paths::default();
    let Some(node) = document.child("paths", walk) else { return paths };
    let Some(object) = node.map("`paths`", walk) else { return paths };
    for (path, node) in object.children(walk) {
        if !path.starts_with("x-") {
            let item = path_item(node, walk).unwrap_or_default();
            paths.paths.insert(path.to_owned(), ReferenceOr::Item(item));
        }
    }
    insert_origin(&mut paths.extensions, object.origin);
    paths
}

fn path_item<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<PathItem> {
    let object = walk.resolved(node, Kind::PathItem)?.object("a path item", FIELDS, walk)?;
    let shared =
        operation::Shared { parameters: object.elements("parameters", walk), servers: server::servers(&object, walk) };
    let mut item = PathItem {
        summary: object.text("summary", walk),
        description: object.text("description", walk),
        ..PathItem::default()
    };
    for (method, slot) in methods(&mut item) {
        *slot = object.child(method, walk).and_then(|node| operation::operation(node, &shared, walk));
    }
    insert_origin(&mut item.extensions, object.origin);
    Some(item)
}

/// The methods of a path item, by their names in a document.
pub(super) fn methods(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Option<Operation>)> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = item;
    METHODS.into_iter().zip([get, put, post, delete, options, head, patch, trace])
}
