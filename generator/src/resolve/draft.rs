//! What schemas become before names are known and before it is known where their values travel.

use std::collections::BTreeSet;

use serde_json::Value;

use super::directions::Direction;
use super::types::kind_word;
use crate::ir::{CheckId, ConstantProperty, Constraint, Decision, DefinitionId, Docs, JsonKind, Newtype, Shape, Type};
use crate::source::OriginId;

/// A named type in the making. [`DefinitionId`]s are positions among the drafts until names are given: first the
/// components in the document's order, then what is inline, what contains others behind what it contains.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    /// The component's name; `None` for what is inline.
    pub(super) schema_name: Option<String>,
    /// Whether something refers to it although it is no component.
    pub(super) is_target: bool,
    /// The draft that is received where this one is sent.
    pub(super) twin_of: Option<DefinitionId>,
    /// Where it is defined.
    pub(super) origin: Option<OriginId>,
    /// What it is described as, wherever it stands.
    pub(super) descriptions: BTreeSet<&'a str>,
    /// Whether it is deprecated wherever it stands.
    pub(super) deprecated: bool,
    /// Whether null is among its values, which is then so at every place of use.
    pub(super) nullable: bool,
    /// Whether null is none of its values, whatever is said of what it is made of.
    pub(super) denies_null: bool,
    /// The component's `default`, which is that of every property that refers to it and has none of its own.
    pub(super) default: Option<&'a Value>,
    /// The check of the whole value, where its type does not say all.
    pub(super) check: Option<CheckId>,
    pub(super) kind: DraftKind<'a>,
    /// Where it stands, if it is inline: identical schemas share one draft.
    pub(super) occurrences: BTreeSet<Occurrence>,
}

/// The kinds of named types.
#[derive(Clone, Debug)]
pub(super) enum DraftKind<'a> {
    Struct(DraftStruct<'a>),
    /// The values, each once.
    Enum(Vec<&'a str>),
    Union(DraftUnion),
    Newtype(Newtype),
    Alias(Shape),
}

/// An object with known properties.
#[derive(Clone, Debug)]
pub(super) struct DraftStruct<'a> {
    pub(super) fields: Vec<DraftField<'a>>,
    /// What has no field, for it is always the same.
    pub(super) constants: Vec<ConstantProperty>,
    pub(super) additional: DraftAdditional,
    pub(super) constraints: Vec<Constraint>,
}

/// A property of an object.
#[derive(Clone, Debug)]
pub(super) struct DraftField<'a> {
    pub(super) wire: &'a str,
    pub(super) origin: Option<OriginId>,
    pub(super) shape: Shape,
    pub(super) required: bool,
    pub(super) direction: Direction,
    pub(super) default: Option<&'a Value>,
    /// Whether the schema accepts its default; if not, that was reported.
    pub(super) accepts_default: bool,
    pub(super) docs: Docs,
    pub(super) deprecated: bool,
}

/// A value of one of several types.
#[derive(Clone, Debug)]
pub(super) struct DraftUnion {
    pub(super) variants: Vec<DraftVariant>,
    pub(super) decision: Decision,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub(super) struct DraftVariant {
    /// What it is called, unless its type has the name of a component.
    pub(super) words: String,
    pub(super) kinds: Vec<JsonKind>,
    pub(super) tags: Vec<String>,
    pub(super) required: Vec<String>,
    pub(super) properties: Vec<String>,
    pub(super) docs: Docs,
    pub(super) shape: Shape,
}

impl<'a> DraftStruct<'a> {
    pub(super) fn new(fields: Vec<DraftField<'a>>, additional: DraftAdditional, constraints: Vec<Constraint>) -> Self {
        Self { fields, constants: Vec::new(), additional, constraints }
    }
}

impl DraftUnion {
    /// A union of variants that differ in their JSON types.
    pub(super) fn of_kinds(variants: Vec<DraftVariant>) -> Self {
        Self { variants, decision: Decision::Kinds }
    }
}

impl DraftVariant {
    /// The variant for values of a JSON type.
    pub(super) fn of_kind(kind: JsonKind, shape: Shape) -> Self {
        Self {
            words: kind_word(kind).to_owned(),
            kinds: vec![kind],
            tags: Vec::new(),
            required: Vec::new(),
            properties: Vec::new(),
            docs: Docs::new(),
            shape,
        }
    }
}

/// What an object says of properties that it does not declare.
#[derive(Clone, Debug)]
pub(super) enum DraftAdditional {
    Open,
    Denied,
    Typed(Box<Shape>),
}

/// A place where an inline schema stands, as far as names are made of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    pub(super) owner: Owner,
    pub(super) leaf: Leaf,
}

/// What an inline schema is a part of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// A named type.
    Definition(DefinitionId),
    /// The operation at this position among the drafts of operations.
    Operation(usize),
    /// A component that is no schema of its own, by its name.
    Component(String),
}

/// The way from an owner to a schema inside of it: `loc Item`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Leaf {
    /// The name of the property or parameter that it begins with, or a word such as `Item`.
    pub(super) head: String,
    /// Words such as `Item` for the rest, with spaces between them.
    pub(super) tail: String,
    /// Whether it begins with a property or a parameter, whose name says what the value is.
    pub(super) named: bool,
}

impl Leaf {
    /// All of its words.
    pub(super) fn words(&self) -> String {
        format!("{} {}", self.head, self.tail)
    }
}

/// A place inside of an owner, while it is walked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'s> {
    outer: Option<&'s Site<'s>>,
    word: &'s str,
    named: bool,
}

impl<'s> Site<'s> {
    /// The owner itself.
    pub(super) const OWNER: Site<'static> = Site { outer: None, word: "", named: false };

    /// The property or parameter `name`.
    pub(super) fn property(name: &'s str) -> Self {
        Self { outer: None, word: name, named: true }
    }

    /// What a word such as `Item` names in here.
    pub(super) fn inner<'i>(&'i self, word: &'i str) -> Site<'i> {
        Site { outer: Some(self), word, named: false }
    }

    pub(super) fn leaf(&self) -> Leaf {
        let mut tail: Vec<&str> = Vec::new();
        let mut head = self;
        // The owner itself adds nothing to the way.
        while let Some(outer) = head.outer.filter(|outer| !outer.word.is_empty()) {
            tail.push(head.word);
            head = outer;
        }
        tail.reverse();
        Leaf { head: head.word.to_owned(), tail: tail.join(" "), named: head.named }
    }
}

impl Draft<'_> {
    /// What describes it. What is described differently at different places is described by none of them.
    pub(super) fn docs(&self) -> Docs {
        match (self.descriptions.first(), self.descriptions.len()) {
            (Some(only), 1) => (*only).to_owned(),
            _ => Docs::new(),
        }
    }

    /// The definitions that this one names, repeated as often as it does.
    pub(super) fn mentions(&self) -> Vec<DefinitionId> {
        let wrapped = match &self.kind {
            DraftKind::Newtype(newtype) => newtype.ty.named(),
            _ => Vec::new(),
        };
        self.shapes().into_iter().flat_map(|shape| shape.ty.named()).chain(wrapped).collect()
    }

    /// The same, to change them.
    pub(super) fn mentions_mut(&mut self, each: &mut dyn FnMut(&mut DefinitionId)) {
        if let DraftKind::Newtype(newtype) = &mut self.kind {
            newtype.ty.named_mut(each);
        }
        self.shapes_mut().into_iter().for_each(|shape| shape.ty.named_mut(each));
    }

    /// The shapes that this one is made of.
    pub(super) fn shapes(&self) -> Vec<&Shape> {
        match &self.kind {
            DraftKind::Struct(object) => {
                let additional = match &object.additional {
                    DraftAdditional::Typed(shape) => Some(&**shape),
                    DraftAdditional::Open | DraftAdditional::Denied => None,
                };
                object.fields.iter().map(|field| &field.shape).chain(additional).collect()
            }
            DraftKind::Union(union) => union.variants.iter().map(|variant| &variant.shape).collect(),
            DraftKind::Alias(shape) => vec![shape],
            DraftKind::Enum(_) | DraftKind::Newtype(_) => Vec::new(),
        }
    }

    /// The same, to change them.
    pub(super) fn shapes_mut(&mut self) -> Vec<&mut Shape> {
        match &mut self.kind {
            DraftKind::Struct(object) => {
                let additional = match &mut object.additional {
                    DraftAdditional::Typed(shape) => Some(&mut **shape),
                    DraftAdditional::Open | DraftAdditional::Denied => None,
                };
                object.fields.iter_mut().map(|field| &mut field.shape).chain(additional).collect()
            }
            DraftKind::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.shape).collect(),
            DraftKind::Alias(shape) => vec![shape],
            DraftKind::Enum(_) | DraftKind::Newtype(_) => Vec::new(),
        }
    }
}

/// The one definition that a shape names, be it within arrays and maps; tuples may name several, and are no part of any
/// circle.
pub(super) fn mentioned(shape: &Shape) -> Option<DefinitionId> {
    let mut ty = &shape.ty;
    loop {
        match ty {
            Type::Named(id) => return Some(*id),
            Type::Array(inner) | Type::Map(inner) => ty = &inner.ty,
            _ => return None,
        }
    }
}

/// A type without anything asserted of its values here.
pub(super) fn plain(ty: Type) -> Shape {
    Shape { ty, nullable: false, constraints: Vec::new() }
}
