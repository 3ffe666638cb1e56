//! Types, keywords, combinations.

use serde_json::json;

use super::lowering::{assert_schema, run, schema, with_components};

#[test]
fn one_type_keeps_its_keywords() {
    for version in ["3.0.3", "3.1.0"] {
        for same in [
            json!({}),
            json!({ "type": "string", "format": "uuid", "minLength": 1, "maxLength": 2, "pattern": "^a", "enum": ["a", "b"] }),
            json!({ "type": "string", "format": "date-time" }),
            json!({ "type": "integer", "format": "int32", "minimum": -1, "maximum": 20, "multipleOf": 3, "enum": [3] }),
            json!({ "type": "number", "format": "double", "minimum": -1.5, "maximum": 20.5, "multipleOf": 0.5, "enum": [0.5] }),
            json!({ "type": "boolean", "enum": [true] }),
            json!({ "type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": 2, "uniqueItems": true }),
            json!({
                "type": "object",
                "properties": { "a": { "type": "string" }, "b": { "$ref": "#/components/schemas/Other" } },
                "required": ["a"],
                "additionalProperties": false,
                "minProperties": 1,
                "maxProperties": 2
            }),
            json!({ "type": "object", "additionalProperties": { "type": "integer" } }),
            json!({ "type": "object", "additionalProperties": true }),
            json!({ "oneOf": [{ "type": "string" }, { "$ref": "#/components/schemas/Other" }] }),
            json!({ "anyOf": [{ "type": "string" }, { "$ref": "#/components/schemas/Other" }] }),
            json!({ "allOf": [{ "type": "string" }, { "$ref": "#/components/schemas/Other" }] }),
            json!({ "not": { "type": "string" } }),
        ] {
            assert_schema(version, same.clone(), same, &[]);
        }
    }
}

#[test]
fn annotations_are_kept_and_extensions_are_not() {
    let annotations = json!({
        "readOnly": true,
        "writeOnly": true,
        "deprecated": true,
        "externalDocs": { "description": "d", "url": "u" },
        "example": [1],
        "title": "t",
        "description": "d",
        "discriminator": { "propertyName": "p", "mapping": { "a": "#/components/schemas/Other" } },
        "default": { "x-kept": null },
        "type": "object"
    });
    let mut given = annotations.clone();
    for (key, value) in [("x-vendor", json!({ "a": 1 })), ("xml", json!({ "name": "n" })), ("examples", json!([1]))] {
        given[key] = value;
    }
    assert_schema("3.1.0", given, annotations, &[]);
}

#[test]
fn every_schema_has_its_origin() {
    let components = json!({ "schemas": { "a/b~": {
        "type": "object",
        "properties": { "c/d": { "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "null" }] } }
    } } });
    let run = run(&with_components("3.1.0", &components));
    let schemas = &run.api().components.as_ref().unwrap().schemas;
    let pointer = |schema: &openapiv3::Schema| {
        let origin = clientwright::source::origin_of(&schema.schema_data.extensions).unwrap();
        run.cx.origins.location(origin).pointer
    };
    let outer = schemas["a/b~"].as_item().unwrap();
    assert_eq!(pointer(outer), "/components/schemas/a~1b~0");
    let openapiv3::SchemaKind::Type(openapiv3::Type::Object(object)) = &outer.schema_kind else { panic!("{outer:?}") };
    let property = object.properties["c/d"].as_item().unwrap();
    assert_eq!(pointer(property), "/components/schemas/a~1b~0/properties/c~1d/anyOf/0");
    let openapiv3::SchemaKind::Type(openapiv3::Type::Array(array)) = &property.schema_kind else { panic!() };
    let items = array.items.as_ref().unwrap().as_item().unwrap();
    assert_eq!(pointer(items), "/components/schemas/a~1b~0/properties/c~1d/anyOf/0/items");
}

#[test]
fn several_types_are_an_any_of() {
    assert_schema(
        "3.1.0",
        json!({ "type": ["string", "integer", "object"], "minLength": 1, "minimum": 2, "required": ["a"], "title": "t" }),
        json!({ "title": "t", "anyOf": [
            { "type": "string", "minLength": 1 },
            { "type": "integer", "minimum": 2 },
            { "type": "object", "required": ["a"] }
        ] }),
        &[],
    );
    // Numbers include integers.
    for given in [json!(["integer", "number"]), json!(["number", "integer"]), json!(["number", "number"])] {
        assert_schema("3.1.0", json!({ "type": given }), json!({ "type": "number" }), &[]);
    }
    assert_schema(
        "3.1.0",
        json!({ "type": ["string", "integer", "boolean"], "enum": ["a", 1, 2.0] }),
        json!({ "anyOf": [{ "type": "string", "enum": ["a"] }, { "type": "integer", "enum": [1, 2] }] }),
        &[],
    );
}

#[test]
fn a_missing_type_is_what_is_clearly_meant() {
    for (given, expected, findings) in [
        (json!({ "properties": {} }), json!({ "type": "object" }), &[][..]),
        (json!({ "required": ["a"] }), json!({ "type": "object", "required": ["a"] }), &[]),
        (json!({ "additionalProperties": false }), json!({ "type": "object", "additionalProperties": false }), &[]),
        (json!({ "items": {} }), json!({ "type": "array", "items": {} }), &[]),
        (json!({ "enum": ["a"] }), json!({ "type": "string", "enum": ["a"] }), &[]),
        (json!({ "enum": [1, 2] }), json!({ "type": "integer", "enum": [1, 2] }), &[]),
        (json!({ "enum": [1, 2.5] }), json!({ "type": "number", "enum": [1.0, 2.5] }), &[]),
        (json!({ "enum": [true] }), json!({ "type": "boolean", "enum": [true] }), &[]),
        (
            json!({ "enum": ["a", 1] }),
            json!({ "anyOf": [{ "type": "string", "enum": ["a"] }, { "type": "integer", "enum": [1] }] }),
            &[],
        ),
        (json!({ "enum": [{}, "a"] }), json!({ "enum": [{}, "a"] }), &[]),
        (json!({ "minItems": 1 }), json!({ "type": "array", "minItems": 1 }), &["warning schema/untyped"]),
        (json!({ "maxProperties": 1 }), json!({ "type": "object", "maxProperties": 1 }), &["warning schema/untyped"]),
        // Not clear: the next stage says so.
        (json!({ "maxLength": 1 }), json!({ "maxLength": 1 }), &[]),
        (json!({ "minimum": 1, "items": {} }), json!({ "minimum": 1.0, "items": {} }), &[]),
        (json!({ "format": "int-or-string" }), json!({ "format": "int-or-string" }), &[]),
    ] {
        assert_schema("3.0.3", given.clone(), expected.clone(), findings);
        assert_schema("3.1.0", given, expected, findings);
    }
}

#[test]
fn constants_and_lists() {
    assert_schema("3.1.0", json!({ "const": "a" }), json!({ "type": "string", "enum": ["a"] }), &[]);
    assert_schema("3.1.0", json!({ "type": "integer", "const": 1 }), json!({ "type": "integer", "enum": [1] }), &[]);
    let lists_objects = json!({ "type": "object", "enum": [{ "a": 1 }] });
    assert_schema("3.1.0", lists_objects.clone(), lists_objects, &[]);
    let beyond = json!({ "type": "integer", "enum": [18446744073709551615_u64] });
    assert_schema("3.1.0", beyond.clone(), beyond, &[]);
    assert_schema(
        "3.0.3",
        json!({ "type": "string", "enum": ["a", 1, false] }),
        json!({ "type": "string", "enum": ["a"] }),
        &["warning schema/contradiction /enum"],
    );
    assert_schema(
        "3.0.3",
        json!({ "type": "string", "enum": [1] }),
        json!({ "type": "string" }),
        &["warning schema/contradiction /enum"],
    );
    assert_schema("3.0.3", json!({ "enum": [] }), json!({}), &["warning schema/contradiction /enum"]);
    assert_schema(
        "3.0.3",
        json!({ "const": 1 }),
        json!({ "type": "integer", "enum": [1] }),
        &["warning schema/unknown-keyword /const"],
    );
}

#[test]
fn keywords_of_other_types_say_nothing() {
    assert_schema(
        "3.0.3",
        json!({ "type": "integer", "maxLength": 3, "maximum": 3 }),
        json!({ "type": "integer", "maximum": 3 }),
        &["warning schema/misplaced-keyword /maxLength"],
    );
    assert_schema(
        "3.1.0",
        json!({ "type": ["boolean", "null"], "items": {}, "required": ["a"] }),
        json!({ "type": "boolean", "nullable": true }),
        &["warning schema/misplaced-keyword /items", "warning schema/misplaced-keyword /required"],
    );
    assert_schema(
        "3.0.3",
        json!({ "type": "string", "required": true }),
        json!({ "type": "string" }),
        &["warning schema/misplaced-keyword /required"],
    );
    // A format asserts nothing of other types.
    assert_schema("3.0.3", json!({ "type": "object", "format": "map" }), json!({ "type": "object" }), &[]);
}

#[test]
fn keywords_that_are_not_carried_are_reported() {
    for (keyword, value) in [
        ("if", json!({ "type": "string" })),
        ("patternProperties", json!({ "^a": { "type": "string" } })),
        ("propertyNames", json!({ "pattern": "^a" })),
        ("dependentRequired", json!({ "a": ["b"] })),
        ("unevaluatedProperties", json!(false)),
        ("prefixItems", json!([{}])),
        ("contains", json!({})),
    ] {
        // The table of schemas says it.
        assert_schema("3.1.0", json!({ keyword: value }), json!({}), &[]);
    }
    for (keyword, value) in [("$id", json!("urn:a")), ("$dynamicRef", json!("#a"))] {
        let finding = format!("warning schema/unsupported-keyword /{keyword}");
        assert_schema("3.1.0", json!({ keyword: value }), json!({}), &[&finding]);
    }
    for (keyword, value) in [
        ("unevaluatedProperties", json!(true)),
        ("propertyNames", json!({ "type": "string", "title": "Key" })),
        ("patternProperties", json!({})),
        ("$defs", json!({ "A": { "if": {} } })),
        ("$comment", json!("c")),
        ("contentEncoding", json!("base64")),
        ("x-unknown", json!(1)),
    ] {
        assert_schema("3.1.0", json!({ keyword: value }), json!({}), &[]);
    }
}

#[test]
fn unknown_keywords_are_reported_with_what_may_be_meant() {
    let components = json!({ "schemas": { "It": { "maxlenght": 1, "min_items": 2, "colour": 3, "descripton": "d" } } });
    let run = run(&with_components("3.1.0", &components));
    let help: Vec<_> = run.cx.diagnostics.iter().map(|diagnostic| diagnostic.help.as_deref().unwrap()).collect();
    assert!(run.findings().iter().all(|finding| finding.starts_with("warning schema/unknown-keyword")));
    assert_eq!(
        help,
        [
            "did you mean `maxLength`?",
            "did you mean `minItems`?",
            "it is ignored; extensions begin with `x-`",
            "did you mean `description`?"
        ]
    );
}

#[test]
fn combinations_beside_other_keywords_stay_whole() {
    let given = json!({
        "type": "object",
        "properties": { "a": {} },
        "oneOf": [{ "required": ["a"] }, { "required": ["b"] }],
        "not": { "required": ["c"] }
    });
    assert_schema(
        "3.0.3",
        given,
        json!({
            "type": "object",
            "properties": { "a": {} },
            "oneOf": [{ "type": "object", "required": ["a"] }, { "type": "object", "required": ["b"] }],
            "not": { "type": "object", "required": ["c"] }
        }),
        &[],
    );
    assert_schema(
        "3.1.0",
        json!({ "type": ["string", "boolean"], "anyOf": [{}, {}] }),
        json!({ "allOf": [{ "anyOf": [{ "type": "string" }, { "type": "boolean" }] }], "anyOf": [{}, {}] }),
        &[],
    );
    assert_schema(
        "3.0.3",
        json!({ "oneOf": [{}, {}], "allOf": [{}, {}], "format": "f" }),
        json!({ "oneOf": [{}, {}], "allOf": [{}, {}] }),
        &[],
    );
}

#[test]
fn a_combination_of_one_is_that_one() {
    for keyword in ["oneOf", "anyOf", "allOf"] {
        assert_schema(
            "3.0.3",
            json!({ keyword: [{ "type": "string", "title": "inner", "default": "a" }], "title": "outer", "deprecated": true }),
            json!({ "type": "string", "title": "outer", "default": "a", "deprecated": true }),
            &[],
        );
        assert_schema(
            "3.0.3",
            json!({ keyword: [{ "$ref": "#/components/schemas/Other" }], "description": "d" }),
            json!({ "allOf": [{ "$ref": "#/components/schemas/Other" }], "description": "d" }),
            &[],
        );
        // The type of what is referred to is no new assertion.
        assert_schema(
            "3.0.3",
            json!({ keyword: [{ "$ref": "#/components/schemas/Other" }], "type": "object" }),
            json!({ "allOf": [{ "$ref": "#/components/schemas/Other" }] }),
            &[],
        );
        assert_schema(
            "3.0.3",
            json!({ keyword: [{ "$ref": "#/components/schemas/Other" }], "type": "string" }),
            json!({ keyword: [{ "$ref": "#/components/schemas/Other" }], "type": "string" }),
            &[],
        );
        assert_schema("3.0.3", json!({ keyword: [] }), json!({}), &[&format!("warning document/malformed /{keyword}")]);
    }
}

#[test]
fn booleans_are_schemas_from_3_1() {
    assert_schema("3.1.0", json!(true), json!({}), &[]);
    assert_schema("3.1.0", json!(false), json!({ "not": {} }), &[]);
    assert_schema("3.1.0", json!({ "items": false }), json!({ "type": "array", "items": { "not": {} } }), &[]);
    assert_schema("3.0.3", json!(true), json!({}), &["error document/malformed"]);
}

#[test]
fn what_has_the_wrong_type_is_reported_and_the_walk_goes_on() {
    let given = json!({
        "type": "object",
        "properties": {
            "a": { "type": "string", "minLength": -1, "maxLength": "2", "pattern": 3, "description": 4 },
            "b": { "type": "number", "minimum": "0", "multipleOf": 0 },
            "c": 5,
            "d": { "type": "array", "items": [{}], "uniqueItems": "yes" },
            "e": { "type": "int" },
            "f": { "enum": "a" },
            "g": { "allOf": {} },
            "h": { "type": "object", "required": "a", "properties": [] },
            "i": { "type": "string" }
        },
        "required": [1, "a", "a"],
        "additionalProperties": "no"
    });
    let (lowered, findings) = schema("3.1.0", &given);
    let malformed: Vec<_> =
        findings.iter().map(|finding| finding.strip_prefix("error document/malformed ").unwrap()).collect();
    assert_eq!(
        malformed,
        [
            "/properties/c",
            "/required/0",
            "/additionalProperties",
            "/properties/a/minLength",
            "/properties/a/maxLength",
            "/properties/a/pattern",
            "/properties/a/description",
            "/properties/b/minimum",
            "/properties/b/multipleOf",
            "/properties/d/items",
            "/properties/d/uniqueItems",
            "/properties/e/type",
            "/properties/f/enum",
            "/properties/g/allOf",
            "/properties/h/required",
            "/properties/h/properties",
        ]
    );
    assert_eq!(lowered["properties"]["a"], json!({ "type": "string" }));
    assert_eq!(lowered["properties"]["c"], json!({}));
    assert_eq!(lowered["properties"]["i"], json!({ "type": "string" }));
    assert_eq!(lowered["required"], json!(["a"]));
}
