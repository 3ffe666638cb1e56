//! Limits, and what is marked as limited.

use serde_json::json;

use crate::describe;
use crate::document::schemas;

#[test]
fn limits_stand_where_the_document_has_them() {
    let resolved = schemas(json!({
        "A": { "type": "object", "minProperties": 1, "maxProperties": 3, "properties": {
            "text": { "type": "string", "minLength": 1, "maxLength": 2 },
            "integer": { "type": "integer", "exclusiveMinimum": 0, "maximum": 20 },
            "number": { "type": "number", "minimum": 0.5, "exclusiveMaximum": 1.5 },
            "list": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "string", "maxLength": 3 } },
            "map": { "type": "object", "maxProperties": 4, "additionalProperties": { "type": "integer", "minimum": 1 } },
            "trivial": { "type": "string", "minLength": 0 }
        } }
    }));
    assert_eq!(resolved.diagnostics, []);
    assert_eq!(
        describe::definition(&resolved.api, "A"),
        [
            "text: String[length >= 1, length <= 2] optional",
            "integer: i64[> 0, <= 20] optional",
            "number: f64[>= 0.5, < 1.5] optional",
            "list: Vec<String[length <= 3]>[items >= 1, items <= 2] optional",
            "map: Map<i64[>= 1]>[properties <= 4] optional",
            "trivial: String optional",
            "others kept in additional_properties[properties >= 1, properties <= 3]",
        ]
    );
}

#[test]
fn contradictions_are_reported() {
    for schema in [
        json!({ "type": "string", "minLength": 2, "maxLength": 1 }),
        json!({ "type": "integer", "minimum": 2, "maximum": 1 }),
        json!({ "type": "integer", "exclusiveMinimum": 1, "maximum": 1 }),
        json!({ "type": "integer", "format": "uint32", "maximum": -1 }),
        json!({ "type": "number", "minimum": 2, "maximum": 1 }),
        json!({ "type": "array", "minItems": 2, "maxItems": 1 }),
        json!({ "type": "object", "minProperties": 2, "maxProperties": 1 }),
        json!({ "type": "object", "properties": { "a": {}, "b": {} }, "required": ["a", "b"], "maxProperties": 1 }),
        json!({ "type": "string", "enum": ["ab"], "maxLength": 1 }),
    ] {
        let resolved = schemas(json!({ "A": schema }));
        assert_eq!(resolved.warnings(), ["schema/contradiction"], "{schema}");
        assert_eq!(resolved.places(), ["/components/schemas/A"], "{schema}");
    }
}

#[test]
fn lengths_of_formats_are_known() {
    let resolved = schemas(json!({
        "A": { "type": "object", "properties": {
            "a": { "type": "string", "format": "uuid", "minLength": 36, "maxLength": 36 },
            "b": { "type": "string", "format": "date", "maxLength": 10 },
            "c": { "type": "string", "format": "date-time", "minLength": 1, "maxLength": 64 }
        } },
        "B": { "type": "string", "format": "uuid", "maxLength": 32 }
    }));
    assert_eq!(
        describe::definition(&resolved.api, "A")[..3],
        ["a: Uuid optional", "b: Date optional", "c: Timestamp optional"]
    );
    assert_eq!(describe::definition(&resolved.api, "B"), ["Uuid", "checked by b"]);
    assert_eq!(resolved.warnings(), Vec::<&str>::new());
}

#[test]
fn a_definition_is_constrained_if_something_in_it_is() {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let closed = |properties: serde_json::Value| json!({ "type": "object", "properties": properties, "additionalProperties": false });
    let with = |schema: serde_json::Value| closed(json!({ "f": schema }));
    let resolved = schemas(json!({
        "Free": with(json!({ "type": "string" })),
        "FreeList": { "type": "array", "items": reference("Free") },
        "FreeCycle": with(reference("FreeCycle")),
        "Newtype": { "type": "string", "maxLength": 1 },
        "Holder": with(reference("Newtype")),
        "HolderOfHolder": with(json!({ "type": "array", "items": reference("Holder") })),
        "Number": with(json!({ "type": "number" })),
        "NumberAlias": { "type": "number" },
        "Map": with(json!({ "type": "object", "additionalProperties": { "type": "string", "maxLength": 1 } })),
        "Typed": { "type": "object", "properties": { "f": {} }, "additionalProperties": reference("Newtype") },
        "Counted": { "type": "object", "properties": { "f": {} }, "minProperties": 1, "additionalProperties": false },
        "Kept": { "type": "object", "properties": { "f": {} } },
        "List": { "type": "array", "items": {}, "minItems": 1 },
        "Open": with(json!({ "type": "string", "enum": ["a", "b"] })),
        "Cycle": closed(json!({ "next": reference("Cycle"), "name": reference("Newtype") }))
    }));
    let free = resolved.api.definitions.iter().filter(|definition| !definition.constrained);
    let free: Vec<_> = free.map(|definition| definition.name.text()).collect();
    assert_eq!(free, ["Free", "FreeCycle", "FreeList"]);
}
