//! Documents of tests, on their way through the stages.

use std::path::PathBuf;

use clientwright::context::Context;
use clientwright::diagnostic::{Diagnostic, Severity};
use clientwright::ir::Api;
use clientwright::load::{Document, load};
use clientwright::lower::lower;
use clientwright::merge::merge;
use clientwright::resolve::{Options, resolve};
use serde_json::{Value, json};

/// What became of a document.
pub(crate) struct Resolved {
    pub(crate) api: Api,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Resolved {
    /// The ids of the errors.
    pub(crate) fn errors(&self) -> Vec<&'static str> {
        self.codes(Severity::Error)
    }

    /// The ids of the warnings.
    pub(crate) fn warnings(&self) -> Vec<&'static str> {
        self.codes(Severity::Warning)
    }

    /// The places of all findings.
    pub(crate) fn places(&self) -> Vec<&str> {
        let primary = self.diagnostics.iter().filter_map(|diagnostic| diagnostic.primary.as_ref());
        primary.map(|label| label.location.pointer.as_str()).collect()
    }

    fn codes(&self, severity: Severity) -> Vec<&'static str> {
        let of_severity = self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity);
        of_severity.map(|diagnostic| diagnostic.code.id()).collect()
    }
}

/// Resolves a document.
pub(crate) fn document(value: Value) -> Resolved {
    let mut cx = Context::default();
    let source = cx.sources.add("test.json", value.to_string());
    finish(vec![Document { source, value }], cx)
}

/// Resolves files.
pub(crate) fn files(paths: &[&str]) -> Resolved {
    let mut cx = Context::default();
    let documents = load(&paths.iter().map(PathBuf::from).collect::<Vec<_>>(), &mut cx);
    finish(documents, cx)
}

/// Resolves a document of OpenAPI 3.1 that has these component schemas and nothing else.
pub(crate) fn schemas(schemas: Value) -> Resolved {
    api(json!({}), schemas)
}

/// Resolves a document of OpenAPI 3.1 that has these paths and component schemas.
pub(crate) fn api(paths: Value, schemas: Value) -> Resolved {
    document(json!({
        "openapi": "3.1.0",
        "info": { "title": "Test API", "version": "1.0.0" },
        "paths": paths,
        "components": { "schemas": schemas }
    }))
}

/// Resolves a document with one schema that is sent, received, or both.
pub(crate) fn used(schema: Value, sent: bool, received: bool) -> Resolved {
    let reference = json!({ "$ref": "#/components/schemas/Model" });
    let content = json!({ "application/json": { "schema": reference } });
    let mut operation = json!({ "operationId": "use", "responses": { "204": { "description": "" } } });
    if sent {
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    if received {
        operation["responses"] = json!({ "200": { "description": "", "content": content } });
    }
    api(json!({ "/use": { "post": operation } }), json!({ "Model": schema }))
}

/// Resolves a document with one operation `GET /things/{id}`, of which `changes` are set.
pub(crate) fn operation(changes: Value) -> Resolved {
    let mut operation = json!({
        "operationId": "get-thing",
        "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
        "responses": { "204": { "description": "Nothing." } }
    });
    for (key, value) in changes.as_object().unwrap() {
        operation[key] = value.clone();
    }
    api(json!({ "/things/{id}": { "get": operation } }), json!({ "Thing": { "type": "object", "properties": {} } }))
}

fn finish(documents: Vec<Document>, mut cx: Context) -> Resolved {
    let lowered = lower(documents, &mut cx);
    let merged = merge(lowered, &mut cx);
    let api = resolve(&merged, &Options::default(), &mut cx);
    Resolved { api, diagnostics: cx.diagnostics }
}
