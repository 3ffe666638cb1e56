//! A diagnostic on one line, for where there is room for no more.

use std::fmt::Write;

use super::{excerpt, labels};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Position, Sources};

/// The place, the message, the code, and all else that is said, as `path:line:column: message [code]; …`.
pub(super) fn line(diagnostic: &Diagnostic, positions: &[Option<Position>], sources: &Sources) -> String {
    let mut places = labels(diagnostic).zip(positions);
    let mut line = String::new();
    // Writing to a string does not fail.
    if diagnostic.primary.is_some()
        && let Some((label, position)) = places.next()
    {
        let _ = write!(line, "{}: {}", place(label, position.as_ref(), sources), diagnostic.message);
        let said = [label.location.pointer.as_str(), label.message.as_str()];
        let said: Vec<_> = said.into_iter().filter(|text| !text.is_empty()).collect();
        if !said.is_empty() {
            let _ = write!(line, " ({})", said.join(": "));
        }
    } else {
        line.push_str(&diagnostic.message);
    }
    let _ = write!(line, " [{}]", diagnostic.code);
    for (label, position) in places {
        let _ = write!(line, "; {} {}", place(label, position.as_ref(), sources), label.message);
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(line, "; help: {help}");
    }
    excerpt::harmless(&line).into_owned()
}

fn place(label: &Label, position: Option<&Position>, sources: &Sources) -> String {
    let path = sources.path(label.location.source).display();
    match position {
        Some(position) => format!("{path}:{}:{}", position.line, position.column),
        None => path.to_string(),
    }
}
