//! Regular expressions of the document (ECMA-262; JSON Schema 2020-12 validation §6.3.3).

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::names;
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Pattern, PatternId};
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

    /// All of them with their names, in the order of their ids.
    pub(super) fn finish(self) -> Vec<Pattern> {
        let words: Vec<(String, &str)> = self
            .entries
            .iter()
            .map(|(source, entry)| (entry.words.first().cloned().unwrap_or_default(), *source))
            .collect();
        let names = names::constants(&words, "pattern");
        let entries = self.entries.iter().zip(names);
        let patterns = entries.map(|((source, entry), name)| {
            let translation = entry.expression.clone().unwrap_or_default();
            let Translation { text: expression, backtracks } = translation;
            Pattern { name, source: (*source).to_owned(), expression, backtracks }
        });
        patterns.collect()
    }
}
