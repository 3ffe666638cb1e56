//! From schemas to types: which Rust type a schema becomes.
//!
//! A type accepts whatever its schema accepts, and most types accept little else. Where a type and the constraints on
//! its parts say all that the schema asserts, they are *exact*; where not, the place has a check of the whole JSON value
//! beside its type.

mod arrays;
mod built;
mod conjunction;
mod constraints;
mod copies;
mod fingerprint;
mod kinds;
mod listed;
mod named;
mod objects;
mod parents;
mod parted;
mod scalars;
mod tags;
mod unions;
mod ways;

use std::collections::{BTreeSet, HashMap};

use openapiv3::{ReferenceOr, Schema as Standing};

use self::built::{Built, What};
use self::conjunction::{Conjunction, Part};
use self::kinds::{KindTable, Kinds, Null};
use self::named::Named;
use self::parents::Parents;
pub(super) use self::ways::Ways;

pub(super) use self::constraints::range;
pub(super) use self::kinds::says_nothing;
pub(super) use self::listed::{bound, constant};
pub(super) use self::parted::{Parted, PartedKind, carries_files};
pub(super) use self::scalars::asserted;
pub(super) use self::unions::kind_word;
use super::checks::Requests;
use super::draft::{Draft, DraftKind, Leaf, Occurrence, Owner, Site, plain};
use super::evaluate;
use super::patterns::Patterns;
use super::references::References;
use crate::context::Context;
use crate::ir::{CheckId, Constraint, DefinitionId, JsonKind, Newtype, Shape, Type};
use crate::lower::schemas::{SchemaId, Schemas};
use crate::source::origin_of;
use crate::{Formats, Untyped};

/// Makes drafts of schemas.
///
/// The recursion follows the nesting of the document's JSON, which is bounded; references are looked up, never
/// followed.
pub(super) struct Types<'a, 'c> {
    pub(super) schemas: &'a Schemas,
    pub(super) references: References<'a>,
    pub(super) cx: &'c mut Context,
    pub(super) reading: SchemaReading,
    /// The drafts of schemas that have names, then the inline ones.
    pub(super) drafts: Vec<Draft<'a>>,
    /// The checks of whole values that drafts and shapes ask for.
    pub(super) checks: Requests,
    pub(super) patterns: Patterns<'a>,
    named: Named,
    parents: Parents,
    kinds: KindTable<'a>,
    /// Inline drafts by what makes them identical.
    interned: HashMap<String, DefinitionId>,
    /// Inline drafts whose owner is not known yet, each with the way to it.
    pending: Vec<(DefinitionId, Leaf)>,
    /// The component or the operation that is walked, by its name.
    part: String,
}

/// How schemas are read where that is a matter of choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct SchemaReading {
    pub(super) formats: Formats,
    pub(super) untyped: Untyped,
}

impl<'a, 'c> Types<'a, 'c> {
    /// Makes the drafts of all schemas that have names: components, and what else is referred to.
    pub(super) fn of_components(
        schemas: &'a Schemas,
        references: References<'a>,
        ways: Ways,
        reading: SchemaReading,
        cx: &'c mut Context,
    ) -> Self {
        let named = Named::of(schemas, references, ways, &cx.origins);
        let mut types = Self {
            schemas,
            references,
            cx,
            reading,
            drafts: Vec::new(),
            checks: Requests::new(schemas),
            patterns: Patterns::default(),
            kinds: KindTable::new(schemas, reading.untyped),
            parents: Parents::of(schemas, &named),
            named,
            interned: HashMap::new(),
            pending: Vec::new(),
            part: String::new(),
        };
        // They refer to one another by position, so each has its place before the first is made.
        types.drafts = types.named.iter().map(|(id, name)| types.empty(name, &id.into())).collect();
        for position in 0..types.named.len() {
            types.component(position);
        }
        types
    }

    fn component(&mut self, position: usize) {
        let Some((id, name)) = self.named.get(position) else { return };
        let (part, occurrence) = match (name, self.named.way(position)) {
            (Some(name), _) => (name.to_owned(), None),
            (None, Some(way)) => (way.words(), Some(Occurrence { owner: way.owner.clone(), leaf: way.leaf.clone() })),
            (None, None) => return,
        };
        self.enter(&part);
        let whole = Conjunction::from(id);
        let built = self.family(id).unwrap_or_else(|| self.build(&whole, &Site::OWNER, true));
        let check = (!built.exact).then(|| self.check(&whole, &Site::OWNER));
        let denies_null = !built.nullable && self.denies_null(&whole);
        if matches!(built.what, What::Plain(Type::Any, _)) {
            self.note_untyped(&whole);
        }
        let kind = match built.what {
            What::Named(kind) => kind,
            What::Plain(ty, constraints) => named_plain(ty, constraints, check.is_some()),
        };
        if let Some(draft) = self.drafts.get_mut(position) {
            draft.kind = kind;
            draft.nullable = built.nullable;
            draft.denies_null = denies_null;
            draft.check = check;
            draft.is_target = occurrence.is_some();
            draft.occurrences.extend(occurrence);
        }
        self.settle(&Owner::Definition(DefinitionId(position)));
    }

    /// The shape of a schema of `openapiv3` at a place of its own.
    pub(super) fn shape_of(&mut self, schema: &'a ReferenceOr<Standing>, site: &Site<'_>) -> Shape {
        match self.standing(schema) {
            Some(id) => self.place(&id.into(), site),
            None => plain(Type::Any),
        }
    }

    /// The same of what is received: what types do not say all of has a type of its own, which checks itself.
    pub(super) fn received_shape_of(&mut self, schema: &'a ReferenceOr<Standing>, site: &Site<'_>) -> Shape {
        let Some(id) = self.standing(schema) else { return plain(Type::Any) };
        let whole = Conjunction::from(id);
        let (shape, exact) = self.shape(&whole, site);
        if exact || shape.ty == Type::Any {
            return Shape { constraints: if exact { shape.constraints } else { Vec::new() }, ..shape };
        }
        let first_inner = self.pending.len();
        let kind = DraftKind::Newtype(Newtype { ty: shape.ty, constraints: Vec::new() });
        let id = self.intern(kind, &whole, false, site, first_inner);
        Shape { ty: Type::Named(id), nullable: shape.nullable, constraints: Vec::new() }
    }

    /// What the table has of a schema of `openapiv3`.
    pub(super) fn standing(&self, schema: &ReferenceOr<Standing>) -> Option<SchemaId> {
        match schema {
            ReferenceOr::Reference { reference } => {
                let position = self.references.schema(reference)?;
                self.named.get(position).map(|(id, _)| id)
            }
            ReferenceOr::Item(schema) => self.schemas.standing_at(origin_of(&schema.schema_data.extensions)?),
        }
    }

    /// The shape of schemas at a place of their own: with a check, where types do not say all.
    fn place(&mut self, whole: &Conjunction, site: &Site<'_>) -> Shape {
        let (shape, exact) = self.shape(whole, site);
        if exact {
            return shape;
        }
        let check = self.check(whole, site);
        Shape { constraints: vec![Constraint::Whole(check)], ..shape }
    }

    /// The shape of schemas, with drafts of what needs a name in it, and whether it is exact.
    fn shape(&mut self, whole: &Conjunction, site: &Site<'_>) -> (Shape, bool) {
        let first_inner = self.pending.len();
        let Built { what, nullable, exact } = self.build(whole, site, false);
        if matches!(what, What::Plain(Type::Any, _)) {
            self.note_untyped(whole);
        }
        match what {
            What::Plain(ty, constraints) => (Shape { ty, nullable, constraints }, exact),
            What::Named(kind) => {
                let id = self.intern(kind, whole, exact, site, first_inner);
                (Shape { ty: Type::Named(id), nullable, constraints: Vec::new() }, true)
            }
        }
    }

    /// Notes that values of any JSON type are admitted, and whether the document says more.
    fn note_untyped(&mut self, whole: &Conjunction) {
        let parts = whole.parts(self.schemas);
        let kinds = self.kinds_of(&parts).settled(self.reading.untyped);
        // Where nothing is valid there is nothing to be typed.
        let by_us = kinds.typed && !kinds.set.is_empty();
        if let Some(root) = whole.roots.last() {
            self.cx.untyped(self.schemas.get(*root).origin, by_us);
        }
    }

    /// A check of everything that schemas assert together.
    fn check(&mut self, whole: &Conjunction, site: &Site<'_>) -> CheckId {
        let roots: Vec<SchemaId> = whole.roots.iter().map(|id| self.canonical(*id)).collect();
        let words = format!("{} {}", self.part, site.leaf().words());
        self.checks.ask(roots, words.trim())
    }

    /// Says to which owner the inline schemas belong that were met since the last one.
    pub(super) fn settle(&mut self, owner: &Owner) {
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

    /// Forgets where those stand that were met since there were `first` of them.
    fn pending_truncate(&mut self, first: usize) {
        self.pending.truncate(first);
    }

    /// Forgets where the inline schemas stand that were met since the last owner.
    pub(super) fn discard(&mut self) {
        self.pending.clear();
    }

    /// The type of what stands at a place. The roots themselves are looked into where `open`, even if they have names.
    fn build(&mut self, whole: &Conjunction, site: &Site<'_>, open: bool) -> Built<'a> {
        let constituents = self.constituents(whole, open);
        match constituents.named.as_slice() {
            [] if constituents.anonymous.is_empty() => Built::plain(Type::Any, Vec::new(), true),
            [named]
                if constituents.anonymous.iter().all(|part| !part.is_structural())
                    && !(open && self.is_child_of(whole, *named)) =>
            {
                let exact = constituents.anonymous.iter().all(|part| self.is_said_by(*part, *named));
                let ty = self.position(*named).map_or(Type::Any, |position| Type::Named(DefinitionId(position)));
                Built::plain(ty, Vec::new(), exact).or_null(constituents.nullable)
            }
            _ => self.flat(whole, site),
        }
    }

    /// The type of what stands at a place, references looked into.
    fn flat(&mut self, whole: &Conjunction, site: &Site<'_>) -> Built<'a> {
        let parts = whole.parts(self.schemas);
        let kinds = self.kinds_of(&parts).settled(self.reading.untyped);
        let nullable = kinds.null == Null::Yes;
        if let Some(built) = self.listed(whole, &parts, kinds) {
            return built.or_null(nullable);
        }
        if let Some(built) = self.alternatives(whole, &parts, kinds, site) {
            // Alternatives may admit null without a word, or rule it out where `oneOf` admits it twice.
            let nullable = kinds.null != Null::No && !self.denies_null(whole);
            return Built { nullable: false, ..built }.or_null(nullable);
        }
        self.of_kinds(whole, &parts, kinds, site).or_null(nullable)
    }

    /// Whether null is refused, whatever alternatives say.
    fn denies_null(&self, whole: &Conjunction) -> bool {
        whole.roots.iter().any(|id| !evaluate::accepts(self.schemas, *id, &serde_json::Value::Null))
    }

    /// The type of values of these JSON types, where nothing else tells more.
    fn of_kinds(&mut self, whole: &Conjunction, parts: &[Part<'a>], kinds: Kinds, site: &Site<'_>) -> Built<'a> {
        let list = kinds.set.list();
        match list.as_slice() {
            [] if kinds.null == Null::Yes => {
                let only_type = parts.iter().all(|part| part.is_only_typed());
                Built::plain(Type::Null, Vec::new(), only_type)
            }
            [] => Built::plain(Type::Any, Vec::new(), false),
            _ if !kinds.typed => Built::plain(Type::Any, Vec::new(), parts.iter().all(|part| part.is_silent())),
            [kind] => self.of_kind(*kind, whole, parts, site),
            several => self.union_of_kinds(several, whole, parts),
        }
    }

    /// The type of the values of one JSON type.
    fn of_kind(&mut self, kind: JsonKind, whole: &Conjunction, parts: &[Part<'a>], site: &Site<'_>) -> Built<'a> {
        let built = match kind {
            JsonKind::Boolean => Built::plain(Type::Boolean, Vec::new(), true),
            JsonKind::Integer => self.integer(parts),
            JsonKind::Number => self.number(parts),
            JsonKind::String => self.string(parts),
            JsonKind::Array => self.array(parts, site),
            JsonKind::Object => self.object(whole, parts, site),
        };
        built.exact_if(parts.iter().all(|part| !part.has_conditions() && part.schema.boolean != Some(false)))
    }

    /// The draft of an inline schema: the one of an identical schema where there is one. Whether null is a value too
    /// is a matter of each place of use.
    fn intern(
        &mut self,
        kind: DraftKind<'a>,
        whole: &Conjunction,
        exact: bool,
        site: &Site<'_>,
        first_inner: usize,
    ) -> DefinitionId {
        let leaf = site.leaf();
        let mut fingerprint = fingerprint::fingerprint(&kind, &leaf, &self.part);
        if !exact {
            fingerprint.push_str(&format!("!{:?}", whole.roots));
        }
        let owns_null = matches!(kind, DraftKind::Union(_) | DraftKind::Newtype(_));
        let denies_null = owns_null && self.denies_null(whole);
        if denies_null {
            fingerprint.push_str("!null");
        }
        let next = DefinitionId(self.drafts.len());
        let id = *self.interned.entry(fingerprint).or_insert(next);
        let this = Draft { kind, denies_null, ..self.empty(None, whole) };
        match self.drafts.get_mut(id.0) {
            Some(identical) => {
                identical.descriptions.extend(this.descriptions);
                identical.deprecated &= this.deprecated;
                // What is inside of it stands inside of the identical one, too.
                self.pending.truncate(first_inner);
            }
            None => {
                let check = (!exact).then(|| self.check(whole, site));
                self.drafts.push(Draft { check, ..this });
                self.settle_from(first_inner, &Owner::Definition(id));
            }
        }
        self.pending.push((id, leaf));
        id
    }

    /// The same for those that were met since there were `first` of them.
    pub(super) fn settle_from(&mut self, first: usize, owner: &Owner) {
        for (id, leaf) in self.pending.drain(first..) {
            if let Some(draft) = self.drafts.get_mut(id.0) {
                draft.occurrences.insert(Occurrence { owner: owner.clone(), leaf });
            }
        }
    }

    /// A draft that has nothing but the schemas' annotations yet.
    fn empty(&self, name: Option<&str>, whole: &Conjunction) -> Draft<'a> {
        let root = whole.roots.last().map(|id| self.schemas.get(*id));
        let annotations = root.and_then(|schema| schema.annotations.as_deref());
        let description = annotations.and_then(|annotations| annotations.description.as_deref());
        Draft {
            schema_name: name.map(str::to_owned),
            is_target: false,
            twin_of: None,
            origin: root.map(|schema| schema.origin),
            descriptions: description.filter(|text| !text.is_empty()).into_iter().collect(),
            deprecated: annotations.is_some_and(|annotations| annotations.deprecated),
            nullable: false,
            denies_null: false,
            // That of an inline schema is the default of the one property it stands at.
            default: name.and(annotations).and_then(|annotations| annotations.default.as_ref()),
            check: None,
            kind: DraftKind::Alias(plain(Type::Any)),
            occurrences: BTreeSet::new(),
        }
    }
}

/// What a schema with a name becomes whose type needs none: a type of its own if it has constraints that no place of use
/// could carry for it.
fn named_plain<'a>(ty: Type, constraints: Vec<Constraint>, checked: bool) -> DraftKind<'a> {
    match ty {
        Type::String | Type::Integer(_) | Type::Number(_) if !constraints.is_empty() => {
            DraftKind::Newtype(Newtype { ty, constraints })
        }
        ty if checked => DraftKind::Newtype(Newtype { ty, constraints: Vec::new() }),
        ty => DraftKind::Alias(Shape { ty, nullable: false, constraints }),
    }
}
