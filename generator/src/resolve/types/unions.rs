//! `anyOf` and `oneOf` (JSON Schema 2020-12 core §10.2.1).

use openapiv3::{ReferenceOr, Schema, SchemaData, SchemaKind, Type as SchemaType};

use super::kinds::Kind;
use super::{Built, Types};
use crate::ir::{JsonKind, Shape, Type};
use crate::resolve::draft::{DraftKind, Site, plain};
use crate::resolve::references::Subschema;

/// How many alternatives a value must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alternatives {
    /// One or more.
    AnyOf,
    /// Exactly one.
    OneOf,
}

impl<'a> Types<'a, '_> {
    /// Alternatives that differ in their JSON type become a union; of others nothing is typed.
    pub(super) fn union(
        &mut self,
        branches: &'a [ReferenceOr<Schema>],
        alternatives: Alternatives,
        data: &'a SchemaData,
        site: &Site<'_>,
    ) -> Built<'a> {
        let kinds = branches.iter().map(|branch| (self.kinds.of(self.references, branch.into()), branch.into()));
        let kinds: Vec<(Kind, Subschema<'a>)> = kinds.collect();
        match disjoint(&kinds, alternatives) {
            Disjoint::Yes(branches) => self.disjoint_union(&branches, site),
            Disjoint::Anything => Built::Plain(plain(Type::Any)),
            Disjoint::No(why) => {
                let keyword = if alternatives == Alternatives::AnyOf { "anyOf" } else { "oneOf" };
                self.untyped(data, &format!("`{keyword}` {why} is"))
            }
        }
    }

    fn disjoint_union(&mut self, branches: &[(JsonKind, Subschema<'a>)], site: &Site<'_>) -> Built<'a> {
        if let [(_, only)] = branches {
            return self.build(*only, site);
        }
        let mut nullable = false;
        let mut variants = Vec::new();
        for (kind, branch) in branches {
            let shape = self.shape(*branch, &Site::OWNER.inner(kind_word(*kind)));
            nullable |= shape.nullable;
            variants.push((*kind, Shape { nullable: false, ..shape }));
        }
        Built::Named(DraftKind::Union(variants), nullable)
    }
}

/// Whether alternatives can be told apart by their JSON type.
enum Disjoint<'a> {
    Yes(Vec<(JsonKind, Subschema<'a>)>),
    /// One of them is satisfied by every value.
    Anything,
    No(String),
}

fn disjoint<'a>(branches: &[(Kind, Subschema<'a>)], alternatives: Alternatives) -> Disjoint<'a> {
    if alternatives == Alternatives::AnyOf && branches.iter().any(|(kind, _)| *kind == Kind::Anything) {
        return Disjoint::Anything;
    }
    let mut told_apart: Vec<(JsonKind, Subschema<'a>)> = Vec::new();
    for (kind, branch) in branches {
        let Kind::One(kind) = *kind else {
            return Disjoint::No("with an alternative that is not of one JSON type".to_owned());
        };
        if told_apart.iter().any(|(other, _)| *other == kind) {
            return Disjoint::No(format!("of several {}", plural(kind)));
        }
        told_apart.push((kind, *branch));
    }
    let number = told_apart.iter().find(|(kind, _)| *kind == JsonKind::Number);
    if let Some((_, number)) = number
        && told_apart.iter().any(|(kind, _)| *kind == JsonKind::Integer)
    {
        // Integers are numbers, so an integer must not have to keep to limits that only numbers have.
        if !is_any_number(*number) {
            return Disjoint::No("of integers and limited numbers".to_owned());
        }
        told_apart.retain(|(kind, _)| *kind != JsonKind::Integer);
    }
    Disjoint::Yes(told_apart)
}

/// Whether the schema, in place, says no more than `type: number`.
fn is_any_number(schema: Subschema<'_>) -> bool {
    match schema.item().map(|schema| &schema.schema_kind) {
        Some(SchemaKind::Type(SchemaType::Number(number))) => {
            number.minimum.is_none()
                && number.maximum.is_none()
                && number.multiple_of.is_none()
                && number.enumeration.is_empty()
        }
        _ => false,
    }
}

/// The word for a variant in the names of what is inside of it.
pub(in crate::resolve) fn kind_word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::Array => "Array",
        JsonKind::Object => "Object",
    }
}

fn plural(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "booleans",
        JsonKind::Integer => "integers",
        JsonKind::Number => "numbers",
        JsonKind::String => "strings",
        JsonKind::Array => "arrays",
        JsonKind::Object => "objects",
    }
}
