//! `$ref`.

use serde_json::{Value, json};

use super::lowering::{assert_schema, run, with_components, without_origins};

const OTHER: &str = "#/components/schemas/Other";

#[test]
fn siblings_are_ignored_in_3_0() {
    let reference = json!({ "$ref": OTHER });
    assert_schema(
        "3.0.3",
        json!({ "$ref": OTHER, "description": "d", "default": 1, "x-a": 1 }),
        reference.clone(),
        &[],
    );
    assert_schema(
        "3.0.3",
        json!({ "$ref": OTHER, "nullable": true, "type": "object" }),
        reference,
        &["warning schema/misplaced-keyword /nullable", "warning schema/misplaced-keyword /type"],
    );
}

#[test]
fn annotations_beside_a_reference_belong_to_the_place() {
    assert_schema("3.1.0", json!({ "$ref": OTHER, "x-a": 1 }), json!({ "$ref": OTHER }), &[]);
    assert_schema(
        "3.1.0",
        json!({ "$ref": OTHER, "default": "", "description": "d", "deprecated": true, "title": "t", "examples": [1] }),
        json!({ "allOf": [{ "$ref": OTHER }], "default": "", "description": "d", "deprecated": true, "title": "t" }),
        &[],
    );
    assert_schema(
        "3.1.0",
        json!({ "$ref": OTHER, "nullable": true, "readOnly": true }),
        json!({ "allOf": [{ "$ref": OTHER }], "nullable": true, "readOnly": true }),
        &["warning schema/unknown-keyword /nullable"],
    );
}

#[test]
fn assertions_beside_a_reference_are_a_conjunction() {
    assert_schema(
        "3.1.0",
        json!({ "$ref": OTHER, "minProperties": 1, "title": "t" }),
        json!({ "allOf": [{ "$ref": OTHER }, { "type": "object", "minProperties": 1 }], "title": "t" }),
        &["warning schema/untyped"],
    );
    assert_schema(
        "3.1.0",
        json!({ "$ref": OTHER, "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }),
        json!({ "allOf": [
            { "$ref": OTHER },
            { "anyOf": [{ "type": "object", "required": ["a"] }, { "type": "object", "required": ["b"] }] }
        ] }),
        &[],
    );
    // The type of what is referred to is no new assertion.
    assert_schema("3.1.0", json!({ "$ref": OTHER, "type": "object" }), json!({ "allOf": [{ "$ref": OTHER }] }), &[]);
    assert_schema(
        "3.1.0",
        json!({ "$ref": OTHER, "type": ["object", "null"] }),
        json!({ "allOf": [{ "$ref": OTHER }], "nullable": true }),
        &["warning schema/nullable-enum /type"],
    );
    assert_schema(
        "3.1.0",
        json!({ "$ref": OTHER, "type": "string" }),
        json!({ "allOf": [{ "$ref": OTHER }, { "type": "string" }] }),
        &[],
    );
}

#[test]
fn references_that_lead_nowhere() {
    for (reference, finding, help) in [
        ("#/components/schemas/Othr", "error reference/dangling /$ref", Some("did you mean `Other`?")),
        ("#/components/schemas/Nothing", "error reference/dangling /$ref", None),
        ("#/definitions/Other", "error reference/dangling /$ref", Some("did you mean `#/components/schemas/Other`?")),
        ("#/components/responses/None", "error reference/dangling /$ref", None),
        ("other.json#/components/schemas/Other", "error reference/external /$ref", None),
        ("https://example.com/a", "error reference/external /$ref", None),
        ("Other", "error reference/external /$ref", None),
        ("", "error reference/external /$ref", None),
        ("#", "error reference/unsupported /$ref", None),
        ("#Other", "error reference/dangling /$ref", Some("did you mean `#/components/schemas/Other`?")),
        ("#/info", "error reference/unsupported /$ref", None),
        ("#/components/schemas/Other/type", "error reference/unsupported /$ref", None),
        ("#/components/schemas", "error reference/unsupported /$ref", None),
    ] {
        let (lowered, found) = super::lowering::schema("3.1.0", &json!({ "$ref": reference }));
        assert_eq!(lowered, json!({}), "{reference}");
        assert_eq!(found, [finding], "{reference}");
        if help.is_some() {
            let components = json!({ "schemas": { "It": { "$ref": reference }, "Other": {} } });
            let run = run(&with_components("3.1.0", &components));
            assert_eq!(run.cx.diagnostics[0].help.as_deref(), help, "{reference}");
        }
    }
    assert_schema("3.0.3", json!({ "$ref": 1 }), json!({}), &["error document/malformed /$ref"]);
}

#[test]
fn names_are_read_as_uri_fragments_of_pointers() {
    let components = json!({ "schemas": {
        "a/b ~é": { "type": "string" },
        "One": { "$ref": "#/components/schemas/a~1b%20~0%C3%A9" },
        "Two": { "$ref": "#/components/schemas/a%7E1b ~0é" }
    } });
    let run = run(&with_components("3.0.3", &components));
    assert_eq!(run.findings(), Vec::<String>::new());
    let schemas = serde_json::to_value(&run.api().components.as_ref().unwrap().schemas).unwrap();
    assert_eq!(schemas["One"], json!({ "$ref": "#/components/schemas/a/b ~é" }));
    assert_eq!(schemas["Two"], schemas["One"]);
}

#[test]
fn circles_of_nothing_but_references() {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let components = json!({ "schemas": {
        "Self": reference("Self"),
        "A": reference("B"),
        "B": { "anyOf": [reference("C"), { "type": "null" }] },
        "C": { "allOf": [reference("A")], "description": "d" },
        "Into": reference("A"),
        "Fine": { "type": "object", "properties": { "child": reference("Fine") } },
        "Alias": reference("Fine")
    } });
    let run = run(&with_components("3.1.0", &components));
    assert_eq!(
        run.findings(),
        ["error reference/cycle /components/schemas/Self/$ref", "error reference/cycle /components/schemas/A/$ref"]
    );
    let related: Vec<_> = run.cx.diagnostics[1].related.iter().map(|label| label.location.pointer.as_str()).collect();
    assert_eq!(related, ["/components/schemas/B/$ref", "/components/schemas/C/$ref"]);
    let schemas = without_origins(serde_json::to_value(&run.api().components.as_ref().unwrap().schemas).unwrap());
    for name in ["Self", "A", "B", "C"] {
        assert_eq!(schemas[name], json!({}), "{name}");
    }
    assert_eq!(schemas["Into"], reference("A"));
    assert_eq!(schemas["Alias"], reference("Fine"));
}

#[test]
fn circles_of_other_components() {
    let reference = |kind: &str, name: &str| json!({ "$ref": format!("#/components/{kind}/{name}") });
    let mut components = json!({});
    for kind in ["parameters", "responses", "requestBodies", "headers", "securitySchemes"] {
        components[kind] = json!({ "A": reference(kind, "B"), "B": reference(kind, "A") });
    }
    let run = run(&with_components("3.0.3", &components));
    assert_eq!(run.findings().len(), 5);
    assert!(run.findings().iter().all(|finding| finding.starts_with("error reference/cycle")));
    let lowered = without_origins(serde_json::to_value(run.api().components.as_ref().unwrap()).unwrap());
    assert_eq!(lowered, json!({}));
}

#[test]
fn long_chains_are_no_circles() {
    let mut schemas = serde_json::Map::new();
    for index in 0..5000 {
        schemas.insert(format!("S{index}"), json!({ "$ref": format!("#/components/schemas/S{}", index + 1) }));
    }
    schemas.insert("S5000".to_owned(), json!({ "type": "string" }));
    let run = run(&with_components("3.0.3", &json!({ "schemas": Value::Object(schemas) })));
    assert_eq!(run.findings(), Vec::<String>::new());
}
