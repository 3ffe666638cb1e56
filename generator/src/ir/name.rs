//! Rust names.

use std::fmt;

/// A name that is a legal Rust identifier in the place it was made for. Only `resolve/names.rs` makes them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identifier {
    text: String,
    raw: bool,
}

impl Identifier {
    /// An identifier that needs no `r#`.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), raw: false }
    }

    /// A keyword as an identifier: `r#type`.
    pub(crate) fn raw(text: impl Into<String>) -> Self {
        Self { text: text.into(), raw: true }
    }

    /// The name without `r#`, as other names are made of it (`type` in `type_null`).
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether `stringify!` makes this text of the name, so that code need not say it again. The compiler normalizes
    /// identifiers, so that is certain for ASCII alone.
    pub(crate) fn is_spelled(&self, text: &str) -> bool {
        !self.raw && text.is_ascii() && self.text == text
    }

    /// Whether the name is written with `r#`.
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.raw
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.raw {
            f.write_str("r#")?;
        }
        f.write_str(&self.text)
    }
}

/// A name in lower case as that of a module and its file: in ASCII, for the compiler finds no file of a module whose name has
/// other letters (E0754). Latin letters lose their marks, and others are written by their numbers: `größe` gives `grosse`,
/// `日本` gives `u65e5_u672c`.
pub(crate) fn in_ascii(name: &str) -> String {
    if name.is_ascii() {
        return name.to_owned();
    }
    let mut ascii = String::with_capacity(name.len());
    let mut after_number = false;
    for c in name.chars() {
        let letters = latin(c);
        let number = if c.is_ascii() || !letters.is_empty() { None } else { Some(u32::from(c)) };
        if (number.is_some() || after_number) && !ascii.is_empty() && !ascii.ends_with('_') && c != '_' {
            ascii.push('_');
        }
        match number {
            Some(number) => ascii.push_str(&format!("u{number:x}")),
            None if c.is_ascii() => ascii.push(c),
            None => ascii.push_str(letters),
        }
        after_number = number.is_some();
    }
    ascii
}

/// The letters that a small one of Latin-1 is written by without its mark; nothing for others.
fn latin(c: char) -> &'static str {
    match c {
        'à'..='å' => "a",
        'æ' => "ae",
        'ç' => "c",
        'è'..='ë' => "e",
        'ì'..='ï' => "i",
        'ð' => "d",
        'ñ' => "n",
        'ò'..='ö' | 'ø' => "o",
        'ù'..='ü' => "u",
        'ý' | 'ÿ' => "y",
        'þ' => "th",
        'ß' => "ss",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::in_ascii;

    #[test]
    fn modules_have_names_in_ascii() {
        for (name, ascii) in [
            ("list_services", "list_services"),
            ("größe", "grosse"),
            ("日本", "u65e5_u672c"),
            ("日本_list", "u65e5_u672c_list"),
            ("get_日本v2", "get_u65e5_u672c_v2"),
        ] {
            assert_eq!(in_ascii(name), ascii);
        }
    }
}
