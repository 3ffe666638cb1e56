//! A run in numbers.

use crate::ir::{Api, Body, DefinitionKind, Shape, Type};
use crate::merge::Merged;

/// What was read and made, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents read; a page can hold several.
    pub documents: usize,
    /// Component schemas in all documents, each copy counted.
    pub schema_copies: usize,
    /// Component schemas after merging.
    pub schemas: usize,
    /// Operations that the documents declare.
    pub operations_declared: usize,
    /// Operations that the client has, each once, however many methods it has for bodies of several media types.
    pub operations: usize,
    /// Operations whose list comes in pages.
    pub paginated: usize,
    /// Types in the `models` module.
    pub models: usize,
    /// Assertions that the client checks: each limit, and each list of allowed values.
    pub constraints: usize,
    /// Schemas that are checked on the JSON itself.
    pub checks: usize,
    /// Regular expressions; a client that has any depends on an engine for them.
    pub patterns: usize,
}

impl Summary {
    pub(crate) fn new(merged: &Merged, api: &Api) -> Self {
        Self {
            documents: merged.documents,
            schema_copies: merged.schema_copies,
            schemas: merged.api.components.as_ref().map_or(0, |components| components.schemas.len()),
            operations_declared: merged.operations,
            operations: operations(api),
            paginated: api.operations.iter().filter(|operation| operation.pagination.is_some()).count(),
            models: api.definitions.len(),
            constraints: constraints(api),
            checks: api.checks.len(),
            patterns: api.patterns.len(),
        }
    }
}

/// Those that are one in the document stand behind one another.
fn operations(api: &Api) -> usize {
    let mut places: Vec<_> = api.operations.iter().map(|operation| (&operation.path, operation.method)).collect();
    places.dedup();
    places.len()
}

fn constraints(api: &Api) -> usize {
    let models: usize = api.definitions.iter().map(|definition| in_definition(&definition.kind)).sum();
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    let parameters: usize = parameters.map(|parameter| in_shape(&parameter.shape)).sum();
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref());
    let bodies: usize = bodies.flat_map(Body::shapes).map(in_shape).sum();
    models + parameters + bodies
}

fn in_definition(kind: &DefinitionKind) -> usize {
    let own = match kind {
        DefinitionKind::Struct(model) => model.constraints.len(),
        DefinitionKind::Enum(_) => 1,
        DefinitionKind::Newtype(newtype) => newtype.constraints.len(),
        DefinitionKind::Union(_) | DefinitionKind::Alias(_) => 0,
    };
    own + kind.shapes().into_iter().map(in_shape).sum::<usize>()
}

fn in_shape(shape: &Shape) -> usize {
    let nested = match &shape.ty {
        Type::Array(inner) | Type::Map(inner) => in_shape(inner),
        Type::Tuple(elements) => elements.iter().map(in_shape).sum(),
        _ => 0,
    };
    shape.constraints.len() + nested
}
