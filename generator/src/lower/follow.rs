//! Following `$ref`s (OpenAPI 3.1.1 §4.8.23): to components, which the dialect refers to, and to whatever stands elsewhere
//! in the document, which the dialect has in their place.

use std::collections::BTreeSet;

use openapiv3::ReferenceOr;
use serde_json::Value;

use super::node::Node;
use super::references::{Kind, component_of, path, report_nowhere};
use super::{Walk, cycles, places};
use crate::diagnostic::{Label, Severity};

/// What a value is, which is perhaps a reference: the reference in the form that the dialect has, if it leads to a
/// component, or what `item` makes of the value, or of what stands where the reference leads. `None` where that is
/// nothing, which is reported.
pub(super) fn reference_or<'a, T>(
    node: Node<'a>,
    kind: Kind,
    walk: &mut Walk<'a, '_>,
    item: impl FnOnce(Node<'a>, &mut Walk<'a, '_>) -> Option<T>,
) -> Option<ReferenceOr<T>> {
    match end(node, kind, walk)? {
        Lead::Component(name) => Some(ReferenceOr::Reference { reference: path(kind, &name) }),
        Lead::Place(place) if place.address() == node.address() => item(node, walk).map(ReferenceOr::Item),
        Lead::Place(place) => elsewhere(node, place, walk, item).map(ReferenceOr::Item),
    }
}

/// Where a reference leads.
enum Lead<'a> {
    /// To the component of this name.
    Component(String),
    /// To something that is no component, but stands elsewhere in the document.
    Place(Node<'a>),
}

/// Where a `$ref` leads, if that is something of the kind.
fn lead<'a>(reference: &Value, kind: Kind, walk: &mut Walk<'a, '_>) -> Option<Lead<'a>> {
    let text = reference.as_str()?;
    match component_of(text, kind, walk) {
        Some(name) => Some(Lead::Component(name)),
        None => places::find(text, kind, walk).map(Lead::Place),
    }
}

/// Where the references lead in the end that begin at `node`, which is perhaps none. What leads nowhere is reported.
fn end<'a>(node: Node<'a>, kind: Kind, walk: &mut Walk<'a, '_>) -> Option<Lead<'a>> {
    let mut seen = BTreeSet::new();
    let mut place = node;
    while let Some(reference) = place.value.get("$ref") {
        place = match lead(reference, kind, walk) {
            Some(Lead::Place(next)) if seen.insert(next.address()) => next,
            Some(Lead::Place(_)) => {
                cycles::report(&[node.origin], walk);
                return None;
            }
            Some(Lead::Component(name)) => return Some(Lead::Component(name)),
            None if seen.is_empty() => {
                report_nowhere(node, reference, kind, walk);
                return None;
            }
            None => {
                restated(node, walk, |walk| report_nowhere(place, reference, kind, walk));
                return None;
            }
        };
    }
    Some(Lead::Place(place))
}

/// What `item` makes of something that stands elsewhere than the reference to it.
fn elsewhere<'a, T>(
    node: Node<'a>,
    place: Node<'a>,
    walk: &mut Walk<'a, '_>,
    item: impl FnOnce(Node<'a>, &mut Walk<'a, '_>) -> Option<T>,
) -> Option<T> {
    // A response of a path item that is referred to may refer to headers; only encodings of headers go on from there.
    const DEEPEST: usize = 4;
    if walk.following.contains(&place.address()) || walk.following.len() >= DEEPEST {
        cycles::report(&[node.origin], walk);
        return None;
    }
    let links = walk.links.len();
    walk.following.push(place.address());
    let made = restated(node, walk, |walk| item(place, walk));
    walk.following.pop();
    walk.links.truncate(links);
    made
}

/// Does something with what a reference leads to. What is wrong there is reported there, and here only that something is.
fn restated<'a, T>(node: Node<'_>, walk: &mut Walk<'a, '_>, action: impl FnOnce(&mut Walk<'a, '_>) -> T) -> T {
    let found = walk.cx.diagnostics.len();
    let made = action(walk);
    let wrong = walk.cx.diagnostics.drain(found..).find(|diagnostic| diagnostic.severity == Severity::Error);
    if let Some(wrong) = wrong {
        let origin = walk.cx.origins.child(node.origin, "$ref");
        let message = format!("what is referred to is wrong: {}", wrong.message);
        let related = wrong.primary.map(|label| Label::new(label.location, "here"));
        walk.cx.error(wrong.code, origin, message).related.extend(related);
    }
    made
}

impl<'a> Walk<'a, '_> {
    /// A node, or where it is a reference, what that leads to in the end. What leads nowhere is reported.
    pub(super) fn resolved(&mut self, node: Node<'a>, kind: Kind) -> Option<Node<'a>> {
        let mut seen = BTreeSet::new();
        let mut node = node;
        loop {
            let name = match end(node, kind, self)? {
                Lead::Place(place) => return Some(place),
                Lead::Component(name) => name,
            };
            let value = self.component(kind, &name)?;
            let component = Node { value, origin: self.component_origin(kind, &name) };
            if !seen.insert(name) {
                cycles::report(&[node.origin], self);
                return None;
            }
            node = component;
        }
    }

    /// What a value is, or where it is a reference, what that leads to in the end.
    pub(super) fn follow(&mut self, value: &'a Value, kind: Kind) -> Option<&'a Value> {
        // Longer chains are circles, or next to it.
        const LONGEST: usize = 64;
        let mut value = value;
        for _ in 0..LONGEST {
            let Some(reference) = value.get("$ref") else { return Some(value) };
            value = match lead(reference, kind, self)? {
                Lead::Component(name) => self.component(kind, &name)?,
                Lead::Place(place) => place.value,
            };
        }
        None
    }
}
