//! Names of the headers of responses, and of types of several.

use super::scope::{Claim, Scope, claim_all};
use super::{type_identifier, value_identifier, words};
use crate::ir::Identifier;

/// The field of one header among no others.
pub(in crate::resolve) fn header(wire: &str) -> Identifier {
    value_identifier(words::snake(wire))
}

/// The fields of headers, in their order.
pub(in crate::resolve) fn headers(wires: &[&str]) -> Vec<Identifier> {
    let claims = wires.iter().map(|wire| Claim { class: 0, text: wire, kind: "header", place: "" });
    let claims: Vec<Claim<'_>> = claims.collect();
    let names = claim_all(&mut Scope::default(), &claims, words::snake, |_, _| false, |_, name| vec![name.to_owned()]);
    names.into_iter().map(value_identifier).collect()
}

/// The types of several headers, in their order: by the words that all of them begin with, or else by the first few.
pub(in crate::resolve) fn header_sets(sets: &[Vec<&str>]) -> Vec<Identifier> {
    let mut scope = Scope::default();
    let names = sets.iter().map(|wires| {
        let candidates = [set_words(wires), all_words(wires)];
        let candidates = candidates.map(|words| words::upper_camel(&format!("{words} headers")));
        scope.claim(candidates, |name| vec![name.to_owned()])
    });
    names.map(type_identifier).collect()
}

/// The words that all begin with, and where there are none, those of the first two.
fn set_words(wires: &[&str]) -> String {
    let words: Vec<Vec<String>> =
        wires.iter().map(|wire| wire.to_ascii_lowercase().split('-').map(str::to_owned).collect()).collect();
    let first = words.first().map_or(&[][..], Vec::as_slice);
    let common = words.iter().fold(first.len(), |common, words| {
        first.iter().zip(words).take(common).take_while(|(one, other)| one == other).count()
    });
    let prefix = first.get(..common).unwrap_or_default().join(" ");
    // `X` says nothing.
    if prefix.len() > 1 { prefix } else { all_words(wires.get(..2).unwrap_or(wires)) }
}

fn all_words(wires: &[&str]) -> String {
    wires.join(" and ")
}
