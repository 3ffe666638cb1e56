//! How deep types are made of one another.
//!
//! The compiler proves of a type that it can be sent to another thread by proving it of its parts, and gives up at a
//! depth that crates can only raise for themselves.

use crate::ir::Definition;

/// A bound of the number of definitions of which each is a part of the one before. Definitions that are parts of one
/// another count all, for a walk may meet them in any order.
pub(super) fn depth(definitions: &[Definition]) -> usize {
    let edges: Vec<Vec<usize>> =
        definitions.iter().map(|definition| definition.kind.named().into_iter().map(|id| id.0).collect()).collect();
    let mut walk = Walk::new(&edges);
    for start in 0..definitions.len() {
        walk.from(start);
    }
    walk.depths.into_iter().max().unwrap_or(0)
}

/// Tarjan's walk over circles of definitions, without recursion: what is met first is done last.
struct Walk<'e> {
    edges: &'e [Vec<usize>],
    /// When each was met; 0 where it was not.
    met: Vec<usize>,
    /// The earliest that each leads back to.
    low: Vec<usize>,
    /// Those of unfinished circles.
    open: Vec<usize>,
    /// The depth of each that is done; 0 where it is not.
    depths: Vec<usize>,
    count: usize,
}

impl<'e> Walk<'e> {
    fn new(edges: &'e [Vec<usize>]) -> Self {
        let none = vec![0; edges.len()];
        Self { edges, met: none.clone(), low: none.clone(), open: Vec::new(), depths: none, count: 0 }
    }

    fn from(&mut self, start: usize) {
        if at(&self.met, start) != 0 {
            return;
        }
        let mut stack = vec![(start, 0)];
        self.enter(start);
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            let edge = self.edges.get(node).and_then(|edges| edges.get(*next)).copied();
            *next += 1;
            match edge {
                Some(to) if at(&self.met, to) == 0 => {
                    self.enter(to);
                    stack.push((to, 0));
                }
                Some(to) if at(&self.depths, to) == 0 => self.lower(node, at(&self.met, to)),
                Some(_) => {}
                None => {
                    stack.pop();
                    self.leave(node);
                    if let Some((before, _)) = stack.last() {
                        self.lower(*before, at(&self.low, node));
                    }
                }
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.count += 1;
        set(&mut self.met, node, self.count);
        set(&mut self.low, node, self.count);
        self.open.push(node);
    }

    fn lower(&mut self, node: usize, to: usize) {
        let low = at(&self.low, node).min(to);
        set(&mut self.low, node, low);
    }

    /// Finishes the circle that begins with `node`, if it does.
    fn leave(&mut self, node: usize) {
        if at(&self.low, node) != at(&self.met, node) {
            return;
        }
        let first = self.open.iter().rposition(|open| *open == node).unwrap_or(0);
        let circle = self.open.split_off(first);
        let beyond = circle.iter().flat_map(|node| self.edges.get(*node).into_iter().flatten());
        let below = beyond.map(|to| at(&self.depths, *to)).max().unwrap_or(0);
        for node in &circle {
            set(&mut self.depths, *node, below + circle.len());
        }
    }
}

fn at(list: &[usize], index: usize) -> usize {
    list.get(index).copied().unwrap_or(0)
}

fn set(list: &mut [usize], index: usize, value: usize) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}
