//! Which fields need a `Box`: a type that contains itself by value has no size.

use std::collections::{BTreeMap, BTreeSet};

use super::aliases::ends;
use crate::ir::{Alias, Definition, DefinitionId, DefinitionKind, Shape, Type};

/// Boxes the fields that end a circle, and no others. `definitions` are in the order of their names.
///
/// A walk in depth over the structs, by name, and their fields, by the properties' names, boxes whichever field leads
/// back to a struct that the walk is in; so the document's order changes nothing. Arrays and maps are on the heap and
/// end circles of themselves; aliases and unions are passed through.
pub(super) fn box_fields(definitions: &mut [Definition]) {
    let aliased = |at: usize| match definitions.get(at).map(|definition| &definition.kind) {
        Some(DefinitionKind::Alias(Alias { shape: Shape { ty: Type::Named(id), .. } })) => Some(id.0),
        _ => None,
    };
    let ends = ends(definitions.len(), aliased);
    let edges: Vec<Vec<Edge>> = (0..definitions.len()).map(|at| edges(definitions, &ends, at)).collect();
    let mut walk = Walk { edges: &edges, state: vec![State::Unseen; definitions.len()], boxed: Vec::new() };
    for start in 0..definitions.len() {
        walk.from(start);
    }
    for (at, field) in walk.boxed {
        let kind = definitions.get_mut(at).map(|definition| &mut definition.kind);
        if let Some(DefinitionKind::Struct(object)) = kind
            && let Some(field) = object.fields.get_mut(field)
        {
            field.boxed = true;
        }
    }
}

/// A field of a struct, and the structs that its value contains by value.
#[derive(Debug)]
struct Edge {
    field: usize,
    to: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Unseen,
    /// The walk is inside of it.
    Open,
    Done,
}

struct Walk<'e> {
    edges: &'e [Vec<Edge>],
    state: Vec<State>,
    /// Structs and the positions of their fields.
    boxed: Vec<(usize, usize)>,
}

impl Walk<'_> {
    /// Without recursion, for nothing bounds the length of a chain of structs.
    fn from(&mut self, start: usize) {
        let mut stack = Vec::new();
        self.enter(start, &mut stack);
        while let Some((at, next)) = stack.last_mut() {
            let at = *at;
            if let Some(to) = next.pop() {
                self.enter(to, &mut stack);
            } else {
                self.set(at, State::Done);
                stack.pop();
            }
        }
    }

    fn enter(&mut self, at: usize, stack: &mut Vec<(usize, Vec<usize>)>) {
        if self.state(at) != State::Unseen {
            return;
        }
        self.set(at, State::Open);
        let mut next = Vec::new();
        for edge in self.edges.get(at).into_iter().flatten() {
            if edge.to.iter().any(|to| self.state(*to) == State::Open) {
                self.boxed.push((at, edge.field));
            } else {
                next.extend(&edge.to);
            }
        }
        next.reverse();
        stack.push((at, next));
    }

    fn state(&self, at: usize) -> State {
        self.state.get(at).copied().unwrap_or(State::Done)
    }

    fn set(&mut self, at: usize, state: State) {
        if let Some(slot) = self.state.get_mut(at) {
            *slot = state;
        }
    }
}

/// What a struct's fields contain by value, by the properties' names.
fn edges(definitions: &[Definition], ends: &[usize], at: usize) -> Vec<Edge> {
    let Some(DefinitionKind::Struct(object)) = definitions.get(at).map(|definition| &definition.kind) else {
        return Vec::new();
    };
    let mut fields: BTreeMap<&str, Edge> = BTreeMap::new();
    for (position, field) in object.fields.iter().enumerate() {
        let to = structs_by_value(definitions, ends, &field.shape);
        if !to.is_empty() {
            fields.insert(&field.wire, Edge { field: position, to });
        }
    }
    fields.into_values().collect()
}

/// The structs that a value of this shape contains without an array, a map or another struct in between.
fn structs_by_value(definitions: &[Definition], ends: &[usize], shape: &Shape) -> Vec<usize> {
    let mut structs = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = vec![&shape.ty];
    while let Some(ty) = next.pop() {
        let Type::Named(DefinitionId(id)) = ty else { continue };
        let end = ends.get(*id).copied().unwrap_or(*id);
        if !seen.insert(end) {
            continue;
        }
        match definitions.get(end).map(|definition| &definition.kind) {
            Some(DefinitionKind::Struct(_)) => structs.push(end),
            Some(DefinitionKind::Union(union)) => next.extend(union.variants.iter().map(|variant| &variant.shape.ty)),
            Some(DefinitionKind::Newtype(newtype)) => next.push(&newtype.ty),
            Some(DefinitionKind::Alias(_) | DefinitionKind::Enum(_)) | None => {}
        }
    }
    structs.sort_unstable();
    structs
}
