//! The pattern as a whole (ECMA-262 §22.2.1, with what browsers accept beyond it, §B.1.2).

use super::class;
use super::escape::{self, literal};

/// The characters of a pattern, one after the other.
pub(super) struct Scan {
    characters: Vec<char>,
    at: usize,
    /// How many groups capture something, for back references.
    pub(super) groups: usize,
}

/// Groups nest no deeper.
const DEEPEST: usize = 100;

/// Any character but the ends of lines.
const DOT: &str = r"[^\n\r\u{2028}\u{2029}]";

/// What a quantifier may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Atom,
    Quantifier,
}

/// A pattern in the syntax of the client's engine.
pub(super) fn translate(pattern: &str) -> Result<String, String> {
    let characters: Vec<char> = pattern.chars().collect();
    let groups = count_groups(&characters);
    let mut scan = Scan { characters, at: 0, groups };
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut depth = 0_usize;
    let mut before = Before::Nothing;
    while let Some(character) = scan.next() {
        before = match character {
            '(' => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(format!("its groups nest deeper than {DEEPEST} levels"));
                }
                scan.group(&mut out)?;
                Before::Nothing
            }
            ')' => {
                depth = depth.checked_sub(1).ok_or("a group ends that did not begin")?;
                out.push(')');
                Before::Atom
            }
            '|' => {
                out.push('|');
                Before::Nothing
            }
            '^' => {
                out.push_str(r"\A");
                Before::Nothing
            }
            '$' => {
                out.push_str(r"\z");
                Before::Nothing
            }
            '*' | '+' | '?' => scan.quantifier(&character.to_string(), before, &mut out)?,
            '{' => match scan.counts()? {
                Some(counts) => scan.quantifier(&counts, before, &mut out)?,
                None => {
                    out.push_str(r"\{");
                    Before::Atom
                }
            },
            '.' => {
                out.push_str(DOT);
                Before::Atom
            }
            '[' => {
                class::class(&mut scan, &mut out)?;
                Before::Atom
            }
            '\\' => {
                escape::outside(&mut scan, &mut out)?;
                Before::Atom
            }
            other => {
                literal(other, &mut out);
                Before::Atom
            }
        };
    }
    if depth > 0 {
        return Err("a group does not end".to_owned());
    }
    Ok(out)
}

impl Scan {
    pub(super) fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    /// Goes behind `text`, if that comes next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let ahead = self.characters.get(self.at..).unwrap_or_default();
        let length = text.chars().count();
        let is_next = ahead.len() >= length && text.chars().zip(ahead).all(|(one, other)| one == *other);
        if is_next {
            self.at += length;
        }
        is_next
    }

    /// Everything up to `end`, and goes behind that.
    pub(super) fn until(&mut self, end: char) -> Option<String> {
        let ahead = self.characters.get(self.at..).unwrap_or_default();
        let length = ahead.iter().position(|character| *character == end)?;
        let text = ahead.iter().take(length).collect();
        self.at += length + 1;
        Some(text)
    }

    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn go_back(&mut self, place: usize) {
        self.at = place;
    }

    /// How a group begins, behind its `(`.
    fn group(&mut self, out: &mut String) -> Result<(), String> {
        out.push('(');
        if !self.take("?") {
            return Ok(());
        }
        out.push('?');
        for kind in [":", "=", "!", "<=", "<!"] {
            if self.take(kind) {
                out.push_str(kind);
                return Ok(());
            }
        }
        if self.take("<") {
            let name = self.until('>').filter(|name| is_name(name)).ok_or("the name of a group is none")?;
            out.push_str(&format!("<{name}>"));
            return Ok(());
        }
        let flags = self.until(':').filter(|flags| flags.chars().all(|flag| "ims-".contains(flag)));
        match flags {
            Some(flags) if !flags.is_empty() && !flags.contains('m') => {
                out.push_str(&format!("{flags}:"));
                Ok(())
            }
            _ => Err("`(?` begins no group of ECMA-262, which has no flags within a pattern".to_owned()),
        }
    }

    fn quantifier(&mut self, text: &str, before: Before, out: &mut String) -> Result<Before, String> {
        if before != Before::Atom {
            return Err(format!("`{text}` has nothing to repeat"));
        }
        out.push_str(text);
        if self.take("?") {
            out.push('?');
        }
        Ok(Before::Quantifier)
    }

    /// `{2}`, `{2,}` or `{2,5}`, behind its `{`; anything else is text.
    fn counts(&mut self) -> Result<Option<String>, String> {
        let start = self.at;
        let counts = self.until('}').filter(|counts| {
            let (least, most) = counts.split_once(',').unwrap_or((counts, ""));
            let digits = |text: &str| text.chars().all(|character| character.is_ascii_digit());
            !least.is_empty() && digits(least) && digits(most)
        });
        if counts.is_none() {
            self.at = start;
        }
        let Some(counts) = counts else { return Ok(None) };
        let ends = counts.split_once(',').map(|(least, most)| (least.parse::<u64>(), most.parse::<u64>()));
        match ends {
            Some((Ok(least), Ok(most))) if least > most => Err(format!("`{{{counts}}}` is out of order")),
            _ => Ok(Some(format!("{{{counts}}}"))),
        }
    }
}

fn is_name(name: &str) -> bool {
    let is_start = |character: char| character.is_alphabetic() || character == '_' || character == '$';
    let mut characters = name.chars();
    characters.next().is_some_and(is_start)
        && characters.all(|character| character.is_alphanumeric() || character == '_')
}

/// How many groups capture something.
fn count_groups(characters: &[char]) -> usize {
    let mut groups = 0;
    let mut in_class = false;
    let mut rest = characters.iter().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => {
                rest.next();
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let mut ahead = rest.clone();
                let special = ahead.next() == Some(&'?');
                let named = special && ahead.next() == Some(&'<') && !matches!(ahead.next(), Some('=' | '!'));
                groups += usize::from(!special || named);
            }
            _ => {}
        }
    }
    groups
}
