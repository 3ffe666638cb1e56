//! Properties that are always the same, so that nobody has to set them.
//!
//! Those that tell the alternatives of a union apart (OpenAPI 3.1.1 §4.8.25) have no field: which alternative a value is says
//! what they are. Others have one, for what they are may grow, and what is read may be another value.

use std::collections::{BTreeMap, BTreeSet};

use super::aliases::terminals;
use super::defaults::Defaults;
use super::draft::{Draft, DraftKind, DraftStruct, Owner};
use crate::ir::{Bound, Constant, ConstantProperty, Constraint, Decision, DefinitionId, Literal, Shape, Type};

/// Takes the fields of such properties out of structs, which say their constants instead.
pub(super) fn take_out(drafts: &mut [Draft<'_>]) {
    let ends = terminals(drafts);
    for ((at, property), texts) in tags(drafts, &ends) {
        let mut texts = texts.into_iter();
        let (Some(Some(text)), None) = (texts.next(), texts.next()) else { continue };
        let Some(listed) = listed(drafts, &ends, at, &property, &text) else { continue };
        if let Some(DraftKind::Struct(object)) = drafts.get_mut(at).map(|draft| &mut draft.kind) {
            take(object, &property, text);
        }
        if let Some(draft) = drafts.get_mut(listed.0) {
            let owner = Owner::Definition(DefinitionId(at));
            draft.occurrences.retain(|place| place.owner != owner || place.leaf.head != property);
        }
    }
}

/// For each struct that is an alternative, and each property that tells it from others: what the unions say that it is.
/// `None` is whatever no other alternative has.
fn tags(drafts: &[Draft<'_>], ends: &[DefinitionId]) -> BTreeMap<(usize, String), BTreeSet<Option<String>>> {
    let mut tags: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for draft in drafts {
        let DraftKind::Union(union) = &draft.kind else { continue };
        let Decision::Tag(property) = &union.decision else { continue };
        for variant in &union.variants {
            let Type::Named(id) = &variant.shape.ty else { continue };
            let Some(end) = ends.get(id.0) else { continue };
            let texts: &mut BTreeSet<_> = tags.entry((end.0, property.clone())).or_default();
            texts.extend(variant.tags.iter().cloned().map(Some));
            if variant.tags.is_empty() {
                texts.insert(None);
            }
        }
    }
    tags
}

/// The list of nothing but `text` that a property of a struct is out of, if it has to be there.
fn listed(drafts: &[Draft<'_>], ends: &[DefinitionId], at: usize, property: &str, text: &str) -> Option<DefinitionId> {
    let DraftKind::Struct(object) = &drafts.get(at)?.kind else { return None };
    let field = object.fields.iter().find(|field| field.wire == property)?;
    let Type::Named(id) = &field.shape.ty else { return None };
    let end = ends.get(id.0)?;
    let DraftKind::Enum(values) = &drafts.get(end.0)?.kind else { return None };
    let certain = field.required && !field.shape.nullable && field.shape.constraints.is_empty();
    (certain && values.as_slice() == [text]).then_some(*end)
}

fn take(object: &mut DraftStruct<'_>, property: &str, text: String) {
    object.fields.retain(|field| field.wire != property);
    object.constants.push(ConstantProperty { wire: property.to_owned(), text });
}

/// The only value of a shape, where there is but one, and it can be written down.
pub(super) fn only(defaults: Defaults<'_, '_>, shape: &Shape) -> Option<Literal> {
    let Type::Named(id) = shape.ty else { return listed_scalar(shape) };
    let end = defaults.terminals.get(id.0).copied().unwrap_or(id);
    match &defaults.drafts.get(end.0)?.kind {
        _ if shape.nullable || !shape.constraints.is_empty() => None,
        DraftKind::Enum(values) => (values.len() == 1).then_some(Literal::Variant(end, 0)),
        DraftKind::Alias(shape) => listed_scalar(shape),
        DraftKind::Struct(_) | DraftKind::Union(_) | DraftKind::Newtype(_) => None,
    }
}

/// The boolean or number that alone is listed.
fn listed_scalar(shape: &Shape) -> Option<Literal> {
    let [Constraint::Enumeration(values)] = shape.constraints.as_slice() else { return None };
    let [value] = values.as_slice() else { return None };
    match (&shape.ty, value) {
        _ if shape.nullable => None,
        (Type::Boolean, Constant::Boolean(value)) => Some(Literal::Boolean(*value)),
        (Type::Integer(_), Constant::Number(Bound::Integer(value))) => Some(Literal::Integer(*value)),
        (Type::Number(_), Constant::Number(Bound::Number(value))) => Some(Literal::Number(*value)),
        _ => None,
    }
}
