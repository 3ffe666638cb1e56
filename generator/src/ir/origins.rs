//! Where types come from that the document gives no name.

use super::{DefinitionId, Identifier};

/// The first place that uses an inline schema's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The place.
    pub place: Place,
    /// Whether there are others.
    pub elsewhere: bool,
}

/// A place that a value can stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A property.
    Property {
        /// The object.
        owner: DefinitionId,
        /// The property's name on the wire.
        name: String,
        /// Whether the property is the value, and does not only contain such.
        itself: bool,
    },
    /// One of several types of a value.
    Variant(DefinitionId),
    /// A parameter of an operation, by the name of the operation's method.
    Parameter(Identifier, String),
    /// The body of an operation.
    Body(Identifier),
    /// What an operation answers.
    Response(Identifier),
}
