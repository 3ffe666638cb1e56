//! From a schema to the assertions of its check.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::Formats;
use crate::ir::{Assertion, Check, CheckId, Checked, Identifier, JsonType, Limit, Size};
use crate::lower::schemas::{Applied, Arrays, Numbers, Objects, Schema, SchemaId, Types as JsonTypes};
use crate::resolve::directions::Direction;
use crate::resolve::types::{Types, asserted, bound, constant, says_nothing};

/// Writes checks.
pub(super) struct Compile<'t, 'a, 'c> {
    types: &'t mut Types<'a, 'c>,
    /// Whether some schema asks what was evaluated: then a schema that asserts nothing says that much.
    tracks: bool,
    /// Where the values of the check travel.
    direction: Direction,
    /// The properties at this place that do not travel so, and which nothing can require.
    elsewhere: BTreeSet<&'a str>,
}

impl<'t, 'a, 'c> Compile<'t, 'a, 'c> {
    pub(super) fn new(types: &'t mut Types<'a, 'c>) -> Self {
        let tracks = types.schemas.iter().any(|(_, schema)| asks(schema));
        Self { types, tracks, direction: Direction::Both, elsewhere: BTreeSet::new() }
    }

    /// The check that was asked for under this id, without a name.
    pub(super) fn check(&mut self, id: CheckId) -> Check {
        let request = self.types.checks.entries.get(id.0);
        let roots = request.map(|request| request.roots.clone()).unwrap_or_default();
        self.direction = request.map(|request| request.direction).unwrap_or_default();
        self.elsewhere = self.elsewhere(&roots);
        let mut of: Vec<String> = Vec::with_capacity(roots.len());
        for root in &roots {
            of.push(self.types.described(*root));
        }
        let assertions = match roots.as_slice() {
            [only] => self.assertions(*only),
            several => several.iter().filter_map(|root| self.checked(*root)).map(Assertion::Apply).collect(),
        };
        Check { name: Identifier::plain(""), of: of.join(" and "), assertions }
    }

    /// A schema within a check; `None` where it says nothing.
    fn checked(&mut self, id: SchemaId) -> Option<Checked> {
        if says_nothing(self.types.schemas, id) {
            return self.tracks.then(|| Checked::InPlace(Vec::new()));
        }
        if let Some(position) = self.types.position(id) {
            let canonical = self.types.canonical(id);
            let words = self.types.words_at(position);
            return Some(Checked::By(self.types.checks.ask_of(vec![canonical], self.direction, &words)));
        }
        let assertions = self.assertions(id);
        // What is nothing but a reference is what it refers to.
        if let [Assertion::Apply(Checked::By(id))] = assertions.as_slice() {
            return Some(Checked::By(*id));
        }
        (self.tracks || !assertions.is_empty()).then_some(Checked::InPlace(assertions))
    }

    /// A schema within a check that applies to a part of the value.
    fn within(&mut self, id: SchemaId) -> Option<Checked> {
        let there = self.elsewhere(&[id]);
        let here = std::mem::replace(&mut self.elsewhere, there);
        let checked = self.checked(id);
        self.elsewhere = here;
        checked
    }

    /// The properties of a value that do not travel its way.
    fn elsewhere(&self, roots: &[SchemaId]) -> BTreeSet<&'a str> {
        if self.direction == Direction::Both {
            return BTreeSet::new();
        }
        self.types.directed_properties(roots, self.direction)
    }

    /// The same where something has to stand.
    fn always_within(&mut self, id: SchemaId) -> Checked {
        self.within(id).unwrap_or(Checked::InPlace(Vec::new()))
    }

    fn always(&mut self, id: SchemaId) -> Checked {
        self.checked(id).unwrap_or(Checked::InPlace(Vec::new()))
    }

    fn all(&mut self, ids: &[SchemaId]) -> Vec<Checked> {
        ids.iter().map(|id| self.always(*id)).collect()
    }

    fn assertions(&mut self, id: SchemaId) -> Vec<Assertion> {
        let schema = self.types.schemas.get(id);
        let mut list = Vec::new();
        match schema.boolean {
            Some(true) => return list,
            Some(false) => return vec![Assertion::Never],
            None => {}
        }
        if schema.nullable {
            list.push(Assertion::Nullable);
        }
        if asks(schema) {
            list.push(Assertion::Track);
        }
        list.extend(schema.types.map(|types| Assertion::Types(json_types(types))));
        list.extend(schema.values.as_deref().map(enumeration));
        if let Some(numbers) = schema.numbers.as_deref() {
            limits(numbers, &mut list);
        }
        self.strings(id, schema, &mut list);
        if let Some(arrays) = schema.arrays.as_deref() {
            self.arrays(arrays, &mut list);
        }
        if let Some(objects) = schema.objects.as_deref() {
            self.objects(id, objects, &mut list);
        }
        list.extend(schema.reference.and_then(|id| self.checked(id)).map(Assertion::Apply));
        if let Some(applied) = schema.applied.as_deref() {
            let annotations = schema.annotations.as_deref();
            let discriminated = annotations.is_some_and(|annotations| annotations.discriminator.is_some());
            self.applied(applied, discriminated, &mut list);
        }
        self.dependent_and_unevaluated(schema, &mut list);
        list
    }

    fn strings(&mut self, id: SchemaId, schema: &'a Schema, list: &mut Vec<Assertion>) {
        if let Some(strings) = schema.strings.as_deref() {
            list.extend(strings.min_length.map(|limit| Assertion::Size(Size::MinLength, limit)));
            list.extend(strings.max_length.map(|limit| Assertion::Size(Size::MaxLength, limit)));
            if let Some(source) = strings.pattern.as_deref() {
                let pattern = self.types.pattern(source, id);
                list.extend(pattern.map(Assertion::Pattern));
            }
        }
        if self.types.reading.formats == Formats::Asserted {
            list.extend(schema.format.as_deref().and_then(asserted).map(Assertion::Format));
        }
    }

    fn arrays(&mut self, arrays: &Arrays, list: &mut Vec<Assertion>) {
        list.extend(arrays.min_items.map(|limit| Assertion::Size(Size::MinItems, limit)));
        list.extend(arrays.max_items.map(|limit| Assertion::Size(Size::MaxItems, limit)));
        if arrays.unique_items {
            list.push(Assertion::UniqueItems);
        }
        if !arrays.prefix_items.is_empty() {
            list.push(Assertion::PrefixItems(arrays.prefix_items.iter().map(|id| self.always_within(*id)).collect()));
        }
        let items = arrays.items.and_then(|id| self.within(id));
        list.extend(items.map(|items| Assertion::Items(arrays.prefix_items.len(), items)));
        if let Some(contains) = arrays.contains {
            let minimum = arrays.min_contains.unwrap_or(1);
            if self.tracks || minimum > 0 || arrays.max_contains.is_some() {
                list.push(Assertion::Contains(minimum, arrays.max_contains, self.always_within(contains)));
            }
        }
    }

    fn objects(&mut self, id: SchemaId, objects: &'a Objects, list: &mut Vec<Assertion>) {
        list.extend(objects.min_properties.map(|limit| Assertion::Size(Size::MinProperties, limit)));
        list.extend(objects.max_properties.map(|limit| Assertion::Size(Size::MaxProperties, limit)));
        let required = objects.required.iter().filter(|name| !self.elsewhere.contains(&***name));
        let required: Vec<String> = required.map(ToString::to_string).collect();
        if !required.is_empty() {
            list.push(Assertion::Required(required));
        }
        for (name, schema) in &objects.properties {
            list.extend(self.within(*schema).map(|checked| Assertion::Property(name.to_string(), checked)));
        }
        let mut patterns = Vec::new();
        let mut all_known = true;
        for (source, schema) in &objects.pattern_properties {
            let Some(pattern) = self.types.pattern(source, id) else {
                all_known = false;
                continue;
            };
            patterns.push(pattern);
            list.extend(self.within(*schema).map(|checked| Assertion::PatternProperties(pattern, checked)));
        }
        let additional = objects.additional_properties.filter(|_| all_known).and_then(|id| self.within(id));
        if let Some(additional) = additional {
            let declared = objects.properties.keys().map(ToString::to_string).collect();
            list.push(Assertion::AdditionalProperties(declared, patterns, additional));
        }
        list.extend(objects.property_names.and_then(|id| self.checked(id)).map(Assertion::PropertyNames));
        for (name, names) in objects.dependent_required.iter().filter(|(_, names)| !names.is_empty()) {
            let names = names.iter().map(ToString::to_string).collect();
            list.push(Assertion::DependentRequired(name.to_string(), names));
        }
    }

    /// Where a discriminator says which alternative is meant, the others are not asked (OpenAPI 3.1.1 §4.8.25).
    fn applied(&mut self, applied: &Applied, discriminated: bool, list: &mut Vec<Assertion>) {
        for id in &applied.all_of {
            list.extend(self.checked(*id).map(Assertion::Apply));
        }
        if !applied.any_of.is_empty() {
            list.push(Assertion::AnyOf(self.all(&applied.any_of)));
        }
        if !applied.one_of.is_empty() {
            let alternatives = self.all(&applied.one_of);
            list.push(if discriminated { Assertion::AnyOf(alternatives) } else { Assertion::OneOf(alternatives) });
        }
        list.extend(applied.not.map(|id| Assertion::Not(self.always(id))));
        if let Some(condition) = applied.condition {
            let then = applied.then.and_then(|id| self.checked(id));
            let otherwise = applied.otherwise.and_then(|id| self.checked(id));
            if self.tracks || then.is_some() || otherwise.is_some() {
                list.push(Assertion::Conditional(self.always(condition), then, otherwise));
            }
        }
    }

    /// What depends on everything else that was evaluated comes last.
    fn dependent_and_unevaluated(&mut self, schema: &Schema, list: &mut Vec<Assertion>) {
        if let Some(objects) = schema.objects.as_deref() {
            for (name, id) in &objects.dependent_schemas {
                list.extend(self.checked(*id).map(|checked| Assertion::DependentSchema(name.to_string(), checked)));
            }
            let unevaluated = objects.unevaluated_properties.map(|id| self.always_within(id));
            list.extend(unevaluated.map(Assertion::UnevaluatedProperties));
        }
        let unevaluated = schema.arrays.as_deref().and_then(|arrays| arrays.unevaluated_items);
        list.extend(unevaluated.map(|id| Assertion::UnevaluatedItems(self.always_within(id))));
    }
}

/// Whether a schema asks what others evaluated.
fn asks(schema: &Schema) -> bool {
    let arrays = schema.arrays.as_deref().is_some_and(|arrays| arrays.unevaluated_items.is_some());
    arrays || schema.objects.as_deref().is_some_and(|objects| objects.unevaluated_properties.is_some())
}

fn json_types(types: JsonTypes) -> Vec<JsonType> {
    let named = [
        (types.null, JsonType::Null),
        (types.boolean, JsonType::Boolean),
        (types.integer && !types.number, JsonType::Integer),
        (types.number, JsonType::Number),
        (types.string, JsonType::String),
        (types.array, JsonType::Array),
        (types.object, JsonType::Object),
    ];
    named.into_iter().filter(|(named, _)| *named).map(|(_, ty)| ty).collect()
}

fn enumeration(values: &[Value]) -> Assertion {
    Assertion::Enumeration(values.iter().map(constant).collect())
}

fn limits(numbers: &Numbers, list: &mut Vec<Assertion>) {
    let limits = [
        (&numbers.minimum, Limit::Minimum),
        (&numbers.exclusive_minimum, Limit::ExclusiveMinimum),
        (&numbers.maximum, Limit::Maximum),
        (&numbers.exclusive_maximum, Limit::ExclusiveMaximum),
    ];
    let limits = limits.into_iter().filter_map(|(limit, kind)| Some(Assertion::Limit(kind, bound(limit.as_ref()?))));
    list.extend(limits);
    list.extend(numbers.multiple_of.as_ref().map(|divisor| Assertion::MultipleOf(bound(divisor))));
}
