//! A document's Markdown, made fit for rustdoc.
//!
//! Descriptions are CommonMark (OpenAPI 3.1.1 §4.4), as rustdoc's are, but rustdoc does more with them: it runs code
//! blocks, resolves links in brackets, and warns of bare URLs and of tags that are none.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::html;

/// The same text, with nothing in it that rustdoc would run, resolve or warn of.
pub(in super::super) fn fit(text: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_GFM;
    let text = printable(&html::to_markdown(&printable(text), options));
    let mut edits = Edits { text: &text, edits: Vec::new() };
    let mut walk = Walk::default();
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        walk.visit(&event, range, &mut edits);
    }
    edits.apply()
}

/// Without characters that cannot stand in a comment or that would turn the direction of text in an editor.
fn printable(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', "    ");
    let lines = unified.trim().chars().filter(|c| *c == '\n' || is_shown(*c)).collect::<String>();
    lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Whether a character may stand in a comment: one that neither controls nor turns the direction of text.
pub(super) fn is_shown(c: char) -> bool {
    !(c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
}

/// Where the walk over the text stands.
#[derive(Default)]
struct Walk {
    /// How many code blocks are open.
    in_code: usize,
    /// The links and images that are open, and whether what stands in each is left alone.
    links: Vec<bool>,
}

impl Walk {
    fn visit(&mut self, event: &Event<'_>, range: Range<usize>, edits: &mut Edits<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.in_code += 1;
                match kind {
                    CodeBlockKind::Fenced(info) => edits.plain_fence(range, info),
                    CodeBlockKind::Indented => edits.fence(range),
                }
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => self.in_code = self.in_code.saturating_sub(1),
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                let stays = stays(*link_type, dest_url);
                let words = !stays && *link_type == LinkType::Inline;
                if words {
                    edits.unlink(range);
                } else if !stays {
                    edits.escape_brackets(range);
                }
                self.links.push(!words);
            }
            Event::End(pulldown_cmark::TagEnd::Link | pulldown_cmark::TagEnd::Image) => {
                self.links.pop();
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => edits.alert(range, *kind),
            Event::Html(_) | Event::InlineHtml(_) => edits.escape_tags(range),
            Event::Text(_) if self.in_code == 0 && !self.links.contains(&true) => {
                edits.escape_brackets(range.clone());
                edits.link_urls(range);
            }
            _ => {}
        }
    }
}

/// Whether rustdoc leaves a link alone: one to somewhere on the web.
fn stays(link_type: LinkType, destination: &str) -> bool {
    let absolute = ["http://", "https://", "mailto:"].iter().any(|scheme| destination.starts_with(scheme));
    let written = matches!(link_type, LinkType::Inline | LinkType::Autolink | LinkType::Email | LinkType::Reference);
    absolute && written
}

/// Changes to a text, by place.
struct Edits<'a> {
    text: &'a str,
    edits: Vec<(Range<usize>, String)>,
}

impl Edits<'_> {
    fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push((range, with.into()));
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Makes the language of a fenced block one that rustdoc does not run, and ends a block that nothing ends.
    fn plain_fence(&mut self, range: Range<usize>, info: &str) {
        let block = self.slice(&range).to_owned();
        let opening = block.lines().next().unwrap_or_default();
        let fence_length = opening.chars().take_while(|c| matches!(c, '`' | '~')).count();
        let fence: String = opening.chars().take(fence_length).collect();
        let indent = self.text.get(..range.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        let indent = indent.to_owned();
        if runs(info) {
            self.replace(range.start + fence_length..range.start + opening.len(), "text");
        }
        let closing = block.lines().skip(1).last().unwrap_or_default().trim();
        if closing.len() < fence_length || !closing.chars().all(|c| fence.starts_with(c)) {
            let line_break = if block.ends_with('\n') { "" } else { "\n" };
            let indent: String = indent.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
            self.replace(range.end..range.end, format!("{line_break}{indent}{fence}\n"));
        }
    }

    /// Puts a block that is code by its indentation between fences.
    fn fence(&mut self, range: Range<usize>) {
        let start = self.text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let indent = range.start.saturating_sub(start).saturating_sub(4);
        let indent = " ".repeat(indent);
        let block = self.slice(&range).to_owned();
        let fence = "`".repeat(3.max(1 + block.split(|c| c != '`').map(str::len).max().unwrap_or(0)));
        let line_break = if block.ends_with('\n') { "" } else { "\n" };
        self.replace(start..start, format!("{indent}{fence}text\n"));
        self.replace(range.end..range.end, format!("{line_break}{indent}{fence}\n"));
    }

    /// Brackets that rustdoc would take for the name of an item.
    fn escape_brackets(&mut self, range: Range<usize>) {
        let brackets: Vec<_> = self
            .slice(&range)
            .char_indices()
            .filter(|(_, c)| matches!(c, '[' | ']'))
            .map(|(offset, _)| range.start + offset)
            .collect();
        for at in brackets {
            let escaped = self.text.get(..at).is_some_and(|before| before.ends_with('\\'));
            if !escaped {
                self.replace(at..at, "\\");
            }
        }
    }

    /// Says in bold what a quote is that GitHub shows as an alert (`> [!NOTE]`).
    fn alert(&mut self, range: Range<usize>, kind: BlockQuoteKind) {
        let word = match kind {
            BlockQuoteKind::Note => "Note",
            BlockQuoteKind::Tip => "Tip",
            BlockQuoteKind::Important => "Important",
            BlockQuoteKind::Warning => "Warning",
            BlockQuoteKind::Caution => "Caution",
        };
        let Some(start) = self.slice(&range).find("[!") else { return };
        let Some(length) = self.slice(&(range.start + start..range.end)).find(']') else { return };
        let start = range.start + start;
        self.replace(start..start + length + 1, format!("**{word}:**"));
    }

    /// Leaves the words of a link that leads from the page of the document's publisher, wherever that is, and so nowhere here.
    fn unlink(&mut self, range: Range<usize>) {
        let link = self.slice(&range);
        let opening = if link.starts_with('!') { 2 } else { 1 };
        let Some(closing) = link.rfind("](") else { return };
        self.replace(range.start..range.start + opening, "");
        self.replace(range.start + closing..range.end, "");
    }

    fn escape_tags(&mut self, range: Range<usize>) {
        let tags: Vec<_> = self.slice(&range).match_indices('<').map(|(offset, _)| range.start + offset).collect();
        for at in tags {
            self.replace(at..at, "\\");
        }
    }

    /// Turns bare URLs into links.
    fn link_urls(&mut self, range: Range<usize>) {
        let text = self.slice(&range).to_owned();
        let mut from = 0;
        while let Some(found) = next_url(&text, from) {
            from = found.end;
            self.replace(range.start + found.start..range.start + found.start, "<");
            self.replace(range.start + found.end..range.start + found.end, ">");
        }
    }

    fn apply(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut result = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, with) in self.edits {
            if range.start >= done {
                result.push_str(self.text.get(done..range.start).unwrap_or_default());
                result.push_str(&with);
                done = range.end;
            }
        }
        result.push_str(self.text.get(done..).unwrap_or_default());
        result
    }
}

/// Whether rustdoc takes a block with this info string for Rust.
fn runs(info: &str) -> bool {
    const RUST: &[&str] =
        &["rust", "ignore", "should_panic", "no_run", "compile_fail", "test_harness", "standalone_crate", "custom"];
    let mut words = info.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
    let plain = |word: &str| !RUST.contains(&word) && !word.starts_with("edition") && !word.starts_with('{');
    !words.next().is_some_and(plain)
}

/// The first URL at or after `from` that ends before white space or what commonly follows a URL.
fn next_url(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let start = from + ["http://", "https://"].iter().filter_map(|scheme| rest.find(scheme)).min()?;
    let url = text.get(start..)?;
    let stop = url.find(|c: char| c.is_whitespace() || c.is_control() || "<>[]\"'`|\\^{}()".contains(c));
    let url = url.get(..stop.unwrap_or(url.len()))?.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    Some(start..start + url.len().max(1))
}

#[cfg(test)]
mod tests;
