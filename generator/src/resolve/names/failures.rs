//! Names of failures that several operations have in common.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::scope::Scope;
use super::{type_identifier, words};
use crate::ir::Identifier;

/// What a name can say of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) struct FailureWords<'w> {
    /// Its variant.
    pub(in crate::resolve) variant: &'w str,
    /// A word for its body, if it has one.
    pub(in crate::resolve) body: Option<&'w str>,
    /// What the document says of it.
    pub(in crate::resolve) message: &'w str,
}

/// Failures that want one name.
#[derive(Clone, Debug)]
pub(in crate::resolve) struct FailuresWords<'w> {
    /// How many operations have them.
    pub(in crate::resolve) operations: usize,
    /// Each of them, by number.
    pub(in crate::resolve) failures: Vec<FailureWords<'w>>,
    /// The tag of the operations that have them, if that is one.
    pub(in crate::resolve) tag: Option<&'w str>,
}

/// How many variants a name says in full. Of more it says one less than that, and that there are others.
const IN_FULL: usize = 4;

/// The names of these failures, in their order. `taken` are the types of operations.
///
/// They are called by their variants: `ForbiddenOrNotFoundError`. Of those with the same variants the most frequent are called
/// so, and the others by the bodies, too, in which they differ from it: `NotFoundWithProblemError`. Where that does not tell them
/// apart, their tag does: `ConflictInReposError`.
pub(in crate::resolve) fn failures<'t>(
    sets: &[FailuresWords<'_>],
    taken: impl Iterator<Item = &'t str>,
) -> Vec<Identifier> {
    let mut scope = Scope::default();
    scope.reserve(taken);
    let mut firsts: BTreeMap<Vec<&str>, (&[FailureWords<'_>], String)> = BTreeMap::new();
    let mut order: Vec<_> = sets.iter().enumerate().collect();
    order.sort_by_key(|(_, set)| (Reverse(set.operations), &set.failures, set.tag));
    let mut names = vec![String::new(); sets.len()];
    for (at, set) in order {
        let variants: Vec<&str> = set.failures.iter().map(|failure| failure.variant).collect();
        let candidates = match firsts.get(&variants) {
            Some((first, words)) => set.unlike(first, words),
            None => by_variants(&variants),
        };
        let candidates = candidates.iter().map(|words| error(words));
        let name = scope.claim(candidates, |name| vec![name.to_owned()]);
        firsts.entry(variants).or_insert_with(|| (&set.failures, stem(&name).to_owned()));
        if let Some(slot) = names.get_mut(at) {
            *slot = name;
        }
    }
    names.into_iter().map(type_identifier).collect()
}

impl FailuresWords<'_> {
    /// What these may be called where the `first` of the same variants is called by `words`.
    fn unlike(&self, first: &[FailureWords<'_>], words: &str) -> Vec<String> {
        let by_bodies = format!("{words}{}", difference(first, &self.failures));
        let by_tag = self.tag.map(|tag| format!("{by_bodies}In{}", words::upper_camel(tag)));
        std::iter::once(by_bodies).chain(by_tag).collect()
    }
}

/// What failures may be called by their variants: many by the first or by the last few, so that the name stays readable.
fn by_variants(variants: &[&str]) -> Vec<String> {
    let full = full(variants);
    let mut candidates = Vec::new();
    if variants.len() > IN_FULL {
        let few = IN_FULL - 1;
        let ends = [variants.get(..few), variants.get(variants.len() - few..)];
        candidates.extend(ends.into_iter().flatten().map(with_others));
    }
    candidates.extend([full.clone(), format!("{full}Shared")]);
    candidates
}

fn with_others(variants: &[&str]) -> String {
    full(&[variants, &["Other"]].concat())
}

/// All variants in words, each without what the name ends with: `ClientOrServer`.
fn full(variants: &[&str]) -> String {
    let words: Vec<&str> = variants.iter().map(|variant| stem(variant)).collect();
    match words.as_slice() {
        [] => "NoDeclared".to_owned(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{}Or{last}", before.concat()),
    }
}

/// The bodies of failures that differ from those of the `first` of the same variants; nothing where only messages differ.
fn difference(first: &[FailureWords<'_>], failures: &[FailureWords<'_>]) -> String {
    let differing = first.iter().zip(failures).filter(|(first, failure)| first.body != failure.body);
    let mut bodies: Vec<Option<String>> = Vec::new();
    for (_, failure) in differing {
        let body = failure.body.map(body_words);
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    let present: Vec<String> = bodies.iter().flatten().cloned().collect();
    match bodies.as_slice() {
        [] => String::new(),
        _ if present.is_empty() => "WithoutBody".to_owned(),
        _ => format!("With{}", present.join("And")),
    }
}

/// The words of a body's name, of which `Error` would say nothing in the name of failures.
fn body_words(body: &str) -> String {
    let snake = words::snake(body);
    let words: Vec<&str> = snake.split('_').filter(|word| *word != "error").collect();
    if words.is_empty() { body.to_owned() } else { words::upper_camel(&words.join(" ")) }
}

/// The name without `Error` at its end.
fn stem(name: &str) -> &str {
    name.strip_suffix("Error").filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// The name that says once that it is an error.
fn error(words: &str) -> String {
    if words.ends_with("Error") { words.to_owned() } else { format!("{words}Error") }
}

#[cfg(test)]
mod tests;
