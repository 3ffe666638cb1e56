//! Schemas that apply themselves to the same value, without end (JSON Schema 2020-12 core §9.4.1).

use crate::diagnostic::Code;
use crate::lower::Walk;
use crate::lower::schemas::{Schema, SchemaId, Schemas};

/// How far the walk is with a schema.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    Open,
    Done,
}

/// Cuts every circle among the schemas from `first` on that never leads into an item or a property: to check a value
/// against one would take for ever.
pub(super) fn cut(first: usize, walk: &mut Walk<'_, '_>) {
    let back = back_edges(first, &walk.cx.schemas);
    for (from, to) in back {
        let schema = walk.cx.schemas.get(from);
        let origin = schema.origin;
        // Components that are nothing but references to one another were reported with all their places.
        let ends = [schema, walk.cx.schemas.get(to)];
        let names = ends.into_iter().filter_map(|schema| schema.component.as_deref());
        let reported = names.into_iter().any(|name| walk.circular.contains(name));
        if !reported {
            let message = "this schema applies itself to the same value, without end; that is ignored";
            let related = walk.cx.label(walk.cx.schemas.get(to).origin, "the circle leads back to here");
            let diagnostic = walk.cx.warning(Code::ReferenceCycle, origin, message);
            diagnostic.related.push(related);
        }
        if let Some(schema) = walk.cx.schemas.get_mut(from) {
            forget(schema, to);
        }
    }
}

/// The edges that lead back to a schema that the walk is in, found without recursion.
fn back_edges(first: usize, schemas: &Schemas) -> Vec<(SchemaId, SchemaId)> {
    let mut state = vec![State::Unseen; schemas.len()];
    let mut back = Vec::new();
    for (id, _) in schemas.iter().skip(first) {
        let mut stack: Vec<(SchemaId, Vec<SchemaId>)> = Vec::new();
        if at(&state, id) == State::Unseen {
            set(&mut state, id, State::Open);
            stack.push((id, in_place(schemas.get(id))));
        }
        while let Some((from, next)) = stack.last_mut() {
            let from = *from;
            match next.pop() {
                Some(to) => match at(&state, to) {
                    State::Unseen => {
                        set(&mut state, to, State::Open);
                        stack.push((to, in_place(schemas.get(to))));
                    }
                    State::Open => back.push((from, to)),
                    State::Done => {}
                },
                None => {
                    set(&mut state, from, State::Done);
                    stack.pop();
                }
            }
        }
    }
    back
}

fn at(state: &[State], id: SchemaId) -> State {
    usize::try_from(id.0).ok().and_then(|index| state.get(index)).copied().unwrap_or(State::Done)
}

fn set(states: &mut [State], id: SchemaId, state: State) {
    if let Some(slot) = usize::try_from(id.0).ok().and_then(|index| states.get_mut(index)) {
        *slot = state;
    }
}

/// The schemas that apply to the same value.
fn in_place(schema: &Schema) -> Vec<SchemaId> {
    let mut ids: Vec<SchemaId> = schema.reference.into_iter().collect();
    if let Some(applied) = schema.applied.as_deref() {
        ids.extend(applied.all_of.iter().chain(&applied.any_of).chain(&applied.one_of));
        ids.extend([applied.not, applied.condition, applied.then, applied.otherwise].into_iter().flatten());
    }
    if let Some(objects) = schema.objects.as_deref() {
        ids.extend(objects.dependent_schemas.values());
    }
    ids
}

fn forget(schema: &mut Schema, id: SchemaId) {
    schema.reference = schema.reference.filter(|reference| *reference != id);
    if let Some(applied) = schema.applied.as_deref_mut() {
        for list in [&mut applied.all_of, &mut applied.any_of, &mut applied.one_of] {
            list.retain(|other| *other != id);
        }
        for one in [&mut applied.not, &mut applied.condition, &mut applied.then, &mut applied.otherwise] {
            *one = one.filter(|other| *other != id);
        }
    }
    if let Some(objects) = schema.objects.as_deref_mut() {
        objects.dependent_schemas.retain(|_, other| *other != id);
    }
}
