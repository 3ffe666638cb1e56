//! A text that is to hold a document, in either syntax.

use super::parsed::Parsed;
use super::{json, yaml};
use crate::diagnostic::Fault;
use crate::source::Syntax;

/// What a text says, and the syntax in which it says so: what passes for YAML may be JSON, which is read as such.
pub(super) fn parse(text: &str, syntax: Syntax) -> (Syntax, Result<Parsed, Fault>) {
    match syntax {
        Syntax::Json => (Syntax::Json, json::parse(text)),
        Syntax::Yaml => match is_braced(text).then(|| json::parse(text)) {
            Some(Ok(parsed)) => (Syntax::Json, Ok(parsed)),
            _ => (Syntax::Yaml, yaml::parse(text)),
        },
    }
}

/// Whether a text begins as an object of JSON does.
pub(super) fn is_braced(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// Whether a text that cannot be read has a key by which documents are known.
pub(super) fn is_meant(text: &str, syntax: Syntax) -> bool {
    match syntax {
        Syntax::Yaml if !is_braced(text) => has_version_line(text),
        _ => text.contains("\"openapi\"") || text.contains("\"swagger\""),
    }
}

/// Whether a line of a text in YAML begins with a key by which documents are known.
pub(super) fn has_version_line(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.trim_start_matches(['\u{feff}', '"', '\'']));
    lines.any(|line| {
        let rest = line.strip_prefix("openapi").or_else(|| line.strip_prefix("swagger"));
        rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
    })
}
