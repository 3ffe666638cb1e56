//! The ways to schemas that are no components, by the places where they stand: what they are called after.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::ir::Status;
use crate::resolve::draft::{Leaf, Owner};
use crate::resolve::names;
use crate::resolve::operations::Entry;
use crate::source::unescape;

/// A schema in the words of those who read the document.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::resolve) struct Way {
    /// What it is a part of.
    pub(in crate::resolve) owner: Owner,
    /// The owner in words.
    pub(in crate::resolve) of: String,
    /// The way from there.
    pub(in crate::resolve) leaf: Leaf,
}

/// The operations by the pointers to them, each with its position and its name.
#[derive(Clone, Debug, Default)]
pub(in crate::resolve) struct Ways {
    operations: BTreeMap<String, (usize, String)>,
}

impl Ways {
    pub(in crate::resolve) fn new(entries: &[Entry<'_>], cx: &Context) -> Self {
        let operations = entries.iter().enumerate().filter_map(|(position, entry)| {
            let pointer = cx.origins.location(entry.origin?).pointer;
            Some((pointer, (position, entry.names.arguments.text().to_owned())))
        });
        Self { operations: operations.collect() }
    }

    /// The way to the schema at a JSON pointer.
    pub(super) fn to(&self, pointer: &str) -> Way {
        let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
        let operation =
            pointer.match_indices('/').nth(3).map_or(pointer, |(end, _)| pointer.get(..end).unwrap_or_default());
        if let Some((position, name)) = self.operations.get(operation) {
            let (words, _) = words(tokens.get(3..).unwrap_or_default());
            return Way { owner: Owner::Operation(*position), of: name.clone(), leaf: leaf(words, false) };
        }
        let (of, (words, named)) = match tokens.as_slice() {
            ["components", "schemas", name, rest @ ..] => (unescape(name).into_owned(), schema_words(rest)),
            ["components", _, name, rest @ ..] => (unescape(name).into_owned(), words(rest)),
            [section, name, rest @ ..] => (format!("{} {}", unescape(section), unescape(name)), words(rest)),
            other => (String::new(), words(other)),
        };
        Way { owner: Owner::Component(of.clone()), of, leaf: leaf(words, named) }
    }
}

impl Way {
    /// All of its words.
    pub(super) fn words(&self) -> String {
        format!("{} {}", self.of, self.leaf.words()).trim().to_owned()
    }
}

fn leaf(words: Vec<String>, named: bool) -> Leaf {
    let mut words = words.into_iter();
    let head = words.next().unwrap_or_default();
    Leaf { head, tail: words.collect::<Vec<_>>().join(" "), named }
}

/// Words for the way to a schema from an operation or a component, and whether they begin and end with properties.
fn words(tokens: &[&str]) -> (Vec<String>, bool) {
    let mut words = Vec::new();
    let mut rest = tokens;
    loop {
        rest = match rest {
            [] => return (words, false),
            ["schema", rest @ ..] => {
                let (inner, named) = schema_words(rest);
                let named = named && words.is_empty();
                words.extend(inner);
                return (words, named);
            }
            ["requestBody", rest @ ..] => {
                words.push("Body".to_owned());
                rest
            }
            ["responses", status, rest @ ..] => {
                words.extend(status_words(status, rest.first() == Some(&"content")));
                rest
            }
            ["parameters", _, rest @ ..] => {
                words.push("Parameter".to_owned());
                rest
            }
            // What it is says the name of what has it, and media types are many.
            ["content", _, rest @ ..] => rest,
            ["headers" | "encoding" | "callbacks", name, rest @ ..] => {
                words.push(unescape(name).into_owned());
                rest
            }
            [token, rest @ ..] => {
                words.push(unescape(token).into_owned());
                rest
            }
        };
    }
}

/// What a response or its body is called, as it is where nothing refers to it.
fn status_words(status: &str, body: bool) -> Vec<String> {
    let failure = match status {
        "default" => Some(Status::Others),
        "4XX" | "4xx" => Some(Status::Range(4)),
        "5XX" | "5xx" => Some(Status::Range(5)),
        _ => status.parse().ok().filter(|code| *code >= 400).map(Status::Code),
    };
    match failure {
        Some(status) => {
            std::iter::once(names::status(status).text().to_owned()).chain(body.then(|| "Body".to_owned())).collect()
        }
        None => vec!["Response".to_owned()],
    }
}

/// Words for the way to a schema within another, and whether they begin and end with properties.
fn schema_words(tokens: &[&str]) -> (Vec<String>, bool) {
    let mut words = Vec::new();
    let mut named = false;
    let mut rest = tokens;
    loop {
        rest = match rest {
            [] => return (words, named),
            ["properties" | "$defs" | "definitions" | "patternProperties" | "dependentSchemas", name, rest @ ..] => {
                words.push(unescape(name).into_owned());
                named = true;
                rest
            }
            // They are flattened.
            ["allOf", _, rest @ ..] => rest,
            ["items", rest @ ..] => {
                words.push("Item".to_owned());
                named = false;
                rest
            }
            ["additionalProperties", rest @ ..] => {
                words.push("Value".to_owned());
                named = false;
                rest
            }
            [token, rest @ ..] => {
                words.push(unescape(token).into_owned());
                named = false;
                rest
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{Owner, Ways};

    fn ways() -> Ways {
        Ways { operations: [("/paths/~1a~1{b}/get".to_owned(), (7, "GetA".to_owned()))].into() }
    }

    #[test]
    fn parts_of_operations_are_called_after_them() {
        for (place, words) in [
            (
                "responses/200/content/application~1json/schema/allOf/0/properties/droplets/items",
                "Response droplets Item",
            ),
            ("responses/404/content/application~1json/schema", "NotFound Body"),
            ("responses/default/headers/X-Left/schema", "Default X-Left"),
            ("requestBody/content/text~1plain/schema/additionalProperties", "Body Value"),
            ("parameters/0/schema/items/oneOf/1", "Parameter Item oneOf 1"),
        ] {
            let way = ways().to(&format!("/paths/~1a~1{{b}}/get/{place}"));
            assert_eq!((way.owner.clone(), way.words()), (Owner::Operation(7), format!("GetA {words}")), "{place}");
            assert!(!way.leaf.named, "{place}");
        }
    }

    #[test]
    fn parts_of_components_are_called_after_them() {
        for (pointer, owner, words, named) in [
            ("/components/schemas/A/properties/b", "A", "b", true),
            ("/components/schemas/A~1b/properties/b/properties/c~1d", "A/b", "b c/d", true),
            ("/components/schemas/A/properties/b/items", "A", "b Item", false),
            ("/components/schemas/A", "A", "", false),
            ("/components/responses/Gone/content/a~1b/schema/properties/c", "Gone", "c", true),
            ("/components/parameters/Page/schema", "Page", "", false),
            ("/paths/~1other/parameters/1/schema", "paths /other", "Parameter", false),
            ("/x-own/schema", "x-own schema", "", false),
        ] {
            let way = ways().to(pointer);
            assert_eq!(way.owner, Owner::Component(owner.to_owned()), "{pointer}");
            assert_eq!((way.leaf.words().trim().to_owned(), way.leaf.named), (words.to_owned(), named), "{pointer}");
        }
    }
}
