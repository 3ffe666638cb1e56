//! What is wrong in a schema, keyword by keyword. Each schema of the table is looked at once, whatever leads to it, so
//! that each finding is reported once; whoever reads the keywords afterwards passes over what is malformed.

mod objects;
mod parts;
mod types;

use serde_json::{Map, Value};

use super::target;
use crate::diagnostic::{Code, kind};
use crate::lower::forms::Form;
use crate::lower::keywords::{self, Class, Keyword};
use crate::lower::node::Node;
use crate::lower::{Version, Walk, similar};

/// Reports what is wrong in the keywords of a schema, of those within aside.
pub(super) fn report<'a>(schema: Node<'a>, walk: &mut Walk<'a, '_>) {
    let Value::Object(members) = schema.value else { return };
    // In OpenAPI 3.0 nothing beside a `$ref` counts.
    let ignored = walk.version == Version::V3_0 && members.contains_key("$ref");
    for (name, value) in members {
        let origin = |walk: &mut Walk<'_, '_>| walk.cx.origins.child(schema.origin, name);
        match Keyword::of(name) {
            Some(Keyword::Ref) => {
                if value.as_str().is_none_or(|text| target::node(text, walk).is_none()) {
                    let origin = origin(walk);
                    target::report(Node { value, origin }, walk);
                }
            }
            Some(keyword) if ignored => report_ignored(keyword, schema, walk),
            Some(keyword) if needs_a_look(keyword, value) => {
                let origin = origin(walk);
                report_keyword(keyword, Node { value, origin }, members, walk);
            }
            Some(_) => {}
            None if ignored || name.starts_with("x-") => {}
            None => report_unknown(name, schema, walk),
        }
    }
}

/// Whether there can be something wrong: of the most there is not, and no place is made for them.
fn needs_a_look(keyword: Keyword, value: &Value) -> bool {
    let row = keyword.row();
    match row.form {
        Form::Any | Form::Text | Form::Flag | Form::Size | Form::Number | Form::Divisor => {
            row.class == Class::Unsupported || row.is_of_one_version() || !row.form.holds(value)
        }
        Form::Schema => !value.is_object(),
        _ => true,
    }
}

/// Reports what is wrong in one keyword.
fn report_keyword<'a>(keyword: Keyword, node: Node<'a>, members: &Map<String, Value>, walk: &mut Walk<'a, '_>) {
    let form = keyword.row().form;
    if keyword == Keyword::Required && node.value.is_boolean() {
        report_required(node, walk);
    } else if !form.holds(node.value) {
        report_malformed(keyword, node, walk);
    } else {
        report_version(keyword, node, walk);
        match form {
            Form::Types => types::report(node, walk),
            Form::Limit => types::report_limit(keyword, node, members, walk),
            Form::Schema | Form::Items => parts::report_boolean(keyword, node, walk),
            Form::Schemas | Form::SchemasByName => parts::report(keyword, node, walk),
            Form::Names | Form::NamesByName | Form::Dependencies => parts::report_names(keyword, node, walk),
            Form::Discriminator => objects::report_discriminator(node, walk),
            Form::Documentation => objects::report_documentation(node, walk),
            _ => {}
        }
    }
}

/// Reports that a keyword is not what it has to be.
fn report_malformed(keyword: Keyword, node: Node<'_>, walk: &mut Walk<'_, '_>) {
    let name = keyword.name();
    let wanted = keyword.row().form.words(walk.version);
    let is = match node.value {
        Value::Number(number) => format!("`{number}`"),
        Value::Array(elements) if elements.is_empty() => "an empty array".to_owned(),
        other => kind(other).to_owned(),
    };
    let diagnostic = walk.malformed(node.origin, format!("`{name}` has to be {wanted}, and is {is}"));
    if keyword == Keyword::Items && node.value.is_array() {
        diagnostic.with_help("a schema for each position is `prefixItems`, from OpenAPI 3.1");
    } else if keyword == Keyword::Type && node.value.is_null() {
        diagnostic.with_help("the type of null is `\"null\"`, in quotes");
    }
}

/// Reports keywords that the document's version does not know, and those that are not followed.
fn report_version(keyword: Keyword, node: Node<'_>, walk: &mut Walk<'_, '_>) {
    let row = keyword.row();
    let name = keyword.name();
    match row.class {
        Class::Modelled | Class::Rewritten => {
            if let Some(version) = row.only_of(walk.version)
                && *node.value != Value::Bool(false)
            {
                let message = format!("`{name}` is a keyword of OpenAPI {version} alone; it is read as it is there");
                walk.cx.warning(Code::SchemaUnknownKeyword, node.origin, message);
            }
        }
        Class::Unsupported => {
            let message = format!("`{name}` is not followed: what it asserts is not enforced");
            walk.cx.warning(Code::SchemaUnsupportedKeyword, node.origin, message);
        }
        Class::Annotation | Class::WholeValue => {}
    }
}

/// In earlier drafts of JSON Schema `required` was a property's own affair, and many believe that it still is.
fn report_required(node: Node<'_>, walk: &mut Walk<'_, '_>) {
    let message = "`required` says nothing here: it is the list of an object's required properties";
    let diagnostic = walk.cx.warning(Code::SchemaMisplacedKeyword, node.origin, message);
    diagnostic.with_help("name the property in `required` of the object that has it");
}

fn report_unknown(name: &str, schema: Node<'_>, walk: &mut Walk<'_, '_>) {
    let origin = walk.cx.origins.child(schema.origin, name);
    let message = format!("`{name}` is no keyword of a schema");
    let diagnostic = walk.cx.warning(Code::SchemaUnknownKeyword, origin, message);
    match similar::nearest(name, keywords::NAMES.iter().copied()) {
        Some(nearest) => diagnostic.with_help(format!("did you mean `{nearest}`?")),
        None => diagnostic.with_help("it is ignored; extensions begin with `x-`"),
    };
}

/// What stands beside a `$ref` in 3.0 is worth a word where it was meant to assert something.
fn report_ignored(keyword: Keyword, schema: Node<'_>, walk: &mut Walk<'_, '_>) {
    if keyword.row().class == Class::Annotation {
        return;
    }
    let name = keyword.name();
    let origin = walk.cx.origins.child(schema.origin, name);
    let message = format!("`{name}` says nothing here: in OpenAPI 3.0 what stands beside a `$ref` is ignored");
    let diagnostic = walk.cx.warning(Code::SchemaMisplacedKeyword, origin, message);
    diagnostic.with_help("put the reference into an `allOf`, and this beside it");
}
