//! Names of operations.

use std::collections::{BTreeMap, BTreeSet};

use super::keywords::{PRELUDE, is_unescapable};
use super::scope::{Claim, Scope, claim_all};
use super::{type_identifier, value_identifier, words};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Identifier, Method};
use crate::source::OriginId;

/// What an operation's names are made of.
#[derive(Debug)]
pub(in crate::resolve) struct Listed<'a> {
    pub(in crate::resolve) id: Option<&'a str>,
    pub(in crate::resolve) method: Method,
    pub(in crate::resolve) path: &'a str,
    /// Words for each of its variants, which differ from it in their media types alone: `merge-patch`.
    pub(in crate::resolve) variants: &'a [String],
    pub(in crate::resolve) origin: Option<OriginId>,
}

/// The names of an operation.
#[derive(Clone, Debug)]
pub(in crate::resolve) struct OperationNames {
    /// The document's `operationId`, or one made of method and path; of a variant, with its words behind `#`.
    pub(in crate::resolve) id: String,
    pub(in crate::resolve) function: Identifier,
    pub(in crate::resolve) arguments: Identifier,
    pub(in crate::resolve) call: Identifier,
    pub(in crate::resolve) error: Identifier,
    pub(in crate::resolve) response: Identifier,
    /// The type of a body in parts.
    pub(in crate::resolve) body: Identifier,
}

/// The names of all operations, in their order, each with those of its variants. Those without an id, and those that share
/// one, are called by method and path, with a warning.
pub(in crate::resolve) fn operations(
    listed: &[Listed<'_>],
    cx: &mut Context,
) -> Vec<(OperationNames, Vec<OperationNames>)> {
    let shared = shared_ids(listed, cx);
    let words: Vec<Words<'_>> = listed.iter().map(|operation| Words::of(operation, &shared)).collect();
    let claims = words.iter().map(|words| match words {
        Words::Id(id) => Claim { class: 0, text: id, kind: "operation", place: "" },
        Words::Path(path) => Claim { class: 1, text: path, kind: "operation", place: "" },
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    // The types that go with operations of these names.
    let types = claims.iter().map(|claim| Types::of(&words::snake(claim.text)));
    let types: BTreeSet<String> =
        types.flat_map(|types| [types.call, types.error, types.response, types.body]).collect();
    let reserved = |_, name: &str| is_reserved(name) || types.contains(&words::upper_camel(name));
    let mut scope = Scope::default();
    scope.reserve(PRELUDE.iter().map(|name| type_key(name)));
    let functions = claim_all(&mut scope, &claims, words::snake, reserved, |_, function| Types::keys(function));
    for ((operation, function), claim) in listed.iter().zip(&functions).zip(&claims) {
        report(operation, function, &words::snake(claim.text), cx);
    }
    let mut variants = variants(listed, &functions, &mut scope).into_iter();
    let named = listed.iter().zip(functions).map(|(operation, function)| {
        let variants = operation.variants.iter().zip(variants.by_ref());
        let variants = variants.map(|(words, function)| names_of(operation, function, Some(words))).collect();
        (names_of(operation, function, None), variants)
    });
    named.collect()
}

/// The functions of variants, one operation after the other: each is called by its operation's function and its own words.
/// All operations have their names before, so that no variant renames another operation.
fn variants(listed: &[Listed<'_>], functions: &[String], scope: &mut Scope) -> Vec<String> {
    let texts = listed
        .iter()
        .zip(functions)
        .flat_map(|(operation, function)| operation.variants.iter().map(move |words| format!("{function} {words}")));
    let texts: Vec<String> = texts.collect();
    let claims = texts.iter().map(|text| Claim { class: 0, text, kind: "operation", place: "variant" });
    let claims: Vec<Claim<'_>> = claims.collect();
    claim_all(scope, &claims, words::snake, |_, name| is_reserved(name), |_, function| Types::keys(function))
}

/// What an operation is called by.
enum Words<'a> {
    Id(&'a str),
    Path(String),
}

impl<'a> Words<'a> {
    fn of(operation: &Listed<'a>, shared: &BTreeSet<&str>) -> Self {
        match operation.id() {
            Some(id) if !shared.contains(id) => Self::Id(id),
            _ => Self::Path(method_and_path(operation.method, operation.path)),
        }
    }
}

impl<'a> Listed<'a> {
    fn id(&self) -> Option<&'a str> {
        self.id.filter(|id| !id.is_empty())
    }
}

fn report(operation: &Listed<'_>, function: &str, plain: &str, cx: &mut Context) {
    let place = format!("`{} {}`", method_word(operation.method).to_uppercase(), operation.path);
    if operation.id().is_none() {
        let message = format!("{place} has no `operationId` and is called `{function}`");
        cx.warning(Code::OperationMissingId, operation.origin, message);
    } else if is_reserved(plain) {
        let message = format!("{place} is called `{function}`: the client needs the name `{plain}` for itself");
        cx.warning(Code::NameReserved, operation.origin, message);
    }
}

fn names_of(operation: &Listed<'_>, function: String, variant: Option<&String>) -> OperationNames {
    let types = Types::of(&function);
    OperationNames {
        id: match (operation.id(), variant) {
            (Some(id), Some(variant)) => format!("{id}#{variant}"),
            (Some(id), None) => id.to_owned(),
            (None, _) => function.clone(),
        },
        function: value_identifier(function),
        arguments: type_identifier(types.arguments),
        call: type_identifier(types.call),
        error: type_identifier(types.error),
        response: type_identifier(types.response),
        body: type_identifier(types.body),
    }
}

/// The types that go with a function.
struct Types {
    arguments: String,
    call: String,
    error: String,
    response: String,
    body: String,
}

impl Types {
    /// What a function takes with its name, in which all operations must differ.
    fn keys(function: &str) -> Vec<String> {
        let Self { arguments, call, error, response, body } = Self::of(function);
        let types = [arguments, call, error, response, body];
        std::iter::once(function.to_owned()).chain(types.iter().map(|name| type_key(name))).collect()
    }

    fn of(function: &str) -> Self {
        let arguments = words::upper_camel(function);
        Self {
            call: format!("{arguments}Call"),
            error: format!("{arguments}Error"),
            response: format!("{arguments}Response"),
            body: format!("{arguments}Body"),
            arguments,
        }
    }
}

/// A type's name among functions' names.
fn type_key(name: &str) -> String {
    format!("type {name}")
}

/// The ids that several operations have.
fn shared_ids<'a>(listed: &[Listed<'a>], cx: &mut Context) -> BTreeSet<&'a str> {
    let mut by_id: BTreeMap<&str, Vec<&Listed<'_>>> = BTreeMap::new();
    for operation in listed {
        if let Some(id) = operation.id() {
            by_id.entry(id).or_default().push(operation);
        }
    }
    by_id.retain(|_, operations| operations.len() > 1);
    for (id, operations) in &by_id {
        let Some((first, others)) = operations.split_first() else { continue };
        let labels: Vec<_> = others.iter().filter_map(|other| other.origin).collect();
        let labels: Vec<_> = labels.into_iter().map(|origin| cx.label(origin, "and here")).collect();
        let message = format!(
            "{} operations have the `operationId` `{id}`: they are called by method and path",
            operations.len()
        );
        let diagnostic = cx.warning(Code::OperationDuplicateId, first.origin, message);
        diagnostic.related.extend(labels);
        diagnostic.with_help("an `operationId` must be unique among all operations (OpenAPI 3.1.1 §4.8.10.1)");
    }
    by_id.into_keys().collect()
}

/// `get v1 services by service id`.
fn method_and_path(method: Method, path: &str) -> String {
    let mut words = format!("{} ", method_word(method));
    for c in path.chars() {
        match c {
            '{' => words.push_str(" by "),
            '}' | '/' => words.push(' '),
            c => words.push(c),
        }
    }
    if path.chars().any(char::is_alphanumeric) { words } else { words + "root" }
}

/// A method as a word of a name.
pub(in crate::resolve) fn method_word(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Put => "put",
        Method::Post => "post",
        Method::Delete => "delete",
        Method::Options => "options",
        Method::Head => "head",
        Method::Patch => "patch",
        Method::Trace => "trace",
    }
}

/// Names that an operation cannot have: those of the client's own functions and of functions that every type has, those
/// that Rust has no raw form of, and those whose type would hide the prelude's.
fn is_reserved(function: &str) -> bool {
    const CLIENT: &[&str] = &[
        "as_any",
        "as_mut",
        "as_ref",
        "base_url",
        "borrow",
        "borrow_mut",
        "builder",
        "call",
        "clone",
        "clone_from",
        "clone_into",
        "default",
        "execute",
        "fmt",
        "from",
        "into",
        "new",
        "to_owned",
        "to_string",
        "try_from",
        "try_into",
        "type_id",
    ];
    CLIENT.contains(&function) || is_unescapable(function) || PRELUDE.contains(&words::upper_camel(function).as_str())
}

#[cfg(test)]
mod tests;
