//! No input makes the front stages panic: not a page that ends too early, not one with wrong bytes, and not a document
//! in which something is anything else.

use std::path::Path;
use std::sync::Arc;

use clientwright::context::Context;
use clientwright::diagnostic::{Code, Diagnostics};
use clientwright::load::{Document, load};
use clientwright::lower::lower;
use clientwright::merge::{Merged, merge};
use serde_json::{Value, json};

use super::lowering::{run, with_components};

fn page() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/services.md")).unwrap()
}

/// Numbers that look random, and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

fn lower_and_merge(documents: Vec<Document>, mut cx: Context) -> (Merged, Diagnostics) {
    let lowered = lower(documents, &mut cx);
    let merged = merge(lowered, &mut cx);
    let diagnostics = Diagnostics::new(cx.diagnostics, Arc::new(cx.sources));
    assert!(diagnostics.is_empty() || !diagnostics.render(true).is_empty());
    (merged, diagnostics)
}

fn read(file: &Path, bytes: &[u8]) -> (Merged, Diagnostics) {
    std::fs::write(file, bytes).unwrap();
    let mut cx = Context::default();
    let documents = load(&[file.to_owned()], &mut cx);
    lower_and_merge(documents, cx)
}

#[test]
fn the_page_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (merged, diagnostics) = read(&folder.path().join("page.md"), &page());
    assert_eq!(diagnostics.render(false), "");
    assert_eq!((merged.documents, merged.schema_copies, merged.operations), (6, 37, 6));
    assert_eq!(merged.api.components.unwrap().schemas.len(), 14);
}

#[test]
fn pages_that_end_too_early() {
    let folder = tempfile::tempdir().unwrap();
    let page = page();
    for length in (0..page.len()).step_by(97) {
        read(&folder.path().join("page.md"), &page[..length]);
    }
}

#[test]
fn pages_with_wrong_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let page = page();
    let mut random = Random(0x5eed);
    for _ in 0..150 {
        let mut page = page.clone();
        for _ in 0..=random.below(20) {
            let at = random.below(page.len());
            page[at] = match random.below(3) {
                0 => b"{}[]\",:`~#\\\n0-n"[random.below(15)],
                1 => u8::try_from(random.below(128)).unwrap(),
                _ => page[at] ^ (1 << random.below(8)),
            };
        }
        read(&folder.path().join("page.md"), &page);
    }
}

#[test]
fn documents_in_which_something_is_anything_else() {
    let mut cx = Context::default();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/services.md");
    let documents: Vec<Value> = load(&[page], &mut cx).into_iter().map(|document| document.value).collect();
    let mut random = Random(0xc0ffee);
    let others = [
        json!(null),
        json!([]),
        json!({}),
        json!(-1.5),
        json!(true),
        json!(""),
        json!("null"),
        json!({ "$ref": "#/components/schemas/ServiceResponse" }),
        json!({ "$ref": "" }),
        json!([null, "null", {}]),
        json!({ "type": "null" }),
        json!(u64::MAX),
    ];
    for _ in 0..400 {
        let mut cx = Context::default();
        let mut mutated = Vec::new();
        for document in &documents {
            let mut value = document.clone();
            for _ in 0..=random.below(4) {
                replace(&mut value, &mut random, &others);
            }
            let source = cx.sources.add("mutated.json", value.to_string());
            mutated.push(Document { source, value });
        }
        lower_and_merge(mutated, cx);
    }
}

/// Replaces a value somewhere in a document, or moves it to another key.
fn replace(value: &mut Value, random: &mut Random, others: &[Value]) {
    let inner = match value {
        Value::Array(elements) if !elements.is_empty() => elements.len(),
        Value::Object(members) if !members.is_empty() => members.len(),
        _ => 0,
    };
    if inner == 0 || random.below(12) == 0 {
        *value = others[random.below(others.len())].clone();
        return;
    }
    let at = random.below(inner);
    match value {
        Value::Array(elements) => replace(&mut elements[at], random, others),
        Value::Object(members) if random.below(20) == 0 => {
            let moved = members.values().nth(at).unwrap().clone();
            let key = members.keys().nth(random.below(inner)).unwrap().clone();
            members.insert(key, moved);
        }
        Value::Object(members) => replace(members.values_mut().nth(at).unwrap(), random, others),
        _ => {}
    }
}

#[test]
fn schemas_as_deep_as_json_may_be() {
    for wrap in [
        |inner: Value| json!({ "items": inner }),
        |inner: Value| json!({ "not": inner }),
        |inner: Value| json!({ "additionalProperties": inner, "type": ["object", "null"], "anyOf": [] }),
        |inner: Value| json!({ "anyOf": [inner, { "type": "null" }] }),
        |inner: Value| json!({ "allOf": [inner], "minLength": 1, "oneOf": [{}] }),
        |inner: Value| json!({ "properties": { "a": inner } }),
    ] {
        let mut text = String::new();
        let mut schema = json!({});
        loop {
            let document = with_components("3.1.0", &json!({ "schemas": { "It": &schema } }));
            let deeper = serde_json::to_string(&document).unwrap();
            if serde_json::from_str::<Value>(&deeper).is_err() {
                break;
            }
            text = deeper;
            schema = wrap(schema);
        }
        let mut cx = Context::default();
        let source = cx.sources.add("deep.json", text.clone());
        let documents = vec![Document { source, value: serde_json::from_str(&text).unwrap() }; 2];
        let (_, diagnostics) = lower_and_merge(documents, cx);
        assert!(!diagnostics.has_errors());
    }
}

#[test]
fn json_that_is_too_deep_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    for depth in [128, 100_000] {
        let text = format!("{{\"openapi\":\"3.1.0\",\"x\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
        let (_, diagnostics) = read(&folder.path().join("deep.json"), text.as_bytes());
        assert_eq!(diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>(), [Code::JsonTooDeep]);
    }
}

#[test]
fn time_is_linear_in_the_document() {
    // Each of these would take minutes if something were quadratic.
    let many = 20_000;
    let parameters: Vec<Value> = (0..many).map(|_| json!({ "in": "query", "name": "a", "schema": {} })).collect();
    let mut document = with_components(
        "3.0.3",
        &json!({ "schemas": {
        "Wide": { "properties": (0..many).map(|at| (at.to_string(), json!(1))).collect::<serde_json::Map<_, _>>() },
        "Required": { "required": vec!["a"; many] },
        "Enum": { "type": "string", "enum": (0..many).map(|at| at.to_string()).collect::<Vec<_>>() }
    } }),
    );
    document["paths"] = json!({ "/": { "get": { "parameters": parameters } } });
    let run = run(&document);
    assert_eq!(run.cx.diagnostics.len(), many + many - 1);
    let text = Diagnostics::new(run.cx.diagnostics, Arc::new(run.cx.sources)).render(false);
    assert!(text.len() > many);
}
