//! Schemas that apply to one value together: those that refer to others, are composed of others, or stand beside them.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::Types;
use super::kinds::{KindSet, Kinds, Null};
use crate::lower::schemas::{Applied, Arrays, Numbers, Objects, Schema, SchemaId, Schemas, Strings};
use crate::resolve::directions::{Direction, directed_properties};

/// Schemas that all have to accept a value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Conjunction {
    /// The schemas as they stand at the place.
    pub(super) roots: Vec<SchemaId>,
    /// Schemas whose alternatives (`anyOf` or `oneOf`) were taken apart already, and say no more about types.
    pub(super) masked: BTreeSet<SchemaId>,
}

/// A schema that is part of a conjunction, without its references and `allOf`, which are parts of their own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub(super) id: SchemaId,
    pub(super) schema: &'a Schema,
    pub(super) masked: bool,
}

/// What a place consists of before the schemas that have names of their own are looked into.
#[derive(Debug, Default)]
pub(super) struct Constituents<'a> {
    /// Schemas that have a name, and so a type of their own.
    pub(super) named: Vec<SchemaId>,
    /// The others, if they say something.
    pub(super) anonymous: Vec<Part<'a>>,
    /// Whether one of them is `nullable`.
    pub(super) nullable: bool,
}

/// Whether a property may stand in an object, and what schemas its value has to satisfy.
pub(super) type Properties<'a> = IndexMap<&'a str, Vec<SchemaId>>;

impl From<SchemaId> for Conjunction {
    fn from(id: SchemaId) -> Self {
        Self { roots: vec![id], masked: BTreeSet::new() }
    }
}

impl Conjunction {
    /// The same with another schema beside.
    pub(super) fn with(&self, id: SchemaId) -> Self {
        let mut together = self.clone();
        together.roots.push(id);
        together
    }

    /// The same without the alternatives of a schema in it.
    pub(super) fn without_alternatives(&self, of: SchemaId) -> Self {
        let mut rest = self.clone();
        rest.masked.insert(of);
        rest
    }

    /// All parts, behind references and `allOf`, each once. What is referred to comes before what refers to it, as
    /// properties are inherited.
    pub(super) fn parts<'a>(&self, schemas: &'a Schemas) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        let mut seen = BTreeSet::new();
        for id in &self.roots {
            self.collect(*id, schemas, &mut seen, &mut parts);
        }
        parts
    }

    /// Without recursion: chains of references are as long as documents are.
    fn collect<'a>(
        &self,
        id: SchemaId,
        schemas: &'a Schemas,
        seen: &mut BTreeSet<SchemaId>,
        parts: &mut Vec<Part<'a>>,
    ) {
        enum Step {
            Enter(SchemaId),
            Leave(SchemaId),
        }
        let mut stack = vec![Step::Enter(id)];
        while let Some(step) = stack.pop() {
            match step {
                Step::Enter(id) if seen.insert(id) => {
                    stack.push(Step::Leave(id));
                    stack.extend(schemas.get(id).together().into_iter().rev().map(Step::Enter));
                }
                Step::Enter(_) => {}
                Step::Leave(id) => parts.push(self.part(id, schemas)),
            }
        }
    }

    fn part<'a>(&self, id: SchemaId, schemas: &'a Schemas) -> Part<'a> {
        Part { id, schema: schemas.get(id), masked: self.masked.contains(&id) }
    }
}

impl<'a> Types<'a, '_> {
    /// What stands at a place. The roots themselves are looked into where `open`, even if they have a name.
    pub(super) fn constituents(&self, whole: &Conjunction, open: bool) -> Constituents<'a> {
        let mut constituents = Constituents::default();
        let mut seen = BTreeSet::new();
        // Whose alternatives were taken apart is no longer what its name stands for.
        let open = open || !whole.masked.is_empty();
        let mut stack: Vec<(SchemaId, bool)> = whole.roots.iter().rev().map(|id| (*id, open)).collect();
        while let Some((id, open)) = stack.pop() {
            if !seen.insert(id) {
                continue;
            }
            if !open && !whole.masked.contains(&id) && self.position(id).is_some() {
                constituents.named.push(self.canonical(id));
                continue;
            }
            let part = whole.part(id, self.schemas);
            constituents.nullable |= part.schema.nullable;
            stack.extend(part.schema.together().into_iter().rev().map(|id| (id, false)));
            if part.says_something() {
                constituents.anonymous.push(part);
            }
        }
        let mut once = BTreeSet::new();
        constituents.named.retain(|id| once.insert(*id));
        constituents
    }

    /// Whether what a part asserts is true of all values of a schema that has a name: a `type` that it has anyway.
    pub(super) fn is_said_by(&mut self, part: Part<'a>, named: SchemaId) -> bool {
        let Some(types) = part.schema.types.as_ref().filter(|_| part.is_only_typed()) else { return false };
        let of_named = self.kinds.of(named);
        let null = types.null || part.schema.nullable || of_named.null == Null::No;
        null && KindSet::from(types).contains(of_named.set)
    }

    /// The declared properties of a value that do not go its way.
    pub(in crate::resolve) fn directed_properties(&self, roots: &[SchemaId], way: Direction) -> BTreeSet<&'a str> {
        let whole = Conjunction { roots: roots.to_vec(), ..Conjunction::default() };
        let parts = whole.parts(self.schemas);
        let properties = parts.iter().flat_map(|part| directed_properties(self.schemas, part.schema));
        properties.filter(|(_, direction)| !direction.allows(way)).map(|(name, _)| name).collect()
    }

    /// Which types the values of a conjunction have.
    pub(super) fn kinds_of(&mut self, parts: &[Part<'a>]) -> Kinds {
        let mut kinds = Kinds::UNSAID;
        for part in parts {
            kinds = kinds.and(self.kinds.own(part.schema, part.masked));
        }
        kinds
    }
}

impl<'a> Part<'a> {
    pub(super) fn objects(self) -> Option<&'a Objects> {
        self.schema.objects.as_deref()
    }

    pub(super) fn arrays(self) -> Option<&'a Arrays> {
        self.schema.arrays.as_deref()
    }

    pub(super) fn strings(self) -> Option<&'a Strings> {
        self.schema.strings.as_deref()
    }

    pub(super) fn numbers(self) -> Option<&'a Numbers> {
        self.schema.numbers.as_deref()
    }

    pub(super) fn applied(self) -> Option<&'a Applied> {
        self.schema.applied.as_deref()
    }

    /// Its alternatives, unless they were taken apart already.
    pub(super) fn alternatives(self) -> [&'a [SchemaId]; 2] {
        match self.applied() {
            Some(applied) if !self.masked => [&applied.any_of, &applied.one_of],
            _ => [&[], &[]],
        }
    }

    /// Whether it asserts anything by itself.
    fn says_something(self) -> bool {
        let schema = self.schema;
        if schema.boolean == Some(false) {
            return true;
        }
        let composed = self.applied().is_some_and(|applied| {
            self.alternatives().iter().any(|group| !group.is_empty())
                || applied.not.is_some()
                || applied.condition.is_some()
        });
        composed || !schema.is_silent()
    }

    /// Whether it asserts nothing by itself.
    pub(super) fn is_silent(self) -> bool {
        !self.says_something()
    }

    /// Whether it asserts nothing but a `type`.
    pub(super) fn is_only_typed(self) -> bool {
        let schema = self.schema;
        schema.boolean != Some(false)
            && !self.has_conditions()
            && schema.values.is_none()
            && schema.format.is_none()
            && schema.numbers.is_none()
            && schema.strings.is_none()
            && schema.arrays.is_none()
            && schema.objects.is_none()
    }

    /// Whether it says something about how values are built, rather than only limiting them.
    pub(super) fn is_structural(self) -> bool {
        let objects = self.objects().is_some_and(|objects| {
            !objects.properties.is_empty()
                || !objects.required.is_empty()
                || !objects.pattern_properties.is_empty()
                || objects.additional_properties.is_some()
                || objects.unevaluated_properties.is_some()
        });
        let arrays = self.arrays().is_some_and(|arrays| arrays.items.is_some() || !arrays.prefix_items.is_empty());
        let alternatives = self.alternatives().iter().any(|group| !group.is_empty());
        objects || arrays || alternatives || self.schema.values.is_some() || self.schema.boolean == Some(false)
    }

    /// Whether it applies schemas to the same value in a way that no type carries.
    pub(super) fn has_conditions(self) -> bool {
        self.applied().is_some_and(|applied| applied.not.is_some() || applied.condition.is_some())
            || self.alternatives().iter().any(|group| !group.is_empty())
    }

    /// The listed values.
    pub(super) fn values(self) -> Option<&'a [Value]> {
        self.schema.values.as_deref()
    }
}

impl Schema {
    /// The schemas that apply beside this one, whatever the value.
    pub(in crate::resolve) fn together(&self) -> Vec<SchemaId> {
        let all_of = self.applied.as_deref().map(|applied| applied.all_of.as_slice()).unwrap_or_default();
        self.reference.into_iter().chain(all_of.iter().copied()).collect()
    }

    /// Whether no keyword asserts anything.
    fn is_silent(&self) -> bool {
        self.types.is_none()
            && self.values.is_none()
            && self.format.is_none()
            && self.numbers.is_none()
            && self.strings.is_none()
            && self.arrays.is_none()
            && self.objects.is_none()
    }
}
