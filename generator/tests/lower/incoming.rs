//! Webhooks and callbacks.

use serde_json::{Value, json};

use super::lowering::{Run, run, with_components, with_paths};

fn with_webhooks(version: &str, key: &str, webhooks: Value) -> Run {
    let mut document = with_paths(version, &json!({}));
    document[key] = webhooks;
    run(&document)
}

/// The names and methods of webhooks.
fn webhooks(run: &Run) -> Vec<(String, usize)> {
    let webhooks = run.lowered.as_ref().unwrap().webhooks.iter();
    webhooks.map(|(name, item)| (name.clone(), item.iter().count())).collect()
}

#[test]
fn webhooks_are_those_of_the_document_or_of_the_extension_that_stands_for_them() {
    let hook = || json!({ "b": { "post": {}, "put": {} }, "a": {} });
    for (version, key, found) in
        [("3.1.0", "webhooks", 2), ("3.0.3", "x-webhooks", 2), ("3.0.3", "webhooks", 2), ("3.1.0", "x-webhooks", 0)]
    {
        let run = with_webhooks(version, key, hook());
        assert_eq!(webhooks(&run).len(), found, "{version} {key}");
        assert_eq!(run.findings(), Vec::<String>::new(), "{version} {key}");
    }
    assert_eq!(with_webhooks("3.0.3", "x-webhooks", json!(["of another kind"])).findings(), Vec::<String>::new());
    assert_eq!(webhooks(&with_webhooks("3.1.0", "webhooks", hook())), [("b".to_owned(), 2), ("a".to_owned(), 0)]);
}

#[test]
fn what_is_wrong_in_them_is_reported() {
    let body = json!({ "content": { "application/json": { "schema": { "$ref": "#/components/schemas/None" } } } });
    let run = with_webhooks(
        "3.1.0",
        "webhooks",
        json!({
            "a": 1,
            "b": { "$ref": "#/components/pathItems/None" },
            "c": { "post": { "requestBody": body, "callbacks": { "x": {} } } },
            "d": { "post": [] }
        }),
    );
    assert_eq!(
        run.findings(),
        [
            "error document/malformed /webhooks/a",
            "error reference/dangling /webhooks/b/$ref",
            "warning document/unsupported-part /webhooks/c/post/callbacks",
            "error document/malformed /webhooks/d/post",
            "error reference/dangling /webhooks/c/post/requestBody/content/application~1json/schema/$ref",
        ]
    );
}

#[test]
fn callbacks_are_followed_to_components_and_no_further_than_a_circle() {
    let mut document = with_components(
        "3.1.0",
        &json!({ "callbacks": {
            "Done": { "{$url}": { "$ref": "#/components/pathItems/Item" }, "x-note": 1 },
            "One": { "$ref": "#/components/callbacks/Two" },
            "Two": { "$ref": "#/components/callbacks/One" }
        }, "pathItems": { "Item": { "post": {} } } }),
    );
    let reference = |name: &str| json!({ "$ref": format!("#/components/callbacks/{name}") });
    let callbacks = json!({ "done": reference("Done"), "circle": reference("One"), "none": reference("None") });
    document["paths"] = json!({ "/": { "get": { "responses": {}, "callbacks": callbacks } } });
    let run = run(&document);
    let api = run.api();
    let operation = api.paths.paths["/"].as_item().unwrap().get.as_ref().unwrap();
    let found: Vec<_> = operation.callbacks.iter().map(|(name, items)| (name.as_str(), items.len())).collect();
    assert_eq!(found, [("done", 1)]);
    assert_eq!(
        run.findings(),
        [
            "error reference/cycle /components/callbacks/Two/$ref",
            "error reference/dangling /paths/~1/get/callbacks/none/$ref"
        ]
    );
}
