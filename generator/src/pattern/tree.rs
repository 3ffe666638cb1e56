//! A pattern as a tree (ECMA-262 §22.2.1), with everything said once: flags are worked into the nodes that they
//! concern, and characters are code points.

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Nothing, which every place matches.
    Empty,
    /// One character.
    Character(char),
    /// One of several characters.
    Class(Class),
    /// Where the text begins: `^`.
    Start,
    /// Where the text ends: `$`.
    End,
    /// Where a line begins: `^` with the flag `m`.
    LineStart,
    /// Where a line ends: `$` with the flag `m`.
    LineEnd,
    /// Where a word of ASCII begins or ends (`\b`), or where none does (`\B`).
    WordBoundary { negated: bool },
    /// One after another.
    Sequence(Vec<Node>),
    /// The first of these that leads to a match.
    Alternatives(Vec<Node>),
    /// What stands in parentheses that capture, numbered from 1.
    Capture(usize, Box<Node>),
    /// What stands in parentheses that do not capture; with the flag `i` set or cleared, where they say so.
    Group(Option<bool>, Box<Node>),
    /// A node several times.
    Repeat { node: Box<Node>, minimum: u32, maximum: Option<u32>, greedy: bool },
    /// What stands before or behind this place.
    Look { behind: bool, negated: bool, node: Box<Node> },
    /// What a group captured: `\1`, `\k<name>`.
    Reference(Reference),
}

/// A back reference.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reference {
    /// To the group of a number.
    Number(usize),
    /// To the group of a name.
    Name(String),
    /// To a group that certainly has captured by then.
    Certain(usize),
    /// To a group that may not have captured by then: if so, the reference matches nothing.
    Possible(usize),
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Class {
    /// Whether it is all other characters that are meant.
    pub(super) negated: bool,
    /// First and last code points, both included; surrogates may be among them, and match nothing.
    pub(super) ranges: Vec<(u32, u32)>,
    /// Unicode properties, as the engine writes them: `\p{Lu}`.
    pub(super) properties: Vec<String>,
}

/// The last code point.
pub(super) const LAST: u32 = 0x10_FFFF;

impl Class {
    pub(super) fn of(ranges: &[(u32, u32)]) -> Self {
        Self { ranges: ranges.to_vec(), ..Self::default() }
    }

    /// No character at all.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// `.`, with the flag `s` or without it (§12.3).
    pub(super) fn dot(all: bool) -> Self {
        if all { Self::of(&[(0, LAST)]) } else { Self { negated: true, ..Self::of(LINE_TERMINATORS) } }
    }

    /// Adds all characters of another class, which is none of properties that is negated.
    pub(super) fn add(&mut self, other: Self) {
        if other.negated {
            self.ranges.extend(complement(other.ranges));
        } else {
            self.ranges.extend(other.ranges);
        }
        self.properties.extend(other.properties);
    }

    /// The ranges in order, none touching another, and without surrogates at their ends.
    pub(super) fn tidy(&self) -> Vec<(char, char)> {
        let scalars = merged(self.ranges.clone()).into_iter().filter_map(|(first, last)| {
            let first = char::from_u32(first).or_else(|| char::from_u32(0xE000))?;
            let last = char::from_u32(last).or_else(|| char::from_u32(0xD7FF))?;
            (first <= last).then_some((first, last))
        });
        scalars.collect()
    }
}

/// §12.3: where lines end.
pub(super) const LINE_TERMINATORS: &[(u32, u32)] = &[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)];
/// `\d`
pub(super) const DIGITS: &[(u32, u32)] = &[(0x30, 0x39)];
/// `\w` (§22.2.2.9.3)
pub(super) const WORD: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
/// `\s`: white space (§12.2) and line terminators.
pub(super) const SPACE: &[(u32, u32)] = &[
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
];

fn complement(ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    let mut rest = Vec::new();
    let mut next = 0;
    for (first, last) in merged(ranges) {
        if first > next {
            rest.push((next, first - 1));
        }
        next = last + 1;
    }
    if next <= LAST {
        rest.push((next, LAST));
    }
    rest
}

fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match merged.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    merged
}
