//! Properties whose texts tell alternatives apart: `discriminator`, and constants (OpenAPI 3.1.1 §4.8.25).

use std::collections::HashSet;

use super::Types;
use super::conjunction::Conjunction;
use super::kinds::KindSet;
use super::unions::{Branch, Group};
use crate::ir::JsonKind;
use crate::lower::schemas::{Discriminator, SchemaId};

/// A property that tells alternatives apart.
pub(super) struct Tags {
    pub(super) property: String,
    /// The texts of each alternative.
    pub(super) variants: Vec<Vec<String>>,
}

/// What an object's property can be.
struct Texts {
    texts: Vec<String>,
    required: bool,
}

impl<'a> Types<'a, '_> {
    /// The property that tells alternatives apart, all of which have to be objects.
    pub(super) fn tags(&self, group: Group<'a>, branches: &[Branch]) -> Option<Tags> {
        let objects = KindSet::of(JsonKind::Object);
        if branches.iter().any(|branch| branch.kinds != objects) {
            return None;
        }
        let annotations = group.of.schema.annotations.as_deref();
        match annotations.and_then(|annotations| annotations.discriminator.as_ref()) {
            Some(discriminator) => self.discriminated(discriminator, branches),
            None => self.by_constants(branches),
        }
    }

    fn discriminated(&self, discriminator: &Discriminator, branches: &[Branch]) -> Option<Tags> {
        let property = &*discriminator.property;
        let mut variants = Vec::with_capacity(branches.len());
        for branch in branches {
            let constants = self.texts(&branch.whole, property);
            let behind = self.behind(branch.id);
            let mapped = discriminator.mapping.iter().filter(|(_, id)| self.behind(*id) == behind);
            let mut texts: Vec<String> = mapped.map(|(text, _)| text.to_string()).collect();
            match constants {
                Some(constants) => {
                    texts.extend(constants.texts);
                }
                None if texts.is_empty() => texts.extend(self.component_name(branch.id)),
                None => {}
            }
            dedup(&mut texts);
            variants.push(texts);
        }
        let tagged = variants.iter().all(|texts| !texts.is_empty());
        let distinct = are_distinct(&variants);
        (tagged && distinct).then(|| Tags { property: property.to_owned(), variants })
    }

    /// Without a discriminator, a property that all require and that has other constants in each.
    fn by_constants(&self, branches: &[Branch]) -> Option<Tags> {
        let first = branches.first()?;
        let parts = first.whole.parts(self.schemas);
        let candidates = parts.iter().filter_map(|part| part.objects()).flat_map(|objects| objects.properties.keys());
        let mut known = HashSet::new();
        candidates.filter(|name| known.insert(&***name)).find_map(|name| {
            let texts = branches.iter().map(|branch| self.texts(&branch.whole, name).filter(|texts| texts.required));
            let variants: Vec<Vec<String>> =
                texts.map(|texts| texts.map(|texts| texts.texts)).collect::<Option<_>>()?;
            are_distinct(&variants).then(|| Tags { property: name.to_string(), variants })
        })
    }

    /// The texts that a property is limited to.
    fn texts(&self, whole: &Conjunction, property: &str) -> Option<Texts> {
        let parts = whole.parts(self.schemas);
        let objects: Vec<_> = parts.iter().filter_map(|part| part.objects()).collect();
        let required = objects.iter().any(|objects| objects.required.iter().any(|name| &**name == property));
        let values = objects.iter().filter_map(|objects| objects.properties.get(property)).find_map(|id| {
            let parts = Conjunction::from(*id).parts(self.schemas);
            let values = parts.iter().find_map(|part| part.values())?;
            values.iter().map(|value| value.as_str().map(str::to_owned)).collect::<Option<Vec<String>>>()
        })?;
        (!values.is_empty()).then_some(Texts { texts: values, required })
    }

    /// What a schema is that is nothing but a reference: what that leads to.
    fn behind(&self, id: SchemaId) -> SchemaId {
        let mut id = id;
        for _ in 0..8 {
            match self.schemas.get(id).reference {
                Some(next) if self.position(id).is_none() => id = next,
                _ => break,
            }
        }
        self.canonical(id)
    }

    /// The name of the component that an alternative is.
    pub(super) fn component_name(&self, id: SchemaId) -> Option<String> {
        let mut id = id;
        // An alternative that is nothing but a reference stands for what it leads to.
        for _ in 0..8 {
            let schema = self.schemas.get(id);
            if let Some(name) = &schema.component {
                return Some(name.to_string());
            }
            id = schema.reference?;
        }
        None
    }
}

fn dedup(texts: &mut Vec<String>) {
    let mut known = HashSet::new();
    texts.retain(|text| known.insert(text.clone()));
}

fn are_distinct(variants: &[Vec<String>]) -> bool {
    let mut known = HashSet::new();
    variants.iter().flatten().all(|text| known.insert(text.as_str()))
}
