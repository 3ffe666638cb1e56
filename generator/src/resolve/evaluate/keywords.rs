//! The keywords, applied.

use std::cmp::Ordering;
use std::collections::HashMap;

use serde_json::{Map, Number, Value};

use super::evaluated::Evaluated;
use super::order::compare;
use super::unique::has_twins;
use super::{Evaluation, Outcome, decimal, equal};
use crate::lower::schemas::{Applied, Arrays, Numbers, Objects, Schema, SchemaId, Strings, Types};
use crate::pattern;

impl Evaluation<'_> {
    pub(super) fn schema(&mut self, id: SchemaId, value: &Value, evaluated: &mut Evaluated) -> Outcome {
        let schemas = self.schemas;
        let schema = schemas.get(id);
        match schema.boolean {
            Some(true) => return Ok(()),
            Some(false) => return Err("nothing is allowed here".to_owned()),
            None => {}
        }
        if schema.nullable && value.is_null() {
            return Ok(());
        }
        scalars(schema, value)?;
        if let Some(id) = schema.reference {
            self.apply(id, value, evaluated)?;
        }
        if let Some(applied) = schema.applied.as_deref() {
            self.applied(applied, value, evaluated)?;
        }
        if let (Some(arrays), Value::Array(items)) = (schema.arrays.as_deref(), value) {
            self.arrays(arrays, items, evaluated)?;
        }
        if let (Some(objects), Value::Object(members)) = (schema.objects.as_deref(), value) {
            self.objects(objects, value, members, evaluated)?;
        }
        Ok(())
    }

    fn applied(&mut self, applied: &Applied, value: &Value, evaluated: &mut Evaluated) -> Outcome {
        for id in &applied.all_of {
            self.apply(*id, value, evaluated)?;
        }
        if !applied.any_of.is_empty() {
            let accepting = applied.any_of.iter().filter(|id| self.apply(**id, value, evaluated).is_ok()).count();
            ensure(accepting > 0, || "none of `anyOf` accepts it".to_owned())?;
        }
        if !applied.one_of.is_empty() {
            let accepting = applied.one_of.iter().filter(|id| self.apply(**id, value, evaluated).is_ok()).count();
            ensure(accepting == 1, || format!("{accepting} of `oneOf` accept it, not one"))?;
        }
        if let Some(id) = applied.not {
            ensure(!self.accepts(id, value), || "`not` accepts it".to_owned())?;
        }
        if let Some(condition) = applied.condition {
            let branch = match self.apply(condition, value, evaluated) {
                Ok(()) => applied.then,
                Err(_) => applied.otherwise,
            };
            if let Some(id) = branch {
                self.apply(id, value, evaluated)?;
            }
        }
        Ok(())
    }

    fn arrays(&mut self, arrays: &Arrays, items: &[Value], evaluated: &mut Evaluated) -> Outcome {
        let count = items.len() as u64;
        at_least(count, arrays.min_items, "items")?;
        at_most(count, arrays.max_items, "items")?;
        ensure(!arrays.unique_items || !has_twins(items), || "it has an item twice".to_owned())?;
        for (at, (id, item)) in arrays.prefix_items.iter().zip(items).enumerate() {
            self.apply(*id, item, &mut Evaluated::default())?;
            evaluated.items.insert(at);
        }
        if let Some(id) = arrays.items {
            for (at, item) in items.iter().enumerate().skip(arrays.prefix_items.len()) {
                self.apply(id, item, &mut Evaluated::default())?;
                evaluated.items.insert(at);
            }
        }
        if let Some(id) = arrays.contains {
            let found: Vec<usize> =
                (0..).zip(items).filter(|(_, item)| self.accepts(id, item)).map(|(at, _)| at).collect();
            let count = found.len() as u64;
            at_least(count, Some(arrays.min_contains.unwrap_or(1)), "items that `contains` accepts")?;
            at_most(count, arrays.max_contains, "items that `contains` accepts")?;
            evaluated.items.extend(found);
        }
        if let Some(id) = arrays.unevaluated_items {
            for (at, item) in items.iter().enumerate() {
                if evaluated.items.insert(at) {
                    self.apply(id, item, &mut Evaluated::default())?;
                }
            }
        }
        Ok(())
    }

    fn objects(
        &mut self,
        objects: &Objects,
        value: &Value,
        members: &Map<String, Value>,
        evaluated: &mut Evaluated,
    ) -> Outcome {
        let count = members.len() as u64;
        at_least(count, objects.min_properties, "properties")?;
        at_most(count, objects.max_properties, "properties")?;
        for name in &objects.required {
            ensure(members.contains_key(&**name), || format!("`{name}` is missing"))?;
        }
        for (name, member) in members {
            self.member(objects, name, member, evaluated)?;
        }
        for (name, names) in &objects.dependent_required {
            let missing = names.iter().find(|other| members.contains_key(&**name) && !members.contains_key(&***other));
            ensure(missing.is_none(), || format!("`{name}` asks for a property that is missing"))?;
        }
        for (name, id) in &objects.dependent_schemas {
            if members.contains_key(&**name) {
                self.apply(*id, value, evaluated)?;
            }
        }
        if let Some(id) = objects.unevaluated_properties {
            for (name, member) in members {
                if evaluated.properties.insert(name.clone()) {
                    self.part(id, name, member)?;
                }
            }
        }
        Ok(())
    }

    fn member(&mut self, objects: &Objects, name: &str, member: &Value, evaluated: &mut Evaluated) -> Outcome {
        let mut looked_at = false;
        if let Some(id) = objects.properties.get(name) {
            looked_at = true;
            self.part(*id, name, member)?;
        }
        for (source, id) in &objects.pattern_properties {
            if matches(source, name) {
                looked_at = true;
                self.part(*id, name, member)?;
            }
        }
        if let Some(id) = objects.additional_properties.filter(|_| !looked_at) {
            looked_at = true;
            self.part(id, name, member)?;
        }
        if let Some(id) = objects.property_names {
            let text = Value::String(name.to_owned());
            self.apply(id, &text, &mut Evaluated::default()).map_err(|why| format!("the name `{name}`: {why}"))?;
        }
        if looked_at {
            evaluated.properties.insert(name.to_owned());
        }
        Ok(())
    }

    fn part(&mut self, id: SchemaId, name: &str, member: &Value) -> Outcome {
        self.apply(id, member, &mut Evaluated::default()).map_err(|why| format!("`{name}`: {why}"))
    }
}

fn ensure(holds: bool, why: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(why()) }
}

fn at_least(count: u64, limit: Option<u64>, of: &str) -> Outcome {
    ensure(limit.is_none_or(|limit| count >= limit), || format!("it has fewer than {} {of}", limit.unwrap_or_default()))
}

fn at_most(count: u64, limit: Option<u64>, of: &str) -> Outcome {
    ensure(limit.is_none_or(|limit| count <= limit), || format!("it has more than {} {of}", limit.unwrap_or_default()))
}

fn scalars(schema: &Schema, value: &Value) -> Outcome {
    if let Some(types) = &schema.types {
        ensure(is_of(types, value), || format!("it is {}, not {}", crate::diagnostic::kind(value), named(types)))?;
    }
    if let Some(values) = &schema.values {
        ensure(values.iter().any(|listed| equal(listed, value)), || "it is not one of the listed values".to_owned())?;
    }
    match (value, schema.numbers.as_deref(), schema.strings.as_deref()) {
        (Value::Number(number), Some(numbers), _) => self::numbers(numbers, number),
        (Value::String(text), _, Some(strings)) => self::strings(strings, text),
        _ => Ok(()),
    }
}

/// Types in words.
fn named(types: &Types) -> String {
    let named = [
        (types.null, "null"),
        (types.boolean, "a boolean"),
        (types.integer, "an integer"),
        (types.number, "a number"),
        (types.string, "a string"),
        (types.array, "an array"),
        (types.object, "an object"),
    ];
    let named: Vec<&str> = named.into_iter().filter(|(named, _)| *named).map(|(_, words)| words).collect();
    named.join(" or ")
}

/// Whether a value is of one of these types; 1.0 is an integer.
pub(crate) fn is_of(types: &Types, value: &Value) -> bool {
    match value {
        Value::Null => types.null,
        Value::Bool(_) => types.boolean,
        Value::String(_) => types.string,
        Value::Array(_) => types.array,
        Value::Object(_) => types.object,
        Value::Number(number) => {
            let whole = !number.is_f64() || number.as_f64().is_some_and(|float| float.fract() == 0.0);
            types.number || (types.integer && whole)
        }
    }
}

fn numbers(numbers: &Numbers, number: &Number) -> Outcome {
    type Holds = fn(Ordering) -> bool;
    let limits: [(&Option<Number>, Holds, &str); 4] = [
        (&numbers.minimum, Ordering::is_ge, "it is less than"),
        (&numbers.exclusive_minimum, Ordering::is_gt, "it is not greater than"),
        (&numbers.maximum, Ordering::is_le, "it is greater than"),
        (&numbers.exclusive_maximum, Ordering::is_lt, "it is not less than"),
    ];
    for (limit, holds, why) in limits {
        if let Some(limit) = limit {
            ensure(compare(number, limit).is_none_or(holds), || format!("{why} {limit}"))?;
        }
    }
    match &numbers.multiple_of {
        Some(divisor) => ensure(decimal::is_multiple(number, divisor), || format!("it is not a multiple of {divisor}")),
        None => Ok(()),
    }
}

fn strings(strings: &Strings, text: &str) -> Outcome {
    let length = text.chars().count() as u64;
    let too_short = |limit: u64| format!("it is shorter than {limit} characters");
    let too_long = |limit: u64| format!("it is longer than {limit} characters");
    ensure(strings.min_length.is_none_or(|limit| length >= limit), || {
        too_short(strings.min_length.unwrap_or_default())
    })?;
    ensure(strings.max_length.is_none_or(|limit| length <= limit), || {
        too_long(strings.max_length.unwrap_or_default())
    })?;
    match &strings.pattern {
        Some(source) => ensure(matches(source, text), || format!("it does not match `{source}`")),
        None => Ok(()),
    }
}

/// Whether a text matches a pattern; one that cannot be taken matches all.
fn matches(source: &str, text: &str) -> bool {
    thread_local! {
        static COMPILED: std::cell::RefCell<HashMap<String, Option<fancy_regex::Regex>>> = std::cell::RefCell::default();
    }
    COMPILED.with_borrow_mut(|compiled| {
        let expression = compiled
            .entry(source.to_owned())
            .or_insert_with(|| pattern::compile(&pattern::translate(source).ok()?).ok());
        expression.as_ref().is_none_or(|expression| expression.is_match(text).unwrap_or(true))
    })
}
