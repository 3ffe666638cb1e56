//! What `$ref`s lead to (OpenAPI 3.1.1 §4.8.23).
//!
//! That every one leads to something was checked when the document was lowered; one that does not leads to nothing
//! here, and is not reported again.

use indexmap::IndexMap;
use openapiv3::{Components, Header, OpenAPI, Parameter, ReferenceOr, RequestBody, Response, Schema, SecurityScheme};

/// The components of an API.
#[derive(Clone, Copy, Debug)]
pub(super) struct References<'a> {
    components: Option<&'a Components>,
}

/// A component that is not itself a reference.
#[derive(Debug)]
pub(super) struct Target<'a, T> {
    /// The component's name; `None` where there was no reference.
    pub(super) component: Option<&'a str>,
    pub(super) item: &'a T,
}

impl<'a> References<'a> {
    pub(super) fn new(api: &'a OpenAPI) -> Self {
        Self { components: api.components.as_ref() }
    }

    /// The component schemas in the document's order.
    pub(super) fn schemas(self) -> impl Iterator<Item = (&'a str, Subschema<'a>)> + use<'a> {
        let schemas = self.components.into_iter().flat_map(|components| &components.schemas);
        schemas.map(|(name, schema)| (name.as_str(), schema.into()))
    }

    /// The position of a component schema among all of them.
    pub(super) fn schema(self, reference: &str) -> Option<usize> {
        let name = reference.strip_prefix("#/components/schemas/")?;
        let schemas = &self.components?.schemas;
        schemas.get_index_of(name).or_else(|| schemas.get_index_of(unescape(name).as_str()))
    }

    pub(super) fn parameter(self, parameter: &'a ReferenceOr<Parameter>) -> Option<Target<'a, Parameter>> {
        follow(parameter, "#/components/parameters/", self.components.map(|components| &components.parameters))
    }

    pub(super) fn request_body(self, body: &'a ReferenceOr<RequestBody>) -> Option<Target<'a, RequestBody>> {
        follow(body, "#/components/requestBodies/", self.components.map(|components| &components.request_bodies))
    }

    pub(super) fn response(self, response: &'a ReferenceOr<Response>) -> Option<Target<'a, Response>> {
        follow(response, "#/components/responses/", self.components.map(|components| &components.responses))
    }

    pub(super) fn header(self, header: &'a ReferenceOr<Header>) -> Option<Target<'a, Header>> {
        follow(header, "#/components/headers/", self.components.map(|components| &components.headers))
    }

    pub(super) fn security_scheme(self, name: &str) -> Option<&'a SecurityScheme> {
        let schemes = &self.components?.security_schemes;
        let scheme = schemes.get(name)?;
        follow(scheme, "#/components/securitySchemes/", Some(schemes)).map(|target| target.item)
    }

    /// The names of all security schemes.
    pub(super) fn security_schemes(self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.components.into_iter().flat_map(|components| components.security_schemes.keys()).map(String::as_str)
    }
}

/// A schema where it stands: in place, or referred to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subschema<'a> {
    Reference,
    Item(&'a Schema),
}

impl<'a> Subschema<'a> {
    /// The schema in place, with its annotations.
    pub(super) fn item(self) -> Option<&'a Schema> {
        match self {
            Self::Reference => None,
            Self::Item(schema) => Some(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Schema>> for Subschema<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { .. } => Self::Reference,
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Subschema<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { .. } => Self::Reference,
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

fn follow<'a, T>(
    start: &'a ReferenceOr<T>,
    prefix: &str,
    components: Option<&'a IndexMap<String, ReferenceOr<T>>>,
) -> Option<Target<'a, T>> {
    let mut next = start;
    let mut component = None;
    // A chain that is longer than there are components is a circle.
    for _ in 0..=components.map_or(0, IndexMap::len) {
        match next {
            ReferenceOr::Item(item) => return Some(Target { component, item }),
            ReferenceOr::Reference { reference } => {
                let components = components?;
                let name = reference.strip_prefix(prefix)?;
                let found = components.get_key_value(name);
                let (key, target) = found.or_else(|| components.get_key_value(unescape(name).as_str()))?;
                component = Some(key.as_str());
                next = target;
            }
        }
    }
    None
}

/// A token of a JSON pointer in a URI fragment as the text that it stands for (RFC 6901 §6).
fn unescape(token: &str) -> String {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.bytes();
    while let Some(byte) = rest.next() {
        let mut digits = rest.clone();
        let escaped = (byte == b'%').then(|| Some((hex(digits.next()?)?, hex(digits.next()?)?))).flatten();
        match escaped {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = digits;
            }
            None => bytes.push(byte),
        }
    }
    crate::source::unescape(&String::from_utf8_lossy(&bytes)).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn pointers_are_unescaped() {
        for (token, text) in
            [("a~1b", "a/b"), ("a~01b", "a~1b"), ("a%20b", "a b"), ("%C3%A9", "é"), ("100%", "100%"), ("%zz", "%zz")]
        {
            assert_eq!(unescape(token), text);
        }
    }
}
