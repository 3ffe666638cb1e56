//! The members of a mapping, those of the key `<<` among them.

use std::collections::HashSet;

use super::compose::too_deep;
use super::{Content, DEEPEST, Node};
use crate::diagnostic::{Code, Fault};

/// A key of a mapping with its value.
pub(crate) struct Member<'t> {
    /// The text of the key as it is written, whatever it would be as a value.
    pub(crate) name: &'t str,
    pub(crate) key: Node<'t>,
    pub(crate) value: Node<'t>,
    /// The byte where the key `<<` stands that brings it in, if it belongs to another mapping.
    pub(crate) merged: Option<usize>,
}

/// How much more aliases and `<<` may make of a text than what is written in it, for a few lines can stand for more than
/// any memory holds.
pub(crate) struct Budget {
    left: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: Self::WHOLE }
    }
}

impl Budget {
    const WHOLE: usize = 1_000_000;

    /// Takes off what a value with so many bytes of text costs: one, and one more for each 64 bytes. `offset` is where
    /// the alias stands for which it is there.
    pub(crate) fn spend(&mut self, bytes: usize, offset: usize) -> Result<(), Fault> {
        match self.left.checked_sub(1 + bytes / 64) {
            Some(left) => self.left = left,
            None => {
                let message = "with this alias, those of the text stand for more than a million values";
                return Err(Fault::new(Code::YamlTooLarge, offset, message));
            }
        }
        Ok(())
    }
}

/// The members of a mapping, in order. A key that the mapping has itself twice is there twice; what `<<` brings in stands
/// where that stands, once, and only if the mapping has no such key itself.
pub(crate) fn members<'t>(mapping: Node<'t>, budget: &mut Budget) -> Result<Vec<Member<'t>>, Fault> {
    nested_members(mapping, 0, budget)
}

fn nested_members<'t>(mapping: Node<'t>, level: usize, budget: &mut Budget) -> Result<Vec<Member<'t>>, Fault> {
    if level > DEEPEST {
        return Err(too_deep(mapping.offset()));
    }
    let mut members = Vec::new();
    let mut names = own_names(mapping);
    for (key, value) in mapping.pairs() {
        if !key.is_merge() {
            members.push(Member { name: name(key)?, key, value, merged: None });
            continue;
        }
        for source in sources(value)? {
            for member in nested_members(source, level + 1, budget)? {
                budget.spend(0, key.offset())?;
                if names.insert(member.name) {
                    members.push(Member { merged: Some(key.offset()), ..member });
                }
            }
            budget.spend(0, key.offset())?;
        }
    }
    Ok(members)
}

/// The keys of a mapping that has `<<`; nothing of others, for which it is not needed.
fn own_names(mapping: Node<'_>) -> HashSet<&str> {
    if !mapping.pairs().any(|(key, _)| key.is_merge()) {
        return HashSet::new();
    }
    mapping.pairs().filter(|(key, _)| !key.is_merge()).filter_map(|(key, _)| name(key).ok()).collect()
}

/// The mappings that a value of `<<` stands for.
fn sources(value: Node<'_>) -> Result<Vec<Node<'_>>, Fault> {
    let found: Vec<Node<'_>> = match value.target().content() {
        Content::Sequence => value.target().children().map(Node::target).collect(),
        _ => vec![value.target()],
    };
    match found.iter().all(|source| matches!(source.content(), Content::Mapping)) {
        true => Ok(found),
        false => {
            let message = "the key `<<` merges mappings, and this is none; in quotes it is a key like any other";
            Err(Fault::new(Code::YamlNotJson, value.offset(), message))
        }
    }
}

fn name(key: Node<'_>) -> Result<&str, Fault> {
    match key.target().content() {
        Content::Scalar { text, .. } => Ok(text),
        _ => {
            let message = "a sequence or a mapping is a key here; keys of JSON are text";
            Err(Fault::new(Code::YamlNotJson, key.offset(), message))
        }
    }
}
