//! `anyOf` and `oneOf`.

use serde_json::{Value, json};

use crate::describe;
use crate::document::{Resolved, schemas};

fn union(keyword: &str, branches: Value) -> Resolved {
    schemas(json!({
        "U": { keyword: branches },
        "Text": { "type": "string", "minLength": 1 },
        "Thing": { "type": "object", "properties": { "a": {} } },
        "Alias": { "$ref": "#/components/schemas/Thing" },
        "Anything": {},
        "Maybe": { "type": ["integer", "null"] }
    }))
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

#[test]
fn alternatives_of_different_json_types_are_variants() {
    for keyword in ["anyOf", "oneOf"] {
        let resolved = union(
            keyword,
            json!([
                reference("Text"),
                { "type": "integer", "maximum": 5 },
                { "type": "boolean" },
                reference("Alias"),
                { "type": "array", "items": { "type": "string", "format": "uuid" } }
            ]),
        );
        assert_eq!(resolved.diagnostics, [], "{keyword}");
        assert_eq!(
            describe::definition(&resolved.api, "U"),
            ["Text(Text)", "Integer(i64[<= 5])", "Boolean(bool)", "Alias(Alias)", "Array(Vec<Uuid>)"]
        );
        assert!(describe::find(&resolved.api, "U").constrained);
    }
}

#[test]
fn several_types_are_alternatives() {
    let resolved = schemas(json!({
        "A": { "type": "object", "properties": { "id": { "type": ["string", "integer", "null"], "maxLength": 3 } } }
    }));
    assert_eq!(
        describe::definition(&resolved.api, "A"),
        ["id: Option<AId> tristate", "others kept in additional_properties"]
    );
    assert_eq!(describe::definition(&resolved.api, "AId"), ["Integer(i64)", "String(String[length <= 3])"]);
}

#[test]
fn inline_alternatives_are_called_by_their_json_type() {
    let object = json!({ "type": "object", "properties": { "x": {}, "y": {} } });
    let list = json!({ "type": "string", "enum": ["auto", "none"] });
    let resolved = schemas(json!({
        "Request": { "type": "object", "properties": { "tool_choice": { "anyOf": [list, object] } } }
    }));
    assert_eq!(
        describe::definitions(&resolved.api),
        ["struct Request", "union RequestToolChoice", "struct RequestToolChoiceObject", "enum RequestToolChoiceString"]
    );
    let variants = ["String(RequestToolChoiceString)", "Object(RequestToolChoiceObject)"];
    assert_eq!(describe::definition(&resolved.api, "RequestToolChoice"), variants);
}

#[test]
fn integers_beside_numbers_are_numbers() {
    let resolved = union("anyOf", json!([{ "type": "integer", "minimum": 3 }, { "type": "number" }]));
    assert_eq!(describe::definition(&resolved.api, "U"), ["f64"]);
    let resolved = union("oneOf", json!([{ "type": "integer" }, { "type": "string" }, { "type": "number" }]));
    // An integer is both, and `oneOf` admits it as neither.
    assert_eq!(describe::definition(&resolved.api, "U"), ["String(String)", "Number(f64)", "checked by u"]);
    assert_eq!(resolved.diagnostics, []);
    let resolved = union("anyOf", json!([{ "type": "integer" }, { "type": "number", "minimum": 3 }]));
    assert_eq!(describe::definition(&resolved.api, "U"), ["f64", "checked by u"]);
}

#[test]
fn null_in_an_alternative_is_null_at_the_place_of_use() {
    let resolved = schemas(json!({
        "Maybe": { "type": ["integer", "null"] },
        "Union": { "anyOf": [{ "$ref": "#/components/schemas/Maybe" }, { "type": "string" }] },
        "User": { "type": "object", "required": ["u"], "properties": { "u": { "$ref": "#/components/schemas/Union" } } }
    }));
    assert_eq!(describe::definition(&resolved.api, "Union"), ["Maybe(Maybe)", "String(String)"]);
    assert_eq!(describe::definition(&resolved.api, "User")[0], "u: Option<Union> required");
}

#[test]
fn alternatives_that_overlap_are_tried_or_one_type() {
    let of = |branches| describe::definition(&union("anyOf", branches).api, "U");
    assert_eq!(of(json!([{ "type": "string" }, reference("Text")])), ["String"]);
    let tried = ["Thing(Thing)", "Alias(Alias)", "checked by u"];
    assert_eq!(of(json!([reference("Thing"), reference("Alias")])), tried);
    let nested = json!([{ "type": "string" }, { "anyOf": [{ "type": "integer" }, { "type": "boolean" }] }]);
    assert_eq!(of(nested), ["String(String)", "Value(UValue)"]);
    assert_eq!(of(json!([{ "type": "string" }, { "not": {} }])), ["String"]);
}

#[test]
fn any_value_among_alternatives_is_any_value() {
    let resolved = union("anyOf", json!([{ "type": "string" }, reference("Anything")]));
    assert_eq!(describe::definition(&resolved.api, "U"), ["Value"]);
    assert_eq!(resolved.diagnostics, []);
    let resolved = union("oneOf", json!([{ "type": "string" }, reference("Anything")]));
    let tried = ["String(String)", "Anything(Anything)", "checked by u"];
    assert_eq!(describe::definition(&resolved.api, "U"), tried);
}

#[test]
fn null_is_ruled_out_by_what_stands_beside_alternatives() {
    let model = |beside: Value| {
        let mut union = json!({ "anyOf": [reference("Maybe"), { "type": "object", "required": ["c"] }] });
        union.as_object_mut().unwrap().extend(beside.as_object().unwrap().clone());
        schemas(json!({
            "Maybe": { "oneOf": [{ "type": ["object", "null"] }, { "type": "string" }] },
            "Union": union,
            "Inline": { "type": "object", "properties": { "a": union } },
            "Model": { "type": "object", "properties": { "a": reference("Union") } }
        }))
    };
    for (beside, nullable) in
        [(json!({}), true), (json!({ "type": "object" }), false), (json!({ "minProperties": 1 }), true)]
    {
        let resolved = model(beside.clone());
        for name in ["Model", "Inline"] {
            let fields = describe::definition(&resolved.api, name);
            assert_eq!(fields.iter().any(|field| field.contains("Option<")), nullable, "{beside} {name}: {fields:?}");
        }
    }
}

#[test]
fn null_of_a_checked_type_is_that_of_what_it_is_made_of() {
    for (beside, nullable) in [(json!(["string", "null"]), true), (json!("string"), false)] {
        let resolved = schemas(json!({
            "Odd": { "oneOf": [{ "not": { "type": "object" } }, { "type": "string", "minLength": 3 }, { "type": "array" }] },
            "Both": { "allOf": [{ "allOf": [reference("Odd")] }, { "type": beside }] },
            "Model": { "type": "object", "properties": { "a": reference("Both") } }
        }));
        let fields = describe::definition(&resolved.api, "Model");
        assert_eq!(fields.iter().any(|field| field.contains("Option<")), nullable, "{beside}: {fields:?}");
    }
}
