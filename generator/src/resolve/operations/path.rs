//! Path templates (OpenAPI 3.1.1 §4.8.8).

use std::fmt;

use super::{Entry, Fault, Operations};
use crate::context::Place;
use crate::diagnostic::Code;
use crate::source::Location;

impl<'a> Operations<'_, 'a, '_> {
    /// The operation's path template.
    pub(super) fn template(&mut self, entry: &Entry<'a>) -> Result<Template<'a>, Fault> {
        Template::parse(entry.path).map_err(|why| {
            let message = format!("`{}` is left out: its path `{}` is no template, {why}", entry.names.id, entry.path);
            let place = self.path_of(entry).map_or(Place::Nowhere, Place::Location);
            self.types.cx.error(Code::PathMalformedTemplate, place, message);
            Fault
        })
    }

    /// Warns of a parameter that the template has and that is declared nowhere.
    pub(super) fn undeclared(&mut self, entry: &Entry<'a>, name: &str) {
        let message = format!("the path `{}` has a parameter `{name}` that is declared nowhere", entry.path);
        let place = self.path_of(entry);
        if let Some(diagnostic) = self.warn_once(Code::PathUndeclaredParameter, place, message) {
            let json = serde_json::json!({
                "name": name, "in": "path", "required": true, "schema": { "type": "string" }
            });
            diagnostic.with_label("it becomes a required string");
            diagnostic.with_help(format!("declare it among the `parameters`: {json}"));
        }
    }

    /// The place of an operation's path, which is one up from the operation.
    fn path_of(&self, entry: &Entry<'a>) -> Option<Location> {
        let location = self.place(entry.origin, &[])?;
        match location.pointer.rsplit_once('/') {
            Some((path, _)) => Some(Location::new(location.source, path)),
            None => Some(location),
        }
    }
}

/// A path template. Documents tell operations apart by queries and fragments in it, too: the query is sent, and the
/// fragment is not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Template<'a> {
    path: &'a str,
    /// The pairs of the query.
    query: Vec<&'a str>,
    names: Vec<&'a str>,
}

impl<'a> Template<'a> {
    /// Reads a template, or says what is wrong with it.
    fn parse(template: &'a str) -> Result<Self, &'static str> {
        if !template.starts_with('/') {
            return Err("it does not begin with `/`");
        }
        let (sent, _) = split_outside(template, '#').unwrap_or((template, ""));
        let (path, query) = split_outside(sent, '?').unwrap_or((sent, ""));
        let names = names(sent)?;
        let query = query.split('&').filter(|pair| !pair.is_empty()).collect();
        Ok(Self { path, query, names })
    }

    /// The names between its braces, each once, in their order.
    pub(super) fn names(&self) -> &[&'a str] {
        &self.names
    }

    /// Takes pairs `name={name}` out of its query, where `sent` says that the parameter is sent by itself.
    pub(super) fn leave_out(&mut self, sent: impl Fn(&str) -> bool) {
        for name in self.names.clone() {
            let pair = format!("{name}={{{name}}}");
            if self.query.contains(&pair.as_str()) && sent(name) {
                self.query.retain(|other| *other != pair);
            }
        }
        let left = self.to_string();
        self.names.retain(|name| left.contains(&format!("{{{name}}}")));
    }
}

impl fmt::Display for Template<'_> {
    /// What is sent: the path and the query.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path)?;
        for (index, pair) in self.query.iter().enumerate() {
            write!(f, "{}{pair}", if index == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

/// Splits at the first `mark` that is not between braces.
fn split_outside(text: &str, mark: char) -> Option<(&str, &str)> {
    let mut inside = false;
    let at = text.find(|c| {
        inside = c == '{' || (inside && c != '}');
        c == mark && !inside
    })?;
    let (before, after) = text.split_at_checked(at)?;
    Some((before, after.strip_prefix(mark)?))
}

/// The names between braces, each once, or what is wrong with the braces.
fn names(template: &str) -> Result<Vec<&str>, &'static str> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("a `{` is not closed")?;
        if before.contains('}') || name.contains('{') {
            return Err("its braces do not match");
        }
        if name.is_empty() {
            return Err("a parameter has no name");
        }
        if !names.contains(&name) {
            names.push(name);
        }
        rest = after;
    }
    if rest.contains('}') { Err("its braces do not match") } else { Ok(names) }
}

#[cfg(test)]
mod tests {
    use super::Template;

    fn parsed(path: &str) -> (String, Vec<&str>) {
        let template = Template::parse(path).unwrap();
        (template.to_string(), template.names().to_vec())
    }

    #[test]
    fn names_come_in_the_order_of_the_template() {
        for (path, names) in [
            ("/v1/{workspace_id}/services/{service_id}", ["workspace_id", "service_id"].as_slice()),
            ("/{a}.{b}", &["a", "b"]),
            ("/{b}...{a}", &["b", "a"]),
            ("/{a}/{b}/{a}:cancel", &["a", "b"]),
            ("/cell(row={row},column={column})", &["row", "column"]),
            ("/{a?b#c}", &["a?b#c"]),
            ("/", &[]),
        ] {
            assert_eq!(parsed(path), (path.to_owned(), names.to_vec()));
        }
    }

    #[test]
    fn queries_are_sent_and_fragments_are_not() {
        assert_eq!(parsed("/a?beta=true&x={x}#stream"), ("/a?beta=true&x={x}".to_owned(), vec!["x"]));
        assert_eq!(parsed("/a?"), ("/a".to_owned(), vec![]));
        assert_eq!(parsed("/a#{x}"), ("/a".to_owned(), vec![]));
    }

    #[test]
    fn what_is_sent_by_itself_is_left_out() {
        let mut template = Template::parse("/{y}?x={x}&y={y}&from={z}&b").unwrap();
        template.leave_out(|name| name != "z");
        assert_eq!(template.to_string(), "/{y}?from={z}&b");
        assert_eq!(template.names(), ["y", "z"]);
    }

    #[test]
    fn malformed_templates_are_refused() {
        for path in ["", "a", "/{", "/}", "/{a", "/{}", "/{a{b}}", "/{a}}", "/a?b={"] {
            assert!(Template::parse(path).is_err(), "{path}");
        }
    }
}
