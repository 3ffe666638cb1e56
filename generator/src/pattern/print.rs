//! From tree to the syntax of the engine, in which nothing is left to its defaults: classes are ranges of code points.

use std::fmt::Write;

use super::tree::{Class, LINE_TERMINATORS, Node, Reference, WORD};

/// Writes a pattern down.
pub(super) fn print(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

fn write(node: &Node, text: &mut String) {
    match node {
        Node::Empty => {}
        Node::Character(character) => literal(*character, text),
        Node::Class(class) => write_class(class, text),
        Node::Start => text.push('^'),
        Node::End => text.push('$'),
        Node::LineStart => line_end("^", "<=", text),
        Node::LineEnd => line_end("$", "=", text),
        Node::WordBoundary { negated } => word_boundary(*negated, text),
        Node::Sequence(parts) => parts.iter().for_each(|part| write(part, text)),
        Node::Alternatives(alternatives) => {
            for (position, alternative) in alternatives.iter().enumerate() {
                if position > 0 {
                    text.push('|');
                }
                write(alternative, text);
            }
        }
        Node::Capture(_, node) => enclosed("(", node, text),
        Node::Group(None, node) => enclosed("(?:", node, text),
        Node::Group(Some(true), node) => enclosed("(?i:", node, text),
        Node::Group(Some(false), node) => enclosed("(?-i:", node, text),
        Node::Repeat { node, minimum, maximum, greedy } => {
            write_repeated(node, text);
            quantifier(*minimum, *maximum, text);
            if !greedy {
                text.push('?');
            }
        }
        Node::Look { behind, negated, node } => {
            let opening = match (behind, negated) {
                (false, false) => "(?=",
                (false, true) => "(?!",
                (true, false) => "(?<=",
                (true, true) => "(?<!",
            };
            enclosed(opening, node, text);
        }
        Node::Reference(reference) => write_reference(reference, text),
    }
}

fn enclosed(opening: &str, node: &Node, text: &mut String) {
    text.push_str(opening);
    write(node, text);
    text.push(')');
}

/// What a quantifier follows: something that it concerns whole.
fn write_repeated(node: &Node, text: &mut String) {
    match node {
        Node::Character(_) | Node::Class(_) | Node::Capture(..) | Node::Group(..) => write(node, text),
        _ => enclosed("(?:", node, text),
    }
}

fn quantifier(minimum: u32, maximum: Option<u32>, text: &mut String) {
    // Writing to a String cannot fail.
    let _ = match (minimum, maximum) {
        (0, None) => write!(text, "*"),
        (1, None) => write!(text, "+"),
        (0, Some(1)) => write!(text, "?"),
        (minimum, None) => write!(text, "{{{minimum},}}"),
        (minimum, Some(maximum)) if minimum == maximum => write!(text, "{{{minimum}}}"),
        (minimum, Some(maximum)) => write!(text, "{{{minimum},{maximum}}}"),
    };
}

fn write_reference(reference: &Reference, text: &mut String) {
    let _ = match reference {
        Reference::Certain(number) => write!(text, "(?:\\{number})"),
        Reference::Possible(number) => write!(text, "(?:(?({number})\\{number}))"),
        // Settled before.
        Reference::Number(_) | Reference::Name(_) => Ok(()),
    };
}

/// An end of a line: an end of the text, or a line terminator there.
fn line_end(of_text: &str, look: &str, text: &mut String) {
    let _ = write!(text, "(?:{of_text}|(?{look}");
    write_class(&Class::of(LINE_TERMINATORS), text);
    text.push_str("))");
}

/// The engine's own boundaries are those of Unicode; these are of ASCII.
fn word_boundary(negated: bool, text: &mut String) {
    let mut word = String::new();
    write_class(&Class::of(WORD), &mut word);
    let _ = if negated {
        write!(text, "(?:(?<={word})(?={word})|(?<!{word})(?!{word}))")
    } else {
        write!(text, "(?:(?<={word})(?!{word})|(?<!{word})(?={word}))")
    };
}

fn write_class(class: &Class, text: &mut String) {
    let ranges = class.tidy();
    if ranges.is_empty() && class.properties.is_empty() {
        // The engine has no class of nothing, but it has others of nothing and of everything.
        text.push_str(if class.negated { "[\\x{0}-\\x{10FFFF}]" } else { "[^\\x{0}-\\x{10FFFF}]" });
        return;
    }
    text.push_str(if class.negated { "[^" } else { "[" });
    for (first, last) in ranges {
        member(first, text);
        if first < last {
            if u32::from(first) + 1 < u32::from(last) {
                text.push('-');
            }
            member(last, text);
        }
    }
    class.properties.iter().for_each(|property| text.push_str(property));
    text.push(']');
}

/// A character outside of classes.
fn literal(character: char, text: &mut String) {
    if matches!(character, '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' | '#') {
        text.push('\\');
        text.push(character);
    } else {
        shown(character, text);
    }
}

/// A character in a class. `&&`, `--` and `~~` are operators there.
fn member(character: char, text: &mut String) {
    if matches!(character, '\\' | '[' | ']' | '^' | '-' | '&' | '~' | '#') {
        text.push('\\');
        text.push(character);
    } else {
        shown(character, text);
    }
}

/// A character that means itself: as its number, where it would not be seen.
fn shown(character: char, text: &mut String) {
    if character.is_ascii_graphic() || character == ' ' || character.is_alphanumeric() {
        text.push(character);
    } else {
        let _ = write!(text, "\\x{{{:X}}}", u32::from(character));
    }
}
