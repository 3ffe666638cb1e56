//! Checks of whole JSON values: which are needed, and what they consist of.
//!
//! A schema that others refer to has a function of its own, so that circles are calls; what stands in place is checked
//! in place.

mod compile;
mod places;

use std::collections::{BTreeSet, HashMap};

use self::compile::Compile;
use super::directions::{Concerned, Direction};
use super::names;
use super::types::Types;
use crate::ir::{Api, Check, CheckId};
use crate::lower::schemas::{SchemaId, Schemas};

/// The checks that types and places ask for.
#[derive(Debug, Default)]
pub(super) struct Requests {
    entries: Vec<Request>,
    known: HashMap<(Vec<SchemaId>, Direction), CheckId>,
    /// The schemas of which it matters where values travel.
    concerned: Concerned,
}

/// A check of schemas that apply together.
#[derive(Debug)]
struct Request {
    roots: Vec<SchemaId>,
    /// Where the values travel.
    direction: Direction,
    /// The places that it is for, in words.
    words: BTreeSet<String>,
}

impl Requests {
    pub(super) fn new(schemas: &Schemas) -> Self {
        Self { concerned: Concerned::of(schemas), ..Self::default() }
    }

    /// The check that says of values that travel one way what `id` says of all.
    pub(super) fn directed(&mut self, id: CheckId, direction: Direction) -> CheckId {
        let Some(request) = self.entries.get(id.0).filter(|request| request.direction == Direction::Both) else {
            return id;
        };
        let roots = request.roots.clone();
        let words = request.words.first().cloned().unwrap_or_default();
        self.ask_of(roots, direction, &words)
    }

    /// The check of what `roots` assert together, at a place that `words` tell.
    pub(super) fn ask(&mut self, roots: Vec<SchemaId>, words: &str) -> CheckId {
        self.ask_of(roots, Direction::Both, words)
    }

    /// The same of values that travel one way.
    fn ask_of(&mut self, roots: Vec<SchemaId>, direction: Direction, words: &str) -> CheckId {
        let matters = roots.iter().any(|id| self.concerned.has(*id));
        let direction = if matters { direction } else { Direction::Both };
        let next = CheckId(self.entries.len());
        let id = *self.known.entry((roots.clone(), direction)).or_insert(next);
        if id == next {
            self.entries.push(Request { roots, direction, words: BTreeSet::new() });
        }
        if let Some(request) = self.entries.get_mut(id.0) {
            request.words.insert(words.to_owned());
        }
        id
    }
}

/// Makes the checks that are needed, and lets definitions and shapes name them by their places in the end.
pub(super) fn checks(types: &mut Types<'_, '_>, api: &mut Api) {
    places::forget_covered(&mut api.definitions);
    let mut compile = Compile::new(types);
    let mut made: Vec<(CheckId, Check)> = Vec::new();
    let mut next: Vec<CheckId> = places::needed(api).into_iter().collect();
    let mut known: BTreeSet<CheckId> = next.iter().copied().collect();
    while let Some(id) = next.pop() {
        let check = compile.check(id);
        for called in check.calls() {
            if known.insert(called) {
                next.push(called);
            }
        }
        made.push((id, check));
    }
    name(types, &mut made);
    made.sort_by(|(_, one), (_, other)| one.name.cmp(&other.name));
    let moved: HashMap<CheckId, CheckId> =
        made.iter().enumerate().map(|(position, (id, _))| (*id, CheckId(position))).collect();
    api.checks = made.into_iter().map(|(_, check)| check).collect();
    places::renumber(api, &moved);
}

/// Names the functions by what they check.
fn name(types: &Types<'_, '_>, made: &mut [(CheckId, Check)]) {
    let wanted: Vec<(String, String)> = made
        .iter()
        .map(|(id, _)| {
            let request = types.checks.entries.get(id.0);
            let words = request.and_then(|request| request.words.first().cloned()).unwrap_or_default();
            let place = request.and_then(|request| request.roots.first()).map(|id| types.pointer(*id));
            (words, place.unwrap_or_default())
        })
        .collect();
    let wanted: Vec<(String, &str)> = wanted.iter().map(|(words, place)| (words.clone(), place.as_str())).collect();
    for ((_, check), name) in made.iter_mut().zip(names::functions(&wanted, "check")) {
        check.name = name;
    }
}
