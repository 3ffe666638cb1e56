//! Which definitions have values that can break a constraint.

use crate::ir::{Additional, Definition, DefinitionId, DefinitionKind, Shape, Type};

/// Fills in [`Definition::constrained`]: a definition is so by itself, or by one that it is made of.
pub(super) fn mark(definitions: &mut [Definition]) {
    let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); definitions.len()];
    let mut next = Vec::new();
    for (at, definition) in definitions.iter().enumerate() {
        let shapes = shapes(&definition.kind);
        if definition.check.is_some() || by_itself(&definition.kind) || shapes.iter().any(|shape| asserts(shape)) {
            next.push(at);
        }
        let wrapped = match &definition.kind {
            DefinitionKind::Newtype(newtype) => newtype.ty.named(),
            _ => Vec::new(),
        };
        for DefinitionId(on) in shapes.into_iter().flat_map(|shape| shape.ty.named()).chain(wrapped) {
            if let Some(list) = dependents.get_mut(on) {
                list.push(at);
            }
        }
    }
    while let Some(at) = next.pop() {
        let Some(definition) = definitions.get_mut(at) else { continue };
        if !std::mem::replace(&mut definition.constrained, true) {
            next.extend(dependents.get(at).into_iter().flatten());
        }
    }
}

fn by_itself(kind: &DefinitionKind) -> bool {
    match kind {
        // None of the properties that have no field may be one that has.
        DefinitionKind::Struct(object) => {
            let carries = matches!(object.additional, Additional::Kept(_) | Additional::Typed(..));
            carries || !object.constraints.is_empty()
        }
        // A value that is not listed may be received, and must not be sent.
        DefinitionKind::Enum(list) => list.unknown.is_some(),
        DefinitionKind::Newtype(_) => true,
        DefinitionKind::Union(_) | DefinitionKind::Alias(_) => false,
    }
}

/// Whether something is asserted here, whatever the definition that is named asserts.
fn asserts(shape: &Shape) -> bool {
    !shape.constraints.is_empty()
        || match &shape.ty {
            // As deep as the document nests arrays, which is bounded.
            Type::Array(inner) | Type::Map(inner) => asserts(inner),
            Type::Tuple(elements) => elements.iter().any(asserts),
            // JSON has neither infinity nor a value that is not a number.
            Type::Number(_) => true,
            _ => false,
        }
}

fn shapes(kind: &DefinitionKind) -> Vec<&Shape> {
    match kind {
        DefinitionKind::Struct(object) => {
            let additional = match &object.additional {
                Additional::Typed(_, shape) => Some(&**shape),
                Additional::Dropped | Additional::Kept(_) | Additional::Denied => None,
            };
            object.fields.iter().map(|field| &field.shape).chain(additional).collect()
        }
        DefinitionKind::Union(union) => union.variants.iter().map(|variant| &variant.shape).collect(),
        DefinitionKind::Alias(alias) => vec![&alias.shape],
        DefinitionKind::Enum(_) | DefinitionKind::Newtype(_) => Vec::new(),
    }
}
