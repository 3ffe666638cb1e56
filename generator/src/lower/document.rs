//! A document as a whole (OpenAPI 3.1.1 §4.8.1).

use std::collections::BTreeSet;

use openapiv3::OpenAPI;
use serde_json::Value;

use super::node::{Node, Object, kind};
use super::{Lowered, Version, Walk, components, cycles, incoming, info, paths, security, server, table};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::load::Document;
use crate::source::insert_origin;

const FIELDS: &[&str] = &[
    "openapi",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
];

/// A document in the one dialect; `None` where its version is not understood, which is reported.
pub(super) fn document(document: &Document, cx: &mut Context) -> Option<Lowered> {
    let root = Node { value: &document.value, origin: cx.origins.root(document.source) };
    let (version, openapi) = version(root, cx)?;
    let components = document.value.get("components").and_then(Value::as_object);
    let mut walk = Walk {
        cx,
        version,
        root,
        components,
        met: table::Met::default(),
        circular: BTreeSet::new(),
        schemes_left_out: BTreeSet::new(),
        following: Vec::new(),
        links: Vec::new(),
    };
    let object = root.object("a document", FIELDS, &mut walk)?;
    let mut api = OpenAPI { openapi, info: info::info(&object, &mut walk), ..OpenAPI::default() };
    api.components = object.child("components", &mut walk).map(|node| components::components(node, &mut walk));
    cycles::break_cycles(api.components.as_mut(), &mut walk);
    api.servers = server::servers(&object, &mut walk);
    api.security = security::requirements(&object, &mut walk);
    api.tags = info::tags(&object, &mut walk);
    api.external_docs = info::external_docs(&object, &mut walk);
    api.paths = paths::paths(&object, &mut walk);
    let webhooks = incoming::webhooks(&object, &mut walk);
    table::fill(&mut walk);
    report_missing(&object, &mut walk);
    insert_origin(&mut api.extensions, object.origin);
    report_unsupported(&object, &mut walk);
    Some(Lowered { source: document.source, version, api, webhooks })
}

/// The version that a document says it is of (OpenAPI 3.1.1 §4.1), with its text.
fn version(root: Node<'_>, cx: &mut Context) -> Option<(Version, String)> {
    const SUPPORTED: &str = "documents of OpenAPI 3.0 and 3.1 are read";
    let Some((key, value)) = ["openapi", "swagger"].iter().find_map(|key| Some((*key, root.value.get(key)?))) else {
        let message = "the document does not say of which version of OpenAPI it is: it has no key `openapi`";
        cx.error(Code::DocumentUnsupportedVersion, root.origin, message).with_help(SUPPORTED);
        return None;
    };
    let origin = cx.origins.child(root.origin, key);
    let Value::String(text) = value else {
        let message = format!("`{key}` has to be a string such as `\"3.1.0\"`, and is {}", kind(value));
        let help = match value {
            Value::Number(number) => format!("put it in quotes: `{key}: \"{number}\"`"),
            _ => SUPPORTED.to_owned(),
        };
        cx.error(Code::DocumentUnsupportedVersion, origin, message).with_help(help);
        return None;
    };
    let is = |version: &str| {
        let rest = text.strip_prefix(version);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    match key {
        "openapi" if is("3.0") => Some((Version::V3_0, text.clone())),
        "openapi" if is("3.1") => Some((Version::V3_1, text.clone())),
        _ => {
            let name = if key == "openapi" { "OpenAPI" } else { "Swagger" };
            let message = format!("{name} `{text}` is not read yet");
            cx.error(Code::DocumentUnsupportedVersion, origin, message).with_help(SUPPORTED);
            None
        }
    }
}

/// What a document has to have: paths in 3.0, and from 3.1 at least one of three.
fn report_missing(document: &Object<'_>, walk: &mut Walk<'_, '_>) {
    let enough: &[&str] = match walk.version {
        Version::V3_0 => &["paths"],
        Version::V3_1 => &["paths", "components", "webhooks"],
    };
    if !enough.iter().any(|key| document.members.contains_key(*key)) {
        let names: Vec<String> = enough.iter().map(|key| format!("`{key}`")).collect();
        walk.malformed(document.origin, format!("a document has to have a field {}", names.join(" or ")));
    }
}

fn report_unsupported(document: &Object<'_>, walk: &mut Walk<'_, '_>) {
    const DIALECTS: &[&str] =
        &["https://spec.openapis.org/oas/3.1/dialect/base", "https://json-schema.org/draft/2020-12/schema"];
    report_links(walk);
    if let Some(dialect) = document.text("jsonSchemaDialect", walk)
        && !DIALECTS.contains(&dialect.as_str())
    {
        let origin = walk.cx.origins.child(document.origin, "jsonSchemaDialect");
        let message = format!("the dialect `{dialect}` of JSON Schema is not known");
        let diagnostic = walk.cx.warning(Code::DocumentUnsupportedPart, origin, message);
        diagnostic.with_help("schemas are read as OpenAPI 3.1 reads them by default");
    }
}

/// Notes links, once a document.
fn report_links(walk: &mut Walk<'_, '_>) {
    let Some(first) = walk.links.first().copied() else { return };
    let message = match walk.links.len() {
        1 => "the links of a response are left out".to_owned(),
        number => format!("the links of {number} responses are left out"),
    };
    let help = "a link says what of a response another operation takes: users pass it on themselves";
    walk.cx.note(Code::DocumentLinks, first, message).with_help(help);
}
