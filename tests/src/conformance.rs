//! How exactly generated types and checks say what schemas say: a client of a document, tried with labelled instances.

mod cases;
mod document;
mod equality;
mod harness;
mod table;

use std::io;
use std::path::{Path, PathBuf};

pub use cases::Case;
pub use table::{Score, Table};

/// What came of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The instance is read strictly into the schema's type, and validates.
    Accepted {
        /// The value, written again.
        written: String,
    },
    /// It is refused.
    Refused {
        /// Why.
        reason: String,
    },
    /// The schema got no type but any JSON value.
    Untyped,
    /// The client did not survive it.
    Crashed,
}

/// Why there are no verdicts.
#[derive(Debug)]
pub enum Failure {
    /// A file could not be read or written, or is not what it should be.
    Input(String),
    /// The generator refuses the document.
    Refused(String),
    /// The client does not compile.
    Broken(String),
}

impl Verdict {
    /// The verdict as JSON.
    #[must_use]
    pub fn json(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "true",
            Self::Refused { .. } | Self::Crashed => "false",
            Self::Untyped => "null",
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Input(why) | Self::Refused(why) | Self::Broken(why) => f.write_str(why),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Input(error.to_string())
    }
}

/// The cases of a file, a line each.
///
/// # Errors
///
/// Where the file cannot be read, or a line is no case.
pub fn cases(path: &Path) -> Result<Vec<Case>, Failure> {
    cases::read(path)
}

/// The cases that a document has in `components.x-schema-test-examples`.
///
/// # Errors
///
/// Where the document cannot be read, or has none.
pub fn examples(openapi: &Path) -> Result<Vec<Case>, Failure> {
    document::examples(openapi)
}

/// Makes a client of a document, and tries every case with it, in order. `folder` is where the client is made.
///
/// # Errors
///
/// Where the document cannot be read, or the client cannot be made.
pub fn run(openapi: &Path, cases: &[Case], folder: &Path) -> Result<Vec<Verdict>, Failure> {
    let wrapped = document::wrapped(openapi, cases)?;
    let program = harness::build(&wrapped, folder)?;
    harness::run(&program, &wrapped, cases)
}

/// The folder for clients of conformance runs, in the target folder of this workspace.
#[must_use]
pub fn folder(name: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from);
    target.join("conformance").join(name)
}
