//! What is asked for.

use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Generates a client of every document in a folder, and says in a line each what came of it

Usage: corpus DIR [--compile] [--only NAME]... [--skip NAME]... [--jobs N]

Arguments:
  DIR          A folder with documents in JSON and YAML; folders in it are left alone

Options:
  --compile    Run `cargo check` on each client, with one target folder for all
  --only NAME  Take those documents alone that have this in their file's name; can be given several times
  --skip NAME  Leave out those documents that have this in their file's name; can be given several times
  --jobs N     Generate so many at a time [default: 2]

Exits with 1 if anything falls short: a document of which nothing is made, an operation that is left out although nothing
is wrong with it, a place without a type although the document has one, or an error or a warning of the compiler.";

/// What is asked for.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    pub(crate) compile: bool,
    pub(crate) only: Vec<String>,
    pub(crate) skip: Vec<String>,
    pub(crate) jobs: usize,
}

impl Arguments {
    /// Reads the command line; `None` where help is asked for.
    pub(crate) fn parse(arguments: &[String]) -> Result<Option<Self>, String> {
        let mut parsed = Self { jobs: 2, ..Self::default() };
        let mut folder = None;
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().cloned().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "-h" | "--help" => return Ok(None),
                "--compile" => parsed.compile = true,
                "--only" => parsed.only.push(value()?),
                "--skip" => parsed.skip.push(value()?),
                "--jobs" => parsed.jobs = value()?.parse().map_err(|_| "--jobs is a number".to_owned())?,
                other if other.starts_with('-') => return Err(format!("{other} is not known")),
                other if folder.is_none() => folder = Some(PathBuf::from(other)),
                other => return Err(format!("{other} is one folder too many")),
            }
        }
        parsed.folder = folder.ok_or("DIR is missing")?;
        Ok(Some(parsed))
    }

    /// Whether a document of this name is to be taken.
    pub(crate) fn asks_for(&self, name: &str) -> bool {
        let any = |parts: &[String]| parts.iter().any(|part| name.contains(part.as_str()));
        (self.only.is_empty() || any(&self.only)) && !any(&self.skip)
    }
}
