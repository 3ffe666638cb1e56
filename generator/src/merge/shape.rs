//! What stands where in serialised `openapiv3` values, as far as comparing them goes.

use crate::source::ORIGIN;

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    Schema,
    Parameter,
    Response,
    RequestBody,
    MediaType,
    Encoding,
    Header,
    SecurityScheme,
    PathItem,
    Operation,
    Server,
    /// An object that may have an origin, and members of no structure.
    Plain,
    /// A value that is compared as it is.
    Opaque,
    /// An array in which the order of elements means nothing.
    Set,
    /// Parameters, in which name and location say which is which.
    Parameters,
    /// An object of any keys.
    Map(&'static Shape),
    /// An array.
    List(&'static Shape),
}

/// What a member of an object is to a comparison.
#[derive(Clone, Copy, Debug)]
pub(super) enum Member {
    /// It has to be equal.
    Part(Shape),
    /// It may differ.
    Annotation,
    /// It is no part of the definition.
    Origin,
}

impl Shape {
    /// What the member `key` of an object is.
    pub(super) fn member(self, key: &str) -> Member {
        match self {
            Self::Map(values) => return Member::Part(*values),
            Self::Opaque => return Member::Part(Self::Opaque),
            _ if key == ORIGIN => return Member::Origin,
            _ => {}
        }
        match (self, key) {
            (Self::Schema, "title" | "default" | "example") => Member::Annotation,
            (Self::Schema | Self::PathItem | Self::Operation, "description" | "deprecated" | "externalDocs") => {
                Member::Annotation
            }
            (Self::Schema, "properties") => Member::Part(Self::Map(&Self::Schema)),
            (Self::Schema, "items" | "not" | "additionalProperties") => Member::Part(Self::Schema),
            (Self::Schema, "allOf" | "anyOf" | "oneOf") => Member::Part(Self::List(&Self::Schema)),
            (Self::Schema, "required" | "enum") => Member::Part(Self::Set),
            (Self::Schema, "discriminator") => Member::Part(Self::Plain),
            (Self::Parameter | Self::Header, "description" | "deprecated" | "example" | "examples") => {
                Member::Annotation
            }
            (Self::Parameter | Self::Header | Self::MediaType, "schema") => Member::Part(Self::Schema),
            (Self::MediaType, "example" | "examples") => Member::Annotation,
            (Self::MediaType, "encoding") => Member::Part(Self::Map(&Self::Encoding)),
            (Self::Response | Self::RequestBody, "description") => Member::Annotation,
            (Self::Response, "links") => Member::Annotation,
            (Self::Response | Self::RequestBody | Self::Parameter | Self::Header, "content") => {
                Member::Part(Self::Map(&Self::MediaType))
            }
            (Self::Response | Self::Encoding, "headers") => Member::Part(Self::Map(&Self::Header)),
            (Self::SecurityScheme, "description" | "bearerFormat") => Member::Annotation,
            (Self::PathItem | Self::Operation, "summary" | "tags") => Member::Annotation,
            (Self::Operation, "parameters") => Member::Part(Self::Parameters),
            (Self::Operation, "requestBody") => Member::Part(Self::RequestBody),
            (Self::Operation, "responses") => Member::Part(Self::Map(&Self::Response)),
            (Self::Operation, "callbacks") => Member::Part(Self::Map(&Self::Map(&Self::PathItem))),
            (Self::PathItem, _) => Member::Part(Self::Operation),
            (Self::Operation, "servers") => Member::Part(Self::List(&Self::Server)),
            (Self::Server, "description") => Member::Annotation,
            (Self::Server, "variables") => Member::Part(Self::Map(&Self::Plain)),
            _ => Member::Part(Self::Opaque),
        }
    }

    /// What the elements of an array are.
    pub(super) fn element(self) -> Self {
        match self {
            Self::List(elements) => *elements,
            Self::Parameters => Self::Parameter,
            _ => Self::Opaque,
        }
    }
}
