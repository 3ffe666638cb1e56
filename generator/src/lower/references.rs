//! `$ref` (OpenAPI 3.1.1 §4.8.23): where it leads, and whether there is anything.

use std::borrow::Cow;

use serde_json::Value;

use super::node::{Node, kind};
use super::{Walk, similar};
use crate::diagnostic::Code;
use crate::source::{OriginId, unescape};

/// The kinds of components that something can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Schema,
    Response,
    Parameter,
    RequestBody,
    Header,
    SecurityScheme,
    PathItem,
    Callback,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Schema,
        Self::Response,
        Self::Parameter,
        Self::RequestBody,
        Self::Header,
        Self::SecurityScheme,
        Self::PathItem,
        Self::Callback,
    ];

    /// The kind's name among the components.
    pub(super) fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::PathItem => "pathItems",
            Self::Callback => "callbacks",
        }
    }

    /// The kind of the components in a section.
    pub(super) fn of_section(section: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.section() == section)
    }

    /// What one of the kind is called.
    fn name(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Response => "response",
            Self::Parameter => "parameter",
            Self::RequestBody => "request body",
            Self::Header => "header",
            Self::SecurityScheme => "security scheme",
            Self::PathItem => "path item",
            Self::Callback => "callback",
        }
    }
}

/// A reference in the form that the dialect has.
pub(super) fn path(kind: Kind, name: &str) -> String {
    ["#/components/", kind.section(), "/", name].concat()
}

/// The name of the component of a kind that a reference leads to; `None` where it leads elsewhere.
pub(super) fn component_of(reference: &str, kind: Kind, walk: &Walk<'_, '_>) -> Option<String> {
    match Target::of(reference) {
        Target::Component { section, name } => (section == kind.section() && walk.has(kind, &name)).then_some(name),
        Target::External | Target::Place { .. } => None,
    }
}

/// Reports a reference that does not lead to anything in this document.
pub(super) fn report_missing(reference: &str, kind: Kind, origin: OriginId, walk: &mut Walk<'_, '_>) {
    report(reference, &Target::of(reference), kind, origin, walk);
}

/// Reports a `$ref` of the object at `node` that leads nowhere.
pub(super) fn report_nowhere(node: Node<'_>, reference: &Value, kind: Kind, walk: &mut Walk<'_, '_>) {
    let origin = walk.cx.origins.child(node.origin, "$ref");
    match reference {
        Value::String(text) => report_missing(text, kind, origin, walk),
        other => {
            walk.malformed(origin, format!("`$ref` has to be a string, and is {}", self::kind(other)));
        }
    }
}

/// Where a reference leads, by its text alone.
enum Target<'r> {
    /// To another document.
    External,
    /// To a place in this one that is no component.
    Place { pointer: Cow<'r, str> },
    /// To a component of this one, by the name of its kind.
    Component { section: &'r str, name: String },
}

impl<'r> Target<'r> {
    fn of(reference: &'r str) -> Self {
        let Some(fragment) = reference.strip_prefix('#') else { return Self::External };
        if let Some(path) = fragment.strip_prefix("/components/")
            && let Some((section, token)) = path.split_once('/')
            && !token.contains('/')
        {
            return Self::Component { section, name: unescape(&decode(token)).into_owned() };
        }
        Self::Place { pointer: decode(fragment) }
    }
}

/// The text that a percent-encoded one stands for (RFC 3986 §2.1).
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || ahead.next().and_then(|byte| char::from(byte).to_digit(16)?.try_into().ok());
        let encoded: Option<(u8, u8)> = if byte == b'%' { digit().zip(digit()) } else { None };
        match encoded {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

fn report(text: &str, target: &Target<'_>, kind: Kind, origin: OriginId, walk: &mut Walk<'_, '_>) {
    let wanted = format!("`#/components/{}/`", kind.section());
    match target {
        Target::External => {
            let message = format!("`{text}` leads to another document, which is not followed yet");
            let diagnostic = walk.cx.error(Code::ReferenceExternal, origin, message);
            diagnostic.with_help(format!("bring its target into this document and refer to it as {wanted}..."));
        }
        Target::Component { section, name } if *section == kind.section() => {
            let nearest = similar::nearest(name, walk.names(kind)).map(|name| format!("did you mean `{name}`?"));
            let message = format!("`{text}` leads to nothing: there is no `{name}` in `components.{section}`");
            let diagnostic = walk.cx.error(Code::ReferenceDangling, origin, message);
            diagnostic.help = nearest;
        }
        Target::Component { section, name } => {
            let pointer = format!("/components/{section}/{}", name.replace('~', "~0").replace('/', "~1"));
            report_place(text, &pointer, kind, origin, walk);
        }
        Target::Place { pointer } => report_place(text, pointer, kind, origin, walk),
    }
}

fn report_place(text: &str, pointer: &str, kind: Kind, origin: OriginId, walk: &mut Walk<'_, '_>) {
    let wanted = format!("`#/components/{}/`", kind.section());
    let is_pointer = pointer.is_empty() || pointer.starts_with('/');
    if is_pointer && walk.root.value.pointer(pointer).is_none() {
        let name = pointer.rsplit('/').next().map(|token| unescape(token));
        let nearest = name.filter(|name| walk.has(kind, name));
        let message = format!("`{text}` leads to nothing");
        let diagnostic = walk.cx.error(Code::ReferenceDangling, origin, message);
        diagnostic.help = nearest.map(|name| format!("did you mean `{}`?", path(kind, &name)));
        return;
    }
    let message = format!("what `{text}` leads to is no {}", kind.name());
    let diagnostic = walk.cx.error(Code::ReferenceUnsupported, origin, message);
    diagnostic.with_help(format!("a reference leads to one of this document, such as {wanted}..."));
}

impl<'a> Walk<'a, '_> {
    /// The components of a kind as they are in the document.
    fn section(&self, kind: Kind) -> Option<&'a serde_json::Map<String, Value>> {
        self.components?.get(kind.section())?.as_object()
    }

    fn has(&self, kind: Kind, name: &str) -> bool {
        self.section(kind).is_some_and(|section| section.contains_key(name))
    }

    fn names(&self, kind: Kind) -> impl Iterator<Item = &'a str> + use<'a> {
        self.section(kind).into_iter().flat_map(|section| section.keys()).map(String::as_str)
    }

    /// A component as it is in the document.
    pub(super) fn component(&self, kind: Kind, name: &str) -> Option<&'a Value> {
        self.section(kind)?.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn percent_encoding_is_undone_where_it_is_one() {
        for (text, expected) in
            [("Foo%20Bar", "Foo Bar"), ("%C3%A9", "é"), ("100%", "100%"), ("%zz%4", "%zz%4"), ("%ff", "\u{fffd}")]
        {
            assert_eq!(decode(text), expected);
        }
    }
}
