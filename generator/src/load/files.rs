//! Which files there are to read.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::context::{Context, Place};
use crate::diagnostic::Code;

/// What a file's name says about its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Markdown,
    Yaml,
    Unknown,
}

/// A path that was given, and what it stands for.
pub(super) enum Input {
    File { path: PathBuf, format: Format },
    Folder { path: PathBuf, files: FolderFiles },
}

/// The files of a folder.
#[derive(Default)]
pub(super) struct FolderFiles {
    /// Those that no earlier input named, in the order of their paths.
    pub(super) new: Vec<(PathBuf, Format)>,
    /// Whether an earlier input named one.
    pub(super) some_known: bool,
}

/// The files that `inputs` stand for, each once. What is not there is reported.
pub(super) fn find(inputs: &[PathBuf], cx: &mut Context) -> Vec<Input> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for path in inputs {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let files = folder(path, &mut known, cx);
                found.push(Input::Folder { path: path.clone(), files });
            }
            Ok(_) if known.insert(canonical(path)) => {
                found.push(Input::File { path: path.clone(), format: format(path) });
            }
            Ok(_) => {}
            Err(error) => unreadable(path, &error, cx),
        }
    }
    found
}

/// Reports that a file or folder cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error, cx: &mut Context) {
    if error.kind() == io::ErrorKind::NotFound {
        let message = format!("there is no file or folder `{}`", path.display());
        cx.error(Code::InputNotFound, Place::Nowhere, message);
    } else {
        let message = format!("`{}` cannot be read: {error}", path.display());
        cx.error(Code::InputUnreadable, Place::Nowhere, message);
    }
}

fn folder(path: &Path, known: &mut BTreeSet<PathBuf>, cx: &mut Context) -> FolderFiles {
    let mut files = FolderFiles::default();
    // Links may lead in a circle: each folder is entered once.
    let mut entered = BTreeSet::from([canonical(path)]);
    let mut waiting = vec![path.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                unreadable(&folder, &error, cx);
                continue;
            }
        };
        for entry in entries {
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(error) => {
                    unreadable(&folder, &error, cx);
                    continue;
                }
            };
            if is_hidden(&path) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if entered.insert(canonical(&path)) {
                        waiting.push(path);
                    }
                }
                Ok(metadata) if !metadata.is_file() => {}
                Ok(_) | Err(_) if format(&path) == Format::Unknown => {}
                Ok(_) => files.new.push((path.clone(), format(&path))),
                Err(error) => unreadable(&path, &error, cx),
            }
        }
    }
    files.new.sort_by(|(one, _), (other, _)| one.cmp(other));
    let found = files.new.len();
    files.new.retain(|(path, _)| known.insert(canonical(path)));
    files.some_known = files.new.len() < found;
    files
}

/// The one path of a file, however it is reached.
fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn format(path: &Path) -> Format {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("json") => Format::Json,
        Some("md" | "markdown") => Format::Markdown,
        Some("yaml" | "yml") => Format::Yaml,
        _ => Format::Unknown,
    }
}
