//! Classes in brackets (ECMA-262 §22.2.1, `CharacterClass`).

use super::escapes::Escaped;
use super::parse::Parser;
use super::tree::Class;

impl Parser<'_> {
    /// What follows an opening bracket.
    pub(super) fn class(&mut self) -> Result<Class, String> {
        let mut class = Class { negated: self.eat("^"), ..Class::none() };
        loop {
            let Some(first) = self.class_atom()? else { return Ok(class) };
            if self.peek() != Some('-') || matches!(self.peek_at(1), Some(']') | None) {
                add(&mut class, first);
                continue;
            }
            self.at += 1;
            let Some(last) = self.class_atom()? else { return Ok(class) };
            match (first, last) {
                (Escaped::Point(first), Escaped::Point(last)) if first <= last => class.ranges.push((first, last)),
                (Escaped::Point(_), Escaped::Point(_)) => {
                    return Err("a range of characters has its ends swapped".to_owned());
                }
                // Annex B: beside a class, `-` is a character.
                (first, last) => {
                    add(&mut class, first);
                    add(&mut class, Escaped::Point('-'.into()));
                    add(&mut class, last);
                }
            }
        }
    }

    /// A character or a class; `None` for the bracket that closes.
    fn class_atom(&mut self) -> Result<Option<Escaped>, String> {
        match self.next() {
            None => Err("a bracket is not closed".to_owned()),
            Some(']') => Ok(None),
            Some('\\') => self.escaped(true).map(Some),
            Some(other) => Ok(Some(Escaped::Point(other.into()))),
        }
    }
}

fn add(class: &mut Class, item: Escaped) {
    match item {
        Escaped::Point(point) => class.ranges.push((point, point)),
        Escaped::Class(other) => class.add(other),
    }
}
