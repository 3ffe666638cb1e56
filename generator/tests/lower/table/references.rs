//! `$ref` within schemas, wherever they stand.

use serde_json::{Value, json};

use super::{found, hosts, run, with_components};

#[test]
fn references_to_nothing_are_reported_once_wherever_they_stand() {
    for (reference, code, message) in [
        (
            "#/components/schemas/Othr",
            "dangling",
            "`#/components/schemas/Othr` leads to nothing: there is no `Othr` in `components.schemas`",
        ),
        (
            "#/components/schemas/a~1b",
            "dangling",
            "`#/components/schemas/a~1b` leads to nothing: there is no `a/b` in `components.schemas`",
        ),
        (
            "#/components/schemas/Other/properties/a",
            "dangling",
            "`#/components/schemas/Other/properties/a` leads to nothing",
        ),
        ("#/nothing", "dangling", "`#/nothing` leads to nothing"),
        ("#here", "dangling", "`#here` leads to nothing: no schema of this document has the `$anchor` `here`"),
        ("#", "unsupported", "what `#` leads to is no schema"),
        ("#/info", "unsupported", "what `#/info` leads to is no schema"),
        ("#/components", "unsupported", "what `#/components` leads to is no schema"),
        ("#/components/schemas", "unsupported", "what `#/components/schemas` leads to is no schema"),
        ("other.json", "external", "`other.json` leads to another document, which is not followed yet"),
        ("", "external", "`` leads to another document, which is not followed yet"),
    ] {
        for (pointer, host) in hosts(&json!({ "$ref": reference })) {
            let expected = format!("error reference/{code} {pointer}/$ref: {message}");
            assert_eq!(found("3.1.0", &host), [expected], "{host}");
        }
    }
}

#[test]
fn what_stands_in_a_schema_and_is_none() {
    let other = json!({
        "type": "object", "enum": [{}], "const": {}, "default": {}, "example": {}, "properties": { "a": {} },
        "discriminator": { "propertyName": "a" }, "externalDocs": { "url": "u" }, "anyOf": [{}]
    });
    for place in
        ["type", "enum/0", "const", "default", "example", "properties", "discriminator", "externalDocs", "anyOf"]
    {
        let reference = format!("#/components/schemas/Other/{place}");
        let components = json!({ "schemas": { "It": { "not": { "$ref": reference } }, "Other": other } });
        let findings = run(&with_components("3.1.0", &components)).findings();
        assert_eq!(findings, ["error reference/unsupported /components/schemas/It/not/$ref"], "{place}");
    }
}

/// A document with schemas in odd places, and one that has a reference in a place that the dialect does not say.
fn with_odd_places(reference: &str) -> Value {
    let mut document = with_components(
        "3.1.0",
        &json!({
            "schemas": {
                "It": { "not": { "$ref": reference } },
                "a/b ~é": {
                    "properties": { "default": { "$anchor": "property" }, "x/y": {} },
                    "patternProperties": { "^%": {} },
                    "$defs": { "d": { "$anchor": "inner" } },
                    "prefixItems": [{}, { "$anchor": "second" }],
                    "x-own": { "$anchor": "own" }
                },
                "false": false
            },
            "parameters": { "P": { "name": "p", "in": "query", "schema": { "items": { "type": "string" } } } },
            "responses": { "default": { "description": "d", "content": { "application/json": { "schema": { "$anchor": "response" } } } } }
        }),
    );
    document["paths"] = json!({ "/a/{b}": { "get": { "responses": { "200": { "description": "d", "content": {
        "application/json": { "schema": { "type": "object" } }
    } } }, "parameters": [{ "name": "b", "in": "path", "required": true, "schema": { "type": "string" } }] } } });
    document
}

#[test]
fn references_lead_to_schemas_in_any_place() {
    for (reference, pointer) in [
        ("#/components/schemas/a~1b%20~0%C3%A9", "/components/schemas/a~1b ~0é"),
        ("#/components/schemas/a~1b ~0é", "/components/schemas/a~1b ~0é"),
        ("#/components/schemas/a~1b%20%7E0%C3%A9/properties/x~1y", "/components/schemas/a~1b ~0é/properties/x~1y"),
        ("#%2Fcomponents/schemas/false", "/components/schemas/false"),
        ("#/components/schemas/a~1b ~0é/patternProperties/%5E%25", "/components/schemas/a~1b ~0é/patternProperties/^%"),
        ("#/components/schemas/a~1b ~0é/$defs/d", "/components/schemas/a~1b ~0é/$defs/d"),
        ("#/components/schemas/a~1b ~0é/prefixItems/1", "/components/schemas/a~1b ~0é/prefixItems/1"),
        ("#/components/schemas/a~1b ~0é/x-own", "/components/schemas/a~1b ~0é/x-own"),
        ("#/components/parameters/P/schema/items", "/components/parameters/P/schema/items"),
        (
            "#/paths/~1a~1%7Bb%7D/get/responses/200/content/application~1json/schema",
            "/paths/~1a~1{b}/get/responses/200/content/application~1json/schema",
        ),
        ("#/paths/~1a~1{b}/get/parameters/0/schema", "/paths/~1a~1{b}/get/parameters/0/schema"),
        ("#inner", "/components/schemas/a~1b ~0é/$defs/d"),
        ("#second", "/components/schemas/a~1b ~0é/prefixItems/1"),
        ("#property", "/components/schemas/a~1b ~0é/properties/default"),
        ("#own", "/components/schemas/a~1b ~0é/x-own"),
        ("#response", "/components/responses/default/content/application~1json/schema"),
    ] {
        let run = run(&with_odd_places(reference));
        let errors: Vec<_> = run.findings().into_iter().filter(|finding| finding.starts_with("error")).collect();
        assert_eq!(errors, Vec::<String>::new(), "{reference}");
        let mut targets = run.cx.schemas.iter().filter_map(|(_, schema)| schema.reference);
        let target = targets.next().unwrap();
        assert_eq!(run.cx.origins.location(run.cx.schemas.get(target).origin).pointer, pointer, "{reference}");
        assert_eq!(targets.next(), None);
    }
}

#[test]
fn places_that_are_none() {
    for reference in [
        "#/components/schemas/a~1b ~0é/prefixItems/2",
        "#/components/schemas/a~1b ~0é/prefixItems/01",
        "#/components/schemas/a~1b ~0é/prefixItems/-",
        "#/components/schemas/a~1b ~0é/properties/x~y",
        "#Inner",
    ] {
        let findings = run(&with_odd_places(reference)).findings();
        let errors: Vec<_> = findings.into_iter().filter(|finding| finding.starts_with("error")).collect();
        assert_eq!(errors, ["error reference/dangling /components/schemas/It/not/$ref"], "{reference}");
    }
}

#[test]
fn mistakes_behind_odd_references_are_reported_once() {
    let components = json!({
        "schemas": {
            "It": { "allOf": [{ "$ref": "#/components/examples/E/x-schemas/a" }, { "$ref": "#odd" }] },
            "Two": { "not": { "$ref": "#odd" }, "$defs": { "a": { "$anchor": "odd", "minItems": "1", "not": { "$ref": "#odd2" } } } }
        },
        "links": { "L": { "x-a": { "schema": { "maximum": "1" } } } }
    });
    assert_eq!(
        run(&with_components("3.1.0", &components)).findings(),
        [
            "error reference/dangling /components/schemas/It/allOf/0/$ref",
            "error document/malformed /components/schemas/Two/$defs/a/minItems",
            "error reference/dangling /components/schemas/Two/$defs/a/not/$ref",
        ]
    );
    let components = json!({
        "schemas": { "It": { "not": { "$ref": "#/components/links/L/x-a/schema" } } },
        "links": { "L": { "x-a": { "schema": { "maximum": "1" } } } }
    });
    assert_eq!(
        run(&with_components("3.1.0", &components)).findings(),
        ["error document/malformed /components/links/L/x-a/schema/maximum"]
    );
}

#[test]
fn circles_through_odd_places_are_cut_and_reported_once() {
    for (it, place) in [
        (json!({ "not": { "$ref": "#/components/schemas/It/not" } }), "/not"),
        (
            json!({ "$defs": { "a": { "$ref": "#/components/schemas/It/$defs/b" }, "b": { "$ref": "#/components/schemas/It/$defs/a" } }, "not": { "$ref": "#/components/schemas/It/$defs/a" } }),
            "/$defs/b",
        ),
        (json!({ "if": { "$anchor": "a", "$ref": "#a" } }), "/if"),
        (json!({ "dependentSchemas": { "a": { "$ref": "#/components/schemas/It" } } }), "/dependentSchemas/a"),
    ] {
        let findings = run(&with_components("3.1.0", &json!({ "schemas": { "It": it } }))).findings();
        let findings: Vec<_> = findings.into_iter().filter(|finding| !finding.contains("untyped")).collect();
        assert_eq!(findings, [format!("warning reference/cycle /components/schemas/It{place}")], "{it}");
    }
    for fine in [
        json!({ "properties": { "a": { "$ref": "#/components/schemas/It" } } }),
        json!({ "contains": { "$ref": "#/components/schemas/It" } }),
        json!({ "patternProperties": { "a": { "not": { "$ref": "#/components/schemas/It" } } } }),
        json!({ "$defs": { "a": { "$ref": "#/components/schemas/It" } } }),
    ] {
        let findings = run(&with_components("3.1.0", &json!({ "schemas": { "It": fine } }))).findings();
        assert!(findings.iter().all(|finding| finding.contains("untyped")), "{fine}: {findings:?}");
    }
}
