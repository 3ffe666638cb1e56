//! The document, made ready: schemas stand at places of use, as they do in clients.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clientwright::context::Context;
use clientwright::{Diagnostics, load};
use serde_json::{Map, Value, json};

use super::{Case, Failure, cases};

/// A document in which every schema of the cases is the one property of another.
pub(super) struct Wrapped {
    /// The document.
    pub(super) document: Value,
    /// The position of each schema among those that have one.
    pub(super) schemas: BTreeMap<String, usize>,
    /// Where it was read.
    pub(super) path: PathBuf,
}

impl Wrapped {
    /// The Rust name of the schema at a position.
    pub(super) fn type_name(position: usize) -> String {
        format!("ConformanceCase{position:05}")
    }
}

/// Nothing but schemas is needed. Each gets one around it that has it as the property `value`, so that what belongs to the
/// place of use, null and the limits of arrays, is tried too.
pub(super) fn wrapped(path: &Path, cases: &[Case]) -> Result<Wrapped, Failure> {
    let mut document = read(path)?;
    let mut schemas: BTreeMap<String, usize> = cases.iter().map(|case| (case.schema.clone(), 0)).collect();
    let root = document.as_object_mut().ok_or_else(|| Failure::Input("the document is no object".to_owned()))?;
    root.insert("paths".to_owned(), json!({}));
    root.remove("webhooks");
    let components = root.get_mut("components").and_then(Value::as_object_mut);
    let defined = components.and_then(|components| components.get_mut("schemas")).and_then(Value::as_object_mut);
    let defined = defined.ok_or_else(|| Failure::Input("the document has no component schemas".to_owned()))?;
    for (position, (name, slot)) in schemas.iter_mut().enumerate() {
        if !defined.contains_key(name) {
            return Err(Failure::Input(format!("the document has no schema `{name}`")));
        }
        *slot = position;
        let escaped = name.replace('~', "~0").replace('/', "~1").replace('%', "%25");
        let wrapper = json!({
            "type": "object",
            "required": ["value"],
            "properties": { "value": { "$ref": format!("#/components/schemas/{escaped}") } },
        });
        defined.insert(Wrapped::type_name(position), wrapper);
    }
    Ok(Wrapped { document, schemas, path: path.to_owned() })
}

/// The examples of each schema, by the schema's name.
pub(super) fn examples(path: &Path) -> Result<Vec<Case>, Failure> {
    let document = read(path)?;
    let examples = document.pointer("/components/x-schema-test-examples").and_then(Value::as_object);
    let examples = examples.ok_or_else(|| Failure::Input(format!("{} has no examples", path.display())))?;
    let none = Map::new();
    let of_schema = |examples: &Value| examples.as_object().unwrap_or(&none).values().cloned().collect::<Vec<_>>();
    let cases = examples.iter().flat_map(|(schema, examples)| {
        of_schema(examples).into_iter().filter_map(|example| cases::example(schema, &example)).collect::<Vec<_>>()
    });
    Ok(cases.collect())
}

fn read(path: &Path) -> Result<Value, Failure> {
    let mut cx = Context::default();
    let documents = load::load(&[path.to_owned()], &mut cx);
    match documents.into_iter().next() {
        Some(document) => Ok(document.value),
        None => Err(Failure::Input(Diagnostics::new(cx.diagnostics, Arc::new(cx.sources)).to_string())),
    }
}
