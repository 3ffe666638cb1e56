//! Documents as a whole.

use clientwright::lower::Version;
use serde_json::json;

use super::lowering::{run, with_components, with_paths, without_origins};

#[test]
fn versions_that_are_read() {
    for (text, version) in [
        ("3.0", Version::V3_0),
        ("3.0.0", Version::V3_0),
        ("3.0.4", Version::V3_0),
        ("3.1.0", Version::V3_1),
        ("3.1.1", Version::V3_1),
    ] {
        let run = run(&with_paths(text, &json!({})));
        assert_eq!(run.lowered.as_ref().map(|lowered| lowered.version), Some(version), "{text}");
        assert!(run.cx.diagnostics.is_empty(), "{text}");
    }
}

#[test]
fn versions_that_are_not() {
    for document in [
        json!({ "openapi": "3.2.0" }),
        json!({ "openapi": "3.01" }),
        json!({ "openapi": "4" }),
        json!({ "openapi": null }),
        json!({ "swagger": "2.0" }),
        json!({ "swagger": "3.0.0" }),
        json!({}),
    ] {
        let run = run(&document);
        assert!(run.lowered.is_none(), "{document}");
        assert_eq!(run.findings().len(), 1, "{document}");
        assert!(run.findings()[0].starts_with("error document/unsupported-version"), "{document}");
        assert_eq!(run.cx.diagnostics[0].help.as_deref(), Some("documents of OpenAPI 3.0 and 3.1 are read"));
    }
}

#[test]
fn a_version_without_quotes_is_a_number() {
    let run = run(&json!({ "openapi": 3.1 }));
    assert_eq!(run.findings(), ["error document/unsupported-version /openapi"]);
    assert_eq!(run.cx.diagnostics[0].help.as_deref(), Some("put it in quotes: `openapi: \"3.1\"`"));
}

#[test]
fn server_variables_without_a_default_are_their_first_value_or_nothing() {
    let mut document = with_paths("3.0.3", &json!({}));
    let variables = json!({ "a": { "enum": ["x", "y"] }, "b": {}, "c": { "default": "" }, "d": { "default": 1 } });
    document["servers"] = json!([{ "url": "https://{a}.{b}/{c}{d}", "variables": variables }]);
    let run = run(&document);
    let place = "/servers/0/variables";
    assert_eq!(
        run.findings(),
        [
            format!("warning server/variable-default {place}/a"),
            format!("warning server/variable-default {place}/b"),
            format!("error document/malformed {place}/d/default"),
        ]
    );
    let variables = run.api().servers[0].variables.as_ref().unwrap();
    let defaults: Vec<_> = variables.values().map(|variable| variable.default.as_str()).collect();
    assert_eq!(defaults, ["x", "{b}", "", "{d}"]);
}

#[test]
fn links_are_noted_once() {
    let linked =
        json!({ "200": { "description": "", "links": { "a": {} } }, "404": { "description": "", "links": {} } });
    let operation = json!({ "responses": linked });
    let run = run(&with_paths("3.1.0", &json!({ "/": { "get": operation, "put": operation } })));
    assert_eq!(run.findings(), ["note document/links /paths/~1/get/responses/200/links"]);
    assert_eq!(run.cx.diagnostics[0].message, "the links of 2 responses are left out");
}

#[test]
fn required_parts_that_are_missing() {
    let findings = |document| run(&document).findings();
    assert_eq!(findings(json!({ "openapi": "3.0.3" })), ["error document/malformed ", "error document/malformed "]);
    assert_eq!(
        findings(json!({ "openapi": "3.1.0", "info": {}, "components": {} })),
        ["error document/malformed /info", "error document/malformed /info"]
    );
    assert_eq!(
        findings(json!({ "openapi": "3.1.0", "info": [], "paths": null, "components": 1 })),
        ["error document/malformed /info", "error document/malformed /components", "error document/malformed /paths"]
    );
}

#[test]
fn info_servers_and_tags() {
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "T", "version": "1", "summary": "s", "description": "d", "termsOfService": "t",
            "contact": { "name": "n", "url": "u", "email": "e" },
            "license": { "name": "MIT", "identifier": "MIT" }
        },
        "servers": [{ "url": "https://{a}/", "description": "d", "variables": { "a": { "default": "x", "enum": ["x"] } } }],
        "tags": [{ "name": "n", "description": "d", "externalDocs": { "url": "u" } }],
        "externalDocs": { "url": "u" },
        "paths": {}
    });
    let run = run(&document);
    assert_eq!(run.findings(), Vec::<String>::new());
    let api = without_origins(serde_json::to_value(run.api()).unwrap());
    assert_eq!(
        api,
        json!({
            "openapi": "3.1.0",
            "info": {
                "title": "T", "description": "d", "termsOfService": "t",
                "contact": { "name": "n", "url": "u", "email": "e" },
                "license": { "name": "MIT" },
                "version": "1"
            },
            "servers": [{
                "url": "https://{a}/", "description": "d",
                "variables": { "a": { "default": "x", "enum": ["x"], "description": null } }
            }],
            "paths": {},
            "tags": [{ "name": "n", "description": "d", "externalDocs": { "url": "u" } }],
            "externalDocs": { "url": "u" }
        })
    );
}

#[test]
fn what_is_not_generated_is_reported() {
    let mut document = with_paths("3.1.0", &json!({}));
    document["jsonSchemaDialect"] = json!("https://example.com/dialect");
    document["pathz"] = json!({});
    document["x-fine"] = json!({});
    let run = run(&document);
    assert_eq!(
        run.findings(),
        ["warning document/unknown-field /pathz", "warning document/unsupported-part /jsonSchemaDialect"]
    );
    assert_eq!(run.cx.diagnostics[0].help.as_deref(), Some("did you mean `paths`?"));
}

#[test]
fn security_schemes() {
    let schemes = json!({
        "key": { "type": "apiKey", "in": "header", "name": "k", "description": "d" },
        "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
        "oauth": { "type": "oauth2", "flows": {
            "implicit": { "authorizationUrl": "a", "scopes": { "s": "d" } },
            "password": { "tokenUrl": "t", "refreshUrl": "r", "scopes": {} },
            "clientCredentials": { "tokenUrl": "t", "scopes": {} },
            "authorizationCode": { "authorizationUrl": "a", "tokenUrl": "t", "scopes": {} }
        } },
        "oidc": { "type": "openIdConnect", "openIdConnectUrl": "u" },
        "alias": { "$ref": "#/components/securitySchemes/key" }
    });
    let lowered = run(&with_components("3.1.0", &json!({ "securitySchemes": schemes })));
    assert_eq!(lowered.findings(), Vec::<String>::new());
    let components = serde_json::to_value(lowered.api().components.as_ref().unwrap()).unwrap();
    assert_eq!(without_origins(components)["securitySchemes"], schemes);

    let mut document = with_components(
        "3.1.0",
        &json!({ "securitySchemes": {
        "tls": { "type": "mutualTLS" },
        "odd": { "type": "magic" },
        "nowhere": { "type": "apiKey", "in": "body", "name": "k" },
        "key": { "type": "apiKey", "in": "header", "name": "k" }
    } }),
    );
    document["security"] = json!([{ "tls": [], "odd": [] }, { "elsewhere": ["a"] }, {}]);
    let run = run(&document);
    assert_eq!(
        run.findings(),
        [
            "error document/malformed /components/securitySchemes/odd/type",
            "error document/malformed /components/securitySchemes/nowhere/in"
        ]
    );
    // What is malformed is asked of nobody; whether another document has the others is not known yet.
    let security = serde_json::to_value(&run.api().security).unwrap();
    assert_eq!(security, json!([{ "tls": [] }, { "elsewhere": ["a"] }, {}]));
}
