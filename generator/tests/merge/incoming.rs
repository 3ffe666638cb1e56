//! Webhooks and callbacks of several documents.

use serde_json::{Value, json};

use super::{findings, merged};

fn hook(ty: &str) -> Value {
    let body = json!({ "content": { "application/json": { "schema": { "type": ty } } } });
    json!({ "post": { "requestBody": body, "responses": {} } })
}

fn with_webhooks(webhooks: &Value) -> Value {
    json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "webhooks": webhooks })
}

fn with_callback(callback: &Value) -> Value {
    let operation = json!({ "responses": {}, "callbacks": { "done": { "{$url}": callback } } });
    json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": { "/": { "get": operation } } })
}

#[test]
fn equal_ones_become_one() {
    let one = with_webhooks(&json!({ "b": hook("string"), "a": hook("integer") }));
    let other = with_webhooks(&json!({ "c": hook("string"), "b": hook("string") }));
    let (merged, cx) = merged(&[one, other]);
    assert_eq!(findings(&cx), Vec::<String>::new());
    assert_eq!(merged.webhooks.keys().collect::<Vec<_>>(), ["a", "b", "c"]);
    let (_, cx) = super::merged(&[with_callback(&hook("string")), with_callback(&hook("string"))]);
    assert_eq!(findings(&cx), Vec::<String>::new());
}

#[test]
fn different_ones_conflict() {
    let [one, other] = ["string", "integer"].map(|ty| with_webhooks(&json!({ "a": hook(ty) })));
    for documents in [[one.clone(), other.clone()], [other, one]] {
        let found = findings(&merged(&documents).1);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("error merge/conflicting-operation"), "{found:?}");
    }
    let (_, cx) = merged(&[with_callback(&hook("string")), with_callback(&hook("integer"))]);
    assert!(findings(&cx)[0].starts_with("error merge/conflicting-operation"), "{:?}", findings(&cx));
}
