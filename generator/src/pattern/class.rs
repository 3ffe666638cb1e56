//! Classes of characters (ECMA-262 §22.2.1, CharacterClass).

use super::escape::{self, Escape, literal};
use super::scan::Scan;

/// A class, behind its `[`.
pub(super) fn class(scan: &mut Scan, out: &mut String) -> Result<(), String> {
    let inverted = scan.take("^");
    if scan.take("]") {
        // An empty class matches nothing, and its opposite everything.
        out.push_str(if inverted { "(?s:.)" } else { "(?!)" });
        return Ok(());
    }
    out.push_str(if inverted { "[^" } else { "[" });
    while let Some(first) = member(scan)? {
        if !scan.take("-") {
            put(&first, out);
            continue;
        }
        match (first, member(scan)?) {
            (first, None) => {
                put(&first, out);
                literal('-', out);
                break;
            }
            (Escape::Character(first), Some(Escape::Character(last))) => {
                if first > last {
                    return Err(format!("the range `{first}-{last}` is out of order"));
                }
                literal(first, out);
                out.push('-');
                literal(last, out);
            }
            // A range with a set at one end is none: the `-` stands for itself.
            (first, Some(last)) => {
                put(&first, out);
                literal('-', out);
                put(&last, out);
            }
        }
    }
    out.push(']');
    Ok(())
}

/// The next member; `None` where the class ends.
fn member(scan: &mut Scan) -> Result<Option<Escape>, String> {
    match scan.next() {
        None => Err("a class of characters does not end".to_owned()),
        Some(']') => Ok(None),
        Some('\\') if scan.take("b") => Ok(Some(Escape::Character('\u{8}'))),
        Some('\\') if scan.take("-") => Ok(Some(Escape::Character('-'))),
        Some('\\') => escape::character(scan).map(Some),
        Some(other) => Ok(Some(Escape::Character(other))),
    }
}

fn put(member: &Escape, out: &mut String) {
    match member {
        Escape::Character(character) => literal(*character, out),
        Escape::Set(set, false) => out.push_str(set),
        Escape::Set(set, true) => out.push_str(&format!("[^{set}]")),
        Escape::Property(property) => out.push_str(property),
    }
}
