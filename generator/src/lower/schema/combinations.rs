//! `allOf`, `anyOf`, `oneOf` and `not` (JSON Schema 2020-12 core §10.2.1).

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use super::annotations::put_over;
use super::present::Present;
use super::reference;
use super::types::Types;
use crate::lower::Walk;
use crate::lower::keywords::Keyword;
use crate::lower::node::Node;
use crate::source::origin_of;

type Branches = Vec<ReferenceOr<Schema>>;

/// The schemas that a schema is composed of, those of null alone aside.
#[derive(Default)]
pub(super) struct Combinations {
    pub(super) all_of: Branches,
    pub(super) any_of: Branches,
    pub(super) one_of: Branches,
    pub(super) not: Option<Box<ReferenceOr<Schema>>>,
    /// Whether null is one of the alternatives.
    pub(super) null: bool,
    /// Whether null is the only alternative.
    pub(super) only_null: bool,
}

impl Combinations {
    pub(super) fn of<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Self {
        let mut combinations = Self::default();
        for node in branches(Keyword::AllOf, present, walk) {
            push(super::schema(node, walk), &mut combinations.all_of);
        }
        combinations.any_of = combinations.alternatives(Keyword::AnyOf, present, walk);
        combinations.one_of = combinations.alternatives(Keyword::OneOf, present, walk);
        if let Some(node) = present.node(Keyword::Not, walk) {
            combinations.not = Some(unboxed(super::schema(node, walk)));
        }
        combinations
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all_of.is_empty() && self.any_of.is_empty() && self.one_of.is_empty() && self.not.is_none()
    }

    /// Whether nothing beside them asserts anything.
    pub(super) fn stand_alone<'a>(
        &self,
        types: Option<&Types>,
        present: &Present<'a>,
        walk: &mut Walk<'a, '_>,
    ) -> bool {
        let only = || self.all_of.iter().chain(&self.any_of).chain(&self.one_of);
        match (only().next(), types) {
            _ if present.assertions().next().is_none() => true,
            (Some(ReferenceOr::Reference { reference }), Some(types)) if only().count() == 1 && self.not.is_none() => {
                reference::says_the_same(types, reference, present, walk)
            }
            _ => false,
        }
    }

    /// The schema that has nothing beside them but annotations. A single alternative is that alternative.
    pub(super) fn alone(self, data: Box<SchemaData>, walk: &mut Walk<'_, '_>) -> Box<Schema> {
        let Self { all_of, any_of, one_of, not, .. } = self;
        let schema_kind = match (all_of.as_slice(), any_of.as_slice(), one_of.as_slice(), not) {
            ([_], [], [], None) => return single(all_of, data, walk),
            ([], [_], [], None) => return single(any_of, data, walk),
            ([], [], [_], None) => return single(one_of, data, walk),
            (_, [], [], None) => SchemaKind::AllOf { all_of },
            ([], _, [], None) => SchemaKind::AnyOf { any_of },
            ([], [], _, None) => SchemaKind::OneOf { one_of },
            ([], [], [], Some(not)) => SchemaKind::Not { not },
            (_, _, _, not) => SchemaKind::Any(AnySchema { all_of, any_of, one_of, not, ..AnySchema::default() }),
        };
        Box::new(Schema { schema_data: *data, schema_kind })
    }

    /// The alternatives that are not null.
    fn alternatives<'a>(&mut self, keyword: Keyword, present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Branches {
        let nodes = branches(keyword, present, walk);
        let mut alternatives = Branches::with_capacity(nodes.len());
        let null = nodes.iter().any(|node| is_null(node.value));
        for node in nodes {
            if !is_null(node.value) {
                push(super::schema(node, walk), &mut alternatives);
            }
        }
        self.null |= null;
        self.only_null |= null && alternatives.is_empty();
        alternatives
    }
}

fn push(schema: ReferenceOr<Box<Schema>>, branches: &mut Branches) {
    branches.push(schema.unbox());
}

pub(super) fn unboxed(schema: ReferenceOr<Box<Schema>>) -> Box<ReferenceOr<Schema>> {
    Box::new(schema.unbox())
}

/// The one schema of a list, with annotations put over its own.
fn single(branches: Branches, data: Box<SchemaData>, walk: &mut Walk<'_, '_>) -> Box<Schema> {
    match branches.into_iter().next() {
        Some(ReferenceOr::Item(mut schema)) => {
            stand_for_whole(&data, &schema, walk);
            put_over(*data, &mut schema.schema_data);
            Box::new(schema)
        }
        reference => {
            let all_of = reference.into_iter().collect();
            Box::new(Schema { schema_data: *data, schema_kind: SchemaKind::AllOf { all_of } })
        }
    }
}

/// Where the whole stands in the table, it is to be found by the place of its one part as well.
fn stand_for_whole(data: &SchemaData, part: &Schema, walk: &mut Walk<'_, '_>) {
    let whole = origin_of(&data.extensions).and_then(|origin| walk.cx.schemas.standing_at(origin));
    if let Some((whole, part)) = whole.zip(origin_of(&part.schema_data.extensions)) {
        walk.cx.schemas.stand(part, whole);
    }
}

fn branches<'a>(keyword: Keyword, present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Vec<Node<'a>> {
    let Some(node) = present.node(keyword, walk) else { return Vec::new() };
    let elements = node.value.as_array().into_iter().flatten().enumerate();
    elements.map(|(at, value)| Node { value, origin: walk.cx.origins.index(node.origin, at) }).collect()
}

/// Whether a schema is `{"type": "null"}`, or says the same with `const` or `enum`.
fn is_null(schema: &Value) -> bool {
    let Value::Object(members) = schema else { return false };
    let is_only_null = |value: &Value| value.as_array().is_some_and(|values| values.iter().all(Value::is_null));
    let asserts_null = |(name, value): (&String, &Value)| match Keyword::of(name) {
        Some(Keyword::Type) => *value == "null" || *value == serde_json::json!(["null"]),
        Some(Keyword::Const) => value.is_null(),
        Some(Keyword::Enum) => is_only_null(value) && *value != Value::Array(Vec::new()),
        _ => false,
    };
    let asserts_nothing = |name: &str| {
        Keyword::of(name).map_or(name.starts_with("x-"), |keyword| {
            matches!(keyword.row().class, crate::lower::keywords::Class::Annotation) || keyword == Keyword::Nullable
        })
    };
    members.iter().any(asserts_null)
        && members.iter().all(|(name, value)| asserts_null((name, value)) || asserts_nothing(name))
}
