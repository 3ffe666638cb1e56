//! What the items of streams are: events, and JSON lines.
//!
//! No version of OpenAPI before 3.2 says what the schema of such a media type is said of. Most documents describe one item,
//! others all of them as an array (as 3.2 does, §4.14.4); of events some describe the data, and others the whole event.

use crate::ir::{DefinitionId, EventData, Events, Shape, Type};
use crate::resolve::draft::{Draft, DraftKind, plain};

/// The fields of an event (HTML Living Standard §9.2.6), and comments, as documents call them.
const FIELDS: [&str; 6] = ["event", "data", "id", "retry", "comment", "comments"];

/// How far unions of unions are looked into.
const DEPTH: usize = 8;

/// What the events of a stream with this schema are.
pub(super) fn events(drafts: &[Draft<'_>], shape: Option<Shape>) -> Events {
    let Some(shape) = shape.map(|shape| item(drafts, shape)) else { return Events::Text };
    if let Some(data) = described(drafts, &shape, DEPTH) {
        return Events::Objects(shape, data);
    }
    match data_of(drafts, &shape, DEPTH) {
        EventData::Text => Events::Text,
        // Nothing is said of them.
        EventData::Any if shape.ty == Type::Any => Events::Text,
        EventData::Json | EventData::Any => Events::Json(shape),
    }
}

/// What the lines of a body with this schema are. One of text or bytes describes all of the body, and says nothing of lines.
pub(super) fn line(drafts: &[Draft<'_>], shape: Shape) -> Shape {
    let shape = item(drafts, shape);
    if data_of(drafts, &shape, DEPTH) == EventData::Text { plain(Type::Any) } else { shape }
}

/// The shape of an item: of the elements, where the schema is that of all items.
fn item(drafts: &[Draft<'_>], shape: Shape) -> Shape {
    match behind(drafts, &shape.ty) {
        Type::Array(inner) => (**inner).clone(),
        _ => shape,
    }
}

/// The type behind aliases, and behind what only asserts something.
pub(super) fn behind<'t>(drafts: &'t [Draft<'_>], ty: &'t Type) -> &'t Type {
    let mut ty = ty;
    // Aliases never form a circle; the bound holds for whatever there is.
    for _ in 0..=drafts.len() {
        let Type::Named(DefinitionId(at)) = ty else { break };
        match drafts.get(*at).map(|draft| &draft.kind) {
            Some(DraftKind::Alias(shape)) => ty = &shape.ty,
            Some(DraftKind::Newtype(newtype)) => ty = &newtype.ty,
            _ => break,
        }
    }
    ty
}

/// What the data are of events that this shape describes as objects; `None` where it describes something else.
fn described(drafts: &[Draft<'_>], shape: &Shape, depth: usize) -> Option<EventData> {
    let Type::Named(DefinitionId(at)) = behind(drafts, &shape.ty) else { return None };
    match &drafts.get(*at)?.kind {
        DraftKind::Struct(object) => {
            let is_event = object.fields.iter().all(|field| FIELDS.contains(&field.wire));
            let data = object.fields.iter().find(|field| field.wire == "data").filter(|_| is_event)?;
            Some(data_of(drafts, &data.shape, DEPTH))
        }
        DraftKind::Union(union) if depth > 0 => {
            let variants = union.variants.iter().map(|variant| described(drafts, &variant.shape, depth - 1));
            join(variants.collect::<Option<Vec<_>>>()?)
        }
        _ => None,
    }
}

/// Whether values of this shape are text, or JSON of another kind.
fn data_of(drafts: &[Draft<'_>], shape: &Shape, depth: usize) -> EventData {
    match behind(drafts, &shape.ty) {
        Type::String | Type::Uuid | Type::Bytes | Type::DateTime | Type::Date => EventData::Text,
        Type::Any => EventData::Any,
        Type::Named(DefinitionId(at)) => match drafts.get(*at).map(|draft| &draft.kind) {
            Some(DraftKind::Enum(_)) => EventData::Text,
            Some(DraftKind::Union(union)) if depth > 0 => {
                let variants = union.variants.iter().map(|variant| data_of(drafts, &variant.shape, depth - 1));
                join(variants.collect()).unwrap_or(EventData::Any)
            }
            _ => EventData::Json,
        },
        _ => EventData::Json,
    }
}

/// What all of several are.
fn join(mut data: Vec<EventData>) -> Option<EventData> {
    data.dedup();
    match data.as_slice() {
        [] => None,
        [only] => Some(*only),
        _ => Some(EventData::Any),
    }
}
