//! `$ref` in schemas, and what stands beside it (OpenAPI 3.0.4 §4.7.23; JSON Schema 2020-12 core §8.2.3.1).

use openapiv3::{ReferenceOr, Schema, SchemaKind};
use serde_json::{Map, Value};

use super::present::Present;
use super::types::{JsonType, Types};
use crate::diagnostic::Code;
use crate::lower::keywords::Keyword;
use crate::lower::node::Node;
use crate::lower::references::{Kind, component_of, path};
use crate::lower::{Version, Walk};
use crate::source::insert_origin;

/// A schema that has a `$ref`. The dialect has references to components alone; where another one leads, the table says.
pub(super) fn reference<'a>(
    node: Node<'a>,
    members: &'a Map<String, Value>,
    reference: &'a Value,
    walk: &mut Walk<'a, '_>,
) -> ReferenceOr<Box<Schema>> {
    let name = reference.as_str().and_then(|text| component_of(text, Kind::Schema, walk));
    let Some(name) = name else {
        return ReferenceOr::Item(super::bare(super::anything(), node.origin));
    };
    let reference = path(Kind::Schema, &name);
    let alone = members.keys().all(|name| name == "$ref" || name.starts_with("x-"));
    if alone || walk.version == Version::V3_0 {
        return ReferenceOr::Reference { reference };
    }
    let present = Present::of(members, node.origin);
    ReferenceOr::Item(with_siblings(reference, &present, walk))
}

/// Whether `type` beside a reference says nothing that what is referred to does not say itself. Null is then admitted
/// if either admits it, for that is what is meant.
pub(super) fn says_the_same<'a>(
    types: &Types,
    reference: &str,
    present: &Present<'a>,
    walk: &mut Walk<'a, '_>,
) -> bool {
    let [ty] = types.types.as_slice() else { return false };
    if present.assertions().any(|keyword| keyword != Keyword::Type) {
        return false;
    }
    let name = reference.strip_prefix(&path(Kind::Schema, "")).unwrap_or_default();
    let Some(target) = walk.component(Kind::Schema, name).and_then(|target| walk.follow(target, Kind::Schema)) else {
        return false;
    };
    let names = |value: &Value| *value == ty.name();
    let (same, null) = match target.get("type") {
        Some(Value::Array(types)) => {
            let null = types.iter().any(|value| value == "null");
            (types.iter().any(names) && types.len() == 1 + usize::from(null), null)
        }
        Some(value) => (names(value), target.get("nullable") == Some(&Value::Bool(true))),
        None => (*ty == JsonType::Object && target.get("properties").is_some(), false),
    };
    if same && types.null && !null {
        let place = present.place(Keyword::Type, walk);
        let message = "`type` admits null, but what is referred to does not: it is admitted";
        walk.cx.warning(Code::SchemaNullableEnum, place, message);
    }
    same
}

/// Annotations belong to the place of use and make no new schema; assertions make it a conjunction.
fn with_siblings<'a>(reference: String, present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Box<Schema> {
    let types = super::types::types(present);
    let mut rest = super::in_place(types.clone(), present, walk);
    let composed = [Keyword::AllOf, Keyword::AnyOf, Keyword::OneOf, Keyword::Not];
    let same = !composed.iter().any(|keyword| present.has(*keyword))
        && match types {
            Some(types) => says_the_same(&types, &reference, present, walk),
            None => present.assertions().next().is_none(),
        };
    if same {
        rest.schema_kind = SchemaKind::AllOf { all_of: vec![ReferenceOr::Reference { reference }] };
        return rest;
    }
    conjunction(reference, rest, present)
}

fn conjunction(reference: String, mut rest: Box<Schema>, present: &Present<'_>) -> Box<Schema> {
    let mut schema_data = std::mem::take(&mut rest.schema_data);
    insert_origin(&mut rest.schema_data.extensions, present.origin);
    rest.schema_data.nullable = schema_data.nullable;
    schema_data.nullable = present.get(Keyword::Nullable) == Some(&Value::Bool(true));
    let all_of = vec![ReferenceOr::Reference { reference }, ReferenceOr::Item(*rest)];
    Box::new(Schema { schema_data, schema_kind: SchemaKind::AllOf { all_of } })
}
