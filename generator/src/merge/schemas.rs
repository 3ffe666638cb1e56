//! Whether two schemas assert the same, in what only the table of schemas says.

use std::collections::HashSet;

use crate::lower::schemas::{Schema, SchemaId, Schemas};
use crate::source::OriginId;

/// Where two schemas differ: the schemas that do, and the keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) one: OriginId,
    pub(super) other: OriginId,
    pub(super) keyword: &'static str,
}

/// The first difference in keywords that only the table has; `None` where there is none. Without recursion, for schemas
/// nest by references as deep as documents are long.
pub(super) fn difference(schemas: &Schemas, one: SchemaId, other: SchemaId) -> Option<Difference> {
    let mut seen = HashSet::new();
    let mut next = vec![(one, other)];
    while let Some((one, other)) = next.pop() {
        if one == other || !seen.insert((one, other)) {
            continue;
        }
        let (one, other) = (schemas.get(one), schemas.get(other));
        let mut pairs = Vec::new();
        if let Some(keyword) = differs(one, other, &mut pairs) {
            return Some(Difference { one: one.origin, other: other.origin, keyword });
        }
        // The first parts are looked at first.
        pairs.reverse();
        next.extend(pairs);
    }
    None
}

type Pairs = Vec<(SchemaId, SchemaId)>;

/// The first keyword that differs here, of those that the dialect does not say; the schemas within are put among `pairs`.
fn differs(one: &Schema, other: &Schema, pairs: &mut Pairs) -> Option<&'static str> {
    pairs.extend(one.reference.zip(other.reference));
    in_arrays(one, other, pairs).or_else(|| in_objects(one, other, pairs)).or_else(|| in_applied(one, other, pairs))
}

/// A schema that both have, or neither.
fn one_each(one: Option<SchemaId>, other: Option<SchemaId>, pairs: &mut Pairs) -> bool {
    pairs.extend(one.zip(other));
    one.is_some() == other.is_some()
}

fn lists(one: &[SchemaId], other: &[SchemaId], pairs: &mut Pairs) -> bool {
    let same = one.len() == other.len();
    // Of lists of different lengths it is not known what stands for what.
    pairs.extend(one.iter().copied().zip(other.iter().copied()).filter(|_| same));
    same
}

fn maps<'m>(
    one: &'m indexmap::IndexMap<Box<str>, SchemaId>,
    other: &'m indexmap::IndexMap<Box<str>, SchemaId>,
    pairs: &mut Pairs,
) -> bool {
    pairs.extend(one.iter().filter_map(|(name, id)| Some((*id, *other.get(name)?))));
    one.len() == other.len() && one.keys().all(|name| other.contains_key(name))
}

fn first(checks: impl IntoIterator<Item = (bool, &'static str)>) -> Option<&'static str> {
    checks.into_iter().find(|(same, _)| !same).map(|(_, keyword)| keyword)
}

fn in_arrays(one: &Schema, other: &Schema, pairs: &mut Pairs) -> Option<&'static str> {
    let (one, other) = match (one.arrays.as_deref(), other.arrays.as_deref()) {
        (None, None) => return None,
        (one, other) => (one.cloned().unwrap_or_default(), other.cloned().unwrap_or_default()),
    };
    let counted = (one.min_contains, one.max_contains) == (other.min_contains, other.max_contains);
    one_each(one.items, other.items, pairs);
    first([
        (lists(&one.prefix_items, &other.prefix_items, pairs), "prefixItems"),
        (one_each(one.contains, other.contains, pairs), "contains"),
        (counted, "minContains"),
        (one_each(one.unevaluated_items, other.unevaluated_items, pairs), "unevaluatedItems"),
    ])
}

fn in_objects(one: &Schema, other: &Schema, pairs: &mut Pairs) -> Option<&'static str> {
    let (one, other) = match (one.objects.as_deref(), other.objects.as_deref()) {
        (None, None) => return None,
        (one, other) => (one.cloned().unwrap_or_default(), other.cloned().unwrap_or_default()),
    };
    maps(&one.properties, &other.properties, pairs);
    one_each(one.additional_properties, other.additional_properties, pairs);
    first([
        (maps(&one.pattern_properties, &other.pattern_properties, pairs), "patternProperties"),
        (one_each(one.property_names, other.property_names, pairs), "propertyNames"),
        (one.dependent_required == other.dependent_required, "dependentRequired"),
        (maps(&one.dependent_schemas, &other.dependent_schemas, pairs), "dependentSchemas"),
        (one_each(one.unevaluated_properties, other.unevaluated_properties, pairs), "unevaluatedProperties"),
    ])
}

fn in_applied(one: &Schema, other: &Schema, pairs: &mut Pairs) -> Option<&'static str> {
    let (one, other) = match (one.applied.as_deref(), other.applied.as_deref()) {
        (None, None) => return None,
        (one, other) => (one.cloned().unwrap_or_default(), other.cloned().unwrap_or_default()),
    };
    for (one, other) in [(&one.all_of, &other.all_of), (&one.any_of, &other.any_of), (&one.one_of, &other.one_of)] {
        lists(one, other, pairs);
    }
    one_each(one.not, other.not, pairs);
    first([
        (one_each(one.condition, other.condition, pairs), "if"),
        (one_each(one.then, other.then, pairs), "then"),
        (one_each(one.otherwise, other.otherwise, pairs), "else"),
    ])
}
