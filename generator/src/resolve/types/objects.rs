//! Objects: structs, and maps where nothing is known of the properties.

use openapiv3::{AdditionalProperties, ObjectType, ReferenceOr, Schema, SchemaData};

use super::{Built, Types, constraints};
use crate::diagnostic::Code;
use crate::ir::{Shape, Type};
use crate::resolve::draft::{DraftAdditional, DraftField, DraftKind, DraftStruct, Site, plain};
use crate::resolve::references::Subschema;
use crate::source::{OriginId, origin_of};

impl<'a> Types<'a, '_> {
    /// An object with `properties` is a struct, one without is a map (JSON Schema 2020-12 core §10.3.2).
    pub(super) fn object(&mut self, object: &'a ObjectType, data: &'a SchemaData, site: &Site<'_>) -> Built<'a> {
        let mut limits = constraints::properties(object.min_properties, object.max_properties);
        if object.max_properties.is_some_and(|maximum| maximum < object.required.len()) {
            limits.contradiction = Some("it requires more properties than `maxProperties` allows".to_owned());
        }
        let nothing_known = object.properties.is_empty() && object.required.is_empty();
        match &object.additional_properties {
            None | Some(AdditionalProperties::Any(true)) if nothing_known => {
                self.limited(Type::Map(Box::new(plain(Type::Any))), limits, data)
            }
            Some(AdditionalProperties::Schema(values)) if nothing_known => {
                let values = self.shape(&**values, &site.inner("Value"));
                self.limited(Type::Map(Box::new(values)), limits, data)
            }
            additional => {
                if let Some(contradiction) = &limits.contradiction {
                    self.contradiction(data, contradiction);
                }
                let mut fields = self.fields(object, data);
                let additional = self.additional(additional.as_ref());
                self.undeclared_fields(object, data, &additional, &mut fields);
                let constraints = limits.constraints;
                Built::Named(DraftKind::Struct(DraftStruct { fields, additional, constraints }), false)
            }
        }
    }

    fn fields(&mut self, object: &'a ObjectType, data: &'a SchemaData) -> Vec<DraftField<'a>> {
        let required: std::collections::HashSet<&str> = object.required.iter().map(String::as_str).collect();
        let mut fields = Vec::with_capacity(object.properties.len());
        for (name, schema) in &object.properties {
            let subschema = Subschema::from(schema);
            let field = subschema.item().map(|schema| &schema.schema_data);
            fields.push(DraftField {
                wire: name,
                origin: field.map_or_else(|| origin_of(&data.extensions), |data| origin_of(&data.extensions)),
                shape: self.shape(subschema, &Site::property(name)),
                required: required.contains(name.as_str()),
                default: field.and_then(|data| data.default.as_ref()),
                docs: field.and_then(|data| data.description.clone()).unwrap_or_default(),
                deprecated: field.is_some_and(|data| data.deprecated),
            });
        }
        fields
    }

    fn additional(&mut self, additional: Option<&'a AdditionalProperties>) -> DraftAdditional {
        match additional {
            None | Some(AdditionalProperties::Any(true)) => DraftAdditional::Open,
            Some(AdditionalProperties::Any(false)) => DraftAdditional::Denied,
            Some(AdditionalProperties::Schema(schema)) => self.typed_additional(schema),
        }
    }

    fn typed_additional(&mut self, schema: &'a ReferenceOr<Schema>) -> DraftAdditional {
        let shape = self.shape(schema, &Site::OWNER.inner("Additional Property"));
        if shape.ty == Type::Any { DraftAdditional::Open } else { DraftAdditional::Typed(Box::new(shape)) }
    }

    /// Properties that are required but not declared must be there all the same, with the value that additional
    /// properties have.
    fn undeclared_fields(
        &mut self,
        object: &'a ObjectType,
        data: &'a SchemaData,
        additional: &DraftAdditional,
        fields: &mut Vec<DraftField<'a>>,
    ) {
        let undeclared = object.required.iter().filter(|name| !object.properties.contains_key(*name));
        let mut known = std::collections::HashSet::new();
        for name in undeclared.filter(|name| known.insert(name.as_str())) {
            let shape = match additional {
                DraftAdditional::Open => plain(Type::Any),
                DraftAdditional::Typed(shape) => Shape::clone(shape),
                DraftAdditional::Denied => {
                    self.contradiction(data, &format!("`{name}` is required, and not allowed"));
                    continue;
                }
            };
            let message = format!("`required` names `{name}`, which `properties` does not declare");
            let diagnostic = self.warn(data, Code::SchemaUntyped, message);
            diagnostic.with_help("declare it, or take it out of `required` if it is a slip");
            let origin: Option<OriginId> = origin_of(&data.extensions);
            let (docs, deprecated) = (String::new(), false);
            fields.push(DraftField { wire: name, origin, shape, required: true, default: None, docs, deprecated });
        }
    }
}
