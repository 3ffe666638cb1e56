//! Path templates (OpenAPI 3.1.1 §4.8.8).

use super::{Entry, Fault, Operations};
use crate::context::Place;
use crate::diagnostic::Code;
use crate::source::Location;

impl<'a> Operations<'_, 'a, '_> {
    /// The parameters of the operation's path template, in its order.
    pub(super) fn template(&mut self, entry: &Entry<'a>) -> Result<Vec<&'a str>, Fault> {
        parse(entry.path).map_err(|why| {
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

/// The names between braces, or what is wrong with the template.
fn parse(path: &str) -> Result<Vec<&str>, String> {
    if !path.starts_with('/') {
        return Err("it does not begin with `/`".to_owned());
    }
    if let Some(mark) = path.chars().find(|c| matches!(c, '?' | '#')) {
        return Err(format!("it has a `{mark}`, behind which there is no path any more"));
    }
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { return Err("a `{` is not closed".to_owned()) };
        if before.contains('}') || name.contains('{') {
            return Err("its braces do not match".to_owned());
        }
        if name.is_empty() {
            return Err("a parameter has no name".to_owned());
        }
        if names.contains(&name) {
            return Err(format!("the parameter `{name}` stands in it twice"));
        }
        names.push(name);
        rest = after;
    }
    if rest.contains('}') {
        return Err("its braces do not match".to_owned());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn names_come_in_the_order_of_the_template() {
        assert_eq!(parse("/v1/{workspace_id}/services/{service_id}"), Ok(vec!["workspace_id", "service_id"]));
        assert_eq!(parse("/{a}.{b}"), Ok(vec!["a", "b"]));
        assert_eq!(parse("/"), Ok(vec![]));
    }

    #[test]
    fn malformed_templates_are_refused() {
        for path in ["", "a", "/{", "/}", "/{a", "/{}", "/{a}/{a}", "/{a{b}}", "/a?b={c}", "/a#b", "/{a}}"] {
            assert!(parse(path).is_err(), "{path}");
        }
    }
}
