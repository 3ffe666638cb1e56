//! HTML in a document's Markdown, as Markdown.
//!
//! CommonMark lets HTML stand in it (§4.6, §6.6), and some documents are written in nothing else. What has a counterpart in
//! Markdown becomes that; other tags are left as they are.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

/// The same text with its paragraphs, lists, links, code and stress in Markdown.
pub(super) fn to_markdown(text: &str, options: Options) -> String {
    let mut tags = Vec::new();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        // Code is none of these, so tags that are shown as code stay.
        if matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
            find(text, range, &mut tags);
        }
    }
    if tags.is_empty() { text.to_owned() } else { replace(text, &tags) }
}

/// A tag, and where it stands.
struct Tag<'t> {
    range: Range<usize>,
    name: String,
    closes: bool,
    attributes: &'t str,
}

/// Finds the tags in a part of the text.
fn find<'t>(text: &'t str, part: Range<usize>, tags: &mut Vec<Tag<'t>>) {
    let mut at = part.start;
    while let Some(start) = text.get(at..part.end).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let Some(end) = text.get(start..part.end).and_then(|rest| rest.find('>')).map(|found| start + found) else {
            return;
        };
        let inner = text.get(start + 1..end).unwrap_or_default();
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let length = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(length);
        if !name.is_empty() {
            tags.push(Tag { range: start..end + 1, name: name.to_ascii_lowercase(), closes, attributes });
        }
        at = end + 1;
    }
}

/// The text with each tag replaced that has a counterpart.
fn replace(text: &str, tags: &[Tag<'_>]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    let mut code_until = 0;
    for (position, tag) in tags.iter().enumerate() {
        let partner = partner(tags, position);
        let replacement = if tag.range.start < code_until {
            // Nothing is marked up within code.
            Some(String::new())
        } else {
            replacement(text, tag, partner)
        };
        let Some(replacement) = replacement else { continue };
        if tag.name == "code" && !tag.closes && !replacement.is_empty() {
            code_until = partner.map_or(0, |partner| partner.range.start);
        }
        let start = if is_block(&tag.name) { line_start(text, tag.range.start) } else { tag.range.start };
        made.push_str(text.get(at..start.max(at)).unwrap_or_default());
        made.push_str(&replacement);
        at = tag.range.end;
    }
    made.push_str(text.get(at..).unwrap_or_default());
    made
}

/// The tag that ends what another begins, or the other way round.
fn partner<'a, 't>(tags: &'a [Tag<'t>], position: usize) -> Option<&'a Tag<'t>> {
    let tag = tags.get(position)?;
    let same = |other: &&Tag<'_>| other.name == tag.name;
    if tag.closes {
        tags.iter().take(position).rev().find(same).filter(|other| !other.closes)
    } else {
        tags.iter().skip(position + 1).find(same).filter(|other| other.closes)
    }
}

/// What a tag is in Markdown; `None` where it is nothing there.
fn replacement(text: &str, tag: &Tag<'_>, partner: Option<&Tag<'_>>) -> Option<String> {
    let pair = |sign: &str| partner.map(|_| sign.to_owned());
    match (tag.name.as_str(), tag.closes) {
        ("p", false) | ("br", _) => Some(gap(text, tag)),
        ("p" | "div" | "ul" | "ol", _) => partner.map(|_| gap(text, tag)),
        ("li", false) => Some("\n- ".to_owned()),
        ("li" | "span", _) => Some(String::new()),
        ("strong" | "b", _) => pair("**"),
        ("em" | "i", _) => pair("*"),
        ("code", closes) => partner.map(|partner| code(text, tag, partner, closes)),
        ("a", false) => partner.map(|_| if link(tag).is_some() { "[".to_owned() } else { String::new() }),
        ("a", true) => partner.map(|opening| link(opening).map(|url| format!("]({url})")).unwrap_or_default()),
        _ => None,
    }
}

/// A backtick, unless what stands between the tags cannot be put in such.
fn code(text: &str, tag: &Tag<'_>, partner: &Tag<'_>, closes: bool) -> String {
    let (opening, closing) = if closes { (partner, tag) } else { (tag, partner) };
    let inside = text.get(opening.range.end..closing.range.start).unwrap_or_default();
    let fits = !inside.trim().is_empty() && !inside.contains(['`', '\n']);
    if fits { "`".to_owned() } else { String::new() }
}

/// Where a link leads, if that is somewhere on the web.
fn link<'t>(tag: &Tag<'t>) -> Option<&'t str> {
    let value = tag.attributes.split_once("href=")?.1;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let url = value.get(1..)?.split(quote).next()?;
    let absolute = url.starts_with("https://") || url.starts_with("http://");
    (absolute && !url.contains([' ', '(', ')', '<', '>'])).then_some(url)
}

/// Whether a tag begins or ends a block.
fn is_block(name: &str) -> bool {
    matches!(name, "p" | "div" | "ul" | "ol" | "li")
}

/// The beginning of the line, if nothing but spaces stands before `position`: what is indented would be code.
fn line_start(text: &str, position: usize) -> usize {
    let before = text.get(..position).unwrap_or_default().trim_end_matches(' ');
    if before.is_empty() || before.ends_with('\n') { before.len() } else { position }
}

/// What parts blocks, as far as it is not there already.
fn gap(text: &str, tag: &Tag<'_>) -> String {
    let before = text.get(..tag.range.start).unwrap_or_default().trim_end_matches(' ');
    let after = text.get(tag.range.end..).unwrap_or_default().trim_start_matches(' ');
    let opens = !tag.closes && tag.name != "br";
    let edge = if opens {
        before.is_empty() || before.ends_with("\n\n")
    } else {
        after.is_empty() || after.starts_with("\n\n")
    };
    if edge { String::new() } else { "\n\n".to_owned() }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Options;

    fn markdown(text: &str) -> String {
        super::to_markdown(text, Options::empty())
    }

    #[test]
    fn paragraphs_and_stress() {
        assert_eq!(markdown("<p>Creates a <strong>new</strong> object.</p>"), "Creates a **new** object.");
        assert_eq!(markdown("<p>One.</p>\n\n<p>Two,<br>three.</p>"), "One.\n\nTwo,\n\nthree.");
        assert_eq!(markdown("plain <em>text</em>"), "plain *text*");
    }

    #[test]
    fn code_and_links() {
        assert_eq!(
            markdown("<p>See <a href=\"https://example.com/x\">the <code>x</code></a>.</p>"),
            "See [the `x`](https://example.com/x)."
        );
        assert_eq!(markdown("<p><a href=\"/docs\">relative</a></p>"), "relative");
        assert_eq!(markdown("<code>a<b>c</b></code>"), "`ac`");
        assert_eq!(markdown("<code>a`b</code>"), "a`b");
    }

    #[test]
    fn lists() {
        assert_eq!(markdown("<ul>\n    <li>one</li>\n    <li>two</li>\n</ul>").trim(), "- one\n\n- two");
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in [
            "a < b > c",
            "`<p>`",
            "```\n<p>x</p>\n```",
            "<custom>x</custom>",
            "<strong>open",
            "List<String>",
            "a </div> b",
        ] {
            assert_eq!(markdown(text), text);
        }
    }
}
