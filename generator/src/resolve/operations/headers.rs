//! Headers of responses (OpenAPI 3.1.1 §4.8.21).

use std::collections::BTreeMap;

use indexmap::IndexMap;
use indexmap::map::Entry;
use openapiv3::{Header as Schemed, ParameterSchemaOrContent, ReferenceOr, Schema};

use super::choices::Declared;
use super::parameters::is_header_name;
use super::{Operations, Part, media, streams};
use crate::diagnostic::Code;
use crate::ir::{Header, HeaderForm, HeaderSet, Operation, Shape, Type};
use crate::lower::EXPLODED;
use crate::resolve::draft::{DraftKind, Site, plain};
use crate::resolve::names;
use crate::resolve::references::Target;
use crate::resolve::types::Types;
use crate::source::origin_of;

/// A header of successes or of failures, and by how many it is required.
struct Found {
    header: Header,
    required: usize,
}

impl<'a> Operations<'_, 'a, '_> {
    /// The headers that successes declare, or failures, sorted by name. One has to be there where every response requires
    /// it.
    pub(super) fn headers(&mut self, responses: &[Declared<'a>]) -> Vec<Header> {
        let mut found: IndexMap<String, Found> = IndexMap::new();
        for (_, response) in responses {
            let Some(response) = self.types.references.response(response) else { continue };
            for (wire, header) in &response.item.headers {
                let Some(target) = self.types.references.header(header) else { continue };
                // Such a definition is to be ignored (§4.8.16.1).
                if wire.eq_ignore_ascii_case("content-type") || !self.is_readable(wire, target.item) {
                    continue;
                }
                let required = usize::from(target.item.required);
                let header = self.header(wire, &target);
                match found.entry(wire.to_ascii_lowercase()) {
                    Entry::Occupied(mut found) => {
                        let found = found.get_mut();
                        found.required += required;
                        widen(&mut found.header, &header);
                    }
                    Entry::Vacant(place) => {
                        place.insert(Found { header, required });
                    }
                }
            }
        }
        found.sort_unstable_keys();
        let wires: Vec<&str> = found.keys().map(String::as_str).collect();
        let names = names::headers(&wires);
        let named = found.into_values().zip(names).map(|(Found { header, required }, name)| Header {
            name,
            required: required == responses.len(),
            ..header
        });
        named.collect()
    }

    fn header(&mut self, wire: &str, target: &Target<'a, Schemed>) -> Header {
        let header = target.item;
        let (schema, is_json) = match &header.format {
            ParameterSchemaOrContent::Schema(schema) => (Some(schema), false),
            // It has one entry (§4.8.12.2.3).
            ParameterSchemaOrContent::Content(content) => {
                let json = content.iter().find(|(name, _)| media::is_json(name)).map(|(_, media)| media);
                (json.and_then(|media| media.schema.as_ref()), json.is_some())
            }
        };
        let (shape, form) = match (schema, is_json) {
            (None, true) => (plain(Type::Any), HeaderForm::Json),
            (None, false) => (plain(Type::String), HeaderForm::Text),
            (Some(schema), is_json) => self.header_shape(wire, target, schema, is_json),
        };
        Header {
            wire: wire.to_owned(),
            // Given once all are known.
            name: names::header(wire),
            required: header.required,
            form,
            shape,
            docs: header.description.clone().unwrap_or_default(),
            deprecated: header.deprecated.unwrap_or(false),
        }
    }

    fn header_shape(
        &mut self,
        wire: &str,
        target: &Target<'a, Schemed>,
        schema: &'a ReferenceOr<Schema>,
        is_json: bool,
    ) -> (Shape, HeaderForm) {
        let shared = target.component.map(|component| (Part::Header, component));
        let site = if shared.is_some() { Site::OWNER.inner("Value") } else { Site::property(wire) };
        let shape = self.shape(Some(schema), shared, &site, Types::received_shape_of);
        self.roots.received(&shape);
        let form = match streams::behind(&self.types.drafts, &shape.ty) {
            _ if is_json => HeaderForm::Json,
            // Nothing is said of it, and there is text.
            Type::Any => return (plain(Type::String), HeaderForm::Text),
            Type::Array(_) | Type::Tuple(_) => HeaderForm::List,
            ty if self.is_object(ty) && target.item.extensions.contains_key(EXPLODED) => HeaderForm::Exploded,
            ty if self.is_object(ty) => HeaderForm::Pairs,
            _ => HeaderForm::Text,
        };
        (Shape { nullable: false, ..shape }, form)
    }

    fn is_object(&self, ty: &Type) -> bool {
        match ty {
            Type::Map(_) => true,
            Type::Named(id) => {
                matches!(self.types.drafts.get(id.0).map(|draft| &draft.kind), Some(DraftKind::Struct(_)))
            }
            _ => false,
        }
    }

    /// Whether HTTP can have a header of this name; one that it cannot have is reported.
    fn is_readable(&mut self, wire: &str, header: &Schemed) -> bool {
        let readable = is_header_name(wire);
        if !readable {
            let message = format!("the header `{wire}` is left out: HTTP has no header of such a name");
            let place = self.place(origin_of(&header.extensions), &[]);
            self.warn_once(Code::ResponseUnsupported, place, message);
        }
        readable
    }
}

/// Widens the type of a header to what another response declares it as: where types differ, it is text, which all of them
/// are, and where no more than constraints do, nothing is asserted.
fn widen(header: &mut Header, other: &Header) {
    if (header.form, &header.shape) == (other.form, &other.shape) {
        return;
    }
    let (shape, others) = (unconstrained(&header.shape), unconstrained(&other.shape));
    (header.form, header.shape) = if (header.form, &shape) == (other.form, &others) {
        (header.form, shape)
    } else {
        (HeaderForm::Text, plain(Type::String))
    };
}

/// The same type without what is asserted at this place.
fn unconstrained(shape: &Shape) -> Shape {
    let mut shape = shape.clone();
    shape.each_mut(&mut |shape| shape.constraints.clear());
    shape
}

/// The types of the headers that operations declare: one for all that declare the same, descriptions aside.
pub(in crate::resolve) fn unite(operations: &mut [Operation]) -> Vec<HeaderSet> {
    let mut sets: BTreeMap<String, Vec<Header>> = BTreeMap::new();
    let declared = operations.iter().flat_map(|operation| [&operation.success.headers, &operation.error_headers]);
    for headers in declared.filter(|headers| !headers.is_empty()) {
        match sets.get_mut(&key(headers)) {
            None => {
                sets.insert(key(headers), headers.clone());
            }
            Some(known) => {
                for (known, header) in known.iter_mut().zip(headers) {
                    meet(known, header);
                }
            }
        }
    }
    let wires: Vec<Vec<&str>> =
        sets.values().map(|headers| headers.iter().map(|header| header.wire.as_str()).collect()).collect();
    let names = names::header_sets(&wires);
    let positions: BTreeMap<&String, usize> = sets.keys().enumerate().map(|(at, key)| (key, at)).collect();
    for operation in operations {
        operation.success.header_set = positions.get(&key(&operation.success.headers)).copied();
        operation.error_header_set = positions.get(&key(&operation.error_headers)).copied();
    }
    sets.into_values().zip(names).map(|(headers, name)| HeaderSet { name, headers }).collect()
}

/// What tells types of headers apart.
fn key(headers: &[Header]) -> String {
    let keys = headers.iter().map(|header| {
        let Header { wire, required, form, shape, .. } = header;
        format!("{} {required} {form:?} {shape:?}", wire.to_ascii_lowercase())
    });
    keys.collect::<Vec<_>>().join(", ")
}

/// Keeps of two headers what both say: what is described differently at different places is described by none of them.
fn meet(known: &mut Header, other: &Header) {
    if known.docs != other.docs {
        known.docs.clear();
    }
    known.deprecated &= other.deprecated;
    if other.wire < known.wire {
        known.wire.clone_from(&other.wire);
    }
}
