//! Whether properties may be missing, and what then.

use serde_json::{Value, json};

use crate::describe;
use crate::document::{schemas, used};

fn field(schema: Value, required: bool, sent: bool, received: bool) -> String {
    let required = if required { vec!["f"] } else { vec![] };
    let resolved =
        used(json!({ "type": "object", "properties": { "f": schema }, "required": required }), sent, received);
    describe::definition(&resolved.api, "Model")[0].clone()
}

#[test]
fn the_table_of_models() {
    let plain = json!({ "type": "integer" });
    let nullable = json!({ "type": ["integer", "null"] });
    let default = json!({ "type": "integer", "default": 3 });
    let nullable_default = json!({ "type": ["integer", "null"], "default": 3 });
    let null_default = json!({ "type": ["integer", "null"], "default": null });
    let anything = json!({});
    for (schema, required, sent, received, expected) in [
        (&plain, true, true, true, "f: i64 required"),
        (&nullable, true, true, true, "f: Option<i64> required"),
        (&nullable, true, false, true, "f: Option<i64> required"),
        (&plain, false, true, false, "f: i64 optional"),
        (&plain, false, false, true, "f: i64 optional"),
        (&nullable, false, true, false, "f: Option<i64> tristate"),
        (&nullable, false, true, true, "f: Option<i64> tristate"),
        (&nullable, false, false, true, "f: Option<i64> optional"),
        (&default, false, false, true, "f: i64 defaulted 3"),
        (&default, false, true, true, "f: i64 optional"),
        (&default, false, true, false, "f: i64 optional"),
        (&default, true, false, true, "f: i64 required"),
        (&nullable_default, false, false, true, "f: Option<i64> defaulted 3"),
        (&nullable_default, false, true, false, "f: Option<i64> tristate"),
        (&null_default, false, false, true, "f: Option<i64> optional"),
        (&anything, false, true, true, "f: Value optional"),
        (&anything, true, true, true, "f: Value required"),
    ] {
        let found = field(schema.clone(), required, sent, received);
        assert_eq!(found, expected, "{schema} required {required} sent {sent} received {received}");
    }
}

#[test]
fn what_nobody_uses_counts_as_both_and_makes_nothing_else_so() {
    let model = json!({ "type": "object", "properties": { "f": { "type": ["string", "null"] } } });
    let reference = json!({ "$ref": "#/components/schemas/Used" });
    let content = json!({ "application/json": { "schema": reference } });
    let resolved = crate::document::api(
        json!({ "/a": { "get": { "operationId": "a", "responses": { "200": { "description": "", "content": content } } } } }),
        json!({ "Used": model, "Unused": { "type": "object", "properties": { "used": reference, "f": { "type": ["string", "null"] } } } }),
    );
    assert_eq!(describe::definition(&resolved.api, "Used"), ["f: Option<String> optional", "others dropped"]);
    assert_eq!(describe::definition(&resolved.api, "Unused")[1], "f: Option<String> tristate");
}

#[test]
fn defaults_become_values_of_their_types() {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let with_default =
        |name: &str, value: Value| json!({ "$ref": format!("#/components/schemas/{name}"), "default": value });
    let properties = json!({
        "boolean": { "type": "boolean", "default": true },
        "number": { "type": "number", "default": 1 },
        "whole": { "type": "integer", "default": 2.0 },
        "unsigned": { "type": "integer", "format": "uint64", "default": 18_446_744_073_709_551_615_u64 },
        "text": { "type": "string", "default": "a\"b" },
        "list": { "type": "array", "items": {}, "default": [] },
        "map": { "type": "object", "default": {} },
        "newtype": with_default("Name", json!("ab")),
        "aliased": with_default("Alias", json!("ab")),
        "enum": { "type": "string", "enum": ["x-y", "z"], "default": "z" },
        "inherited": reference("Size"),
        "uuid": { "type": "string", "format": "uuid", "default": "00000000-0000-0000-0000-000000000000" },
        "full": { "type": "array", "items": { "type": "integer" }, "default": [1] }
    });
    let content = json!({ "application/json": { "schema": reference("Model") } });
    let resolved = crate::document::api(
        json!({ "/a": { "get": { "operationId": "a", "responses": { "200": { "description": "", "content": content } } } } }),
        json!({
            "Model": { "type": "object", "properties": properties },
            "Name": { "type": "string", "minLength": 2 },
            "Alias": reference("Name"),
            "Size": { "type": "integer", "default": 7 }
        }),
    );
    assert_eq!(resolved.diagnostics, []);
    assert_eq!(
        describe::definition(&resolved.api, "Model"),
        [
            "boolean: bool defaulted true",
            "number: f64 defaulted 1.0",
            "whole: i64 defaulted 2",
            "unsigned: u64 defaulted 18446744073709551615",
            "text: String defaulted \"a\\\"b\"",
            "list: Vec<Value> defaulted empty",
            "map: Map<Value> defaulted empty",
            "newtype: Name defaulted Name(\"ab\")",
            "aliased: Alias defaulted Name(\"ab\")",
            "r#enum: Enum defaulted Enum::Z",
            "inherited: Size defaulted 7",
            "uuid: Uuid optional",
            "full: Vec<i64> optional",
            "others dropped",
        ]
    );
}

#[test]
fn defaults_that_are_no_instances_are_reported() {
    let reference = json!({ "$ref": "#/components/schemas/Name", "default": "a" });
    for (schema, place) in [
        (json!({ "type": "integer", "default": "3" }), "a string"),
        (json!({ "type": "integer", "default": 1.5 }), "not an integer"),
        (json!({ "type": "integer", "format": "int32", "default": 4_000_000_000_u64 }), "out of the range"),
        (json!({ "type": "integer", "maximum": 3, "default": 4 }), "greater than 3"),
        (json!({ "type": "string", "minLength": 1, "default": "" }), "shorter than 1"),
        (json!({ "type": "string", "default": null }), "null"),
        (json!({ "type": "string", "enum": ["a", "b"], "default": "c" }), "listed"),
        (json!({ "type": "array", "items": {}, "minItems": 1, "default": [] }), "fewer than 1"),
        (json!({ "type": "object", "properties": { "a": {} }, "default": [] }), "not an object"),
        (reference, "shorter than 2"),
    ] {
        let resolved = schemas(json!({
            "Model": { "type": "object", "properties": { "f": schema } },
            "Name": { "type": "string", "minLength": 2 }
        }));
        assert_eq!(resolved.warnings(), ["schema/invalid-default"], "{schema}");
        let message = &resolved.diagnostics[0].message;
        assert!(message.contains(place), "{schema}: {message}");
    }
}

#[test]
fn examples_that_are_no_instances_are_reported_where_they_stand() {
    let resolved = schemas(json!({ "A": {
        "type": "object",
        "required": ["size"],
        "properties": {
            "size": { "type": "integer", "maximum": 3, "example": 4 },
            "name": { "type": "string", "examples": ["a", 1] },
            "listed": { "type": "string", "examples": { "by": { "value": 1 } } }
        },
        "example": { "size": 3, "name": "a" },
        "examples": [{ "name": "a" }]
    } }));
    assert_eq!(resolved.warnings(), ["schema/invalid-example"; 3]);
    let expected = ["/examples/0", "/properties/size/example", "/properties/name/examples/1"];
    assert_eq!(resolved.places(), expected.map(|place| format!("/components/schemas/A{place}")));
}
