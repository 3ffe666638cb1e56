//! What a schema says without asserting it (JSON Schema 2020-12 validation §9).

use openapiv3::{Discriminator, SchemaData};

use super::present::Present;
use crate::lower::Walk;
use crate::lower::info;
use crate::lower::keywords::Keyword;
use crate::source::insert_origin;

const DISCRIMINATOR: &[&str] = &["propertyName", "mapping", "defaultMapping"];

/// Everything that stands beside a schema's assertions, `nullable` aside.
pub(super) fn data(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Box<SchemaData> {
    let mut data = Box::new(SchemaData {
        read_only: present.flag(Keyword::ReadOnly, walk),
        write_only: present.flag(Keyword::WriteOnly, walk),
        deprecated: present.flag(Keyword::Deprecated, walk),
        example: present.get(Keyword::Example).cloned(),
        title: present.text(Keyword::Title, walk),
        description: present.text(Keyword::Description, walk),
        discriminator: discriminator(present, walk),
        default: present.get(Keyword::Default).cloned(),
        ..SchemaData::default()
    });
    if let Some(node) = present.node(Keyword::ExternalDocs, walk) {
        data.external_docs = info::external_documentation(node, walk);
    }
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
    let object = node.object("`discriminator`", DISCRIMINATOR, walk)?;
    let mapping = object.entries("mapping", walk).into_iter();
    let mapping = mapping.filter_map(|(value, node)| Some((value.to_owned(), node.text("a mapping", walk)?))).collect();
    let property_name = object.required_text("propertyName", "`discriminator`", walk);
    let mut discriminator = Discriminator { property_name, mapping, ..Discriminator::default() };
    insert_origin(&mut discriminator.extensions, object.origin);
    Some(discriminator)
}
