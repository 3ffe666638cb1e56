//! Values of one of several types: `anyOf`, `oneOf` and several JSON types (JSON Schema 2020-12 core §10.2.1).

use super::conjunction::{Conjunction, Part};
use super::kinds::{KindSet, Kinds, Null, says_nothing};
use super::{Built, Types, What};
use crate::ir::{Decision, JsonKind, Shape, Type};
use crate::lower::schemas::SchemaId;
use crate::resolve::draft::{DraftKind, DraftUnion, DraftVariant, Site, plain};

/// Alternatives, of which a value has to satisfy one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<'a> {
    /// The part of the conjunction that has them.
    pub(super) of: Part<'a>,
    pub(super) branches: &'a [SchemaId],
    /// Whether a value must satisfy no more than one.
    pub(super) one: bool,
}

/// An alternative that a value which is not null may satisfy.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) id: SchemaId,
    pub(super) kinds: KindSet,
    /// What applies to its values: itself, and what stands beside the alternatives.
    pub(super) whole: Conjunction,
}

impl<'a> Types<'a, '_> {
    /// The type of values that have to satisfy one of several schemas; `None` where there are none, or where they tell
    /// nothing about types.
    pub(super) fn alternatives(
        &mut self,
        whole: &Conjunction,
        parts: &[Part<'a>],
        kinds: Kinds,
        site: &Site<'_>,
    ) -> Option<Built<'a>> {
        let group = first_group(parts)?;
        let rest = whole.without_alternatives(group.of.id);
        let beside = self.beside(&rest);
        let mut branches = self.branches(group, &rest, kinds, beside.is_structural);
        let subsumed = self.drop_integers(&mut branches);
        let of_null = kinds.null == Null::Yes;
        match branches.as_slice() {
            [] => None,
            [_, _, ..] if !group.one && group.branches.iter().any(|id| self.is_silent(*id)) => {
                Some(self.flat(&rest, site))
            }
            [only] => {
                let exact = !(group.one && of_null && self.kinds.of(only.id).null == Null::Yes);
                let built = self.build(&only.whole, site, false);
                let covered = beside.is_silent || beside.is_structural || only.whole.roots.len() > 1;
                Some(built.exact_if(exact && covered))
            }
            _ if self.tells_nothing(&branches, kinds) => {
                let says_more = !(self.is_vacuous(group, &branches));
                let parts = rest.parts(self.schemas);
                Some(self.of_kinds(&rest, &parts, kinds, site).exact_if(!says_more))
            }
            _ => Some(self.union(group, &branches, beside.is_silent && !(subsumed && group.one))),
        }
    }

    /// Whether a schema asserts nothing, behind references.
    fn is_silent(&self, id: SchemaId) -> bool {
        says_nothing(self.schemas, id) || Conjunction::from(id).parts(self.schemas).iter().all(|part| part.is_silent())
    }

    /// Takes integers out from among alternatives of which another is any number. Whether there were some.
    fn drop_integers(&self, branches: &mut Vec<Branch>) -> bool {
        let numbers = KindSet::of(JsonKind::Number);
        let any_number = |branch: &Branch| {
            branch.kinds == numbers
                && Conjunction::from(branch.id).parts(self.schemas).iter().all(|part| part.is_only_typed())
        };
        let before = branches.len();
        if branches.iter().any(any_number) {
            branches.retain(|branch| branch.kinds != KindSet::of(JsonKind::Integer));
        }
        branches.len() < before
    }

    /// What stands beside alternatives.
    fn beside(&mut self, rest: &Conjunction) -> Beside {
        let parts = rest.parts(self.schemas);
        Beside {
            is_silent: parts.iter().all(|part| part.is_only_typed()),
            is_structural: parts.iter().any(|part| part.is_structural()),
        }
    }

    fn branches(&mut self, group: Group<'a>, rest: &Conjunction, kinds: Kinds, structural: bool) -> Vec<Branch> {
        let mut branches = Vec::with_capacity(group.branches.len());
        for id in group.branches {
            let of_branch = self.kinds.of(*id).set.and(kinds.set);
            if of_branch.is_empty() || self.is_never(*id) {
                continue;
            }
            let whole = if structural { rest.with(*id) } else { Conjunction::from(*id) };
            branches.push(Branch { id: *id, kinds: of_branch, whole });
        }
        branches
    }

    /// Whether alternatives leave the type as it is: they are scalars of one type, or do no more than limit.
    fn tells_nothing(&mut self, branches: &[Branch], kinds: Kinds) -> bool {
        if let Some(kind) = kinds.set.single()
            && !matches!(kind, JsonKind::Array | JsonKind::Object)
        {
            return true;
        }
        branches.iter().all(|branch| {
            let thin = {
                let constituents = self.constituents(&Conjunction::from(branch.id), false);
                constituents.named.is_empty()
                    && constituents.anonymous.iter().all(|part| !part.is_structural() || part.only_requires())
            };
            thin && branch.kinds == kinds.set
        })
    }

    /// Whether one of the alternatives accepts every value of the types that all have together.
    fn is_vacuous(&self, group: Group<'a>, branches: &[Branch]) -> bool {
        let all = branches.iter().fold(KindSet::EMPTY, |all, branch| all.or(branch.kinds));
        !group.one
            && branches.iter().any(|branch| {
                let parts = Conjunction::from(branch.id).parts(self.schemas);
                branch.kinds.contains(all) && parts.iter().all(|part| part.is_only_typed())
            })
    }

    fn union(&mut self, group: Group<'a>, branches: &[Branch], silent: bool) -> Built<'a> {
        let disjoint = disjoint(branches);
        let tags = if disjoint { None } else { self.tags(group, branches) };
        let mut nullable = false;
        let mut exact = silent && !group.of.has_more_alternatives();
        let mut variants = Vec::with_capacity(branches.len());
        for (at, branch) in branches.iter().enumerate() {
            let tagged = tags.as_ref().and_then(|tags| tags.variants.get(at));
            let words = self.variant_words(branch, tagged.map(Vec::as_slice).unwrap_or_default());
            let (shape, exact_variant) = self.shape(&branch.whole, &Site::OWNER.inner(&words));
            exact &= exact_variant;
            nullable |= shape.nullable;
            variants.push(self.variant(branch, words, tagged, shape));
        }
        let decision = match &tags {
            _ if disjoint => Decision::Kinds,
            Some(tags) => Decision::Tag(tags.property.clone()),
            None => {
                exact = false;
                Decision::Attempts
            }
        };
        let union = DraftUnion { variants, decision };
        Built { what: What::Named(DraftKind::Union(union)), nullable, exact }
    }

    pub(super) fn variant(
        &self,
        branch: &Branch,
        words: String,
        tags: Option<&Vec<String>>,
        shape: Shape,
    ) -> DraftVariant {
        let parts = branch.whole.parts(self.schemas);
        let objects = parts.iter().filter_map(|part| part.objects());
        let texts = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let mut required: Vec<&str> =
            objects.clone().flat_map(|objects| &objects.required).map(|name| &**name).collect();
        let mut properties: Vec<&str> =
            objects.flat_map(|objects| objects.properties.keys()).map(|name| &**name).collect();
        required.sort_unstable();
        required.dedup();
        properties.sort_unstable();
        properties.dedup();
        let annotations = self.schemas.get(branch.id).annotations.as_deref();
        DraftVariant {
            words,
            kinds: branch.kinds.list(),
            tags: tags.cloned().unwrap_or_default(),
            required: texts(required),
            properties: texts(properties),
            docs: annotations.and_then(|annotations| annotations.description.as_deref()).unwrap_or_default().to_owned(),
            shape: Shape { nullable: false, constraints: shape.constraints, ty: shape.ty },
        }
    }

    /// What a variant is called: by its tag, its title, or its JSON type. One with a named type has that name.
    fn variant_words(&self, branch: &Branch, tags: &[String]) -> String {
        let annotations = self.schemas.get(branch.id).annotations.as_deref();
        let title = annotations.and_then(|annotations| annotations.title.as_deref());
        let title = title.filter(|title| title.chars().any(char::is_alphabetic) && title.len() <= 40);
        if let Some(name) = self.component_name(branch.id) {
            return name;
        }
        match (tags, title) {
            ([tag, ..], _) if tag.chars().any(char::is_alphanumeric) => tag.clone(),
            (_, Some(title)) => title.to_owned(),
            _ => match branch.kinds.single() {
                Some(JsonKind::Object) => self.object_words(branch),
                Some(kind) => kind_word(kind).to_owned(),
                None => "Value".to_owned(),
            },
        }
    }

    /// An object is told from others by a property that it must have.
    fn object_words(&self, branch: &Branch) -> String {
        let parts = Conjunction::from(branch.id).parts(self.schemas);
        let required = parts.iter().filter_map(|part| part.objects()).flat_map(|objects| &objects.required).next();
        required.map_or_else(|| "Object".to_owned(), |name| format!("With {name}"))
    }

    /// A union of JSON types that `type` names.
    pub(super) fn union_of_kinds(&mut self, kinds: &[JsonKind], whole: &Conjunction, parts: &[Part<'a>]) -> Built<'a> {
        let mut exact = true;
        let mut variants = Vec::with_capacity(kinds.len());
        for kind in kinds {
            let first_inner = self.pending();
            let inner = Site::OWNER.inner(kind_word(*kind));
            let built = self.of_kind(*kind, whole, parts, &inner);
            exact &= built.exact;
            let shape = match built.what {
                What::Plain(ty, constraints) => Shape { ty, nullable: false, constraints },
                What::Named(draft) => plain(Type::Named(self.intern(draft, whole, built.exact, &inner, first_inner))),
            };
            variants.push(DraftVariant::of_kind(*kind, shape));
        }
        Built::named(DraftKind::Union(DraftUnion::of_kinds(variants)), exact)
    }
}

struct Beside {
    /// It asserts nothing but types.
    is_silent: bool,
    /// It says how values are built.
    is_structural: bool,
}

impl Part<'_> {
    /// Whether it has both `anyOf` and `oneOf`.
    fn has_more_alternatives(self) -> bool {
        self.applied().is_some_and(|applied| !applied.any_of.is_empty() && !applied.one_of.is_empty())
    }

    /// Whether all that it says of objects is what they must have.
    fn only_requires(self) -> bool {
        let schema = self.schema;
        let requires = self.objects().is_some_and(|objects| {
            objects.properties.is_empty()
                && objects.pattern_properties.is_empty()
                && objects.additional_properties.is_none()
                && objects.unevaluated_properties.is_none()
        });
        requires && schema.values.is_none() && schema.arrays.is_none() && !self.has_alternatives()
    }

    fn has_alternatives(self) -> bool {
        self.alternatives().iter().any(|group| !group.is_empty())
    }
}

fn first_group<'a>(parts: &[Part<'a>]) -> Option<Group<'a>> {
    parts.iter().find_map(|part| {
        let [any_of, one_of] = part.alternatives();
        match (any_of, one_of) {
            ([], []) => None,
            ([], branches) => Some(Group { of: *part, branches, one: true }),
            (branches, _) => Some(Group { of: *part, branches, one: false }),
        }
    })
}

/// Whether no two alternatives have values of one JSON type.
fn disjoint(branches: &[Branch]) -> bool {
    let mut seen = KindSet::EMPTY;
    branches.iter().all(|branch| {
        let apart = !seen.overlaps(branch.kinds);
        seen = seen.or(branch.kinds);
        apart
    })
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
