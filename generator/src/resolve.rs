//! The fourth stage: every decision about the generated client.
//!
//! Names, which Rust type a schema becomes, where a circle needs a `Box`, whether values are sent, received or both,
//! which identical inline schemas are one type, which failures are, which path parameters nobody declared, which lists come
//! in pages. Behind this stage nobody sees a type of `openapiv3` or a JSON value of the document.

mod aliases;
mod checks;
mod constants;
mod constrained;
mod contradictions;
mod cycles;
mod defaults;
mod definitions;
mod depth;
mod directions;
mod draft;
mod evaluate;
mod failures;
mod faults;
mod files;
mod groups;
mod names;
mod nesting;
mod nullability;
mod operations;
mod origins;
mod package;
mod pagination;
mod patterns;
mod references;
mod security;
mod servers;
mod switches;
mod types;
mod usage;

use self::draft::Draft;
use self::nullability::Nullability;
use self::operations::{Entry, Operations};
use self::references::References;
use self::security::Schemes;
use self::types::{SchemaReading, Types, Ways};
use crate::context::Context;
use crate::ir::{Api, DefinitionId, Identifier, Incoming, Operation, Shape};
use crate::merge::Merged;
use crate::{Formats, Untyped};

/// What is decided outside of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The package's name, instead of one made of the API's title.
    pub package_name: Option<String>,
    /// The package's version, instead of the API's.
    pub package_version: Option<String>,
    /// The name of the one file that the client is to be, instead of the package's in snake case.
    pub module_name: Option<String>,
    /// What `format` does.
    pub formats: Formats,
    /// What schemas without a `type` are.
    pub untyped: Untyped,
    /// Whether what is wrong in one place costs no more than that place.
    pub keep_going: bool,
}

/// Takes every decision about the client of an API.
///
/// What the client cannot carry yet is reported to `cx`: a warning where something is left out or is typed more widely
/// than the document says, an error where an operation is left out.
pub fn resolve(merged: &Merged, options: &Options, cx: &mut Context) -> Api {
    let api = &merged.api;
    let references = References::new(api);
    let mut entries = operations::entries(api, references, cx);
    if options.keep_going {
        faults::leave_out(&mut entries, cx);
    }
    let (servers, relative_server) = servers::servers(&api.servers, cx);
    let schemes = Schemes::new(api, references, cx);

    let schemas = std::mem::take(&mut cx.schemas);
    contradictions::report(&schemas, cx);
    let reading = SchemaReading { formats: options.formats, untyped: options.untyped };
    let ways = Ways::new(&entries, cx);
    let mut types = Types::of_components(&schemas, references, ways, reading, cx);
    aliases::break_cycles(&mut types.drafts, types.cx);
    nesting::bound(&mut types.drafts, types.cx);
    let mut resolver = Operations::new(&mut types, schemes);
    let mut operations: Vec<Operation> =
        entries.iter().enumerate().flat_map(|(position, entry)| resolver.operation(position, entry)).collect();
    let mut incoming = resolver.incoming(&merged.webhooks, &entries);
    let Operations { mut roots, schemes, .. } = resolver;
    let security_schemes = schemes.finish(&mut operations, types.cx);

    let sent = operations.iter_mut().flat_map(Operation::sent_mut);
    directions::split(&mut types, &mut roots, sent.chain(incoming.iter_mut().flat_map(Incoming::sent_mut)));
    let mut drafts = std::mem::take(&mut types.drafts);
    settle_null(&mut drafts, &mut operations, &mut incoming);
    constants::take_out(&mut drafts);
    let usage = usage::usage(&drafts, &roots);
    let bodies = operations.iter().flat_map(Operation::shapes).chain(incoming.iter().flat_map(Incoming::shapes));
    let names = name_definitions(&drafts, bodies, &entries, types.cx);
    let made = definitions::definitions(drafts, &usage, &names, types.cx);
    let shapes = operations.iter_mut().flat_map(Operation::shapes_mut);
    for shape in shapes.chain(incoming.iter_mut().flat_map(Incoming::shapes_mut)) {
        made.settle(shape);
    }
    let mut definitions = made.definitions;
    cycles::box_fields(&mut definitions);
    constrained::mark(&mut definitions);
    pagination::decide(&mut operations, &definitions, &entries, references);
    switches::find(&mut operations, &definitions);

    let headers = operations::unite_headers(&mut operations);
    let package = package::package(&api.info, options, types.cx);
    let (checks, patterns) = (Vec::new(), Vec::new());
    let depth = depth::depth(&definitions);
    let groups = groups::groups(&operations, &api.tags);
    let origins = origins::origins(&definitions, &operations);
    let files = files::files(&definitions, &operations, &incoming);
    let mut api = Api {
        package,
        servers,
        relative_server,
        security_schemes,
        definitions,
        depth,
        checks,
        patterns,
        headers,
        failures: Vec::new(),
        operations,
        incoming,
        origins,
        files,
        groups,
    };
    checks::checks(&mut types, &mut api);
    std::mem::take(&mut types.patterns).finish(&mut api);
    failures::share(&mut api);
    api
}

/// Brings null to the places of use, parameters excepted: there is none in a URL.
fn settle_null(drafts: &mut [Draft<'_>], operations: &mut [Operation], incoming: &mut [Incoming]) {
    let nullability = Nullability::of(drafts, &aliases::terminals(drafts));
    nullability.apply_to_drafts(drafts);
    let bodies = operations.iter_mut().flat_map(Operation::body_shapes_mut);
    for shape in bodies.chain(incoming.iter_mut().flat_map(Incoming::shapes_mut)) {
        nullability.apply(shape);
    }
}

/// Names every component, and what is inline in a component or in one of these `shapes`.
fn name_definitions<'s>(
    drafts: &[Draft<'_>],
    shapes: impl Iterator<Item = &'s Shape>,
    entries: &[Entry<'_>],
    cx: &mut Context,
) -> Vec<Option<Identifier>> {
    let components = drafts.iter().take_while(|draft| draft.schema_name.is_some()).count();
    let mut roots: Vec<DefinitionId> = (0..components).map(DefinitionId).collect();
    roots.extend(shapes.flat_map(|shape| shape.ty.named()));
    let kept = usage::reachable(drafts, &roots);
    // One an entry: variants of an operation are no owners of their own.
    let arguments: Vec<&Identifier> = entries.iter().map(|entry| &entry.names.arguments).collect();
    names::definitions(drafts, &kept, &arguments, cx)
}
