//! Which checks depend on the direction of values, and how.

use std::collections::BTreeSet;

use super::Direction;
use crate::lower::schemas::{Schema, SchemaId, Schemas};

/// The schemas whose meaning depends on where values travel.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Concerned(Vec<bool>);

impl Concerned {
    /// Schemas that require properties of one direction, and those that lead to one.
    pub(in crate::resolve) fn of(schemas: &Schemas) -> Self {
        let mut dependents: Vec<Vec<SchemaId>> = vec![Vec::new(); schemas.len()];
        let mut next = Vec::new();
        for (id, schema) in schemas.iter() {
            if !directed_properties(schemas, schema).is_empty() {
                next.push(id);
            }
        }
        let mut concerned = Self(vec![false; schemas.len()]);
        if next.is_empty() {
            return concerned;
        }
        for (id, schema) in schemas.iter() {
            for child in schema.children() {
                index(child).and_then(|at| dependents.get_mut(at)).into_iter().for_each(|list| list.push(id));
            }
        }
        while let Some(id) = next.pop() {
            let Some(at) = index(id) else { continue };
            if let Some(slot) = concerned.0.get_mut(at)
                && !std::mem::replace(slot, true)
            {
                next.extend(dependents.get(at).into_iter().flatten());
            }
        }
        concerned
    }

    /// Whether the schema is one.
    pub(in crate::resolve) fn has(&self, id: SchemaId) -> bool {
        index(id).and_then(|at| self.0.get(at)).copied().unwrap_or(false)
    }
}

fn index(id: SchemaId) -> Option<usize> {
    usize::try_from(id.0).ok()
}

/// The declared properties of a schema that go one way only.
pub(in crate::resolve) fn directed_properties<'a>(
    schemas: &'a Schemas,
    schema: &'a Schema,
) -> Vec<(&'a str, Direction)> {
    let Some(objects) = schema.objects.as_deref() else { return Vec::new() };
    let properties = objects.properties.iter().map(|(name, id)| {
        let (read_only, write_only) = marks(schemas, &[*id]);
        (&**name, Direction::of(read_only, write_only))
    });
    properties.filter(|(_, direction)| *direction != Direction::Both).collect()
}

/// Whether the values of schemas that apply together are only read, and whether they are only written: by what the schemas
/// say themselves, or what they refer to or are composed of.
pub(in crate::resolve) fn marks(schemas: &Schemas, roots: &[SchemaId]) -> (bool, bool) {
    let mut seen = BTreeSet::new();
    let (mut read_only, mut write_only) = (false, false);
    let mut next = roots.to_vec();
    while let Some(id) = next.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = schemas.get(id);
        if let Some(annotations) = schema.annotations.as_deref() {
            read_only |= annotations.read_only;
            write_only |= annotations.write_only;
        }
        next.extend(schema.together());
    }
    (read_only, write_only)
}
