//! Components of one kind and name become one.

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI};
use serde::Serialize;

use super::shape::Shape;
use super::unite::{Copy, Subject, Unite};
use crate::diagnostic::Code;
use crate::source::{OriginId, origin_of};

/// The components of all documents, sorted by name.
pub(super) fn components(apis: &mut [OpenAPI], unite: &mut Unite<'_>) -> Option<Components> {
    let mut all: Vec<Components> = apis.iter_mut().filter_map(|api| api.components.take()).collect();
    if all.is_empty() {
        return None;
    }
    let all = all.as_mut_slice();
    let schemas = Section { name: "schemas", of: "schema", shape: Shape::Schema };
    let responses = Section { name: "responses", of: "response", shape: Shape::Response };
    let parameters = Section { name: "parameters", of: "parameter", shape: Shape::Parameter };
    let request_bodies = Section { name: "requestBodies", of: "request body", shape: Shape::RequestBody };
    let headers = Section { name: "headers", of: "header", shape: Shape::Header };
    let schemes = Section { name: "securitySchemes", of: "security scheme", shape: Shape::SecurityScheme };
    Some(Components {
        schemas: schemas.unite(all, |components| &mut components.schemas, unite),
        responses: responses.unite(all, |components| &mut components.responses, unite),
        parameters: parameters.unite(all, |components| &mut components.parameters, unite),
        request_bodies: request_bodies.unite(all, |components| &mut components.request_bodies, unite),
        headers: headers.unite(all, |components| &mut components.headers, unite),
        security_schemes: schemes.unite(all, |components| &mut components.security_schemes, unite),
        ..Components::default()
    })
}

/// Components of one kind.
struct Section {
    /// What they are called among components.
    name: &'static str,
    /// What one of them is.
    of: &'static str,
    shape: Shape,
}

impl Section {
    fn unite<T: Serialize>(
        &self,
        all: &mut [Components],
        select: impl Fn(&mut Components) -> &mut IndexMap<String, T>,
        unite: &mut Unite<'_>,
    ) -> IndexMap<String, T> {
        let mut by_name: IndexMap<String, Vec<(T, Option<OriginId>)>> = IndexMap::new();
        for components in all {
            let origin = origin_of(&components.extensions);
            for (name, item) in std::mem::take(select(components)) {
                by_name.entry(name).or_default().push((item, origin));
            }
        }
        by_name.sort_unstable_keys();
        let mut united = IndexMap::with_capacity(by_name.len());
        for (name, copies) in by_name {
            let copies = self.copies(&name, copies, unite);
            let (conflict, subject) = match self.shape {
                Shape::Schema => (Code::MergeConflictingSchema, format!("`{name}`")),
                _ => (Code::MergeConflictingComponent, format!("the {} `{name}`", self.of)),
            };
            let item = unite.unite(copies, &Subject { shape: self.shape, conflict, name: &subject });
            united.extend(item.map(|item| (name, item)));
        }
        united
    }

    /// The copies, each with the place of the component, which references do not carry themselves.
    fn copies<T>(&self, name: &str, copies: Vec<(T, Option<OriginId>)>, unite: &mut Unite<'_>) -> Vec<Copy<T>> {
        let single = copies.len() == 1;
        let copies = copies.into_iter().map(|(item, components)| {
            let origin = components.filter(|_| !single).map(|components| {
                let section = unite.cx.origins.child(components, self.name);
                unite.cx.origins.child(section, name)
            });
            Copy { item, origin }
        });
        copies.collect()
    }
}
