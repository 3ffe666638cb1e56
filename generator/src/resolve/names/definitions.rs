//! Names of types.
//!
//! A component is called by its name. An inline schema is called by what it is a part of and by its property:
//! `ServiceResponse` and `owner` give `ServiceResponseOwner`. An inline enum is called by its property alone where that
//! name can mean nothing else: `ChannelType`. Of several it means the one that stands in more than twice as many
//! places as all others together: the `Order` of sixty lists, whatever the order of a menu is. So is the inline body of
//! failures that several operations have: `NotFoundBody`, or `ErrorBody` where it is that of several statuses.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use super::keywords::{FILES, PRELUDE};
use super::scope::{Claim, Scope, claim_all};
use super::{type_identifier, words};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{DefinitionId, Identifier, in_ascii};
use crate::resolve::draft::{Draft, DraftKind, Occurrence, Owner};

/// What the body of a failure is called within an operation, behind its status.
pub(in crate::resolve) const FAILURE_BODY: &str = "Body";

/// The names of all drafts that are kept. `operations` are the names of the operations' arguments.
pub(in crate::resolve) fn definitions(
    drafts: &[Draft<'_>],
    kept: &[bool],
    operations: &[&Identifier],
    cx: &mut Context,
) -> Vec<Option<Identifier>> {
    let mut scope = Scope::default();
    scope.reserve(PRELUDE.iter().map(|name| (*name).to_owned()));
    scope.reserve(FILES.iter().map(|name| file_key(name)));
    let mut names: Vec<Option<String>> = vec![None; drafts.len()];
    name_components(drafts, &mut names, &mut scope, cx);
    let inline = Inline::of(drafts, kept, operations, &names);
    inline.name(&mut names, &mut scope);
    names.into_iter().map(|name| name.map(type_identifier)).collect()
}

fn name_components(drafts: &[Draft<'_>], names: &mut [Option<String>], scope: &mut Scope, cx: &mut Context) {
    let components: Vec<(&str, &Draft<'_>)> =
        drafts.iter().map_while(|draft| draft.schema_name.as_deref().map(|name| (name, draft))).collect();
    let claims: Vec<Claim<'_>> =
        components.iter().map(|(text, _)| Claim { class: 0, text, kind: "model", place: "" }).collect();
    let structs = components.iter().filter(|(_, draft)| matches!(draft.kind, DraftKind::Struct(_)));
    let builders: BTreeSet<String> = structs.map(|(name, _)| format!("{}Builder", words::upper_camel(name))).collect();
    let reserved = |name: &str| is_reserved(name) || builders.contains(name);
    let given = claim_all(
        scope,
        &claims,
        words::upper_camel,
        |_, name| reserved(name),
        |at, name| components.get(at).map(|(_, draft)| keys(name, draft)).unwrap_or_default(),
    );
    for (((schema_name, draft), name), slot) in components.iter().zip(given).zip(names) {
        if reserved(&words::upper_camel(schema_name)) {
            let message =
                format!("the type of `{schema_name}` is called `{name}`, for its own name is needed otherwise");
            cx.warning(Code::NameReserved, draft.origin, message);
        }
        *slot = Some(name);
    }
}

/// What a type takes: its name, its file's, and its builder's.
fn keys(name: &str, draft: &Draft<'_>) -> Vec<String> {
    let builder = matches!(draft.kind, DraftKind::Struct(_)).then(|| format!("{name}Builder"));
    [name.to_owned(), file_key(&file(name))].into_iter().chain(builder).collect()
}

/// The file of a type.
fn file(name: &str) -> String {
    in_ascii(&name.to_snake_case())
}

/// A file's name among types' names. Some file systems take no notice of case.
fn file_key(file: &str) -> String {
    format!("file {}", file.to_lowercase())
}

fn is_reserved(name: &str) -> bool {
    PRELUDE.contains(&name) || FILES.contains(&file(name).as_str())
}

/// What a component that is no schema and the head of a way into it make together: the component's name says the head
/// already, more often than not.
fn component_part(name: &str, head: &str) -> String {
    let (name, head) = (words::upper_camel(name), words::upper_camel(head));
    if name.ends_with(&head) { name } else { name + &head }
}

/// What the body of failures is called that several operations have, and nothing else has.
fn failure_body(draft: &Draft<'_>) -> Option<String> {
    let mut operations = BTreeSet::new();
    let mut statuses = BTreeSet::new();
    for Occurrence { owner, leaf } in &draft.occurrences {
        let Owner::Operation(operation) = owner else { return None };
        if leaf.tail != FAILURE_BODY {
            return None;
        }
        operations.insert(operation);
        statuses.insert(&leaf.head);
    }
    let status = match statuses.first() {
        Some(status) if statuses.len() == 1 => status.as_str(),
        _ => "Error",
    };
    (operations.len() > 1).then(|| words::upper_camel(&format!("{status} {FAILURE_BODY}")))
}

/// The inline drafts that are kept, and what each may be called.
struct Inline<'d, 'a> {
    drafts: &'d [Draft<'a>],
    /// By position: names made of an owner and a way from there, the first ones first.
    qualified: BTreeMap<usize, BTreeSet<String>>,
    /// By position: names of enums made of a property alone, and of bodies of failures made of the status, with the number
    /// of places of each.
    bare: BTreeMap<usize, BTreeMap<String, usize>>,
}

impl<'d, 'a> Inline<'d, 'a> {
    fn of(drafts: &'d [Draft<'a>], kept: &[bool], operations: &[&Identifier], names: &[Option<String>]) -> Self {
        let mut inline = Self { drafts, qualified: BTreeMap::new(), bare: BTreeMap::new() };
        // What is referred to has a way of its own. What contains others comes behind them, and its name is needed for
        // theirs.
        let by_reference = |draft: &&(usize, &Draft<'_>)| draft.1.is_target;
        let targets = drafts.iter().enumerate().filter(|draft| by_reference(&draft));
        let others = drafts.iter().enumerate().rev().filter(|draft| !by_reference(&draft));
        let (twins, others): (Vec<_>, Vec<_>) = others.partition(|(_, draft)| draft.twin_of.is_some());
        for (at, draft) in targets.chain(others).chain(twins) {
            if draft.schema_name.is_some() || !kept.get(at).copied().unwrap_or(false) {
                continue;
            }
            let mut qualified = BTreeSet::new();
            let mut bare: BTreeMap<String, usize> = BTreeMap::new();
            for Occurrence { owner: occurrence_owner, leaf } in &draft.occurrences {
                let owner = match occurrence_owner {
                    Owner::Definition(DefinitionId(id)) => inline.name_of(*id, names),
                    Owner::Operation(operation) => operations.get(*operation).map(|name| name.text().to_owned()),
                    Owner::Component(name) => Some(component_part(name, &leaf.head)),
                };
                // An owner that is not kept has no say.
                let Some(owner) = owner else { continue };
                let words = match occurrence_owner {
                    Owner::Component(_) => format!("{owner} {}", leaf.tail),
                    Owner::Definition(_) | Owner::Operation(_) => format!("{owner} {}", leaf.words()),
                };
                qualified.insert(words::upper_camel(&words));
                if leaf.named && matches!(draft.kind, DraftKind::Enum(_)) {
                    *bare.entry(words::upper_camel(&leaf.words())).or_default() += 1;
                }
            }
            if let Some(name) = failure_body(draft) {
                bare.insert(name, draft.occurrences.len());
            }
            inline.qualified.insert(at, qualified);
            inline.bare.insert(at, bare);
        }
        inline
    }

    fn name_of(&self, id: usize, names: &[Option<String>]) -> Option<String> {
        let component = names.get(id).cloned().flatten();
        component.or_else(|| self.qualified.get(&id)?.first().cloned())
    }

    /// Gives the names. Of two that want one name, that one keeps it whose names come first.
    fn name(self, names: &mut [Option<String>], scope: &mut Scope) {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (bare, count) in self.bare.values().flatten() {
            *places.entry(bare).or_default() += count;
        }
        let mut order: Vec<(Vec<&String>, usize)> = Vec::new();
        for (at, qualified) in &self.qualified {
            let Some(draft) = self.drafts.get(*at) else { continue };
            let own = |(name, count): &(&String, &usize)| {
                let others = places.get(name.as_str()).map_or(0, |all| all - *count);
                **count > 2 * others && !is_reserved(name) && scope.is_free(&keys(name, draft))
            };
            let bare = self.bare.get(at).into_iter().flatten().find(own).map(|(name, _)| name);
            order.push((bare.into_iter().chain(qualified).collect(), *at));
        }
        order.sort();
        for (wanted, at) in order {
            let Some(draft) = self.drafts.get(at) else { continue };
            let last = wanted.first().map(|name| format!("{name}Inline"));
            let wanted = wanted.into_iter().cloned().chain(last);
            let name = scope.claim(wanted, |name| keys(name, draft));
            if let Some(slot) = names.get_mut(at) {
                *slot = Some(name);
            }
        }
    }
}
