//! One schema (OpenAPI 3.0.4 §4.7.24; OpenAPI 3.1.1 §4.8.24; JSON Schema 2020-12).
//!
//! What is malformed is passed over, and reported by [`wrong`](super::wrong).

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::positions::within;
use super::{combine, enter, target};
use crate::diagnostic::Code;
use crate::lower::node::Node;
use crate::lower::schemas::{
    Annotations, Applied, Arrays, Discriminator, Numbers, Objects, Schema, SchemaId, Strings, Types,
};
use crate::lower::{Version, Walk, forms};
use crate::media_type;

/// What a schema asserts and says.
pub(super) fn schema<'a>(node: Node<'a>, walk: &mut Walk<'a, '_>) -> Schema {
    let mut schema = Schema::at(node.origin);
    match node.value {
        Value::Bool(flag) => schema.boolean = Some(*flag),
        Value::Object(members) => {
            let members = Members { members, node };
            schema.reference = members.text("$ref").and_then(|reference| target::schema(reference, walk));
            let alone = members.members.contains_key("$ref") && walk.version == Version::V3_0;
            if !alone {
                members.read(&mut schema, walk);
            }
        }
        _ => {}
    }
    schema
}

/// The members of a schema.
#[derive(Clone, Copy)]
struct Members<'a> {
    members: &'a Map<String, Value>,
    node: Node<'a>,
}

impl<'a> Members<'a> {
    fn read(self, schema: &mut Schema, walk: &mut Walk<'a, '_>) {
        schema.types = self.get("type").and_then(types);
        schema.values = combine::listed(self.get("enum"), self.get("const"));
        schema.format = self.format().map(Into::into);
        self.read_nullable(schema);
        schema.numbers = boxed(self.numbers());
        schema.strings = boxed(self.strings());
        schema.arrays = boxed(self.arrays(walk));
        schema.objects = boxed(self.objects(walk));
        schema.applied = boxed(self.applied(walk));
        schema.annotations = boxed(self.annotations(walk));
        self.keep_unused(walk);
    }

    /// Schemas that assert nothing here: they stand here for others to refer to, or say what is within a text, or belong
    /// to a keyword that is not there.
    fn keep_unused(self, walk: &mut Walk<'a, '_>) {
        for key in ["$defs", "definitions"] {
            if let Some(node) = self.child(key, walk) {
                let schemas = within(node, walk);
                walk.met.unused.extend(schemas);
            }
        }
        for key in ["contentSchema", "then", "else", "additionalItems"] {
            let schema = self.child(key, walk);
            walk.met.unused.extend(schema);
        }
    }

    fn get(self, key: &str) -> Option<&'a Value> {
        self.members.get(key)
    }

    fn text(self, key: &str) -> Option<&'a str> {
        self.get(key)?.as_str()
    }

    fn flag(self, key: &str) -> bool {
        self.get(key) == Some(&Value::Bool(true))
    }

    /// `format`; `contentEncoding: base64` says what `byte` does (JSON Schema 2020-12 validation §8.3), and a
    /// `contentMediaType` of bytes that are not encoded what `binary` did before 3.1 (OpenAPI 3.1.1 §4.8.14.3).
    fn format(self) -> Option<&'a str> {
        let encoding = self.text("contentEncoding");
        let meant = match (encoding, self.text("contentMediaType")) {
            (Some(encoding), _) => encoding.eq_ignore_ascii_case("base64").then_some("byte"),
            (None, Some(media_type)) => is_bytes(media_type).then_some("binary"),
            (None, None) => None,
        };
        self.text("format").or(meant)
    }

    /// A non-negative integer; `2.0` is one.
    fn size(self, key: &str) -> Option<u64> {
        forms::size(self.get(key)?)
    }

    fn child(self, key: &str, walk: &mut Walk<'a, '_>) -> Option<Node<'a>> {
        let value = self.get(key)?;
        Some(Node { value, origin: walk.cx.origins.child(self.node.origin, key) })
    }

    /// A member that is a schema.
    fn schema(self, key: &str, walk: &mut Walk<'a, '_>) -> Option<SchemaId> {
        let node = self.child(key, walk)?;
        forms::is_schema(node.value).then(|| enter(node, walk))
    }

    /// A member that is an array of schemas.
    fn list(self, key: &str, walk: &mut Walk<'a, '_>) -> Vec<SchemaId> {
        let Some(node) = self.child(key, walk) else { return Vec::new() };
        let Some(elements) = node.value.as_array() else { return Vec::new() };
        let elements = elements.iter().enumerate().map(|(index, value)| {
            let origin = walk.cx.origins.index(node.origin, index);
            enter(Node { value, origin }, walk)
        });
        elements.collect()
    }

    /// A member that is an object of schemas.
    fn map(self, key: &str, walk: &mut Walk<'a, '_>) -> IndexMap<Box<str>, SchemaId> {
        let Some(node) = self.child(key, walk) else { return IndexMap::new() };
        let Some(members) = node.value.as_object() else { return IndexMap::new() };
        let members = members.iter().map(|(name, value)| {
            let origin = walk.cx.origins.child(node.origin, name);
            (name.as_str().into(), enter(Node { value, origin }, walk))
        });
        members.collect()
    }

    /// In OpenAPI 3.0 null is admitted by `nullable`, as far as `type` goes; beside a list without null it is meant so.
    fn read_nullable(self, schema: &mut Schema) {
        if !self.flag("nullable") {
            return;
        }
        let listed = schema.values.is_some() || self.get("allOf").is_some() || self.get("$ref").is_some();
        let composed = self.get("anyOf").is_some() || self.get("oneOf").is_some() || self.get("not").is_some();
        match &mut schema.types {
            Some(types) if !listed && !composed => types.null = true,
            _ => schema.nullable = true,
        }
    }

    fn numbers(self) -> Numbers {
        let number = |key: &str| self.get(key).and_then(Value::as_number).cloned();
        let excluded = |key: &str| self.flag(key);
        let mut numbers = Numbers {
            multiple_of: self.get("multipleOf").and_then(forms::divisor).cloned(),
            minimum: number("minimum"),
            exclusive_minimum: number("exclusiveMinimum"),
            maximum: number("maximum"),
            exclusive_maximum: number("exclusiveMaximum"),
        };
        if excluded("exclusiveMinimum") {
            numbers.exclusive_minimum = numbers.minimum.take();
        }
        if excluded("exclusiveMaximum") {
            numbers.exclusive_maximum = numbers.maximum.take();
        }
        numbers
    }

    fn strings(self) -> Strings {
        Strings {
            min_length: self.size("minLength").filter(|limit| *limit > 0),
            max_length: self.size("maxLength"),
            pattern: self.text("pattern").map(Into::into),
        }
    }

    fn arrays(self, walk: &mut Walk<'a, '_>) -> Arrays {
        let contains = self.schema("contains", walk);
        let counted = contains.is_some();
        let mut arrays = Arrays {
            min_items: self.size("minItems").filter(|limit| *limit > 0),
            max_items: self.size("maxItems"),
            unique_items: self.flag("uniqueItems"),
            prefix_items: self.list("prefixItems", walk),
            items: self.schema("items", walk),
            contains,
            min_contains: self.size("minContains").filter(|_| counted),
            max_contains: self.size("maxContains").filter(|_| counted),
            unevaluated_items: self.schema("unevaluatedItems", walk),
        };
        // In drafts before 2020-12, what is `prefixItems` now was an array in `items`.
        if self.get("items").is_some_and(Value::is_array) {
            arrays.prefix_items = self.list("items", walk);
            arrays.items = self.schema("additionalItems", walk);
        }
        arrays
    }

    fn objects(self, walk: &mut Walk<'a, '_>) -> Objects {
        let mut objects = Objects {
            properties: self.map("properties", walk),
            required: self.names("required"),
            additional_properties: self.schema("additionalProperties", walk),
            pattern_properties: self.map("patternProperties", walk),
            property_names: self.schema("propertyNames", walk),
            dependent_required: IndexMap::new(),
            dependent_schemas: self.map("dependentSchemas", walk),
            unevaluated_properties: self.schema("unevaluatedProperties", walk),
            min_properties: self.size("minProperties").filter(|limit| *limit > 0),
            max_properties: self.size("maxProperties"),
        };
        for (name, names) in self.get("dependentRequired").and_then(Value::as_object).into_iter().flatten() {
            if let Some(names) = texts(names) {
                objects.dependent_required.insert(name.as_str().into(), names);
            }
        }
        self.read_dependencies(&mut objects, walk);
        objects
    }

    /// `dependencies` of earlier drafts is both `dependentRequired` and `dependentSchemas`.
    fn read_dependencies(self, objects: &mut Objects, walk: &mut Walk<'a, '_>) {
        let Some(node) = self.child("dependencies", walk) else { return };
        for (name, value) in node.value.as_object().into_iter().flatten() {
            if let Some(names) = texts(value) {
                objects.dependent_required.insert(name.as_str().into(), names);
            } else if forms::is_schema(value) {
                let origin = walk.cx.origins.child(node.origin, name);
                objects.dependent_schemas.insert(name.as_str().into(), enter(Node { value, origin }, walk));
            }
        }
    }

    fn names(self, key: &str) -> Vec<Box<str>> {
        let mut known = std::collections::HashSet::new();
        let names = self.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        names.filter(|name| known.insert(*name)).map(Into::into).collect()
    }

    fn applied(self, walk: &mut Walk<'a, '_>) -> Applied {
        let condition = self.schema("if", walk);
        Applied {
            all_of: self.list("allOf", walk),
            any_of: self.list("anyOf", walk),
            one_of: self.list("oneOf", walk),
            not: self.schema("not", walk),
            then: condition.and_then(|_| self.schema("then", walk)),
            otherwise: condition.and_then(|_| self.schema("else", walk)),
            condition,
        }
    }

    fn annotations(self, walk: &mut Walk<'a, '_>) -> Annotations {
        Annotations {
            title: self.text("title").map(Into::into),
            description: self.text("description").map(Into::into),
            deprecated: self.flag("deprecated"),
            read_only: self.flag("readOnly"),
            write_only: self.flag("writeOnly"),
            default: self.get("default").cloned(),
            example: self.get("example").cloned(),
            // Many documents have a list of examples by name here, as media types have them.
            examples: self.get("examples").and_then(Value::as_array).cloned().unwrap_or_default(),
            discriminator: self.discriminator(walk),
        }
    }

    fn discriminator(self, walk: &mut Walk<'a, '_>) -> Option<Discriminator> {
        let node = self.child("discriminator", walk)?;
        let property = node.value.get("propertyName")?.as_str()?;
        let mut mapping = Vec::new();
        for (value, to) in node.value.get("mapping").and_then(Value::as_object).into_iter().flatten() {
            let Some(to) = to.as_str() else { continue };
            // A name is a component's, unless it can only be a reference (OpenAPI 3.1.1 §4.8.25.3).
            let schema = if to.starts_with('#') { target::schema(to, walk) } else { target::component(to, walk) };
            match schema {
                Some(id) => mapping.push((value.as_str().into(), id)),
                None => {
                    let message = format!("the discriminator maps `{value}` to `{to}`, which leads to nothing");
                    walk.cx.warning(Code::ReferenceDangling, node.origin, message);
                }
            }
        }
        Some(Discriminator { property: property.into(), mapping })
    }
}

/// The names in an array of strings.
fn texts(value: &Value) -> Option<Vec<Box<str>>> {
    value.as_array()?.iter().map(|name| name.as_str().map(Into::into)).collect()
}

/// Nothing, where nothing is said.
fn boxed<T: Default + PartialEq>(value: T) -> Option<Box<T>> {
    (value != T::default()).then(|| Box::new(value))
}

/// `type`: a name or several.
fn types(value: &Value) -> Option<Types> {
    let mut types = Types::default();
    let names = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    for name in names.iter().filter_map(Value::as_str) {
        match name {
            "null" => types.null = true,
            "boolean" => types.boolean = true,
            "integer" => types.integer = true,
            "number" => types.number = true,
            "string" => types.string = true,
            "array" => types.array = true,
            "object" => types.object = true,
            _ => {}
        }
    }
    types.integer &= !types.number;
    (types != Types::default()).then_some(types)
}

/// Whether what is of this media type is no text, as far as its name says.
fn is_bytes(name: &str) -> bool {
    let essence = media_type::essence(name);
    let (ty, subtype) = essence.split_once('/').unwrap_or_default();
    let is_text = |name: &str| matches!(name, "json" | "xml" | "yaml" | "javascript" | "sql" | "graphql" | "sdp");
    !essence.is_empty() && ty != "text" && !subtype.rsplit(['+', '-']).next().is_some_and(is_text)
}
