//! clientwright turns OpenAPI documents into the Rust client crate that an expert would have written by hand: models,
//! the constraints on them, and one typed operation an endpoint.
//!
//! ```no_run
//! # fn main() -> Result<(), clientwright::Diagnostics> {
//! clientwright::Config::new().input("specs").output("generated-client").generate()?;
//! # Ok(())
//! # }
//! ```
//!
//! Generation is one way, stage by stage, and each boundary is one type: [`load`] reads documents, [`lower`] brings
//! them to one dialect, [`merge`] makes one API of them, [`resolve`] takes every decision, [`emit`] writes it down as
//! code, and [`mod@write`] brings a folder up to date. Stages report what is wrong and go on, so that one run shows all of
//! it. The library never exits, and never prints but in [`Config::generate_module`], which is for build scripts.

// Text of a document reaches nearly every line: what can panic is not written.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]

pub mod config;
pub mod context;
pub mod diagnostic;
pub mod emit;
mod feature;
pub mod ir;
pub mod load;
pub mod lower;
mod media_type;
pub mod merge;
mod module;
mod pattern;
pub mod resolve;
pub mod source;
mod summary;
pub mod write;
mod yaml;

use std::path::PathBuf;
use std::sync::Arc;

pub use config::{Config, Formats, Untyped};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Label, Severity};
pub use feature::{Feature, UnknownFeature};
pub use module::{Build, BuildError, Module};
pub use summary::Summary;
pub use write::{Change, Mode, Written};

use context::Context;

/// What came of a run that found no errors.
#[derive(Clone, Debug)]
pub struct Generated {
    /// What was read and made, in numbers.
    pub summary: Summary,
    /// Every file that was read.
    pub inputs: Vec<PathBuf>,
    /// What became of each file of the crate.
    pub written: Written,
    /// What is worth knowing about the documents.
    pub warnings: Diagnostics,
    /// Every place whose type is any JSON value: first those where the document says more
    /// ([`Code::SchemaUntypedByUs`]), then those where it says nothing.
    pub untyped: Diagnostics,
}

/// The stages of a run, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Load,
    /// Bringing documents to one dialect.
    Lower,
    /// Making one API of all documents.
    Merge,
    /// Taking decisions.
    Resolve,
    /// Making and formatting code, and writing what changed.
    Write,
}

/// Generates what `config` asks for.
fn generate(config: &Config) -> Result<Generated, Diagnostics> {
    let mut cx = Context::default();
    let (api, summary) = read(config, &mut cx)?;
    config.begin(Stage::Write);
    let files = emit::emit(&api);
    let written = write::write(&files, config.output_folder(), config.mode, &mut cx);
    let inputs = cx.sources.files_read().into_iter().map(PathBuf::from).collect();
    let untyped = std::mem::take(&mut cx.untyped);
    let warnings = finish(cx)?;
    let untyped = warnings.beside(untyped);
    Ok(Generated { summary, inputs, written, warnings, untyped })
}

/// Generates in memory what `config` asks for.
fn render(config: &Config) -> Result<(Vec<(String, String)>, Diagnostics), Diagnostics> {
    let mut cx = Context::default();
    let (api, _) = read(config, &mut cx)?;
    let texts = write::texts(&emit::emit(&api)).unwrap_or_else(|failure| {
        cx.error(Code::OutputUnwritable, None, failure);
        Vec::new()
    });
    Ok((texts, finish(cx)?))
}

/// Everything up to the decisions, after which nothing about a document can fail.
fn read(config: &Config, cx: &mut Context) -> Result<(ir::Api, Summary), Diagnostics> {
    config.begin(Stage::Load);
    let documents = load::load(&config.inputs, cx);
    config.begin(Stage::Lower);
    let lowered = lower::lower(documents, cx);
    config.begin(Stage::Merge);
    let merged = merge::merge(lowered, cx);
    config.begin(Stage::Resolve);
    let api = resolve::resolve(&merged, &config.options, cx);
    let summary = Summary::new(&merged, &api);
    if config.options.keep_going {
        cx.go_on();
    }
    if cx.has_errors() { Err(diagnostics(std::mem::take(cx))) } else { Ok((api, summary)) }
}

fn finish(cx: Context) -> Result<Diagnostics, Diagnostics> {
    let failed = cx.has_errors();
    let diagnostics = diagnostics(cx);
    if failed { Err(diagnostics) } else { Ok(diagnostics) }
}

fn diagnostics(cx: Context) -> Diagnostics {
    Diagnostics::new(cx.diagnostics, Arc::new(cx.sources))
}
