//! What a build script says to Cargo (The Cargo Book, "Build Scripts", "Outputs of the Build Script").

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::{Config, Diagnostics, Generated, emit};

/// How many warnings of each kind are printed.
const WARNINGS: usize = 3;

/// What came of generating a module in a build script, and what is to be printed about it.
#[derive(Debug)]
pub struct Build {
    /// For Cargo, on standard output: what to watch, warnings, errors, and for the reader of `cargo build -vv` the
    /// dependencies.
    pub stdout: String,
    /// For people, on standard error: the errors with excerpts. Cargo shows it when a build script fails.
    pub stderr: String,
    /// What was generated.
    pub result: Result<Generated, BuildError>,
}

/// Why a build script has generated no module. By the time it is returned, everything has been said.
///
/// `Debug` is what Rust prints when `main` returns an error, so it is a sentence, as `Display` is.
#[derive(Clone)]
pub struct BuildError {
    diagnostics: Diagnostics,
}

impl BuildError {
    /// The errors, and the warnings that were found on the way.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.diagnostics.errors().count();
        write!(f, "no client was generated, because of {number} error{}", if number == 1 { "" } else { "s" })
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {}

/// Generates the module that `config` asks for, and finds the words for Cargo.
pub(crate) fn build(config: &Config) -> Build {
    let result = super::generate(config);
    let (findings, read) = match &result {
        Ok(generated) => (&generated.warnings, generated.inputs.as_slice()),
        Err(findings) => (findings, &[][..]),
    };
    let read_before_failing = findings.sources().files_read();
    let read = read.iter().map(PathBuf::as_path).chain(read_before_failing);
    let mut stdout = watched(config.inputs.iter().map(PathBuf::as_path).chain(read));
    if config.print_warnings {
        warn(findings, &mut stdout);
    }
    let mut stderr = String::new();
    match &result {
        Ok(generated) => stdout.push_str(&dependencies(config, generated.summary.patterns > 0)),
        Err(findings) => {
            let errors = findings.only_errors();
            for line in errors.lines() {
                instruct("error", &line, &mut stdout);
            }
            stderr = errors.render(false);
            stderr.push('\n');
        }
    }
    Build { stdout, stderr, result: result.map_err(|diagnostics| BuildError { diagnostics }) }
}

/// Says which files and folders decide about the module. A path that is not there yet is watched too.
fn watched<'a>(paths: impl Iterator<Item = &'a Path>) -> String {
    let mut met = BTreeSet::new();
    let mut text = String::new();
    for path in paths.filter_map(printable) {
        if met.insert(path) {
            instruct("rerun-if-changed", path, &mut text);
        }
    }
    text
}

/// The path, or the nearest folder above it, that can stand in a line. A folder stands for what is in it.
fn printable(path: &Path) -> Option<&str> {
    let paths = path.ancestors().filter_map(Path::to_str);
    let mut fit = paths.filter(|path| path.trim() == *path && !path.contains(char::is_control));
    // Cargo takes an empty path for the package, of which everything would be watched.
    fit.next().map(|path| if path.is_empty() { "." } else { path })
}

fn warn(findings: &Diagnostics, stdout: &mut String) {
    let (shown, folded) = findings.only_warnings().folded(WARNINGS);
    for line in shown.lines() {
        instruct("warning", &line, stdout);
    }
    for (code, number) in folded {
        instruct("warning", &format!("{number} more like these [{code}]"), stdout);
    }
}

/// One instruction, on one line whatever is in the text.
fn instruct(key: &str, text: &str, stdout: &mut String) {
    stdout.push_str("cargo::");
    stdout.push_str(key);
    stdout.push('=');
    stdout.extend(text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }));
    stdout.push('\n');
}

/// What is no instruction is shown by `cargo build -vv` alone.
fn dependencies(config: &Config, patterns: bool) -> String {
    let lines = emit::dependencies(&config.features(), patterns).into_iter().map(|(_, line)| format!("{line}\n"));
    format!("# The crate that includes the module needs:\n[dependencies]\n{}", lines.collect::<String>())
}
