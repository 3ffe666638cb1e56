//! Fenced blocks of a Markdown page (CommonMark 0.31.2 §4.5) that hold documents.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::json::{self, Fault, Parsed};

/// A block that holds a document, or was meant to.
pub(super) struct Block {
    /// Its lines in the page, without what stands before them where the block is part of a list or a quotation.
    pub(super) parts: Vec<Range<usize>>,
    pub(super) content: Content,
}

/// What a block holds.
pub(super) enum Content {
    Document(Parsed),
    /// What names a version of OpenAPI but is no JSON.
    Broken(Fault),
    /// A document in YAML.
    Yaml,
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

/// Whether a text in YAML has a top-level key by which documents are known.
pub(super) fn is_yaml_document(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.trim_start_matches(['\u{feff}', '"', '\'']));
    lines.any(|line| {
        let rest = line.strip_prefix("openapi").or_else(|| line.strip_prefix("swagger"));
        rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
    })
}

fn block(page: &str, info: &str, parts: Vec<Range<usize>>) -> Option<Block> {
    let text: String = parts.iter().filter_map(|part| page.get(part.clone())).collect();
    let language = info.split([' ', ',', '\t']).next().unwrap_or_default().to_ascii_lowercase();
    let content = match language.as_str() {
        "yaml" | "yml" if !text.trim_start().starts_with('{') => is_yaml_document(&text).then_some(Content::Yaml),
        _ => json_block(&text, &language),
    };
    content.map(|content| Block { parts, content })
}

fn json_block(text: &str, language: &str) -> Option<Content> {
    if !text.trim_start().starts_with('{') && language != "json" {
        return None;
    }
    match json::parse(text) {
        Ok(parsed) => json::is_document(&parsed.value).then_some(Content::Document(parsed)),
        Err(fault) => json::mentions_version(text).then_some(Content::Broken(fault)),
    }
}
