//! The limits of numbers.

use serde_json::{Value, json};

use super::lowering::assert_schema;

#[test]
fn exclusive_limits_that_are_numbers() {
    for ty in ["integer", "number"] {
        let number = |value: i64| if ty == "integer" { json!(value) } else { json!(value as f64) };
        let lower = |limit: i64, exclusive: bool| {
            let mut schema = json!({ "type": ty, "minimum": number(limit) });
            if exclusive {
                schema["exclusiveMinimum"] = json!(true);
            }
            schema
        };
        for (minimum, exclusive, expected) in [
            (None, Some(0), lower(0, true)),
            (Some(0), Some(0), lower(0, true)),
            (Some(1), Some(0), lower(1, false)),
            (Some(-1), Some(0), lower(0, true)),
        ] {
            let mut given = json!({ "type": ty });
            if let Some(minimum) = minimum {
                given["minimum"] = json!(minimum);
            }
            if let Some(exclusive) = exclusive {
                given["exclusiveMinimum"] = json!(exclusive);
            }
            // Of integers, 1 and more and greater than 0 are the same: the one that is not exclusive came first.
            let expected = if ty == "integer" && minimum == Some(1) { lower(0, true) } else { expected };
            assert_schema("3.1.0", given, expected, &[]);
        }
    }
    assert_schema(
        "3.1.0",
        json!({ "type": "integer", "maximum": 20, "exclusiveMinimum": 0 }),
        json!({ "type": "integer", "exclusiveMinimum": true, "minimum": 0, "maximum": 20 }),
        &[],
    );
    assert_schema(
        "3.1.0",
        json!({ "type": "number", "maximum": 3, "exclusiveMaximum": 2.5 }),
        json!({ "type": "number", "exclusiveMaximum": true, "maximum": 2.5 }),
        &[],
    );
}

#[test]
fn exclusive_limits_that_are_flags() {
    let given =
        json!({ "type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 9, "exclusiveMaximum": false });
    let expected = json!({ "type": "integer", "exclusiveMinimum": true, "minimum": 0, "maximum": 9 });
    assert_schema("3.0.3", given.clone(), expected.clone(), &[]);
    assert_schema("3.1.0", given, expected, &["warning document/malformed /exclusiveMinimum"]);
    assert_schema(
        "3.0.3",
        json!({ "type": "number", "exclusiveMinimum": true }),
        json!({ "type": "number" }),
        &["warning schema/misplaced-keyword /exclusiveMinimum"],
    );
    assert_schema(
        "3.0.3",
        json!({ "type": "number", "exclusiveMinimum": 1.5 }),
        json!({ "type": "number", "exclusiveMinimum": true, "minimum": 1.5 }),
        &["warning document/malformed /exclusiveMinimum"],
    );
}

#[test]
fn limits_of_integers_become_integers() {
    let integer = |given: Value, expected: Value| {
        let (mut given, mut expected) = (given, expected);
        given["type"] = json!("integer");
        expected["type"] = json!("integer");
        assert_schema("3.1.0", given, expected, &[]);
    };
    integer(json!({ "minimum": 1.5, "maximum": 2.5 }), json!({ "minimum": 2, "maximum": 2 }));
    integer(json!({ "minimum": -1.5, "maximum": -0.5 }), json!({ "minimum": -1, "maximum": -1 }));
    integer(json!({ "exclusiveMinimum": 1.5, "exclusiveMaximum": 3.5 }), json!({ "minimum": 2, "maximum": 3 }));
    integer(json!({ "minimum": 2.0 }), json!({ "minimum": 2 }));
    // These hold for every integer of 64 bits.
    integer(json!({ "minimum": i64::MIN, "maximum": i64::MAX }), json!({}));
    integer(json!({ "minimum": -1e300, "maximum": 1e300 }), json!({}));
    integer(json!({ "maximum": u64::MAX, "format": "uint64" }), json!({ "format": "uint64" }));
    integer(json!({ "exclusiveMaximum": 9223372036854775808_u64 }), json!({}));
    integer(json!({ "multipleOf": 2.0 }), json!({ "multipleOf": 2 }));
    integer(json!({ "multipleOf": 0.25 }), json!({}));
    integer(json!({ "exclusiveMaximum": i64::MAX }), json!({ "exclusiveMaximum": true, "maximum": i64::MAX }));
}

#[test]
fn limits_of_integers_beyond_64_bits_are_reported() {
    for (given, keyword) in [
        (json!({ "minimum": 9223372036854775808_u64 }), "minimum"),
        (json!({ "minimum": 1e30 }), "minimum"),
        (json!({ "maximum": -1e30 }), "maximum"),
        (json!({ "maximum": 10000000000000000000_u64, "format": "uint64" }), "maximum"),
        (json!({ "multipleOf": 1.5 }), "multipleOf"),
    ] {
        let mut given = given;
        given["type"] = json!("integer");
        let mut expected = given.clone();
        expected.as_object_mut().unwrap().remove(keyword);
        assert_schema("3.1.0", given, expected, &[&format!("warning schema/unsupported-keyword /{keyword}")]);
    }
}

#[test]
fn sizes_may_be_written_with_a_fraction_of_nothing() {
    assert_schema(
        "3.1.0",
        json!({ "type": "string", "maxLength": 2.0 }),
        json!({ "type": "string", "maxLength": 2 }),
        &[],
    );
    assert_schema(
        "3.1.0",
        json!({ "type": "string", "maxLength": 2.5 }),
        json!({ "type": "string" }),
        &["error document/malformed /maxLength"],
    );
}
