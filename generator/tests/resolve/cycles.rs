//! Types that contain themselves.

use serde_json::{Value, json};

use crate::describe;
use crate::document::{Resolved, schemas};

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn object(properties: &[(&str, Value)]) -> Value {
    let properties: serde_json::Map<String, Value> =
        properties.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({ "type": "object", "properties": properties })
}

fn boxed(resolved: &Resolved) -> Vec<String> {
    let mut boxed = Vec::new();
    for definition in &resolved.api.definitions {
        if let clientwright::ir::DefinitionKind::Struct(object) = &definition.kind {
            let fields = object.fields.iter().filter(|field| field.boxed);
            boxed.extend(fields.map(|field| format!("{}.{}", definition.name, field.name)));
        }
    }
    boxed
}

#[test]
fn a_struct_within_itself_is_boxed() {
    let resolved = schemas(json!({ "Node": object(&[
        ("next", reference("Node")),
        ("maybe", json!({ "anyOf": [reference("Node"), { "type": "null" }] })),
        ("children", json!({ "type": "array", "items": reference("Node") })),
        ("by_name", json!({ "type": "object", "additionalProperties": reference("Node") })),
        ("other", reference("Leaf"))
    ]), "Leaf": object(&[("x", json!({}))]) }));
    assert_eq!(boxed(&resolved), ["Node.next", "Node.maybe"]);
}

#[test]
fn a_circle_is_boxed_once_whatever_the_order() {
    let definitions = [
        ("A", object(&[("b", reference("B"))])),
        ("B", object(&[("c", reference("C"))])),
        ("C", object(&[("a", reference("A")), ("leaf", reference("Leaf"))])),
        ("Leaf", object(&[])),
    ];
    let forwards: serde_json::Map<String, Value> =
        definitions.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    let backwards: serde_json::Map<String, Value> =
        definitions.iter().rev().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    assert_eq!(boxed(&schemas(Value::Object(forwards))), ["C.a"]);
    assert_eq!(boxed(&schemas(Value::Object(backwards))), ["C.a"]);
}

#[test]
fn circles_go_through_aliases_and_unions() {
    let resolved = schemas(json!({
        "Expression": { "anyOf": [{ "type": "string" }, reference("Call")] },
        "Call": object(&[("name", json!({ "type": "string" })), ("argument", reference("Argument"))]),
        "Argument": reference("Expression")
    }));
    assert_eq!(boxed(&resolved), ["Call.argument"]);
    assert_eq!(resolved.diagnostics, []);
}

#[test]
fn inline_structs_take_part() {
    let resolved = schemas(json!({
        "Outer": object(&[("inner", object(&[("outer", reference("Outer")), ("x", json!({}))]))])
    }));
    assert_eq!(boxed(&resolved), ["OuterInner.outer"]);
}

#[test]
fn aliases_that_contain_themselves_hold_any_value() {
    for reversed in [false, true] {
        let mut list = vec![
            ("Tree", json!({ "type": "array", "items": reference("Forest") })),
            ("Forest", json!({ "type": "object", "additionalProperties": reference("Tree") })),
        ];
        if reversed {
            list.reverse();
        }
        let list: serde_json::Map<String, Value> =
            list.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
        let resolved = schemas(Value::Object(list));
        assert_eq!(describe::definition(&resolved.api, "Forest"), ["Map<Value>"]);
        assert_eq!(describe::definition(&resolved.api, "Tree"), ["Vec<Forest>"]);
        assert_eq!(resolved.warnings(), ["schema/untyped"]);
    }
}

#[test]
fn a_union_may_contain_itself() {
    let resolved = schemas(json!({
        "Json": { "anyOf": [
            { "type": "string" }, { "type": "number" }, { "type": "boolean" },
            { "type": "array", "items": reference("Json") },
            { "type": "object", "additionalProperties": reference("Json") }
        ] }
    }));
    assert_eq!(
        describe::definition(&resolved.api, "Json"),
        ["String(String)", "Number(f64)", "Boolean(bool)", "Array(Vec<Json>)", "Object(Map<Json>)"]
    );
    assert_eq!(resolved.diagnostics, []);
}

#[test]
fn references_in_a_circle_are_any_value() {
    let resolved = schemas(json!({ "A": reference("B"), "B": reference("A"), "C": reference("C") }));
    assert!(!resolved.errors().is_empty());
    for name in ["A", "B", "C"] {
        let parts = describe::definition(&resolved.api, name);
        assert!(["Value", "A", "B"].contains(&parts[0].as_str()), "{name} {parts:?}");
    }
}
