//! Which JSON types a schema's values have, as far as a union has to know.

use std::collections::BTreeSet;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind, Type as SchemaType};

use crate::ir::JsonKind;
use crate::resolve::references::{References, Subschema};

/// The JSON types of a schema's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One type, null aside.
    One(JsonKind),
    /// Every value.
    Anything,
    /// Not known: the schema is composed of others.
    Composed,
}

/// The kinds of all components.
#[derive(Debug)]
pub(super) struct Kinds {
    components: Vec<Kind>,
}

impl Kinds {
    /// Follows every chain of references once, however many refer to it.
    pub(super) fn of_components(references: References<'_>) -> Self {
        let schemas: Vec<Subschema<'_>> = references.schemas().map(|(_, schema)| schema).collect();
        let mut known: Vec<Option<Kind>> = vec![None; schemas.len()];
        for start in 0..schemas.len() {
            let mut chain = BTreeSet::new();
            let mut position = Some(start);
            let kind = loop {
                // A chain that leads nowhere, or back to itself, says nothing.
                let Some(at) = position.filter(|at| !chain.contains(at)) else { break Kind::Anything };
                if let Some(kind) = known.get(at).copied().flatten() {
                    break kind;
                }
                chain.insert(at);
                match schemas.get(at).copied().map(own) {
                    Some(Own::Kind(kind)) => break kind,
                    Some(Own::Reference(reference)) => position = references.schema(reference),
                    None => break Kind::Anything,
                }
            };
            for at in chain {
                if let Some(slot) = known.get_mut(at) {
                    *slot = Some(kind);
                }
            }
        }
        Self { components: known.into_iter().map(|kind| kind.unwrap_or(Kind::Anything)).collect() }
    }

    /// The kind of any schema.
    pub(super) fn of(&self, references: References<'_>, schema: Subschema<'_>) -> Kind {
        match own(schema) {
            Own::Kind(kind) => kind,
            Own::Reference(reference) => {
                let position = references.schema(reference);
                position.and_then(|position| self.components.get(position)).copied().unwrap_or(Kind::Anything)
            }
        }
    }
}

/// What a schema says by itself.
enum Own<'a> {
    Kind(Kind),
    Reference(&'a str),
}

fn own(schema: Subschema<'_>) -> Own<'_> {
    let mut schema = schema;
    // An `allOf` of one is that one; how deep these nest is bounded by the document's depth.
    loop {
        match schema {
            Subschema::Reference(reference) => return Own::Reference(reference),
            Subschema::Item(Schema { schema_kind: SchemaKind::AllOf { all_of }, .. }) => match all_of.as_slice() {
                [only] => schema = only.into(),
                _ => return Own::Kind(Kind::Composed),
            },
            Subschema::Item(item) => return Own::Kind(of_item(item)),
        }
    }
}

fn of_item(schema: &Schema) -> Kind {
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(_)) => Kind::One(JsonKind::String),
        SchemaKind::Type(SchemaType::Number(_)) => Kind::One(JsonKind::Number),
        SchemaKind::Type(SchemaType::Integer(_)) => Kind::One(JsonKind::Integer),
        SchemaKind::Type(SchemaType::Object(_)) => Kind::One(JsonKind::Object),
        SchemaKind::Type(SchemaType::Array(_)) => Kind::One(JsonKind::Array),
        SchemaKind::Type(SchemaType::Boolean(_)) => Kind::One(JsonKind::Boolean),
        SchemaKind::Any(any) if *any == AnySchema::default() => Kind::Anything,
        SchemaKind::AnyOf { any_of: only } | SchemaKind::OneOf { one_of: only } => match only.as_slice() {
            [ReferenceOr::Item(only)] => of_item(only),
            _ => Kind::Composed,
        },
        SchemaKind::AllOf { .. } | SchemaKind::Not { .. } | SchemaKind::Any(_) => Kind::Composed,
    }
}
