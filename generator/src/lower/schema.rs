//! Schemas (OpenAPI 3.0.4 §4.7.24; OpenAPI 3.1.1 §4.8.24).

mod annotations;
mod combinations;
mod enumeration;
mod limits;
mod objects;
mod present;
mod reference;
mod typed;
mod types;
mod untyped;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use self::combinations::Combinations;
use self::present::Present;
use self::types::Types;
use super::node::Node;
use super::{Version, Walk, table};
use crate::source::{OriginId, insert_origin};

/// A schema that is part of no other, and is entered into the table.
pub(super) fn standing<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> ReferenceOr<Box<Schema>> {
    table::enter_standing(node, walk);
    schema(node, walk)
}

/// A schema. What is no schema becomes any value. What is malformed is passed over here: the table reports it.
///
/// Schemas nest as deep as JSON may, and the values of `openapiv3` are large: none of them is held here, nor in what
/// this calls, while a schema within is looked at.
pub(super) fn schema<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> ReferenceOr<Box<Schema>> {
    match node.value {
        Value::Object(members) => match members.get("$ref") {
            Some(reference) => reference::reference(node, members, reference, walk),
            None => {
                let present = Present::of(members, node.origin);
                let types = types::types(&present);
                ReferenceOr::Item(in_place(types, &present, walk))
            }
        },
        _ => ReferenceOr::Item(no_object(node, walk)),
    }
}

/// A schema without its `$ref`, of the types that it names.
fn in_place<'a>(types: Option<Types>, present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Box<Schema> {
    let mut data = annotations::data(present, walk);
    let values = enumeration::values(present, walk);
    let combinations = Combinations::of(present, walk);
    types::report_misplaced(types.as_ref(), present, walk);
    data.nullable = enumeration::admits_null(types.as_ref(), values.as_ref(), &combinations, present, walk);
    let only_null = types.as_ref().is_some_and(Types::is_null)
        || values.as_ref().is_some_and(|values| values.only_null)
        || combinations.only_null;
    if only_null {
        data.nullable = true;
        with_data(data, null())
    } else if combinations.is_empty() {
        with_data(data, untyped::of_types(types, values.as_ref(), present, walk))
    } else if combinations.stand_alone(types.as_ref(), present, walk) {
        combinations.alone(data, walk)
    } else {
        with_data(data, untyped::combined(types, values.as_ref(), combinations, present, walk))
    }
}

fn with_data(data: Box<SchemaData>, schema_kind: SchemaKind) -> Box<Schema> {
    Box::new(Schema { schema_data: *data, schema_kind })
}

/// A schema that is `true` or `false`, or wrong.
fn no_object(node: Node<'_>, walk: &Walk<'_, '_>) -> Box<Schema> {
    let denies = *node.value == Value::Bool(false) && walk.version >= Version::V3_1;
    bare(if denies { nothing() } else { anything() }, node.origin)
}

/// A schema that has nothing but its origin beside what it asserts.
fn bare(schema_kind: SchemaKind, origin: OriginId) -> Box<Schema> {
    let mut schema_data = SchemaData::default();
    insert_origin(&mut schema_data.extensions, origin);
    Box::new(Schema { schema_data, schema_kind })
}

/// The schema that every value satisfies.
fn anything() -> SchemaKind {
    SchemaKind::Any(AnySchema::default())
}

/// The schema that no value satisfies.
fn nothing() -> SchemaKind {
    let anything = Schema { schema_data: SchemaData::default(), schema_kind: anything() };
    SchemaKind::Not { not: Box::new(ReferenceOr::Item(anything)) }
}

/// The schema that null alone satisfies; `nullable` stands beside it.
fn null() -> SchemaKind {
    SchemaKind::Any(AnySchema { typ: Some("null".to_owned()), ..AnySchema::default() })
}
