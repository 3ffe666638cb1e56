//! Who must say who they are, and how.

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

fn key() -> Value {
    json!({ "type": "apiKey", "in": "header", "name": "X-Key" })
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
fn alternatives_that_cannot_be_met_are_left_out_with_one_warning() {
    let schemes = json!({ "b": bearer(), "k": key() });
    let resolved =
        secured(schemes, Some(json!([{ "k": [] }])), Some(json!([{ "k": [] }, { "b": [], "k": [] }, { "b": [] }])));
    assert_eq!(resolved.warnings(), ["security/unsupported-scheme"]);
    assert_eq!(resolved.places(), ["/components/securitySchemes/k"]);
    assert_eq!(resolved.api.operations[0].security, [[0]]);
}

#[test]
fn schemes_that_do_not_exist_are_an_error() {
    let resolved = secured(json!({}), None, Some(json!([{ "b": [] }])));
    assert_eq!(resolved.errors(), ["security/unknown-scheme"]);
    assert!(resolved.api.operations.is_empty());
}
