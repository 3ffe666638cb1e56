//! What only the table of schemas says is compared too.

use serde_json::{Value, json};

use super::{findings, merged, with_schema};

/// Schemas that differ in what only the table says: the keyword that is reported, where it stands, and both schemas.
fn different() -> Vec<(&'static str, &'static str, Value, Value)> {
    let text = || json!({ "type": "string" });
    let mut all = vec![
        ("if", "", json!({ "if": text(), "then": false }), json!({ "then": false })),
        ("then", "", json!({ "if": text(), "then": false }), json!({ "if": text() })),
        ("else", "", json!({ "if": text(), "else": false }), json!({ "if": text() })),
        ("minContains", "", json!({ "contains": {}, "minContains": 2 }), json!({ "contains": {} })),
        ("maxContains", "", json!({ "contains": {}, "maxContains": 2 }), json!({ "contains": {}, "maxContains": 3 })),
        (
            "dependentRequired",
            "",
            json!({ "dependentRequired": { "a": ["b"] } }),
            json!({ "dependentRequired": { "a": ["c"] } }),
        ),
        ("dependentRequired", "", json!({ "dependencies": { "a": ["b"] } }), json!({})),
        (
            "dependentSchemas",
            "",
            json!({ "dependentSchemas": { "a": {} } }),
            json!({ "dependentSchemas": { "b": {} } }),
        ),
        (
            "patternProperties",
            "",
            json!({ "patternProperties": { "^a": {} } }),
            json!({ "patternProperties": { "^b": {} } }),
        ),
        ("prefixItems", "", json!({ "prefixItems": [text()] }), json!({ "prefixItems": [text(), {}] })),
    ];
    for (keyword, place, within) in [
        ("if", "/if", |schema: Value| json!({ "if": schema, "then": false })),
        ("then", "/then", |schema: Value| json!({ "if": {}, "then": schema })),
        ("else", "/else", |schema: Value| json!({ "if": {}, "else": schema })),
        ("contains", "/contains", |schema: Value| json!({ "contains": schema })),
        ("propertyNames", "/propertyNames", |schema: Value| json!({ "propertyNames": schema })),
        (
            "patternProperties",
            "/patternProperties/^a",
            |schema: Value| json!({ "patternProperties": { "^a": schema } }),
        ),
        ("dependentSchemas", "/dependentSchemas/a", |schema: Value| json!({ "dependentSchemas": { "a": schema } })),
        ("prefixItems", "/prefixItems/0", |schema: Value| json!({ "prefixItems": [schema] })),
        ("unevaluatedItems", "/unevaluatedItems", |schema: Value| json!({ "unevaluatedItems": schema })),
        ("unevaluatedProperties", "/unevaluatedProperties", |schema: Value| json!({ "unevaluatedProperties": schema })),
        (
            "$ref",
            "/$defs/a",
            |schema: Value| json!({ "$ref": "#/components/schemas/It/properties/p/$defs/a", "$defs": { "a": schema } }),
        ),
    ] as [(&'static str, &'static str, fn(Value) -> Value); 11]
    {
        if !matches!(keyword, "then" | "else" | "if" | "patternProperties" | "prefixItems" | "dependentSchemas") {
            all.push((keyword, "", within(text()), json!({})));
        }
        for (keyword, one, other) in keywords() {
            all.push((keyword, place, within(one), within(other)));
        }
    }
    all
}

/// Schemas that differ in one keyword.
fn keywords() -> Vec<(&'static str, Value, Value)> {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let of =
        |keyword: &'static str, one: Value, other: Value| (keyword, json!({ keyword: one }), json!({ keyword: other }));
    vec![
        of("type", json!("string"), json!("integer")),
        of("type", json!("string"), json!(["string", "null"])),
        of("enum", json!([1, 2]), json!([1, 3])),
        ("enum", json!({ "const": 1 }), json!({ "const": 2 })),
        of("format", json!("uuid"), json!("date")),
        of("minimum", json!(1), json!(2)),
        of("maximum", json!(1), json!(2)),
        of("exclusiveMinimum", json!(1), json!(1.5)),
        of("exclusiveMaximum", json!(1), json!(2)),
        of("multipleOf", json!(1), json!(2)),
        of("minLength", json!(1), json!(2)),
        of("maxLength", json!(1), json!(2)),
        of("pattern", json!("a"), json!("b")),
        of("minItems", json!(1), json!(2)),
        of("maxItems", json!(1), json!(2)),
        of("uniqueItems", json!(true), json!(false)),
        of("minProperties", json!(1), json!(2)),
        of("maxProperties", json!(1), json!(2)),
        of("required", json!(["a"]), json!(["b"])),
        of("properties", json!({ "a": {} }), json!({ "b": {} })),
        of("readOnly", json!(true), json!(false)),
        of("writeOnly", json!(true), json!(false)),
        of("allOf", json!([{}]), json!([{}, {}])),
        of("anyOf", json!([{}]), json!([{}, {}])),
        of("oneOf", json!([{}]), json!([{}, {}])),
        ("items", json!({ "items": {} }), json!({})),
        ("additionalProperties", json!({ "additionalProperties": {} }), json!({})),
        ("not", json!({ "not": { "type": "string" } }), json!({})),
        ("contains", json!({ "contains": {} }), json!({})),
        ("$ref", reference("Other"), json!({})),
        ("$ref", reference("Other"), reference("Another")),
        (
            "discriminator",
            json!({ "discriminator": { "propertyName": "a" } }),
            json!({ "discriminator": { "propertyName": "b" } }),
        ),
        ("false", json!(false), json!({})),
    ]
}

fn with(schema: &Value) -> Value {
    let mut document = with_schema(&json!({ "type": "object", "properties": { "p": schema } }));
    document["components"]["schemas"]["Another"] = json!({});
    document
}

#[test]
fn schemas_that_differ_in_one_keyword_conflict_and_both_places_are_shown() {
    for (keyword, place, one, other) in different() {
        for documents in [[with(&one), with(&other)], [with(&other), with(&one)]] {
            let (_, cx) = merged(&documents);
            let found = findings(&cx);
            let expected =
                format!("error merge/conflicting-schema: documents define `It` differently: `{keyword}` differs | ");
            assert!(matches!(found.as_slice(), [only] if only.starts_with(&expected)), "{one} {other}: {found:?}");
            let diagnostic = &cx.diagnostics[0];
            let labels: Vec<_> = diagnostic.primary.iter().chain(&diagnostic.related).collect();
            let [first, second] = labels.as_slice() else { panic!("{found:?}") };
            assert_ne!(first.location.source, second.location.source);
            for label in [first, second] {
                let pointer = format!("/components/schemas/It/properties/p{place}");
                assert!(label.location.pointer.starts_with(&pointer), "{one} {other}: {found:?}");
                let here = label.message.ends_with("is not here");
                let text: Value = serde_json::from_str(cx.sources.text(label.location.source)).unwrap();
                let at = text.pointer(&label.location.pointer);
                // `const` is a list of one, and `dependencies` are what they are in 2020-12.
                let renamed = one.to_string().contains("const") || one.to_string().contains("dependencies");
                assert!(at.is_some() || renamed, "{found:?}");
                let at_keyword = label.location.pointer == format!("{pointer}/{keyword}");
                assert_eq!(at_keyword, !here && keyword != "false", "{found:?}");
            }
        }
    }
}

#[test]
fn schemas_that_say_the_same_are_equal() {
    for (_, _, one, other) in different() {
        for schema in [one, other] {
            let (_, cx) = merged(&[with(&schema), with(&schema)]);
            assert_eq!(findings(&cx), Vec::<String>::new(), "{schema}");
        }
    }
    for (one, other) in [
        (json!({ "type": ["string", "null"] }), json!({ "type": ["null", "string"] })),
        (json!({ "enum": [1, "a"] }), json!({ "enum": ["a", 1.0] })),
        (json!({ "const": { "a": 1, "b": 2 } }), json!({ "enum": [{ "b": 2, "a": 1 }] })),
        (json!({ "required": ["a", "b"] }), json!({ "required": ["b", "a"] })),
        (
            json!({ "dependentRequired": { "a": ["b", "c"], "d": [] } }),
            json!({ "dependentRequired": { "d": [], "a": ["c", "b"] } }),
        ),
        (json!({ "minimum": 1 }), json!({ "minimum": 1.0 })),
        (json!({ "minLength": 0 }), json!({})),
        (json!({ "properties": { "a": {}, "b": {} } }), json!({ "properties": { "b": {}, "a": {} } })),
        (json!({ "patternProperties": { "a": {}, "b": {} } }), json!({ "patternProperties": { "b": {}, "a": {} } })),
        (json!(true), json!({})),
        (json!({ "then": {} }), json!({})),
        (json!({ "$comment": "a", "examples": [1] }), json!({ "x-a": 1 })),
    ] {
        let within =
            |schema: &Value| with(&json!({ "contains": schema, "if": { "propertyNames": schema }, "then": schema }));
        for documents in [[within(&one), within(&other)], [within(&other), within(&one)]] {
            let (_, cx) = merged(&documents);
            assert_eq!(findings(&cx), Vec::<String>::new(), "{one} {other}");
        }
    }
}

#[test]
fn descriptions_within_are_annotations() {
    let with = |text: &str| with(&json!({ "contains": { "type": "string", "description": text } }));
    let (_, cx) = merged(&[with("one"), with("other")]);
    let place = "components/schemas/It/properties/p/contains/description";
    assert_eq!(
        findings(&cx),
        [format!(
            "warning merge/annotations-differ: documents describe `It` differently: `description` differs | \
             1.json/{place} `description` is `\"other\"` | 0.json/{place} `description` is `\"one\"`"
        )]
    );
}

#[test]
fn circles_are_compared() {
    let with = |limit: u64| {
        with(
            &json!({ "contains": { "$anchor": "c", "minItems": limit, "items": { "$ref": "#c" } }, "if": { "$ref": "#c" }, "then": false }),
        )
    };
    assert_eq!(findings(&merged(&[with(1), with(1)]).1), Vec::<String>::new());
    assert_eq!(findings(&merged(&[with(1), with(2)]).1).len(), 1);
}
