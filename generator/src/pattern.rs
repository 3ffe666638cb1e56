//! Patterns: from ECMA-262, which JSON Schema's `pattern` and `patternProperties` are written in (JSON Schema 2020-12
//! core §6.4), to the syntax of the engine of generated clients, the crate `fancy_regex`, with the same meaning.
//!
//! A pattern is read into a tree, which says what ECMA-262 means by it, and written down from there; nothing of its text
//! reaches the engine as it was.
//!
//! # No pattern can hang a client
//!
//! Patterns come from documents and texts from anywhere, so neither may decide how long matching takes.
//!
//! - A pattern without look-around, back references and word boundaries is run by automata (`regex-automata`), whose
//!   time is proportional to the length of the text. What a character can cost is bounded: a pattern that can be at more
//!   than [`POSITIONS`] of its positions at once is refused at generation, and so is one whose automaton needs more than
//!   [`SIZE_LIMIT`].
//! - Other patterns backtrack. Each return to an earlier choice counts, and at the limit the engine gives up, which is
//!   reported as such. What happens between two returns can go over the text once, so long texts are given fewer
//!   returns: [`BACKTRACK_LIMIT`] is for texts of at most [`LONG_TEXT`] bytes, [`LONG_TEXT_BACKTRACK_LIMIT`] for others.
//! - Captures that no back reference needs are dropped, so that as many patterns as possible are of the first kind.

mod classes;
mod cost;
mod escapes;
mod parse;
mod print;
mod properties;
mod references;
mod scan;
mod tree;
mod width;

use fancy_regex::{Regex, RegexBuilder};

/// How often the engine may return to an earlier choice in a text of at most [`LONG_TEXT`] bytes.
pub(crate) const BACKTRACK_LIMIT: usize = 50_000;

/// How often the engine may return to an earlier choice in a longer text.
pub(crate) const LONG_TEXT_BACKTRACK_LIMIT: usize = 2_000;

/// Longer texts, in bytes, are long.
pub(crate) const LONG_TEXT: usize = 16 * 1024;

/// At how many of its positions a pattern may be at once.
pub(crate) const POSITIONS: u64 = 1_000;

/// How large the automaton of a pattern, or of a part of one that backtracks, may become, in bytes.
pub(crate) const SIZE_LIMIT: usize = 32 * 1024 * 1024;

/// A pattern in the syntax of the engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Translation {
    /// The pattern. It is known to compile with the limits of this module.
    pub(crate) text: String,
    /// Whether it takes backtracking to match it, and so the limits on that.
    pub(crate) backtracks: bool,
}

/// Translates a pattern of ECMA-262 with the flag `u`; constructs that are legal only without it are taken as they mean
/// there. An error is a phrase that says why the pattern cannot be taken.
pub(crate) fn translate(ecma: &str) -> Result<String, String> {
    translation(ecma).map(|translation| translation.text)
}

/// The same, with what there is to know about the pattern.
pub(crate) fn translation(ecma: &str) -> Result<Translation, String> {
    let parsed = parse::parse(ecma)?;
    let node = references::settle(parsed.node.without_repeated_nothing(), &parsed.names)?;
    // A list of a thousand words is no repetition.
    let written = cost::written(&node).min(16 * POSITIONS);
    if cost::cost(&node) > written.max(POSITIONS) {
        return Err("it repeats repetitions so often that matching could take too long".to_owned());
    }
    let text = print::print(&node);
    compile(&text)?;
    Ok(Translation { backtracks: node.backtracks(), text })
}

/// Compiles a translated pattern as generated clients do.
pub(crate) fn compile(translated: &str) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(translated);
    builder.backtrack_limit(BACKTRACK_LIMIT).delegate_size_limit(SIZE_LIMIT);
    builder.build().map_err(|error| match error {
        fancy_regex::Error::ParseError(..) => "the engine does not understand it".to_owned(),
        _ => "it is too large, or too intricate, for the engine".to_owned(),
    })
}

fn compiles(translated: &str) -> bool {
    compile(translated).is_ok()
}

#[cfg(test)]
mod tests;
