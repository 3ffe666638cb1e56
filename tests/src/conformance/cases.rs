//! Labelled instances.

use std::path::Path;

use serde_json::Value;
use serde_json::value::RawValue;

use super::Failure;

/// An instance of a schema, perhaps with what is known of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The component.
    pub schema: String,
    /// The keyword that the case is about.
    pub keyword: String,
    /// The instance, as it was written.
    pub instance: String,
    /// Whether it is valid.
    pub valid: Option<bool>,
    /// What refuses it, `shape` or `constraint`.
    pub invalid_by: Option<String>,
}

/// The members of a line whose text counts as it stands.
#[derive(serde::Deserialize)]
struct Line<'a> {
    schema: String,
    #[serde(default)]
    keyword: Option<String>,
    #[serde(borrow)]
    instance: &'a RawValue,
    #[serde(default)]
    valid: Option<bool>,
    #[serde(default)]
    invalid_by: Option<String>,
}

pub(super) fn read(path: &Path) -> Result<Vec<Case>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Input(format!("cannot read {}: {error}", path.display())))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let line: Line<'_> = serde_json::from_str(line)
                .map_err(|error| Failure::Input(format!("{}:{}: no case: {error}", path.display(), number + 1)))?;
            Ok(Case {
                schema: line.schema,
                keyword: line.keyword.unwrap_or_default(),
                instance: line.instance.get().to_owned(),
                valid: line.valid,
                invalid_by: line.invalid_by,
            })
        })
        .collect()
}

/// The case that a document itself has of a schema.
pub(super) fn example(schema: &str, example: &Value) -> Option<Case> {
    Some(Case {
        schema: schema.to_owned(),
        keyword: schema.to_owned(),
        instance: example.get("data")?.to_string(),
        valid: example.get("valid").and_then(Value::as_bool),
        invalid_by: None,
    })
}
