//! Which copy of a schema counts, where several documents have it: merging keeps one of each component.

use std::collections::HashMap;

use crate::lower::schemas::{SchemaId, Schemas};
use crate::source::{Location, Origins, SourceId};

/// The components' copies that were kept.
pub(super) struct Copies<'a> {
    schemas: &'a Schemas,
    origins: &'a Origins,
    /// The document of which a component was kept, by the beginning of its pointer.
    sources: HashMap<String, SourceId>,
    /// Every schema by its place, once somebody asks.
    by_place: Option<HashMap<Location, SchemaId>>,
}

impl<'a> Copies<'a> {
    /// The components that were `kept`, by name.
    pub(super) fn new<'n>(
        kept: impl Iterator<Item = (&'n str, SchemaId)>,
        schemas: &'a Schemas,
        origins: &'a Origins,
    ) -> Self {
        let sources = kept.map(|(name, id)| {
            let pointer = format!("/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"));
            (pointer, origins.location(schemas.get(id).origin).source)
        });
        Self { schemas, origins, sources: sources.collect(), by_place: None }
    }

    /// Whether a schema is part of no copy that was left out.
    pub(super) fn counts(&self, id: SchemaId) -> bool {
        let place = self.place(id);
        self.source_of(&place).is_none_or(|kept| kept == place.source)
    }

    /// The schema at the same place of the copy that was kept; the schema itself where there is none.
    pub(super) fn kept(&mut self, id: SchemaId) -> SchemaId {
        let place = self.place(id);
        let Some(source) = self.source_of(&place).filter(|kept| *kept != place.source) else { return id };
        let (schemas, origins) = (self.schemas, self.origins);
        let by_place = self
            .by_place
            .get_or_insert_with(|| schemas.iter().map(|(id, schema)| (origins.location(schema.origin), id)).collect());
        by_place.get(&Location::new(source, place.pointer)).copied().unwrap_or(id)
    }

    fn place(&self, id: SchemaId) -> Location {
        self.origins.location(self.schemas.get(id).origin)
    }

    /// The document of which the component around a place was kept.
    fn source_of(&self, place: &Location) -> Option<SourceId> {
        let tokens: Vec<&str> = place.pointer.splitn(5, '/').collect();
        let component = tokens.get(..4)?.join("/");
        self.sources.get(&component).copied()
    }
}
