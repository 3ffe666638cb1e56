//! Back references, which the engine understands a little differently.
//!
//! In ECMA-262 a reference to a group that has not captured matches nothing, and a group forgets what it captured when
//! what it stands in is repeated (§22.2.2.3.1); the engine fails in the first case, and remembers in the second. Most
//! references are sure to follow a capture of the same repetition, and mean the same in both. For the rest it is
//! decided here: a reference becomes nothing, becomes one that matches nothing where the group has not captured, or
//! the pattern is refused.

use super::tree::{Node, Reference};

/// Settles all references. Groups that none refers to capture no more, and others are numbered anew.
pub(super) fn settle(node: Node, names: &[(String, usize)]) -> Result<Node, String> {
    let mut survey = Survey::default();
    survey.walk(&node);
    let mut settled = Vec::new();
    for (reference, path) in &survey.references {
        settled.push(survey.settle(number(reference, names)?, path)?);
    }
    let mut kept: Vec<usize> = settled.iter().flatten().map(|settled| settled.group).collect();
    kept.sort_unstable();
    kept.dedup();
    let mut settled = settled.into_iter();
    Ok(rebuild(node, &mut settled, &kept))
}

fn number(reference: &Reference, names: &[(String, usize)]) -> Result<usize, String> {
    match reference {
        Reference::Number(number) | Reference::Certain(number) | Reference::Possible(number) => Ok(*number),
        Reference::Name(name) => {
            let mut of_name = names.iter().filter(|(known, _)| known == name);
            match (of_name.next(), of_name.next()) {
                (Some((_, number)), None) => Ok(*number),
                (Some(_), Some(_)) => {
                    Err(format!("a back reference to one of several groups `{name}` is not supported"))
                }
                (None, _) => Err(format!("there is no group `{name}` for a back reference")),
            }
        }
    }
}

/// What a node stands in, from the outside in.
type Path = Vec<Step>;

#[derive(Clone, Copy, PartialEq, Debug)]
struct Step {
    /// The number of the node, in the order of the pattern.
    node: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Kind {
    Capture(usize),
    /// One of several alternatives, by its position.
    Alternative(usize),
    /// `nullable`: more than the least number of repetitions may be of nothing.
    Repeat {
        optional: bool,
        repeats: bool,
        nullable: bool,
    },
    Look {
        behind: bool,
        negated: bool,
    },
}

/// Where the groups and the references of a pattern stand.
#[derive(Default)]
struct Survey<'n> {
    groups: Vec<(usize, Place)>,
    references: Vec<(&'n Reference, Place)>,
    path: Path,
    nodes: usize,
}

/// Where a node stands.
#[derive(Debug)]
struct Place {
    /// The number of the node, in the order of the pattern.
    node: usize,
    path: Path,
}

/// What becomes of a reference that does not become nothing.
struct Settled {
    group: usize,
    certain: bool,
}

impl<'n> Survey<'n> {
    fn walk(&mut self, node: &'n Node) {
        self.nodes += 1;
        match node {
            Node::Sequence(parts) => parts.iter().for_each(|part| self.walk(part)),
            Node::Alternatives(alternatives) => {
                let number = self.nodes;
                for (position, alternative) in alternatives.iter().enumerate() {
                    self.walk_in(number, Kind::Alternative(position), alternative);
                }
            }
            Node::Capture(group, inner) => {
                let number = self.nodes;
                self.groups.push((*group, self.place()));
                self.walk_in(number, Kind::Capture(*group), inner);
            }
            Node::Group(_, inner) => self.walk(inner),
            Node::Repeat { node: inner, minimum, maximum, .. } => {
                let more = maximum.is_none_or(|maximum| maximum > *minimum);
                let kind = Kind::Repeat {
                    optional: *minimum == 0,
                    repeats: maximum.is_none_or(|maximum| maximum > 1),
                    nullable: more && inner.may_be_nothing(),
                };
                self.walk_in(self.nodes, kind, inner);
            }
            Node::Look { behind, negated, node: inner } => {
                self.walk_in(self.nodes, Kind::Look { behind: *behind, negated: *negated }, inner);
            }
            Node::Reference(reference) => self.references.push((reference, self.place())),
            _ => {}
        }
    }

    fn walk_in(&mut self, node: usize, kind: Kind, inner: &'n Node) {
        self.path.push(Step { node, kind });
        self.walk(inner);
        self.path.pop();
    }

    fn place(&self) -> Place {
        Place { node: self.nodes, path: self.path.clone() }
    }

    /// What becomes of a reference to `group` that stands at `from`; `None` if it always matches nothing.
    fn settle(&self, group: usize, from: &Place) -> Result<Option<Settled>, String> {
        // A group that is not there was in a repetition of no times.
        let Some((_, to)) = self.groups.iter().find(|(number, _)| *number == group) else { return Ok(None) };
        // Matching goes backwards in a look-behind, for the engine it goes forwards: captures differ.
        if to.path.iter().any(|step| matches!(step.kind, Kind::Look { behind: true, .. })) {
            return Err("a back reference to a group in a look-behind is not supported".to_owned());
        }
        let within = from.path.iter().any(|step| step.kind == Kind::Capture(group));
        let shared = to.path.iter().zip(&from.path).take_while(|(one, other)| one == other).count();
        let exclusive = match (to.path.get(shared), from.path.get(shared)) {
            (Some(one), Some(other)) => one.node == other.node,
            _ => false,
        };
        let apart = to.path.get(shared..).unwrap_or_default();
        let denied = apart.iter().any(|step| matches!(step.kind, Kind::Look { negated: true, .. }));
        if from.node < to.node || within || exclusive || denied {
            return Ok(None);
        }
        if apart.iter().any(|step| matches!(step.kind, Kind::Repeat { nullable: true, .. })) {
            return Err("a back reference to a group in a repetition of nothing is not supported".to_owned());
        }
        let first_repeat = to.path.iter().position(|step| matches!(step.kind, Kind::Repeat { repeats: true, .. }));
        let last_optional = to.path.iter().rposition(Step::is_optional).filter(|at| *at >= shared);
        match (first_repeat, last_optional) {
            (Some(repeat), Some(optional)) if repeat < optional => {
                Err("a back reference to a group that not every repetition captures is not supported".to_owned())
            }
            _ => Ok(Some(Settled { group, certain: last_optional.is_none() })),
        }
    }
}

impl Step {
    /// Whether what stands in it may be passed over.
    fn is_optional(&self) -> bool {
        matches!(self.kind, Kind::Alternative(_) | Kind::Repeat { optional: true, .. })
    }
}

/// The tree with its references settled: `settled` has what becomes of each, in the order of the pattern.
fn rebuild(node: Node, settled: &mut impl Iterator<Item = Option<Settled>>, kept: &[usize]) -> Node {
    let mut inside = |node: Box<Node>| Box::new(rebuild(*node, settled, kept));
    match node {
        Node::Capture(group, inner) => match kept.binary_search(&group) {
            Ok(position) => Node::Capture(position + 1, inside(inner)),
            Err(_) => Node::Group(None, inside(inner)),
        },
        Node::Group(ignore_case, inner) => Node::Group(ignore_case, inside(inner)),
        Node::Repeat { node, minimum, maximum, greedy } => {
            Node::Repeat { node: inside(node), minimum, maximum, greedy }
        }
        Node::Look { behind, negated, node } => Node::Look { behind, negated, node: inside(node) },
        Node::Sequence(parts) => Node::Sequence(parts.into_iter().map(|part| rebuild(part, settled, kept)).collect()),
        Node::Alternatives(alternatives) => {
            Node::Alternatives(alternatives.into_iter().map(|one| rebuild(one, settled, kept)).collect())
        }
        Node::Reference(_) => settled.next().flatten().map_or(Node::Empty, |Settled { group, certain }| {
            let number = kept.partition_point(|kept| *kept < group) + 1;
            Node::Reference(if certain { Reference::Certain(number) } else { Reference::Possible(number) })
        }),
        leaf => leaf,
    }
}
