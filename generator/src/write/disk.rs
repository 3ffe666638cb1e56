//! What is on disk, and what is to be there.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{fs, mem};

use super::{Text, Written};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::emit::SIGN;

/// Whether the folder is brought up to date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// It is.
    #[default]
    Write,
    /// It is only compared; nothing is touched.
    Check,
}

/// What became of a file, or, where the folder is only compared, what would become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// There was none.
    Created,
    /// It was another.
    Updated,
    /// It was as it should be.
    Unchanged,
    /// It was generated once, and is no longer.
    Removed,
    /// Its owner took it over by removing the marker.
    Kept,
}

/// Brings `output` up to date with `texts`.
pub(super) fn update(output: &Path, texts: &[Text], mode: Mode, cx: &mut Context) -> Written {
    let mut plan = Plan::default();
    for text in texts {
        plan.add(output, text, cx);
    }
    plan.add_leftovers(output, texts, cx);
    plan.finish(output, mode, cx)
}

/// Brings one file in `output` up to date, and looks at no other.
pub(super) fn update_file(output: &Path, text: &Text, mode: Mode, cx: &mut Context) -> Written {
    let mut plan = Plan::default();
    plan.add(output, text, cx);
    plan.finish(output, mode, cx)
}

/// What is to be done, found out before anything is.
#[derive(Default)]
struct Plan<'a> {
    files: Vec<(PathBuf, Change)>,
    writes: Vec<&'a Text>,
    removals: Vec<PathBuf>,
}

impl<'a> Plan<'a> {
    fn add(&mut self, output: &Path, text: &'a Text, cx: &mut Context) {
        let path = output.join(&text.path);
        let change = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Change::Created,
            Err(error) => {
                cx.error(Code::OutputUnreadable, None, format!("cannot read {}: {error}", path.display()));
                return;
            }
            Ok(old) if old == text.text.as_bytes() => Change::Unchanged,
            Ok(old) if is_generated(&old) => Change::Updated,
            Ok(_) if text.adoptable => Change::Kept,
            Ok(_) => {
                cx.error(
                    Code::OutputForeignFile,
                    None,
                    format!("{} was not made by clientwright, and would be overwritten", path.display()),
                )
                .with_help("generate into another folder, or move the file away");
                return;
            }
        };
        if matches!(change, Change::Created | Change::Updated) {
            self.writes.push(text);
        }
        self.files.push((PathBuf::from(&text.path), change));
    }

    /// Finds generated files that are no longer made.
    fn add_leftovers(&mut self, output: &Path, texts: &[Text], cx: &mut Context) {
        let made: BTreeSet<PathBuf> = texts.iter().map(|text| PathBuf::from(&text.path)).collect();
        let mut folders = vec![PathBuf::from("src")];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(output.join(&folder)) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => {
                    let folder = output.join(&folder);
                    cx.error(Code::OutputUnreadable, None, format!("cannot list {}: {error}", folder.display()));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let path = folder.join(entry.file_name());
                // A link is not followed: what it leads to was not made here.
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => folders.push(path),
                    Ok(kind) if kind.is_file() && !made.contains(&path) && was_generated(&output.join(&path)) => {
                        self.removals.push(path.clone());
                        self.files.push((path, Change::Removed));
                    }
                    _ => {}
                }
            }
        }
    }

    fn finish(mut self, output: &Path, mode: Mode, cx: &mut Context) -> Written {
        if mode == Mode::Write && !cx.has_errors() {
            self.carry_out(output, cx);
        }
        let mut files = self.files;
        files.sort();
        Written { files }
    }

    fn carry_out(&mut self, output: &Path, cx: &mut Context) {
        for text in mem::take(&mut self.writes) {
            let path = output.join(&text.path);
            if let Err(error) = replace(&path, &text.text) {
                cx.error(Code::OutputUnwritable, None, format!("cannot write {}: {error}", path.display()));
                return;
            }
        }
        for path in mem::take(&mut self.removals) {
            let path = output.join(path);
            if let Err(error) = fs::remove_file(&path) {
                cx.error(Code::OutputUnwritable, None, format!("cannot remove {}: {error}", path.display()));
            }
            remove_empty_folders(&path, output);
        }
    }
}

/// Removes the folders that a removed file leaves empty.
fn remove_empty_folders(file: &Path, output: &Path) {
    let folders = file.ancestors().skip(1).take_while(|folder| *folder != output);
    for folder in folders {
        // It fails for a folder that is not empty, which then stays.
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

/// Writes beside the file and renames over it, so that there is always a whole one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".clientwright-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    make_readable(&file)?;
    file.persist(path)?;
    Ok(())
}

/// Temporary files are for their owner's eyes alone; source files are not.
#[cfg(unix)]
fn make_readable(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}

fn was_generated(path: &Path) -> bool {
    fs::read(path).is_ok_and(|text| is_generated(&text))
}

/// Whether a file's first line has the marker.
fn is_generated(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.windows(SIGN.len()).any(|window| window == SIGN.as_bytes())
}
