//! Values that are listed: `enum`, `const`, and alternatives that are constants (JSON Schema 2020-12 validation §6.1.2).

use serde_json::{Number, Value};

use super::conjunction::{Conjunction, Part};
use super::kinds::{KindSet, Kinds, Null, kind_of};
use super::{Built, Types};
use crate::ir::{Bound, Constant, Constraint, FloatWidth, IntegerWidth, JsonKind, Shape, Type};
use crate::resolve::draft::{DraftKind, DraftUnion, DraftVariant, Site, plain};
use crate::resolve::evaluate;

impl<'a> Types<'a, '_> {
    /// The type of values that are listed; `None` where there is no list.
    pub(super) fn listed(&mut self, whole: &Conjunction, parts: &[Part<'a>], kinds: Kinds) -> Option<Built<'a>> {
        let listed = self.list(parts)?;
        let is_possible = |value: &&Value| kind_of(value).is_some_and(|kind| kinds.set.overlaps(KindSet::of(kind)));
        let possible: Vec<&'a Value> = listed.into_iter().filter(is_possible).collect();
        let accepted = |value: &&Value| whole.roots.iter().all(|id| evaluate::accepts(self.schemas, *id, value));
        let values: Vec<&'a Value> = possible.iter().copied().filter(accepted).collect();
        Some(match kinds_of(&values).list().as_slice() {
            [] if kinds.null == Null::Yes => Built::plain(Type::Null, Vec::new(), true),
            // Lists that have no value in common: what a server sends is of their type at least.
            [] if kinds_of(&possible) == KindSet::of(JsonKind::String) => Built::plain(Type::String, Vec::new(), false),
            [] => Built::plain(Type::Any, Vec::new(), false),
            [kind] => self.listed_of_kind(*kind, &values),
            several if several.iter().all(|kind| !matches!(kind, JsonKind::Array | JsonKind::Object)) => {
                self.listed_union(several, &values)
            }
            _ => Built::plain(Type::Any, Vec::new(), false),
        })
    }

    /// All values that can be valid as far as the first list of them tells.
    fn list(&self, parts: &[Part<'a>]) -> Option<Vec<&'a Value>> {
        if let Some(values) = parts.iter().find_map(|part| part.values()) {
            return Some(once(values.iter()));
        }
        let groups = parts.iter().flat_map(|part| part.alternatives());
        groups.filter(|group| !group.is_empty()).find_map(|group| {
            let lists: Option<Vec<&'a [Value]>> = group.iter().map(|id| self.constants(*id)).collect();
            Some(once(lists?.into_iter().flatten()))
        })
    }

    /// The scalars that an alternative lists.
    fn constants(&self, id: crate::lower::schemas::SchemaId) -> Option<&'a [Value]> {
        const NULL: &[Value] = &[Value::Null];
        let parts = Conjunction::from(id).parts(self.schemas);
        let listed = parts.iter().find_map(|part| part.values());
        let only_null = parts.iter().any(|part| part.schema.types.is_some_and(|types| types.is_only_null()));
        let listed = listed.or(only_null.then_some(NULL))?;
        listed.iter().all(|value| !value.is_array() && !value.is_object()).then_some(listed)
    }

    fn listed_of_kind(&mut self, kind: JsonKind, values: &[&'a Value]) -> Built<'a> {
        match kind {
            JsonKind::String => {
                Built::named(DraftKind::Enum(values.iter().filter_map(|value| value.as_str()).collect()), true)
            }
            JsonKind::Array => Built::plain(Type::Array(Box::new(plain(Type::Any))), Vec::new(), false),
            JsonKind::Object => Built::plain(Type::Map(Box::new(plain(Type::Any))), Vec::new(), false),
            JsonKind::Boolean if values.len() > 1 => Built::plain(Type::Boolean, Vec::new(), true),
            JsonKind::Boolean => listed_scalar(Type::Boolean, values),
            JsonKind::Integer if values.iter().all(|value| fits_i64(value)) => {
                listed_scalar(Type::Integer(IntegerWidth::I64), values)
            }
            JsonKind::Integer | JsonKind::Number => listed_scalar(Type::Number(FloatWidth::F64), values),
        }
    }

    fn listed_union(&mut self, kinds: &[JsonKind], values: &[&'a Value]) -> Built<'a> {
        let mut variants = Vec::with_capacity(kinds.len());
        for kind in kinds {
            let of_kind =
                |value: &&&Value| kind_of(value).is_some_and(|of| KindSet::of(*kind).contains(KindSet::of(of)));
            let values: Vec<&Value> = values.iter().filter(of_kind).copied().collect();
            let shape = match self.listed_of_kind(*kind, &values).what {
                super::What::Plain(ty, constraints) => Shape { ty, nullable: false, constraints },
                super::What::Named(kind_of_draft) => {
                    self.listed_enum(kind_of_draft, &Site::OWNER.inner(super::kind_word(*kind)))
                }
            };
            variants.push(DraftVariant::of_kind(*kind, shape));
        }
        Built::named(DraftKind::Union(DraftUnion::of_kinds(variants)), true)
    }

    fn listed_enum(&mut self, kind: DraftKind<'a>, site: &Site<'_>) -> Shape {
        let first_inner = self.pending();
        let id = self.intern(kind, &Conjunction::default(), true, site, first_inner);
        plain(Type::Named(id))
    }
}

/// The types that these values have.
fn kinds_of(values: &[&Value]) -> KindSet {
    let kinds = values.iter().filter_map(|value| kind_of(value));
    kinds.fold(KindSet::EMPTY, |set, kind| set.or(KindSet::of(kind)))
}

fn once<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<&'a Value> {
    let mut known: Vec<&Value> = Vec::new();
    let mut texts = std::collections::HashSet::new();
    for value in values {
        let is_new = match value {
            Value::String(text) => texts.insert(text.as_str()),
            value => !known.iter().any(|other| evaluate::equal(other, value)),
        };
        if is_new {
            known.push(value);
        }
    }
    known
}

fn listed_scalar<'a>(ty: Type, values: &[&Value]) -> Built<'a> {
    let constants = values.iter().map(|value| constant(value)).collect();
    Built::plain(ty, vec![Constraint::Enumeration(constants)], true)
}

fn fits_i64(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.as_i64().is_some() || number.as_f64().is_some_and(|float| number.is_f64() && float.abs() < 9e15)
        }
        _ => false,
    }
}

/// A value of the document as the client has it.
pub(in crate::resolve) fn constant(value: &Value) -> Constant {
    match value {
        Value::Null => Constant::Null,
        Value::Bool(flag) => Constant::Boolean(*flag),
        Value::Number(number) => Constant::Number(bound(number)),
        Value::String(text) => Constant::String(text.clone()),
        Value::Array(elements) => Constant::Array(elements.iter().map(constant).collect()),
        Value::Object(members) => {
            Constant::Object(members.iter().map(|(name, value)| (name.clone(), constant(value))).collect())
        }
    }
}

/// A number of the document as the client has it; whole numbers are integers.
pub(in crate::resolve) fn bound(number: &Number) -> Bound {
    match number.as_i128() {
        Some(integer) => Bound::Integer(integer),
        None => {
            let float = number.as_f64().unwrap_or_default();
            // Whole numbers far beyond 64 bits stay what they are.
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within the range")]
            if float.fract() == 0.0 && float.abs() < 1e18 {
                Bound::Integer(float as i128)
            } else {
                Bound::Number(float)
            }
        }
    }
}
