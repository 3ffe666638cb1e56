//! Defaults as values of Rust types.

use serde_json::Value;

use super::draft::{Draft, DraftKind};
use super::types::range;
use crate::diagnostic::kind;
use crate::ir::{Bound, Constraint, DefinitionId, FloatWidth, Literal, Shape, Type};

/// What a `default` is to its schema.
#[derive(Debug, PartialEq)]
pub(super) enum Default {
    /// Null, where null is a value.
    Null,
    /// A value that can be written down.
    Literal(Literal),
    /// A value that cannot be written down, as far as can be told an instance of the schema.
    Inexpressible,
    /// No instance of the schema, and why not.
    Invalid(String),
}

/// What is known of the definitions that a default's schema names.
#[derive(Clone, Copy)]
pub(super) struct Defaults<'d, 'a> {
    pub(super) drafts: &'d [Draft<'a>],
    pub(super) terminals: &'d [DefinitionId],
}

impl<'a> Defaults<'_, 'a> {
    /// The default of a property: its own, or that of the component it refers to.
    pub(super) fn effective(&self, own: Option<&'a Value>, shape: &Shape) -> Option<&'a Value> {
        let Type::Named(DefinitionId(id)) = shape.ty else { return own };
        own.or_else(|| self.drafts.get(id)?.default).or_else(|| self.drafts.get(self.terminal(id).0)?.default)
    }

    /// What `value` is to `shape`.
    pub(super) fn read(&self, value: &Value, shape: &Shape) -> Default {
        if value.is_null() {
            return match &shape.ty {
                _ if shape.nullable => Default::Null,
                ty if *self.behind(ty) == Type::Any => Default::Inexpressible,
                _ => Default::Invalid("null is not allowed".to_owned()),
            };
        }
        let literal = self.read_type(value, &shape.ty);
        if let Default::Invalid(_) = literal {
            return literal;
        }
        match shape.constraints.iter().find(|constraint| !holds(constraint, value)) {
            Some(constraint) => Default::Invalid(broken(constraint)),
            None => literal,
        }
    }

    /// What a definition stands for: itself, where nothing else is known.
    fn terminal(&self, id: usize) -> DefinitionId {
        self.terminals.get(id).copied().unwrap_or(DefinitionId(id))
    }

    /// The type that an alias stands for.
    fn behind<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let Type::Named(DefinitionId(id)) = ty else { return ty };
        match self.drafts.get(self.terminal(*id).0).map(|draft| &draft.kind) {
            Some(DraftKind::Alias(shape)) => &shape.ty,
            _ => ty,
        }
    }

    fn read_type(&self, value: &Value, ty: &Type) -> Default {
        match (ty, value) {
            (Type::Any, _) => Default::Inexpressible,
            (Type::Boolean, Value::Bool(value)) => Default::Literal(Literal::Boolean(*value)),
            (Type::Integer(width), Value::Number(number)) => match integer(number) {
                Some(value) if in_range(value, range(*width)) => Default::Literal(Literal::Integer(value)),
                Some(_) => Default::Invalid("it is out of the range of its type".to_owned()),
                None => Default::Invalid("it is not an integer".to_owned()),
            },
            (Type::Number(width), Value::Number(number)) => match number.as_f64() {
                Some(value) if fits(value, *width) => Default::Literal(Literal::Number(value)),
                _ => Default::Invalid("it is out of the range of its type".to_owned()),
            },
            (Type::String, Value::String(text)) => Default::Literal(Literal::String(text.clone())),
            (Type::Bytes | Type::Uuid | Type::DateTime | Type::Date, Value::String(_)) => Default::Inexpressible,
            (Type::Array(_), Value::Array(items)) if items.is_empty() => Default::Literal(Literal::Empty),
            (Type::Map(_), Value::Object(members)) if members.is_empty() => Default::Literal(Literal::Empty),
            (Type::Tuple(_) | Type::Array(_), Value::Array(_)) | (Type::Map(_), Value::Object(_)) => {
                Default::Inexpressible
            }
            (Type::Named(DefinitionId(id)), _) => self.read_named(value, *id),
            (wanted, _) => Default::Invalid(format!("it is {}, not {}", kind(value), wanted_what(wanted))),
        }
    }

    fn read_named(&self, value: &Value, id: usize) -> Default {
        let terminal = self.terminal(id);
        match self.drafts.get(terminal.0).map(|draft| &draft.kind) {
            // What it stands for is no definition, so this ends.
            Some(DraftKind::Alias(shape)) => self.read(value, &Shape { nullable: false, ..shape.clone() }),
            Some(DraftKind::Newtype(newtype)) => {
                let (ty, constraints) = (newtype.ty.clone(), newtype.constraints.clone());
                match self.read(value, &Shape { ty, nullable: false, constraints }) {
                    Default::Literal(literal @ Literal::String(_)) => {
                        Default::Literal(Literal::Newtype(terminal, Box::new(literal)))
                    }
                    Default::Literal(_) => Default::Inexpressible,
                    other => other,
                }
            }
            Some(DraftKind::Enum(values)) => {
                match value.as_str().map(|text| values.iter().position(|value| *value == text)) {
                    Some(Some(position)) => Default::Literal(Literal::Variant(terminal, position)),
                    Some(None) => Default::Invalid("it is not one of the listed values".to_owned()),
                    None => Default::Invalid(format!("it is {}, not a string", kind(value))),
                }
            }
            Some(DraftKind::Struct(_)) if !value.is_object() => {
                Default::Invalid(format!("it is {}, not an object", kind(value)))
            }
            Some(DraftKind::Struct(_) | DraftKind::Union(_)) | None => Default::Inexpressible,
        }
    }
}

/// An integer, be it written as `1` or `1.0`.
fn integer(number: &serde_json::Number) -> Option<i128> {
    let exact = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    exact.or_else(|| {
        let value = number.as_f64().filter(|value| value.fract() == 0.0 && value.abs() < 1e30)?;
        #[expect(clippy::cast_possible_truncation, reason = "it has no fraction and is within the range")]
        Some(value as i128)
    })
}

fn in_range(value: i128, (lowest, highest): (i128, i128)) -> bool {
    (lowest..=highest).contains(&value)
}

fn fits(value: f64, width: FloatWidth) -> bool {
    match width {
        FloatWidth::F32 => value.abs() <= f64::from(f32::MAX),
        FloatWidth::F64 => value.is_finite(),
    }
}

/// Whether a value of the right type satisfies a constraint.
fn holds(constraint: &Constraint, value: &Value) -> bool {
    let length = |value: &Value| value.as_str().map(|text| text.chars().count());
    let items = |value: &Value| value.as_array().map(Vec::len);
    let members = |value: &Value| value.as_object().map(serde_json::Map::len);
    let at_least = |size: Option<usize>, limit: u64| size.is_none_or(|size| size as u64 >= limit);
    let at_most = |size: Option<usize>, limit: u64| size.is_none_or(|size| size as u64 <= limit);
    let compare = |bound: &Bound, holds: fn(std::cmp::Ordering) -> bool| match (bound, value) {
        (Bound::Integer(limit), Value::Number(number)) => integer(number).is_none_or(|value| holds(value.cmp(limit))),
        (Bound::Number(limit), Value::Number(number)) => {
            number.as_f64().and_then(|value| value.partial_cmp(limit)).is_none_or(holds)
        }
        _ => true,
    };
    match constraint {
        Constraint::MinLength(limit) => at_least(length(value), *limit),
        Constraint::MaxLength(limit) => at_most(length(value), *limit),
        Constraint::MinItems(limit) => at_least(items(value), *limit),
        Constraint::MaxItems(limit) => at_most(items(value), *limit),
        Constraint::MinProperties(limit) => at_least(members(value), *limit),
        Constraint::MaxProperties(limit) => at_most(members(value), *limit),
        Constraint::Minimum(bound) => compare(bound, std::cmp::Ordering::is_ge),
        Constraint::ExclusiveMinimum(bound) => compare(bound, std::cmp::Ordering::is_gt),
        Constraint::Maximum(bound) => compare(bound, std::cmp::Ordering::is_le),
        Constraint::ExclusiveMaximum(bound) => compare(bound, std::cmp::Ordering::is_lt),
        // Of these the schema itself tells; see `contradictions`.
        Constraint::MultipleOf(_)
        | Constraint::Pattern(_)
        | Constraint::Format(_)
        | Constraint::UniqueItems
        | Constraint::Enumeration(_)
        | Constraint::Whole(_) => true,
    }
}

fn broken(constraint: &Constraint) -> String {
    let bound = |bound: &Bound| match bound {
        Bound::Integer(limit) => limit.to_string(),
        Bound::Number(limit) => limit.to_string(),
    };
    match constraint {
        Constraint::MinLength(limit) => format!("it is shorter than {limit} characters"),
        Constraint::MaxLength(limit) => format!("it is longer than {limit} characters"),
        Constraint::MinItems(limit) => format!("it has fewer than {limit} items"),
        Constraint::MaxItems(limit) => format!("it has more than {limit} items"),
        Constraint::MinProperties(limit) => format!("it has fewer than {limit} properties"),
        Constraint::MaxProperties(limit) => format!("it has more than {limit} properties"),
        Constraint::Minimum(limit) => format!("it is less than {}", bound(limit)),
        Constraint::ExclusiveMinimum(limit) => format!("it is not greater than {}", bound(limit)),
        Constraint::Maximum(limit) => format!("it is greater than {}", bound(limit)),
        Constraint::ExclusiveMaximum(limit) => format!("it is not less than {}", bound(limit)),
        _ => "it breaks a constraint".to_owned(),
    }
}

fn wanted_what(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "a boolean",
        Type::Integer(_) => "an integer",
        Type::Number(_) => "a number",
        Type::String | Type::Bytes | Type::Uuid | Type::DateTime | Type::Date => "a string",
        Type::Array(_) => "an array",
        Type::Map(_) => "an object",
        Type::Null => "null",
        Type::Tuple(_) => "an array",
        Type::Any | Type::Named(_) => "what it should be",
    }
}
