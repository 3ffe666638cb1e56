//! Large and hostile documents. Recursion along chains of this length would exhaust the stack of a test.

use serde_json::{Map, Value, json};

use crate::describe;
use crate::document::{files, schemas};

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

#[test]
fn a_chain_of_twenty_thousand_references_is_followed() {
    let mut chain: Map<String, Value> =
        (0..20_000).map(|n| (format!("R{n:06}"), reference(&format!("R{:06}", n + 1)))).collect();
    chain.insert(
        "R020000".to_owned(),
        json!({ "type": ["object", "null"], "properties": { "r": reference("R000000") } }),
    );
    chain.insert("Union".to_owned(), json!({ "anyOf": [reference("R000000"), { "type": "string" }] }));
    let resolved = schemas(Value::Object(chain));
    assert_eq!(resolved.diagnostics, []);
    assert_eq!(resolved.api.definitions.len(), 20_002);
    assert_eq!(describe::definition(&resolved.api, "R020000")[0], "r: boxed Option<R000000> tristate");
    assert_eq!(describe::definition(&resolved.api, "Union"), ["R000000(R000000)", "String(String)"]);
}

#[test]
fn a_chain_of_twenty_thousand_structs_is_followed() {
    let mut chain: Map<String, Value> = (0..20_000)
        .map(|n| {
            (format!("S{n}"), json!({ "type": "object", "properties": { "next": reference(&format!("S{}", n + 1)) } }))
        })
        .collect();
    chain.insert(
        "S20000".to_owned(),
        json!({ "type": "object", "properties": { "next": reference("S0"), "n": { "type": "number" } } }),
    );
    let resolved = schemas(Value::Object(chain));
    assert_eq!(resolved.diagnostics, []);
    assert!(resolved.api.definitions.iter().all(|definition| definition.constrained));
    let structs = resolved.api.definitions.iter().filter_map(|definition| match &definition.kind {
        clientwright::ir::DefinitionKind::Struct(object) => Some(object),
        _ => None,
    });
    assert_eq!(structs.flat_map(|object| &object.fields).filter(|field| field.boxed).count(), 1);
}

#[test]
fn a_long_circle_of_aliases_is_ended_once() {
    let link = |n: usize| reference(&format!("A{:05}", n % 10_000));
    let mut circle: Map<String, Value> = (0..10_000).map(|n| (format!("A{n:05}"), link(n + 1))).collect();
    circle.insert("A05000".to_owned(), json!({ "type": "array", "items": link(5_001) }));
    let resolved = schemas(Value::Object(circle));
    assert_eq!(resolved.warnings(), ["schema/untyped"]);
    assert_eq!(describe::definition(&resolved.api, "A00000"), ["Value"]);
    assert_eq!(describe::definition(&resolved.api, "A05000"), ["Vec<A05001>"]);
}

/// Real documents, where `CLIENTWRIGHT_CORPUS` names a folder with some.
#[test]
fn real_documents_are_resolved() {
    let Ok(folder) = std::env::var("CLIENTWRIGHT_CORPUS") else {
        println!("skipped: CLIENTWRIGHT_CORPUS names no folder");
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json" && extension != "yaml") {
            continue;
        }
        let resolved = files(&[path.to_str().unwrap()]);
        let mut names = describe::names(&resolved.api);
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{}", path.display());
        println!("{}: {all} definitions, {} operations", path.display(), resolved.api.operations.len());
    }
}
