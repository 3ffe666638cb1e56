//! Schemas whose `discriminator` tells apart not their own alternatives but those that are composed of them: a parent and
//! its children (OpenAPI 3.1.1 §4.8.25.4, "polymorphism by `allOf`").

use std::collections::{BTreeMap, BTreeSet};

use super::conjunction::Conjunction;
use super::kinds::KindSet;
use super::named::Named;
use super::unions::Branch;
use super::{Built, Types, What};
use crate::ir::{Decision, JsonKind, Shape, Type};
use crate::lower::schemas::{Discriminator, SchemaId, Schemas};
use crate::resolve::draft::{DraftKind, DraftUnion, Site, plain};

/// The parents, each with its children in the document's order.
#[derive(Debug, Default)]
pub(super) struct Parents(BTreeMap<SchemaId, Vec<SchemaId>>);

impl Parents {
    pub(super) fn of(schemas: &Schemas, named: &Named) -> Self {
        let components: Vec<SchemaId> = named.iter().filter(|(_, name)| name.is_some()).map(|(id, _)| id).collect();
        let mut parents = Self::default();
        for id in components.iter().filter(|id| discriminator(schemas, **id).is_some()) {
            parents.0.insert(*id, Vec::new());
        }
        if parents.0.is_empty() {
            return parents;
        }
        for child in components {
            for ancestor in ancestors(schemas, named, child) {
                if let Some(children) = parents.0.get_mut(&ancestor) {
                    children.push(child);
                }
            }
        }
        parents.0.retain(|_, children| !children.is_empty());
        parents
    }

    /// The children of a schema; `None` where it is no parent.
    fn children(&self, id: SchemaId) -> Option<&[SchemaId]> {
        self.0.get(&id).map(Vec::as_slice)
    }
}

/// What tells the children of a schema apart, if it has some.
fn discriminator(schemas: &Schemas, id: SchemaId) -> Option<&Discriminator> {
    let schema = schemas.get(id);
    let of_its_own =
        schema.applied.as_deref().is_some_and(|applied| !applied.any_of.is_empty() || !applied.one_of.is_empty());
    schema.annotations.as_deref()?.discriminator.as_ref().filter(|_| !of_its_own)
}

/// The components that a schema is composed of by `allOf`. One that is nothing but a reference is not composed.
fn ancestors(schemas: &Schemas, named: &Named, id: SchemaId) -> BTreeSet<SchemaId> {
    let mut ancestors = BTreeSet::new();
    let composed = schemas.get(id).applied.as_deref();
    let mut next: Vec<SchemaId> = composed.map(|applied| applied.all_of.clone()).unwrap_or_default();
    while let Some(at) = next.pop() {
        if ancestors.insert(named.canonical(at)) {
            next.extend(schemas.get(at).together());
        }
    }
    ancestors.remove(&id);
    ancestors
}

impl<'a> Types<'a, '_> {
    /// Whether a schema that is looked into is composed of a parent: its type is not the parent's, which has it as a
    /// variant.
    pub(super) fn is_child_of(&self, whole: &Conjunction, parent: SchemaId) -> bool {
        let is = |id: &SchemaId| self.parents.children(parent).is_some_and(|children| children.contains(id));
        whole.roots.iter().any(is)
    }

    /// The type of a parent: any of its children, or, whatever else the property says, an object with no more than its
    /// own properties. `None` where a schema is no parent.
    pub(super) fn family(&mut self, id: SchemaId) -> Option<Built<'a>> {
        let children = self.parents.children(id)?.to_vec();
        let objects = KindSet::of(JsonKind::Object);
        let discriminator: &'a Discriminator = discriminator(self.schemas, id)?;
        if self.kinds.of(id).set != objects {
            return None;
        }
        let mut known = BTreeSet::new();
        let mut variants = Vec::with_capacity(children.len() + 1);
        let mut exact = true;
        for child in children.into_iter().filter(|child| *child != id) {
            let mut tags = self.tags_of_child(discriminator, id, child);
            tags.retain(|tag| known.insert(tag.clone()));
            if tags.is_empty() || self.kinds.of(child).set != objects {
                continue;
            }
            let branch = Branch { id: child, kinds: objects, whole: Conjunction::from(child) };
            let words = self.component_name(child).unwrap_or_default();
            let (shape, exact_child) = self.shape(&branch.whole, &Site::OWNER.inner(&words));
            exact &= exact_child;
            variants.push(self.variant(&branch, words, Some(&tags), shape));
        }
        let whole = Conjunction::from(id);
        let base = Branch { id, kinds: objects, whole: whole.clone() };
        let (shape, exact_base) = self.base(&whole);
        variants.push(self.variant(&base, "Base".to_owned(), None, shape));
        let union = DraftUnion { variants, decision: Decision::Tag(discriminator.property.to_string()) };
        Some(Built::named(DraftKind::Union(union), exact && exact_base))
    }

    /// What a parent is without its children.
    fn base(&mut self, whole: &Conjunction) -> (Shape, bool) {
        let site = Site::OWNER.inner("Base");
        let first_inner = self.pending();
        let built = self.flat(whole, &site);
        match built.what {
            What::Plain(ty, constraints) => (Shape { ty, nullable: false, constraints }, built.exact),
            What::Named(kind) => {
                let id = self.intern(kind, whole, built.exact, &site, first_inner);
                (plain(Type::Named(id)), true)
            }
        }
    }

    /// The texts by which a child is known: those that are mapped to it, a constant of its own, or its name.
    fn tags_of_child(&self, discriminator: &Discriminator, parent: SchemaId, child: SchemaId) -> Vec<String> {
        let mapped = discriminator.mapping.iter().filter(|(_, id)| self.canonical(*id) == child);
        let mapped: Vec<String> = mapped.map(|(text, _)| text.to_string()).collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let inherited: BTreeSet<SchemaId> =
            Conjunction::from(parent).parts(self.schemas).iter().map(|part| part.id).collect();
        let own = Conjunction::from(child).parts(self.schemas);
        let own = own.iter().filter(|part| !inherited.contains(&part.id)).filter_map(|part| part.objects());
        let constant = own.filter_map(|objects| objects.properties.get(&*discriminator.property)).find_map(|id| {
            let parts = Conjunction::from(*id).parts(self.schemas);
            match parts.iter().find_map(|part| part.values())? {
                [only] => only.as_str().map(str::to_owned),
                _ => None,
            }
        });
        constant.or_else(|| self.component_name(child)).into_iter().collect()
    }
}
