//! Operations: what is sent, and what comes back.

mod body;
mod choices;
mod headers;
mod incoming;
mod media;
mod parameters;
mod parts;
mod path;
mod responses;
mod sendings;
mod streams;
mod styles;
mod variants;

use std::collections::{BTreeSet, HashMap};

use openapiv3::{OpenAPI, PathItem, ReferenceOr, Schema, Server};

use self::choices::Choice;
pub(super) use self::headers::unite as unite_headers;
use self::parameters::Declared;
use self::sendings::Sending;
use self::variants::Change;
use super::draft::{Owner, Site, plain};
use super::names::{self, Argument, Listed, OperationNames};
use super::references::References;
use super::security::Schemes;
use super::types::Types;
use super::usage::Roots;
use super::{aliases, servers};
use crate::context::{Context, Place};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{DefinitionId, Identifier, Method, Operation, Parameter, Shape, Type};
use crate::source::{Location, OriginId, origin_of};

/// Something about an operation was reported that cannot be done without: it is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault;

/// An operation of the document.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) path: &'a str,
    pub(super) method: Method,
    pub(super) operation: &'a openapiv3::Operation,
    pub(super) origin: Option<OriginId>,
    pub(super) names: OperationNames,
    /// The names of its variants: those of bodies behind the first, then those of choices.
    pub(super) variants: Vec<OperationNames>,
    /// The bodies that it can be sent with. Each but the first makes a variant.
    bodies: Vec<Sending<'a>>,
    /// What can be asked for beside what is asked for first. Each makes a variant.
    choices: Vec<Choice>,
}

impl Entry<'_> {
    /// The names of the variants with other bodies.
    fn body_names(&self) -> impl Iterator<Item = &OperationNames> {
        self.variants.iter().take(self.other_bodies())
    }

    /// The names of the variants that ask for something else.
    fn choice_names(&self) -> impl Iterator<Item = &OperationNames> {
        self.variants.iter().skip(self.other_bodies())
    }

    fn other_bodies(&self) -> usize {
        self.bodies.len().saturating_sub(1)
    }
}

/// Every operation of the document with its names, sorted by path, then by method.
pub(super) fn entries<'a>(api: &'a OpenAPI, references: References<'a>, cx: &mut Context) -> Vec<Entry<'a>> {
    let items = api.paths.paths.iter().filter_map(|(path, item)| match item {
        ReferenceOr::Item(item) => Some((path.as_str(), item)),
        ReferenceOr::Reference { .. } => None,
    });
    let mut found: Vec<(&str, Method, &openapiv3::Operation)> = items
        .flat_map(|(path, item)| methods(item).map(move |(method, operation)| (path, method, operation)))
        .collect();
    found.sort_by_key(|(path, method, _)| (*path, *method));
    let ways = found.iter().map(|(_, method, operation)| {
        let bodies = sendings::of_operation(operation, references, &cx.schemas);
        let choices = choices::further(*method, &operation.responses, references);
        let words = variants::words(&bodies, &choices);
        (bodies, choices, words)
    });
    let ways: Vec<(Vec<Sending<'a>>, Vec<Choice>, Vec<String>)> = ways.collect();
    let listed = found.iter().zip(&ways).map(|((path, method, operation), (.., words))| Listed {
        id: operation.operation_id.as_deref(),
        method: *method,
        path,
        variants: words,
        origin: origin_of(&operation.extensions),
    });
    let names = names::operations(&listed.collect::<Vec<_>>(), cx);
    let found = found.into_iter().zip(ways).zip(names);
    let entries = found.map(|(((path, method, operation), (bodies, choices, _)), (names, variants))| {
        let origin = origin_of(&operation.extensions);
        Entry { path, method, operation, origin, names, variants, bodies, choices }
    });
    entries.collect()
}

/// Resolves operations one after another.
pub(super) struct Operations<'t, 'a, 'c> {
    pub(super) types: &'t mut Types<'a, 'c>,
    pub(super) roots: Roots,
    pub(super) schemes: Schemes<'a>,
    /// What each component schema stands for.
    terminals: Vec<DefinitionId>,
    /// Shapes of components that operations share, made once.
    shared: HashMap<(Part<'a>, &'a str), Shape>,
    /// What was reported already, with its place: operations share paths and components.
    reported: BTreeSet<(Location, String)>,
}

/// The kinds of components that operations share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part<'a> {
    Parameter,
    Body,
    Header,
    /// The body of a response, of a media type.
    Response(&'a str),
    Payload,
    Answer,
}

/// How the shape of a schema is made.
type Make<'a, 'c> = fn(&mut Types<'a, 'c>, &'a ReferenceOr<Schema>, &Site<'_>) -> Shape;

impl<'t, 'a, 'c> Operations<'t, 'a, 'c> {
    pub(super) fn new(types: &'t mut Types<'a, 'c>, schemes: Schemes<'a>) -> Self {
        let terminals = aliases::terminals(&types.drafts);
        let (shared, reported) = (HashMap::new(), BTreeSet::new());
        Self { types, roots: Roots::default(), schemes, terminals, shared, reported }
    }

    /// The operation at `position` among all entries, and its variants. One with a fault is reported and left out; what it
    /// sends and receives counts all the same.
    pub(super) fn operation(&mut self, position: usize, entry: &Entry<'a>) -> Vec<Operation> {
        let operation = entry.operation;
        self.types.enter(entry.names.function.text());
        let template = self.template(entry).and_then(|mut template| {
            let parameters = self.parameters(entry, &mut template)?;
            Ok((template.to_string(), parameters))
        });
        let mut bodies = self.bodies(entry).into_iter();
        let (successes, failures) = choices::sorted(&operation.responses);
        let mut success = self.success(entry, &successes, None, &entry.names.response);
        success.headers = self.headers(&successes);
        let errors = self.errors(&failures);
        let error_headers = self.headers(&failures);
        let choices = entry.choices.iter().zip(entry.choice_names());
        let choices =
            choices.map(|(choice, names)| (names, self.success(entry, &successes, Some(choice), &names.response)));
        let choices: Vec<_> = choices.collect();
        let security = self.schemes.of_operation(operation, &entry.names.id, entry.origin, self.types.cx);
        let Ok((template, parameters)) = template else {
            self.types.discard();
            return Vec::new();
        };
        self.types.settle(&Owner::Operation(position));
        let (parameters, body_name) = self.name_arguments(parameters, bodies.len() > 0);
        let mut bodies = bodies.by_ref().filter_map(|body| Some(body.named(body_name.clone()?)));
        let names = &entry.names;
        let first = Operation {
            id: names.id.clone(),
            function: names.function.clone(),
            arguments: names.arguments.clone(),
            call: names.call.clone(),
            error: names.error.clone(),
            method: entry.method,
            path: entry.path.to_owned(),
            template,
            summary: operation.summary.clone().unwrap_or_default(),
            docs: operation.description.clone().unwrap_or_default(),
            deprecated: operation.deprecated,
            tags: operation.tags.clone(),
            parameters,
            body: bodies.next(),
            success,
            errors,
            error_headers,
            // Given once those of all operations are known.
            error_header_set: None,
            // Decided once all operations are there.
            shared_failures: None,
            security,
            server: self.server(&operation.servers),
            // Decided once types are final.
            pagination: None,
            variant_of: None,
            siblings: Vec::new(),
        };
        let bodies = entry.body_names().zip(bodies).map(|(names, body)| (names, Change::Body(body)));
        let choices = choices.into_iter().map(|(names, success)| (names, Change::Success(success)));
        variants::unite(first, bodies.chain(choices).collect())
    }

    fn name_arguments(&mut self, parameters: Vec<Declared<'a>>, body: bool) -> (Vec<Parameter>, Option<Identifier>) {
        let arguments = parameters.iter().map(|declared| Argument {
            wire: declared.wire,
            location: declared.location,
            optional: !declared.required,
        });
        let (names, body_name) = names::arguments(&arguments.collect::<Vec<_>>(), body);
        for (declared, name) in parameters.iter().zip(&names) {
            if !declared.required && names::is_reserved_setter(declared.wire) {
                let wire = declared.wire;
                let message = format!("the parameter `{wire}` is set by `{name}`: calls have a method of its own name");
                let place = self.place(declared.origin, &[]);
                self.warn_once(Code::NameReserved, place, message);
            }
        }
        let parameters = parameters.into_iter().zip(names).map(|(declared, name)| declared.named(name)).collect();
        (parameters, body_name)
    }

    /// The base URL of an operation that has servers of its own: the first that is one.
    fn server(&mut self, servers: &[Server]) -> Option<String> {
        for server in servers {
            let server = &servers::understood(server);
            match servers::base_url(server) {
                Ok(url) => return Some(url),
                Err(why) => {
                    let place = self.place(origin_of(&server.extensions), &[]);
                    self.warn_once(Code::ServerUnsupported, place, servers::left_out(server, &why));
                }
            }
        }
        None
    }

    /// The shape of a schema in an operation; of one in a component that operations share, made once for all.
    fn shape(
        &mut self,
        schema: Option<&'a ReferenceOr<Schema>>,
        shared: Option<(Part<'a>, &'a str)>,
        site: &Site<'_>,
        make: Make<'a, 'c>,
    ) -> Shape {
        // A media type without a schema says nothing of its values.
        let Some(schema) = schema else { return plain(Type::Any) };
        let Some((part, component)) = shared else { return make(self.types, schema, site) };
        if let Some(shape) = self.shared.get(&(part, component)) {
            return shape.clone();
        }
        let first_inner = self.types.pending();
        let outer = self.types.enter(component);
        let shape = make(self.types, schema, site);
        self.types.enter(&outer);
        self.types.settle_from(first_inner, &Owner::Component(component.to_owned()));
        self.shared.insert((part, component), shape.clone());
        shape
    }

    /// Reports that the operation is left out.
    fn fault(&mut self, code: Code, origin: Option<OriginId>, message: String) -> Fault {
        self.types.cx.error(code, origin, message);
        Fault
    }

    /// Reports a warning, unless the same was reported of the same place already.
    fn warn_once(&mut self, code: Code, place: Option<Location>, message: String) -> Option<&mut Diagnostic> {
        if let Some(place) = &place
            && !self.reported.insert((place.clone(), message.clone()))
        {
            return None;
        }
        Some(self.types.cx.warning(code, place.map_or(Place::Nowhere, Place::Location), message))
    }

    /// The place of an origin, or of a part below it.
    fn place(&self, origin: Option<OriginId>, below: &[&str]) -> Option<Location> {
        let location = self.types.cx.origins.location(origin?);
        let pointer = below.iter().fold(location.pointer, |pointer, token| pointer + "/" + token);
        Some(Location::new(location.source, pointer))
    }
}

fn methods(item: &PathItem) -> impl Iterator<Item = (Method, &openapiv3::Operation)> {
    let methods = [
        (Method::Get, &item.get),
        (Method::Put, &item.put),
        (Method::Post, &item.post),
        (Method::Delete, &item.delete),
        (Method::Options, &item.options),
        (Method::Head, &item.head),
        (Method::Patch, &item.patch),
        (Method::Trace, &item.trace),
    ];
    methods.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}
