//! Names: the only place where identifiers are made.
//!
//! A name follows from what is named: its own spelling, and that of what it is a part of. Where two things would have
//! one name, an order of the things themselves says who keeps it, so that reordering a document renames nothing.

mod checks;
mod definitions;
mod failures;
mod fields;
mod groups;
mod headers;
mod incoming;
mod keywords;
mod module;
mod operations;
mod package;
mod scope;
mod security;
mod servers;
mod statuses;
mod variants;
mod words;

pub(super) use checks::{constants, functions};
pub(super) use definitions::{FAILURE_BODY, definitions};
pub(super) use failures::{FailureWords, FailuresWords, failures};
pub(super) use fields::{Argument, Setter, arguments, fields, is_reserved_setter, parts};
pub(super) use groups::groups;
pub(super) use headers::{header, header_sets, headers};
pub(super) use incoming::incoming;
pub(super) use module::module;
pub(super) use operations::{Listed, OperationNames, method_word, operations};
pub(super) use package::package;
pub(super) use security::security_methods;
pub(super) use servers::{DeclaredServer, servers};
pub(super) use statuses::status;
pub(super) use variants::{VariantWords, union_variants, variants};

use crate::ir::Identifier;

/// The words of a text as a type would be called, whether or not that name is free.
pub(super) fn type_words(text: &str) -> String {
    words::upper_camel(text)
}

/// A name of a type or a variant.
fn type_identifier(name: String) -> Identifier {
    // The only keyword in upper camel case, which is never given to a type.
    if keywords::is_keyword(&name) { Identifier::plain(format!("{name}_")) } else { Identifier::plain(name) }
}

/// A name of a function, a field or a variable; keywords get `r#`, or `_` where that does not help.
fn value_identifier(name: String) -> Identifier {
    if !keywords::is_keyword(&name) {
        Identifier::plain(name)
    } else if keywords::is_unescapable(&name) {
        Identifier::plain(format!("{name}_"))
    } else {
        Identifier::raw(name)
    }
}
