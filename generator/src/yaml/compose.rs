//! From the events of the parser to nodes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, options};

use super::nodes::{Content, Item, Nodes};
use super::{DEEPEST, Tag};
use crate::diagnostic::{Code, Fault};

/// The nodes of a text that holds one document.
pub(crate) fn compose(text: &str) -> Result<Nodes<'_>, Fault> {
    let mut composer = Composer { size: text.len(), ..Composer::default() };
    for event in Parser::new_from_str_with_options(text, options! { emit_comments: false }) {
        let (event, span) = event.map_err(|error| fault(text, &error))?;
        composer.event(event, &span)?;
    }
    Ok(composer.nodes)
}

#[derive(Default)]
struct Composer<'a> {
    nodes: Nodes<'a>,
    /// The positions of the collections that have not ended yet.
    open: Vec<usize>,
    /// The positions of what has an anchor.
    anchors: HashMap<usize, usize>,
    /// How many documents have begun.
    documents: usize,
    /// The bytes of the text.
    size: usize,
}

/// What a node may have besides its content: the number of an anchor, or 0, and a tag.
type Properties<'a> = (usize, Option<Cow<'a, granit_parser::Tag>>);

impl<'a> Composer<'a> {
    fn event(&mut self, event: Event<'a>, span: &Span) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(..) => self.documents += 1,
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Scalar(text, style, anchor, tag) => {
                let range = self.range(span);
                let plain = style == ScalarStyle::Plain;
                // The parser says `~` where nothing is written.
                let text = if plain && range.is_empty() { Cow::Borrowed("") } else { text };
                self.node(Content::Scalar { text, plain }, span, (anchor, tag))?;
            }
            Event::SequenceStart(_, anchor, tag) => self.open(Content::Sequence, span, (anchor, tag))?,
            Event::MappingStart(_, anchor, tag) => self.open(Content::Mapping, span, (anchor, tag))?,
            Event::Alias(anchor) => {
                let target = self.alias(anchor, span)?;
                self.node(Content::Alias(target), span, (0, None))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn node(&mut self, content: Content<'a>, span: &Span, (anchor, tag): Properties<'a>) -> Result<(), Fault> {
        let range = self.range(span);
        if self.documents > 1 {
            return several(&content, range.start);
        }
        let at = self.nodes.items.len();
        let tag = tag.map(|tag| Box::new(Tag::new(&tag, span)));
        self.nodes.items.push(Item { content, tag, span: range, end: at + 1 });
        if anchor != 0 {
            self.anchors.insert(anchor, at);
        }
        Ok(())
    }

    fn open(&mut self, content: Content<'a>, span: &Span, properties: Properties<'a>) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(too_deep(self.range(span).start));
        }
        self.open.push(self.nodes.items.len());
        self.node(content, span, properties)
    }

    fn close(&mut self) {
        let end = self.nodes.items.len();
        if let Some(item) = self.open.pop().and_then(|at| self.nodes.items.get_mut(at)) {
            item.end = end;
        }
    }

    fn alias(&self, anchor: usize, span: &Span) -> Result<usize, Fault> {
        let offset = self.range(span).start;
        match self.anchors.get(&anchor) {
            Some(at) if self.open.contains(at) => {
                let message = "this alias stands within what it stands for, which has no end";
                Err(Fault::new(Code::YamlNotJson, offset, message))
            }
            Some(at) => Ok(*at),
            None => Err(Fault::new(Code::YamlSyntax, offset, "not YAML: nothing has the anchor of this alias")),
        }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        span.byte_range().unwrap_or(self.size..self.size)
    }
}

/// What is nested too deep, at a byte of the text.
pub(crate) fn too_deep(offset: usize) -> Fault {
    Fault::new(Code::JsonTooDeep, offset, "the value is nested deeper than 128 levels")
}

/// A document behind the first is an error, unless there is nothing in it.
fn several(content: &Content<'_>, offset: usize) -> Result<(), Fault> {
    match content {
        Content::Scalar { text, plain: true } if text.is_empty() => Ok(()),
        _ => {
            Err(Fault::new(Code::YamlSeveralDocuments, offset, "a second document begins here; a file is to have one"))
        }
    }
}

fn fault(text: &str, error: &ScanError) -> Fault {
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep(offset),
        kind => Fault::new(Code::YamlSyntax, offset, format!("not YAML: {kind}")),
    }
}
