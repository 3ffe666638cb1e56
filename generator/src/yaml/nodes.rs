//! The nodes of a text, in its order.

use std::borrow::Cow;
use std::ops::Range;

use super::{Kind, Tag};

/// Every node of a text. The first is the root, and what a collection holds stands behind it.
///
/// They stand in one list and name one another by position, so that neither building nor dropping them calls itself,
/// however long a chain of aliases is.
#[derive(Debug, Default)]
pub(crate) struct Nodes<'a> {
    pub(super) items: Vec<Item<'a>>,
}

#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) content: Content<'a>,
    pub(super) tag: Option<Box<Tag>>,
    /// Its text. Of a collection in flow style the bracket, and in block style nothing: the place where it begins.
    pub(super) span: Range<usize>,
    /// The position behind what it holds.
    pub(super) end: usize,
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum Content<'a> {
    /// Text, and whether it is without quotes, so that it may be something else than text.
    Scalar {
        text: Cow<'a, str>,
        plain: bool,
    },
    Sequence,
    Mapping,
    /// What stands at this position, which is no alias.
    Alias(usize),
}

/// A node of [`Nodes`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t> {
    nodes: &'t Nodes<'t>,
    item: &'t Item<'t>,
    at: usize,
}

impl Nodes<'_> {
    /// The outermost node; a text may have none.
    pub(crate) fn root(&self) -> Option<Node<'_>> {
        self.node(0)
    }

    fn node(&self, at: usize) -> Option<Node<'_>> {
        self.items.get(at).map(|item| Node { nodes: self, item, at })
    }
}

impl<'t> Node<'t> {
    pub(crate) fn content(self) -> &'t Content<'t> {
        &self.item.content
    }

    pub(crate) fn tag(self) -> Option<&'t Tag> {
        self.item.tag.as_deref()
    }

    /// The byte of the text where it begins.
    pub(crate) fn offset(self) -> usize {
        self.item.span.start
    }

    /// What is shown of it: its text, or the first that stands in it.
    pub(crate) fn span(self) -> Range<usize> {
        let span = &self.item.span;
        match self.content() {
            Content::Mapping if span.is_empty() => self.children().next().map_or(span.clone(), Node::span),
            // The dash.
            Content::Sequence if span.is_empty() => span.start..span.start + 1,
            _ => span.clone(),
        }
    }

    /// The node that an alias stands for, or the node itself.
    pub(crate) fn target(self) -> Self {
        match self.content() {
            Content::Alias(at) => self.nodes.node(*at).unwrap_or(self),
            _ => self,
        }
    }

    /// What a collection holds: elements, or keys and values in turn.
    pub(crate) fn children(self) -> impl Iterator<Item = Node<'t>> {
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let child = self.nodes.node(at).filter(|_| at < self.item.end)?;
            at = child.item.end;
            Some(child)
        })
    }

    /// The keys of a mapping with their values.
    pub(crate) fn pairs(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> {
        let mut children = self.children();
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// Whether it is the key `<<`, whose value's members are members of the mapping that it stands in.
    pub(super) fn is_merge(self) -> bool {
        let tagged = self.tag().is_none_or(|tag| tag.kind == Kind::Merge);
        tagged && matches!(self.content(), Content::Scalar { text, plain: true } if text == "<<")
    }
}
