//! Where the API is.

use serde_json::{Value, json};

use crate::document::{Resolved, document};

fn with_servers(servers: Value) -> Resolved {
    document(json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1" },
        "servers": servers,
        "paths": { "/a": { "get": { "operationId": "a", "responses": {} } } }
    }))
}

fn urls(resolved: &Resolved) -> Vec<&str> {
    resolved.api.servers.iter().map(|server| server.url.as_deref().unwrap_or("?")).collect()
}

#[test]
fn servers_are_absolute() {
    let resolved = document(json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1" },
        "servers": [
            { "url": "/v1" },
            { "url": "https://{region}.example.com", "variables": { "region": { "default": "eu" } } }
        ],
        "paths": { "/a": { "get": {
            "operationId": "a", "responses": {}, "servers": [{ "url": "/relative" }, { "url": "https://other.example.com" }]
        } } }
    }));
    assert_eq!(urls(&resolved), ["https://eu.example.com"]);
    assert_eq!(resolved.api.relative_server, None);
    assert_eq!(resolved.api.operations[0].server.as_deref(), Some("https://other.example.com"));
    assert_eq!(resolved.warnings(), ["server/unsupported"; 2]);
}

#[test]
fn a_path_alone_is_kept_for_the_documentation() {
    let resolved =
        with_servers(json!([{ "url": "/{v}", "variables": { "v": { "default": "v1" } } }, { "url": "/v2" }]));
    assert_eq!(urls(&resolved), Vec::<&str>::new());
    assert_eq!(resolved.api.relative_server.as_deref(), Some("/v1"));
    assert_eq!(resolved.warnings(), ["server/unsupported"; 2]);
    assert_eq!(resolved.places(), ["/servers/0", "/servers/1"]);
}

#[test]
fn there_is_a_choice_of_several_servers_and_of_variables() {
    let variable = json!({ "default": "eu", "enum": ["eu", "us"] });
    let one = json!({ "url": "https://a.example.com" });
    let with_variable = json!({ "url": "https://{r}.example.com", "variables": { "r": variable, "unused": variable } });
    for (servers, choice) in [
        (json!([]), false),
        (json!([one]), false),
        (json!([one, one]), false),
        (json!([one, { "url": "https://b.example.com" }]), true),
        (json!([with_variable]), true),
        (json!([one, with_variable]), true),
    ] {
        let resolved = with_servers(servers.clone());
        assert_eq!(resolved.diagnostics, [], "{servers}");
        assert_eq!(resolved.api.has_choice_of_servers(), choice, "{servers}");
    }
    let resolved = with_servers(json!([with_variable]));
    let [server] = resolved.api.servers.as_slice() else { panic!("one server") };
    assert_eq!(server.function.to_string(), "r_example_com");
    let [variable] = server.variables.as_slice() else { panic!("one variable") };
    assert_eq!((variable.setter.to_string().as_str(), variable.default.as_deref()), ("r", Some("eu")));
    assert_eq!(variable.values, ["eu", "us"]);
}

#[test]
fn malformed_servers_are_reported_where_they_are() {
    let resolved = with_servers(json!([
        { "url": "https://{a.example.com" },
        { "url": "https://{b}.example.com" },
        { "url": "https://{c}.example.com", "variables": { "c": { "default": "x", "enum": ["y"] } } }
    ]));
    assert_eq!(urls(&resolved), ["https://x.example.com"]);
    assert_eq!(resolved.warnings(), ["server/unsupported"; 3]);
    assert_eq!(resolved.places(), ["/servers/0", "/servers/1", "/servers/2/variables/c"]);

    let resolved = with_servers(json!([{ "url": "https://{d}.example.com", "variables": { "d": { "enum": ["x"] } } }]));
    assert_eq!(urls(&resolved), ["https://x.example.com"]);
    assert_eq!(resolved.warnings(), ["server/variable-default"]);
    assert_eq!(resolved.places(), ["/servers/0/variables/d"]);
}
