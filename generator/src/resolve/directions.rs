//! Properties that go one way only: `readOnly` and `writeOnly` (OpenAPI 3.0.4 §4.7.24.2; JSON Schema 2020-12 §9.4).
//!
//! What is received has no property that is only written, what is sent none that is only read; `required` says nothing
//! of them there. A type that is sent and received and has such properties, be it in a part of it, is two types: its own,
//! which is received, and a twin, which is sent.

mod checks;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::checks::{Concerned, directed_properties, marks};
use super::aliases::terminals;
use super::draft::{Draft, DraftKind, DraftStruct, Leaf, Occurrence, Owner};
use super::types::Types;
use super::usage::{Roots, reachable};
use crate::ir::{Constraint, Decision, DefinitionId, Shape, Type};

/// Where a property may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) enum Direction {
    /// In what is sent and in what is received.
    #[default]
    Both,
    /// In what is sent: it is `writeOnly`.
    Sent,
    /// In what is received: it is `readOnly`.
    Received,
}

impl Direction {
    /// Of a property with these annotations. What is both is neither.
    pub(super) fn of(read_only: bool, write_only: bool) -> Self {
        match (read_only, write_only) {
            (true, false) => Self::Received,
            (false, true) => Self::Sent,
            _ => Self::Both,
        }
    }

    /// Whether a property that goes this way stands in a value that goes the other.
    pub(super) fn allows(self, value: Self) -> bool {
        self == Self::Both || value == Self::Both || self == value
    }
}

/// Takes properties from types that go the other way, and gives those that go both ways a twin, by which everything that
/// is sent is redirected.
///
/// `shapes_sent` is everything that is sent, of which `roots` are the outermost definitions.
pub(super) fn split<'s>(
    types: &mut Types<'_, '_>,
    roots: &mut Roots,
    shapes_sent: impl Iterator<Item = &'s mut Shape>,
) {
    let mut drafts = std::mem::take(&mut types.drafts);
    keep_tags(&mut drafts);
    let one_way = concerned(&drafts);
    let sent = reachable(&drafts, &roots.sent);
    let received = reachable(&drafts, &roots.received);
    let goes = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(false);
    let both = |at: &usize| goes(&one_way, *at) && goes(&sent, *at) && goes(&received, *at);

    let first = drafts.len();
    let originals: Vec<usize> = (0..first).filter(both).collect();
    let twins: BTreeMap<usize, DefinitionId> = originals.iter().copied().zip((first..).map(DefinitionId)).collect();
    drafts.extend(originals.iter().filter_map(|at| Some(twin(drafts.get(*at)?, *at))).collect::<Vec<_>>());

    let mut directed = Vec::with_capacity(drafts.len());
    for at in 0..drafts.len() {
        directed.push(match (at >= first || goes(&sent, at), at < first && goes(&received, at)) {
            (true, true) if twins.contains_key(&at) => Direction::Received,
            (true, false) => Direction::Sent,
            (false, true) => Direction::Received,
            _ => Direction::Both,
        });
    }
    take_properties(&mut drafts, &directed);
    for (draft, direction) in drafts.iter_mut().zip(&directed) {
        if *direction == Direction::Sent {
            draft.mentions_mut(&mut |id| redirect(id, &twins));
        }
        draft.check = draft.check.map(|id| types.checks.directed(id, *direction));
        draft.shapes_mut().into_iter().for_each(|shape| direct_checks(shape, *direction, types));
    }
    roots.sent.iter_mut().for_each(|id| redirect(id, &twins));
    for shape in shapes_sent {
        shape.ty.named_mut(&mut |id| redirect(id, &twins));
        direct_checks(shape, Direction::Sent, types);
    }
    types.drafts = drafts;
}

/// What tells the alternatives of a union apart goes where they go.
fn keep_tags(drafts: &mut [Draft<'_>]) {
    let ends = terminals(drafts);
    let mut tags: Vec<(usize, String)> = Vec::new();
    for draft in drafts.iter() {
        let DraftKind::Union(union) = &draft.kind else { continue };
        let Decision::Tag(property) = &union.decision else { continue };
        tags.extend(union.variants.iter().filter_map(|variant| Some((end(&ends, &variant.shape)?, property.clone()))));
    }
    for (at, property) in tags {
        if let Some(object) = drafts.get_mut(at).and_then(as_struct) {
            let tag = object.fields.iter_mut().filter(|field| field.wire == property);
            tag.for_each(|field| field.direction = Direction::Both);
        }
    }
}

fn as_struct<'d, 'a>(draft: &'d mut Draft<'a>) -> Option<&'d mut DraftStruct<'a>> {
    match &mut draft.kind {
        DraftKind::Struct(object) => Some(object),
        _ => None,
    }
}

/// The definition that a shape stands for at last.
fn end(ends: &[DefinitionId], shape: &Shape) -> Option<usize> {
    let Type::Named(id) = shape.ty else { return None };
    ends.get(id.0).map(|end| end.0)
}

/// Which drafts have properties that go one way, or are made of one that has.
fn concerned(drafts: &[Draft<'_>]) -> Vec<bool> {
    let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    let mut next = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        if let DraftKind::Struct(object) = &draft.kind
            && object.fields.iter().any(|field| field.direction != Direction::Both)
        {
            next.push(at);
        }
        for DefinitionId(on) in draft.mentions() {
            dependents.get_mut(on).into_iter().for_each(|list| list.push(at));
        }
    }
    let mut concerned = vec![false; drafts.len()];
    while let Some(at) = next.pop() {
        if let Some(slot) = concerned.get_mut(at)
            && !std::mem::replace(slot, true)
        {
            next.extend(dependents.get(at).into_iter().flatten());
        }
    }
    concerned
}

/// What is sent instead of the draft at this position.
fn twin<'a>(original: &Draft<'a>, at: usize) -> Draft<'a> {
    let leaf = Leaf { head: "Input".to_owned(), tail: String::new(), named: false };
    let occurrence = Occurrence { owner: Owner::Definition(DefinitionId(at)), leaf };
    Draft {
        schema_name: None,
        is_target: false,
        twin_of: Some(DefinitionId(at)),
        occurrences: BTreeSet::from([occurrence]),
        ..original.clone()
    }
}

/// Takes from each draft the properties that do not go its way.
fn take_properties(drafts: &mut [Draft<'_>], directed: &[Direction]) {
    let ends = terminals(drafts);
    let mut taken: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (at, (draft, direction)) in drafts.iter_mut().zip(directed).enumerate() {
        let Some(object) = as_struct(draft) else { continue };
        let is_taken = |field: Direction| !field.allows(*direction);
        let names = object.fields.iter().filter(|field| is_taken(field.direction)).map(|field| field.wire.to_owned());
        let names: BTreeSet<String> = names.collect();
        if !names.is_empty() {
            object.fields.retain(|field| !is_taken(field.direction));
            taken.insert(at, names);
        }
    }
    // What their unions know of them.
    for draft in drafts.iter_mut() {
        let DraftKind::Union(union) = &mut draft.kind else { continue };
        for variant in &mut union.variants {
            if let Some(names) = end(&ends, &variant.shape).and_then(|at| taken.get(&at)) {
                variant.required.retain(|name| !names.contains(name));
                variant.properties.retain(|name| !names.contains(name));
            }
        }
    }
}

fn redirect(id: &mut DefinitionId, twins: &BTreeMap<usize, DefinitionId>) {
    if let Some(twin) = twins.get(&id.0) {
        *id = *twin;
    }
}

/// Lets the checks of a place say what holds of values that go this way.
fn direct_checks(shape: &mut Shape, direction: Direction, types: &mut Types<'_, '_>) {
    shape.each_mut(&mut |shape| {
        for constraint in &mut shape.constraints {
            if let Constraint::Whole(id) = constraint {
                *id = types.checks.directed(*id, direction);
            }
        }
    });
}
