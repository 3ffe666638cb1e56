//! What a schema of the table says, keyword by keyword.

use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

use crate::lower::schemas::{
    Annotations, Applied, Arrays, Discriminator, Numbers, Objects, Schema, SchemaId, Strings, Types,
};

/// A keyword and its value.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) keyword: &'static str,
    pub(super) part: Part,
    pub(super) by: By,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The types of `openapiv3` as well.
    Dialect,
    /// The table of schemas alone.
    Table,
    /// Both, and it asserts nothing.
    Annotation,
}

/// The value of a keyword.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A value without schemas.
    Value(Value),
    /// Values whose order is nothing.
    Set(Vec<Value>),
    /// A schema that is referred to.
    Reference(SchemaId),
    /// One schema, or several in their order.
    Schemas(Vec<SchemaId>),
    /// Schemas by name.
    ByName(IndexMap<Box<str>, SchemaId>),
}

/// Everything that a schema says, in an order of its own. What says nothing is left out.
pub(super) fn said(schema: &Schema) -> Vec<Said> {
    let mut all = All(Vec::new());
    all.flag("false", By::Dialect, schema.boolean == Some(false));
    all.value("type", By::Dialect, schema.types.map(types));
    all.values(schema.values.as_deref());
    all.text("format", By::Dialect, schema.format.as_deref());
    all.flag("nullable", By::Dialect, schema.nullable);
    if let Some(target) = schema.reference {
        all.push("$ref", By::Dialect, Part::Reference(target));
    }
    schema.numbers.as_deref().into_iter().for_each(|numbers| all.numbers(numbers));
    schema.strings.as_deref().into_iter().for_each(|strings| all.strings(strings));
    schema.arrays.as_deref().into_iter().for_each(|arrays| all.arrays(arrays));
    schema.objects.as_deref().into_iter().for_each(|objects| all.objects(objects));
    schema.applied.as_deref().into_iter().for_each(|applied| all.applied(applied));
    schema.annotations.as_deref().into_iter().for_each(|annotations| all.annotations(annotations));
    all.0
}

struct All(Vec<Said>);

impl All {
    fn push(&mut self, keyword: &'static str, by: By, part: Part) {
        self.0.push(Said { keyword, part, by });
    }

    fn value(&mut self, keyword: &'static str, by: By, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.push(keyword, by, Part::Value(value.into()));
        }
    }

    fn text(&mut self, keyword: &'static str, by: By, text: Option<&str>) {
        self.value(keyword, by, text);
    }

    fn flag(&mut self, keyword: &'static str, by: By, flag: bool) {
        self.value(keyword, by, flag.then_some(true));
    }

    fn schema(&mut self, keyword: &'static str, by: By, schema: Option<SchemaId>) {
        if let Some(schema) = schema {
            self.push(keyword, by, Part::Schemas(vec![schema]));
        }
    }

    fn list(&mut self, keyword: &'static str, by: By, schemas: &[SchemaId]) {
        if !schemas.is_empty() {
            self.push(keyword, by, Part::Schemas(schemas.to_vec()));
        }
    }

    fn map(&mut self, keyword: &'static str, by: By, schemas: &IndexMap<Box<str>, SchemaId>) {
        if !schemas.is_empty() {
            self.push(keyword, by, Part::ByName(schemas.clone()));
        }
    }

    /// An empty list is none to the dialect.
    fn values(&mut self, values: Option<&[Value]>) {
        if let Some(values) = values {
            let by = if values.is_empty() { By::Table } else { By::Dialect };
            self.push("enum", by, Part::Set(values.to_vec()));
        }
    }

    /// The dialect has integers of 64 bits, and no fractions beside them.
    fn numbers(&mut self, numbers: &Numbers) {
        self.value("multipleOf", By::Table, numbers.multiple_of.clone());
        for (keyword, limit) in [
            ("minimum", &numbers.minimum),
            ("exclusiveMinimum", &numbers.exclusive_minimum),
            ("maximum", &numbers.maximum),
            ("exclusiveMaximum", &numbers.exclusive_maximum),
        ] {
            let by = if limit.as_ref().is_some_and(is_beyond) { By::Table } else { By::Dialect };
            self.value(keyword, by, limit.clone());
        }
    }

    fn strings(&mut self, strings: &Strings) {
        self.value("minLength", By::Dialect, strings.min_length);
        self.value("maxLength", By::Dialect, strings.max_length);
        self.text("pattern", By::Dialect, strings.pattern.as_deref());
    }

    fn arrays(&mut self, arrays: &Arrays) {
        self.value("minItems", By::Dialect, arrays.min_items);
        self.value("maxItems", By::Dialect, arrays.max_items);
        self.flag("uniqueItems", By::Dialect, arrays.unique_items);
        self.list("prefixItems", By::Table, &arrays.prefix_items);
        self.schema("items", By::Dialect, arrays.items);
        self.schema("contains", By::Table, arrays.contains);
        self.value("minContains", By::Table, arrays.min_contains);
        self.value("maxContains", By::Table, arrays.max_contains);
        self.schema("unevaluatedItems", By::Table, arrays.unevaluated_items);
    }

    fn objects(&mut self, objects: &Objects) {
        self.map("properties", By::Dialect, &objects.properties);
        if !objects.required.is_empty() {
            self.push("required", By::Dialect, Part::Set(texts(&objects.required)));
        }
        self.schema("additionalProperties", By::Dialect, objects.additional_properties);
        self.map("patternProperties", By::Table, &objects.pattern_properties);
        self.schema("propertyNames", By::Table, objects.property_names);
        self.value("dependentRequired", By::Table, dependent(&objects.dependent_required));
        self.map("dependentSchemas", By::Table, &objects.dependent_schemas);
        self.schema("unevaluatedProperties", By::Table, objects.unevaluated_properties);
        self.value("minProperties", By::Dialect, objects.min_properties);
        self.value("maxProperties", By::Dialect, objects.max_properties);
    }

    fn applied(&mut self, applied: &Applied) {
        self.list("allOf", By::Dialect, &applied.all_of);
        self.list("anyOf", By::Dialect, &applied.any_of);
        self.list("oneOf", By::Dialect, &applied.one_of);
        self.schema("not", By::Dialect, applied.not);
        self.schema("if", By::Table, applied.condition);
        self.schema("then", By::Table, applied.then);
        self.schema("else", By::Table, applied.otherwise);
    }

    fn annotations(&mut self, annotations: &Annotations) {
        self.flag("readOnly", By::Dialect, annotations.read_only);
        self.flag("writeOnly", By::Dialect, annotations.write_only);
        if let Some(Discriminator { property, mapping }) = &annotations.discriminator {
            self.text("discriminator", By::Dialect, Some(property));
            let mapping = mapping.iter().cloned().collect();
            self.map("mapping", By::Dialect, &mapping);
        }
        self.text("title", By::Annotation, annotations.title.as_deref());
        self.text("description", By::Annotation, annotations.description.as_deref());
        self.flag("deprecated", By::Annotation, annotations.deprecated);
        self.value("default", By::Annotation, annotations.default.clone());
    }
}

/// A type's name, or those of several.
fn types(types: Types) -> Value {
    let all = [
        (types.null, "null"),
        (types.boolean, "boolean"),
        (types.integer, "integer"),
        (types.number, "number"),
        (types.string, "string"),
        (types.array, "array"),
        (types.object, "object"),
    ];
    let names: Vec<Value> = all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name.into()).collect();
    match names.as_slice() {
        [name] => name.clone(),
        _ => Value::Array(names),
    }
}

fn texts(names: &[Box<str>]) -> Vec<Value> {
    names.iter().map(|name| Value::String(name.to_string())).collect()
}

/// `dependentRequired`, whose lists have no order.
fn dependent(names: &IndexMap<Box<str>, Vec<Box<str>>>) -> Option<Map<String, Value>> {
    let sorted = names.iter().map(|(name, names)| {
        let mut names = names.clone();
        names.sort_unstable();
        names.dedup();
        (name.to_string(), Value::Array(texts(&names)))
    });
    (!names.is_empty()).then(|| sorted.collect())
}

/// Whether a number is no integer of 64 bits, and none between two.
fn is_beyond(number: &Number) -> bool {
    let bound = 2_f64.powi(63);
    number.as_i64().is_none() && number.as_f64().is_none_or(|number| !(-bound..bound).contains(&number))
}
