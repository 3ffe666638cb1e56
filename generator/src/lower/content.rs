//! Request bodies and media types (OpenAPI 3.1.1 §4.8.13, §4.8.14, §4.8.15).

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle, RequestBody};

use super::node::{Node, Object};
use super::{Walk, parameter, response, schema};
use crate::source::insert_origin;

const REQUEST_BODY: &[&str] = &["description", "content", "required"];
const MEDIA_TYPE: &[&str] = &["schema", "example", "examples", "encoding"];
const ENCODING: &[&str] = &["contentType", "headers", "style", "explode", "allowReserved"];

/// A Request Body Object.
pub(super) fn request_body<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<RequestBody> {
    let object = node.object("a request body", REQUEST_BODY, walk)?;
    if !object.members.contains_key("content") {
        walk.malformed(object.origin, "a request body has to have a field `content`");
    }
    let mut body = RequestBody {
        description: object.text("description", walk),
        content: content(&object, walk),
        required: object.flag("required", walk).unwrap_or(false),
        ..RequestBody::default()
    };
    insert_origin(&mut body.extensions, object.origin);
    Some(body)
}

/// `content`: media types by name.
pub(super) fn content<'a>(object: &Object<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, MediaType> {
    let entries = object.entries("content", walk);
    entries.into_iter().filter_map(|(name, node)| Some((name.to_owned(), media_type(node, walk)?))).collect()
}

/// A Media Type Object. Its examples are annotations, and by far the most of many documents: they are not carried.
fn media_type<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<MediaType> {
    let object = node.object("a media type", MEDIA_TYPE, walk)?;
    let mut media = MediaType {
        schema: object.child("schema", walk).map(|node| schema::standing(node, walk).unbox()),
        encoding: encodings(&object, walk),
        ..MediaType::default()
    };
    insert_origin(&mut media.extensions, object.origin);
    Some(media)
}

fn encodings<'a>(media: &Object<'a>, walk: &mut Walk<'a, '_>) -> IndexMap<String, Encoding> {
    let entries = media.entries("encoding", walk);
    entries.into_iter().filter_map(|(name, node)| Some((name.to_owned(), encoding(node, walk)?))).collect()
}

fn encoding<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Option<Encoding> {
    let object = node.object("an encoding", ENCODING, walk)?;
    let style: Option<QueryStyle> = parameter::style(&object, parameter::QUERY_STYLES, walk);
    let mut encoding = Encoding {
        content_type: object.text("contentType", walk),
        headers: response::headers(&object, walk),
        // Of `form` it is the default (§4.8.15.1.2).
        explode: object.flag("explode", walk).unwrap_or(style.as_ref().is_none_or(|style| *style == QueryStyle::Form)),
        style,
        allow_reserved: object.flag("allowReserved", walk).unwrap_or(false),
        ..Encoding::default()
    };
    insert_origin(&mut encoding.extensions, object.origin);
    Some(encoding)
}
