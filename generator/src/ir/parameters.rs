//! How parameters are written (OpenAPI 3.1.1 §4.8.12.2).

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// A segment of the path, or a part of one; or a value of a query that the path's template has.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// The header `Cookie`.
    Cookie,
}

/// How the value of a parameter becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterFormat {
    /// `style`, or what `content` asks for.
    pub style: ParameterStyle,
    /// `explode`: whether each element and each property is written for itself.
    pub explode: bool,
    /// `allowReserved`: whether reserved characters stay as they are.
    pub allow_reserved: bool,
}

/// The styles, and what stands in their place where a parameter has `content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "most are named as in §4.8.12.3")]
pub enum ParameterStyle {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// JSON text.
    Json,
    /// The text of a scalar; of anything else JSON text.
    Text,
}

impl ParameterFormat {
    /// A style with nothing else said of it.
    #[must_use]
    pub fn new(style: ParameterStyle) -> Self {
        // Of `form` it is the default (§4.8.12.2.2).
        Self { style, explode: style == ParameterStyle::Form, allow_reserved: false }
    }
}

impl ParameterStyle {
    /// The style of a location where none is said (§4.8.12.2.2).
    #[must_use]
    pub fn default_of(location: ParameterLocation) -> Self {
        match location {
            ParameterLocation::Path | ParameterLocation::Header => Self::Simple,
            ParameterLocation::Query | ParameterLocation::Cookie => Self::Form,
        }
    }
}
