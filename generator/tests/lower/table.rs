//! What is wrong in schemas, wherever they stand: each finding once, at its place.

#[path = "table/keywords.rs"]
mod keywords;
#[path = "table/references.rs"]
mod references;

use serde_json::{Value, json};

use super::lowering::{run, with_components};

/// Every way to put a schema into another one: a pointer, and the schema around it.
fn hosts(schema: &Value) -> Vec<(&'static str, Value)> {
    let mut hosts = vec![("", schema.clone())];
    for (pointer, host) in [
        ("/not", json!({ "not": schema })),
        ("/if", json!({ "if": schema, "then": {} })),
        ("/then", json!({ "if": {}, "then": schema })),
        ("/else", json!({ "if": {}, "else": schema })),
        ("/then", json!({ "then": schema })),
        ("/items", json!({ "items": schema })),
        ("/items", json!({ "type": "string", "items": schema })),
        ("/contains", json!({ "contains": schema })),
        ("/prefixItems/0", json!({ "prefixItems": [schema] })),
        ("/unevaluatedItems", json!({ "unevaluatedItems": schema })),
        ("/properties/a", json!({ "properties": { "a": schema } })),
        ("/additionalProperties", json!({ "additionalProperties": schema })),
        ("/patternProperties/^a~1", json!({ "patternProperties": { "^a/": schema } })),
        ("/propertyNames", json!({ "propertyNames": schema })),
        ("/dependentSchemas/a", json!({ "dependentSchemas": { "a": schema } })),
        ("/dependencies/a", json!({ "dependencies": { "a": schema } })),
        ("/unevaluatedProperties", json!({ "unevaluatedProperties": schema })),
        ("/allOf/0", json!({ "allOf": [schema] })),
        ("/allOf/1", json!({ "allOf": [{}, schema] })),
        ("/anyOf/1", json!({ "anyOf": [{ "type": "null" }, schema] })),
        ("/oneOf/1", json!({ "type": ["string", "integer"], "oneOf": [{}, schema, { "enum": ["a", 1] }] })),
        ("/$defs/a", json!({ "$defs": { "a": schema } })),
        ("/$defs/a/not", json!({ "$defs": { "a": { "not": schema } } })),
        ("/$defs/a/items", json!({ "$defs": { "a": { "items": schema } }, "$ref": "#/components/schemas/It/$defs/a" })),
        ("/definitions/a", json!({ "definitions": { "a": schema } })),
        ("/contentSchema", json!({ "contentSchema": schema })),
        ("/x-kept/a", json!({ "x-kept": { "a": schema }, "allOf": [{ "$ref": "#/components/schemas/It/x-kept/a" }] })),
        ("/not", json!({ "$ref": "#/components/schemas/Other", "not": schema })),
    ] {
        hosts.push((pointer, host));
    }
    hosts
}

/// What is found in a component `It`, as severity, code, place within it, and message.
fn found(version: &str, schema: &Value) -> Vec<String> {
    let components = json!({ "schemas": { "It": schema, "Other": {} } });
    let run = run(&with_components(version, &components));
    let findings = run.findings().into_iter().zip(&run.cx.diagnostics);
    let findings = findings.map(|(finding, diagnostic)| format!("{finding}: {}", diagnostic.message));
    // Whether a type is missing is not asked here.
    let findings = findings.filter(|finding| !finding.contains("schema/untyped") && !finding.contains("/misplaced"));
    findings.map(|finding| finding.replace("/components/schemas/It", "")).collect()
}
