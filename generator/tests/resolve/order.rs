//! The order of a document changes nothing but the order of fields and variants.

use serde_json::{Map, Value, json};

use crate::describe;
use crate::document::document;

/// The value with the keys of all its maps in reverse.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members.iter().rev().map(|(key, value)| (key.clone(), reversed(value))).collect::<Map<_, _>>(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(reversed).collect()),
        other => other.clone(),
    }
}

fn colliding() -> Value {
    let list = |values: &[&str]| json!({ "type": "string", "enum": values });
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let content = |schema: Value| json!({ "application/json": { "schema": schema } });
    let inline = json!({ "type": "object", "properties": { "p": { "type": "string" }, "q": list(&["a", "b"]) } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1.0.0" },
        "paths": {
            "/b/{id}": { "get": {
                "operationId": "get-b",
                "parameters": [
                    { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                    { "name": "id", "in": "query", "schema": { "type": "string" } },
                    { "name": "q", "in": "query", "schema": list(&["c", "d"]) }
                ],
                "responses": { "200": { "description": "", "content": content(inline.clone()) } }
            } },
            "/a": {
                "post": { "operationId": "getB", "requestBody": { "content": content(inline) }, "responses": { "204": { "description": "" } } },
                "get": { "operationId": "get_b", "responses": { "200": { "description": "", "content": content(reference("Zed")) } } }
            },
            "/c": { "get": { "operationId": "twice", "responses": {} }, "put": { "operationId": "twice", "responses": {} } }
        },
        "components": { "schemas": {
            "Zed": { "type": "object", "properties": { "next": reference("foo"), "foo-bar": reference("Foo"), "foo_bar": {} } },
            "foo": { "type": "object", "properties": { "zed": reference("Zed"), "q": list(&["e", "f"]) } },
            "Foo": { "type": "array", "items": reference("FOO") },
            "FOO": { "type": "object", "additionalProperties": reference("Foo") },
            "FooBuilder": { "type": "object", "properties": { "q": list(&["f", "e"]) } }
        } }
    })
}

#[test]
fn reordering_renames_nothing() {
    let forwards = document(colliding());
    let backwards = document(reversed(&colliding()));
    assert_eq!(describe::definitions(&forwards.api), describe::definitions(&backwards.api));
    for name in describe::names(&forwards.api) {
        let mut parts = [&forwards, &backwards].map(|resolved| describe::definition(&resolved.api, &name));
        parts.iter_mut().for_each(|parts| parts.sort());
        assert_eq!(parts[0], parts[1], "{name}");
    }
    let operations = [&forwards, &backwards].map(|resolved| {
        let operations = resolved.api.operations.iter();
        let describe = |operation| {
            let mut parts = describe::operation(&resolved.api, operation);
            parts.sort();
            parts
        };
        operations.map(describe).collect::<Vec<_>>()
    });
    assert_eq!(operations[0], operations[1]);
    assert_eq!(forwards.warnings(), backwards.warnings());
}

#[test]
fn a_new_schema_renames_no_other() {
    let mut document = colliding();
    let before = describe::names(&crate::document::document(document.clone()).api);
    document["components"]["schemas"]["Another"] = json!({ "type": "object", "properties": { "x": {}, "y": {} } });
    let after = describe::names(&crate::document::document(document).api);
    assert_eq!(after.into_iter().filter(|name| name != "Another").collect::<Vec<_>>(), before);
}
