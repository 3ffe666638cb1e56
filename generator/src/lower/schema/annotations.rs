//! What a schema says without asserting it (JSON Schema 2020-12 validation §9).

use openapiv3::{Discriminator, ExternalDocumentation, SchemaData};
use serde_json::Value;

use super::present::Present;
use crate::lower::Walk;
use crate::lower::keywords::Keyword;
use crate::source::insert_origin;

/// Everything that stands beside a schema's assertions, `nullable` aside.
pub(super) fn data(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Box<SchemaData> {
    let mut data = Box::new(SchemaData {
        read_only: present.flag(Keyword::ReadOnly),
        write_only: present.flag(Keyword::WriteOnly),
        deprecated: present.flag(Keyword::Deprecated),
        example: present.get(Keyword::Example).cloned(),
        title: present.text(Keyword::Title),
        description: present.text(Keyword::Description),
        discriminator: discriminator(present, walk),
        external_docs: present.get(Keyword::ExternalDocs).and_then(documentation),
        default: present.get(Keyword::Default).cloned(),
        ..SchemaData::default()
    });
    insert_origin(&mut data.extensions, present.origin);
    data
}

/// The annotations of a place of use over those of what is used there.
pub(super) fn put_over(outer: SchemaData, inner: &mut SchemaData) {
    inner.nullable |= outer.nullable;
    inner.read_only |= outer.read_only;
    inner.write_only |= outer.write_only;
    inner.deprecated |= outer.deprecated;
    put(outer.external_docs, &mut inner.external_docs);
    put(outer.example, &mut inner.example);
    put(outer.title, &mut inner.title);
    put(outer.description, &mut inner.description);
    put(outer.discriminator, &mut inner.discriminator);
    put(outer.default, &mut inner.default);
}

fn put<T>(outer: Option<T>, inner: &mut Option<T>) {
    if outer.is_some() {
        *inner = outer;
    }
}

/// `discriminator` (OpenAPI 3.1.1 §4.8.25).
fn discriminator(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Option<Discriminator> {
    let node = present.node(Keyword::Discriminator, walk)?;
    let property_name = text(node.value, "propertyName").unwrap_or_default();
    let mapping = node.value.get("mapping").and_then(Value::as_object).into_iter().flatten();
    let mapping = mapping.filter_map(|(value, to)| Some((value.clone(), to.as_str()?.to_owned()))).collect();
    let mut discriminator = Discriminator { property_name, mapping, ..Discriminator::default() };
    insert_origin(&mut discriminator.extensions, node.origin);
    Some(discriminator)
}

/// `externalDocs` (OpenAPI 3.1.1 §4.8.11).
fn documentation(value: &Value) -> Option<ExternalDocumentation> {
    let (description, url) = (text(value, "description"), text(value, "url")?);
    Some(ExternalDocumentation { description, url, ..ExternalDocumentation::default() })
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}
