//! Which inline schemas are one type.
//!
//! Identical ones are. Some are identical by accident only too easily, and must also stand under the same property: those that
//! say little (an object of one or two properties), lists of values (the `quality` of an image is no `eagerness`, though both be
//! `low` or `high`), and unions, which have no content of their own.

use std::fmt::Write as _;

use crate::ir::{Bound, Constraint, DefinitionId, Shape, Type};
use crate::resolve::directions::Direction;
use crate::resolve::draft::{DraftAdditional, DraftKind, DraftStruct, Leaf};
use crate::resolve::names;

/// A text that is equal for schemas that are one type, and for no others. Docs and the order of keys and values are no
/// part of it. `document_part` is the component or the operation that is walked.
pub(super) fn fingerprint(kind: &DraftKind<'_>, leaf: &Leaf, document_part: &str) -> String {
    let mut text = String::new();
    let accident = match kind {
        DraftKind::Enum(values) => {
            let mut values = values.clone();
            values.sort_unstable();
            text.push('e');
            for value in &values {
                push_text(&mut text, value);
            }
            if values.len() < 2 { Accident::Everywhere } else { Accident::AmongProperties }
        }
        DraftKind::Struct(object) => {
            push_struct(&mut text, object);
            match object.fields.len() {
                0 | 1 => Accident::Everywhere,
                2 => Accident::AmongProperties,
                _ => Accident::Nowhere,
            }
        }
        DraftKind::Union(union) => {
            let mut parts: Vec<String> = union.variants.iter().map(|variant| shape_text(&variant.shape)).collect();
            parts.sort_unstable();
            text.push('u');
            for part in &parts {
                push_text(&mut text, part);
            }
            Accident::Everywhere
        }
        // These need no name, and so never come here.
        DraftKind::Newtype(_) | DraftKind::Alias(_) => Accident::Everywhere,
    };
    match (accident, leaf.named) {
        (Accident::Everywhere, false) => {
            push_text(&mut text, &names::type_words(&leaf.words()));
            // A word such as `Response` stands in every operation, and says nothing of itself.
            push_text(&mut text, document_part);
        }
        (Accident::Everywhere | Accident::AmongProperties, true) => {
            push_text(&mut text, &names::type_words(&leaf.words()));
        }
        (Accident::AmongProperties, false) | (Accident::Nowhere, _) => {}
    }
    text
}

/// Where schemas are identical by accident.
#[derive(Clone, Copy)]
enum Accident {
    Nowhere,
    /// Under properties that are called otherwise.
    AmongProperties,
    Everywhere,
}

fn push_struct(text: &mut String, object: &DraftStruct<'_>) {
    text.push('s');
    let mut fields: Vec<_> = object.fields.iter().collect();
    fields.sort_unstable_by_key(|field| field.wire);
    for field in fields {
        push_text(text, field.wire);
        text.push(if field.required { '!' } else { '?' });
        if field.direction != Direction::Both {
            let _ = write!(text, "{:?}", field.direction);
        }
        push_shape(text, &field.shape);
        if let Some(default) = field.default {
            push_text(text, &default.to_string());
        }
        text.push(';');
    }
    match &object.additional {
        DraftAdditional::Open => text.push('o'),
        DraftAdditional::Denied => text.push('d'),
        DraftAdditional::Typed(shape) => push_shape(text, shape),
    }
    push_constraints(text, &object.constraints);
}

fn shape_text(shape: &Shape) -> String {
    let mut text = String::new();
    push_shape(&mut text, shape);
    text
}

fn push_shape(text: &mut String, shape: &Shape) {
    if shape.nullable {
        text.push('0');
    }
    match &shape.ty {
        Type::Any => text.push('*'),
        Type::Boolean => text.push('b'),
        Type::Integer(width) => {
            let _ = write!(text, "i{width:?}");
        }
        Type::Number(width) => {
            let _ = write!(text, "n{width:?}");
        }
        Type::String => text.push('t'),
        Type::Uuid => text.push_str("uuid"),
        Type::DateTime => text.push_str("time"),
        Type::Bytes => text.push_str("byte"),
        Type::Date => text.push_str("date"),
        Type::Null => text.push_str("null"),
        Type::Tuple(elements) => {
            text.push('(');
            elements.iter().for_each(|element| push_shape(text, element));
            text.push(')');
        }
        Type::Array(inner) => {
            text.push('[');
            push_shape(text, inner);
            text.push(']');
        }
        Type::Map(inner) => {
            text.push('{');
            push_shape(text, inner);
            text.push('}');
        }
        Type::Named(DefinitionId(id)) => {
            let _ = write!(text, "#{id}.");
        }
    }
    push_constraints(text, &shape.constraints);
}

fn push_constraints(text: &mut String, constraints: &[Constraint]) {
    for constraint in constraints {
        let (tag, limit) = match constraint.clone() {
            Constraint::MinLength(limit) => ("<l", limit.to_string()),
            Constraint::MaxLength(limit) => (">l", limit.to_string()),
            Constraint::MinItems(limit) => ("<i", limit.to_string()),
            Constraint::MaxItems(limit) => (">i", limit.to_string()),
            Constraint::MinProperties(limit) => ("<p", limit.to_string()),
            Constraint::MaxProperties(limit) => (">p", limit.to_string()),
            Constraint::Minimum(bound) => ("<=", bound_text(bound)),
            Constraint::ExclusiveMinimum(bound) => ("<", bound_text(bound)),
            Constraint::Maximum(bound) => (">=", bound_text(bound)),
            Constraint::ExclusiveMaximum(bound) => (">", bound_text(bound)),
            Constraint::MultipleOf(bound) => ("%", bound_text(bound)),
            Constraint::Pattern(id) => ("~", id.0.to_string()),
            Constraint::Format(format) => ("f", format.name().to_owned()),
            Constraint::UniqueItems => ("u", String::new()),
            Constraint::Enumeration(values) => ("=", format!("{values:?}")),
            Constraint::Whole(id) => ("w", id.0.to_string()),
        };
        let _ = write!(text, "{tag}{limit},");
    }
}

fn bound_text(bound: Bound) -> String {
    match bound {
        Bound::Integer(limit) => limit.to_string(),
        Bound::Number(limit) => limit.to_string(),
    }
}

/// Text of the document, with its length before it so that no text can pass for what follows it.
fn push_text(text: &mut String, part: &str) {
    let _ = write!(text, "{}:{part}", part.len());
}
