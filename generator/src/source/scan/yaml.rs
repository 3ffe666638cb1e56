//! Pointers in YAML text.

use super::trie::Trie;
use crate::yaml::{self, Budget, Content, Node};

/// Finds what is looked for in `text`: behind an alias and in what `<<` brings in, where that is written. A text that is
/// not YAML has nothing to be found.
pub(super) fn find(text: &str, trie: &mut Trie) {
    let Ok(nodes) = yaml::compose(text) else { return };
    let Some(root) = nodes.root() else { return };
    trie.record(Trie::ROOT, root.span());
    Search { trie, budget: Budget::default() }.within(root, Trie::ROOT);
}

struct Search<'t> {
    trie: &'t mut Trie,
    budget: Budget,
}

impl Search<'_> {
    /// Looks for the children of `place` in a node. As deep as the pointers go and no deeper does this call itself.
    fn within(&mut self, node: Node<'_>, place: usize) {
        if !self.trie.has_children(place) {
            return;
        }
        let node = node.target();
        match node.content() {
            Content::Mapping => self.members(node, place),
            Content::Sequence => self.elements(node, place),
            Content::Scalar { .. } | Content::Alias(_) => {}
        }
    }

    fn members(&mut self, mapping: Node<'_>, place: usize) {
        // What cannot be read as members has none that a pointer could mean.
        for member in yaml::members(mapping, &mut self.budget).unwrap_or_default() {
            if let Some(child) = self.trie.child(place, member.name) {
                self.trie.record(child, member.key.span());
                self.within(member.value, child);
            }
        }
    }

    fn elements(&mut self, sequence: Node<'_>, place: usize) {
        for (index, element) in sequence.children().enumerate() {
            if let Some(child) = self.trie.child(place, &index.to_string()) {
                self.trie.record(child, element.span());
                self.within(element, child);
            }
        }
    }
}
