//! Operations that are one in the document: a body of another kind, or a response that is read in another way, makes one more.

use super::Identifier;

/// In what operations differ that are one in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In the body that they send.
    Body,
    /// In what they ask for, and what a success is.
    Response,
}

/// What makes an operation a variant of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantOf {
    /// The function of that other, whose module has the types that both have.
    pub function: Identifier,
    /// In what it differs from that.
    pub difference: Difference,
}

/// Another operation of the same in the document, which differs in one thing alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// Its method on the client.
    pub function: Identifier,
    /// In what it differs.
    pub difference: Difference,
    /// The media types in which it does: that of its body, or those that it asks for.
    pub media_type: String,
    /// Whether it sets the property of its body that asks for a stream.
    pub sets_switch: bool,
}
