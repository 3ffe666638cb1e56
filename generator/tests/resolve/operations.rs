//! Paths, parameters, bodies and responses.

use serde_json::{Value, json};

use crate::describe;
use crate::document::{Resolved, api, document, operation};

fn with_parameter(parameter: Value) -> Resolved {
    let id = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } });
    operation(json!({ "parameters": [parameter, id] }))
}

fn only(resolved: &Resolved) -> Vec<String> {
    assert_eq!(resolved.errors(), Vec::<&str>::new());
    describe::operation(&resolved.api, &resolved.api.operations[0])
}

fn query(schema: Value) -> Value {
    json!({ "name": "q", "in": "query", "schema": schema })
}

#[test]
fn query_parameters_are_scalars_and_arrays_of_scalars() {
    for (schema, expected) in [
        (json!({ "type": "string" }), "q?: String in query"),
        (json!({ "type": ["integer", "null"] }), "q?: i64 in query"),
        (json!({ "type": "boolean" }), "q?: bool in query"),
        (json!({ "type": "string", "format": "uuid" }), "q?: Uuid in query"),
        (json!({ "type": "string", "enum": ["a", "b"] }), "q?: Q in query"),
        (
            json!({ "type": "array", "items": { "type": ["string", "null"] }, "maxItems": 3 }),
            "q?: Vec<String>[items <= 3] in query",
        ),
        (json!({ "type": "array", "items": { "type": "string", "enum": ["a", "b"] } }), "q?: Vec<QItem> in query"),
    ] {
        let resolved = with_parameter(query(schema.clone()));
        assert_eq!(resolved.diagnostics, [], "{schema}");
        assert_eq!(only(&resolved), ["get_thing", "id: String in path", expected, "204 ()"], "{schema}");
    }
}

#[test]
fn headers_of_the_protocol_are_no_parameters() {
    for name in ["Accept", "content-type", "AUTHORIZATION"] {
        let header = json!({ "name": name, "in": "header", "required": true, "schema": { "type": "string" } });
        let resolved = with_parameter(header);
        assert_eq!(resolved.diagnostics, [], "{name}");
        assert_eq!(resolved.api.operations[0].parameters.len(), 1, "{name}");
    }
}

#[test]
fn the_path_says_which_parameters_it_has() {
    let responses = json!({ "204": { "description": "" } });
    let path = |name: &str| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "integer" } });
    let resolved = api(
        json!({ "/{a}/{b}.{c}": { "get": {
            "operationId": "get",
            "parameters": [path("c"), path("unused"), { "name": "q", "in": "query", "required": true, "schema": { "type": "string" } }, path("a")],
            "responses": responses
        } } }),
        json!({}),
    );
    assert_eq!(resolved.warnings(), ["path/unused-parameter", "path/undeclared-parameter"]);
    assert_eq!(
        only(&resolved),
        ["get", "a: i64 in path", "b: String in path", "c: i64 in path", "q: String in query", "204 ()"]
    );
    assert_eq!(resolved.places()[1], "/paths/~1{a}~1{b}.{c}");
}

#[test]
fn what_is_undeclared_is_reported_once_a_path() {
    let responses = json!({ "204": { "description": "" } });
    let get = |id: &str| json!({ "operationId": id, "responses": responses });
    let resolved = api(json!({ "/{a}": { "get": get("x"), "put": get("y") } }), json!({}));
    assert_eq!(resolved.warnings(), ["path/undeclared-parameter"]);
    assert_eq!(resolved.api.operations.len(), 2);
}

#[test]
fn malformed_templates_leave_operations_out() {
    for path in ["/{a", "/a}", "/{}", "a", "/a?b={"] {
        let id = json!({ "name": "a", "in": "path", "required": true, "schema": { "type": "string" } });
        let get = json!({ "operationId": "x", "parameters": [id], "responses": {} });
        let resolved = api(json!({ path: { "get": get } }), json!({}));
        assert_eq!(resolved.errors(), ["path/malformed-template"], "{path}");
        assert_eq!(resolved.warnings(), Vec::<&str>::new(), "{path}");
        assert!(resolved.api.operations.is_empty());
    }
}

fn with_body(content: Value) -> Resolved {
    operation(json!({ "requestBody": { "content": content } }))
}

/// The bodies of the operations that one operation becomes.
fn bodies(resolved: &Resolved) -> Vec<String> {
    let lines = resolved.api.operations.iter().map(|operation| describe::operation(&resolved.api, operation));
    lines.map(|lines| format!("{}: {}", lines[0], lines[2])).collect()
}

#[test]
fn bodies_of_one_schema_are_sent_as_json_before_forms_before_parts() {
    let thing = json!({ "schema": { "$ref": "#/components/schemas/Thing" } });
    for (content, expected) in [
        (json!({ "application/json": thing }), "body?: Thing as application/json"),
        (
            json!({ "application/merge-patch+json; charset=utf-8": thing }),
            "body?: Thing as application/merge-patch+json; charset=utf-8",
        ),
        (json!({ "text/xml": thing, "application/json": thing }), "body?: Thing as application/json or text/xml"),
        (json!({ "application/json": {} }), "body?: Value as application/json"),
        (json!({ "*/*": thing }), "body?: Thing as application/json"),
        (json!({ "*/*": {} }), "body?: bytes as application/octet-stream"),
        (json!({ "image/*": {} }), "body?: bytes as application/octet-stream"),
        (json!({ "image/*": {}, "image/png": {} }), "body?: bytes as image/png"),
        (json!({ "text/xml": thing }), "body?: bytes as text/xml"),
        (json!({ "multipart/*": {} }), "body?: parts as multipart/form-data"),
        (
            json!({ "multipart/form-data": thing, "application/x-www-form-urlencoded": thing }),
            "body?: form of Thing as application/x-www-form-urlencoded or multipart/form-data",
        ),
    ] {
        let resolved = with_body(content.clone());
        assert_eq!(only(&resolved)[2], expected);
        assert_eq!(resolved.warnings(), Vec::<&str>::new(), "{content}");
    }
    assert_eq!(only(&with_body(json!({})))[2..], ["204 ()"]);
}

#[test]
fn bodies_that_differ_are_operations_of_their_own() {
    let thing = json!({ "schema": { "$ref": "#/components/schemas/Thing" } });
    let file = json!({ "schema": { "properties": { "file": { "type": "string", "format": "binary" } } } });
    for (content, expected) in [
        (
            json!({ "text/xml": {}, "application/json": thing }),
            vec!["get_thing: body?: Thing as application/json", "get_thing_xml: body?: bytes as text/xml"],
        ),
        (
            json!({ "application/json": file, "multipart/form-data": file, "image/png": {}, "image/gif": {} }),
            vec![
                "get_thing: body?: GetThingBody as application/json",
                "get_thing_multipart: body?: {file?: file[]} as multipart/form-data",
                "get_thing_bytes: body?: bytes as image/png",
            ],
        ),
        (
            json!({ "application/a+json": thing, "application/b+json": { "schema": { "type": "string" } } }),
            vec!["get_thing: body?: Thing as application/a+json", "get_thing_b: body?: String as application/b+json"],
        ),
    ] {
        assert_eq!(bodies(&with_body(content)), expected);
    }
}

#[test]
fn parts_are_what_schema_and_encoding_say() {
    let binary = json!({ "type": "string", "format": "binary" });
    for (schema, encoding, expected) in [
        (binary.clone(), json!({}), "file[]"),
        (json!({ "anyOf": [binary, { "type": "null" }] }), json!({}), "file[]"),
        (json!({ "type": "array", "items": binary }), json!({ "contentType": "image/png, x" }), "files[\"image/png\"]"),
        (json!({}), json!({}), "file[]"),
        (json!({ "type": "string" }), json!({}), "String"),
        (json!({ "type": "string" }), json!({ "contentType": "text/csv" }), "String Typed(\"text/csv\")"),
        (json!({ "type": "integer" }), json!({ "style": "form" }), "i64 Styled(Form, true)"),
        (json!({ "type": "object" }), json!({ "contentType": "application/xml" }), "file[\"application/xml\"]"),
    ] {
        let media = json!({ "schema": { "properties": { "p": schema } }, "encoding": { "p": encoding } });
        let resolved = with_body(json!({ "multipart/form-data": media }));
        assert_eq!(only(&resolved)[2], format!("body?: {{p?: {expected}}} as multipart/form-data"));
    }
}

#[test]
fn parts_of_unknown_properties_and_encodings_of_none_are_reported() {
    let open = with_body(json!({ "multipart/form-data": { "schema": { "type": "object" } } }));
    assert_eq!(only(&open)[2], "body?: parts as multipart/form-data");
    assert_eq!(open.warnings(), ["body/unsupported"]);
    let schema = json!({ "properties": { "p": { "type": "string" } } });
    let media = json!({ "schema": schema, "encoding": { "q": {}, "p": { "contentType": "text" } } });
    let wrong = with_body(json!({ "multipart/form-data": media }));
    assert_eq!(wrong.warnings(), ["body/unsupported", "body/unsupported"]);
}

fn with_responses(responses: Value) -> Resolved {
    operation(json!({ "responses": responses }))
}

fn response(schema: Value) -> Value {
    json!({ "description": "It.", "content": { "application/json": { "schema": schema } } })
}

#[test]
fn successes_share_one_type() {
    let thing = json!({ "$ref": "#/components/schemas/Thing" });
    let resolved = with_responses(
        json!({ "201": response(thing.clone()), "200": response(thing.clone()), "100": { "description": "" } }),
    );
    assert_eq!(only(&resolved)[2..], ["200, 201 Thing"]);
    assert_eq!(resolved.api.operations[0].success.outcomes[0].docs, "It.");
    let resolved = with_responses(json!({ "404": { "description": "" } }));
    assert_eq!(only(&resolved)[2..], ["any other status ()", "404 NotFound"]);
}

#[test]
fn successes_of_several_types_are_told_by_their_status() {
    let thing = json!({ "$ref": "#/components/schemas/Thing" });
    let resolved = with_responses(json!({
        "200": response(thing.clone()),
        "201": response(json!({ "type": "object", "properties": { "made": { "type": "boolean" } } })),
        "202": response(thing),
        "204": { "description": "" },
        "2XX": { "description": "", "content": { "text/plain": {} } }
    }));
    let expected = ["200, 202 Thing", "201 GetThingCreatedResponse", "204 ()", "2XX text"];
    assert_eq!(only(&resolved)[2..], expected);
    let success = &resolved.api.operations[0].success;
    assert_eq!(success.name.to_string(), "GetThingResponse");
    let variants: Vec<_> = success.outcomes.iter().map(|outcome| outcome.variant.to_string()).collect();
    assert_eq!(variants, ["Ok", "Created", "NoContent", "Successful"]);
    assert_eq!(success.accept, "application/json, text/plain");
}

#[test]
fn what_is_not_json_is_text_or_bytes() {
    let content = |media_type: &str| json!({ "200": { "description": "", "content": { media_type: {} } } });
    for (media_type, what) in [
        ("text/csv", "200 text"),
        ("text/plain; charset=utf-8", "200 text"),
        ("text/json", "200 Value"),
        ("application/pdf", "200 bytes"),
        ("application/xml", "200 bytes"),
        ("*/*", "200 bytes"),
    ] {
        let resolved = with_responses(content(media_type));
        assert_eq!(only(&resolved)[2..], [what], "{media_type}");
        assert_eq!(resolved.api.operations[0].success.accept, media_type);
    }
    let object = json!({ "schema": { "type": "object", "properties": { "a": {} } } });
    let both =
        json!({ "200": { "description": "", "content": { "application/xml": object, "application/json": object } } });
    assert_eq!(only(&with_responses(both))[2..], ["200 GetThingResponse"]);
    let any = json!({ "200": { "description": "", "content": { "*/*": object } } });
    assert_eq!(only(&with_responses(any))[2..], ["200 GetThingResponse"]);
}

#[test]
fn a_default_response_is_a_success_where_none_is_declared() {
    let error = json!({ "$ref": "#/components/schemas/Thing" });
    let resolved = with_responses(json!({ "default": response(error.clone()) }));
    assert_eq!(only(&resolved)[2..], ["any other status Thing", "any other status Default(Thing)"]);
    let resolved = with_responses(
        json!({ "200": { "description": "" }, "default": response(error), "4XX": { "description": "" } }),
    );
    assert_eq!(only(&resolved)[2..], ["200 ()", "4XX ClientError", "any other status Default(Thing)"]);
}

#[test]
fn errors_are_called_by_their_status() {
    let resolved = with_responses(json!({
        "204": { "description": "" },
        "422": response(json!({ "type": "object", "properties": { "a": {} } })),
        "304": { "description": "" },
        "418": { "description": "", "content": { "text/plain": {} } },
        "499": { "description": "" },
        "5XX": { "description": "" },
        "default": { "description": "" }
    }));
    assert_eq!(
        only(&resolved)[2..],
        [
            "204 ()",
            "304 NotModified",
            "418 ImATeapot(text)",
            "422 UnprocessableEntity(GetThingUnprocessableEntityBody)",
            "499 Status499",
            "5XX ServerError",
            "any other status Default"
        ]
    );
    assert_eq!(resolved.warnings(), [""; 0]);
}

#[test]
fn what_has_no_body_has_no_type() {
    let thing = json!({ "$ref": "#/components/schemas/Thing" });
    let resolved = api(
        json!({ "/a": { "head": { "operationId": "a", "responses": { "200": response(thing.clone()) } } } }),
        json!({ "Thing": { "type": "object" } }),
    );
    assert_eq!(only(&resolved), ["a", "200 ()"]);
    let resolved = with_responses(json!({ "204": response(thing) }));
    assert_eq!(only(&resolved)[2..], ["204 ()"]);
    assert_eq!(resolved.warnings(), ["response/unsupported"]);
}

#[test]
fn shared_components_are_resolved_once() {
    let inline = json!({ "type": "object", "properties": { "a": { "type": "string", "pattern": "x" } } });
    let get = |id: &str| {
        json!({
            "operationId": id,
            "parameters": [{ "$ref": "#/components/parameters/sort" }],
            "requestBody": { "$ref": "#/components/requestBodies/Filter" },
            "responses": { "200": { "$ref": "#/components/responses/Found" }, "404": { "$ref": "#/components/responses/Missing" } }
        })
    };
    let resolved = document(json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1" },
        "paths": { "/a": { "post": get("a") }, "/b": { "post": get("b") } },
        "components": {
            "parameters": { "sort": { "name": "sort", "in": "query", "schema": { "type": "string", "enum": ["x", "y"] } } },
            "requestBodies": { "Filter": { "content": { "application/json": { "schema": inline } } } },
            "responses": {
                "Found": { "$ref": "#/components/responses/Real" },
                "Real": { "description": "", "content": { "application/json": { "schema": inline } } },
                "Missing": { "description": "", "content": { "text/plain": {} } }
            }
        }
    }));
    assert_eq!(describe::names(&resolved.api), ["FilterBody", "RealResponse", "Sort"]);
    assert_eq!(resolved.warnings(), [""; 0]);
    assert_eq!(resolved.api.operations.len(), 2);
}

#[test]
fn operations_that_are_left_out_leave_nothing_behind() {
    let inline = json!({ "type": "object", "properties": { "a": {}, "b": {} } });
    let operation = json!({
        "requestBody": { "content": { "application/json": { "schema": inline } } },
        "responses": { "200": response(inline) }
    });
    let resolved = api(json!({ "/{": { "post": operation } }), json!({ "Thing": { "type": "object" } }));
    assert_eq!(resolved.errors(), ["path/malformed-template"]);
    assert_eq!(describe::names(&resolved.api), ["Thing"]);
}
