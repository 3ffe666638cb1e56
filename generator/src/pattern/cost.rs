//! How much there is to do for each character of a text.
//!
//! An automaton follows all ways through a pattern at once. What a character costs is how many positions of the pattern
//! it can be at, which for `(?:(?:a{0,99}){0,99}){0,99}` is a million, and for `^[a-z]{1,9999}$` is one.

use super::tree::Node;

/// At most how many positions of the pattern a place of a text can be at.
pub(super) fn cost(node: &Node) -> u64 {
    follow(node, Entries::Many).0
}

/// How many positions a pattern has as it is written, repetitions once.
pub(super) fn written(node: &Node) -> u64 {
    match node {
        Node::Character(_) | Node::Class(_) | Node::Reference(_) => 1,
        Node::Sequence(parts) | Node::Alternatives(parts) => parts.iter().map(written).sum(),
        Node::Capture(_, node) | Node::Group(_, node) | Node::Look { node, .. } | Node::Repeat { node, .. } => {
            written(node)
        }
        _ => 0,
    }
}

/// At how many places of a text a part of a pattern can begin.
#[derive(Clone, Copy)]
enum Entries {
    Few(u64),
    Many,
}

impl Entries {
    fn times(self, factor: u64) -> Self {
        match self {
            Self::Few(count) => Self::Few(count.saturating_mul(factor)),
            Self::Many => Self::Many,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Few(one), Self::Few(other)) => Self::Few(one.saturating_add(other)),
            _ => Self::Many,
        }
    }

    fn at_most(self, limit: u64) -> u64 {
        match self {
            Self::Few(count) => count.min(limit),
            Self::Many => limit,
        }
    }
}

/// The positions of a part that begins at `entries`, and at how many places it can end.
fn follow(node: &Node, entries: Entries) -> (u64, Entries) {
    match node {
        Node::Start => (0, Entries::Few(1)),
        Node::Character(_) | Node::Class(_) => (1, entries),
        Node::Sequence(parts) => parts.iter().fold((0, entries), |(cost, entries), part| {
            let (more, exits) = follow(part, entries);
            (more.saturating_add(cost), exits)
        }),
        Node::Alternatives(alternatives) => {
            alternatives.iter().fold((0, Entries::Few(0)), |(cost, exits), alternative| {
                let (more, others) = follow(alternative, entries);
                (more.saturating_add(cost), others.and(exits))
            })
        }
        Node::Capture(_, node) | Node::Group(_, node) => follow(node, entries),
        Node::Repeat { node: inner, minimum, maximum, .. } => match (*maximum, inner.width()) {
            (Some(1), _) => {
                let (cost, exits) = follow(inner, entries);
                (cost, exits.and(entries))
            }
            // From one place, all ways through it are at the same position of the repeated part.
            (maximum, Some(_)) => {
                let once = follow(inner, Entries::Few(1)).0;
                let cost = entries.times(once).at_most(positions(node));
                let exits = maximum.map(|maximum| entries.times(u64::from(maximum.abs_diff(*minimum)) + 1));
                (cost, exits.unwrap_or(Entries::Many))
            }
            (_, None) => (positions(node), Entries::Many),
        },
        // What is looked at is matched by itself: from one place on, or backwards from where it may begin anywhere.
        Node::Look { behind: false, node, .. } => (follow(node, Entries::Few(1)).0, entries),
        Node::Look { behind: true, node, .. } => (positions(node), entries),
        Node::Reference(_) => (1, Entries::Many),
        Node::Empty | Node::End | Node::LineStart | Node::LineEnd | Node::WordBoundary { .. } => (0, entries),
    }
}

/// How many positions a part has, written out without counts.
fn positions(node: &Node) -> u64 {
    match node {
        Node::Character(_) | Node::Class(_) | Node::Reference(_) => 1,
        Node::Sequence(parts) | Node::Alternatives(parts) => {
            parts.iter().fold(0, |sum, part| positions(part).saturating_add(sum))
        }
        Node::Capture(_, node) | Node::Group(_, node) | Node::Look { node, .. } => positions(node),
        Node::Repeat { node, minimum, maximum, .. } => {
            positions(node).saturating_mul(maximum.unwrap_or((*minimum).max(1)).into())
        }
        _ => 0,
    }
}

impl Node {
    /// How many characters it matches, if that is always the same number.
    fn width(&self) -> Option<u64> {
        match self {
            Self::Character(_) | Self::Class(_) => Some(1),
            Self::Sequence(parts) => parts.iter().try_fold(0u64, |sum, part| sum.checked_add(part.width()?)),
            Self::Alternatives(alternatives) => {
                let mut widths = alternatives.iter().map(Self::width);
                let first = widths.next()??;
                widths.all(|width| width == Some(first)).then_some(first)
            }
            Self::Capture(_, node) | Self::Group(_, node) => node.width(),
            Self::Repeat { node, minimum, maximum, .. } if *maximum == Some(*minimum) => {
                node.width()?.checked_mul((*minimum).into())
            }
            Self::Repeat { .. } | Self::Reference(_) => None,
            _ => Some(0),
        }
    }
}
