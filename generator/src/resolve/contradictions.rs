//! Schemas that contradict themselves: what no value satisfies, and values of the document that its own schemas refuse.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::evaluate;
use crate::context::Context;
use crate::diagnostic::Code;
use crate::lower::schemas::{Numbers, Schema, SchemaId, Schemas};

/// Reports what contradicts itself, each schema once.
pub(super) fn report(schemas: &Schemas, cx: &mut Context) {
    for (id, schema) in schemas.iter() {
        if let Some(why) = limits(schema) {
            let message = format!("no value satisfies this schema: {why}");
            cx.warning(Code::SchemaContradiction, schema.origin, message);
        }
        listed(schemas, id, schema, cx);
        annotated(schemas, id, schema, cx);
    }
}

/// Values that are listed, but refused by what stands beside the list.
fn listed(schemas: &Schemas, id: SchemaId, schema: &Schema, cx: &mut Context) {
    let Some(values) = &schema.values else { return };
    // Of values of another type it was told when the document was lowered.
    let is_of_type = |value: &&Value| schema.types.is_none_or(|types| evaluate::is_of(&types, value));
    let refused = values.iter().filter(is_of_type).find_map(|value| {
        let why = evaluate::failure(schemas, id, value)?;
        Some((value, why))
    });
    if let Some((value, why)) = refused {
        let shown: String = value.to_string().chars().take(40).collect();
        let message = format!("the value `{}` is listed, but refused: {why}", shown.trim_matches('"'));
        cx.warning(Code::SchemaContradiction, schema.origin, message);
    }
}

/// Defaults and examples. The latter are not used for anything, but whoever reads them believes them.
fn annotated(schemas: &Schemas, id: SchemaId, schema: &Schema, cx: &mut Context) {
    let Some(annotations) = schema.annotations.as_deref() else { return };
    let mut check = |value: &Value, keyword: &str, index: Option<usize>, code: Code, what: &str| {
        if let Some(why) = evaluate::failure(schemas, id, value) {
            let place = cx.origins.child(schema.origin, keyword);
            let place = index.map_or(place, |index| cx.origins.index(place, index));
            cx.warning(code, place, format!("the {what} is not valid: {why}"));
        }
    };
    if let Some(default) = &annotations.default {
        check(default, "default", None, Code::SchemaInvalidDefault, "default");
    }
    if let Some(example) = &annotations.example {
        check(example, "example", None, Code::SchemaInvalidExample, "example");
    }
    for (at, example) in annotations.examples.iter().enumerate() {
        check(example, "examples", Some(at), Code::SchemaInvalidExample, "example");
    }
}

/// Why no value satisfies the limits of a schema, where it is of the one type that they concern.
fn limits(schema: &Schema) -> Option<String> {
    let types = schema.types?;
    let sizes = |minimum: Option<u64>, maximum: Option<u64>, least: &str, most: &str| {
        let contradict = minimum.zip(maximum).is_some_and(|(minimum, maximum)| minimum > maximum);
        contradict.then(|| format!("`{least}` is greater than `{most}`"))
    };
    if types.string
        && let Some(strings) = schema.strings.as_deref()
    {
        return sizes(strings.min_length, strings.max_length, "minLength", "maxLength");
    }
    if types.array
        && let Some(arrays) = schema.arrays.as_deref()
    {
        return sizes(arrays.min_items, arrays.max_items, "minItems", "maxItems");
    }
    if types.object
        && let Some(objects) = schema.objects.as_deref()
    {
        let required = objects.required.len() as u64;
        if objects.max_properties.is_some_and(|maximum| maximum < required) {
            return Some("it requires more properties than `maxProperties` allows".to_owned());
        }
        return sizes(objects.min_properties, objects.max_properties, "minProperties", "maxProperties");
    }
    let numbers = schema.numbers.as_deref().filter(|_| types.number || types.integer)?;
    contradict(numbers).or_else(|| beyond(numbers, schema.format.as_deref()?))
}

fn contradict(numbers: &Numbers) -> Option<String> {
    let lower = [(&numbers.minimum, false), (&numbers.exclusive_minimum, true)];
    let upper = [(&numbers.maximum, false), (&numbers.exclusive_maximum, true)];
    for (lower, excludes_lower) in lower {
        for (upper, excludes_upper) in upper {
            let (Some(lower), Some(upper)) = (lower, upper) else { continue };
            let order = evaluate::compare(lower, upper)?;
            if order == Ordering::Greater || (order == Ordering::Equal && (excludes_lower || excludes_upper)) {
                return Some("the minimum is not less than the maximum".to_owned());
            }
        }
    }
    None
}

/// Limits that no value of the format's type satisfies.
fn beyond(numbers: &Numbers, format: &str) -> Option<String> {
    let (lowest, highest) = match format {
        "int32" => (Number::from(i32::MIN), Number::from(i32::MAX)),
        "uint32" => (Number::from(0), Number::from(u32::MAX)),
        "uint64" => (Number::from(0), Number::from(u64::MAX)),
        _ => return None,
    };
    let is = |limit: &Option<Number>, than: &Number, order: Ordering| {
        limit.as_ref().is_some_and(|limit| evaluate::compare(limit, than) == Some(order))
    };
    if is(&numbers.minimum, &highest, Ordering::Greater) {
        return Some(format!("its type ends at {highest}"));
    }
    is(&numbers.maximum, &lowest, Ordering::Less).then(|| format!("its type begins at {lowest}"))
}
