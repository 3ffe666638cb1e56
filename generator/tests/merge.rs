//! The stage `merge` through its public face.

#[path = "merge/incoming.rs"]
mod incoming;
#[path = "merge/keywords.rs"]
mod keywords;
#[path = "merge/order.rs"]
mod order;

use clientwright::context::Context;
use clientwright::diagnostic::Severity;
use clientwright::load::Document;
use clientwright::lower::lower;
use clientwright::merge::{Merged, merge};
use clientwright::source::ORIGIN;
use serde_json::{Value, json};

fn merged(documents: &[Value]) -> (Merged, Context) {
    let mut cx = Context::default();
    let mut read = Vec::new();
    for (index, value) in documents.iter().enumerate() {
        let source = cx.sources.add(format!("{index}.json"), serde_json::to_string_pretty(value).unwrap());
        read.push(Document { source, value: value.clone() });
    }
    let lowered = lower(read, &mut cx);
    assert!(cx.diagnostics.is_empty(), "{:?}", cx.diagnostics);
    (merge(lowered, &mut cx), cx)
}

/// What documents become, as JSON without origins.
fn api(documents: &[Value]) -> Value {
    let (merged, cx) = merged(documents);
    assert!(!cx.has_errors(), "{:?}", cx.diagnostics);
    json_of(&merged)
}

fn json_of(merged: &Merged) -> Value {
    without_origins(serde_json::to_value(&merged.api).unwrap())
}

fn without_origins(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(key, _)| key != ORIGIN)
            .map(|(key, value)| (key, without_origins(value)))
            .collect(),
        Value::Array(elements) => elements.into_iter().map(without_origins).collect(),
        other => other,
    }
}

/// Severity, code, message, and each place with what is said there.
fn findings(cx: &Context) -> Vec<String> {
    let findings = cx.diagnostics.iter().map(|found| {
        let severity = if found.severity == Severity::Error { "error" } else { "warning" };
        let labels: Vec<String> = found
            .primary
            .iter()
            .chain(&found.related)
            .map(|label| {
                let path = cx.sources.path(label.location.source).display().to_string();
                format!("{path}{} {}", label.location.pointer, label.message)
            })
            .collect();
        format!("{severity} {}: {} | {}", found.code.id(), found.message, labels.join(" | "))
    });
    findings.collect()
}

fn document() -> Value {
    json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": {} })
}

fn with_schema(schema: &Value) -> Value {
    let mut document = document();
    document["components"] = json!({ "schemas": { "It": schema, "Other": {} } });
    document
}

fn with_operation(path: &str, method: &str, operation: &Value) -> Value {
    let mut document = document();
    document["paths"] = json!({ path: { method: operation } });
    document
}

/// Every order of three documents.
fn orders(documents: &[Value; 3]) -> Vec<Vec<Value>> {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    orders.iter().map(|order| order.iter().map(|index| documents[*index].clone()).collect()).collect()
}

#[test]
fn nothing_becomes_nothing() {
    let (merged, cx) = merged(&[]);
    assert_eq!((merged.documents, merged.schema_copies, merged.operations), (0, 0, 0));
    assert!(cx.diagnostics.is_empty());
}

#[test]
fn one_document_is_sorted() {
    let mut document = document();
    document["paths"] = json!({ "/b": {}, "/a": { "put": {}, "get": {} } });
    document["components"] =
        json!({ "schemas": { "b": {}, "a": {} }, "headers": { "z": { "schema": {} }, "y": { "schema": {} } } });
    let (merged, _) = merged(&[document]);
    assert_eq!((merged.documents, merged.schema_copies, merged.operations), (1, 2, 2));
    assert_eq!(merged.api.paths.paths.keys().collect::<Vec<_>>(), ["/a", "/b"]);
    let components = merged.api.components.unwrap();
    assert_eq!(components.schemas.keys().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(components.headers.keys().collect::<Vec<_>>(), ["y", "z"]);
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let tag = |name: &str, description: &str| json!({ "name": name, "description": description });
    let mut one = with_operation("/a", "get", &json!({ "operationId": "a", "tags": ["x", "y"] }));
    one["info"] = json!({ "title": "One", "version": "2", "description": "d" });
    one["tags"] = json!([tag("b", "one"), tag("a", "one")]);
    one["servers"] = json!([{ "url": "one" }]);
    one["components"] = json!({ "schemas": {
        "S": { "type": "object", "properties": { "a": { "title": "A" }, "b": {} }, "required": ["a", "b"] }
    } });
    let mut two = with_operation("/a", "put", &json!({ "operationId": "b" }));
    two["tags"] = json!([tag("a", "another")]);
    two["externalDocs"] = json!({ "url": "u" });
    two["components"] = json!({ "schemas": {
        "S": { "required": ["b", "a"], "properties": { "b": {}, "a": { "title": "B" } }, "type": "object", "description": "d" }
    } });
    let mut three = with_operation("/a", "get", &json!({ "operationId": "a", "tags": ["y"], "summary": "s" }));
    three["openapi"] = json!("3.0.3");
    three["servers"] = json!([{ "url": "one" }]);
    three["components"] = json!({ "schemas": { "R": { "$ref": "#/components/schemas/S" }, "S": {
        "type": "object", "properties": { "a": {}, "b": {} }, "required": ["a", "b"]
    } } });
    let documents = [one, two, three];
    let expected = api(&documents);
    assert_eq!(expected["openapi"], "3.0.3");
    assert_eq!(expected["tags"].as_array().unwrap().len(), 2);
    for order in orders(&documents) {
        // The text, so that the order of keys counts.
        assert_eq!(api(&order).to_string(), expected.to_string());
    }
}

#[test]
fn equal_schemas_become_one() {
    let one =
        json!({ "type": "object", "properties": { "a": { "enum": ["x", "y"] }, "b": {} }, "required": ["a", "b"] });
    let other =
        json!({ "required": ["b", "a"], "properties": { "b": {}, "a": { "enum": ["y", "x"] } }, "type": "object" });
    let (merged, cx) = merged(&[with_schema(&one), with_schema(&other), with_schema(&one)]);
    assert_eq!((merged.documents, merged.schema_copies), (3, 6));
    assert_eq!(merged.api.components.unwrap().schemas.len(), 2);
    assert!(cx.diagnostics.is_empty());
}

#[test]
fn schemas_that_mean_the_same_are_equal() {
    for (one, other) in [
        (json!({ "type": ["string", "null"] }), json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] })),
        (json!({ "const": "a" }), json!({ "type": "string", "enum": ["a"] })),
        (json!({ "type": "integer", "minimum": 0.5 }), json!({ "type": "integer", "minimum": 1 })),
    ] {
        assert!(merged(&[with_schema(&one), with_schema(&other)]).1.diagnostics.is_empty(), "{one} {other}");
    }
}

#[test]
fn annotations_that_differ_are_a_warning() {
    let one = json!({ "type": "object", "properties": { "title": { "type": "string", "description": "one" } } });
    let other = json!({ "type": "object", "properties": { "title": { "type": "string", "description": "other" } } });
    let (merged, cx) = merged(&[with_schema(&one), with_schema(&one), with_schema(&other)]);
    assert_eq!(
        findings(&cx),
        ["warning merge/annotations-differ: documents describe `It` differently: `description` differs | \
         2.json/components/schemas/It/properties/title/description `description` is `\"other\"` | \
         0.json/components/schemas/It/properties/title/description `description` is `\"one\"`"]
    );
    assert_eq!(json_of(&merged)["components"]["schemas"]["It"]["properties"]["title"]["description"], "one");
}

#[test]
fn schemas_that_differ_are_an_error_that_shows_both() {
    let with = |keyword: &str, value: Value| {
        let mut name = json!({ "type": "string", "description": "d" });
        name[keyword] = value;
        with_schema(&json!({ "type": "object", "properties": { "na/me": { "anyOf": [name, { "type": "null" }] } } }))
    };
    let (_, cx) = merged(&[with("maxLength", json!(256)), with("maxLength", json!(200))]);
    let place = "components/schemas/It/properties/na~1me/anyOf/0";
    assert_eq!(
        findings(&cx),
        [format!(
            "error merge/conflicting-schema: documents define `It` differently: `maxLength` differs | \
         0.json/{place}/maxLength `maxLength` is `256` | 1.json/{place}/maxLength `maxLength` is `200`"
        )]
    );
    let (_, cx) = merged(&[with("maxLength", json!(256)), with("x-nothing", json!(200)), with("maxLength", json!(3))]);
    assert_eq!(
        findings(&cx),
        [format!(
            "error merge/conflicting-schema: documents define `It` differently: `maxLength` differs | \
         2.json/{place}/maxLength `maxLength` is `3` | 0.json/{place}/maxLength `maxLength` is `256` | \
         1.json/{place} `maxLength` is not here"
        )]
    );
}

#[test]
fn schemas_of_other_kinds_differ() {
    for (one, other) in [
        (json!({ "type": "string" }), json!({ "type": "integer" })),
        (json!({ "type": "string" }), json!({})),
        (json!({ "type": "string" }), json!({ "$ref": "#/components/schemas/Other" })),
        (json!({ "type": "string", "enum": ["a"] }), json!({ "type": "string", "enum": ["a", "b"] })),
        (json!({ "type": "object", "required": ["a"] }), json!({ "type": "object", "required": ["b"] })),
        (json!({ "properties": { "description": {} } }), json!({ "properties": { "title": {} } })),
        (
            json!({ "properties": { "default": { "type": "string" } } }),
            json!({ "properties": { "default": { "type": "integer" } } }),
        ),
        (json!({ "anyOf": [{}, { "type": "string" }] }), json!({ "anyOf": [{}, { "type": "string" }, {}] })),
        (json!({ "additionalProperties": false }), json!({ "additionalProperties": { "type": "string" } })),
        (json!({ "type": "string" }), json!({ "type": ["string", "null"] })),
        (json!({ "type": "string" }), json!({ "type": "string", "readOnly": true })),
    ] {
        for documents in [[with_schema(&one), with_schema(&other)], [with_schema(&other), with_schema(&one)]] {
            let (_, cx) = merged(&documents);
            assert_eq!(findings(&cx).len(), 1, "{one} {other}");
            assert!(findings(&cx)[0].starts_with("error merge/conflicting-schema"), "{one} {other}");
            let found = &cx.diagnostics[0];
            assert_eq!(found.related.len(), 1);
            assert_ne!(found.primary.as_ref().unwrap().location.source, found.related[0].location.source);
        }
    }
}

#[test]
fn other_components_that_differ_are_an_error() {
    for (kind, one, other, what) in [
        (
            "parameters",
            json!({ "name": "a", "in": "query", "schema": {} }),
            json!({ "name": "b", "in": "query", "schema": {} }),
            "the parameter `It`",
        ),
        (
            "responses",
            json!({ "description": "d", "content": { "a/b": {} } }),
            json!({ "description": "d" }),
            "the response `It`",
        ),
        (
            "requestBodies",
            json!({ "content": {}, "required": true }),
            json!({ "content": {} }),
            "the request body `It`",
        ),
        ("headers", json!({ "schema": { "type": "string" } }), json!({ "schema": {} }), "the header `It`"),
        (
            "securitySchemes",
            json!({ "type": "http", "scheme": "bearer" }),
            json!({ "type": "http", "scheme": "basic" }),
            "the security scheme `It`",
        ),
    ] {
        let with = |component: &Value| {
            let mut document = document();
            document["components"] = json!({ kind: { "It": component } });
            document
        };
        let (merged_one, cx) = merged(&[with(&one), with(&one)]);
        assert!(cx.diagnostics.is_empty(), "{kind}");
        assert_eq!(json_of(&merged_one)["components"][kind].as_object().unwrap().len(), 1);
        let (_, cx) = merged(&[with(&one), with(&other)]);
        assert_eq!(findings(&cx).len(), 1, "{kind}");
        let beginning = format!("error merge/conflicting-component: documents define {what} differently");
        assert!(findings(&cx)[0].starts_with(&beginning), "{:?}", findings(&cx));
        let described = |text: &str| {
            let mut component = one.clone();
            component["description"] = json!(text);
            with(&component)
        };
        let (_, cx) = merged(&[described("one"), described("two")]);
        assert!(findings(&cx)[0].starts_with("warning merge/annotations-differ"), "{:?}", findings(&cx));
    }
}

#[test]
fn paths_unite_by_method() {
    let api = api(&[
        with_operation("/a", "get", &json!({ "operationId": "get" })),
        with_operation("/a", "post", &json!({ "operationId": "post" })),
        with_operation("/{a}", "get", &json!({ "operationId": "a" })),
        with_operation("/{b}", "get", &json!({ "operationId": "b" })),
    ]);
    let id = |path: &str, method: &str| api["paths"][path][method]["operationId"].clone();
    assert_eq!([id("/a", "get"), id("/a", "post"), id("/{a}", "get"), id("/{b}", "get")], ["get", "post", "a", "b"]);
}

#[test]
fn the_same_operation_twice_is_one() {
    let parameter = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" } });
    let one = json!({
        "operationId": "a",
        "parameters": [parameter("a"), parameter("b")],
        "responses": { "200": { "description": "d" }, "404": { "description": "d" } }
    });
    let other = json!({
        "responses": { "404": { "description": "d" }, "200": { "description": "d" } },
        "parameters": [parameter("b"), parameter("a")],
        "operationId": "a"
    });
    let (merged, cx) = merged(&[with_operation("/", "get", &one), with_operation("/", "get", &other)]);
    assert_eq!((merged.operations, findings(&cx)), (1, vec![]));
}

#[test]
fn the_same_operation_twice_and_different_is_an_error() {
    let with = |schema: Value| {
        let responses =
            json!({ "200": { "description": "d", "content": { "application/json": { "schema": schema } } } });
        with_operation("/a", "get", &json!({ "responses": responses }))
    };
    let (_, cx) = merged(&[with(json!({ "type": "string" })), with(json!({ "type": "integer" }))]);
    let place = "paths/~1a/get/responses/200/content/application~1json/schema/type";
    assert_eq!(
        findings(&cx),
        [format!(
            "error merge/conflicting-operation: documents define `GET /a` differently: `type` differs | \
         0.json/{place} `type` is `\"string\"` | 1.json/{place} `type` is `\"integer\"`"
        )]
    );
    for (one, other) in [
        (json!({ "operationId": "a" }), json!({ "operationId": "b" })),
        (json!({ "operationId": "a" }), json!({})),
        (json!({ "security": [] }), json!({})),
        (json!({ "parameters": [] }), json!({ "parameters": [{ "name": "a", "in": "query", "schema": {} }] })),
    ] {
        let (_, cx) = merged(&[with_operation("/", "get", &one), with_operation("/", "get", &other)]);
        assert!(findings(&cx)[0].starts_with("error merge/conflicting-operation"), "{one} {other}");
    }
}

#[test]
fn servers_and_security_that_all_share_stay_at_the_root() {
    let shared = |path: &str, description: &str| {
        let mut document = with_operation(path, "get", &json!({}));
        document["servers"] = json!([{ "url": "u", "description": description }]);
        document["security"] = json!([{ "key": [] }]);
        document
    };
    // A document without operations has no say.
    let api = api(&[shared("/a", "one"), with_schema(&json!({})), shared("/b", "another")]);
    assert_eq!(api["servers"], json!([{ "url": "u", "description": "another" }]));
    assert_eq!(api["security"], json!([{ "key": [] }]));
    assert_eq!(api["paths"]["/a"]["get"], json!({ "responses": {} }));
}

#[test]
fn servers_and_security_that_differ_are_those_of_the_operations() {
    let mut one = with_operation("/a", "get", &json!({}));
    one["servers"] = json!([{ "url": "one" }]);
    one["security"] = json!([{ "key": [] }]);
    let mut two = with_operation("/b", "get", &json!({ "servers": [{ "url": "own" }], "security": [] }));
    two["servers"] = json!([{ "url": "two" }]);
    two["security"] = json!([]);
    two["paths"]["/b"]["put"] = json!({});
    let three = with_operation("/c", "get", &json!({}));
    for order in orders(&[one, two, three]) {
        let api = api(&order);
        assert_eq!((&api["servers"], &api["security"]), (&json!(null), &json!(null)));
        let servers_and_security = |path: &str, method: &str| {
            let operation = &api["paths"][path][method];
            (operation["servers"].clone(), operation["security"].clone())
        };
        assert_eq!(servers_and_security("/a", "get"), (json!([{ "url": "one" }]), json!([{ "key": [] }])));
        assert_eq!(servers_and_security("/b", "get"), (json!([{ "url": "own" }]), json!([])));
        assert_eq!(servers_and_security("/b", "put"), (json!([{ "url": "two" }]), json!([])));
        assert_eq!(servers_and_security("/c", "get"), (json!(null), json!(null)));
    }
}

#[test]
fn an_api_that_is_called_differently_is_a_warning() {
    let with = |title: &str, version: &str| {
        let mut document = document();
        document["info"] = json!({ "title": title, "version": version });
        document
    };
    let documents = [with("B", "1"), with("B", "1"), with("A", "2")];
    let (merged, cx) = merged(&documents);
    assert_eq!((merged.api.info.title.as_str(), merged.api.info.version.as_str()), ("A", "2"));
    assert_eq!(
        findings(&cx),
        [
            "warning merge/info-differs: the documents are of different APIs, or versions: `B` 1 | 0.json/info  | 2.json/info `A` 2"
        ]
    );
    for order in orders(&documents) {
        assert_eq!(api(&order)["info"], json!({ "title": "A", "version": "2" }));
    }
}
