//! The intermediate form, written down as Rust.
//!
//! Emission cannot fail and decides nothing: each kind of the intermediate form has one small function, whose
//! `quote!` blocks read like the code they make. What is the same in every client is the runtime, shipped as it is.

mod builders;
mod client;
mod docs;
mod enums;
mod errors;
mod examples;
mod imports;
mod library;
mod literals;
mod manifest;
mod models;
mod newtypes;
mod operations;
mod readme;
mod runtime;
mod structs;
mod tokens;
mod types;
mod unions;
mod validation;

use proc_macro2::TokenStream;

use crate::ir::Api;

/// The files of a generated crate, in the order of their paths' kinds: manifest, page, library, modules, runtime.
pub struct Files<'a> {
    /// Each file.
    pub files: Vec<File<'a>>,
}

/// One file of a generated crate.
pub struct File<'a> {
    /// Its path within the crate, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub contents: Contents<'a>,
    /// Whether its owner may take it over: then it is left alone once it has lost its marker.
    pub adoptable: bool,
}

/// What is in a file.
pub enum Contents<'a> {
    /// Text as it is, marker included.
    Text(String),
    /// Rust code, not yet made and not yet formatted. Files are independent, so each can be made on its own thread.
    Rust(Box<dyn Fn() -> TokenStream + Send + Sync + 'a>),
}

/// The files of the crate that `api` describes.
///
/// `api` is taken as [`resolve`](crate::resolve) makes it: what it refers to is there.
#[must_use]
pub fn emit(api: &Api) -> Files<'_> {
    let mut files = vec![manifest::file(api), readme::file(api), library::file(), client::file(api)];
    files.extend(models::files(api));
    files.extend(operations::files(api));
    files.extend(runtime::files());
    Files { files }
}

impl<'a> File<'a> {
    fn text(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), contents: Contents::Text(text), adoptable: false }
    }

    fn adoptable(path: &str, text: String) -> Self {
        Self { adoptable: true, ..Self::text(path, text) }
    }

    fn rust(path: String, tokens: impl Fn() -> TokenStream + Send + Sync + 'a) -> Self {
        Self { path, contents: Contents::Rust(Box::new(tokens)), adoptable: false }
    }
}
