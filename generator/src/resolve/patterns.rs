//! Regular expressions of the document (ECMA-262; JSON Schema 2020-12 validation §6.3.3).

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::names;
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Api, Assertion, Checked, Constraint, Incoming, Pattern, PatternId};
use crate::pattern::{Translation, translation};
use crate::source::OriginId;

/// Every expression that some check needs, each once.
#[derive(Debug, Default)]
pub(super) struct Patterns<'a> {
    entries: IndexMap<&'a str, Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    /// With the same meaning for the client's engine; `None` where that cannot be.
    expression: Option<Translation>,
    /// The places where it stands, in words.
    words: BTreeSet<String>,
}

impl<'a> Patterns<'a> {
    /// An expression; `None` where the client's engine cannot take it, which is reported.
    pub(super) fn of(&mut self, source: &'a str, words: &str, origin: OriginId, cx: &mut Context) -> Option<PatternId> {
        let index = match self.entries.get_index_of(source) {
            Some(index) => index,
            None => {
                let expression = match translation(source) {
                    Ok(expression) => Some(expression),
                    Err(why) => {
                        let place = cx.origins.child(origin, "pattern");
                        let message = format!("`pattern` is not enforced: {why}");
                        cx.warning(Code::SchemaUnsupportedKeyword, place, message);
                        None
                    }
                };
                self.entries.insert_full(source, Entry { expression, words: BTreeSet::new() }).0
            }
        };
        let (_, entry) = self.entries.get_index_mut(index)?;
        entry.words.insert(words.to_owned());
        entry.expression.as_ref().map(|_| PatternId(index))
    }

    /// Gives the API those that it mentions in the end, with their names.
    pub(super) fn finish(self, api: &mut Api) {
        let mut mentioned = BTreeSet::new();
        visit(api, &mut |id| {
            mentioned.insert(*id);
        });
        let moved: BTreeMap<PatternId, PatternId> =
            mentioned.iter().enumerate().map(|(to, from)| (*from, PatternId(to))).collect();
        visit(api, &mut |id| *id = moved.get(id).copied().unwrap_or(*id));

        let entries = mentioned.iter().filter_map(|id| {
            let (source, entry) = self.entries.get_index(id.0)?;
            Some((*source, entry.words.first()?.clone(), entry.expression.clone()?))
        });
        let entries: Vec<(&str, String, Translation)> = entries.collect();
        let words: Vec<(String, &str)> = entries.iter().map(|(source, words, _)| (words.clone(), *source)).collect();
        let named = entries.into_iter().zip(names::constants(&words, "pattern"));
        let patterns = named.map(|((source, _, translation), name)| {
            let Translation { text: expression, backtracks } = translation;
            Pattern { name, source: source.to_owned(), expression, backtracks }
        });
        api.patterns = patterns.collect();
    }
}

/// Every pattern that is mentioned where constraints and checks are.
fn visit(api: &mut Api, each: &mut dyn FnMut(&mut PatternId)) {
    let mut constraints = |constraints: &mut Vec<Constraint>| {
        for constraint in constraints {
            if let Constraint::Pattern(id) = constraint {
                each(id);
            }
        }
    };
    api.each_constraint_list_mut(&mut constraints);
    for shape in api.incoming.iter_mut().flat_map(Incoming::shapes_mut) {
        shape.each_mut(&mut |shape| constraints(&mut shape.constraints));
    }
    for assertion in api.checks.iter_mut().flat_map(|check| &mut check.assertions) {
        visit_assertion(assertion, each);
    }
}

fn visit_assertion(assertion: &mut Assertion, each: &mut dyn FnMut(&mut PatternId)) {
    match assertion {
        Assertion::Pattern(id) | Assertion::PatternProperties(id, _) => each(id),
        Assertion::AdditionalProperties(_, ids, _) => ids.iter_mut().for_each(&mut *each),
        _ => {}
    }
    for part in assertion.parts_mut() {
        if let Checked::InPlace(assertions) = part {
            assertions.iter_mut().for_each(|assertion| visit_assertion(assertion, each));
        }
    }
}
