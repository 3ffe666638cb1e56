//! `$ref`s that lead to what stands elsewhere than among the components.

use serde_json::{Value, json};

use super::lowering::{Run, run, with_paths, without_origins};

fn parameter(name: &str) -> Value {
    json!({ "name": name, "in": "query", "schema": { "type": "string" } })
}

fn response(description: &str) -> Value {
    json!({ "description": description, "headers": { "X-Left": { "schema": { "type": "integer" } } } })
}

/// A document whose first path has one of everything.
fn document(path: &Value) -> Value {
    let mut document = with_paths(
        "3.1.0",
        &json!({
            "/a/{b}": {
                "parameters": [{ "name": "b", "in": "path", "required": true, "schema": { "type": "string" } }],
                "post": {
                    "parameters": [parameter("q"), parameter("r")],
                    "requestBody": { "content": { "text/plain": {} }, "description": "the body" },
                    "responses": { "200": { "$ref": "#/components/responses/Fine" }, "401": response("no") }
                }
            },
            "/c": path
        }),
    );
    document["components"] = json!({ "responses": { "Fine": response("fine") } });
    document["x-common"] = json!({ "deep": [{ "gone": response("gone") }] });
    document
}

/// The operation at `/c`, as the JSON of `openapiv3` without origins.
fn operation(run: &Run) -> Value {
    let paths = without_origins(serde_json::to_value(&run.api().paths).unwrap());
    paths["/c"]["get"].clone()
}

#[test]
fn references_lead_to_whatever_is_of_their_kind() {
    let run = run(&document(&json!({
        "parameters": [{ "$ref": "#/paths/~1a~1%7Bb%7D/parameters/0" }, { "$ref": "#/paths/~1a~1{b}/post/parameters/1" }],
        "get": {
            "parameters": [{ "$ref": "#/paths/~1a~1{b}/post/parameters/0" }],
            "requestBody": { "$ref": "#/paths/~1a~1{b}/post/requestBody" },
            "responses": {
                "200": { "$ref": "#/paths/~1a~1{b}/post/responses/200" },
                "401": { "$ref": "#/paths/~1a~1{b}/post/responses/401" },
                "404": { "description": "d", "headers": {
                    "X-Left": { "$ref": "#/components/responses/Fine/headers/X-Left" }
                } },
                "410": { "$ref": "#/x-common/deep/0/gone" }
            }
        }
    })));
    assert_eq!(run.findings(), Vec::<String>::new());
    let operation = operation(&run);
    let names: Vec<_> =
        operation["parameters"].as_array().unwrap().iter().map(|parameter| &parameter["name"]).collect();
    assert_eq!(names, ["b", "r", "q"]);
    assert_eq!(operation["requestBody"]["description"], "the body");
    let responses = &operation["responses"];
    assert_eq!(responses["200"], json!({ "$ref": "#/components/responses/Fine" }));
    assert_eq!((&responses["401"]["description"], &responses["410"]["description"]), (&json!("no"), &json!("gone")));
    for status in ["401", "404", "410"] {
        assert_eq!(responses[status]["headers"]["X-Left"]["schema"]["type"], "integer", "{status}");
    }
}

#[test]
fn a_parameter_replaces_the_one_of_its_path_wherever_both_stand() {
    let run = run(&document(&json!({
        "parameters": [{ "$ref": "#/paths/~1a~1{b}/post/parameters/0" }, parameter("r")],
        "get": {
            "parameters": [parameter("q"), { "$ref": "#/paths/~1a~1{b}/post/parameters/1" }],
            "responses": {}
        }
    })));
    assert_eq!(run.findings(), Vec::<String>::new());
    assert_eq!(operation(&run)["parameters"].as_array().map(Vec::len), Some(2));
}

#[test]
fn references_to_something_else_are_wrong() {
    for (reference, code) in [
        ("#/paths/~1a~1{b}/post/parameters/0", "unsupported"),
        ("#/paths/~1a~1{b}/post/responses", "unsupported"),
        ("#/paths/~1a~1{b}/post/responses/200/headers", "dangling"),
        ("#/paths/~1a~1{b}/post/responses/401/headers/X-Left", "unsupported"),
        ("#/paths/~1a~1{b}/post/responses/402", "dangling"),
        ("#/paths/~1a~1{b}/post/parameters/00", "dangling"),
        ("#/info", "unsupported"),
        ("#", "unsupported"),
        ("#response", "unsupported"),
    ] {
        let run = run(&document(&json!({ "get": { "responses": { "401": { "$ref": reference } } } })));
        let place = "/paths/~1c/get/responses/401/$ref";
        assert_eq!(run.findings(), [format!("error reference/{code} {place}")], "{reference}");
        assert_eq!(operation(&run)["responses"], json!({}), "{reference}");
    }
}

#[test]
fn what_is_wrong_there_concerns_those_who_refer_to_it() {
    let mut document = document(&json!({ "get": {
        "parameters": [{ "$ref": "#/paths/~1a~1{b}/post/parameters/0" }],
        "responses": { "401": { "$ref": "#/paths/~1a~1{b}/post/responses/401" } }
    } }));
    let post = &mut document["paths"]["/a/{b}"]["post"];
    post["parameters"][0]["in"] = json!("somewhere");
    post["responses"]["401"]["$ref"] = json!("#/components/responses/Missing");
    let run = run(&document);
    assert_eq!(
        run.findings(),
        [
            "error document/malformed /paths/~1a~1{b}/post/parameters/0/in",
            "error reference/dangling /paths/~1a~1{b}/post/responses/401/$ref",
            "error document/malformed /paths/~1c/get/parameters/0/$ref",
            "error reference/dangling /paths/~1c/get/responses/401/$ref"
        ]
    );
    let related: Vec<_> = run.cx.diagnostics[2].related.iter().map(|label| label.location.pointer.as_str()).collect();
    assert_eq!(related, ["/paths/~1a~1{b}/post/parameters/0/in"]);
}

#[test]
fn circles_end() {
    let to = |pointer: &str| json!({ "$ref": format!("#/paths/{pointer}") });
    let within =
        |reference: Value| json!({ "content": { "a/b": { "encoding": { "c": { "headers": { "H": reference } } } } } });
    let mut document = with_paths(
        "3.1.0",
        &json!({
            "/self": to("~1self"),
            "/one": to("~1two"),
            "/two": to("~1one"),
            "/a": { "get": { "responses": {
                "400": to("~1a/get/responses/401"),
                "401": to("~1a/get/responses/400"),
                "402": { "$ref": "#/components/responses/A" },
                "200": { "description": "d", "headers": {
                    "H": within(to("~1a/get/responses/200/headers/H")),
                    "I": within(to("~1a/get/responses/200/headers/H"))
                } }
            } } }
        }),
    );
    document["components"] = json!({ "responses": { "A": to("~1a/get/responses/402") } });
    let run = run(&document);
    let findings = run.findings();
    assert!(findings.iter().all(|finding| finding.starts_with("error reference/cycle")), "{findings:#?}");
    for place in
        ["/paths/~1self", "/paths/~1one", "/paths/~1two", "/components/responses/A", "/paths/~1a/get/responses/400"]
    {
        assert!(findings.iter().any(|finding| finding.ends_with(&format!(" {place}/$ref"))), "{place}: {findings:#?}");
    }
    assert!(findings.iter().any(|finding| finding.contains("/headers/H/")), "{findings:#?}");
}

#[test]
fn references_may_lead_from_path_to_path() {
    let mut paths = serde_json::Map::new();
    for index in 0..200 {
        paths.insert(format!("/p{index}"), json!({ "$ref": format!("#/paths/~1p{}", index + 1) }));
    }
    paths.insert("/p200".to_owned(), json!({ "get": { "operationId": "it", "responses": {} } }));
    let run = run(&with_paths("3.1.0", &Value::Object(paths)));
    assert_eq!(run.findings(), Vec::<String>::new());
    let paths = serde_json::to_value(&run.api().paths).unwrap();
    assert_eq!(paths["/p0"]["get"]["operationId"], "it");
}
