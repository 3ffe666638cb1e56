//! How parameters are written, and where they stand.

use clientwright::ir::{ParameterFormat, ParameterLocation, ParameterStyle};
use serde_json::{Value, json};

use crate::describe;
use crate::document::{Resolved, api, operation};

fn with_parameter(parameter: &Value) -> Resolved {
    let id = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } });
    operation(json!({ "parameters": [parameter, id] }))
}

/// Where the parameter `q` goes and how.
fn format(parameter: &Value) -> (ParameterLocation, ParameterFormat) {
    let resolved = with_parameter(parameter);
    assert_eq!(resolved.diagnostics, [], "{parameter}");
    let found = resolved.api.operations[0].parameters.iter().find(|found| found.wire == "q");
    let found = found.unwrap_or_else(|| panic!("{parameter} is left out"));
    (found.location, found.format)
}

fn schemed(location: &str, style: Option<&str>, explode: Option<bool>) -> Value {
    let mut parameter = json!({ "name": "q", "in": location, "schema": { "type": "string" } });
    if let Some(style) = style {
        parameter["style"] = json!(style);
    }
    if let Some(explode) = explode {
        parameter["explode"] = json!(explode);
    }
    parameter
}

#[test]
fn every_style_has_its_place() {
    use ParameterLocation::{Cookie, Header, Query};
    for (location, style, place, expected) in [
        ("query", None, Query, ParameterStyle::Form),
        ("query", Some("form"), Query, ParameterStyle::Form),
        ("query", Some("spaceDelimited"), Query, ParameterStyle::SpaceDelimited),
        ("query", Some("pipeDelimited"), Query, ParameterStyle::PipeDelimited),
        ("query", Some("deepObject"), Query, ParameterStyle::DeepObject),
        ("header", None, Header, ParameterStyle::Simple),
        ("cookie", None, Cookie, ParameterStyle::Form),
    ] {
        for explode in [None, Some(false), Some(true)] {
            let default = expected == ParameterStyle::Form;
            let found = format(&schemed(location, style, explode));
            let explode = explode.unwrap_or(default);
            let format = ParameterFormat { style: expected, explode, allow_reserved: false };
            assert_eq!(found, (place, format), "{location} {style:?}");
        }
    }
}

#[test]
fn paths_have_styles_of_their_own() {
    for (style, expected) in
        [("simple", ParameterStyle::Simple), ("label", ParameterStyle::Label), ("matrix", ParameterStyle::Matrix)]
    {
        let mut id = schemed("path", Some(style), None);
        id["name"] = json!("id");
        id["required"] = json!(true);
        let resolved = operation(json!({ "parameters": [id] }));
        assert_eq!(resolved.diagnostics, []);
        let parameter = &resolved.api.operations[0].parameters[0];
        assert_eq!(parameter.location, ParameterLocation::Path);
        assert_eq!(parameter.format, ParameterFormat::new(expected));
    }
}

#[test]
fn reserved_characters_stay_where_they_may() {
    let mut parameter = schemed("query", None, None);
    parameter["allowReserved"] = json!(true);
    assert!(format(&parameter).1.allow_reserved);
}

#[test]
fn content_is_json_or_text() {
    for (media_type, expected) in [
        ("application/json", ParameterStyle::Json),
        ("application/merge-patch+json; charset=utf-8", ParameterStyle::Json),
        ("text/plain", ParameterStyle::Text),
    ] {
        for location in ["query", "header", "cookie"] {
            let content = json!({ media_type: { "schema": { "type": "object", "properties": { "a": {} } } } });
            let (_, found) = format(&json!({ "name": "q", "in": location, "content": content }));
            assert_eq!(found.style, expected);
        }
    }
}

#[test]
fn values_are_of_any_type() {
    for (schema, ty) in [
        (json!({}), "Value"),
        (json!({ "type": "object", "properties": { "a": { "type": "string" } } }), "GetThingQ"),
        (json!({ "type": "object", "additionalProperties": { "type": "integer" } }), "Map<i64>"),
        (json!({ "type": ["string", "integer"] }), "GetThingQ"),
        (json!({ "type": "array", "items": { "type": ["string", "integer"] } }), "Vec<GetThingQItem>"),
        (json!({ "type": "array", "items": { "type": ["string", "null"] } }), "Vec<String>"),
    ] {
        let resolved = with_parameter(&json!({ "name": "q", "in": "query", "schema": schema }));
        assert_eq!(resolved.diagnostics, [], "{schema}");
        let line = &describe::operation(&resolved.api, &resolved.api.operations[0])[2];
        assert_eq!(*line, format!("q?: {ty} in query"), "{schema}");
    }
}

#[test]
fn values_deeper_than_their_style_are_reported() {
    let strings = json!({ "type": "array", "items": { "type": "string" } });
    let object = json!({ "type": "object", "properties": { "a": strings } });
    for schema in [json!({ "type": "array", "items": strings }), object.clone()] {
        let mut parameter = json!({ "name": "q", "in": "query", "schema": schema });
        let resolved = with_parameter(&parameter);
        assert_eq!(resolved.warnings(), ["parameter/nested"], "{schema}");
        assert_eq!(resolved.errors(), Vec::<&str>::new());
        parameter["style"] = json!("deepObject");
        assert_eq!(with_parameter(&parameter).diagnostics, [], "{schema}");
    }
    let content = json!({ "application/json": { "schema": object } });
    assert_eq!(with_parameter(&json!({ "name": "q", "in": "query", "content": content })).diagnostics, []);
}

#[test]
fn headers_that_cannot_be_are_left_out() {
    for name in ["content-length", "Host", "Transfer-Encoding", "Connection"] {
        let header = json!({ "name": name, "in": "header", "required": true, "schema": { "type": "string" } });
        let resolved = with_parameter(&header);
        assert_eq!(resolved.errors(), Vec::<&str>::new());
        assert_eq!(resolved.warnings(), ["parameter/unsupported"], "{name}");
        assert_eq!(resolved.api.operations[0].parameters.len(), 1, "{name}");
    }
    let mut header = json!({ "name": "X Y", "in": "header", "schema": { "type": "string" } });
    assert_eq!(with_parameter(&header).warnings(), ["parameter/unsupported"]);
    header["required"] = json!(true);
    let resolved = with_parameter(&header);
    assert_eq!(resolved.errors(), ["parameter/unsupported"]);
    assert!(resolved.diagnostics[0].message.contains("`X Y`"), "{}", resolved.diagnostics[0].message);
}

/// The template and the parameters of the operation of a path.
fn template(path: &str, parameters: Value) -> (String, Vec<String>) {
    let get = json!({ "operationId": "get", "parameters": parameters, "responses": { "204": { "description": "" } } });
    let resolved = api(json!({ path: { "get": get } }), json!({}));
    assert_eq!(resolved.diagnostics, [], "{path}");
    let operation = &resolved.api.operations[0];
    let mut lines = describe::operation(&resolved.api, operation);
    lines.pop();
    lines.remove(0);
    (operation.template.clone(), lines)
}

#[test]
fn queries_of_paths_are_sent() {
    let path = |name: &str| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
    let query = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" } });
    for (key, parameters, sent, expected) in [
        ("/a?beta=true", json!([query("q")]), "/a?beta=true", vec!["q?: String in query"]),
        ("/a?beta=true#stream", json!([]), "/a?beta=true", vec![]),
        ("/a?x={x}", json!([path("x")]), "/a?x={x}", vec!["x: String in path"]),
        ("/a?x={x}&b", json!([query("x")]), "/a?b", vec!["x?: String in query"]),
        ("/{a}...{b}", json!([path("b"), path("a")]), "/{a}...{b}", vec!["a: String in path", "b: String in path"]),
        ("/{a}/{a}:cancel", json!([path("a")]), "/{a}/{a}:cancel", vec!["a: String in path"]),
    ] {
        let (template, lines) = template(key, parameters);
        assert_eq!(template, sent, "{key}");
        assert_eq!(lines, expected, "{key}");
    }
}

#[test]
fn fragments_tell_operations_apart() {
    let get = json!({ "responses": {} });
    let resolved = api(json!({ "/a": { "get": get }, "/a#stream": { "get": get } }), json!({}));
    assert_eq!(resolved.errors(), Vec::<&str>::new());
    let names: Vec<_> = resolved.api.operations.iter().map(|operation| operation.function.text()).collect();
    assert_eq!(names, ["get_a", "get_a_stream"]);
    assert!(resolved.api.operations.iter().all(|operation| operation.template == "/a"));
}
