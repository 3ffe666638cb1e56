//! Null, in each of its spellings.

use serde_json::json;

use super::lowering::assert_schema;

#[test]
fn null_in_a_list_of_types_is_nullable() {
    for given in [json!(["string", "null"]), json!(["null", "string"])] {
        assert_schema(
            "3.1.0",
            json!({ "type": given, "minLength": 1 }),
            json!({ "type": "string", "minLength": 1, "nullable": true }),
            &[],
        );
    }
    assert_schema(
        "3.1.0",
        json!({ "type": ["string", "integer", "null"] }),
        json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }], "nullable": true }),
        &[],
    );
}

#[test]
fn null_among_alternatives_is_nullable() {
    for keyword in ["anyOf", "oneOf"] {
        for only_null in [
            json!({ "type": "null" }),
            json!({ "type": ["null"], "title": "t" }),
            json!({ "const": null }),
            json!({ "enum": [null], "type": "null" }),
        ] {
            assert_schema(
                "3.1.0",
                json!({ keyword: [{ "type": "string", "minLength": 1, "title": "inner" }, only_null], "title": "t" }),
                json!({ "type": "string", "minLength": 1, "nullable": true, "title": "t" }),
                &[],
            );
        }
        assert_schema(
            "3.1.0",
            json!({ keyword: [{ "type": "null" }, { "$ref": "#/components/schemas/Other" }], "default": null }),
            json!({ "allOf": [{ "$ref": "#/components/schemas/Other" }], "nullable": true, "default": null }),
            &[],
        );
        assert_schema(
            "3.1.0",
            json!({ keyword: [{ "type": "string" }, { "type": "boolean" }, { "type": "null" }] }),
            json!({ keyword: [{ "type": "string" }, { "type": "boolean" }], "nullable": true }),
            &[],
        );
        assert_schema(
            "3.1.0",
            json!({ "type": "string", keyword: [{ "minLength": 1 }, { "type": "null" }] }),
            json!({ "type": "string", keyword: [{ "minLength": 1 }] }),
            &[],
        );
    }
}

#[test]
fn nullable_of_3_0() {
    for (given, expected) in [
        (json!({ "type": "string", "nullable": true }), json!({ "type": "string", "nullable": true })),
        (json!({ "type": "string", "nullable": false }), json!({ "type": "string" })),
        (json!({ "nullable": true }), json!({ "nullable": true })),
        (
            json!({ "allOf": [{ "$ref": "#/components/schemas/Other" }], "nullable": true }),
            json!({ "allOf": [{ "$ref": "#/components/schemas/Other" }], "nullable": true }),
        ),
        (
            json!({ "type": "string", "nullable": true, "enum": ["a", null] }),
            json!({ "type": "string", "nullable": true, "enum": ["a"] }),
        ),
    ] {
        assert_schema("3.0.3", given, expected, &[]);
    }
    assert_schema(
        "3.1.0",
        json!({ "type": "string", "nullable": true }),
        json!({ "type": "string", "nullable": true }),
        &["warning schema/unknown-keyword /nullable"],
    );
    assert_schema("3.1.0", json!({ "type": "string", "nullable": false }), json!({ "type": "string" }), &[]);
}

#[test]
fn null_and_lists() {
    // In 3.0 it is meant so.
    assert_schema(
        "3.0.3",
        json!({ "type": "string", "nullable": true, "enum": ["a"] }),
        json!({ "type": "string", "nullable": true, "enum": ["a"] }),
        &["warning schema/nullable-enum /enum"],
    );
    // In 3.1 both have to admit it.
    assert_schema(
        "3.1.0",
        json!({ "type": ["string", "null"], "enum": ["a"] }),
        json!({ "type": "string", "enum": ["a"] }),
        &["warning schema/nullable-enum /enum"],
    );
    assert_schema(
        "3.1.0",
        json!({ "type": "string", "enum": ["a", null] }),
        json!({ "type": "string", "enum": ["a"] }),
        &["warning schema/nullable-enum /enum"],
    );
    assert_schema(
        "3.1.0",
        json!({ "type": ["string", "null"], "enum": ["a", null] }),
        json!({ "type": "string", "enum": ["a"], "nullable": true }),
        &[],
    );
    assert_schema(
        "3.1.0",
        json!({ "enum": [null, "a"] }),
        json!({ "type": "string", "enum": ["a"], "nullable": true }),
        &[],
    );
}

#[test]
fn null_alone_is_a_type_of_its_own() {
    let null = json!({ "type": "null", "nullable": true });
    for given in [
        json!({ "type": "null" }),
        json!({ "type": ["null"] }),
        json!({ "const": null }),
        json!({ "enum": [null] }),
        json!({ "anyOf": [{ "type": "null" }] }),
        json!({ "type": "null", "enum": [null] }),
    ] {
        assert_schema("3.1.0", given, null.clone(), &[]);
    }
    assert_schema(
        "3.0.3",
        json!({ "type": "string", "enum": [null] }),
        null.clone(),
        &["warning schema/nullable-enum /enum"],
    );
    assert_schema("3.0.3", json!({ "type": "null" }), null, &["warning document/malformed /type"]);
}

#[test]
fn lists_of_types_in_3_0_are_read_as_they_are_meant() {
    assert_schema(
        "3.0.3",
        json!({ "type": ["string", "null"] }),
        json!({ "type": "string", "nullable": true }),
        &["warning document/malformed /type"],
    );
}
