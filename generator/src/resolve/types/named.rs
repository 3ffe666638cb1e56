//! Which schemas have names of their own: components, and what else is referred to.

use std::collections::{BTreeMap, HashMap};

use super::Types;
use super::copies::Copies;
use super::ways::{Way, Ways};
use crate::ir::PatternId;
use crate::lower::schemas::{SchemaId, Schemas};
use crate::merge;
use crate::resolve::references::References;
use crate::source::{Origins, origin_of};

/// The schemas that have names. Their positions are those of their drafts.
#[derive(Debug, Default)]
pub(super) struct Named {
    ways: Ways,
    entries: Vec<Entry>,
    positions: HashMap<SchemaId, usize>,
}

#[derive(Debug)]
struct Entry {
    id: SchemaId,
    /// The component's name.
    name: Option<String>,
    /// The way to where it stands otherwise.
    way: Option<Way>,
}

impl Named {
    /// The components in the document's order, then what else is referred to, in the order of the places.
    pub(super) fn of(schemas: &Schemas, references: References<'_>, ways: Ways, origins: &Origins) -> Self {
        let mut named = Self { ways, ..Self::default() };
        let mut copies: HashMap<&str, Vec<SchemaId>> = HashMap::new();
        for (id, schema) in schemas.iter() {
            if let Some(name) = &schema.component {
                copies.entry(name).or_default().push(id);
            }
        }
        for (name, schema) in references.schemas() {
            let copies = copies.get(name).map(Vec::as_slice).unwrap_or_default();
            // Of equal definitions in several documents merging left one.
            let kept = schema.item().and_then(|item| schemas.standing_at(origin_of(&item.schema_data.extensions)?));
            // What is not in the table asserts nothing, and keeps its place.
            let id = kept.or(copies.first().copied()).unwrap_or(SchemaId(u32::MAX));
            let position = named.entries.len();
            named.positions.extend(copies.iter().chain(&[id]).map(|copy| (*copy, position)));
            named.entries.push(Entry { id, name: Some(name.to_owned()), way: None });
        }
        named.add_targets(schemas, origins);
        named
    }

    /// What is referred to and is no component, but for what copies refer to that do not count. Of equal schemas at one
    /// place of several documents there is one, and of different ones the order is that of what they say.
    fn add_targets(&mut self, schemas: &Schemas, origins: &Origins) {
        let kept = self.iter().filter_map(|(id, name)| Some((name?, id)));
        let mut copies = Copies::new(kept, schemas, origins);
        let mut targets: BTreeMap<(String, String), Vec<SchemaId>> = BTreeMap::new();
        for (id, schema) in schemas.iter() {
            let target = schema.reference.filter(|target| schemas.get(*target).component.is_none());
            if let Some(target) = target.filter(|_| copies.counts(id)) {
                let kept = copies.kept(target);
                let pointer = origins.location(schemas.get(kept).origin).pointer;
                targets.entry((pointer, merge::text(schemas, kept))).or_default().extend([kept, target]);
            }
        }
        for ((pointer, _), ids) in targets {
            let Some(id) = ids.first().copied() else { continue };
            self.positions.extend(ids.into_iter().map(|id| (id, self.entries.len())));
            let way = self.ways.to(&pointer);
            self.entries.push(Entry { id, name: None, way: Some(way) });
        }
    }

    /// Of equal definitions in several documents the one that counts.
    pub(super) fn canonical(&self, id: SchemaId) -> SchemaId {
        self.positions.get(&id).and_then(|position| self.entries.get(*position)).map_or(id, |entry| entry.id)
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn get(&self, position: usize) -> Option<(SchemaId, Option<&str>)> {
        let entry = self.entries.get(position)?;
        Some((entry.id, entry.name.as_deref()))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (SchemaId, Option<&str>)> {
        self.entries.iter().map(|entry| (entry.id, entry.name.as_deref()))
    }

    pub(super) fn way(&self, position: usize) -> Option<&Way> {
        self.entries.get(position)?.way.as_ref()
    }
}

impl<'a> Types<'a, '_> {
    /// The position among drafts of a schema that has a name.
    pub(in crate::resolve) fn position(&self, id: SchemaId) -> Option<usize> {
        self.named.positions.get(&id).copied()
    }

    /// Of equal definitions in several documents the one that counts.
    pub(in crate::resolve) fn canonical(&self, id: SchemaId) -> SchemaId {
        self.named.canonical(id)
    }

    /// Words for the schema with a name at a position.
    pub(in crate::resolve) fn words_at(&self, position: usize) -> String {
        match (self.named.get(position), self.named.way(position)) {
            (Some((_, Some(name))), _) => name.to_owned(),
            (_, Some(way)) => way.words(),
            _ => String::new(),
        }
    }

    /// Where a schema stands in its document.
    pub(in crate::resolve) fn pointer(&self, id: SchemaId) -> String {
        self.cx.origins.location(self.schemas.get(id).origin).pointer
    }

    /// A schema in words: a component's name, or where it stands.
    pub(in crate::resolve) fn described(&self, id: SchemaId) -> String {
        match &self.schemas.get(id).component {
            Some(name) => name.to_string(),
            None => format!("#{}", self.pointer(id)),
        }
    }

    /// A pattern of a schema; `None` where it cannot be enforced, which is reported.
    pub(in crate::resolve) fn pattern(&mut self, source: &'a str, of: SchemaId) -> Option<PatternId> {
        let words = self.named.ways.to(&self.pointer(of)).words();
        self.patterns.of(source, &words, self.schemas.get(of).origin, self.cx)
    }
}
