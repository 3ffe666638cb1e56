//! References that lead in a circle.

use indexmap::IndexMap;
use openapiv3::{AnySchema, Components, ReferenceOr, Schema, SchemaData, SchemaKind};

use super::Walk;
use super::references::{self, Kind};
use crate::diagnostic::Code;
use crate::source::OriginId;

/// Reports components that are nothing but references to one another. A schema of this kind becomes any value, others
/// are left out.
pub(super) fn break_cycles(components: Option<&mut Components>, walk: &mut Walk<'_, '_>) {
    let Some(components) = components else { return };
    for name in cycles(&components.schemas, Kind::Schema, schema_target, walk) {
        if let Some(schema) = components.schemas.get_mut(&name) {
            let schema_kind = SchemaKind::Any(AnySchema::default());
            *schema = ReferenceOr::Item(Schema { schema_data: SchemaData::default(), schema_kind });
        }
        walk.circular.insert(name);
    }
    remove(&mut components.responses, Kind::Response, walk);
    remove(&mut components.parameters, Kind::Parameter, walk);
    remove(&mut components.request_bodies, Kind::RequestBody, walk);
    remove(&mut components.headers, Kind::Header, walk);
    remove(&mut components.security_schemes, Kind::SecurityScheme, walk);
}

/// Reports a circle that goes through these places.
pub(super) fn report(places: &[OriginId], walk: &mut Walk<'_, '_>) {
    let mut references = Vec::with_capacity(places.len());
    for place in places {
        references.push(walk.cx.origins.child(*place, "$ref"));
    }
    let related: Vec<_> = references.iter().skip(1).map(|origin| walk.cx.label(*origin, "and this")).collect();
    let message = "this reference leads back to itself, so that nothing is said";
    let diagnostic = walk.cx.error(Code::ReferenceCycle, references.first().copied(), message);
    diagnostic.related = related;
}

fn remove<T>(section: &mut IndexMap<String, ReferenceOr<T>>, kind: Kind, walk: &mut Walk<'_, '_>) {
    let target = |component: &ReferenceOr<T>| match component {
        ReferenceOr::Reference { reference } => Some(reference.clone()),
        ReferenceOr::Item(_) => None,
    };
    for name in cycles(section, kind, target, walk) {
        section.shift_remove(&name);
    }
}

/// What a schema refers to that is nothing but a reference, perhaps with annotations.
fn schema_target(schema: &ReferenceOr<Schema>) -> Option<String> {
    match schema {
        ReferenceOr::Reference { reference } => Some(reference.clone()),
        ReferenceOr::Item(Schema { schema_kind: SchemaKind::AllOf { all_of }, .. }) => match all_of.as_slice() {
            [ReferenceOr::Reference { reference }] => Some(reference.clone()),
            _ => None,
        },
        ReferenceOr::Item(_) => None,
    }
}

/// The names of all components that are part of a circle. Each circle is reported.
fn cycles<T>(
    section: &IndexMap<String, ReferenceOr<T>>,
    kind: Kind,
    target: impl Fn(&ReferenceOr<T>) -> Option<String>,
    walk: &mut Walk<'_, '_>,
) -> Vec<String> {
    let prefix = references::path(kind, "");
    let next: Vec<Option<usize>> =
        section.values().map(|component| section.get_index_of(target(component)?.strip_prefix(&prefix)?)).collect();
    // The walk in which a component was met first; each leads into at most one circle.
    let mut met: Vec<Option<usize>> = vec![None; next.len()];
    let mut found = Vec::new();
    for start in 0..next.len() {
        let mut at = Some(start);
        while let Some(index) = at
            && let Some(slot) = met.get_mut(index)
            && slot.is_none()
        {
            *slot = Some(start);
            at = next.get(index).copied().flatten();
        }
        let Some(entry) = at.filter(|index| met.get(*index) == Some(&Some(start))) else { continue };
        let mut circle = vec![entry];
        while let Some(index) = circle.last().and_then(|last| next.get(*last).copied().flatten())
            && index != entry
        {
            circle.push(index);
        }
        circle.sort_unstable();
        let names: Vec<&String> = circle.iter().filter_map(|index| Some(section.get_index(*index)?.0)).collect();
        let places: Vec<OriginId> = names.iter().map(|name| walk.component_origin(kind, name)).collect();
        report(&places, walk);
        found.extend(names.into_iter().cloned());
    }
    found
}

impl Walk<'_, '_> {
    /// The place of a component.
    pub(super) fn component_origin(&mut self, kind: Kind, name: &str) -> OriginId {
        let components = self.cx.origins.child(self.root.origin, "components");
        let section = self.cx.origins.child(components, kind.section());
        self.cx.origins.child(section, name)
    }
}
