//! What is wrong, or worth knowing, about a document: every stage reports and goes on.

mod code;
mod fault;
mod render;

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::sync::Arc;

pub use code::Code;
pub(crate) use fault::Fault;

use crate::source::{Location, Sources};

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// Whether it stops generation.
    pub severity: Severity,
    /// One phrase, without a full stop.
    pub message: String,
    /// The place it is about. `None` where there is no document to point into: the message then names the file.
    pub primary: Option<Label>,
    /// Other places that belong to it: the other definition, what refers to it.
    pub related: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Says what to do about it.
    pub fn with_help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that belongs to it.
    pub fn with_related(&mut self, label: Label) -> &mut Self {
        self.related.push(label);
        self
    }

    /// Says something at the primary place itself.
    pub fn with_label(&mut self, message: impl Into<String>) -> &mut Self {
        if let Some(primary) = &mut self.primary {
            primary.message = message.into();
        }
        self
    }
}

/// A place, with what is to be said there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub location: Location,
    /// What is said there; may be empty.
    pub message: String,
}

impl Label {
    /// A label at a place.
    #[must_use]
    pub fn new(location: Location, message: impl Into<String>) -> Self {
        Self { location, message: message.into() }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// The client is generated; something of the document is not in it, or not as it may have been meant.
    Warning,
    /// Nothing is wrong, and there is something to know about the client.
    Note,
}

/// All findings of one run, with the texts they point into.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
    sources: Arc<Sources>,
}

impl Diagnostics {
    /// The findings in the order in which they were reported.
    ///
    /// What says the same of the same place is one finding, however many types the place is a part of.
    #[must_use]
    pub fn new(mut items: Vec<Diagnostic>, sources: Arc<Sources>) -> Self {
        let mut met = HashSet::new();
        items.retain(|item| {
            let place = item.primary.as_ref().map(|label| label.location.clone());
            place.is_none() || met.insert((item.code, item.severity, place, item.message.clone()))
        });
        Self { items, sources }
    }

    /// Every finding, in the order in which they were reported.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.items.iter()
    }

    /// The errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning)
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The same without the warnings and notes beyond the first `most` of each code, and how many of each those are.
    #[must_use]
    pub fn folded(&self, most: usize) -> (Self, BTreeMap<Code, usize>) {
        let mut met: BTreeMap<Code, usize> = BTreeMap::new();
        let mut folded: BTreeMap<Code, usize> = BTreeMap::new();
        let kept = self.items.iter().filter(|diagnostic| {
            let number = met.entry(diagnostic.code).or_default();
            *number += 1;
            let shown = diagnostic.severity == Severity::Error || *number <= most;
            if !shown {
                *folded.entry(diagnostic.code).or_default() += 1;
            }
            shown
        });
        let items = kept.cloned().collect();
        (Self { items, sources: Arc::clone(&self.sources) }, folded)
    }

    /// Other findings about the same texts, by code and place.
    pub(crate) fn beside(&self, mut items: Vec<Diagnostic>) -> Self {
        let place = |diagnostic: &Diagnostic| {
            let location = diagnostic.primary.as_ref().map(|label| &label.location);
            location.map(|location| (location.source, location.pointer.clone()))
        };
        items.sort_by_key(|diagnostic| (std::cmp::Reverse(diagnostic.code), place(diagnostic)));
        items.dedup();
        Self { items, sources: Arc::clone(&self.sources) }
    }

    /// The errors alone, with the same texts.
    pub(crate) fn only_errors(&self) -> Self {
        Self { items: self.errors().cloned().collect(), sources: Arc::clone(&self.sources) }
    }

    /// The warnings alone, with the same texts.
    pub(crate) fn only_warnings(&self) -> Self {
        Self { items: self.warnings().cloned().collect(), sources: Arc::clone(&self.sources) }
    }

    /// The texts they point into.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// All of them as text for people, with excerpts, ending in a line feed; empty without any. `color` adds ANSI
    /// escapes.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        render::render(&self.items, &self.sources, color)
    }

    /// Each of them on one line, without an excerpt and without a line feed: `path:line:column: message [code]`, then
    /// what else belongs to it.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        render::lines(&self.items, &self.sources)
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Diagnostics {}

/// What a value is, for a message.
pub(crate) fn kind(value: &serde_json::Value) -> &'static str {
    use serde_json::Value;
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
