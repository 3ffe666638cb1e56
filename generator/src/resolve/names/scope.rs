//! One place in which names must differ.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::words;

/// The names that are taken in one place.
///
/// Whoever claims first has the first choice, so claims are made in an order that comes from the things themselves,
/// never from the document's order.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: BTreeSet<String>,
    /// The number to try next behind a name, where words did not help.
    numbers: BTreeMap<String, usize>,
}

impl Scope {
    /// Takes names that are not to be given.
    pub(super) fn reserve<S: Into<String>>(&mut self, names: impl IntoIterator<Item = S>) {
        self.taken.extend(names.into_iter().map(Into::into));
    }

    /// Whether all these names are free.
    pub(super) fn is_free(&self, names: &[String]) -> bool {
        names.iter().all(|name| !self.taken.contains(name))
    }

    /// Takes the first of `candidates` that is free, or the last with a number. `names` says which names a candidate
    /// takes, itself included.
    pub(super) fn claim(
        &mut self,
        candidates: impl IntoIterator<Item = String>,
        names: impl Fn(&str) -> Vec<String>,
    ) -> String {
        let mut last = String::new();
        for candidate in candidates {
            let taking = names(&candidate);
            if self.is_free(&taking) {
                self.taken.extend(taking);
                return candidate;
            }
            last = candidate;
        }
        let separator = if last.starts_with(char::is_lowercase) { "_" } else { "" };
        let mut number = self.numbers.get(&last).copied().unwrap_or(2);
        loop {
            let candidate = format!("{last}{separator}{number}");
            number += 1;
            let taking = names(&candidate);
            if self.is_free(&taking) {
                self.taken.extend(taking);
                self.numbers.insert(last, number);
                return candidate;
            }
        }
    }
}

/// A thing that wants a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'t> {
    /// Who comes before whom: lower ones choose first.
    pub(super) class: u8,
    /// What the document calls it.
    pub(super) text: &'t str,
    /// A word for what it is, which sets it apart where its own words do not.
    pub(super) kind: &'static str,
    /// A word for its place, which sets it apart from others of the same text; empty if it has none.
    pub(super) place: &'static str,
}

/// Gives every claim a name, in their order. `cased` writes words as a name, `reserved` says which names the claim at a
/// position is not to be given, and `names` which names it takes with one.
///
/// What is written as its name is comes first, then what is near to it; of several that are equally near none has the
/// name. These have a name by their words and symbols, by how they are written, or by what they are.
pub(super) fn claim_all(
    scope: &mut Scope,
    claims: &[Claim<'_>],
    cased: fn(&str) -> String,
    reserved: impl Fn(usize, &str) -> bool,
    names: impl Fn(usize, &str) -> Vec<String>,
) -> Vec<String> {
    let plain: Vec<String> = claims.iter().map(|claim| cased(claim.text)).collect();
    let rank = |claim: &Claim<'_>, plain: &str| (claim.class, plain != claim.text, words::distance(claim.text));
    let mut nearest: BTreeMap<&str, ((u8, bool, u8), usize)> = BTreeMap::new();
    let mut order = Vec::with_capacity(claims.len());
    for (at, (claim, plain)) in claims.iter().zip(&plain).enumerate() {
        let rank = rank(claim, plain);
        let nearest = nearest.entry(plain).or_insert((rank, 0));
        match rank.cmp(&nearest.0) {
            Ordering::Less => *nearest = (rank, 1),
            Ordering::Equal => nearest.1 += 1,
            Ordering::Greater => {}
        }
        order.push((rank, claim.text, at, plain));
    }
    order.sort_unstable();
    let mut given: Vec<String> = vec![String::new(); claims.len()];
    for (rank, _, at, plain) in order {
        let (Some(claim), Some(slot)) = (claims.get(at), given.get_mut(at)) else { continue };
        let tied = nearest.get(plain.as_str()).is_some_and(|(nearest, count)| *nearest == rank && *count > 1);
        let first = if reserved(at, plain) { Some(cased(&format!("{plain} {}", claim.kind))) } else { None };
        let first = first.or_else(|| (!tied).then(|| plain.clone()));
        let others = others(claim, plain, cased).filter(|name| !reserved(at, name));
        *slot = scope.claim(first.into_iter().chain(others), |name| names(at, name));
    }
    given
}

/// What a thing may be called whose own words do not set it apart.
fn others(claim: &Claim<'_>, plain: &str, cased: fn(&str) -> String) -> impl Iterator<Item = String> {
    let Claim { text, kind, place, .. } = *claim;
    let by_place = (!place.is_empty()).then(|| cased(&format!("{plain} {place}")));
    let by_symbols = std::iter::once_with(move || cased(&words::spelled(text)));
    let by_style = std::iter::once_with(move || cased(&format!("{plain} {}", words::style(text))));
    let by_kind = std::iter::once_with(move || cased(&format!("{plain} {kind}")));
    by_place.into_iter().chain(by_symbols).chain(by_style).chain(by_kind)
}
