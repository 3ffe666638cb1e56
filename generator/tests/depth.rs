//! Documents that are deep by reference: the whole road, on the stack of a test.

use std::fs;

use clientwright::{Config, Diagnostics};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Generates a client that sends and receives the schema `first`.
fn generate(first: &str, schemas: Value) -> Result<(Vec<(String, String)>, Diagnostics), Diagnostics> {
    let content = json!({ "application/json": { "schema": reference(first) } });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Deep", "version": "1.0.0" },
        "paths": { "/deep": { "put": {
            "operationId": "deep",
            "requestBody": { "required": true, "content": content },
            "responses": { "200": { "description": "Fine", "content": content } }
        } } },
        "components": { "schemas": schemas }
    });
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("openapi.json");
    fs::write(&path, document.to_string()).unwrap();
    Config::new().input(path).render()
}

fn text_of(files: &[(String, String)], path: &str) -> String {
    files.iter().find(|(at, _)| at == path).map(|(_, text)| text.clone()).unwrap_or_default()
}

#[test]
fn a_long_chain_of_aliases_ends_in_its_checks() {
    let mut chain: Map<String, Value> =
        (0..3000).map(|n| (format!("A{n:04}"), reference(&format!("A{:04}", n + 1)))).collect();
    chain.insert("A3000".to_owned(), json!({ "type": "array", "items": { "type": "string" }, "minItems": 2 }));
    let (files, _) = generate("A0000", chain.into()).unwrap();
    assert!(text_of(&files, "src/operations.rs").contains("check.min_items(value.len(), 2)"));
}

#[test]
fn a_long_chain_of_structs_has_a_short_example() {
    let mut chain: Map<String, Value> = (0..2000)
        .map(|n| {
            let next = reference(&format!("S{}", n + 1));
            (format!("S{n}"), json!({ "type": "object", "required": ["next"], "properties": { "next": next } }))
        })
        .collect();
    chain.insert("S2000".to_owned(), json!({ "type": "object", "properties": {} }));
    let (files, _) = generate("S0", chain.into()).unwrap();
    let operations = text_of(&files, "src/operations.rs");
    let (shown, cut) = ("models::S8::builder()", "models::S9::builder()");
    assert!(operations.contains(shown) && !operations.contains(cut), "{operations}");
}

#[test]
fn a_union_that_contains_itself_has_an_example() {
    let own = json!({ "type": "object", "required": ["u"], "properties": { "u": reference("U") } });
    let (files, _) = generate("U", json!({ "U": { "anyOf": [own, { "type": "string" }] } })).unwrap();
    assert!(text_of(&files, "src/operations.rs").contains("models::U::String("));
}

#[test]
fn arrays_of_arrays_are_bounded_with_a_warning() {
    let mut chain: Map<String, Value> = (0..1000)
        .map(|n| (format!("L{n:03}"), json!({ "type": "array", "items": reference(&format!("L{:03}", n + 1)) })))
        .collect();
    chain.insert("L1000".to_owned(), json!({ "type": "array", "items": {}, "minItems": 1 }));
    let (_, warnings) = generate("L000", chain.into()).unwrap();
    let message = warnings.iter().next().unwrap().message.clone();
    assert!(message.contains("nests arrays and maps deeper than 32 levels"), "{message}");
}

#[test]
fn types_deeper_than_the_compiler_looks_raise_its_limit() {
    let chain = |length: usize| {
        let mut chain: Map<String, Value> = (0..length)
            .map(|n| {
                (
                    format!("S{n}"),
                    json!({ "type": "object", "properties": { "next": reference(&format!("S{}", n + 1)) } }),
                )
            })
            .collect();
        chain.insert(format!("S{length}"), json!({ "type": "object", "properties": { "back": reference("S0") } }));
        let (files, _) = generate("S0", chain.into()).unwrap();
        (text_of(&files, "src/lib.rs"), text_of(&files, "README.md"))
    };
    let (root, page) = chain(200);
    assert!(root.contains("#![recursion_limit = \"1024\"]"), "{root}");
    assert!(page.contains("#![recursion_limit = \"1024\"]"), "{page}");
    let (root, page) = chain(20);
    assert!(!root.contains("recursion_limit") && !page.contains("recursion_limit"));
}
