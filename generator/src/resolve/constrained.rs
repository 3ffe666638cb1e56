//! Which definitions have values that can break a constraint.

use crate::ir::{Additional, Definition, DefinitionId, DefinitionKind, Shape, Type};

/// Fills in [`Definition::constrained`]: a definition is so by itself, or by one that it is made of.
pub(super) fn mark(definitions: &mut [Definition]) {
    let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); definitions.len()];
    let mut next = Vec::new();
    for (at, definition) in definitions.iter().enumerate() {
        let kind = &definition.kind;
        if definition.check.is_some() || by_itself(kind) || kind.shapes().into_iter().any(asserts) {
            next.push(at);
        }
        for DefinitionId(on) in kind.named() {
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
