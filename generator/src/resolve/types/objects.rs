//! Objects: structs, and maps where nothing is known of the properties (JSON Schema 2020-12 core §10.3.2).

use std::collections::HashSet;

use super::conjunction::{Conjunction, Part, Properties};
use super::{Built, Types, constraints};
use crate::diagnostic::Code;
use crate::ir::{Constraint, Shape, Type};
use crate::lower::schemas::{Objects, SchemaId};
use crate::resolve::directions::{Direction, marks};
use crate::resolve::draft::{DraftAdditional, DraftField, DraftKind, DraftStruct, Site, plain};
use crate::resolve::evaluate;

impl<'a> Types<'a, '_> {
    /// An object with `properties` is a struct, one without is a map.
    pub(super) fn object(&mut self, whole: &Conjunction, parts: &[Part<'a>], site: &Site<'_>) -> Built<'a> {
        let objects: Vec<&'a Objects> = parts.iter().filter_map(|part| part.objects()).collect();
        let constraints = limits(&objects);
        let properties = properties(&objects);
        let required: Vec<&'a str> = required(&objects);
        let exact = is_carried(&objects);
        if properties.is_empty() && required.is_empty() {
            let (additional, exact_values) = self.map(&objects, site);
            let exact = exact && exact_values;
            return match additional {
                DraftAdditional::Open => Built::plain(Type::Map(Box::new(plain(Type::Any))), constraints, exact),
                DraftAdditional::Typed(values) => Built::plain(Type::Map(values), constraints, exact),
                DraftAdditional::Denied => {
                    let empty = DraftStruct::new(Vec::new(), DraftAdditional::Denied, constraints);
                    Built::named(DraftKind::Struct(empty), exact)
                }
            };
        }
        let certain = parts.iter().all(|part| !part.has_conditions() && !part.masked);
        let additional = self.additional(&objects, certain);
        let mut fields = Vec::with_capacity(properties.len());
        let names: HashSet<&str> = required.iter().copied().collect();
        let mut possible = true;
        for (name, schemas) in &properties {
            let value = Conjunction { roots: schemas.clone(), ..Conjunction::default() };
            if schemas.iter().any(|id| self.is_never(*id)) {
                possible = false;
            } else {
                fields.push(self.field(name, &value, names.contains(name)));
            }
        }
        let undeclared = required.iter().filter(|name| !properties.contains_key(*name)).copied();
        for name in undeclared {
            let field = self.undeclared(name, &objects, &additional, whole);
            possible &= field.is_some();
            fields.extend(field);
        }
        let object = DraftStruct::new(fields, additional, constraints);
        Built::named(DraftKind::Struct(object), exact && possible)
    }

    fn field(&mut self, name: &'a str, value: &Conjunction, required: bool) -> DraftField<'a> {
        let shape = self.place(value, &Site::property(name));
        let annotations = value.roots.iter().rev().filter_map(|id| self.schemas.get(*id).annotations.as_deref());
        let text = annotations.clone().find_map(|annotations| annotations.description.as_deref());
        let default = annotations.clone().find_map(|annotations| annotations.default.as_ref());
        let accepts_default =
            default.is_none_or(|default| value.roots.iter().all(|id| evaluate::accepts(self.schemas, *id, default)));
        DraftField {
            wire: name,
            origin: value.roots.last().map(|id| self.schemas.get(*id).origin),
            shape,
            required,
            direction: self.direction(name, value),
            default,
            accepts_default,
            docs: text.unwrap_or_default().to_owned(),
            deprecated: annotations.clone().any(|annotations| annotations.deprecated),
        }
    }

    /// Which way the values of a property go.
    fn direction(&mut self, name: &str, value: &Conjunction) -> Direction {
        let (read_only, write_only) = marks(self.schemas, &value.roots);
        if read_only && write_only {
            let origin = value.roots.last().map(|id| self.schemas.get(*id).origin);
            let message = format!("`{name}` is both `readOnly` and `writeOnly`, so it could not be used at all");
            let diagnostic = self.cx.warning(Code::SchemaContradiction, origin, message);
            diagnostic.with_help("both are ignored: the property is sent and received");
        }
        Direction::of(read_only, write_only)
    }

    /// A property that is required but not declared must be there all the same, with the value that additional
    /// properties have.
    fn undeclared(
        &mut self,
        name: &'a str,
        objects: &[&'a Objects],
        additional: &DraftAdditional,
        whole: &Conjunction,
    ) -> Option<DraftField<'a>> {
        let origin = whole.roots.last().map(|id| self.schemas.get(*id).origin);
        let shape = match additional {
            DraftAdditional::Open => plain(Type::Any),
            DraftAdditional::Typed(shape) => Shape::clone(shape),
            DraftAdditional::Denied => {
                let message = format!("no value satisfies this schema: `{name}` is required, and not allowed");
                self.cx.warning(Code::SchemaContradiction, origin, message);
                return None;
            }
        };
        let by_pattern = objects.iter().any(|objects| !objects.pattern_properties.is_empty());
        if !by_pattern {
            let message = format!("`required` names `{name}`, which `properties` does not declare");
            let diagnostic = self.cx.warning(Code::SchemaUntyped, origin, message);
            diagnostic.with_help("declare it, or take it out of `required` if it is a slip");
        }
        Some(DraftField {
            wire: name,
            origin,
            shape,
            required: true,
            direction: Direction::Both,
            default: None,
            accepts_default: true,
            docs: String::new(),
            deprecated: false,
        })
    }

    /// What an object does with properties that it does not declare, as far as a type can carry it. `certain` says that
    /// all schemas that apply are known.
    fn additional(&mut self, objects: &[&'a Objects], certain: bool) -> DraftAdditional {
        let by_pattern = objects.iter().any(|objects| !objects.pattern_properties.is_empty());
        if by_pattern {
            return DraftAdditional::Open;
        }
        let mut schemas: Vec<SchemaId> = objects.iter().filter_map(|objects| objects.additional_properties).collect();
        // Whatever else applies may evaluate more.
        let evaluates = |objects: &&Objects| {
            let others = objects.unevaluated_properties.is_some_and(|id| !self.is_never(id));
            others || objects.additional_properties.is_some() || !objects.dependent_schemas.is_empty()
        };
        let certain = certain && !objects.iter().any(|objects| evaluates(&&**objects));
        let unevaluated = objects.iter().filter_map(|objects| objects.unevaluated_properties);
        let denied = unevaluated.filter(|_| certain).chain(schemas.iter().copied()).any(|id| self.is_never(id));
        if denied {
            return DraftAdditional::Denied;
        }
        schemas.dedup();
        if schemas.is_empty() {
            return DraftAdditional::Open;
        }
        let whole = Conjunction { roots: schemas, ..Conjunction::default() };
        let shape = self.place(&whole, &Site::OWNER.inner("Additional Property"));
        if shape.ty == Type::Any && shape.constraints.is_empty() {
            DraftAdditional::Open
        } else {
            DraftAdditional::Typed(Box::new(shape))
        }
    }

    /// The values of an object without declared properties, and whether they are exact.
    fn map(&mut self, objects: &[&'a Objects], site: &Site<'_>) -> (DraftAdditional, bool) {
        let mut schemas: Vec<SchemaId> = objects.iter().filter_map(|objects| objects.additional_properties).collect();
        let mut patterns: Vec<SchemaId> =
            objects.iter().flat_map(|objects| objects.pattern_properties.values().copied()).collect();
        schemas.dedup();
        patterns.dedup();
        let closed = schemas.iter().any(|id| self.is_never(*id));
        let roots = match (closed, patterns.as_slice()) {
            (true, []) => return (DraftAdditional::Denied, true),
            (false, []) => schemas,
            // Whatever is there is of this pattern.
            (true, [_]) => patterns,
            _ => Vec::new(),
        };
        if roots.is_empty() {
            return (DraftAdditional::Open, true);
        }
        let whole = Conjunction { roots, ..Conjunction::default() };
        let (shape, exact) = self.shape(&whole, &site.inner("Value"));
        (DraftAdditional::Typed(Box::new(shape)), exact)
    }

    /// Whether no value satisfies a schema.
    pub(super) fn is_never(&self, id: SchemaId) -> bool {
        let schema = self.schemas.get(id);
        let not = schema.applied.as_deref().and_then(|applied| applied.not);
        schema.boolean == Some(false) || not.is_some_and(|not| super::kinds::says_nothing(self.schemas, not))
    }
}

/// Whether structs carry all that is asserted, if all properties do.
fn is_carried(objects: &[&Objects]) -> bool {
    let alone = objects.len() < 2;
    objects.iter().all(|objects| {
        objects.pattern_properties.is_empty()
            && objects.property_names.is_none()
            && objects.dependent_required.is_empty()
            && objects.dependent_schemas.is_empty()
            && objects.unevaluated_properties.is_none()
            && (alone || objects.additional_properties.is_none())
    })
}

/// The declared properties, each with every schema that its value has to satisfy.
pub(super) fn properties<'a>(objects: &[&'a Objects]) -> Properties<'a> {
    let mut properties = Properties::new();
    for (name, id) in objects.iter().flat_map(|objects| &objects.properties) {
        let schemas: &mut Vec<SchemaId> = properties.entry(&**name).or_default();
        if !schemas.contains(id) {
            schemas.push(*id);
        }
    }
    properties
}

/// The required properties, each once.
fn required<'a>(objects: &[&'a Objects]) -> Vec<&'a str> {
    let mut known = HashSet::new();
    let all = objects.iter().flat_map(|objects| &objects.required).map(|name| &**name);
    all.filter(|name| known.insert(*name)).collect()
}

fn limits(objects: &[&Objects]) -> Vec<Constraint> {
    let minimum = objects.iter().filter_map(|objects| objects.min_properties).max();
    let maximum = objects.iter().filter_map(|objects| objects.max_properties).min();
    constraints::properties(minimum, maximum)
}
