//! Where a value stands, while it is read.

/// The way to a value, linked from the inside out on the stack: it costs nothing until it is asked for.
pub(super) enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The way as a JSON pointer (RFC 6901).
    pub(super) fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Key(parent, key) => parent.pointer() + "/" + &key.replace('~', "~0").replace('/', "~1"),
            Self::Index(parent, index) => parent.pointer() + "/" + &index.to_string(),
        }
    }
}
