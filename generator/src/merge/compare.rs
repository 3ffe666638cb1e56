//! Whether two definitions say the same, and if not, where they differ.

use serde_json::Value;

use super::schemas;
use super::shape::{Member, Shape};
use crate::lower::schemas::{SchemaId, Schemas};
use crate::source::{OriginId, origin_in};

/// Where two definitions differ.
#[derive(Debug)]
pub(super) struct Difference {
    /// The way from the definition to what differs, as keys.
    pub(super) path: Vec<String>,
    pub(super) one: Side,
    pub(super) other: Side,
}

impl Difference {
    /// Where schemas of the table differ.
    fn of(difference: schemas::Difference) -> Self {
        let schemas::Difference { keyword, one, other } = difference;
        // The schema `false` is no keyword.
        let depth = usize::from(keyword == "false");
        let side = |side: schemas::Side| Side { origin: Some((side.origin, depth)), value: side.value };
        Self { path: vec![keyword.to_owned()], one: side(one), other: side(other) }
    }
}

/// What one of two definitions has there.
#[derive(Debug)]
pub(super) struct Side {
    /// The nearest value around it that has an origin, and how many keys of the path lead there.
    pub(super) origin: Option<(OriginId, usize)>,
    /// The value; `None` where there is none.
    pub(super) value: Option<Value>,
}

/// The first difference of each kind.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// In what is asserted.
    pub(super) conflict: Option<Difference>,
    /// In what is said beside that.
    pub(super) annotation: Option<Difference>,
}

/// Compares two definitions; `table` says of their schemas what these values do not.
pub(super) fn compare(one: &Value, other: &Value, shape: Shape, table: &Schemas) -> Comparison {
    let seen = schemas::Seen::default();
    let mut walk = Walk { table, seen, path: Vec::new(), one: None, other: None, found: Comparison::default() };
    walk.values(one, other, shape);
    walk.found
}

struct Walk<'v> {
    table: &'v Schemas,
    seen: schemas::Seen,
    path: Vec<&'v str>,
    one: Option<(OriginId, usize)>,
    other: Option<(OriginId, usize)>,
    found: Comparison,
}

impl<'v> Walk<'v> {
    fn values(&mut self, one: &'v Value, other: &'v Value, shape: Shape) {
        if self.found.conflict.is_some() {
            return;
        }
        match (one, other, shape) {
            (_, _, Shape::Opaque) if one == other => {}
            (Value::Array(elements), Value::Array(others), Shape::Set) if texts(elements) == texts(others) => {}
            (Value::Object(_), Value::Object(_), _) => self.objects(one, other, shape),
            (Value::Array(elements), Value::Array(others), Shape::Parameters) => {
                self.arrays(by_name(elements), by_name(others), one, other, shape);
            }
            (Value::Array(elements), Value::Array(others), Shape::List(_)) => {
                self.arrays(elements.iter().collect(), others.iter().collect(), one, other, shape);
            }
            (one, other, _) if one == other => {}
            _ => self.differ(Some(one), Some(other), false),
        }
    }

    fn objects(&mut self, one: &'v Value, other: &'v Value, shape: Shape) {
        let (Value::Object(members), Value::Object(others)) = (one, other) else { return };
        let outer = (self.one, self.other);
        let is_map = matches!(shape, Shape::Map(_) | Shape::Opaque);
        if !is_map {
            self.one = origin_in(members).map(|origin| (origin, self.path.len())).or(self.one);
            self.other = origin_in(others).map(|origin| (origin, self.path.len())).or(self.other);
        }
        let added = others.keys().filter(|key| !members.contains_key(*key));
        for key in members.keys().chain(added) {
            let (one, other) = (members.get(key), others.get(key));
            self.path.push(key);
            match (shape.member(key), one, other) {
                (Member::Origin, _, _) => {}
                (Member::Annotation, one, other) if one == other => {}
                (Member::Annotation, one, other) => self.differ(one, other, true),
                (Member::Part(shape), Some(one), Some(other)) => self.values(one, other, shape),
                (Member::Part(_), one, other) => self.differ(one, other, false),
            }
            self.path.pop();
        }
        if let (Shape::Schema, None) = (shape, &self.found.conflict) {
            self.schemas();
        }
        (self.one, self.other) = outer;
    }

    /// What two schemas assert that their values do not say.
    fn schemas(&mut self) {
        let standing = |side: Option<(OriginId, usize)>| self.table.standing_at(side?.0);
        let Some((one, other)) = standing(self.one).zip(standing(self.other)) else { return };
        let found = schemas::differences(self.table, one, other, &mut self.seen);
        if let Some(conflict) = found.conflict {
            self.found.conflict.get_or_insert_with(|| Difference::of(conflict));
        }
        if let Some(annotation) = found.annotation {
            self.found.annotation.get_or_insert_with(|| Difference::of(annotation));
        }
    }

    fn arrays(
        &mut self,
        elements: Vec<&'v Value>,
        others: Vec<&'v Value>,
        one: &'v Value,
        other: &'v Value,
        shape: Shape,
    ) {
        if elements.len() != others.len() {
            self.differ(Some(one), Some(other), false);
            return;
        }
        for (one, other) in elements.into_iter().zip(others) {
            // Which of them it is, their own origins say.
            self.values(one, other, shape.element());
        }
    }

    fn differ(&mut self, one: Option<&Value>, other: Option<&Value>, annotation: bool) {
        let found = if annotation { &mut self.found.annotation } else { &mut self.found.conflict };
        found.get_or_insert_with(|| Difference {
            path: self.path.iter().map(|key| (*key).to_owned()).collect(),
            one: Side { origin: self.one, value: one.cloned() },
            other: Side { origin: self.other, value: other.cloned() },
        });
    }
}

/// The schemas of the table that stand in a definition, those within others aside.
pub(super) fn standing(value: &Value, shape: Shape, table: &Schemas) -> Vec<SchemaId> {
    let mut found = Vec::new();
    let mut next = vec![(value, shape)];
    while let Some((value, shape)) = next.pop() {
        match value {
            Value::Object(members) => {
                let origin = if matches!(shape, Shape::Schema) { origin_in(members) } else { None };
                match origin.and_then(|origin| table.standing_at(origin)) {
                    Some(id) => found.push(id),
                    None => next.extend(members.iter().filter_map(|(key, value)| match shape.member(key) {
                        Member::Part(shape) => Some((value, shape)),
                        Member::Annotation | Member::Origin => None,
                    })),
                }
            }
            Value::Array(elements) => next.extend(elements.iter().map(|element| (element, shape.element()))),
            _ => {}
        }
    }
    found
}

fn texts(values: &[Value]) -> Vec<String> {
    let mut texts: Vec<String> = values.iter().map(Value::to_string).collect();
    texts.sort_unstable();
    texts
}

fn by_name(parameters: &[Value]) -> Vec<&Value> {
    let mut sorted: Vec<&Value> = parameters.iter().collect();
    sorted.sort_by_key(|parameter| {
        let text = |key| parameter.get(key).and_then(Value::as_str).unwrap_or_default();
        (text("in"), text("name"), text("$ref"))
    });
    sorted
}
