//! Parameters (OpenAPI 3.1.1 §4.8.12).

use openapiv3::{Parameter as Schemed, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle};

use super::{Entry, Fault, Operations, Part};
use crate::diagnostic::Code;
use crate::ir::{Docs, Identifier, Parameter, ParameterLocation, Shape, Type};
use crate::resolve::defaults::{Default, Defaults};
use crate::resolve::draft::{DraftKind, Site, plain};
use crate::resolve::references::Target;
use crate::resolve::types::Types;
use crate::source::{OriginId, origin_of};

/// A parameter that has no name in Rust yet.
#[derive(Debug)]
pub(super) struct Declared<'a> {
    pub(super) wire: &'a str,
    pub(super) location: ParameterLocation,
    pub(super) required: bool,
    pub(super) shape: Shape,
    pub(super) docs: Docs,
    pub(super) deprecated: bool,
    pub(super) default: Option<String>,
    pub(super) origin: Option<OriginId>,
}

impl Declared<'_> {
    pub(super) fn named(self, name: Identifier) -> Parameter {
        let Self { wire, location, required, shape, docs, deprecated, default, origin: _ } = self;
        Parameter { wire: wire.to_owned(), name, location, required, shape, docs, deprecated, default }
    }
}

impl<'a> Operations<'_, 'a, '_> {
    /// The parameters of an operation: those of the path in the template's order, then the required ones, then the
    /// optional ones.
    pub(super) fn parameters(&mut self, entry: &Entry<'a>) -> Result<Vec<Declared<'a>>, Fault> {
        let names = self.template(entry)?;
        let mut declared: Vec<Declared<'a>> = Vec::new();
        let mut fault = Ok(());
        for parameter in &entry.operation.parameters {
            let Some(target) = self.types.references.parameter(parameter) else { continue };
            match self.parameter(entry, &target, &names) {
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
        let location = match target.item {
            Schemed::Path { .. } if !template.contains(&data.name.as_str()) => {
                self.unused(entry, data);
                return Ok(None);
            }
            Schemed::Path { style: PathStyle::Simple, .. } => ParameterLocation::Path,
            Schemed::Query { style: QueryStyle::Form, .. } => ParameterLocation::Query,
            // Such a definition is to be ignored (§4.8.12.1).
            Schemed::Header { .. } if is_protocol_header(&data.name) => return Ok(None),
            _ => return self.unsupported(entry, target.item, how_it_is_sent(target.item)),
        };
        let ParameterSchemaOrContent::Schema(schema) = &data.format else {
            return self.unsupported(entry, target.item, "written as a media type (`content`)");
        };
        let shared = target.component.map(|component| (Part::Parameter, component));
        let mut shape = self.shape(Some(schema), shared, &Site::property(&data.name), Types::shape_of);
        self.roots.sent(&shape);
        let array = match location {
            ParameterLocation::Path => Err("an array in a path"),
            ParameterLocation::Query if data.explode == Some(false) => Err("an array in one value (`explode: false`)"),
            ParameterLocation::Query => Ok(()),
        };
        if let Err(what) = self.writable(&shape, array) {
            return self.unsupported(entry, target.item, what);
        }
        strip_null(&mut shape);
        self.warn_of_reserved(target.item);
        let origin = origin_of(&data.extensions);
        let defaults = Defaults { drafts: &self.types.drafts, terminals: &self.terminals };
        let own = schema.as_item().and_then(|schema| schema.schema_data.default.as_ref());
        let default = defaults.effective(own, &shape);
        if let Some(Default::Invalid(why)) = default.map(|default| defaults.read(default, &shape)) {
            let message = format!("the default of `{}` is not valid: {why}", data.name);
            let place = self.place(origin, &["schema", "default"]);
            self.warn_once(Code::SchemaInvalidDefault, place, message);
        }
        Ok(Some(Declared {
            wire: &data.name,
            location,
            required: is_required(target.item),
            shape,
            docs: data.description.clone().unwrap_or_default(),
            deprecated: data.deprecated.unwrap_or(false),
            default: default.map(ToString::to_string),
            origin,
        }))
    }

    /// Whether a value of this shape is a scalar, or where `array` allows it an array of scalars; if not, what it is.
    fn writable(&self, shape: &Shape, array: Result<(), &'static str>) -> Result<(), &'static str> {
        let behind = match shape.ty {
            Type::Named(id) => {
                let terminal = self.terminals.get(id.0).copied().unwrap_or(id);
                match self.types.drafts.get(terminal.0).map(|draft| &draft.kind) {
                    Some(DraftKind::Alias(behind)) => behind,
                    Some(DraftKind::Enum(_) | DraftKind::Newtype(_)) => return Ok(()),
                    Some(DraftKind::Struct(_)) => return Err("an object"),
                    Some(DraftKind::Union(_)) => return Err("of several types"),
                    None => shape,
                }
            }
            _ => shape,
        };
        match &behind.ty {
            Type::Array(items) => array.and_then(|()| self.writable(items, Err("an array of arrays"))),
            Type::Map(_) => Err("an object"),
            Type::Null => Err("null"),
            Type::Tuple(_) => Err("an array of different types"),
            Type::Any | Type::Named(_) => Err("any JSON value"),
            Type::Boolean
            | Type::Integer(_)
            | Type::Number(_)
            | Type::String
            | Type::Bytes
            | Type::Uuid
            | Type::DateTime
            | Type::Date => Ok(()),
        }
    }

    fn unused(&mut self, entry: &Entry<'a>, data: &ParameterData) {
        let message =
            format!("`{}` has a path parameter `{}`, but its path `{}` has not", entry.names.id, data.name, entry.path);
        let diagnostic = self.types.cx.warning(Code::PathUnusedParameter, origin_of(&data.extensions), message);
        diagnostic.with_help("it is left out: there is no place to put it");
    }

    /// Reports a parameter that cannot be sent: without a required one, neither can the operation be.
    fn unsupported(
        &mut self,
        entry: &Entry<'a>,
        parameter: &Schemed,
        what: &str,
    ) -> Result<Option<Declared<'a>>, Fault> {
        let data = parameter.parameter_data_ref();
        let origin = origin_of(&data.extensions);
        let (id, name) = (&entry.names.id, &data.name);
        if is_required(parameter) {
            let message = format!("`{id}` is left out: its parameter `{name}` is {what}, which cannot be sent yet");
            return Err(self.fault(Code::ParameterUnsupported, origin, message));
        }
        let message = format!("the parameter `{name}` is left out: it is {what}, which cannot be sent yet");
        let place = self.place(origin, &[]);
        self.warn_once(Code::ParameterUnsupported, place, message);
        Ok(None)
    }

    fn warn_of_reserved(&mut self, parameter: &Schemed) {
        if let Schemed::Query { parameter_data, allow_reserved: true, .. } = parameter {
            let message = format!("reserved characters in `{}` are percent-encoded all the same", parameter_data.name);
            let place = self.place(origin_of(&parameter_data.extensions), &["allowReserved"]);
            self.warn_once(Code::ParameterUnsupported, place, message);
        }
    }
}

/// What stands for a parameter that only the template has.
fn undeclared(name: &str) -> Declared<'_> {
    Declared {
        wire: name,
        location: ParameterLocation::Path,
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

fn is_protocol_header(name: &str) -> bool {
    ["Accept", "Content-Type", "Authorization"].iter().any(|header| header.eq_ignore_ascii_case(name))
}

fn how_it_is_sent(parameter: &Schemed) -> &'static str {
    match parameter {
        Schemed::Header { .. } => "sent in a header",
        Schemed::Cookie { .. } => "sent in a cookie",
        Schemed::Path { style: PathStyle::Matrix, .. } => "written in the style `matrix`",
        Schemed::Path { style: PathStyle::Label, .. } => "written in the style `label`",
        Schemed::Path { style: PathStyle::Simple, .. } => "written in the style `simple`",
        Schemed::Query { style: QueryStyle::SpaceDelimited, .. } => "written in the style `spaceDelimited`",
        Schemed::Query { style: QueryStyle::PipeDelimited, .. } => "written in the style `pipeDelimited`",
        Schemed::Query { style: QueryStyle::DeepObject, .. } => "written in the style `deepObject`",
        Schemed::Query { style: QueryStyle::Form, .. } => "written in the style `form`",
    }
}

/// There is no null in a URL.
fn strip_null(shape: &mut Shape) {
    shape.nullable = false;
    if let Type::Array(items) = &mut shape.ty {
        items.nullable = false;
    }
}
