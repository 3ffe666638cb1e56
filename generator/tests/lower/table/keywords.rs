//! Malformed keywords.

use std::sync::Arc;

use clientwright::diagnostic::Diagnostics;
use serde_json::{Value, json};

use super::{found, hosts};

/// A schema, where something is wrong in it, and what.
fn malformed() -> Vec<(Value, &'static str, &'static str)> {
    vec![
        (json!({ "minLength": "3" }), "/minLength", "`minLength` has to be a non-negative integer, and is a string"),
        (json!({ "minLength": -1 }), "/minLength", "`minLength` has to be a non-negative integer, and is `-1`"),
        (json!({ "maxLength": 1.5 }), "/maxLength", "`maxLength` has to be a non-negative integer, and is `1.5`"),
        (json!({ "minItems": null }), "/minItems", "`minItems` has to be a non-negative integer, and is null"),
        (json!({ "maxItems": true }), "/maxItems", "`maxItems` has to be a non-negative integer, and is a boolean"),
        (
            json!({ "minProperties": {} }),
            "/minProperties",
            "`minProperties` has to be a non-negative integer, and is an object",
        ),
        (
            json!({ "maxProperties": [1] }),
            "/maxProperties",
            "`maxProperties` has to be a non-negative integer, and is an array",
        ),
        (
            json!({ "contains": {}, "minContains": -2 }),
            "/minContains",
            "`minContains` has to be a non-negative integer, and is `-2`",
        ),
        (
            json!({ "contains": {}, "maxContains": "2" }),
            "/maxContains",
            "`maxContains` has to be a non-negative integer, and is a string",
        ),
        (json!({ "minimum": "0" }), "/minimum", "`minimum` has to be a number, and is a string"),
        (json!({ "maximum": [] }), "/maximum", "`maximum` has to be a number, and is an empty array"),
        (
            json!({ "exclusiveMinimum": "0" }),
            "/exclusiveMinimum",
            "`exclusiveMinimum` has to be a number, and is a string",
        ),
        (
            json!({ "exclusiveMaximum": null }),
            "/exclusiveMaximum",
            "`exclusiveMaximum` has to be a number, and is null",
        ),
        (json!({ "multipleOf": 0 }), "/multipleOf", "`multipleOf` has to be a number greater than 0, and is `0`"),
        (json!({ "multipleOf": -1 }), "/multipleOf", "`multipleOf` has to be a number greater than 0, and is `-1`"),
        (
            json!({ "multipleOf": "1" }),
            "/multipleOf",
            "`multipleOf` has to be a number greater than 0, and is a string",
        ),
        (json!({ "pattern": 5 }), "/pattern", "`pattern` has to be a string, and is `5`"),
        (json!({ "format": {} }), "/format", "`format` has to be a string, and is an object"),
        (json!({ "title": 1 }), "/title", "`title` has to be a string, and is `1`"),
        (json!({ "description": null }), "/description", "`description` has to be a string, and is null"),
        (json!({ "contentEncoding": 1 }), "/contentEncoding", "`contentEncoding` has to be a string, and is `1`"),
        (json!({ "$anchor": 1 }), "/$anchor", "`$anchor` has to be a string, and is `1`"),
        (json!({ "uniqueItems": "yes" }), "/uniqueItems", "`uniqueItems` has to be `true` or `false`, and is a string"),
        (json!({ "deprecated": "no" }), "/deprecated", "`deprecated` has to be `true` or `false`, and is a string"),
        (json!({ "readOnly": 1 }), "/readOnly", "`readOnly` has to be `true` or `false`, and is `1`"),
        (json!({ "writeOnly": null }), "/writeOnly", "`writeOnly` has to be `true` or `false`, and is null"),
        (json!({ "type": "strin" }), "/type", "`strin` is no type of JSON values"),
        (json!({ "type": 3 }), "/type", "`type` has to be the name of a type, or an array of such, and is `3`"),
        (json!({ "type": null }), "/type", "`type` has to be the name of a type, or an array of such, and is null"),
        (
            json!({ "type": [] }),
            "/type",
            "`type` has to be the name of a type, or an array of such, and is an empty array",
        ),
        (json!({ "type": ["string", "Null"] }), "/type/1", "`Null` is no type of JSON values"),
        (json!({ "type": ["string", null] }), "/type/1", "a type has to be a string, and is null"),
        (json!({ "enum": {} }), "/enum", "`enum` has to be an array, and is an object"),
        (json!({ "enum": "a" }), "/enum", "`enum` has to be an array, and is a string"),
        (json!({ "required": "a" }), "/required", "`required` has to be an array of strings, and is a string"),
        (
            json!({ "required": ["a", 1, "b"] }),
            "/required/1",
            "a name in `required` has to be a string, and is a number",
        ),
        (
            json!({ "dependentRequired": [] }),
            "/dependentRequired",
            "`dependentRequired` has to be an object of arrays of strings, and is an empty array",
        ),
        (
            json!({ "dependentRequired": { "a": "b" } }),
            "/dependentRequired/a",
            "a member of `dependentRequired` has to be an array of strings, and is a string",
        ),
        (
            json!({ "dependentRequired": { "a": ["b", {}] } }),
            "/dependentRequired/a/1",
            "a name in `dependentRequired` has to be a string, and is an object",
        ),
        (
            json!({ "dependencies": { "a": 1 } }),
            "/dependencies/a",
            "a member of `dependencies` has to be a schema or an array of strings, and is a number",
        ),
        (
            json!({ "dependencies": { "a": [1] } }),
            "/dependencies/a/0",
            "a name in `dependencies` has to be a string, and is a number",
        ),
        (json!({ "items": 3 }), "/items", "`items` has to be one schema, and is `3`"),
        (json!({ "items": [{}] }), "/items", "`items` has to be one schema, and is an array"),
        (json!({ "additionalItems": 3 }), "/additionalItems", "`additionalItems` has to be a schema, and is `3`"),
        (json!({ "not": [] }), "/not", "`not` has to be a schema, and is an empty array"),
        (json!({ "if": "a" }), "/if", "`if` has to be a schema, and is a string"),
        (json!({ "then": 1 }), "/then", "`then` has to be a schema, and is `1`"),
        (json!({ "if": {}, "else": null }), "/else", "`else` has to be a schema, and is null"),
        (json!({ "contains": [] }), "/contains", "`contains` has to be a schema, and is an empty array"),
        (json!({ "propertyNames": "a" }), "/propertyNames", "`propertyNames` has to be a schema, and is a string"),
        (
            json!({ "additionalProperties": "no" }),
            "/additionalProperties",
            "`additionalProperties` has to be a schema, and is a string",
        ),
        (
            json!({ "unevaluatedProperties": 0 }),
            "/unevaluatedProperties",
            "`unevaluatedProperties` has to be a schema, and is `0`",
        ),
        (json!({ "unevaluatedItems": 0 }), "/unevaluatedItems", "`unevaluatedItems` has to be a schema, and is `0`"),
        (json!({ "contentSchema": 0 }), "/contentSchema", "`contentSchema` has to be a schema, and is `0`"),
        (
            json!({ "properties": [] }),
            "/properties",
            "`properties` has to be an object of schemas, and is an empty array",
        ),
        (json!({ "properties": { "b": 1 } }), "/properties/b", "a schema has to be an object, and is a number"),
        (
            json!({ "patternProperties": 1 }),
            "/patternProperties",
            "`patternProperties` has to be an object of schemas, and is `1`",
        ),
        (
            json!({ "patternProperties": { "^b": "a" } }),
            "/patternProperties/^b",
            "a schema has to be an object, and is a string",
        ),
        (
            json!({ "dependentSchemas": [1] }),
            "/dependentSchemas",
            "`dependentSchemas` has to be an object of schemas, and is an array",
        ),
        (
            json!({ "dependentSchemas": { "b": ["a"] } }),
            "/dependentSchemas/b",
            "a schema has to be an object, and is an array",
        ),
        (json!({ "$defs": [] }), "/$defs", "`$defs` has to be an object of schemas, and is an empty array"),
        (json!({ "$defs": { "b": 1 } }), "/$defs/b", "a schema has to be an object, and is a number"),
        (json!({ "prefixItems": {} }), "/prefixItems", "`prefixItems` has to be an array of schemas, and is an object"),
        (json!({ "prefixItems": [{}, 1] }), "/prefixItems/1", "a schema has to be an object, and is a number"),
        (json!({ "allOf": {} }), "/allOf", "`allOf` has to be an array of schemas, and is an object"),
        (json!({ "anyOf": [{}, 1] }), "/anyOf/1", "a schema has to be an object, and is a number"),
        (json!({ "oneOf": "a" }), "/oneOf", "`oneOf` has to be an array of schemas, and is a string"),
        (json!({ "discriminator": "a" }), "/discriminator", "`discriminator` has to be an object, and is a string"),
        (json!({ "discriminator": {} }), "/discriminator", "`discriminator` has to have a field `propertyName`"),
        (
            json!({ "discriminator": { "propertyName": 1 } }),
            "/discriminator/propertyName",
            "`propertyName` has to be a string, and is a number",
        ),
        (
            json!({ "discriminator": { "propertyName": "a", "mapping": { "b": 1 } } }),
            "/discriminator/mapping/b",
            "a mapping has to be a string, and is a number",
        ),
        (json!({ "externalDocs": "a" }), "/externalDocs", "`externalDocs` has to be an object, and is a string"),
        (json!({ "externalDocs": { "url": 1 } }), "/externalDocs/url", "`url` has to be a string, and is a number"),
        (json!({ "$ref": 1 }), "/$ref", "`$ref` has to be a string, and is a number"),
    ]
}

#[test]
fn what_is_malformed_is_reported_once_wherever_it_stands() {
    for (schema, place, message) in malformed() {
        for (pointer, host) in hosts(&schema) {
            let expected = format!("error document/malformed {pointer}{place}: {message}");
            assert_eq!(found("3.1.0", &host), [expected], "{host}");
        }
    }
}

#[test]
fn what_is_malformed_beside_a_type_is_reported_once() {
    for ty in [json!("string"), json!("integer"), json!("object"), json!("array"), json!(["string", "number", "null"])]
    {
        for (mut schema, place, message) in malformed() {
            if place.starts_with("/type") || place == "/$ref" {
                continue;
            }
            schema["type"] = ty.clone();
            let expected = format!("error document/malformed {place}: {message}");
            assert_eq!(found("3.1.0", &schema), [expected], "{schema}");
        }
    }
}

#[test]
fn what_is_wrong_otherwise_is_reported_once_wherever_it_stands() {
    for (schema, finding) in [
        (
            json!({ "maxlenght": 1 }),
            "warning schema/unknown-keyword {}/maxlenght: `maxlenght` is no keyword of a schema",
        ),
        (
            json!({ "nullable": true }),
            "warning schema/unknown-keyword {}/nullable: `nullable` is a keyword of OpenAPI 3.0 alone; it is read as it is there",
        ),
        (
            json!({ "$id": "a" }),
            "warning schema/unsupported-keyword {}/$id: `$id` is not followed: what it asserts is not enforced",
        ),
        (
            json!({ "allOf": [] }),
            "warning document/malformed {}/allOf: `allOf` has to have at least one schema; it is ignored",
        ),
        (
            json!({ "minimum": 1, "exclusiveMinimum": true }),
            "warning document/malformed {}/exclusiveMinimum: `exclusiveMinimum` is written as in OpenAPI 3.0, and is read as it is there",
        ),
        (
            json!({ "discriminator": { "propertyName": "a", "maping": {} } }),
            "warning document/unknown-field {}/discriminator/maping: `discriminator` has no field `maping`",
        ),
    ] {
        for (pointer, host) in hosts(&schema) {
            assert_eq!(found("3.1.0", &host), [finding.replace("{}", pointer)], "{host}");
        }
    }
}

#[test]
fn schemas_of_3_0_are_objects() {
    for (schema, place) in [
        (json!({ "items": true }), "/items"),
        (json!({ "not": false }), "/not"),
        (json!({ "anyOf": [true] }), "/anyOf/0"),
        (json!({ "properties": { "a": true } }), "/properties/a"),
    ] {
        for (pointer, host) in hosts(&schema) {
            let expected =
                format!("error document/malformed {pointer}{place}: a schema has to be an object, and is a boolean");
            if host.get("$ref").is_none() {
                let found: Vec<_> =
                    found("3.0.3", &host).into_iter().filter(|finding| finding.starts_with("error")).collect();
                assert_eq!(found, [expected], "{host}");
            }
        }
    }
    for schema in [json!({ "additionalProperties": false }), json!({ "unevaluatedProperties": false })] {
        assert_eq!(found("3.0.3", &schema), Vec::<String>::new());
    }
}

#[test]
fn what_3_0_ignores_beside_a_reference_is_not_looked_at() {
    let schema = json!({ "not": { "$ref": "#/components/schemas/Other", "minLength": "3", "items": 3, "other": 1 } });
    assert_eq!(found("3.0.3", &schema), Vec::<String>::new());
    let found = super::run(&super::with_components("3.0.3", &json!({ "schemas": { "It": schema, "Other": {} } })));
    assert_eq!(
        found.findings(),
        [
            "warning schema/misplaced-keyword /components/schemas/It/not/minLength",
            "warning schema/misplaced-keyword /components/schemas/It/not/items"
        ]
    );
}

#[test]
fn a_malformed_keyword_asserts_nothing() {
    for keyword in
        ["minLength", "uniqueItems", "not", "if", "contains", "items", "enum", "required", "prefixItems", "minContains"]
    {
        let components = json!({ "schemas": { "It": { keyword: "wrong", "title": "T" } } });
        let run = super::run(&super::with_components("3.1.0", &components));
        let (_, schema) = run.cx.schemas.iter().next().unwrap();
        let annotations = schema.annotations.clone();
        let plain = clientwright::lower::schemas::Schema::at(schema.origin);
        let expected = clientwright::lower::schemas::Schema { component: Some("It".into()), annotations, ..plain };
        assert_eq!(*schema, expected, "{keyword}");
    }
}

#[test]
fn findings_show_the_line() {
    let components = json!({ "schemas": { "It": { "not": { "minLength": "3" } } } });
    let run = super::run(&super::with_components("3.1.0", &components));
    let shown = Diagnostics::new(run.cx.diagnostics, Arc::new(run.cx.sources)).to_string();
    assert!(shown.contains("document.json:12:11"), "{shown}");
}
