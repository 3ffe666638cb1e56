//! Documents in, what became of them out.

use clientwright::context::Context;
use clientwright::diagnostic::Severity;
use clientwright::load::Document;
use clientwright::lower::{Lowered, lower};
use clientwright::source::ORIGIN;
use openapiv3::OpenAPI;
use serde_json::{Value, json};

/// What one document became.
pub(crate) struct Run {
    pub(crate) cx: Context,
    pub(crate) lowered: Option<Lowered>,
}

/// Lowers one document.
pub(crate) fn run(document: &Value) -> Run {
    let mut cx = Context::default();
    let source = cx.sources.add("document.json", serde_json::to_string_pretty(document).unwrap());
    let lowered = lower(vec![Document { source, value: document.clone() }], &mut cx).pop();
    Run { cx, lowered }
}

impl Run {
    pub(crate) fn api(&self) -> &OpenAPI {
        &self.lowered.as_ref().expect("the document is read").api
    }

    /// Severity, code and place of every finding, such as `warning schema/untyped /components/schemas/It`.
    pub(crate) fn findings(&self) -> Vec<String> {
        let findings = self.cx.diagnostics.iter().map(|diagnostic| {
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            let pointer = diagnostic.primary.as_ref().map_or("nowhere", |label| &label.location.pointer);
            format!("{severity} {} {pointer}", diagnostic.code.id())
        });
        findings.collect()
    }
}

/// A document of a version with these components.
pub(crate) fn with_components(version: &str, components: &Value) -> Value {
    json!({ "openapi": version, "info": { "title": "T", "version": "1" }, "paths": {}, "components": components })
}

/// A document of a version with these paths.
pub(crate) fn with_paths(version: &str, paths: &Value) -> Value {
    json!({ "openapi": version, "info": { "title": "T", "version": "1" }, "paths": paths })
}

/// What a component schema `It` became, beside another one `Other`, as the JSON of `openapiv3` without origins; and what was found,
/// with places within the schema.
pub(crate) fn schema(version: &str, schema: &Value) -> (Value, Vec<String>) {
    let components = json!({ "schemas": { "It": schema, "Other": { "type": "object" } } });
    let run = run(&with_components(version, &components));
    let lowered = serde_json::to_value(&run.api().components.as_ref().unwrap().schemas["It"]).unwrap();
    let findings = run.findings().into_iter().map(|finding| finding.replace("/components/schemas/It", ""));
    (without_origins(lowered), findings.map(|finding| finding.trim_end().to_owned()).collect())
}

/// JSON of `openapiv3` without origins.
pub(crate) fn without_origins(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(key, _)| key != ORIGIN)
            .map(|(key, value)| (key, without_origins(value)))
            .collect(),
        Value::Array(elements) => elements.into_iter().map(without_origins).collect(),
        other => other,
    }
}

/// Asserts what a schema becomes, and what is found.
#[track_caller]
pub(crate) fn assert_schema(version: &str, given: Value, expected: Value, findings: &[&str]) {
    let (lowered, found) = schema(version, &given);
    assert_eq!(lowered, expected, "{version}: {given}");
    assert_eq!(found, findings, "{version}: {given}");
}
