//! Bodies in parts whose properties the document declares (OpenAPI 3.1.1 §4.8.14.4, §4.8.15).

use openapiv3::{Encoding, MediaType};

use super::styles::Nesting;
use super::{Operations, body, media};
use crate::diagnostic::Code;
use crate::ir::{BodyKind, BodyParts, Constraint, Identifier, PartFormat, PartProperty, Shape, Type};
use crate::resolve::directions::Direction;
use crate::resolve::draft::{DraftField, Site, plain};
use crate::resolve::names::{self, Setter};
use crate::resolve::types::{Parted, PartedKind};
use crate::source::origin_of;

impl<'a> Operations<'_, 'a, '_> {
    /// A body with a setter a property, and the check of the whole; nothing where the schema is no object of known
    /// properties, so that its user puts the parts together.
    pub(super) fn parts(
        &mut self,
        media: &'a MediaType,
        site: &Site<'_>,
        name: &Identifier,
    ) -> Option<(BodyKind, Shape)> {
        let Some(Parted { mut fields, check }) = self.types.parted(media.schema.as_ref()?, site) else {
            self.report_open(media);
            return None;
        };
        self.report_encodings(media, &fields);
        fields.retain(|(field, _)| field.direction != Direction::Received);
        let setters = fields.iter().map(|(field, _)| Setter { wire: field.wire, null: false, origin: field.origin });
        let setters: Vec<Setter<'_>> = setters.collect();
        let names = names::parts(&setters, self.types.cx);
        let properties = fields.into_iter().zip(names).map(|((field, kind), name)| {
            let encoding = media.encoding.get(field.wire);
            let structured = Nesting::of(&self.types.drafts).is_structured(&field.shape);
            let kind = encoding.filter(|_| structured).map_or(kind, |encoding| written(kind, encoding));
            property(field, format(kind, structured, encoding), encoding, name)
        });
        let properties: Vec<PartProperty> = properties.collect();
        properties.iter().for_each(|property| self.roots.sent(&property.shape));
        let whole = check.into_iter().map(Constraint::Whole).collect();
        let shape = Shape { constraints: whole, ..plain(Type::Any) };
        Some((BodyKind::Parts(BodyParts { name: name.clone(), properties }), shape))
    }

    /// Warns of a schema that says nothing that setters could be made of.
    fn report_open(&mut self, media: &MediaType) {
        let place = self.place(origin_of(&media.extensions), &["schema"]);
        let message =
            "the schema of these parts is no object of known properties: callers put them together themselves";
        self.warn_once(Code::BodyUnsupported, place, message.to_owned());
    }

    /// Warns of encodings of what is no property (§4.8.14.1), and of media types that are none.
    fn report_encodings(&mut self, media: &MediaType, fields: &[(DraftField<'_>, PartedKind)]) {
        for (property, encoding) in &media.encoding {
            let place = self.place(origin_of(&encoding.extensions), &[]);
            if !fields.iter().any(|(field, _)| field.wire == property) {
                let message = format!("the encoding of `{property}` is ignored: the schema has no such property");
                self.warn_once(Code::BodyUnsupported, place.clone(), message);
            }
            let declared = encoding.content_type.as_deref().unwrap_or_default();
            for name in declared.split(',').map(str::trim).filter(|name| !name.is_empty() && !is_media_type(name)) {
                let message = format!("`{name}` is ignored: it is no media type");
                self.warn_once(Code::BodyUnsupported, place.clone(), message);
            }
        }
    }
}

fn property(field: DraftField<'_>, format: PartFormat, encoding: Option<&Encoding>, name: Identifier) -> PartProperty {
    // Null is left out, as there is none in a part.
    let required = field.required && !field.shape.nullable;
    PartProperty {
        wire: field.wire.to_owned(),
        name,
        required,
        format,
        headers: encoding.map(headers).unwrap_or_default(),
        docs: field.docs,
        deprecated: field.deprecated,
        default: field.default.map(ToString::to_string),
        shape: field.shape,
    }
}

/// The headers of a part, but for the one that says its media type (§4.8.15.1).
fn headers(encoding: &Encoding) -> Vec<String> {
    let names = encoding.headers.keys().filter(|name| !name.eq_ignore_ascii_case("content-type"));
    names.cloned().collect()
}

fn format(kind: PartedKind, structured: bool, encoding: Option<&Encoding>) -> PartFormat {
    let style = encoding.and_then(body::style);
    let declared = encoding.and_then(|encoding| encoding.content_type.as_deref()).unwrap_or_default();
    // Several, and ranges, are separated by commas. Objects are JSON before they are anything else.
    let mut declared: Vec<&str> = declared.split(',').map(str::trim).filter(|name| is_media_type(name)).collect();
    if structured {
        declared.sort_by_key(|name| !media::is_json(name));
    }
    let owned = || declared.iter().copied().map(str::to_owned).collect();
    match (kind, style) {
        (PartedKind::File, _) => PartFormat::File(owned()),
        (PartedKind::Files, _) => PartFormat::Files(owned()),
        (PartedKind::Value, Some((style, explode))) => PartFormat::Styled(style, explode),
        (PartedKind::Value, None) => match declared.iter().find(|name| !name.contains('*')) {
            Some(name) => PartFormat::Typed((*name).to_owned()),
            None => PartFormat::Plain,
        },
    }
}

/// What a property with arrays or objects in it is sent as: how these are written in XML and the like nobody here knows.
fn written(kind: PartedKind, encoding: &Encoding) -> PartedKind {
    let writable = |name: &str| media::is_json(name) || media::essence(name).starts_with("text/") || name.contains('*');
    let declared = encoding.content_type.as_deref().unwrap_or_default();
    let unknown = encoding.style.is_none() && !declared.is_empty() && !declared.split(',').map(str::trim).any(writable);
    if kind == PartedKind::Value && unknown { PartedKind::File } else { kind }
}

/// Whether it can stand in a header.
fn is_media_type(name: &str) -> bool {
    name.contains('/') && name.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
