//! The keywords of objects and arrays (JSON Schema 2020-12 core §10.3, validation §6.4, §6.5).

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, ArrayType, ObjectType, ReferenceOr, Schema};
use serde_json::Value;

use super::present::Present;
use crate::lower::Walk;
use crate::lower::keywords::Keyword;

/// What a schema says of objects.
pub(super) fn object<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> ObjectType {
    ObjectType {
        properties: properties(present, walk),
        required: required(present, walk),
        additional_properties: additional_properties(present, walk),
        min_properties: present.size(Keyword::MinProperties, walk),
        max_properties: present.size(Keyword::MaxProperties, walk),
    }
}

/// What a schema says of arrays.
pub(super) fn array<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> ArrayType {
    ArrayType {
        items: items(present, walk),
        min_items: present.size(Keyword::MinItems, walk),
        max_items: present.size(Keyword::MaxItems, walk),
        unique_items: present.flag(Keyword::UniqueItems, walk),
    }
}

fn properties<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, ReferenceOr<Box<Schema>>> {
    let Some(node) = present.node(Keyword::Properties, walk) else { return IndexMap::new() };
    let Some(object) = node.map("`properties`", walk) else { return IndexMap::new() };
    let children = object.children(walk).into_iter();
    children.map(|(name, node)| (name.to_owned(), super::schema(node, walk))).collect()
}

/// The required properties, each once.
fn required(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Vec<String> {
    let Some(Value::Array(names)) = present.get(Keyword::Required) else {
        if let Some(other) = present.get(Keyword::Required) {
            present.malformed(Keyword::Required, "an array of strings", other, walk);
        }
        return Vec::new();
    };
    let mut known = BTreeSet::new();
    let mut required = Vec::with_capacity(names.len());
    for name in names {
        match name {
            Value::String(name) if known.insert(name.as_str()) => required.push(name.clone()),
            Value::String(_) => {}
            other => present.malformed(Keyword::Required, "an array of strings", other, walk),
        }
    }
    required
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
    if let Value::Array(_) = node.value {
        let message = "`items` has to be one schema, and is an array";
        walk.malformed(node.origin, message).with_help("a schema for each position is `prefixItems`, from OpenAPI 3.1");
        return None;
    }
    Some(super::schema(node, walk))
}
