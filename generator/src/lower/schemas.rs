//! Schemas as they assert, whatever version they were written in: the side table of what `openapiv3` cannot say.
//!
//! Every schema of a document stands here once, as JSON Schema 2020-12 means it; what OpenAPI 3.0 says in other words
//! is said in these. Schemas name one another by [`SchemaId`], so that circles are nothing special, and keywords are
//! kept apart by what they concern, so that a schema that says little costs little.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::source::OriginId;

/// A position in [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub u32);

/// All schemas of one or more documents.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    schemas: Vec<Schema>,
    by_origin: HashMap<OriginId, SchemaId>,
}

/// What a schema asserts and says.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// Where it stands.
    pub origin: OriginId,
    /// The component whose schema this is: its name among the schemas of `openapiv3`'s components.
    pub component: Option<Box<str>>,
    /// A schema that is `true` or `false`; nothing else is said then.
    pub boolean: Option<bool>,
    /// `nullable` of OpenAPI 3.0: null is a value, whatever else is said.
    pub nullable: bool,
    /// `type`; `None` where every type is admitted.
    pub types: Option<Types>,
    /// `enum` (§6.1.2), or `const` as a list of one, or what both have in common.
    pub values: Option<Box<[Value]>>,
    /// `format` (§7).
    pub format: Option<Box<str>>,
    /// The schema that `$ref` leads to. Where the version says so, what stands beside it is not here.
    pub reference: Option<SchemaId>,
    /// What concerns numbers.
    pub numbers: Option<Box<Numbers>>,
    /// What concerns strings.
    pub strings: Option<Box<Strings>>,
    /// What concerns arrays.
    pub arrays: Option<Box<Arrays>>,
    /// What concerns objects.
    pub objects: Option<Box<Objects>>,
    /// Schemas that apply to the same value.
    pub applied: Option<Box<Applied>>,
    /// What asserts nothing.
    pub annotations: Option<Box<Annotations>>,
}

/// The JSON types of a schema (§6.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Types {
    /// `"null"`
    pub null: bool,
    /// `"boolean"`
    pub boolean: bool,
    /// `"integer"`; not set beside `number`, which includes it.
    pub integer: bool,
    /// `"number"`
    pub number: bool,
    /// `"string"`
    pub string: bool,
    /// `"array"`
    pub array: bool,
    /// `"object"`
    pub object: bool,
}

/// Keywords of numbers (§6.2), exact as they were written.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Numbers {
    /// `multipleOf`, greater than 0.
    pub multiple_of: Option<Number>,
    /// `minimum`
    pub minimum: Option<Number>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: Option<Number>,
    /// `maximum`
    pub maximum: Option<Number>,
    /// `exclusiveMaximum`
    pub exclusive_maximum: Option<Number>,
}

/// Keywords of strings (§6.3).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Strings {
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// `pattern`, as ECMA-262 has it.
    pub pattern: Option<Box<str>>,
}

/// Keywords of arrays (§6.4; core §10.3.1, §11.2).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Arrays {
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
    /// `prefixItems`
    pub prefix_items: Vec<SchemaId>,
    /// `items`
    pub items: Option<SchemaId>,
    /// `contains`
    pub contains: Option<SchemaId>,
    /// `minContains`, where there is a `contains`.
    pub min_contains: Option<u64>,
    /// `maxContains`, where there is a `contains`.
    pub max_contains: Option<u64>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<SchemaId>,
}

/// Keywords of objects (§6.5; core §10.3.2, §11.3).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Objects {
    /// `properties`, in the document's order.
    pub properties: IndexMap<Box<str>, SchemaId>,
    /// `required`, each once.
    pub required: Vec<Box<str>>,
    /// `additionalProperties`
    pub additional_properties: Option<SchemaId>,
    /// `patternProperties`, in the document's order.
    pub pattern_properties: IndexMap<Box<str>, SchemaId>,
    /// `propertyNames`
    pub property_names: Option<SchemaId>,
    /// `dependentRequired`
    pub dependent_required: IndexMap<Box<str>, Vec<Box<str>>>,
    /// `dependentSchemas`
    pub dependent_schemas: IndexMap<Box<str>, SchemaId>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<SchemaId>,
    /// `minProperties`
    pub min_properties: Option<u64>,
    /// `maxProperties`
    pub max_properties: Option<u64>,
}

/// Schemas that apply to the same value (core §10.2).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Applied {
    /// `allOf`
    pub all_of: Vec<SchemaId>,
    /// `anyOf`
    pub any_of: Vec<SchemaId>,
    /// `oneOf`
    pub one_of: Vec<SchemaId>,
    /// `not`
    pub not: Option<SchemaId>,
    /// `if`, where there is a `then` or an `else`, or something asks what it evaluated.
    pub condition: Option<SchemaId>,
    /// `then`, where there is an `if`.
    pub then: Option<SchemaId>,
    /// `else`, where there is an `if`.
    pub otherwise: Option<SchemaId>,
}

/// What a schema says without asserting it (§9; OpenAPI 3.1.1 §4.8.24).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Annotations {
    /// `title`
    pub title: Option<Box<str>>,
    /// `description`
    pub description: Option<Box<str>>,
    /// `deprecated`
    pub deprecated: bool,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `default`
    pub default: Option<Value>,
    /// `example` of OpenAPI.
    pub example: Option<Value>,
    /// `examples` of JSON Schema.
    pub examples: Vec<Value>,
    /// `discriminator`
    pub discriminator: Option<Discriminator>,
}

/// What tells alternatives apart (OpenAPI 3.1.1 §4.8.25).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discriminator {
    /// `propertyName`
    pub property: Box<str>,
    /// `mapping`: the property's values, each with the schema that it stands for.
    pub mapping: Vec<(Box<str>, SchemaId)>,
}

impl Schemas {
    /// A schema; that which asserts nothing where `id` is of other schemas.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Schema {
        const NOTHING: &Schema = &Schema::at(OriginId::NOWHERE);
        usize::try_from(id.0).ok().and_then(|index| self.schemas.get(index)).unwrap_or(NOTHING)
    }

    /// The schema that stands at a place.
    #[must_use]
    pub fn standing_at(&self, origin: OriginId) -> Option<SchemaId> {
        self.by_origin.get(&origin).copied()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.schemas.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.schemas.is_empty()
    }

    /// Every schema with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        let ids = (0..).map(SchemaId);
        ids.zip(&self.schemas)
    }

    /// Adds a schema, which then stands at its origin.
    pub(crate) fn push(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.schemas.len()).unwrap_or(u32::MAX));
        self.by_origin.insert(schema.origin, id);
        self.schemas.push(schema);
        id
    }

    /// Lets a schema be found by another origin of the same place.
    pub(crate) fn stand(&mut self, origin: OriginId, id: SchemaId) {
        self.by_origin.insert(origin, id);
    }

    /// A schema, to be filled in.
    pub(crate) fn get_mut(&mut self, id: SchemaId) -> Option<&mut Schema> {
        usize::try_from(id.0).ok().and_then(|index| self.schemas.get_mut(index))
    }
}

impl Types {
    /// Whether null is all that is named.
    #[must_use]
    pub fn is_only_null(self) -> bool {
        self == Self { null: true, ..Self::default() }
    }
}

impl Schema {
    /// The schemas that it names, whatever they apply to.
    #[must_use]
    pub fn children(&self) -> Vec<SchemaId> {
        let mut children: Vec<SchemaId> = self.reference.into_iter().collect();
        if let Some(arrays) = self.arrays.as_deref() {
            children.extend(&arrays.prefix_items);
            children.extend([arrays.items, arrays.contains, arrays.unevaluated_items].into_iter().flatten());
        }
        if let Some(objects) = self.objects.as_deref() {
            let maps = [&objects.properties, &objects.pattern_properties, &objects.dependent_schemas];
            children.extend(maps.into_iter().flat_map(|map| map.values()));
            let others = [objects.additional_properties, objects.property_names, objects.unevaluated_properties];
            children.extend(others.into_iter().flatten());
        }
        if let Some(applied) = self.applied.as_deref() {
            children.extend(applied.all_of.iter().chain(&applied.any_of).chain(&applied.one_of));
            children.extend([applied.not, applied.condition, applied.then, applied.otherwise].into_iter().flatten());
        }
        children
    }

    /// The schema at a place that asserts nothing.
    #[must_use]
    pub const fn at(origin: OriginId) -> Self {
        Self {
            origin,
            component: None,
            boolean: None,
            nullable: false,
            types: None,
            values: None,
            format: None,
            reference: None,
            numbers: None,
            strings: None,
            arrays: None,
            objects: None,
            applied: None,
            annotations: None,
        }
    }
}
