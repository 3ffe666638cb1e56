//! Random schemas and random instances: the generated client agrees with an independent validator.
//!
//! `CLIENTWRIGHT_PROPERTIES=N` tries N documents instead of one, `CLIENTWRIGHT_SEED` begins with another seed.

use std::fs;

use clientwright_tests::conformance::{self, Case, Verdict};
use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Schemas of a document.
const SCHEMAS: usize = 40;
/// Instances of a schema.
const INSTANCES: usize = 40;
const NAMES: &[&str] = &["a", "b", "c", "kind"];
const PATTERNS: &[&str] = &["^a", "b$", "^[a-c]*$", "^(?!x)"];

#[test]
fn types_and_checks_agree_with_an_independent_validator() {
    let number = |name: &str, default: u64| {
        std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok()).unwrap_or(default)
    };
    let first = number("CLIENTWRIGHT_SEED", 1);
    for seed in first..first + number("CLIENTWRIGHT_PROPERTIES", 1) {
        agree(seed);
    }
}

fn agree(seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let schemas: Map<String, Value> = (0..SCHEMAS).map(|at| (format!("S{at}"), schema(&mut rng, 3, at))).collect();
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Random", "version": "1.0.0" },
        "components": { "schemas": schemas }
    });
    let mut cases = Vec::new();
    let mut labels = Vec::new();
    for name in schemas.keys() {
        let mut root = document.clone();
        root["$ref"] = format!("#/components/schemas/{name}").into();
        let validator = jsonschema::draft202012::new(&root).unwrap();
        for _ in 0..INSTANCES {
            let instance = if rng.bool() { near(&mut rng, &schemas[name], &schemas, 4) } else { anything(&mut rng, 3) };
            labels.push(validator.is_valid(&instance));
            cases.push(Case {
                schema: name.clone(),
                keyword: String::new(),
                instance: instance.to_string(),
                valid: None,
                invalid_by: None,
            });
        }
    }
    let folder = conformance::folder("properties");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("random.json");
    fs::write(&path, document.to_string()).unwrap();
    let verdicts = conformance::run(&path, &cases, &folder).unwrap_or_else(|why| panic!("seed {seed}: {why}"));
    let differ: Vec<String> = cases
        .iter()
        .zip(&verdicts)
        .zip(&labels)
        .filter(|((_, verdict), valid)| matches!(verdict, Verdict::Accepted { .. } | Verdict::Untyped) != **valid)
        .map(|((case, verdict), valid)| {
            format!("{} of {}: valid {valid}, but {verdict:?}\n  {}", case.instance, case.schema, schemas[&case.schema])
        })
        .collect();
    assert!(differ.is_empty(), "seed {seed}: {} of {} differ:\n{}", differ.len(), cases.len(), differ.join("\n"));
}

/// A schema; `at` is its position, for references lead to the ones before.
fn schema(rng: &mut Rng, depth: usize, at: usize) -> Value {
    if depth == 0 {
        return leaf(rng);
    }
    match rng.usize(..14) {
        0 if at > 0 => json!({ "$ref": format!("#/components/schemas/S{}", rng.usize(..at)) }),
        1 => json!({ "anyOf": several(rng, depth, at) }),
        2 => json!({ "oneOf": several(rng, depth, at) }),
        3 => json!({ "allOf": several(rng, depth, at) }),
        4 => json!({ "not": schema(rng, depth - 1, at) }),
        5 => json!({ "if": schema(rng, depth - 1, at), "then": schema(rng, depth - 1, at), "else": leaf(rng) }),
        6..=8 => object(rng, depth, at),
        9 | 10 => array(rng, depth, at),
        _ => leaf(rng),
    }
}

fn several(rng: &mut Rng, depth: usize, at: usize) -> Vec<Value> {
    (0..rng.usize(1..4)).map(|_| schema(rng, depth - 1, at)).collect()
}

fn leaf(rng: &mut Rng) -> Value {
    match rng.usize(..12) {
        0 => json!({ "type": "string", "minLength": rng.usize(..3), "maxLength": rng.usize(1..4) }),
        1 => json!({ "type": "string", "pattern": PATTERNS[rng.usize(..PATTERNS.len())] }),
        2 => json!({ "type": "integer", "minimum": rng.i32(-2..2), "exclusiveMaximum": rng.i32(0..5) }),
        3 => json!({ "type": "number", "multipleOf": (*rng.choice(&[0.5, 0.1, 3.0]).unwrap_or(&1.0)) }),
        4 => json!({ "type": ["string", "null"] }),
        5 => json!({ "enum": [anything(rng, 1), anything(rng, 0), "a"] }),
        6 => json!({ "const": anything(rng, 1) }),
        7 => json!({ "type": "boolean" }),
        8 => json!({ "type": ["integer", "array", "boolean"] }),
        9 => json!(rng.bool()),
        10 => json!({ "maxLength": 2, "minimum": 1 }),
        _ => json!({}),
    }
}

fn object(rng: &mut Rng, depth: usize, at: usize) -> Value {
    let mut object = json!({ "type": "object" });
    let name = |rng: &mut Rng| NAMES[rng.usize(..NAMES.len())].to_owned();
    for _ in 0..rng.usize(..4) {
        object["properties"][name(rng)] = schema(rng, depth - 1, at);
    }
    let part = |rng: &mut Rng| schema(rng, depth - 1, at);
    match rng.usize(..10) {
        0 => object["additionalProperties"] = false.into(),
        1 => object["additionalProperties"] = part(rng),
        2 => object["patternProperties"] = json!({ PATTERNS[rng.usize(..3)]: part(rng) }),
        3 => object["propertyNames"] = json!({ "maxLength": 1 }),
        4 => object["dependentRequired"] = json!({ "a": ["b"] }),
        5 => object["dependentSchemas"] = json!({ "b": part(rng) }),
        6 => object["unevaluatedProperties"] = false.into(),
        7 => object["minProperties"] = 1.into(),
        8 => object["maxProperties"] = 2.into(),
        _ => {}
    }
    if rng.bool() {
        object["required"] = json!([name(rng)]);
    }
    if rng.usize(..4) == 0 {
        object["anyOf"] = several(rng, depth, at).into();
    }
    object
}

fn array(rng: &mut Rng, depth: usize, at: usize) -> Value {
    let mut array = json!({ "type": "array" });
    let part = |rng: &mut Rng| schema(rng, depth - 1, at);
    if rng.bool() {
        array["items"] = part(rng);
    }
    match rng.usize(..7) {
        0 => array["prefixItems"] = several(rng, depth, at).into(),
        1 => array["contains"] = part(rng),
        2 => array["uniqueItems"] = true.into(),
        3 => array["minItems"] = 1.into(),
        4 => array["maxItems"] = 2.into(),
        5 => array["unevaluatedItems"] = part(rng),
        _ => {}
    }
    array
}

/// Any value.
fn anything(rng: &mut Rng, depth: usize) -> Value {
    match rng.usize(..if depth == 0 { 7 } else { 10 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => rng.i32(-3..6).into(),
        3 => json!(f64::from(rng.i32(-10..10)) / 4.0),
        4..=6 => ["", "a", "ab", "xyz", "💩", "abcb"][rng.usize(..6)].into(),
        7 => (0..rng.usize(..4)).map(|_| anything(rng, depth - 1)).collect(),
        _ => {
            let names = (0..rng.usize(..4)).map(|_| NAMES[rng.usize(..NAMES.len())].to_owned());
            let names: Vec<String> = names.collect();
            names.into_iter().map(|name| (name, anything(rng, depth - 1))).collect::<Map<_, _>>().into()
        }
    }
}

/// A value that comes near to a schema.
fn near(rng: &mut Rng, schema: &Value, all: &Map<String, Value>, depth: usize) -> Value {
    if depth == 0 || rng.usize(..8) == 0 {
        return anything(rng, 1);
    }
    let chosen = ["anyOf", "oneOf", "allOf"].iter().find_map(|keyword| schema.get(keyword)?.as_array());
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return near(rng, &all[name], all, depth - 1);
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => {
            let mut object = Map::new();
            let none = Map::new();
            let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
            for (name, schema) in properties {
                if rng.usize(..3) > 0 {
                    object.insert(name.clone(), near(rng, schema, all, depth - 1));
                }
            }
            for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
                let name = name.as_str().unwrap_or_default();
                if !object.contains_key(name) {
                    object.insert(name.to_owned(), anything(rng, 1));
                }
            }
            object.into()
        }
        Some("array") => {
            let items = schema.get("items").or(schema.get("contains")).unwrap_or(&Value::Null);
            (0..rng.usize(..4)).map(|_| near(rng, items, all, depth - 1)).collect()
        }
        Some("string") => ["a", "ab", "b", "abc"][rng.usize(..4)].into(),
        Some("integer") => rng.i32(-2..5).into(),
        Some("number") => json!(f64::from(rng.i32(-20..20)) / 10.0),
        _ => match (chosen, schema.get("enum").and_then(Value::as_array)) {
            (Some(branches), _) => {
                let branch = rng.usize(..branches.len());
                near(rng, &branches[branch], all, depth - 1)
            }
            (_, Some(values)) => values[rng.usize(..values.len())].clone(),
            _ => schema.get("const").or(schema.get("then")).cloned().unwrap_or_else(|| anything(rng, 1)),
        },
    }
}
