//! The Services page: what is generated of it, and that it does not matter how its documents come.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::Config;
use tempfile::TempDir;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn page() -> PathBuf {
    repository().join("specs/services.md")
}

fn render(input: impl Into<PathBuf>) -> Vec<(String, String)> {
    match Config::new().input(input).render() {
        Ok((files, _)) => files,
        Err(errors) => panic!("the documents generate:\n{errors}"),
    }
}

/// The six documents, in the page's order.
fn documents() -> Vec<String> {
    let page = fs::read_to_string(page()).unwrap();
    let blocks = page.split("```json\n").skip(1);
    blocks.map(|block| block.split("\n```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_generated_file_is_as_expected() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("services");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let files = render(page());
    settings.bind(|| {
        for (path, text) in files.iter().filter(|(path, _)| !path.starts_with("src/runtime")) {
            insta::assert_snapshot!(path.replace('/', "."), text);
        }
    });
}

#[test]
fn the_runtime_is_shipped_word_for_word() {
    let files = render(page());
    let shipped: Vec<_> = files.iter().filter(|(path, _)| path.starts_with("src/runtime")).collect();
    assert!(shipped.len() > 20, "{} files", shipped.len());
    for (path, text) in shipped {
        let below = path.strip_prefix("src/runtime/").unwrap_or("runtime.rs");
        let source = repository().join("generator/runtime").join(below);
        assert_eq!(*text, fs::read_to_string(&source).unwrap(), "{}", source.display());
    }
}

#[test]
fn the_page_is_read_with_six_warnings() {
    let (_, warnings) = Config::new().input(page()).render().unwrap();
    let shown = warnings.to_string().replace(&format!("{}/", repository().display()), "");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("services");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("warnings", shown));
}

#[test]
fn the_documents_as_files_in_any_order_make_the_same_client() {
    let expected = render(page());
    let documents = documents();
    assert_eq!(documents.len(), 6);
    for order in [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [2, 5, 0, 3, 1, 4], [3, 0, 4, 1, 5, 2]] {
        let folder = TempDir::new().unwrap();
        for (place, index) in order.iter().enumerate() {
            fs::write(folder.path().join(format!("{place}.json")), &documents[*index]).unwrap();
        }
        assert!(render(folder.path()) == expected, "in the order {order:?}");
    }
}

#[test]
fn the_order_of_keys_makes_no_difference() {
    let expected = render(page());
    let folder = TempDir::new().unwrap();
    for (place, document) in documents().iter().enumerate() {
        let mut value: serde_json::Value = serde_json::from_str(document).unwrap();
        // What is around the schemas and operations; the order of properties is the order of fields.
        let root = value.as_object_mut().unwrap();
        let reversed = root.keys().rev().cloned().collect::<Vec<_>>();
        let turned: serde_json::Map<_, _> = reversed.into_iter().map(|key| (key.clone(), root[&key].clone())).collect();
        fs::write(folder.path().join(format!("{place}.json")), serde_json::to_string_pretty(&turned).unwrap()).unwrap();
    }
    assert!(render(folder.path()) == expected);
}

#[test]
fn the_committed_client_is_current() {
    let committed = repository().join("generated-client");
    for (path, text) in render(page()) {
        assert_eq!(fs::read_to_string(committed.join(&path)).unwrap_or_default(), text, "{path}");
    }
}
