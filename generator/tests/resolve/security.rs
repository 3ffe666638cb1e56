//! Who must say who they are, and how.

use clientwright::ir::SecurityKind;
use serde_json::{Value, json};

use crate::document::{Resolved, document};

fn secured(schemes: Value, root: Option<Value>, operation: Option<Value>) -> Resolved {
    let mut get = json!({ "operationId": "a", "responses": { "204": { "description": "" } } });
    if let Some(operation) = operation {
        get["security"] = operation;
    }
    let mut value = json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1.0.0" },
        "paths": { "/a": { "get": get } },
        "components": { "securitySchemes": schemes }
    });
    if let Some(root) = root {
        value["security"] = root;
    }
    document(value)
}

fn bearer() -> Value {
    json!({ "type": "http", "scheme": "Bearer" })
}

#[test]
fn operations_ask_for_what_the_document_asks_for_or_for_their_own() {
    let schemes = json!({ "b": bearer() });
    for (root, operation, expected) in [
        (None, None, vec![]),
        (Some(json!([{ "b": [] }])), None, vec![vec![0]]),
        (None, Some(json!([{ "b": [] }])), vec![vec![0]]),
        (Some(json!([{ "b": [] }])), Some(json!([])), vec![]),
        (Some(json!([{ "b": [] }])), Some(json!([{ "b": [] }, {}])), vec![vec![0], vec![]]),
    ] {
        let resolved = secured(schemes.clone(), root.clone(), operation.clone());
        assert_eq!(resolved.diagnostics, [], "{root:?} {operation:?}");
        assert_eq!(resolved.api.operations[0].security, expected, "{root:?} {operation:?}");
        assert_eq!(resolved.api.security_schemes.len(), usize::from(!expected.is_empty()));
    }
}

#[test]
fn several_schemes_have_a_method_each() {
    let resolved = secured(
        json!({ "jwt": bearer(), "admin": bearer(), "unused": bearer() }),
        None,
        Some(json!([{ "jwt": [], "admin": [] }])),
    );
    let methods = resolved.api.security_schemes.iter().map(|scheme| scheme.method.to_string());
    assert_eq!(methods.collect::<Vec<_>>(), ["bearer_auth_admin", "bearer_auth_jwt"]);
    let mut together = resolved.api.operations[0].security[0].clone();
    together.sort_unstable();
    assert_eq!(together, [0, 1]);
}

#[test]
fn every_kind_of_scheme_is_carried() {
    let key = |place: &str| json!({ "type": "apiKey", "in": place, "name": "key" });
    let flows = json!({ "clientCredentials": { "tokenUrl": "https://id.example.com/token", "scopes": {} } });
    let schemes = json!({
        "a": key("header"),
        "b": key("query"),
        "c": key("cookie"),
        "d": { "type": "http", "scheme": "BASIC" },
        "e": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
        "f": { "type": "http", "scheme": "Digest" },
        "g": { "type": "oauth2", "flows": flows, "description": "By machines." },
        "h": { "type": "openIdConnect", "openIdConnectUrl": "https://id.example.com" },
        "i": { "type": "mutualTLS" }
    });
    let each = schemes.as_object().unwrap().keys().map(|name| json!({ name: [] })).collect();
    let resolved = secured(schemes, None, Some(each));
    assert_eq!(resolved.diagnostics, []);
    let found = resolved.api.security_schemes.iter().map(|scheme| {
        let provider = scheme.provider.as_ref().map(ToString::to_string).unwrap_or_default();
        (scheme.kind.clone(), scheme.method.to_string(), provider)
    });
    let expected = [
        (SecurityKind::HeaderKey("key".into()), "api_key_a", ""),
        (SecurityKind::QueryKey("key".into()), "api_key_b", ""),
        (SecurityKind::CookieKey("key".into()), "api_key_c", ""),
        (SecurityKind::Basic, "basic_auth", ""),
        (SecurityKind::Bearer, "bearer_auth", "bearer_auth_provider"),
        (SecurityKind::Http("Digest".into()), "digest_auth", ""),
        (SecurityKind::OAuth2, "oauth2_token", "oauth2_token_provider"),
        (SecurityKind::OpenIdConnect, "open_id_connect_token", "open_id_connect_token_provider"),
        (SecurityKind::MutualTls, "identity", ""),
    ];
    let expected = expected.map(|(kind, method, provider)| (kind, method.to_owned(), provider.to_owned()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
    let oauth = &resolved.api.security_schemes[6];
    assert_eq!(oauth.docs, "By machines.\n\nTokens are had by way of `https://id.example.com/token`.");
}

#[test]
fn alternatives_that_cannot_be_sent_are_left_out_with_one_warning() {
    let schemes = json!({ "b": bearer(), "k": { "type": "apiKey", "in": "header", "name": "X Key" } });
    let resolved =
        secured(schemes, Some(json!([{ "k": [] }])), Some(json!([{ "k": [] }, { "b": [], "k": [] }, { "b": [] }])));
    assert_eq!(resolved.warnings(), ["security/unsupported-scheme"]);
    assert_eq!(resolved.places(), ["/components/securitySchemes/k"]);
    assert_eq!(resolved.api.operations[0].security, [[0]]);
}

#[test]
fn a_scheme_of_http_is_a_token() {
    let resolved =
        secured(json!({ "b": { "type": "http", "scheme": "mutual TLS" } }), None, Some(json!([{ "b": [] }])));
    assert_eq!(resolved.warnings(), ["security/unsupported-scheme"]);
    assert_eq!(resolved.places(), ["/components/securitySchemes/b/scheme"]);
    assert!(resolved.api.security_schemes.is_empty());
}

#[test]
fn schemes_that_want_one_place_are_reported() {
    let schemes = json!({
        "b": bearer(),
        "k": { "type": "apiKey", "in": "header", "name": "authorization" },
        "o": { "type": "apiKey", "in": "header", "name": "X-Key" }
    });
    let resolved =
        secured(schemes, None, Some(json!([{ "b": [], "k": [], "o": [] }, { "b": [], "k": [] }, { "k": [] }])));
    assert_eq!(resolved.warnings(), ["security/unsupported-scheme"]);
    assert_eq!(resolved.places(), ["/paths/~1a/get"]);
    assert_eq!(resolved.api.operations[0].security, [vec![0, 1, 2], vec![0, 1], vec![1]]);
}

#[test]
fn schemes_that_do_not_exist_are_ignored_with_one_warning() {
    for (operation, expected) in [
        (json!([{ "x": [] }]), vec![]),
        (json!([{ "x": [] }, { "b": [] }]), vec![vec![0]]),
        (json!([{ "x": [], "b": [] }, { "x": [] }]), vec![]),
        (json!([{ "x": [] }, {}]), vec![vec![]]),
    ] {
        let resolved = secured(json!({ "b": bearer() }), Some(json!([{ "x": [] }])), Some(operation.clone()));
        assert_eq!(resolved.warnings(), ["security/unknown-scheme"], "{operation}");
        assert_eq!(resolved.errors(), Vec::<&str>::new(), "{operation}");
        assert_eq!(resolved.api.operations[0].security, expected, "{operation}");
    }
}
