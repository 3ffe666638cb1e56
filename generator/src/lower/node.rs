//! Values of a document with their places, and what is asked of them.

use serde_json::{Map, Value};

use super::{Walk, similar};
use crate::diagnostic::Code;
pub(super) use crate::diagnostic::kind;
use crate::source::OriginId;

/// A value and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Value,
    pub(super) origin: OriginId,
}

impl<'a> Node<'a> {
    /// What tells it apart from all other values of the document.
    pub(super) fn address(self) -> usize {
        std::ptr::from_ref(self.value).addr()
    }

    /// The value as an object, of which only `fields` and extensions are expected; anything else is reported.
    pub(super) fn object(self, what: &str, fields: &[&str], walk: &mut Walk<'_, '_>) -> Option<Object<'a>> {
        let object = self.map(what, walk)?;
        for name in object.members.keys() {
            if !fields.contains(&name.as_str()) && !name.starts_with("x-") {
                let origin = walk.cx.origins.child(object.origin, name);
                let message = format!("{what} has no field `{name}`");
                let diagnostic = walk.cx.warning(Code::DocumentUnknownField, origin, message);
                match similar::nearest(name, fields.iter().copied()) {
                    Some(nearest) => diagnostic.with_help(format!("did you mean `{nearest}`?")),
                    None => diagnostic.with_help("it is ignored; extensions begin with `x-`"),
                };
            }
        }
        Some(object)
    }

    /// The value as an object of any keys; anything else is reported.
    pub(super) fn map(self, what: &str, walk: &mut Walk<'_, '_>) -> Option<Object<'a>> {
        match self.value {
            Value::Object(members) => Some(Object { members, origin: self.origin }),
            other => {
                walk.malformed(self.origin, format!("{what} has to be an object, and is {}", kind(other)));
                None
            }
        }
    }

    /// The elements of an array; anything else is reported and has none.
    pub(super) fn elements(self, what: &str, walk: &mut Walk<'_, '_>) -> Vec<Node<'a>> {
        match self.value {
            Value::Array(elements) => {
                let elements = elements.iter().enumerate();
                elements
                    .map(|(index, value)| Node { value, origin: walk.cx.origins.index(self.origin, index) })
                    .collect()
            }
            other => {
                walk.malformed(self.origin, format!("{what} has to be an array, and is {}", kind(other)));
                Vec::new()
            }
        }
    }

    /// The value as a string; anything else is reported.
    pub(super) fn text(self, what: &str, walk: &mut Walk<'_, '_>) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text.clone()),
            other => {
                walk.malformed(self.origin, format!("{what} has to be a string, and is {}", kind(other)));
                None
            }
        }
    }
}

/// An object and its place. Places of members are made when they are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'a> {
    pub(super) members: &'a Map<String, Value>,
    pub(super) origin: OriginId,
}

impl<'a> Object<'a> {
    /// A member.
    pub(super) fn child(&self, key: &str, walk: &mut Walk<'_, '_>) -> Option<Node<'a>> {
        let value = self.members.get(key)?;
        Some(Node { value, origin: walk.cx.origins.child(self.origin, key) })
    }

    /// Every member.
    pub(super) fn children(&self, walk: &mut Walk<'_, '_>) -> Vec<(&'a str, Node<'a>)> {
        let children = self.members.iter();
        children
            .map(|(key, value)| (key.as_str(), Node { value, origin: walk.cx.origins.child(self.origin, key) }))
            .collect()
    }

    /// The members of a member that is an object of any keys.
    pub(super) fn entries(&self, key: &str, walk: &mut Walk<'_, '_>) -> Vec<(&'a str, Node<'a>)> {
        let Some(node) = self.child(key, walk) else { return Vec::new() };
        node.map(&format!("`{key}`"), walk).map_or_else(Vec::new, |entries| entries.children(walk))
    }

    /// The elements of a member that is an array.
    pub(super) fn elements(&self, key: &str, walk: &mut Walk<'_, '_>) -> Vec<Node<'a>> {
        let Some(node) = self.child(key, walk) else { return Vec::new() };
        node.elements(&format!("`{key}`"), walk)
    }

    /// A member that is an array of strings.
    pub(super) fn texts(&self, key: &str, walk: &mut Walk<'_, '_>) -> Vec<String> {
        let elements = self.elements(key, walk);
        elements.into_iter().filter_map(|element| element.text(&format!("an element of `{key}`"), walk)).collect()
    }

    /// A member that is a string.
    pub(super) fn text(&self, key: &str, walk: &mut Walk<'_, '_>) -> Option<String> {
        match self.members.get(key)? {
            Value::String(text) => Some(text.clone()),
            _ => self.child(key, walk)?.text(&format!("`{key}`"), walk),
        }
    }

    /// A member that is a string and has to be there; the empty string where it is not.
    pub(super) fn required_text(&self, key: &str, what: &str, walk: &mut Walk<'_, '_>) -> String {
        if !self.members.contains_key(key) {
            walk.malformed(self.origin, format!("{what} has to have a field `{key}`"));
        }
        self.text(key, walk).unwrap_or_default()
    }

    /// A member that is `true` or `false`.
    pub(super) fn flag(&self, key: &str, walk: &mut Walk<'_, '_>) -> Option<bool> {
        match self.members.get(key)? {
            Value::Bool(flag) => Some(*flag),
            other => {
                let origin = walk.cx.origins.child(self.origin, key);
                walk.malformed(origin, format!("`{key}` has to be `true` or `false`, and is {}", kind(other)));
                None
            }
        }
    }
}
