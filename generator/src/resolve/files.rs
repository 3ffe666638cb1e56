//! Which types stand in one file: a schema that has a name in the document, or what an operation has inline, and behind it
//! its inline parts.

use crate::ir::{Counterpart, Definition, DefinitionId, Incoming, Operation};

/// The types of each file, in the order in which they stand there; the first has given the file its name. A type that is a
/// part of several others stands with the first of them: schemas come in the order of their names, then operations in
/// theirs, so that no order of the document's counts but that of properties.
pub(super) fn files(
    definitions: &[Definition],
    operations: &[Operation],
    incoming: &[Incoming],
) -> Vec<Vec<DefinitionId>> {
    let mut files = Files { definitions, placed: vec![false; definitions.len()], files: Vec::new() };
    let all = || (0..definitions.len()).map(DefinitionId);
    for id in all().filter(|id| files.is_own(*id)).collect::<Vec<_>>() {
        files.file(id);
    }
    let shapes = operations.iter().flat_map(Operation::shapes).chain(incoming.iter().flat_map(Incoming::shapes));
    for id in shapes.flat_map(|shape| shape.ty.named()) {
        if files.is_inline(id) {
            files.file(id);
        }
    }
    // Nothing is left but what nothing uses.
    all().for_each(|id| files.file(id));
    files.files.sort_unstable();
    files.files
}

struct Files<'d> {
    definitions: &'d [Definition],
    /// For each definition whether it has its place.
    placed: Vec<bool>,
    files: Vec<Vec<DefinitionId>>,
}

impl Files<'_> {
    /// Puts a type, and all that is inline in it, into a file, unless it stands in one.
    fn file(&mut self, root: DefinitionId) {
        let mut file = Vec::new();
        let mut next = vec![root];
        while let Some(id) = next.pop() {
            let Some(definition) = self.definitions.get(id.0) else { continue };
            let Some(placed) = self.placed.get_mut(id.0).filter(|placed| !**placed) else { continue };
            *placed = true;
            file.push(id);
            // What is sent in its place stands behind its parts.
            if let Some(Counterpart::Sent(twin)) = definition.counterpart {
                next.push(twin);
            }
            next.extend(definition.kind.named().into_iter().rev().filter(|part| self.is_inline(*part)));
        }
        if !file.is_empty() {
            self.files.push(file);
        }
    }

    /// Whether a type has a file of its own.
    fn is_own(&self, id: DefinitionId) -> bool {
        self.definitions.get(id.0).is_some_and(|definition| definition.schema_name.is_some())
    }

    /// Whether a type stands in the file of what it is a part of. What is sent in place of another stands with that one.
    fn is_inline(&self, id: DefinitionId) -> bool {
        let is_twin = |definition: &Definition| matches!(definition.counterpart, Some(Counterpart::Received(_)));
        self.definitions.get(id.0).is_some_and(|definition| definition.schema_name.is_none() && !is_twin(definition))
    }
}
