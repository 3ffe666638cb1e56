//! Which operations stand together (OpenAPI 3.1.1 §4.8.22): by their first tag, where there are many.

use std::collections::BTreeMap;

use openapiv3::Tag;

use super::names;
use crate::ir::{Group, MANY_OPERATIONS, Operation};

/// The groups of a client of many operations, by tag, those without a tag last. A client of few, or of operations that have no
/// tag at all, has none: it is not split.
pub(super) fn groups(operations: &[Operation], tags: &[Tag]) -> Vec<Group> {
    let mut by_tag: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut untagged = Vec::new();
    for (position, operation) in operations.iter().enumerate() {
        match first_tag(operation) {
            Some(tag) => by_tag.entry(tag).or_default().push(position),
            None => untagged.push(position),
        }
    }
    if operations.len() < MANY_OPERATIONS || by_tag.is_empty() {
        return Vec::new();
    }
    let mut grouped: Vec<(Option<&str>, Vec<usize>)> =
        by_tag.into_iter().map(|(tag, operations)| (Some(tag), operations)).collect();
    if !untagged.is_empty() {
        grouped.push((None, untagged));
    }
    let modules = names::groups(&grouped.iter().map(|(tag, _)| *tag).collect::<Vec<_>>());
    let described = |tag: &str| tags.iter().find(|known| known.name == tag)?.description.clone();
    let groups = grouped.into_iter().zip(modules).map(|((tag, operations), module)| Group {
        module,
        tag: tag.map(str::to_owned),
        docs: tag.and_then(described).unwrap_or_default(),
        operations,
    });
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by(|one, other| (one.tag.is_none(), &one.module).cmp(&(other.tag.is_none(), &other.module)));
    groups
}

/// The first tag that is a name.
pub(super) fn first_tag(operation: &Operation) -> Option<&str> {
    operation.tags.iter().map(String::as_str).find(|tag| !tag.trim().is_empty())
}
