//! Neither what is generated nor what is found depends on the order of the documents.

use clientwright::emit::emit;
use clientwright::resolve::{Options, resolve};
use clientwright::write::texts;
use serde_json::{Value, json};

use super::{merged, orders, with_operation, with_schema};

/// The files that are generated of documents, and what is found, places aside.
fn outcome(documents: &[Value]) -> (Vec<(String, String)>, Vec<String>) {
    let (merged, mut cx) = merged(documents);
    let api = resolve(&merged, &Options::default(), &mut cx);
    let found = cx.diagnostics.iter().map(|found| {
        let labels: Vec<_> = found.related.iter().chain(&found.primary).map(|label| &label.message).collect();
        format!("{} {} {labels:?}", found.code.id(), found.message)
    });
    let mut found: Vec<String> = found.collect();
    found.sort();
    let files = if cx.has_errors() { Vec::new() } else { texts(&emit(&api)).unwrap() };
    (files, found)
}

#[track_caller]
fn assert_same(documents: &[Value; 3]) {
    let mut orders = orders(documents).into_iter();
    let (files, found) = outcome(&orders.next().unwrap());
    for order in orders {
        let (others, also) = outcome(&order);
        assert_eq!(also, found);
        for (one, other) in files.iter().zip(&others) {
            assert!(one == other, "{}:\n{}\n{}:\n{}", one.0, one.1, other.0, other.1);
        }
        assert_eq!(others.len(), files.len());
    }
}

#[test]
fn copies_that_differ_in_what_may_differ() {
    for [one, two, three] in [
        // Lists in any order.
        [json!({ "enum": ["a", "b"] }), json!({ "enum": ["b", "a"] }), json!({ "enum": ["b", "a"] })],
        [
            json!({ "contains": { "enum": ["a", "b"] } }),
            json!({ "contains": { "enum": ["b", "a"] } }),
            json!({ "contains": { "enum": ["b", "a"] } }),
        ],
        [json!({ "required": ["a", "b"] }), json!({ "required": ["b", "a"] }), json!({ "required": ["a", "b"] })],
        [
            json!({ "not": { "patternProperties": { "^a": {}, "^b": { "type": "string" } } } }),
            json!({ "not": { "patternProperties": { "^b": { "type": "string" }, "^a": {} } } }),
            json!({ "not": { "patternProperties": { "^b": { "type": "string" }, "^a": {} } } }),
        ],
        [
            json!({ "dependentRequired": { "a": ["b", "c"], "b": ["a"] } }),
            json!({ "dependentRequired": { "b": ["a"], "a": ["b", "c"] } }),
            json!({ "dependentRequired": { "b": ["a"], "a": ["c", "b"] } }),
        ],
        [
            json!({ "properties": { "a": {}, "b": {} } }),
            json!({ "properties": { "b": {}, "a": {} } }),
            json!({ "properties": { "b": {}, "a": {} }, "title": "T" }),
        ],
        // Annotations, where only the table has them.
        [
            json!({ "type": "array", "prefixItems": [{ "type": "string", "description": "one" }] }),
            json!({ "type": "array", "prefixItems": [{ "type": "string", "description": "two" }] }),
            json!({ "type": "array", "prefixItems": [{ "type": "string", "title": "three" }] }),
        ],
        [
            json!({ "type": "object", "patternProperties": { "^a": { "description": "one" } } }),
            json!({ "type": "object", "patternProperties": { "^a": { "description": "two" } } }),
            json!({ "type": "object", "patternProperties": { "^a": { "deprecated": true } } }),
        ],
        [
            json!({ "$ref": "#/components/schemas/It/$defs/a", "$defs": { "a": { "type": "object", "description": "one" } } }),
            json!({ "$ref": "#/components/schemas/It/$defs/a", "$defs": { "a": { "type": "object", "description": "two" } } }),
            json!({ "$ref": "#/components/schemas/It/$defs/a", "$defs": { "a": { "type": "object" } } }),
        ],
        // Different words for the same.
        [json!({ "const": 1 }), json!({ "enum": [1] }), json!({ "enum": [1.0] })],
        [
            json!({ "contains": { "const": 1 } }),
            json!({ "contains": { "enum": [1] } }),
            json!({ "contains": { "const": 1.0 } }),
        ],
        [
            json!({ "contains": { "minimum": 1 } }),
            json!({ "contains": { "minimum": 1.0 } }),
            json!({ "contains": { "minimum": 1 } }),
        ],
        [json!({ "contains": true }), json!({ "contains": {} }), json!({ "contains": true })],
    ] {
        assert_same(&[with_schema(&one), with_schema(&two), with_schema(&three)]);
    }
}

#[test]
fn references_to_odd_places_of_shared_schemas() {
    let with = |order: [&str; 2], text: &str| {
        let mut document = with_schema(&json!({ "type": "object", "properties": {
            "first": { "$ref": "#/components/schemas/Shared/properties/part" },
            "second": { "$ref": "#part" }
        } }));
        let mut shared = json!({ "type": "object", "properties": {}, "$defs": {} });
        for key in order {
            shared["properties"][key] = json!({ "type": "object", "properties": { "a": { "type": "string" } } });
        }
        shared["description"] = json!(text);
        shared["properties"]["part"]["$anchor"] = json!("part");
        document["components"]["schemas"]["Shared"] = shared;
        document
    };
    let documents = [with(["part", "other"], "one"), with(["other", "part"], "two"), with(["part", "other"], "one")];
    assert_same(&documents);
    // As many types as of one document.
    let (files, _) = outcome(&documents);
    let (alone, _) = outcome(&documents[..1]);
    let paths = |files: &[(String, String)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&files), paths(&alone));
}

#[test]
fn conflicts() {
    for schemas in [
        [json!({ "type": "string" }), json!({ "type": "integer" }), json!({ "type": "string" })],
        [json!({ "minLength": 1 }), json!({ "minLength": 1, "maxLength": 2 }), json!({ "minLength": 2 })],
        [
            json!({ "contains": {} }),
            json!({ "contains": { "type": "string" } }),
            json!({ "type": "array", "minItems": 2 }),
        ],
        [json!({ "description": "a" }), json!({ "title": "b" }), json!({ "description": "c" })],
        [json!({ "title": "a" }), json!({ "description": "b", "type": "string" }), json!({ "title": "c" })],
    ] {
        assert_same(&schemas.map(|schema| with_schema(&schema)));
    }
}

#[test]
fn operations() {
    let with = |schema: Value, id: &str| {
        let content = json!({ "application/json": { "schema": schema } });
        with_operation(
            "/a",
            "put",
            &json!({
                "operationId": id,
                "requestBody": { "content": content },
                "responses": { "200": { "description": id, "content": content } }
            }),
        )
    };
    let part = |text: &str| json!({ "type": "array", "prefixItems": [{ "type": "string", "description": text }] });
    assert_same(&[with(part("a"), "x"), with(part("b"), "x"), with(part("c"), "x")]);
    assert_same(&[with(part("a"), "x"), with(part("b"), "y"), with(json!({}), "x")]);
}

#[test]
fn roots() {
    let with = |title: &str, security: Value, path: &str| {
        let mut document = with_operation(path, "get", &json!({}));
        document["info"]["title"] = json!(title);
        document["security"] = json!([security]);
        document["components"] = json!({ "securitySchemes": {
            "a": { "type": "http", "scheme": "bearer" }, "b": { "type": "http", "scheme": "bearer" }
        } });
        document
    };
    let (one, two) = (json!({ "a": [], "b": [] }), json!({ "b": [], "a": [] }));
    assert_same(&[with("C", one.clone(), "/a"), with("A", two.clone(), "/b"), with("B", one.clone(), "/c")]);
}
