//! The table of what schemas assert, filled from a document.
//!
//! Schemas are entered as they are met, wherever they stand, and read one after another: a reference enters what it leads
//! to and goes no deeper, so no chain of references and no circle is too long.

mod anchors;
mod circles;
mod combine;
mod read;
mod target;

use std::collections::HashMap;

use serde_json::Value;

use super::Walk;
use super::node::Node;
use super::schemas::{Schema, SchemaId};

pub(crate) use self::combine::equal;
pub(super) use self::target::is_schema;

/// The schemas of a document that were met so far.
#[derive(Debug, Default)]
pub(super) struct Met<'a> {
    /// By the address of their values: each stands once.
    known: HashMap<usize, SchemaId>,
    /// Those that are to be read.
    unread: Vec<(SchemaId, Node<'a>)>,
    /// Where the names lead that `$anchor` gives, once somebody asks.
    anchors: Option<HashMap<&'a str, String>>,
}

/// Enters the schema of a component.
pub(super) fn enter_component<'a>(name: &str, node: Node<'a>, walk: &mut Walk<'a, '_>) {
    let id = enter(node, walk);
    if let Some(schema) = walk.cx.schemas.get_mut(id) {
        schema.component = Some(name.into());
    }
}

/// Enters a schema that stands here.
pub(super) fn enter<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> SchemaId {
    let address = std::ptr::from_ref::<Value>(node.value).addr();
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
        let schema = read::schema(node, walk);
        if let Some(slot) = walk.cx.schemas.get_mut(id) {
            let component = slot.component.take();
            *slot = Schema { component, ..schema };
        }
    }
    circles::cut(first, walk);
}
