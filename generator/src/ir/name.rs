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
