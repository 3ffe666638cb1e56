//! Escapes (ECMA-262 §22.2.1, CharacterEscape and CharacterClassEscape).

use super::scan::Scan;

pub(super) const DIGIT: &str = "0-9";
pub(super) const WORD: &str = "A-Za-z0-9_";
/// WhiteSpace and LineTerminator (ECMA-262 §12.2, §12.3).
pub(super) const SPACE: &str =
    r"\t\n\x0B\x0C\r \u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";

/// What an escape stands for.
pub(super) enum Escape {
    Character(char),
    /// A set of characters, in the syntax of classes, and whether it is all others.
    Set(&'static str, bool),
    /// `\p{..}`
    Property(String),
}

/// A character that stands for itself.
pub(super) fn literal(character: char, out: &mut String) {
    if r"\.+*?()|[]{}^$#&-~/".contains(character) && character != '/' {
        out.push('\\');
        out.push(character);
    } else if character.is_control() || character == '\u{feff}' {
        out.push_str(&format!(r"\x{{{:X}}}", u32::from(character)));
    } else {
        out.push(character);
    }
}

/// An escape outside of a class, behind its `\`.
pub(super) fn outside(scan: &mut Scan, out: &mut String) -> Result<(), String> {
    match scan.peek() {
        Some('b') => {
            scan.next();
            out.push_str(&boundary(false));
        }
        Some('B') => {
            scan.next();
            out.push_str(&boundary(true));
        }
        Some('k') => {
            scan.next();
            let name = if scan.take("<") { scan.until('>') } else { None };
            let name = name.ok_or(r"`\k` names no group")?;
            out.push_str(&format!(r"\k<{name}>"));
        }
        Some(digit @ '1'..='9') if digit.to_digit(10).is_some_and(|digit| digit as usize <= scan.groups) => {
            scan.next();
            // A digit that follows is no part of it.
            out.push_str(&format!(r"(?:\{digit})"));
        }
        _ => match character(scan)? {
            Escape::Character(character) => literal(character, out),
            Escape::Set(set, false) => out.push_str(&format!("[{set}]")),
            Escape::Set(set, true) => out.push_str(&format!("[^{set}]")),
            Escape::Property(property) => out.push_str(&property),
        },
    }
    Ok(())
}

/// Words are of ASCII letters, digits and `_`.
fn boundary(inverted: bool) -> String {
    let (behind, ahead) = (format!("(?<=[{WORD}])"), format!("(?=[{WORD}])"));
    let (not_behind, not_ahead) = (format!("(?<![{WORD}])"), format!("(?![{WORD}])"));
    if inverted {
        format!("(?:{behind}{ahead}|{not_behind}{not_ahead})")
    } else {
        format!("(?:{behind}{not_ahead}|{not_behind}{ahead})")
    }
}

/// An escape that stands for one character, or one of a set.
pub(super) fn character(scan: &mut Scan) -> Result<Escape, String> {
    let Some(character) = scan.next() else { return Err(r"`\` escapes nothing".to_owned()) };
    Ok(match character {
        'd' => Escape::Set(DIGIT, false),
        'D' => Escape::Set(DIGIT, true),
        'w' => Escape::Set(WORD, false),
        'W' => Escape::Set(WORD, true),
        's' => Escape::Set(SPACE, false),
        'S' => Escape::Set(SPACE, true),
        'f' => Escape::Character('\u{c}'),
        'n' => Escape::Character('\n'),
        'r' => Escape::Character('\r'),
        't' => Escape::Character('\t'),
        'v' => Escape::Character('\u{b}'),
        '0' => Escape::Character('\0'),
        'c' => control(scan)?,
        'x' => Escape::Character(hex(scan, 2).and_then(char::from_u32).ok_or(r"`\x` wants two hexadecimal digits")?),
        'u' => Escape::Character(unicode(scan).ok_or(r"`\u` names no character")?),
        'p' | 'P' => property(character, scan)?,
        other if other.is_ascii_alphanumeric() => return Err(format!(r"`\{other}` is no escape of ECMA-262")),
        other => Escape::Character(other),
    })
}

fn control(scan: &mut Scan) -> Result<Escape, String> {
    let letter = scan.next().filter(char::is_ascii_alphabetic).ok_or(r"`\c` wants a letter")?;
    char::from_u32(u32::from(letter) % 32).map(Escape::Character).ok_or_else(|| r"`\c` wants a letter".to_owned())
}

fn property(kind: char, scan: &mut Scan) -> Result<Escape, String> {
    let name = if scan.take("{") { scan.until('}') } else { None };
    let is_name = |name: &String| name.chars().all(|part| part.is_ascii_alphanumeric() || "_=".contains(part));
    let name = name.filter(is_name).ok_or_else(|| format!(r"`\{kind}` names no property of characters"))?;
    Ok(Escape::Property(format!(r"\{kind}{{{name}}}")))
}

fn hex(scan: &mut Scan, digits: usize) -> Option<u32> {
    let start = scan.place();
    let mut value = 0;
    for _ in 0..digits {
        match scan.next().and_then(|digit| digit.to_digit(16)) {
            Some(digit) => value = value * 16 + digit,
            None => {
                scan.go_back(start);
                return None;
            }
        }
    }
    Some(value)
}

/// A character by its number; two halves of a surrogate pair are one.
fn unicode(scan: &mut Scan) -> Option<char> {
    if scan.take("{") {
        let digits = scan.until('}')?;
        return char::from_u32(u32::from_str_radix(&digits, 16).ok()?);
    }
    let high = hex(scan, 4)?;
    if !(0xD800..0xDC00).contains(&high) {
        return char::from_u32(high);
    }
    if !scan.take("\\u") {
        return None;
    }
    let low = hex(scan, 4).filter(|low| (0xDC00..0xE000).contains(low))?;
    char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
}
