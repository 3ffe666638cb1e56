//! The Services page with something else in many of its places: whatever that makes of it, the generator ends with code
//! that parses or with diagnostics.
//!
//! `CLIENTWRIGHT_MUTATIONS=5000 cargo test --release -p clientwright --test mutations` tries more of them.

use std::fs;
use std::path::Path;

use clientwright::{Code, Config};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A linear congruential generator: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

fn documents() -> Vec<Value> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/services.md");
    let page = fs::read_to_string(page).unwrap();
    let blocks = page.split("```json\n").skip(1).map(|block| block.split("\n```").next().unwrap());
    blocks.map(|block| serde_json::from_str(block).unwrap()).collect()
}

/// What is put in place of something: values of every type, and schemas and other parts that mean something.
fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("type"),
        json!("*/ \"#\u{202e}"),
        json!([]),
        json!({}),
        json!({ "$ref": "#/components/schemas/ServiceResponse" }),
        json!({ "type": "array", "items": { "$ref": "#/components/schemas/VersionSet" }, "minItems": 1 }),
        json!({ "type": ["string", "null"], "enum": ["a", "A", "", "1", null] }),
        json!({ "type": "object", "additionalProperties": { "type": "number", "maximum": 0.5 }, "maxProperties": 3 }),
        json!({ "oneOf": [{ "type": "integer", "minimum": 1 }, { "type": "boolean" }, { "type": "null" }] }),
        json!({ "type": "object", "required": ["self", "x"], "properties": { "self": {}, "Self": {}, "x y": false } }),
        json!({ "allOf": [{ "$ref": "#/components/schemas/LLMConfig" }, { "properties": { "more": {} } }] }),
    ]
}

/// How many of the replacements are no schemas.
const MEANINGLESS: usize = 8;

/// Whether a schema stands in a place.
fn is_schema(place: &str) -> bool {
    let mut tokens = place.rsplit('/');
    let last = tokens.next().unwrap_or_default();
    matches!(last, "schema" | "items" | "additionalProperties") || tokens.next() == Some("properties")
}

/// Every object and array of a value, as the tokens that lead there.
fn places(value: &Value, here: &mut Vec<String>, all: &mut Vec<String>) {
    let mut visit = |token: String, child: &Value| {
        here.push(token.replace('~', "~0").replace('/', "~1"));
        all.push(format!("/{}", here.join("/")));
        places(child, here, all);
        here.pop();
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, child)| visit(key.clone(), child)),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, child)| visit(index.to_string(), child));
        }
        _ => {}
    }
}

#[test]
fn documents_with_something_else_in_their_places_end_in_code_or_diagnostics() {
    let number = std::env::var("CLIENTWRIGHT_MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(60);
    let originals = documents();
    let replacements = replacements();
    let mut dice = Dice(2026);
    let mut generated = 0;
    for round in 0..number {
        let folder = TempDir::new().unwrap();
        // The same change in all documents, so that what they share still agrees.
        let mut all = Vec::new();
        places(&originals[round % originals.len()], &mut Vec::new(), &mut all);
        let schemas: Vec<_> = all.iter().filter(|place| is_schema(place)).cloned().collect();
        let changes: Vec<_> = (0..=dice.below(3))
            .map(|_| {
                // Mostly one schema for another, which is for the later stages; sometimes anything anywhere.
                if dice.below(5) > 0 {
                    let meaningful = &replacements[MEANINGLESS..];
                    (schemas[dice.below(schemas.len())].clone(), meaningful[dice.below(meaningful.len())].clone())
                } else {
                    (all[dice.below(all.len())].clone(), replacements[dice.below(replacements.len())].clone())
                }
            })
            .collect();
        for (index, original) in originals.iter().enumerate() {
            let mut document = original.clone();
            for (place, replacement) in &changes {
                if let Some(value) = document.pointer_mut(place) {
                    *value = replacement.clone();
                }
            }
            fs::write(folder.path().join(format!("{index}.json")), document.to_string()).unwrap();
        }
        match Config::new().input(folder.path()).render() {
            Ok(_) => generated += 1,
            Err(errors) => {
                let unwritable = errors.iter().find(|error| error.code == Code::OutputUnwritable);
                assert!(unwritable.is_none(), "round {round}, {changes:?}: {unwritable:?}");
            }
        }
    }
    assert!(
        generated > number / 4,
        "only {generated} of {number} generate: the changes are too wild to try the emitter"
    );
}
