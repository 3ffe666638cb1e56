//! What schemas accept, by documents made of them.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{SchemaId, Schemas, accepts, failure};
use crate::context::Context;
use crate::load::Document;
use crate::lower::lower;

/// The schemas of a document of OpenAPI 3.1 that has these components, and the first of them.
fn table(components: &Value) -> (Schemas, Option<SchemaId>) {
    let mut cx = Context::default();
    let value = json!({
        "openapi": "3.1.0",
        "info": { "title": "Schemas", "version": "1" },
        "paths": {},
        "components": { "schemas": components },
    });
    let source = cx.sources.add("schemas.json", value.to_string());
    lower(vec![Document { source, value }], &mut cx);
    let schemas = std::mem::take(&mut cx.schemas);
    let first = schemas.iter().find(|(_, schema)| schema.component.is_some()).map(|(id, _)| id);
    (schemas, first)
}

fn check(schema: Value, value: &Value) -> Option<String> {
    let (schemas, id) = table(&json!({ "X": schema }));
    failure(&schemas, id.unwrap(), value)
}

#[test]
fn what_is_broken_is_said_with_its_place() {
    let schema = json!({
        "type": "object",
        "properties": { "tags": { "items": { "minLength": 4 } }, "n": { "exclusiveMaximum": 0.3 } }
    });
    let message = check(schema.clone(), &json!({ "tags": ["abcd", "abc"] })).unwrap();
    assert!(message.contains("tags") && message.contains("shorter than 4"), "{message}");
    assert_eq!(check(schema.clone(), &json!({ "n": 0.29 })), None);
    assert!(check(schema, &json!({ "n": 0.3 })).is_some());
}

#[test]
fn integers_compare_with_fractions_exactly() {
    // The nearest double of 9007199254740993 is 9007199254740992.
    assert!(check(json!({ "maximum": 9_007_199_254_740_992.0 }), &json!(9_007_199_254_740_993_u64)).is_some());
    assert!(check(json!({ "minimum": 9_007_199_254_740_993_u64 }), &json!(9_007_199_254_740_992.0)).is_some());
    assert!(check(json!({ "exclusiveMinimum": 1.5 }), &json!(1)).is_some());
    assert!(check(json!({ "maximum": 1e300 }), &json!(u64::MAX)).is_none());
}

#[test]
fn what_would_take_for_ever_is_accepted() {
    for (keyword, last, negated) in [("allOf", "string", false), ("anyOf", "integer", false), ("oneOf", "string", true)]
    {
        let mut components = Map::new();
        for level in 0..40 {
            let next = json!({ "$ref": format!("#/components/schemas/A{}", level + 1) });
            components.insert(format!("A{level}"), json!({ keyword: [next, next] }));
        }
        components.insert("A40".to_owned(), json!({ "type": last }));
        if negated {
            components.insert("A39".to_owned(), json!({ "not": { "$ref": "#/components/schemas/A40" } }));
        }
        let (schemas, id) = table(&Value::Object(components));
        assert!(accepts(&schemas, id.unwrap(), &json!("x")), "{keyword}");
    }
}

#[test]
fn long_chains_are_followed() {
    let mut components = Map::new();
    for level in 0..5_000 {
        let next = format!("#/components/schemas/A{}", level + 1);
        components.insert(format!("A{level}"), json!({ "$ref": next }));
    }
    components.insert("A5000".to_owned(), json!({ "type": "string" }));
    let (schemas, id) = table(&Value::Object(components.clone()));
    assert!(accepts(&schemas, id.unwrap(), &json!("x")));
    assert!(!accepts(&schemas, id.unwrap(), &json!(1)));
    for level in 0..5_000 {
        let next = format!("#/components/schemas/A{}", level + 1);
        components.insert(format!("A{level}"), json!({ "not": { "properties": { "a": {} }, "$ref": next } }));
    }
    let (schemas, id) = table(&Value::Object(components));
    assert!(accepts(&schemas, id.unwrap(), &json!({ "a": 1 })), "too deep to tell");
}

#[test]
fn many_items_are_compared_quickly() {
    let items: Vec<Value> = (0..20_000).map(|number| json!({ "a": number, "b": [number, 1.0] })).collect();
    assert_eq!(check(json!({ "uniqueItems": true }), &Value::Array(items.clone())), None);
    for (one, other, same) in [("1", "1.0", true), ("-0.0", "0", true), ("1", "true", false), ("1e3", "1000", true)] {
        let items: Value = serde_json::from_str(&format!("[[{one}], [{other}]]")).unwrap();
        assert_eq!(check(json!({ "uniqueItems": true }), &items).is_some(), same, "{one} {other}");
    }
    let mut twice = items;
    twice.push(json!({ "b": [7.0, 1], "a": 7.0 }));
    assert!(check(json!({ "uniqueItems": true }), &Value::Array(twice)).is_some());
}

/// The JSON Schema Test Suite for 2020-12, where `CLIENTWRIGHT_SUITES` names a folder that has it.
#[test]
fn the_json_schema_test_suite_agrees() {
    let Some(folder) = suite() else {
        println!("skipped: CLIENTWRIGHT_SUITES names no folder with json-schema-test-suite");
        return;
    };
    let (mut tried, mut left_out, mut wrong) = (0, 0, Vec::new());
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.extend(
        ["ecmascript-regex", "non-bmp-regex", "bignum", "float-overflow"]
            .map(|name| folder.join("optional").join(name).with_extension("json")),
    );
    files.sort();
    for file in files.iter().filter(|path| path.extension().is_some()) {
        let groups: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for group in groups {
            let text = group["schema"].to_string();
            if ["\"$id\"", "$dynamicRef", "\"$ref\":\"http", "\"$vocabulary\"", "\"$schema\":\"http://localhost"]
                .iter()
                .any(|beyond| text.contains(beyond))
            {
                left_out += 1;
                continue;
            }
            let mut schema = group["schema"].clone();
            lead_here(&mut schema);
            let (schemas, id) = table(&json!({ "X": schema }));
            for test in group["tests"].as_array().unwrap() {
                tried += 1;
                let failure = failure(&schemas, id.unwrap(), &test["data"]);
                if failure.is_none() != test["valid"].as_bool().unwrap() {
                    let name = file.file_stem().unwrap().to_string_lossy();
                    wrong.push(format!("{name}: {}: {}: {failure:?}", group["description"], test["description"]));
                }
            }
        }
    }
    println!("{tried} tried, {left_out} groups left out");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

fn suite() -> Option<PathBuf> {
    let folder = std::env::var_os("CLIENTWRIGHT_SUITES")?;
    Some(Path::new(&folder).join("json-schema-test-suite/draft2020-12")).filter(|folder| folder.is_dir())
}

/// Lets references of a schema that was a document of its own lead to where it is now.
fn lead_here(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(to) if name == "$ref" && (to == "#" || to.starts_with("#/")) => {
                        to.replace_range(..1, "#/components/schemas/X");
                    }
                    _ if name == "const" || name == "enum" => {}
                    other => lead_here(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(lead_here),
        _ => {}
    }
}
