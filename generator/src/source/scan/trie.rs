//! Pointers that are looked for, and what was found of them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::source::unescape;

/// The tokens that are looked for, as a tree.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    parent: usize,
    children: BTreeMap<String, usize>,
    found: Option<Range<usize>>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Trie {
    pub(super) const ROOT: usize = 0;

    pub(super) fn insert(&mut self, pointer: &str) -> usize {
        let mut node = Self::ROOT;
        for token in pointer.split('/').skip(1) {
            let token = unescape(token).into_owned();
            let next = self.nodes.len();
            let child = self.nodes.get_mut(node).map_or(next, |node| *node.children.entry(token).or_insert(next));
            if child == next {
                self.nodes.push(Node { parent: node, ..Node::default() });
            }
            node = child;
        }
        node
    }

    pub(super) fn child(&self, node: usize, token: &str) -> Option<usize> {
        self.nodes.get(node)?.children.get(token).copied()
    }

    pub(super) fn has_children(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| !node.children.is_empty())
    }

    pub(super) fn record(&mut self, node: usize, span: Range<usize>) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.found = Some(span);
        }
    }

    pub(super) fn span(&self, mut leaf: usize) -> Range<usize> {
        while let Some(node) = self.nodes.get(leaf) {
            match &node.found {
                Some(span) => return span.clone(),
                None if leaf == Self::ROOT => break,
                None => leaf = node.parent,
            }
        }
        0..0
    }
}
