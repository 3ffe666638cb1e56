//! Parameters (OpenAPI 3.1.1 §4.8.12).

use openapiv3::{Parameter as Schemed, ParameterData, ReferenceOr, Schema};

use super::path::Template;
use super::{Entry, Fault, Operations, Part, styles};
use crate::diagnostic::Code;
use crate::ir::{Docs, Identifier, Parameter, ParameterFormat, ParameterLocation, ParameterStyle, Shape, Type};
use crate::resolve::defaults::{Default, Defaults};
use crate::resolve::draft::{Site, plain};
use crate::resolve::references::Target;
use crate::resolve::types::Types;
use crate::source::{OriginId, origin_of};

/// A parameter that has no name in Rust yet.
#[derive(Debug)]
pub(super) struct Declared<'a> {
    pub(super) wire: &'a str,
    pub(super) location: ParameterLocation,
    pub(super) format: ParameterFormat,
    pub(super) required: bool,
    pub(super) shape: Shape,
    pub(super) docs: Docs,
    pub(super) deprecated: bool,
    pub(super) default: Option<String>,
    pub(super) origin: Option<OriginId>,
}

impl Declared<'_> {
    pub(super) fn named(self, name: Identifier) -> Parameter {
        let Self { wire, location, format, required, shape, docs, deprecated, default, origin: _ } = self;
        Parameter { wire: wire.to_owned(), name, location, format, required, shape, docs, deprecated, default }
    }
}

impl<'a> Operations<'_, 'a, '_> {
    /// The parameters of an operation: those of the path in the template's order, then the required ones, then the
    /// optional ones. What its query parameters send is taken out of the template.
    pub(super) fn parameters(
        &mut self,
        entry: &Entry<'a>,
        template: &mut Template<'a>,
    ) -> Result<Vec<Declared<'a>>, Fault> {
        let parameters = entry.operation.parameters.iter();
        let targets: Vec<_> = parameters.filter_map(|parameter| self.types.references.parameter(parameter)).collect();
        let has = |is: fn(&Schemed, &str) -> bool, name: &str| targets.iter().any(|target| is(target.item, name));
        template.leave_out(|name| has(is_query_parameter, name) && !has(is_path_parameter, name));
        let names = template.names();
        let mut declared: Vec<Declared<'a>> = Vec::new();
        let mut fault = Ok(());
        for target in &targets {
            match self.parameter(entry, target, names) {
                // Of two of one name in one place only one is left when the document was lowered.
                Ok(parameter) => declared.extend(parameter),
                Err(other) => fault = Err(other),
            }
        }
        fault?;
        let (mut of_path, mut others): (Vec<_>, Vec<_>) =
            declared.into_iter().partition(|declared| declared.location == ParameterLocation::Path);
        for (position, name) in names.iter().enumerate() {
            if !of_path.iter().any(|declared| declared.wire == *name) {
                self.undeclared(entry, name);
                of_path.insert(position.min(of_path.len()), undeclared(name));
            }
        }
        of_path.sort_by_key(|declared| names.iter().position(|name| *name == declared.wire));
        others.sort_by_key(|declared| !declared.required);
        of_path.append(&mut others);
        Ok(of_path)
    }

    /// A declared parameter, or nothing where it is left out.
    fn parameter(
        &mut self,
        entry: &Entry<'a>,
        target: &Target<'a, Schemed>,
        template: &[&str],
    ) -> Result<Option<Declared<'a>>, Fault> {
        let data = target.item.parameter_data_ref();
        match target.item {
            Schemed::Path { .. } if !template.contains(&data.name.as_str()) => {
                self.unused(entry, data);
                return Ok(None);
            }
            // Such a definition is to be ignored (§4.8.12.1).
            Schemed::Header { .. } if is_one_of(&data.name, DESCRIBED_ELSEWHERE) => return Ok(None),
            Schemed::Header { .. } if is_one_of(&data.name, OF_CONNECTIONS) => {
                self.of_connections(data);
                return Ok(None);
            }
            Schemed::Header { .. } if !is_header_name(&data.name) => return self.unsendable(entry, target.item),
            _ => {}
        }
        let (location, format, schema) = styles::of(target.item);
        let shape = self.parameter_shape(target, format, schema);
        self.warn_of_depth(data, format, &shape);
        let origin = origin_of(&data.extensions);
        Ok(Some(Declared {
            wire: &data.name,
            location,
            format,
            required: is_required(target.item),
            docs: data.description.clone().unwrap_or_default(),
            deprecated: data.deprecated.unwrap_or(false),
            default: self.parameter_default(data, schema, &shape),
            shape,
            origin,
        }))
    }

    fn parameter_shape(
        &mut self,
        target: &Target<'a, Schemed>,
        format: ParameterFormat,
        schema: Option<&'a ReferenceOr<Schema>>,
    ) -> Shape {
        let shared = target.component.map(|component| (Part::Parameter, component));
        let site = Site::property(&target.item.parameter_data_ref().name);
        let mut shape = self.shape(schema, shared, &site, Types::shape_of);
        self.roots.sent(&shape);
        shape.nullable = false;
        // There is no null in a URL, but in JSON there is.
        if let (Type::Array(items), false) = (&mut shape.ty, format.style == ParameterStyle::Json) {
            items.nullable = false;
        }
        shape
    }

    /// The default that the server takes, as JSON text; one that the schema refuses is reported.
    fn parameter_default(
        &mut self,
        data: &ParameterData,
        schema: Option<&'a ReferenceOr<Schema>>,
        shape: &Shape,
    ) -> Option<String> {
        let defaults = Defaults { drafts: &self.types.drafts, terminals: &self.terminals };
        let own = schema.and_then(ReferenceOr::as_item).and_then(|schema| schema.schema_data.default.as_ref());
        let default = defaults.effective(own, shape)?;
        if let Default::Invalid(why) = defaults.read(default, shape) {
            let message = format!("the default of `{}` is not valid: {why}", data.name);
            let place = self.place(origin_of(&data.extensions), &["schema", "default"]);
            self.warn_once(Code::SchemaInvalidDefault, place, message);
        }
        Some(default.to_string())
    }

    /// Warns of values that lie deeper than their style goes.
    fn warn_of_depth(&mut self, data: &ParameterData, format: ParameterFormat, shape: &Shape) {
        if !styles::is_flat(format.style) || !styles::Nesting::of(&self.types.drafts).is_nested(shape) {
            return;
        }
        let name = &data.name;
        let message = format!("`{name}` has arrays or objects within its value, for which its style has no form");
        let place = self.place(origin_of(&data.extensions), &[]);
        if let Some(diagnostic) = self.warn_once(Code::ParameterNested, place, message) {
            diagnostic.with_help("they are sent as JSON text; `content` says that without doubt");
        }
    }

    fn unused(&mut self, entry: &Entry<'a>, data: &ParameterData) {
        let message =
            format!("`{}` has a path parameter `{}`, but its path `{}` has not", entry.names.id, data.name, entry.path);
        let diagnostic = self.types.cx.warning(Code::PathUnusedParameter, origin_of(&data.extensions), message);
        diagnostic.with_help("it is left out: there is no place to put it");
    }

    /// Warns of a header that is not for callers to set.
    fn of_connections(&mut self, data: &ParameterData) {
        let name = &data.name;
        let message =
            format!("the header `{name}` is left out: it is about the connection, which HTTP itself describes");
        let place = self.place(origin_of(&data.extensions), &[]);
        self.warn_once(Code::ParameterUnsupported, place, message);
    }

    /// Reports a parameter that cannot be sent: without a required one, neither can the operation be.
    fn unsendable(&mut self, entry: &Entry<'a>, parameter: &Schemed) -> Result<Option<Declared<'a>>, Fault> {
        let data = parameter.parameter_data_ref();
        let origin = origin_of(&data.extensions);
        let (id, name) = (&entry.names.id, &data.name);
        if is_required(parameter) {
            let message = format!("`{id}` is left out: HTTP allows no header `{name}`, which it has to have");
            return Err(self.fault(Code::ParameterUnsupported, origin, message));
        }
        let message = format!("the parameter `{name}` is left out: HTTP allows no header of this name");
        let place = self.place(origin, &["name"]);
        self.warn_once(Code::ParameterUnsupported, place, message);
        Ok(None)
    }
}

/// What stands for a parameter that only the template has.
fn undeclared(name: &str) -> Declared<'_> {
    Declared {
        wire: name,
        location: ParameterLocation::Path,
        format: ParameterFormat::new(ParameterStyle::Simple),
        required: true,
        shape: plain(Type::String),
        docs: String::new(),
        deprecated: false,
        default: None,
        origin: None,
    }
}

fn is_required(parameter: &Schemed) -> bool {
    matches!(parameter, Schemed::Path { .. }) || parameter.parameter_data_ref().required
}

fn is_path_parameter(parameter: &Schemed, name: &str) -> bool {
    matches!(parameter, Schemed::Path { parameter_data, .. } if parameter_data.name == name)
}

fn is_query_parameter(parameter: &Schemed, name: &str) -> bool {
    matches!(parameter, Schemed::Query { parameter_data, .. } if parameter_data.name == name)
}

/// What bodies, responses and security say.
const DESCRIBED_ELSEWHERE: &[&str] = &["Accept", "Content-Type", "Authorization"];

/// What is about one connection or about how a message is delimited (RFC 9110 §7, RFC 9112 §6).
const OF_CONNECTIONS: &[&str] = &[
    "Connection",
    "Content-Length",
    "Host",
    "Keep-Alive",
    "Proxy-Connection",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
];

fn is_one_of(name: &str, headers: &[&str]) -> bool {
    headers.iter().any(|header| header.eq_ignore_ascii_case(name))
}

/// Whether HTTP allows a header of this name (RFC 9110 §5.6.2).
pub(super) fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}
