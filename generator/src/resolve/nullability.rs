//! Null belongs to the places where a type is used, never to the type: `Option<T>`.

use super::draft::{Draft, DraftKind};
use crate::ir::{DefinitionId, Shape, Type};

/// Which definitions make the places that name them nullable.
#[derive(Debug)]
pub(super) struct Nullability {
    nullable: Vec<bool>,
    /// Aliases of any value, where null needs no mention.
    anything: Vec<bool>,
}

impl Nullability {
    /// A definition is nullable if the document says so, or if it is an alias or a newtype of one that is or a union with
    /// one, and nothing beside that rules null out.
    pub(super) fn of(drafts: &[Draft<'_>], terminals: &[DefinitionId]) -> Self {
        let mut depends: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
        for (at, draft) in drafts.iter().enumerate() {
            for ty in outermost_types(draft) {
                if let Type::Named(DefinitionId(on)) = ty
                    && let Some(dependents) = depends.get_mut(*on)
                {
                    dependents.push(at);
                }
            }
        }
        let mut nullable: Vec<bool> = drafts.iter().map(is_nullable).collect();
        let mut next: Vec<usize> = (0..).zip(&nullable).filter(|(_, nullable)| **nullable).map(|(at, _)| at).collect();
        while let Some(at) = next.pop() {
            for dependent in depends.get(at).into_iter().flatten() {
                if let Some(slot) = nullable.get_mut(*dependent)
                    && !*slot
                {
                    *slot = true;
                    next.push(*dependent);
                }
            }
        }
        let anything = terminals.iter().map(|terminal| drafts.get(terminal.0).is_some_and(is_anything)).collect();
        Self { nullable, anything }
    }

    /// Brings what the drafts themselves say to the places of use.
    pub(super) fn apply_to_drafts(&self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            let owns_null = matches!(draft.kind, DraftKind::Alias(_) | DraftKind::Union(_));
            for shape in draft.shapes_mut() {
                self.apply(shape);
                if owns_null {
                    shape.nullable = false;
                }
            }
        }
    }

    /// Makes a shape nullable where what it names is so, within arrays, maps and tuples too.
    pub(super) fn apply(&self, shape: &mut Shape) {
        shape.each_mut(&mut |shape| {
            if let Type::Named(DefinitionId(id)) = &shape.ty {
                let says = |list: &[bool]| list.get(*id).copied().unwrap_or(false);
                shape.nullable = (shape.nullable || says(&self.nullable)) && !says(&self.anything);
            }
        });
    }
}

/// The shapes whose null is the definition's own.
fn outermost<'d>(draft: &'d Draft<'_>) -> Vec<&'d Shape> {
    match draft.kind {
        DraftKind::Alias(_) | DraftKind::Union(_) if !draft.denies_null => draft.shapes(),
        _ => Vec::new(),
    }
}

/// The types whose null is the definition's own.
fn outermost_types<'d>(draft: &'d Draft<'_>) -> Vec<&'d Type> {
    match &draft.kind {
        DraftKind::Newtype(newtype) if !draft.denies_null => vec![&newtype.ty],
        _ => outermost(draft).into_iter().map(|shape| &shape.ty).collect(),
    }
}

fn is_nullable(draft: &Draft<'_>) -> bool {
    draft.nullable || outermost(draft).iter().any(|shape| shape.nullable)
}

fn is_anything(draft: &Draft<'_>) -> bool {
    matches!(&draft.kind, DraftKind::Alias(shape) if shape.ty == Type::Any)
}
