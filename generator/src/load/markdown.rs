//! Fenced blocks of a Markdown page (CommonMark 0.31.2 §4.5) that hold documents.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::parsed::Parsed;
use super::text;
use crate::diagnostic::Fault;
use crate::source::Syntax;

/// A block that holds a document, or was meant to.
pub(super) struct Block {
    /// Its lines in the page, without what stands before them where the block is part of a list or a quotation.
    pub(super) parts: Vec<Range<usize>>,
    pub(super) syntax: Syntax,
    /// The document, or why what was meant to be one is none.
    pub(super) content: Result<Parsed, Fault>,
}

/// The blocks of a page that concern us, in order.
pub(super) fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, Vec<Range<usize>>)> = None;
    for (event, range) in Parser::new_ext(page, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => open = Some((info.to_string(), Vec::new())),
            Event::Text(_) => {
                if let Some((_, parts)) = &mut open {
                    parts.push(range);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((info, parts)) = open.take() {
                    blocks.extend(block(page, &info, parts));
                }
            }
            _ => {}
        }
    }
    blocks
}

fn block(page: &str, info: &str, parts: Vec<Range<usize>>) -> Option<Block> {
    let text: String = parts.iter().filter_map(|part| page.get(part.clone())).collect();
    let language = info.split([' ', ',', '\t']).next().unwrap_or_default().to_ascii_lowercase();
    let syntax = match language.as_str() {
        "yaml" | "yml" => Syntax::Yaml,
        "json" => Syntax::Json,
        _ if text::is_braced(&text) => Syntax::Json,
        _ => return None,
    };
    let (syntax, content) = text::parse(&text, syntax);
    let is_meant = match &content {
        Ok(parsed) => parsed.is_document(),
        Err(_) => text::is_meant(&text, syntax),
    };
    is_meant.then_some(Block { parts, syntax, content })
}
