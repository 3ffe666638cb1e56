//! Names of checks and of patterns, which no user sees but who reads the generated code.

use super::scope::Scope;
use super::{value_identifier, words};
use crate::ir::Identifier;

/// What checks call the value that they are given, by which no other check can be called within.
const VALUE: &str = "instance";

/// The names of functions, in their order: from words for each, and a text that tells those of the same words apart.
pub(in crate::resolve) fn functions(wanted: &[(String, &str)], kind: &str) -> Vec<Identifier> {
    name(wanted, kind, words::snake).into_iter().map(value_identifier).collect()
}

/// The names of constants, likewise.
pub(in crate::resolve) fn constants(wanted: &[(String, &str)], kind: &str) -> Vec<Identifier> {
    let shouted = |text: &str| words::snake(text).to_uppercase();
    name(wanted, kind, shouted).into_iter().map(Identifier::plain).collect()
}

fn name(wanted: &[(String, &str)], kind: &str, cased: impl Fn(&str) -> String) -> Vec<String> {
    let mut scope = Scope::default();
    scope.reserve([VALUE]);
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|at| wanted.get(*at));
    let mut names = vec![String::new(); wanted.len()];
    for at in order {
        let (Some((words, _)), Some(slot)) = (wanted.get(at), names.get_mut(at)) else { continue };
        let candidates = [cased(words), cased(&format!("{words} {kind}"))];
        *slot = scope.claim(candidates, |name| vec![name.to_owned()]);
    }
    names
}
