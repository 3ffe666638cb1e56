//! The table of what schemas assert, filled from a document.
//!
//! Schemas are entered as they are met, wherever they stand, and read one after another: a reference enters what it leads
//! to and goes no deeper, so no chain of references and no circle is too long.

mod anchors;
mod circles;
mod combine;
mod positions;
mod read;
mod target;
mod wrong;

use std::collections::{HashMap, HashSet};

use super::node::{Node, kind};
use super::schemas::{Schema, SchemaId};
use super::{Version, Walk, forms};

pub(crate) use self::combine::equal;

/// The schemas of a document that were met so far.
#[derive(Debug, Default)]
pub(super) struct Met<'a> {
    /// By the address of their values: each stands once.
    known: HashMap<usize, SchemaId>,
    /// Those that are to be read.
    unread: Vec<(SchemaId, Node<'a>)>,
    /// Those that nothing refers to, and that are only looked at.
    unused: Vec<Node<'a>>,
    /// Where the names lead that `$anchor` gives, once somebody asks.
    anchors: Option<HashMap<&'a str, String>>,
}

/// Enters the schema of a component.
pub(super) fn enter_component<'a>(name: &str, node: Node<'a>, walk: &mut Walk<'a, '_>) {
    let id = enter_standing(node, walk);
    if let Some(schema) = walk.cx.schemas.get_mut(id) {
        schema.component = Some(name.into());
    }
}

/// Enters a schema that is part of no other. What is no schema is reported.
pub(super) fn enter_standing<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> SchemaId {
    if !(node.value.is_object() || node.value.is_boolean() && walk.version >= Version::V3_1) {
        walk.malformed(node.origin, format!("a schema has to be an object, and is {}", kind(node.value)));
    }
    enter(node, walk)
}

/// Enters a schema that stands here.
fn enter<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> SchemaId {
    let address = node.address();
    if let Some(known) = walk.met.known.get(&address) {
        walk.cx.schemas.stand(node.origin, *known);
        return *known;
    }
    let id = walk.cx.schemas.push(Schema::at(node.origin));
    walk.met.known.insert(address, id);
    walk.met.unread.push((id, node));
    id
}

/// Reads all schemas that were entered, and those that they lead to.
pub(super) fn fill(walk: &mut Walk<'_, '_>) {
    let first = walk.cx.schemas.len();
    let first = walk.met.unread.first().map_or(first, |(id, _)| usize::try_from(id.0).unwrap_or(first));
    // Those that were entered first come first.
    walk.met.unread.reverse();
    while let Some((id, node)) = walk.met.unread.pop() {
        wrong::report(node, walk);
        let from = walk.met.unread.len();
        let schema = read::schema(node, walk);
        // Its parts come next, in their order.
        if let Some(parts) = walk.met.unread.get_mut(from..) {
            parts.reverse();
        }
        if let Some(slot) = walk.cx.schemas.get_mut(id) {
            let component = slot.component.take();
            *slot = Schema { component, ..schema };
        }
    }
    circles::cut(first, walk);
    look_at_unused(walk);
}

/// Reports what is wrong in schemas that are kept for others to refer to, which nothing does.
fn look_at_unused(walk: &mut Walk<'_, '_>) {
    let mut seen = HashSet::new();
    walk.met.unused.reverse();
    while let Some(node) = walk.met.unused.pop() {
        if forms::is_schema(node.value) && !walk.met.known.contains_key(&node.address()) && seen.insert(node.address())
        {
            wrong::report(node, walk);
            let mut parts = positions::parts(node, walk);
            parts.reverse();
            walk.met.unused.extend(parts);
        }
    }
}
