//! What a document says of itself (OpenAPI 3.1.1 §4.8.2, §4.8.22, §4.8.11).

use openapiv3::{Contact, ExternalDocumentation, Info, License, Tag};

use super::Walk;
use super::node::{Node, Object};
use crate::source::insert_origin;

const INFO: &[&str] = &["title", "summary", "description", "termsOfService", "contact", "license", "version"];
const CONTACT: &[&str] = &["name", "url", "email"];
const LICENSE: &[&str] = &["name", "identifier", "url"];
const TAG: &[&str] = &["name", "description", "externalDocs"];
const EXTERNAL_DOCS: &[&str] = &["description", "url"];

/// `info`. Title and version are empty where they are missing, which is reported.
pub(super) fn info(document: &Object<'_>, walk: &mut Walk<'_, '_>) -> Info {
    let Some(node) = document.child("info", walk) else {
        walk.malformed(document.origin, "a document has to have a field `info`");
        return Info::default();
    };
    let Some(object) = node.object("`info`", INFO, walk) else { return Info::default() };
    let mut info = Info {
        title: object.required_text("title", "`info`", walk),
        description: object.text("description", walk),
        terms_of_service: object.text("termsOfService", walk),
        contact: object.child("contact", walk).and_then(|node| contact(node, walk)),
        license: object.child("license", walk).and_then(|node| license(node, walk)),
        version: object.required_text("version", "`info`", walk),
        ..Info::default()
    };
    insert_origin(&mut info.extensions, object.origin);
    info
}

/// `tags` of the document, with what it says of each.
pub(super) fn tags(document: &Object<'_>, walk: &mut Walk<'_, '_>) -> Vec<Tag> {
    document.elements("tags", walk).into_iter().filter_map(|node| tag(node, walk)).collect()
}

/// `externalDocs` of any object.
pub(super) fn external_docs(object: &Object<'_>, walk: &mut Walk<'_, '_>) -> Option<ExternalDocumentation> {
    object.child("externalDocs", walk).and_then(|node| external_documentation(node, walk))
}

/// An External Documentation Object.
pub(super) fn external_documentation(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<ExternalDocumentation> {
    let object = node.object("`externalDocs`", EXTERNAL_DOCS, walk)?;
    let (description, url) = (object.text("description", walk), object.text("url", walk)?);
    Some(ExternalDocumentation { description, url, ..ExternalDocumentation::default() })
}

fn contact(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<Contact> {
    let object = node.object("`contact`", CONTACT, walk)?;
    let (name, url, email) = (object.text("name", walk), object.text("url", walk), object.text("email", walk));
    Some(Contact { name, url, email, ..Contact::default() })
}

fn license(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<License> {
    let object = node.object("`license`", LICENSE, walk)?;
    Some(License { name: object.text("name", walk)?, url: object.text("url", walk), ..License::default() })
}

fn tag(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<Tag> {
    let object = node.object("a tag", TAG, walk)?;
    let mut tag = Tag {
        name: object.required_text("name", "a tag", walk),
        description: object.text("description", walk),
        external_docs: external_docs(&object, walk),
        ..Tag::default()
    };
    insert_origin(&mut tag.extensions, object.origin);
    Some(tag)
}
