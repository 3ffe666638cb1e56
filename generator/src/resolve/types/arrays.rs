//! Arrays and tuples (JSON Schema 2020-12 core §10.3.1, validation §6.4).

use std::collections::BTreeSet;

use super::conjunction::{Conjunction, Part};
use super::{Built, Types, constraints};
use crate::ir::{Constraint, Shape, Type};
use crate::lower::schemas::{Arrays, SchemaId};
use crate::resolve::draft::{Site, plain};

/// A longer tuple is an array of any values.
const LONGEST_TUPLE: usize = 8;

impl<'a> Types<'a, '_> {
    pub(super) fn array(&mut self, parts: &[Part<'a>], site: &Site<'_>) -> Built<'a> {
        let arrays: Vec<&'a Arrays> = parts.iter().filter_map(|part| part.arrays()).collect();
        let exact = arrays.iter().all(|arrays| arrays.contains.is_none() && arrays.unevaluated_items.is_none());
        if arrays.iter().any(|arrays| !arrays.prefix_items.is_empty()) {
            return self.with_prefix(parts, &arrays, site).exact_if(exact);
        }
        let mut items: Vec<SchemaId> = arrays.iter().filter_map(|arrays| arrays.items).collect();
        items.dedup();
        let (shape, exact_items) = match items.is_empty() {
            true => (plain(Type::Any), true),
            false => self.shape(&Conjunction { roots: items, ..Conjunction::default() }, &site.inner("Item")),
        };
        let built = Built::plain(Type::Array(Box::new(shape)), limits(&arrays), true);
        built.exact_if(exact && exact_items)
    }

    /// An array whose first elements have schemas of their own: a tuple, if they are all that there is.
    fn with_prefix(&mut self, parts: &[Part<'a>], arrays: &[&'a Arrays], site: &Site<'_>) -> Built<'a> {
        let [only] = arrays else { return self.mixed(parts, arrays) };
        let length = only.prefix_items.len();
        let all_there = only.min_items == u64::try_from(length).ok();
        let no_more =
            only.max_items == u64::try_from(length).ok() || only.items.is_some_and(|items| self.is_never(items));
        if !(all_there && no_more && length <= LONGEST_TUPLE) || self.is_part_of_itself(parts, only) {
            return self.mixed(parts, arrays);
        }
        let words = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"];
        let mut exact = !only.unique_items;
        let mut elements = Vec::with_capacity(length);
        for (id, word) in only.prefix_items.iter().zip(words.into_iter().chain(std::iter::repeat("Item"))) {
            let (shape, exact_element) = self.shape(&Conjunction::from(*id), &site.inner(word));
            exact &= exact_element;
            elements.push(shape);
        }
        Built::plain(Type::Tuple(elements), Vec::new(), exact)
    }

    /// Whether an element of a tuple leads back to the tuple: no box would be there to end the circle.
    fn is_part_of_itself(&self, parts: &[Part<'a>], arrays: &Arrays) -> bool {
        let own: BTreeSet<SchemaId> = parts.iter().map(|part| self.canonical(part.id)).collect();
        let mut seen = BTreeSet::new();
        let mut next = arrays.prefix_items.clone();
        while let Some(id) = next.pop().map(|id| self.canonical(id)) {
            if own.contains(&id) {
                return true;
            }
            if seen.insert(id) {
                next.extend(self.schemas.get(id).children());
            }
        }
        false
    }

    /// An array of elements that may all be different.
    fn mixed(&mut self, parts: &[Part<'a>], arrays: &[&'a Arrays]) -> Built<'a> {
        let mut schemas: Vec<SchemaId> = Vec::new();
        for arrays in arrays {
            schemas.extend(&arrays.prefix_items);
            schemas.extend(arrays.items.filter(|items| !self.is_never(*items)));
        }
        let open = arrays.iter().any(|arrays| arrays.items.is_none());
        let first_inner = self.pending();
        let mut shapes: Vec<Shape> = Vec::new();
        for id in schemas {
            let (shape, _) = self.shape(&Conjunction::from(id), &Site::OWNER.inner("Item"));
            shapes.push(Shape { constraints: Vec::new(), ..shape });
        }
        let same = shapes.first().filter(|first| !open && shapes.iter().all(|shape| shape == *first)).cloned();
        if same.is_none() {
            self.pending_truncate(first_inner);
            let origin = parts.iter().find(|part| part.arrays().is_some()).map(|part| part.schema.origin);
            origin.into_iter().for_each(|origin| self.cx.untyped(origin, true));
        }
        let item = same.unwrap_or_else(|| plain(Type::Any));
        Built::plain(Type::Array(Box::new(item)), Vec::new(), false)
    }
}

/// The limits of an array's length, and that its elements differ.
fn limits(arrays: &[&Arrays]) -> Vec<Constraint> {
    let minimum = arrays.iter().filter_map(|arrays| arrays.min_items).max();
    let maximum = arrays.iter().filter_map(|arrays| arrays.max_items).min();
    let mut limits = constraints::items(minimum, maximum);
    if arrays.iter().any(|arrays| arrays.unique_items) {
        limits.push(Constraint::UniqueItems);
    }
    limits
}
