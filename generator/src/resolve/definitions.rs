//! From drafts to definitions: what depends on names, and on where values travel.

use std::mem::take;

use super::aliases::terminals;
use super::constants;
use super::defaults::{Default, Defaults};
use super::draft::{Draft, DraftAdditional, DraftField, DraftKind, DraftStruct, DraftUnion, DraftVariant};
use super::names;
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{
    Additional, Alias, Counterpart, Decision, Definition, DefinitionId, DefinitionKind, Enum, EnumVariant, Field,
    Identifier, Literal, Presence, Shape, Struct, Type, Union, UnionVariant, Usage,
};

/// The definitions in the order of their names, and where each draft went.
#[derive(Debug)]
pub(super) struct Definitions {
    pub(super) definitions: Vec<Definition>,
    moved: Vec<DefinitionId>,
}

/// Makes definitions of the drafts that have a name. `usage` and `names` go with `drafts`.
pub(super) fn definitions(
    mut drafts: Vec<Draft<'_>>,
    usage: &[Usage],
    names: &[Option<Identifier>],
    cx: &mut Context,
) -> Definitions {
    let mut order: Vec<(&Identifier, usize)> =
        names.iter().enumerate().filter_map(|(at, name)| Some((name.as_ref()?, at))).collect();
    order.sort_unstable();
    let mut moved = vec![DefinitionId(usize::MAX); drafts.len()];
    for (position, (_, at)) in order.iter().enumerate() {
        if let Some(slot) = moved.get_mut(*at) {
            *slot = DefinitionId(position);
        }
    }
    let missing = missing(&drafts, usage, names, cx);
    let components = drafts.iter().take_while(|draft| draft.schema_name.is_some()).count();
    let received: Vec<Option<DefinitionId>> = drafts.iter().map(|draft| draft.twin_of).collect();
    let counterparts = counterparts(&received);
    let mut finish = Finish { components, received: &received, counterparts: &counterparts, names, cx };
    let mut made: Vec<(DefinitionId, Definition)> = Vec::with_capacity(order.len());
    for (at, (draft, missing)) in drafts.iter_mut().zip(missing).enumerate() {
        let (Some(Some(name)), Some(usage), Some(id)) = (names.get(at), usage.get(at), moved.get(at)) else { continue };
        made.push((*id, finish.definition(at, draft, name.clone(), *usage, missing)));
    }
    made.sort_unstable_by_key(|(id, _)| *id);
    let definitions = made.into_iter().map(|(_, definition)| definition).collect();
    let mut definitions = Definitions { definitions, moved };
    definitions.follow_moves();
    definitions
}

impl Definitions {
    /// Lets a shape name the definitions by their places in the end.
    pub(super) fn settle(&self, shape: &mut Shape) {
        settle(&self.moved, shape);
    }

    fn follow_moves(&mut self) {
        for definition in &mut self.definitions {
            if let Some(Counterpart::Sent(id) | Counterpart::Received(id)) = &mut definition.counterpart {
                *id = self.moved.get(id.0).copied().unwrap_or(*id);
            }
            definition.kind.shapes_mut().into_iter().for_each(|shape| settle(&self.moved, shape));
            match &mut definition.kind {
                DefinitionKind::Struct(object) => {
                    for field in &mut object.fields {
                        if let Presence::Defaulted(literal) | Presence::Constant(literal) = &mut field.presence {
                            settle_literal(&self.moved, literal);
                        }
                    }
                }
                DefinitionKind::Newtype(newtype) => settle_type(&self.moved, &mut newtype.ty),
                DefinitionKind::Union(_) | DefinitionKind::Alias(_) | DefinitionKind::Enum(_) => {}
            }
        }
    }
}

fn settle(moved: &[DefinitionId], shape: &mut Shape) {
    settle_type(moved, &mut shape.ty);
}

fn settle_type(moved: &[DefinitionId], ty: &mut Type) {
    ty.named_mut(&mut |id| *id = moved.get(id.0).copied().unwrap_or(*id));
}

fn settle_literal(moved: &[DefinitionId], literal: &mut Literal) {
    match literal {
        Literal::Newtype(id, _) | Literal::Variant(id, _) => *id = moved.get(id.0).copied().unwrap_or(*id),
        Literal::Boolean(_) | Literal::Integer(_) | Literal::Number(_) | Literal::String(_) | Literal::Empty => {}
    }
}

/// For each draft the one that goes the other way in its place.
fn counterparts(received: &[Option<DefinitionId>]) -> Vec<Option<Counterpart>> {
    let mut counterparts = vec![None; received.len()];
    for (sent, received) in received.iter().enumerate() {
        let Some(received) = *received else { continue };
        let pairs = [(sent, Counterpart::Received(received)), (received.0, Counterpart::Sent(DefinitionId(sent)))];
        for (at, counterpart) in pairs {
            if let Some(slot) = counterparts.get_mut(at) {
                *slot = Some(counterpart);
            }
        }
    }
    counterparts
}

/// Whether a field may be missing, and what its property's default is, as text.
struct Missing {
    presence: Presence,
    default: Option<String>,
}

/// [`Missing`] of every field of every draft that is a struct.
fn missing(drafts: &[Draft<'_>], usage: &[Usage], names: &[Option<Identifier>], cx: &mut Context) -> Vec<Vec<Missing>> {
    let terminals = terminals(drafts);
    let defaults = Defaults { drafts, terminals: &terminals };
    let kept = |at: usize| names.get(at).is_some_and(Option::is_some);
    let mut missing = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let usage = usage.get(at).copied().unwrap_or_default();
        missing.push(match &draft.kind {
            DraftKind::Struct(object) if kept(at) => {
                object.fields.iter().map(|field| missing_field(defaults, field, usage, cx)).collect()
            }
            _ => Vec::new(),
        });
    }
    missing
}

/// The table of `Models` in the design, with the `default` as text.
fn missing_field(defaults: Defaults<'_, '_>, field: &DraftField<'_>, usage: Usage, cx: &mut Context) -> Missing {
    let value = defaults.effective(field.default, &field.shape);
    let default = value.map(|value| defaults.read(value, &field.shape));
    // What its own schema refuses was reported with the schema.
    let default = if field.accepts_default { default } else { None };
    if let Some(Default::Invalid(why)) = &default {
        let message = format!("the default of `{}` is not valid: {why}", field.wire);
        cx.warning(Code::SchemaInvalidDefault, field.origin, message);
    }
    let presence = match default {
        _ if field.required => constants::only(defaults, &field.shape).map_or(Presence::Required, Presence::Constant),
        Some(Default::Literal(literal)) if !usage.sent => Presence::Defaulted(literal),
        _ if field.shape.nullable && usage.sent => Presence::Tristate,
        _ => Presence::Optional,
    };
    Missing { presence, default: value.map(ToString::to_string) }
}

struct Finish<'n, 'c> {
    /// How many of the drafts are components, which come first.
    components: usize,
    /// For each draft that is sent in place of another, that one.
    received: &'n [Option<DefinitionId>],
    counterparts: &'n [Option<Counterpart>],
    names: &'n [Option<Identifier>],
    cx: &'c mut Context,
}

impl Finish<'_, '_> {
    /// Takes out of the draft what the definition is made of.
    fn definition(
        &mut self,
        at: usize,
        draft: &mut Draft<'_>,
        name: Identifier,
        usage: Usage,
        missing: Vec<Missing>,
    ) -> Definition {
        let kind = match &mut draft.kind {
            DraftKind::Struct(object) => DefinitionKind::Struct(self.object(object, usage, missing)),
            DraftKind::Enum(values) => DefinitionKind::Enum(enumeration(values, usage)),
            DraftKind::Union(union) => DefinitionKind::Union(self.union(union, &name, usage)),
            DraftKind::Newtype(newtype) => DefinitionKind::Newtype(newtype.clone()),
            DraftKind::Alias(shape) => DefinitionKind::Alias(Alias { shape: shape.clone() }),
        };
        let schema_name = draft.schema_name.clone();
        let counterpart = self.counterparts.get(at).copied().flatten();
        let check = draft.check;
        let docs = draft.docs();
        Definition {
            name,
            schema_name,
            docs,
            deprecated: draft.deprecated,
            usage,
            constrained: false,
            check,
            counterpart,
            kind,
        }
    }

    fn object(&mut self, object: &mut DraftStruct<'_>, usage: Usage, missing: Vec<Missing>) -> Struct {
        let carries_others = match &object.additional {
            DraftAdditional::Open => usage.sent && usage.received,
            DraftAdditional::Typed(_) => true,
            DraftAdditional::Denied => false,
        };
        let setters = object.fields.iter().zip(&missing).map(|(field, missing)| names::Setter {
            wire: field.wire,
            null: field.shape.nullable && missing.presence != Presence::Optional,
            origin: field.origin,
        });
        let (field_names, others) = names::fields(&setters.collect::<Vec<_>>(), carries_others, self.cx);
        let fields = take(&mut object.fields).into_iter().zip(missing).zip(field_names);
        let fields = fields.map(|((field, Missing { presence, default }), name)| Field {
            wire: field.wire.to_owned(),
            name,
            shape: field.shape,
            presence,
            boxed: false,
            docs: field.docs,
            deprecated: field.deprecated,
            default,
        });
        let fields = fields.collect();
        let additional = match (std::mem::replace(&mut object.additional, DraftAdditional::Denied), others) {
            (DraftAdditional::Denied, _) => Additional::Denied,
            (DraftAdditional::Typed(shape), Some(name)) => Additional::Typed(name, shape),
            (DraftAdditional::Open, Some(name)) => Additional::Kept(name),
            (DraftAdditional::Open | DraftAdditional::Typed(_), None) => Additional::Dropped,
        };
        let (constants, constraints) = (take(&mut object.constants), take(&mut object.constraints));
        Struct { fields, constants, additional, constraints }
    }

    fn union(&self, union: &mut DraftUnion, name: &Identifier, usage: Usage) -> Union {
        let of_component = |shape: &Shape| match shape.ty {
            Type::Named(id) => {
                let received = self.received.get(id.0).copied().flatten().unwrap_or(id);
                self.names.get(received.0).filter(|_| received.0 < self.components).and_then(Option::as_ref)
            }
            _ => None,
        };
        let words = union.variants.iter().map(|variant| match of_component(&variant.shape) {
            Some(variant) => names::VariantWords::Component(variant.text()),
            None => names::VariantWords::Inline(&variant.words),
        });
        let decision = std::mem::replace(&mut union.decision, Decision::Kinds);
        let is_closed = union.variants.iter().all(|variant| !variant.tags.is_empty());
        let open = usage.received && is_closed && matches!(decision, Decision::Tag(_));
        let (names, unknown) = names::union_variants(name.text(), &words.collect::<Vec<_>>(), open);
        let variants = take(&mut union.variants).into_iter().zip(names);
        let variants = variants.map(|(variant, name)| {
            let DraftVariant { words: _, kinds, tags, required, properties, docs, shape } = variant;
            UnionVariant { name, kinds, tags, required, properties, shape, boxed: false, docs }
        });
        Union { variants: variants.collect(), decision, unknown }
    }
}

/// What is received may have values that the document does not list yet.
fn enumeration(values: &[&str], usage: Usage) -> Enum {
    let (names, unknown) = names::variants(values, usage.received);
    let variants = values.iter().zip(names);
    let variants = variants.map(|(value, name)| EnumVariant { wire: (*value).to_owned(), name });
    Enum { variants: variants.collect(), unknown }
}
