//! Parameters (OpenAPI 3.1.1 §4.8.12).

use std::collections::BTreeMap;

use indexmap::IndexMap;
use openapiv3::{
    AnySchema, CookieStyle, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
    ReferenceOr, Schema, SchemaData, SchemaKind,
};

use super::follow::reference_or;
use super::node::{Node, Object};
use super::references::Kind;
use super::{Walk, content, schema};
use crate::diagnostic::Code;
use crate::source::insert_origin;

const FIELDS: &[&str] = &[
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
    "example",
    "examples",
];

/// The styles of what goes in a query or a form (§4.8.12.3).
pub(super) const QUERY_STYLES: &[(&str, QueryStyle)] = &[
    ("form", QueryStyle::Form),
    ("spaceDelimited", QueryStyle::SpaceDelimited),
    ("pipeDelimited", QueryStyle::PipeDelimited),
    ("deepObject", QueryStyle::DeepObject),
];
const PATH_STYLES: &[(&str, PathStyle)] =
    &[("simple", PathStyle::Simple), ("label", PathStyle::Label), ("matrix", PathStyle::Matrix)];

/// The parameters of an operation: its own, and those of its path item that it does not replace. Of two that have one
/// name in one location the last one holds, and it is reported.
pub(super) fn parameters<'a>(
    own: &[Node<'a>],
    inherited: &[Node<'a>],
    walk: &mut Walk<'a, '_>,
) -> Vec<ReferenceOr<Parameter>> {
    let (own, known) = without_duplicates(own, walk);
    let mut is_replaced = |node: Node<'a>| key(node, walk).is_some_and(|key| known.contains_key(&key));
    let inherited: Vec<Node<'a>> = inherited.iter().copied().filter(|node| !is_replaced(*node)).collect();
    let nodes = inherited.into_iter().chain(own);
    nodes.filter_map(|node| reference_or(node, Kind::Parameter, walk, parameter)).collect()
}

/// A Parameter Object; `None` where its name or location is wrong, which is reported.
pub(super) fn parameter<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<Parameter> {
    let object = node.object("a parameter", FIELDS, walk)?;
    let location = object.required_text("in", "a parameter", walk);
    let required = object.flag("required", walk).unwrap_or(false);
    let mut parameter_data = ParameterData {
        name: object.required_text("name", "a parameter", walk),
        description: object.text("description", walk),
        required: required || location == "path",
        deprecated: object.flag("deprecated", walk),
        format: format(&object, walk).unwrap_or_else(|| {
            walk.malformed(object.origin, "a parameter has to have a field `schema` or `content`");
            any_format()
        }),
        example: None,
        examples: IndexMap::new(),
        explode: object.flag("explode", walk),
        extensions: IndexMap::new(),
    };
    insert_origin(&mut parameter_data.extensions, object.origin);
    match location.as_str() {
        "query" => Some(Parameter::Query {
            style: style(&object, QUERY_STYLES, walk).unwrap_or_default(),
            allow_reserved: object.flag("allowReserved", walk).unwrap_or(false),
            allow_empty_value: object.flag("allowEmptyValue", walk),
            parameter_data,
        }),
        "path" => {
            if !required {
                report_optional(&object, &parameter_data.name, walk);
            }
            Some(Parameter::Path { style: style(&object, PATH_STYLES, walk).unwrap_or_default(), parameter_data })
        }
        "header" => {
            let style = style(&object, &[("simple", HeaderStyle::Simple)], walk).unwrap_or_default();
            Some(Parameter::Header { style, parameter_data })
        }
        "cookie" => {
            let style = style(&object, &[("form", CookieStyle::Form)], walk).unwrap_or_default();
            Some(Parameter::Cookie { style, parameter_data })
        }
        // That there is none was reported.
        "" => None,
        other => {
            let origin = walk.cx.origins.child(object.origin, "in");
            let message = format!("a parameter cannot be in `{other}`");
            walk.malformed(origin, message).with_help("it is in `path`, `query`, `header` or `cookie`");
            None
        }
    }
}

/// What a parameter or a header is: `schema`, or else `content`.
pub(super) fn format<'a>(object: &Object<'a>, walk: &mut Walk<'a, '_>) -> Option<ParameterSchemaOrContent> {
    match object.child("schema", walk) {
        Some(node) => Some(ParameterSchemaOrContent::Schema(schema::standing(node, walk).unbox())),
        None if object.members.contains_key("content") => {
            Some(ParameterSchemaOrContent::Content(content::content(object, walk)))
        }
        None => None,
    }
}

/// What stands for a missing `schema`: any value.
pub(super) fn any_format() -> ParameterSchemaOrContent {
    let schema_kind = SchemaKind::Any(AnySchema::default());
    ParameterSchemaOrContent::Schema(ReferenceOr::Item(Schema { schema_data: SchemaData::default(), schema_kind }))
}

/// `style`, which has to be one of `styles`; others are reported.
pub(super) fn style<T: Clone>(object: &Object<'_>, styles: &[(&str, T)], walk: &mut Walk<'_, '_>) -> Option<T> {
    let text = object.text("style", walk)?;
    let found = styles.iter().find(|(name, _)| *name == text);
    if found.is_none() {
        let origin = walk.cx.origins.child(object.origin, "style");
        let names: Vec<String> = styles.iter().map(|(name, _)| format!("`{name}`")).collect();
        let message = format!("`{text}` is no style of what stands here");
        walk.malformed(origin, message).with_help(format!("the styles are {}", names.join(", ")));
    }
    found.map(|(_, style)| style.clone())
}

/// What tells parameters apart: name and location.
type Key<'a> = (&'a str, &'a str);

fn key<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<Key<'a>> {
    let parameter = walk.follow(node.value, Kind::Parameter)?;
    Some((parameter.get("name")?.as_str()?, parameter.get("in")?.as_str()?))
}

/// The parameters that hold, in their order, and which are there.
fn without_duplicates<'a>(own: &[Node<'a>], walk: &mut Walk<'a, '_>) -> (Vec<Node<'a>>, BTreeMap<Key<'a>, Node<'a>>) {
    let mut kept = Vec::with_capacity(own.len());
    let mut known: BTreeMap<Key<'a>, Node<'a>> = BTreeMap::new();
    for node in own.iter().rev() {
        let key = key(*node, walk);
        if let Some((name, location)) = key
            && let Some(later) = known.get(&(name, location))
        {
            let related = walk.cx.label(node.origin, "the one before");
            let message = format!("there are two parameters `{name}` in `{location}`; the last one holds");
            walk.cx.warning(Code::ParameterDuplicate, later.origin, message).with_related(related);
            continue;
        }
        known.extend(key.map(|key| (key, *node)));
        kept.push(*node);
    }
    kept.reverse();
    (kept, known)
}

fn report_optional(object: &Object<'_>, name: &str, walk: &mut Walk<'_, '_>) {
    let message = format!("the path parameter `{name}` has to have `\"required\": true`; it is required all the same");
    walk.cx.warning(Code::DocumentMalformed, object.origin, message);
}
