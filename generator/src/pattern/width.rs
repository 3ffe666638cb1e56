//! What matches no characters, and repetitions of it.

use super::tree::Node;

impl Node {
    /// Whether it may match no characters.
    pub(super) fn may_be_nothing(&self) -> bool {
        match self {
            Self::Character(_) | Self::Class(_) => false,
            Self::Sequence(parts) => parts.iter().all(Self::may_be_nothing),
            Self::Alternatives(alternatives) => alternatives.iter().any(Self::may_be_nothing),
            Self::Capture(_, node) | Self::Group(_, node) => node.may_be_nothing(),
            Self::Repeat { node, minimum, .. } => *minimum == 0 || node.may_be_nothing(),
            _ => true,
        }
    }

    /// Whether it never matches any characters.
    fn is_nothing(&self) -> bool {
        match self {
            Self::Character(_) | Self::Class(_) | Self::Reference(_) => false,
            Self::Sequence(parts) => parts.iter().all(Self::is_nothing),
            Self::Alternatives(alternatives) => alternatives.iter().all(Self::is_nothing),
            Self::Capture(_, node) | Self::Group(_, node) => node.is_nothing(),
            Self::Repeat { node, .. } => node.is_nothing(),
            _ => true,
        }
    }

    /// The same without repetitions of nothing, which the engine refuses: they are once, if they must be, for a
    /// repetition that matches nothing does not count beyond that (§22.2.2.3.1).
    pub(super) fn without_repeated_nothing(self) -> Self {
        match self {
            Self::Repeat { node, minimum, maximum, greedy } => {
                let node = node.without_repeated_nothing();
                match (node.is_nothing(), minimum, maximum) {
                    (true, 0, _) | (_, _, Some(0)) => Self::Empty,
                    (true, ..) => node,
                    (false, ..) => Self::Repeat { node: Box::new(node), minimum, maximum, greedy },
                }
            }
            Self::Sequence(parts) => Self::Sequence(parts.into_iter().map(Self::without_repeated_nothing).collect()),
            Self::Alternatives(parts) => {
                Self::Alternatives(parts.into_iter().map(Self::without_repeated_nothing).collect())
            }
            Self::Capture(number, node) => Self::Capture(number, Box::new(node.without_repeated_nothing())),
            Self::Group(ignore_case, node) => Self::Group(ignore_case, Box::new(node.without_repeated_nothing())),
            Self::Look { behind, negated, node } => {
                Self::Look { behind, negated, node: Box::new(node.without_repeated_nothing()) }
            }
            leaf => leaf,
        }
    }

    /// Whether it takes the engine's backtracking to match it.
    pub(super) fn backtracks(&self) -> bool {
        match self {
            Self::Look { .. } | Self::Reference(_) | Self::WordBoundary { .. } | Self::LineStart | Self::LineEnd => {
                true
            }
            Self::Sequence(parts) | Self::Alternatives(parts) => parts.iter().any(Self::backtracks),
            Self::Capture(_, node) | Self::Group(_, node) | Self::Repeat { node, .. } => node.backtracks(),
            _ => false,
        }
    }
}
