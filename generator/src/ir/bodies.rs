//! Bodies of requests (OpenAPI 3.1.1 §4.8.13).

use super::{Docs, Identifier, ParameterStyle, Shape};

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The argument's name; the setter's when optional.
    pub name: Identifier,
    /// Whether it must be given.
    pub required: bool,
    /// Its media type as it is sent: `application/json`. Of bytes there may be several, and ranges; this is the first.
    pub media_type: String,
    /// The other media types that are declared for it, with the same schema, and are not sent.
    pub also: Vec<String>,
    /// How it is written.
    pub kind: BodyKind,
    /// Its type, where that is one of models. Of one in declared parts the check of the whole; of others it says nothing.
    pub shape: Shape,
    /// The property that asks for a stream, where the operation or one of its variants reads one.
    pub switch: Option<StreamSwitch>,
    /// `description`.
    pub docs: Docs,
}

/// A boolean property of a body by which its server decides whether it answers with a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamSwitch {
    /// The field, or in parts the setter.
    pub name: Identifier,
    /// Whether the operation sets it to true, whatever its caller says.
    pub is_set: bool,
}

/// How a body is written.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyKind {
    /// As JSON.
    Json,
    /// As a form (`application/x-www-form-urlencoded`), with the properties that have a style of their own.
    Form(Vec<FormStyle>),
    /// In parts that the document declares.
    Parts(BodyParts),
    /// In parts, which its user puts together.
    Multipart,
    /// As it is, of one of these media types, ranges among them.
    Bytes(Vec<String>),
}

/// A property of a form that has a style of its own (OpenAPI 3.1.1 §4.8.15).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormStyle {
    /// The property's name.
    pub property: String,
    /// How it is written.
    pub style: ParameterStyle,
    /// Whether each element and member is written for itself.
    pub explode: bool,
}

/// The parts of a body, a property each (OpenAPI 3.1.1 §4.8.14.4).
#[derive(Clone, Debug, PartialEq)]
pub struct BodyParts {
    /// The type of the body: `CreateFileBody`.
    pub name: Identifier,
    /// The properties, in the document's order.
    pub properties: Vec<PartProperty>,
}

/// A property that becomes a part, or several of one name.
#[derive(Clone, Debug, PartialEq)]
pub struct PartProperty {
    /// The property's name.
    pub wire: String,
    /// The setter's name.
    pub name: Identifier,
    /// Whether it must be set.
    pub required: bool,
    /// The type of its value; of files it says how many there may be.
    pub shape: Shape,
    /// How it is written.
    pub format: PartFormat,
    /// The headers that its part is declared to have, by name.
    pub headers: Vec<String>,
    /// `description`.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// The `default` as JSON text, for the documentation; it is never sent.
    pub default: Option<String>,
}

/// How a property becomes parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartFormat {
    /// As bytes, of one of these media types, ranges among them; none is any.
    File(Vec<String>),
    /// As several of these, each a part.
    Files(Vec<String>),
    /// By its type.
    Plain,
    /// By its type, of this media type.
    Typed(String),
    /// By a style, exploded or not.
    Styled(ParameterStyle, bool),
}

impl Body {
    /// Whether its type is one of models.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(self.kind, BodyKind::Json | BodyKind::Form(_))
    }

    /// Its shapes: its own, and those of its parts.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        std::iter::once(&self.shape).chain(self.kind.properties().iter().map(|property| &property.shape))
    }

    /// The same, to change them.
    pub fn shapes_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let properties = match &mut self.kind {
            BodyKind::Parts(parts) => parts.properties.as_mut_slice(),
            _ => &mut [],
        };
        std::iter::once(&mut self.shape).chain(properties.iter_mut().map(|property| &mut property.shape))
    }
}

impl BodyKind {
    /// The properties that become parts.
    #[must_use]
    pub fn properties(&self) -> &[PartProperty] {
        match self {
            Self::Parts(parts) => &parts.properties,
            Self::Json | Self::Form(_) | Self::Multipart | Self::Bytes(_) => &[],
        }
    }
}
