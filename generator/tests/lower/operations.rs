//! Paths, operations, parameters, bodies and responses.

use clientwright::source::origin_of;
use serde_json::{Value, json};

use super::lowering::{Run, run, with_paths, without_origins};

fn lowered(run: &Run, path: &str) -> Value {
    without_origins(serde_json::to_value(&run.api().paths.paths[path]).unwrap())
}

#[test]
fn an_operation_with_everything() {
    let operation = json!({
        "tags": ["t"],
        "summary": "s",
        "description": "d",
        "externalDocs": { "url": "u" },
        "operationId": "id",
        "parameters": [
            { "in": "path", "name": "a", "required": true, "style": "label", "schema": { "type": "string" } },
            { "in": "query", "name": "b", "style": "deepObject", "explode": true, "allowReserved": true,
              "allowEmptyValue": true, "description": "d", "deprecated": true, "schema": { "type": "object" } },
            { "in": "header", "name": "c", "style": "simple", "schema": {} },
            { "in": "cookie", "name": "d", "style": "form", "content": { "application/json": { "schema": {} } } }
        ],
        "requestBody": {
            "description": "d",
            "content": { "multipart/form-data": {
                "schema": { "type": "object" },
                "encoding": { "p": { "contentType": "image/png", "headers": { "H": { "style": "simple", "schema": {} } } } }
            } },
            "required": true
        },
        "responses": {
            "default": { "description": "d" },
            "200": {
                "description": "d",
                "headers": { "H": { "description": "d", "style": "simple", "required": true, "schema": { "type": "string" } } },
                "content": { "application/json": { "schema": { "type": "integer" } } }
            },
            "4XX": { "description": "d" }
        },
        "deprecated": true,
        "security": [],
        "servers": [{ "url": "u" }]
    });
    let run = run(&with_paths("3.0.3", &json!({ "/{a}": { "trace": operation, "x-a": 1 }, "x-path": 1 })));
    assert_eq!(run.findings(), Vec::<String>::new());
    let mut expected = json!({ "trace": operation });
    expected["trace"]["requestBody"]["content"]["multipart/form-data"]["encoding"]["p"]["explode"] = json!(true);
    assert_eq!(lowered(&run, "/{a}"), expected);
    assert_eq!(run.api().paths.paths.len(), 1);
}

#[test]
fn everything_carries_its_origin() {
    let document = with_paths(
        "3.1.0",
        &json!({ "/a~": { "get": {
        "parameters": [{ "in": "query", "name": "b", "schema": {} }],
        "requestBody": { "content": { "application/json": { "schema": {} } } },
        "responses": { "200": { "description": "d" } }
    } } }),
    );
    let run = run(&document);
    let pointer = |extensions| run.cx.origins.location(origin_of(extensions).unwrap()).pointer;
    let item = run.api().paths.paths["/a~"].as_item().unwrap();
    let operation = item.get.as_ref().unwrap();
    let body = operation.request_body.as_ref().unwrap().as_item().unwrap();
    let parameter = operation.parameters[0].as_item().unwrap().parameter_data_ref();
    let response = operation.responses.responses[0].as_item().unwrap();
    assert_eq!(pointer(&run.api().extensions), "");
    assert_eq!(pointer(&run.api().info.extensions), "/info");
    assert_eq!(pointer(&item.extensions), "/paths/~1a~0");
    assert_eq!(pointer(&operation.extensions), "/paths/~1a~0/get");
    assert_eq!(pointer(&parameter.extensions), "/paths/~1a~0/get/parameters/0");
    assert_eq!(pointer(&body.extensions), "/paths/~1a~0/get/requestBody");
    assert_eq!(pointer(&body.content[0].extensions), "/paths/~1a~0/get/requestBody/content/application~1json");
    assert_eq!(pointer(&response.extensions), "/paths/~1a~0/get/responses/200");
}

#[test]
fn path_items_hand_down_what_they_share() {
    let parameter = |location: &str, name: &str, description: &str| json!({ "in": location, "name": name, "description": description, "required": true, "style": "form", "schema": {} });
    let mut document = with_paths(
        "3.0.3",
        &json!({ "/": {
        "parameters": [
            parameter("query", "a", "shared"),
            parameter("query", "b", "shared"),
            { "$ref": "#/components/parameters/C" }
        ],
        "servers": [{ "url": "shared" }],
        "get": { "parameters": [parameter("query", "b", "own"), parameter("query", "c", "own")] },
        "put": { "servers": [{ "url": "own" }], "parameters": [parameter("cookie", "a", "own")] }
    } }),
    );
    document["components"] = json!({ "parameters": { "C": parameter("query", "c", "component") } });
    let run = run(&document);
    assert_eq!(run.findings(), Vec::<String>::new());
    assert_eq!(
        lowered(&run, "/"),
        json!({
            "get": {
                "parameters": [
                    parameter("query", "a", "shared"), parameter("query", "b", "own"), parameter("query", "c", "own")
                ],
                "responses": {},
                "servers": [{ "url": "shared" }]
            },
            "put": {
                "parameters": [
                    parameter("query", "a", "shared"),
                    parameter("query", "b", "shared"),
                    { "$ref": "#/components/parameters/C" },
                    parameter("cookie", "a", "own")
                ],
                "responses": {},
                "servers": [{ "url": "own" }]
            }
        })
    );
}

#[test]
fn parameters_that_are_wrong() {
    let document = with_paths(
        "3.0.3",
        &json!({ "/{a}": { "get": { "parameters": [
        { "in": "query", "name": "a", "schema": {}, "description": "first" },
        { "in": "query", "name": "a", "schema": {}, "description": "second" },
        { "in": "path", "name": "a", "schema": {} },
        { "in": "body", "name": "b", "schema": {} },
        { "in": "query", "name": "c" },
        { "in": "query", "name": "d", "schema": {}, "style": "matrix" },
        { "in": "query", "schema": {} },
        { "name": "e", "schema": {} },
        "f",
        { "in": "query", "name": "g", "schema": {}, "type": "string" }
    ] } } }),
    );
    let run = run(&document);
    let place = "/paths/~1{a}/get/parameters";
    assert_eq!(
        run.findings(),
        [
            format!("warning parameter/duplicate {place}/1"),
            format!("warning document/malformed {place}/2"),
            format!("error document/malformed {place}/3/in"),
            format!("error document/malformed {place}/4"),
            format!("error document/malformed {place}/5/style"),
            format!("error document/malformed {place}/6"),
            format!("error document/malformed {place}/7"),
            format!("error document/malformed {place}/8"),
            format!("warning document/unknown-field {place}/9/type"),
        ]
    );
    let parameters = lowered(&run, "/{a}")["get"]["parameters"].clone();
    let names: Vec<_> = parameters.as_array().unwrap().iter().map(|parameter| parameter["name"].clone()).collect();
    assert_eq!(names, ["a", "a", "c", "d", "", "g"]);
    assert_eq!(parameters[0]["description"], "second");
    assert_eq!(parameters[1]["required"], true);
}

#[test]
fn statuses_that_are_none() {
    let document = with_paths(
        "3.0.3",
        &json!({ "/": { "get": { "responses": {
        "200": {}, "099": {}, "600": {}, "20": {}, "2xx": {}, "ok": {}, "2é": {}, "x-a": {}, "default": []
    } } } }),
    );
    let run = run(&document);
    let place = "/paths/~1/get/responses";
    assert_eq!(
        run.findings(),
        ["099", "600", "20", "ok", "2é", "default"].map(|status| format!("error document/malformed {place}/{status}"))
    );
    let responses = lowered(&run, "/")["get"]["responses"].clone();
    assert_eq!(responses, json!({ "200": { "description": "" }, "2XX": { "description": "" } }));
}

#[test]
fn parts_of_an_operation_that_have_the_wrong_type() {
    let document = with_paths(
        "3.0.3",
        &json!({ "/": {
        "get": { "parameters": {}, "tags": "t", "responses": [], "requestBody": 1, "security": {}, "deprecated": "no",
                 "servers": [1], "operationId": 2, "callbacks": { "c": {}, "d": 1 } },
        "put": [],
        "query": {}
    }, "/b": null }),
    );
    let run = run(&document);
    assert_eq!(
        run.findings(),
        [
            "warning document/unknown-field /paths/~1/query",
            "error document/malformed /paths/~1/get/parameters",
            "error document/malformed /paths/~1/get/tags",
            "error document/malformed /paths/~1/get/operationId",
            "error document/malformed /paths/~1/get/requestBody",
            "error document/malformed /paths/~1/get/responses",
            "error document/malformed /paths/~1/get/deprecated",
            "error document/malformed /paths/~1/get/security",
            "error document/malformed /paths/~1/get/servers/0",
            "error document/malformed /paths/~1/get/callbacks/d",
            "error document/malformed /paths/~1/put",
            "error document/malformed /paths/~1b"
        ]
    );
}

#[test]
fn path_items_may_be_components() {
    let mut document = with_paths(
        "3.1.0",
        &json!({
            "/a": { "$ref": "#/components/pathItems/A" },
            "/b": { "$ref": "#/components/pathItems/B" },
            "/c": { "$ref": "#/components/pathItems/C" },
            "/d": { "$ref": "#/paths/~1a" }
        }),
    );
    document["components"] = json!({ "pathItems": {
        "A": { "$ref": "#/components/pathItems/Item" },
        "B": { "$ref": "#/components/pathItems/B" },
        "Item": { "get": { "operationId": "item" } }
    } });
    let run = run(&document);
    assert_eq!(
        run.findings(),
        ["error reference/cycle /components/pathItems/B/$ref", "error reference/dangling /paths/~1c/$ref"]
    );
    for path in ["/a", "/d"] {
        assert_eq!(lowered(&run, path)["get"]["operationId"], "item", "{path}");
    }
    let operation = run.api().paths.paths["/a"].as_item().unwrap().get.as_ref().unwrap();
    let origin = origin_of(&operation.extensions).unwrap();
    assert_eq!(run.cx.origins.location(origin).pointer, "/components/pathItems/Item/get");
}
