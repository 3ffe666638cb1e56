//! Cases: a folder each, with documents in `input/` and what is expected of them as snapshots beside it.
//!
//! A good case shows the code that is generated, without what is the same for every document, and the warnings. A bad one,
//! whose name begins with `bad-`, shows the errors. A case with a file `shows` shows the files below the paths that it lists
//! and no others, where the rest is what other cases show. That the code of good cases compiles is seen to by the build script.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::{Config, Diagnostics};

/// Files that are the same in every client, or nearly so. The page has them all (`services.rs`).
const UNCHANGING: &[&str] = &["src/runtime", "src/lib.rs", "Cargo.toml", "README.md"];

#[test]
fn every_case_is_as_expected() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("input").is_dir());
    folders.sort();
    assert!(folders.len() > 20, "the cases are where they were");
    let mut failed = Vec::new();
    for folder in &folders {
        // Every case is compared before the first difference ends the test.
        if std::panic::catch_unwind(|| compare(folder)).is_err() {
            failed.push(folder.file_name().unwrap_or_default());
        }
    }
    assert!(failed.is_empty(), "these cases differ: {failed:?}");
}

fn compare(folder: &Path) {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let config = Config::new().input(folder.join("input"));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| match config.render() {
        Ok((files, warnings)) => {
            assert!(!name.starts_with("bad-"), "{name} is expected to fail");
            insta::assert_snapshot!("client", page(&files, &shown(folder)));
            insta::assert_snapshot!("warnings", relative(&warnings, folder));
        }
        Err(errors) => {
            assert!(name.starts_with("bad-"), "{name} is expected to generate:\n{errors}");
            insta::assert_snapshot!("errors", relative(&errors, folder));
        }
    });
}

/// One file for `include!`, without what is the same for every document.
#[test]
fn a_module_is_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/responses");
    let module = Config::new().input(folder.join("input")).render_module().unwrap();
    let (before, runtime) = module.text.split_once("    pub mod runtime {\n").unwrap();
    let (_, after) = runtime.split_once("\n    }\n").unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("module", format!("{before}    pub mod runtime {{ … }}\n{after}")));
}

/// Where the files are that a case shows.
fn shown(folder: &Path) -> Vec<String> {
    let listed = fs::read_to_string(folder.join("shows")).unwrap_or_default();
    let listed: Vec<_> = listed.lines().map(str::to_owned).collect();
    if listed.is_empty() { vec![String::new()] } else { listed }
}

/// The files below `shown` that depend on the document, one after the other.
fn page(files: &[(String, String)], shown: &[String]) -> String {
    let shown = files.iter().filter(|(path, _)| {
        // What a case asks for is shown, the same in others or not.
        let asked = shown.iter().any(|folder| !folder.is_empty() && path.starts_with(folder.as_str()));
        let unchanging = UNCHANGING.iter().any(|folder| path.starts_with(folder));
        asked || (shown.iter().any(String::is_empty) && !unchanging)
    });
    shown.map(|(path, text)| format!("──── {path}\n{text}\n")).collect()
}

/// Diagnostics with paths as they are from the case's folder.
fn relative(diagnostics: &Diagnostics, folder: &Path) -> String {
    diagnostics.to_string().replace(&format!("{}/", folder.display()), "")
}
