//! The keywords of objects and arrays (JSON Schema 2020-12 core §10.3, validation §6.4, §6.5).

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, ArrayType, ObjectType, ReferenceOr, Schema};
use serde_json::Value;

use super::present::Present;
use crate::lower::Walk;
use crate::lower::keywords::Keyword;
use crate::lower::node::Node;

/// What a schema says of objects.
pub(super) fn object<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> ObjectType {
    ObjectType {
        properties: properties(present, walk),
        required: required(present),
        additional_properties: additional_properties(present, walk),
        min_properties: present.size(Keyword::MinProperties),
        max_properties: present.size(Keyword::MaxProperties),
    }
}

/// What a schema says of arrays.
pub(super) fn array<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> ArrayType {
    ArrayType {
        items: items(present, walk),
        min_items: present.size(Keyword::MinItems),
        max_items: present.size(Keyword::MaxItems),
        unique_items: present.flag(Keyword::UniqueItems),
    }
}

fn properties<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, ReferenceOr<Box<Schema>>> {
    let Some(node) = present.node(Keyword::Properties, walk) else { return IndexMap::new() };
    let mut properties = IndexMap::new();
    for (name, value) in node.value.as_object().into_iter().flatten() {
        let origin = walk.cx.origins.child(node.origin, name);
        properties.insert(name.clone(), super::schema(Node { value, origin }, walk));
    }
    properties
}

/// The required properties, each once.
fn required(present: &Present<'_>) -> Vec<String> {
    let names = present.get(Keyword::Required).and_then(Value::as_array).into_iter().flatten();
    let mut known = BTreeSet::new();
    names.filter_map(Value::as_str).filter(|name| known.insert(*name)).map(str::to_owned).collect()
}

fn additional_properties<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Option<AdditionalProperties> {
    let node = present.node(Keyword::AdditionalProperties, walk)?;
    Some(match node.value {
        Value::Bool(any) => AdditionalProperties::Any(*any),
        _ => AdditionalProperties::Schema(super::combinations::unboxed(super::schema(node, walk))),
    })
}

fn items<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Option<ReferenceOr<Box<Schema>>> {
    let node = present.node(Keyword::Items, walk)?;
    Some(super::schema(node, walk))
}
