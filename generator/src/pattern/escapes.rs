//! What follows a backslash (ECMA-262 §22.2.1, annex B §B.1.2).

use super::parse::Parser;
use super::properties;
use super::tree::{Class, DIGITS, Node, Reference, SPACE, WORD};

/// What an escape stands for in a class.
pub(super) enum Escaped {
    /// A code point, perhaps a surrogate.
    Point(u32),
    Class(Class),
}

impl Parser<'_> {
    /// An escape outside of a class.
    pub(super) fn escape(&mut self) -> Result<Node, String> {
        let Some(next) = self.peek() else { return Err("it ends with a backslash".to_owned()) };
        match next {
            'b' | 'B' => {
                self.at += 1;
                return Ok(Node::WordBoundary { negated: next == 'B' });
            }
            'k' => {
                self.at += 1;
                return if self.eat("<") {
                    Ok(Reference::named(self.group_name()?))
                } else {
                    Err("`\\k` is not followed by the name of a group".to_owned())
                };
            }
            '1'..='9' => {
                if let Some(number) = self.group_number() {
                    return Ok(Node::Reference(Reference::Number(number)));
                }
            }
            _ => {}
        }
        Ok(match self.escaped(false)? {
            Escaped::Class(class) => Node::Class(class),
            Escaped::Point(point) => match char::from_u32(point) {
                Some(character) => Node::Character(character),
                // Texts are Unicode: there are no surrogates in them.
                None => Node::Class(Class::none()),
            },
        })
    }

    /// What is the same in a class and outside of it.
    pub(super) fn escaped(&mut self, in_class: bool) -> Result<Escaped, String> {
        let Some(first) = self.next() else { return Err("it ends with a backslash".to_owned()) };
        let point = match first {
            'd' => return Ok(Escaped::Class(Class::of(DIGITS))),
            'w' => return Ok(Escaped::Class(Class::of(WORD))),
            's' => return Ok(Escaped::Class(Class::of(SPACE))),
            'D' => return Ok(Escaped::Class(Class { negated: true, ..Class::of(DIGITS) })),
            'W' => return Ok(Escaped::Class(Class { negated: true, ..Class::of(WORD) })),
            'S' => return Ok(Escaped::Class(Class { negated: true, ..Class::of(SPACE) })),
            'p' | 'P' => return self.property(first == 'P').map(Escaped::Class),
            'b' if in_class => 0x08,
            'f' => 0x0C,
            'n' => 0x0A,
            'r' => 0x0D,
            't' => 0x09,
            'v' => 0x0B,
            'c' => self.control(in_class).ok_or("`\\c` is not followed by a letter")?,
            'x' => self.hexadecimal(2).ok_or("`\\x` is not followed by two hexadecimal digits")?,
            'u' => self.unicode().ok_or("`\\u` is not followed by the number of a character")?,
            '0'..='7' => {
                self.at -= 1;
                self.octal()
            }
            // Without the flag `u` they mean themselves, but to whoever writes them they mean what they do elsewhere.
            'A' | 'Z' | 'z' | 'G' => {
                return Err(format!("`\\{first}` is no anchor in ECMA-262, which has `^` and `$`"));
            }
            other if other.is_ascii_alphabetic() => return Err(format!("`\\{other}` is no escape of ECMA-262")),
            other => other.into(),
        };
        Ok(Escaped::Point(point))
    }

    /// The number of a group that there is.
    fn group_number(&mut self) -> Option<usize> {
        let start = self.at;
        let mut number = 0usize;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            self.at += 1;
            number = number.saturating_mul(10).saturating_add(usize::try_from(digit).unwrap_or(0));
        }
        if number <= self.all_captures {
            return Some(number);
        }
        self.at = start;
        None
    }

    /// `\cX`
    fn control(&mut self, in_class: bool) -> Option<u32> {
        let is_one = |next: &char| next.is_ascii_alphabetic() || (in_class && (next.is_ascii_digit() || *next == '_'));
        let letter = self.peek().filter(is_one)?;
        self.at += 1;
        Some(u32::from(letter) % 32)
    }

    /// A character by its number in octal digits, at most 0o377; `\0` is one of them.
    fn octal(&mut self) -> u32 {
        let mut value = 0;
        for _ in 0..3 {
            let Some(digit) = self.peek().and_then(|next| next.to_digit(8)) else { break };
            if value * 8 + digit > 0o377 {
                break;
            }
            value = value * 8 + digit;
            self.at += 1;
        }
        value
    }

    /// What follows `\u`: four digits, two times four for a pair of surrogates, or digits in braces.
    fn unicode(&mut self) -> Option<u32> {
        let start = self.at;
        if self.eat("{") {
            let point = self.braced();
            if point.is_none() {
                self.at = start;
            }
            return point;
        }
        let high = self.hexadecimal(4)?;
        if !(0xD800..=0xDBFF).contains(&high) {
            return Some(high);
        }
        let behind = self.at;
        if self.eat("\\u") {
            match self.hexadecimal(4) {
                Some(low @ 0xDC00..=0xDFFF) => return Some(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)),
                _ => self.at = behind,
            }
        }
        Some(high)
    }

    fn braced(&mut self) -> Option<u32> {
        let mut value: Option<u32> = None;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(16)) {
            self.at += 1;
            value = Some(value.unwrap_or(0).saturating_mul(16).saturating_add(digit));
        }
        value.filter(|point| *point <= super::tree::LAST && self.eat("}"))
    }

    /// So many hexadecimal digits, or none.
    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let mut value = 0;
        for ahead in 0..digits {
            value = value * 16 + self.peek_at(ahead)?.to_digit(16)?;
        }
        self.at += digits;
        Some(value)
    }

    /// `\p{…}` and `\P{…}`.
    fn property(&mut self, negated: bool) -> Result<Class, String> {
        let letter = if negated { 'P' } else { 'p' };
        if !self.eat("{") {
            return Err(format!("`\\{letter}` is not followed by a Unicode property in braces"));
        }
        let mut name = String::new();
        loop {
            match self.next() {
                Some('}') => break,
                Some(part) => name.push(part),
                None => return Err(format!("`\\{letter}{{` is not closed")),
            }
        }
        if negated && self.ignores_case() {
            return Err(format!("`\\P{{{name}}}` where case is ignored is not supported"));
        }
        properties::class(&name, negated)
    }
}
