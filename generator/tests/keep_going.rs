//! What is wrong in one place, and costs no more than that place where generation is told to keep going.

use std::fs;

use clientwright::{Code, Config, Severity};
use serde_json::{Value, json};
use tempfile::TempDir;

fn operation(id: &str, schema: Value) -> Value {
    json!({ "operationId": id, "responses": { "200": { "description": "", "content": { "application/json": { "schema": schema } } } } })
}

/// The operations of a client, and the codes of what was found; or the codes of the errors.
fn generate(document: &Value, keep_going: bool) -> Result<(Vec<String>, Vec<Code>), Vec<Code>> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("openapi.json");
    fs::write(&path, document.to_string()).unwrap();
    let config = Config::new().input(&path).output(folder.path().join("client")).keep_going(keep_going);
    match config.generate() {
        Ok(generated) => {
            assert!(generated.warnings.iter().all(|warning| warning.severity == Severity::Warning));
            let text = fs::read_to_string(folder.path().join("client/src/operations.rs")).unwrap();
            let entries = text.lines().filter_map(|line| line.split_once(" -> "));
            let entries = entries.filter(|(_, call)| call.ends_with('{') && call.contains("Call of "));
            let mut names: Vec<String> = entries.map(|(name, _)| name.trim().to_owned()).collect();
            names.sort();
            Ok((names, generated.warnings.iter().map(|warning| warning.code).collect()))
        }
        Err(findings) => {
            assert!(!folder.path().join("client").exists(), "nothing is written");
            Err(findings.errors().map(|error| error.code).collect())
        }
    }
}

fn document(paths: Value) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1" },
        "paths": paths,
        "components": { "schemas": { "Thing": { "type": "object", "properties": { "a": { "type": "string" } } } } }
    })
}

#[test]
fn the_operation_that_is_wrong_is_left_out_alone() {
    let fine = json!({ "$ref": "#/components/schemas/Thing" });
    let wrong = json!({ "$ref": "#/components/schemas/Missing" });
    let document = document(json!({
        "/a": { "get": operation("a", fine.clone()), "put": operation("b", wrong) },
        "/c": { "parameters": [{ "name": 3, "in": "query" }], "get": operation("c", fine.clone()) },
        "/{": { "get": operation("d", fine.clone()) },
        "/ab": { "get": operation("e", fine) }
    }));
    let (operations, codes) = generate(&document, true).unwrap();
    assert_eq!(operations, ["a", "e"]);
    assert_eq!(codes.iter().filter(|code| **code == Code::OperationLeftOut).count(), 2);
    assert!(codes.contains(&Code::PathMalformedTemplate) && codes.contains(&Code::ReferenceDangling));
    let errors = generate(&document, false).unwrap_err();
    assert!(errors.contains(&Code::ReferenceDangling), "{errors:?}");
}

#[test]
fn what_is_wrong_with_the_whole_is_an_error_all_the_same() {
    let mut document = document(json!({}));
    document["openapi"] = json!("9.9.9");
    assert_eq!(generate(&document, true).unwrap_err(), [Code::DocumentUnsupportedVersion]);
}
