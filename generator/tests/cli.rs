//! The command line as its user sees it: what it prints, what it writes, and its exit status.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn clientwright(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_clientwright")).args(arguments).env_remove("CLICOLOR_FORCE").output().unwrap()
}

fn page() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/services.md").display().to_string()
}

fn text(stream: &[u8]) -> String {
    String::from_utf8(stream.to_vec()).unwrap()
}

fn path(folder: &TempDir) -> String {
    folder.path().display().to_string()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

#[test]
fn generating_tells_what_was_read_merged_generated_and_written() {
    let output = TempDir::new().unwrap();
    let run = clientwright(&["generate", &page(), "-o", &path(&output)]);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    let printed = text(&run.stdout);
    for line in [
        "Read 6 documents from ",
        "Merged 14 schemas from 37 copies",
        "Generated 6 operations, ",
        " created",
        "Finished in ",
    ] {
        assert!(printed.contains(line), "{line}: {printed}");
    }
    assert!(!printed.contains('\u{1b}'), "no colours but on a terminal");
    let warnings = text(&run.stderr);
    assert_eq!(warnings.matches("warning[path/undeclared-parameter]").count(), 6, "{warnings}");
    assert!(warnings.contains("services.md:8:"), "with their line: {warnings}");

    let again = clientwright(&["generate", &page(), "-o", &path(&output)]);
    let printed = text(&again.stdout);
    assert!(printed.contains(" unchanged") && !printed.contains(" created"), "{printed}");
}

#[test]
fn checking_fails_with_the_files_that_differ_and_writes_nothing() {
    let output = TempDir::new().unwrap();
    clientwright(&["generate", &page(), "-o", &path(&output)]);
    let current = clientwright(&["generate", &page(), "-o", &path(&output), "--check"]);
    assert_eq!(current.status.code(), Some(0));

    let client = output.path().join("src/client.rs");
    let changed = format!("{}// changed\n", fs::read_to_string(&client).unwrap());
    fs::write(&client, &changed).unwrap();
    fs::remove_file(output.path().join("src/models.rs")).unwrap();
    let stale = clientwright(&["generate", &page(), "-o", &path(&output), "--check"]);
    assert_eq!(stale.status.code(), Some(1));
    let printed = text(&stale.stdout);
    assert!(printed.contains("differs:") && printed.contains("src/client.rs"), "{printed}");
    assert!(printed.contains("missing:") && printed.contains("src/models.rs"), "{printed}");
    assert_eq!(fs::read_to_string(&client).unwrap(), changed);
    assert!(!output.path().join("src/models.rs").exists());
}

#[test]
fn a_wrong_document_fails_with_its_place_and_touches_nothing() {
    let folder = TempDir::new().unwrap();
    let document = folder.path().join("openapi.json");
    fs::write(
        &document,
        "{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\"title\": \"x\", \"version\": \"1\"},\n  \"paths\": 7\n}\n",
    )
    .unwrap();
    let output = folder.path().join("client");
    let run = clientwright(&["generate", &document.display().to_string(), "-o", &output.display().to_string()]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).contains("openapi.json:4:3"), "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("nothing was generated, because of 1 error"), "{}", text(&run.stderr));
    assert!(!output.exists());
}

#[test]
fn inputs_that_are_not_there_are_errors_of_the_document() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("missing.json").display().to_string();
    let output = folder.path().join("client");
    for input in [missing.as_str(), &path(&folder)] {
        let run = clientwright(&["generate", input, "-o", &output.display().to_string()]);
        assert_eq!(run.status.code(), Some(1), "{}", text(&run.stderr));
        assert!(text(&run.stderr).contains(input), "{}", text(&run.stderr));
    }
    assert!(files_below(folder.path()).is_empty());
}

#[test]
fn warnings_of_one_kind_are_folded_unless_all_are_asked_for() {
    let folder = TempDir::new().unwrap();
    let document = folder.path().join("openapi.json");
    let properties: Vec<_> = (0..25).map(|n| format!(r#""p{n}": {{"type": "integer", "maxLength": 1}}"#)).collect();
    let schema = format!(r#"{{"type": "object", "properties": {{{}}}}}"#, properties.join(","));
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "x", "version": "1"}}, "paths": {{}}, "components": {{"schemas": {{"A": {schema}}}}}}}"#
    );
    fs::write(&document, text).unwrap();
    let output = folder.path().join("client").display().to_string();
    let document = document.display().to_string();
    let printed = text_of(&["generate", &document, "-o", &output]);
    assert_eq!(printed.matches("warning[schema/misplaced-keyword]: `maxLength`").count(), 10, "{printed}");
    assert!(printed.contains("warning[schema/misplaced-keyword]: 15 more like these"), "{printed}");
    let printed = text_of(&["generate", &document, "-o", &output, "--all-warnings"]);
    assert_eq!(printed.matches("warning[schema/misplaced-keyword]: `maxLength`").count(), 25, "{printed}");
}

fn text_of(arguments: &[&str]) -> String {
    text(&clientwright(arguments).stderr)
}

#[test]
fn a_module_is_one_file_that_can_be_checked() {
    let output = TempDir::new().unwrap();
    let (page, folder) = (page(), path(&output));
    let features = ["--no-default-features", "--features", "native-tls,http2"];
    let module = [&["generate", &page, "-o", &folder, "--module", "services"][..], &features].concat();
    let run = clientwright(&module);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    assert!(text(&run.stdout).contains("1 created"), "{}", text(&run.stdout));
    let file = output.path().join("services.rs");
    assert_eq!(files_below(output.path()), std::slice::from_ref(&file));
    let code = fs::read_to_string(&file).unwrap();
    assert!(code.contains(
        "// reqwest = { version = \"0.13.5\", default-features = false, features = [\"http2\", \"native-tls\"] }"
    ));

    let check = [&module[..], &["--check"]].concat();
    assert_eq!(clientwright(&check).status.code(), Some(0));
    fs::write(&file, format!("{code}// changed\n")).unwrap();
    let stale = clientwright(&check);
    assert_eq!(stale.status.code(), Some(1));
    assert!(text(&stale.stdout).contains("differs:") && text(&stale.stdout).contains("services.rs"));
}

#[test]
fn a_module_needs_a_name_that_it_can_have() {
    let output = TempDir::new().unwrap();
    let run = clientwright(&["generate", &page(), "-o", &path(&output), "--module", "two words"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).contains("error[config/invalid]"), "{}", text(&run.stderr));
    assert!(files_below(output.path()).is_empty());
}

#[test]
fn a_wrong_command_line_is_status_2() {
    for arguments in [
        &["generate"][..],
        &["generate", "x"],
        &["frobnicate"],
        &["generate", "x", "-o"],
        &["explain", "no/such"],
        &["generate", "x", "-o", "y", "--features", "http2"],
        &["generate", "x", "-o", "y", "--module", "z", "--features", "no-such"],
    ] {
        assert_eq!(clientwright(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn every_diagnostic_is_explained() {
    let all = clientwright(&["explain"]);
    assert_eq!(all.status.code(), Some(0));
    let codes = text(&all.stdout);
    assert!(codes.lines().count() > 20);
    for code in codes.lines().filter_map(|line| line.split_whitespace().next()) {
        let explained = clientwright(&["explain", code]);
        assert_eq!(explained.status.code(), Some(0), "{code}");
        assert!(text(&explained.stdout).len() > code.len() + 40, "{code}");
    }
}

#[test]
fn help_names_every_option() {
    let help = text(&clientwright(&["generate", "--help"]).stdout);
    for feature in clientwright::Feature::ALL {
        assert!(help.contains(feature.name()), "{feature}: {help}");
    }
    for option in [
        "--module",
        "--features",
        "--no-default-features",
        "--output",
        "--check",
        "--package-name",
        "--package-version",
        "--all-warnings",
        "--quiet",
    ] {
        assert!(help.contains(option), "{option}: {help}");
    }
}
