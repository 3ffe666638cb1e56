//! Objects whose properties are sent as parts of a body, each by itself (OpenAPI 3.1.1 §4.8.14.4).

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema as Standing};

use super::built::{Built, What};
use super::conjunction::{Conjunction, Part};
use super::{Types, objects};
use crate::ir::{CheckId, DefinitionId, JsonKind, Shape, Type};
use crate::lower::schemas::{Objects, SchemaId, Schemas};
use crate::resolve::draft::{DraftField, DraftKind, DraftStruct, Site};

/// How many alternatives within alternatives are looked into.
const DEPTH: usize = 4;

/// An object that is sent in parts.
#[derive(Debug)]
pub(in crate::resolve) struct Parted<'a> {
    /// Its properties in the document's order, each with what it is sent as.
    pub(in crate::resolve) fields: Vec<(DraftField<'a>, PartedKind)>,
    /// The check of the whole, where checks of the properties do not say all.
    pub(in crate::resolve) check: Option<CheckId>,
}

/// What a property is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum PartedKind {
    /// As bytes.
    File,
    /// As several of these.
    Files,
    /// As a value that has a type.
    Value,
}

impl<'a> Types<'a, '_> {
    /// The properties of an object, where a schema is one whose properties are known: neither one of several objects,
    /// nor one of any properties.
    pub(in crate::resolve) fn parted(
        &mut self,
        schema: &'a ReferenceOr<Standing>,
        site: &Site<'_>,
    ) -> Option<Parted<'a>> {
        let id = self.standing(schema)?;
        let whole = Conjunction::from(id);
        let (object, exact) = self.object_at(id, &whole, site)?;
        let check = (!exact).then(|| self.check(&whole, site));
        let parts = whole.parts(self.schemas);
        let sources: Vec<&'a Objects> = parts.iter().filter_map(|part| part.objects()).collect();
        let properties = objects::properties(&sources);
        let fields = object.fields.into_iter().map(|field| {
            let roots = properties.get(field.wire).cloned().unwrap_or_default();
            let value = Conjunction { roots, ..Conjunction::default() };
            let kind = self.parted_kind(&value, &field.shape);
            (field, kind)
        });
        let fields: Vec<_> = fields.collect();
        (!fields.is_empty()).then_some(Parted { fields, check })
    }

    /// The struct that a schema is, and whether its fields say all. That of one with a name is made already.
    fn object_at(&mut self, id: SchemaId, whole: &Conjunction, site: &Site<'_>) -> Option<(DraftStruct<'a>, bool)> {
        if let Some(position) = self.position(id) {
            return self.struct_behind(DefinitionId(position));
        }
        match self.build(whole, site, true) {
            Built { what: What::Named(DraftKind::Struct(object)), exact, .. } => Some((object, exact)),
            Built { what: What::Plain(Type::Named(id), _), exact, .. } => {
                self.struct_behind(id).map(|(object, exact_object)| (object, exact && exact_object))
            }
            _ => None,
        }
    }

    /// The struct that a definition is, behind aliases.
    fn struct_behind(&self, mut id: DefinitionId) -> Option<(DraftStruct<'a>, bool)> {
        for _ in 0..=self.drafts.len() {
            let draft = self.drafts.get(id.0)?;
            match &draft.kind {
                DraftKind::Struct(object) => return Some((object.clone(), draft.check.is_none())),
                DraftKind::Alias(Shape { ty: Type::Named(next), .. }) => id = *next,
                _ => return None,
            }
        }
        None
    }

    fn parted_kind(&mut self, value: &Conjunction, shape: &Shape) -> PartedKind {
        let parts = value.parts(self.schemas);
        // What says nothing of its type is bytes (§4.8.15.1.1).
        let unsaid = shape.ty == Type::Any && parts.iter().all(|part| part.is_silent());
        if unsaid { PartedKind::File } else { self.binary_kind(&parts, DEPTH) }
    }

    /// Whether something that is sent here, be it one alternative of several, is bytes.
    fn binary_kind(&mut self, parts: &[Part<'a>], depth: usize) -> PartedKind {
        if parts.iter().any(|part| part.schema.format.as_deref() == Some("binary")) {
            return PartedKind::File;
        }
        if depth == 0 {
            return PartedKind::Value;
        }
        let within = |types: &mut Self, id: SchemaId| {
            let parts = Conjunction::from(id).parts(types.schemas);
            types.binary_kind(&parts, depth - 1)
        };
        let is_array = self.kinds_of(parts).settled(self.reading.untyped).set.list() == [JsonKind::Array];
        let items = parts.iter().find_map(|part| part.arrays()?.items).filter(|_| is_array);
        if items.is_some_and(|items| within(self, items) == PartedKind::File) {
            return PartedKind::Files;
        }
        let alternatives = parts.iter().flat_map(|part| part.alternatives()).flatten();
        let kinds: Vec<PartedKind> = alternatives.map(|id| within(self, *id)).collect();
        [PartedKind::Files, PartedKind::File].into_iter().find(|kind| kinds.contains(kind)).unwrap_or(PartedKind::Value)
    }
}

/// Whether something that a schema is made of is bytes, which JSON and forms do not carry.
pub(in crate::resolve) fn carries_files(schemas: &Schemas, id: SchemaId) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        if seen.insert(id) {
            let schema = schemas.get(id);
            if schema.format.as_deref() == Some("binary") {
                return true;
            }
            next.extend(schema.children());
        }
    }
    false
}
