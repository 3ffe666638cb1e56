//! From schemas to types: which Rust type a schema becomes.

mod constraints;
mod fingerprint;
mod kinds;
mod objects;
mod report;
mod scalars;
mod unions;

use std::collections::{BTreeSet, HashMap};

use openapiv3::{AnySchema, ArrayType, Schema, SchemaData, SchemaKind, Type as SchemaType};

use self::constraints::Limits;
use self::kinds::Kinds;
use self::unions::Alternatives;

pub(super) use self::constraints::range;
pub(super) use self::unions::kind_word;
use super::draft::{Draft, DraftKind, Leaf, Occurrence, Owner, Site, plain};
use super::references::{References, Subschema};
use crate::context::Context;
use crate::ir::{DefinitionId, Newtype, Shape, Type};
use crate::source::origin_of;

/// Makes drafts of schemas.
///
/// The recursion follows the nesting of the document's JSON, which is bounded; references are looked up, never
/// followed.
pub(super) struct Types<'a, 'c> {
    pub(super) references: References<'a>,
    pub(super) cx: &'c mut Context,
    /// The components' drafts, then the inline ones.
    pub(super) drafts: Vec<Draft<'a>>,
    /// Inline drafts by what makes them identical.
    interned: HashMap<String, DefinitionId>,
    /// Inline drafts whose owner is not known yet, each with the way to it.
    pending: Vec<(DefinitionId, Leaf)>,
    kinds: Kinds,
    /// The component or the operation that is walked, by its name.
    part: String,
}

/// What a schema becomes.
enum Built<'a> {
    /// A type that needs no name.
    Plain(Shape),
    /// A type that needs a name, and whether null is a value too.
    Named(DraftKind<'a>, bool),
}

impl<'a, 'c> Types<'a, 'c> {
    /// Makes the drafts of all components.
    pub(super) fn of_components(references: References<'a>, cx: &'c mut Context) -> Self {
        let kinds = Kinds::of_components(references);
        // They refer to one another by position, so each has its place before the first is made.
        let drafts = references.schemas().map(|(name, schema)| empty(Some(name), schema.item())).collect();
        let mut types =
            Self { references, cx, drafts, interned: HashMap::new(), pending: Vec::new(), kinds, part: String::new() };
        for (position, (name, schema)) in references.schemas().enumerate() {
            types.enter(name);
            let (kind, nullable) = match types.build(schema, &Site::OWNER) {
                Built::Named(kind, nullable) => (kind, nullable),
                Built::Plain(shape) => (named_plain(shape.ty, shape.constraints), shape.nullable),
            };
            if let Some(draft) = types.drafts.get_mut(position) {
                draft.kind = kind;
                draft.nullable = nullable;
            }
            types.settle(&Owner::Definition(DefinitionId(position)));
        }
        types
    }

    /// The shape of a schema, with drafts of what needs a name in it.
    pub(super) fn shape(&mut self, schema: impl Into<Subschema<'a>>, site: &Site<'_>) -> Shape {
        let schema = schema.into();
        let first_inner = self.pending.len();
        match self.build(schema, site) {
            Built::Plain(shape) => shape,
            Built::Named(kind, nullable) => {
                let id = self.intern(kind, schema.item(), site, first_inner);
                Shape { ty: Type::Named(id), nullable, constraints: Vec::new() }
            }
        }
    }

    /// Says to which owner the inline schemas belong that were met since the last one.
    pub(super) fn settle(&mut self, owner: &Owner<'a>) {
        self.settle_from(0, owner);
    }

    /// Says which part of the document is walked next, and hands back which one was.
    pub(super) fn enter(&mut self, part: &str) -> String {
        std::mem::replace(&mut self.part, part.to_owned())
    }

    /// How many inline schemas have no owner yet.
    pub(super) fn pending(&self) -> usize {
        self.pending.len()
    }

    /// Forgets where the inline schemas stand that were met since the last owner.
    pub(super) fn discard(&mut self) {
        self.pending.clear();
    }

    fn build(&mut self, schema: Subschema<'a>, site: &Site<'_>) -> Built<'a> {
        let Schema { schema_data: data, schema_kind } = match schema {
            Subschema::Reference(reference) => {
                let position = self.references.schema(reference);
                let ty = position.map_or(Type::Any, |position| Type::Named(DefinitionId(position)));
                return Built::Plain(plain(ty));
            }
            Subschema::Item(schema) => schema,
        };
        self.report_data(data, schema_kind);
        let built = match schema_kind {
            SchemaKind::Type(SchemaType::String(string)) => self.string(string, data),
            SchemaKind::Type(SchemaType::Integer(integer)) => self.integer(integer, data),
            SchemaKind::Type(SchemaType::Number(number)) => self.number(number, data),
            SchemaKind::Type(SchemaType::Boolean(boolean)) => self.boolean(boolean, data),
            SchemaKind::Type(SchemaType::Array(array)) => self.array(array, data, site),
            SchemaKind::Type(SchemaType::Object(object)) => self.object(object, data, site),
            SchemaKind::AnyOf { any_of } => self.union(any_of, Alternatives::AnyOf, data, site),
            SchemaKind::OneOf { one_of } => self.union(one_of, Alternatives::OneOf, data, site),
            SchemaKind::AllOf { all_of } => match all_of.as_slice() {
                [only] => self.build(only.into(), site),
                _ => self.untyped(data, "`allOf` of several schemas is"),
            },
            SchemaKind::Not { .. } => self.untyped(data, "`not` is"),
            SchemaKind::Any(any) if *any == AnySchema::default() => Built::Plain(plain(Type::Any)),
            SchemaKind::Any(any) => self.untyped(data, report::what_is_untyped(any)),
        };
        match built {
            Built::Plain(shape) if shape.ty == Type::Any => Built::Plain(plain(Type::Any)),
            Built::Plain(shape) => Built::Plain(Shape { nullable: shape.nullable || data.nullable, ..shape }),
            Built::Named(kind, nullable) => Built::Named(kind, nullable || data.nullable),
        }
    }

    fn array(&mut self, array: &'a ArrayType, data: &'a SchemaData, site: &Site<'_>) -> Built<'a> {
        if array.unique_items {
            self.not_enforced(data, "uniqueItems");
        }
        let items = match &array.items {
            Some(items) => self.shape(items, &site.inner("Item")),
            None => plain(Type::Any),
        };
        let limits = constraints::items(array.min_items, array.max_items);
        self.limited(Type::Array(Box::new(items)), limits, data)
    }

    /// A type with limits that may contradict each other.
    fn limited(&mut self, ty: Type, limits: Limits, data: &SchemaData) -> Built<'a> {
        if let Some(contradiction) = limits.contradiction {
            self.contradiction(data, &contradiction);
        }
        Built::Plain(Shape { ty, nullable: false, constraints: limits.constraints })
    }

    /// The draft of an inline schema: the one of an identical schema where there is one. Whether null is a value too
    /// is a matter of each place of use.
    fn intern(
        &mut self,
        kind: DraftKind<'a>,
        schema: Option<&'a Schema>,
        site: &Site<'_>,
        first_inner: usize,
    ) -> DefinitionId {
        let leaf = site.leaf();
        let fingerprint = fingerprint::fingerprint(&kind, &leaf, &self.part);
        let next = DefinitionId(self.drafts.len());
        let id = *self.interned.entry(fingerprint).or_insert(next);
        let this = Draft { kind, ..empty(None, schema) };
        match self.drafts.get_mut(id.0) {
            Some(identical) => {
                identical.descriptions.extend(this.descriptions);
                identical.deprecated &= this.deprecated;
                // What is inside of it stands inside of the identical one, too.
                self.pending.truncate(first_inner);
            }
            None => {
                self.drafts.push(this);
                self.settle_from(first_inner, &Owner::Definition(id));
            }
        }
        self.pending.push((id, leaf));
        id
    }

    /// The same for those that were met since there were `first` of them.
    pub(super) fn settle_from(&mut self, first: usize, owner: &Owner<'a>) {
        for (id, leaf) in self.pending.drain(first..) {
            if let Some(draft) = self.drafts.get_mut(id.0) {
                draft.occurrences.insert(Occurrence { owner: owner.clone(), leaf });
            }
        }
    }
}

/// A draft that has nothing but the schema's annotations yet.
fn empty<'a>(name: Option<&'a str>, schema: Option<&'a Schema>) -> Draft<'a> {
    let data = schema.map(|schema| &schema.schema_data);
    Draft {
        schema_name: name,
        origin: data.and_then(|data| origin_of(&data.extensions)),
        descriptions: data
            .and_then(|data| data.description.as_deref())
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect(),
        deprecated: data.is_some_and(|data| data.deprecated),
        nullable: false,
        // That of an inline schema is the default of the one property it stands at.
        default: name.and(data).and_then(|data| data.default.as_ref()),
        kind: DraftKind::Alias(plain(Type::Any)),
        occurrences: BTreeSet::new(),
    }
}

/// What a component becomes whose type needs no name: a type of its own if it is a scalar with constraints.
fn named_plain<'a>(ty: Type, constraints: Vec<crate::ir::Constraint>) -> DraftKind<'a> {
    match ty {
        Type::String | Type::Integer(_) | Type::Number(_) if !constraints.is_empty() => {
            DraftKind::Newtype(Newtype { ty, constraints })
        }
        ty => DraftKind::Alias(Shape { ty, nullable: false, constraints }),
    }
}
