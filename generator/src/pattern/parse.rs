//! From text to tree, by the grammar of ECMA-262 §22.2.1 with the flag `u`.
//!
//! What is illegal with `u` and legal without it (annex B §B.1.2) means what it means without it, construct by
//! construct: a pattern with `\-` in it does not lose `\u{1F600}` and `\p{L}` for that. Letters are the exception:
//! nobody who writes `\Z` or `\h` means a letter, so these are refused.

use super::scan;
use super::tree::{Class, Node, Reference};

/// Deeper nesting of parentheses is refused; the engine's own bound is 64.
const DEEPEST: usize = 50;

/// A pattern that was read.
pub(super) struct Parsed {
    pub(super) node: Node,
    /// The names of groups, with their numbers.
    pub(super) names: Vec<(String, usize)>,
}

/// Reads a pattern; if it is none, why not.
pub(super) fn parse(pattern: &str) -> Result<Parsed, String> {
    let characters: Vec<char> = pattern.chars().collect();
    let all_captures = scan::captures(&characters);
    let flags = Flags::default();
    let mut parser =
        Parser { characters: &characters, at: 0, all_captures, flags, captures: 0, names: Vec::new(), depth: 0 };
    let node = parser.disjunction()?;
    if parser.peek().is_some() {
        return Err("it closes a parenthesis that is not open".to_owned());
    }
    Ok(Parsed { node, names: parser.names })
}

/// The flags that groups can set, as far as they are not left to the engine.
#[derive(Clone, Copy, Default)]
struct Flags {
    multiline: bool,
    dot_all: bool,
    ignore_case: bool,
}

pub(super) struct Parser<'p> {
    pub(super) characters: &'p [char],
    pub(super) at: usize,
    /// How many groups of the whole pattern capture.
    pub(super) all_captures: usize,
    flags: Flags,
    captures: usize,
    names: Vec<(String, usize)>,
    depth: usize,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    /// Goes over `text`, if it stands here.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let stands = text.chars().enumerate().all(|(ahead, character)| self.peek_at(ahead) == Some(character));
        if stands {
            self.at += text.chars().count();
        }
        stands
    }

    /// Whether case is ignored here: what a class has to know, for the engine does the rest.
    pub(super) fn ignores_case(&self) -> bool {
        self.flags.ignore_case
    }

    fn disjunction(&mut self) -> Result<Node, String> {
        let mut alternatives = vec![self.alternative()?];
        while self.eat("|") {
            alternatives.push(self.alternative()?);
        }
        Ok(match alternatives.pop() {
            Some(only) if alternatives.is_empty() => only,
            last => {
                alternatives.extend(last);
                Node::Alternatives(alternatives)
            }
        })
    }

    fn alternative(&mut self) -> Result<Node, String> {
        let mut terms = Vec::new();
        while self.peek().is_some_and(|next| next != '|' && next != ')') {
            terms.push(self.term()?);
        }
        Ok(match terms.pop() {
            None => Node::Empty,
            Some(only) if terms.is_empty() => only,
            last => {
                terms.extend(last);
                Node::Sequence(terms)
            }
        })
    }

    fn term(&mut self) -> Result<Node, String> {
        let node = self.atom()?;
        let repeatable = !matches!(
            node,
            Node::Start
                | Node::End
                | Node::LineStart
                | Node::LineEnd
                | Node::WordBoundary { .. }
                | Node::Look { behind: true, .. }
        );
        let Some((minimum, maximum)) = self.quantifier()? else { return Ok(node) };
        if !repeatable {
            return Err(NOTHING_TO_REPEAT.to_owned());
        }
        let greedy = !self.eat("?");
        Ok(Node::Repeat { node: Box::new(node), minimum, maximum, greedy })
    }

    fn atom(&mut self) -> Result<Node, String> {
        let start = self.at;
        let Some(first) = self.next() else { return Ok(Node::Empty) };
        Ok(match first {
            '^' if self.flags.multiline => Node::LineStart,
            '^' => Node::Start,
            '$' if self.flags.multiline => Node::LineEnd,
            '$' => Node::End,
            '.' => Node::Class(Class::dot(self.flags.dot_all)),
            '(' => self.group()?,
            '[' => Node::Class(self.class()?),
            '\\' => self.escape()?,
            '*' | '+' | '?' => return Err(NOTHING_TO_REPEAT.to_owned()),
            '{' => {
                self.at = start;
                if self.quantifier()?.is_some() {
                    return Err(NOTHING_TO_REPEAT.to_owned());
                }
                self.at = start + 1;
                Node::Character('{')
            }
            other => Node::Character(other),
        })
    }

    /// A quantifier, if one stands here; braces that are none are characters (annex B).
    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>, String> {
        let start = self.at;
        let bounds = match self.next() {
            Some('*') => Some((0, None)),
            Some('+') => Some((1, None)),
            Some('?') => Some((0, Some(1))),
            Some('{') => self.braces(),
            _ => None,
        };
        match bounds {
            Some((minimum, Some(maximum))) if minimum > maximum => {
                Err(format!("the quantifier `{{{minimum},{maximum}}}` has its limits swapped"))
            }
            Some(bounds) => Ok(Some(bounds)),
            None => {
                self.at = start;
                Ok(None)
            }
        }
    }

    fn braces(&mut self) -> Option<(u32, Option<u32>)> {
        let minimum = self.number()?;
        let maximum = match (self.eat(","), self.peek()) {
            (true, Some('}')) => None,
            (true, _) => Some(self.number()?),
            (false, _) => Some(minimum),
        };
        self.eat("}").then_some((minimum, maximum))
    }

    /// A decimal number; one that is too great stands for the greatest, which no engine takes.
    fn number(&mut self) -> Option<u32> {
        let mut number: Option<u32> = None;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            self.at += 1;
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
        }
        number
    }

    /// What follows an opening parenthesis.
    fn group(&mut self) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("it nests parentheses deeper than {DEEPEST} levels"));
        }
        let outside = self.flags;
        let group = self.group_of_kind()?;
        self.flags = outside;
        self.depth -= 1;
        Ok(group)
    }

    fn group_of_kind(&mut self) -> Result<Node, String> {
        if !self.eat("?") {
            self.captures += 1;
            let number = self.captures;
            return Ok(Node::Capture(number, Box::new(self.inside()?)));
        }
        for (opening, behind, negated) in
            [("=", false, false), ("!", false, true), ("<=", true, false), ("<!", true, true)]
        {
            if self.eat(opening) {
                return Ok(Node::Look { behind, negated, node: Box::new(self.inside()?) });
            }
        }
        if self.eat("<") {
            self.captures += 1;
            let number = self.captures;
            let name = self.group_name()?;
            self.names.push((name, number));
            return Ok(Node::Capture(number, Box::new(self.inside()?)));
        }
        let ignore_case = self.modifiers()?;
        Ok(Node::Group(ignore_case, Box::new(self.inside()?)))
    }

    fn inside(&mut self) -> Result<Node, String> {
        let node = self.disjunction()?;
        if self.eat(")") { Ok(node) } else { Err("a parenthesis is not closed".to_owned()) }
    }

    /// The name of a group, to its `>`.
    pub(super) fn group_name(&mut self) -> Result<String, String> {
        let mut name = String::new();
        loop {
            match self.next() {
                Some('>') if !name.is_empty() => return Ok(name),
                Some(part) if part.is_alphanumeric() || matches!(part, '_' | '$' | '\u{200C}' | '\u{200D}') => {
                    name.push(part);
                }
                _ => return Err("the name of a group is not legal".to_owned()),
            }
        }
    }

    /// The flags of `(?ims-ims:` up to the colon: what becomes of `i`.
    fn modifiers(&mut self) -> Result<Option<bool>, String> {
        let start = self.at;
        let mut ignore_case = None;
        let mut on = true;
        let mut seen = String::new();
        loop {
            match self.next() {
                Some(':') => break,
                Some('-') if on => on = false,
                Some(flag @ ('i' | 'm' | 's')) if !seen.contains(flag) => {
                    seen.push(flag);
                    match flag {
                        'i' => ignore_case = Some(on),
                        'm' => self.flags.multiline = on,
                        _ => self.flags.dot_all = on,
                    }
                }
                _ => return Err(self.no_group(start)),
            }
        }
        if !on && seen.is_empty() {
            return Err(self.no_group(start));
        }
        self.flags.ignore_case = ignore_case.unwrap_or(self.flags.ignore_case);
        Ok(ignore_case)
    }

    /// Why a group that begins in no legal way cannot be taken.
    fn no_group(&self, start: usize) -> String {
        let kind: String = self.characters.iter().skip(start).take(2).collect();
        match kind.chars().next() {
            Some('P') => "`(?P` is no group of ECMA-262: a named group begins with `(?<name>`".to_owned(),
            Some('>') => "ECMA-262 has no atomic groups (`(?>`)".to_owned(),
            Some('#') => "ECMA-262 has no comments (`(?#`)".to_owned(),
            Some(first) if first.is_ascii_alphabetic() => {
                "ECMA-262 has flags for a group alone: `(?i:…)`, not `(?i)`".to_owned()
            }
            _ => format!("`(?{kind}` is no group of ECMA-262"),
        }
    }
}

const NOTHING_TO_REPEAT: &str = "a quantifier has nothing to repeat";

impl Reference {
    /// A reference by name.
    pub(super) fn named(name: String) -> Node {
        Node::Reference(Self::Name(name))
    }
}
