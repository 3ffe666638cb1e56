//! Schemas of several types, of none, and such as are composed of others beside that.

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};
use serde_json::Value;

use super::combinations::Combinations;
use super::enumeration::{self, Values};
use super::present::Present;
use super::typed;
use super::types::{JsonType, Types};
use super::{anything, bare, limits, objects};
use crate::diagnostic::Code;
use crate::lower::Walk;
use crate::lower::keywords::{Concern, Keyword};

/// A schema that is not composed of others. One of several types is an `anyOf`.
pub(super) fn of_types<'a>(
    types: Option<Types>,
    values: Option<&Values<'a>>,
    present: &Present<'a>,
    walk: &mut Walk<'a, '_>,
) -> SchemaKind {
    let named = types.is_some();
    let types = types.map(|types| types.types).or_else(|| implied(values, present, walk));
    let Some(mut types) = types else {
        if present.assertions().next().is_none() && !present.has(Keyword::Format) {
            return anything();
        }
        let listed = values.map_or_else(Vec::new, |values| values.values.clone());
        return SchemaKind::Any(any_schema(&[], listed, present, walk));
    };
    let values = values.filter(|values| !named || enumeration::report_ruled_out(&types, values, present, walk));
    if let Some(values) = values {
        types.retain(|ty| values.of_type(*ty).next().is_some());
    }
    match types.as_slice() {
        [ty] => typed::of_type(*ty, values, present, walk),
        types => SchemaKind::AnyOf { any_of: one_each(types, values, present, walk) },
    }
}

/// A schema that is composed of others, and asserts something beside that.
pub(super) fn combined<'a>(
    types: Option<Types>,
    values: Option<&Values<'a>>,
    combinations: Combinations,
    present: &Present<'a>,
    walk: &mut Walk<'a, '_>,
) -> SchemaKind {
    let types = types.map(|types| types.types).or_else(|| implied(values, present, walk)).unwrap_or_default();
    let Combinations { mut all_of, any_of, one_of, not, .. } = combinations;
    let mut any = match types.as_slice() {
        types @ ([] | [_]) => {
            let listed = values.map_or_else(Vec::new, |values| values.values.clone());
            any_schema(types, listed, present, walk)
        }
        types => {
            let any_of = one_each(types, values, present, walk);
            all_of.push(ReferenceOr::Item(*bare(SchemaKind::AnyOf { any_of }, present.origin)));
            AnySchema::default()
        }
    };
    any.all_of = all_of;
    any.any_of = any_of;
    any.one_of = one_of;
    any.not = not;
    SchemaKind::Any(any)
}

/// Everything that a schema says of values of `types`, or where there is none, of all values.
pub(super) fn any_schema<'a>(
    types: &[JsonType],
    listed: Vec<&Value>,
    present: &Present<'a>,
    walk: &mut Walk<'a, '_>,
) -> AnySchema {
    let concerns = |ty: JsonType| types.is_empty() || types.contains(&ty);
    let mut any = AnySchema {
        typ: types.first().map(|ty| ty.name().to_owned()),
        enumeration: listed.into_iter().cloned().collect(),
        format: present.text(Keyword::Format),
        ..AnySchema::default()
    };
    if concerns(JsonType::String) {
        any.pattern = present.text(Keyword::Pattern);
        any.min_length = present.size(Keyword::MinLength);
        any.max_length = present.size(Keyword::MaxLength);
    }
    if concerns(JsonType::Number) || concerns(JsonType::Integer) {
        let limits = limits::number(present);
        any.multiple_of = limits::multiple(present);
        any.minimum = limits.minimum;
        any.maximum = limits.maximum;
        any.exclusive_minimum = limits.exclusive_minimum.then_some(true);
        any.exclusive_maximum = limits.exclusive_maximum.then_some(true);
    }
    if concerns(JsonType::Object) {
        let object = objects::object(present, walk);
        any.properties = object.properties;
        any.required = object.required;
        any.additional_properties = object.additional_properties;
        any.min_properties = object.min_properties;
        any.max_properties = object.max_properties;
    }
    if concerns(JsonType::Array) {
        let array = objects::array(present, walk);
        any.items = array.items;
        any.min_items = array.min_items;
        any.max_items = array.max_items;
        any.unique_items = array.unique_items.then_some(true);
    }
    any
}

/// The types that a schema means that names none, where that is clear: those of its list of scalars, or the one that
/// its keywords concern.
fn implied(values: Option<&Values<'_>>, present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Option<Vec<JsonType>> {
    if let Some(values) = values {
        return values.types();
    }
    let concerned = |concern| present.assertions().any(|keyword| keyword.row().concern == concern);
    if concerned(Concern::Numbers) || concerned(Concern::Strings) {
        return None;
    }
    let ty = match (concerned(Concern::Objects), concerned(Concern::Arrays)) {
        (true, false) => JsonType::Object,
        (false, true) => JsonType::Array,
        _ => return None,
    };
    let clear = [Keyword::Properties, Keyword::Required, Keyword::AdditionalProperties, Keyword::Items];
    if !clear.iter().any(|keyword| present.has(*keyword)) {
        let name = ty.name();
        let message =
            format!("this schema has no `type`, and so admits other values than {name}s; it is read as one of {name}s");
        let diagnostic = walk.cx.warning(Code::SchemaUntyped, present.origin, message);
        diagnostic.with_help(format!("add `\"type\": \"{name}\"`"));
    }
    Some(vec![ty])
}

fn one_each<'a>(
    types: &[JsonType],
    values: Option<&Values<'a>>,
    present: &Present<'a>,
    walk: &mut Walk<'a, '_>,
) -> Vec<ReferenceOr<Schema>> {
    let mut schemas = Vec::with_capacity(types.len());
    for ty in types {
        let schema_kind = typed::of_type(*ty, values, present, walk);
        schemas.push(ReferenceOr::Item(*bare(schema_kind, present.origin)));
    }
    schemas
}
