//! Files of tokens become files on disk, and only where they differ.

mod disk;
mod format;
mod module;

use std::path::{Path, PathBuf};

pub use disk::{Change, Mode};
pub use module::module;

use crate::context::Context;
use crate::diagnostic::Code;
use crate::emit::Files;

/// What became of each file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Each file that is or was part of the crate, sorted by path, relative to the output folder.
    pub files: Vec<(PathBuf, Change)>,
}

impl Written {
    /// The files that are not as they were found.
    pub fn changed(&self) -> impl Iterator<Item = &(PathBuf, Change)> {
        self.files.iter().filter(|(_, change)| !matches!(change, Change::Unchanged | Change::Kept))
    }
}

/// Formats the files and brings the folder `output` up to date, or only tells what that would change.
///
/// Nothing is touched if any file that would be overwritten was not made by the generator, and each file is replaced
/// whole or not at all. Generated files that are no longer made are removed; all other files are left alone.
pub fn write(files: &Files<'_>, output: &Path, mode: Mode, cx: &mut Context) -> Written {
    let texts = match format::format(files) {
        Ok(texts) => texts,
        Err(fault) => {
            report_fault(fault, cx);
            return Written::default();
        }
    };
    disk::update(output, &texts, mode, cx)
}

/// Brings one generated file in the folder `output` up to date, or only tells what that would change. All other files
/// there are left alone.
pub(crate) fn write_file(path: &str, text: String, output: &Path, mode: Mode, cx: &mut Context) -> Written {
    disk::update_file(output, &Text { path: path.to_owned(), text, adoptable: false }, mode, cx)
}

/// Reports code that cannot be written down.
pub(crate) fn report_fault(fault: String, cx: &mut Context) {
    cx.error(Code::OutputUnwritable, None, fault)
        .with_help("this is a fault of the generator: please report it together with the document");
}

/// The text of every file, by path, formatted as it would be written.
///
/// # Errors
///
/// Code that does not parse, which is a fault of the generator.
pub fn texts(files: &Files<'_>) -> Result<Vec<(String, String)>, String> {
    let texts = format::format(files)?;
    Ok(texts.into_iter().map(|text| (text.path, text.text)).collect())
}

/// A file as it is to be on disk.
struct Text {
    path: String,
    text: String,
    adoptable: bool,
}
