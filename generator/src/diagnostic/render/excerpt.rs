//! One line of a file around a place, fit for a terminal.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use crate::source::Position;

/// The columns of a line that are shown.
const WIDTH: usize = 100;
/// The columns that are shown before the place, where there are more after it than fit.
const BEFORE: usize = 32;
/// What stands for the rest of a line.
const ELLIPSIS: char = '…';

/// A line, cropped on both sides around a place.
pub(super) struct Excerpt {
    /// The line's text.
    pub(super) text: String,
    /// The columns before the place.
    pub(super) before: usize,
    /// The columns of the place; at least one.
    pub(super) marked: usize,
}

impl Excerpt {
    /// The line of `page` that `position` is in.
    pub(super) fn new(page: &str, position: &Position) -> Self {
        let before = page.get(position.line_span.start..position.span.start).unwrap_or_default();
        let after = page.get(position.span.start..position.line_span.end).unwrap_or_default();
        let marked = page.get(position.span.clone()).unwrap_or_default();

        let mut left = fit(before.chars().rev(), BEFORE);
        let right = fit(after.chars(), WIDTH - left.columns);
        if right.columns < WIDTH - BEFORE {
            left = fit(before.chars().rev(), WIDTH - right.columns);
        }
        let mut text = String::new();
        let mut indent = left.columns;
        if left.bytes < before.len() {
            text.push(ELLIPSIS);
            indent += 1;
        }
        let shown = before.get(before.len() - left.bytes..).unwrap_or_default();
        text.extend(shown.chars().map(harmless_char));
        let shown = after.get(..right.bytes).unwrap_or_default();
        text.extend(shown.chars().map(harmless_char));
        if right.bytes < after.len() {
            text.push(ELLIPSIS);
        }
        Self { text, before: indent, marked: fit(marked.chars(), right.columns).columns.max(1) }
    }
}

/// A beginning of a text.
struct Fitting {
    bytes: usize,
    columns: usize,
}

/// As many of `characters` as fit into `limit` columns. Never looks further, for a line may be a whole document.
fn fit(characters: impl Iterator<Item = char>, limit: usize) -> Fitting {
    let mut fitting = Fitting { bytes: 0, columns: 0 };
    for character in characters {
        let width = harmless_char(character).width().unwrap_or(0);
        // A character without width, such as a combining one, must not fill the page either.
        if fitting.columns + width > limit || fitting.bytes >= limit * 8 {
            break;
        }
        fitting.bytes += character.len_utf8();
        fitting.columns += width;
    }
    fitting
}

/// Text of a document, so that it moves no cursor, hides nothing and stays in its line.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| harmless_char(character) == character) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(harmless_char).collect())
    }
}

fn harmless_char(character: char) -> char {
    match character {
        '\t' => ' ',
        // Bidirectional controls (UAX #9 §2), line and paragraph separators.
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        control if control.is_control() => '\u{fffd}',
        other => other,
    }
}
