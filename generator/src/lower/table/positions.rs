//! Which places of a document are schemas.

use serde_json::Value;

use crate::lower::Walk;
use crate::lower::forms::Form;
use crate::lower::keywords::Keyword;
use crate::lower::node::Node;

/// What stands at a place, by the way that leads there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// A part of the document that is none of a schema.
    Document,
    /// A schema.
    Schema,
    /// An array or an object of schemas.
    Schemas,
    /// What a keyword has that is no schema.
    Value,
    /// Something within a schema that no keyword is known for, and which may be one (core §9.4.2).
    Unknown,
}

impl Position {
    /// What stands at the member or element `key`, whose value is `value`.
    pub(super) fn within(self, key: &str, value: &Value) -> Self {
        match self {
            Self::Document => match key {
                "schema" => Self::Schema,
                "schemas" | "$defs" | "definitions" => Self::Schemas,
                "example" | "examples" => Self::Value,
                _ => Self::Document,
            },
            Self::Schema => match Keyword::of(key) {
                Some(keyword) => of_keyword(keyword, value),
                None => Self::Unknown,
            },
            Self::Schemas if value.is_array() => Self::Value,
            Self::Schemas => Self::Schema,
            Self::Value => Self::Value,
            Self::Unknown => Self::Unknown,
        }
    }
}

fn of_keyword(keyword: Keyword, value: &Value) -> Position {
    match keyword.row().form {
        Form::Items if value.is_array() => Position::Schemas,
        Form::Schema | Form::Items => Position::Schema,
        Form::Schemas | Form::SchemasByName | Form::Dependencies => Position::Schemas,
        _ => Position::Value,
    }
}

/// The schemas that are parts of a schema.
pub(super) fn parts<'a>(schema: Node<'a>, walk: &mut Walk<'_, '_>) -> Vec<Node<'a>> {
    let mut parts = Vec::new();
    for (key, value) in schema.value.as_object().into_iter().flatten() {
        let position = Position::Schema.within(key, value);
        if matches!(position, Position::Schema | Position::Schemas) {
            let origin = walk.cx.origins.child(schema.origin, key);
            let node = Node { value, origin };
            if position == Position::Schema { parts.push(node) } else { parts.extend(within(node, walk)) }
        }
    }
    parts
}

/// The elements or members of an array or object.
pub(super) fn within<'a>(node: Node<'a>, walk: &mut Walk<'_, '_>) -> Vec<Node<'a>> {
    match node.value {
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            elements.map(|(at, value)| Node { value, origin: walk.cx.origins.index(node.origin, at) }).collect()
        }
        Value::Object(members) => {
            let members = members.iter();
            members.map(|(key, value)| Node { value, origin: walk.cx.origins.child(node.origin, key) }).collect()
        }
        _ => Vec::new(),
    }
}
