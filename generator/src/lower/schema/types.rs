//! `type` (JSON Schema 2020-12 validation §6.1.1).

use serde_json::Value;

use super::present::Present;
use crate::diagnostic::Code;
use crate::lower::keywords::{Concern, Keyword};
use crate::lower::node::kind;
use crate::lower::{Version, Walk, similar};

/// A type of JSON values, null aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonType {
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
}

/// The types that a schema admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Types {
    /// Each once, in the document's order; numbers include integers.
    pub(super) types: Vec<JsonType>,
    pub(super) null: bool,
}

const ALL: &[(&str, JsonType)] = &[
    ("object", JsonType::Object),
    ("array", JsonType::Array),
    ("string", JsonType::String),
    ("integer", JsonType::Integer),
    ("number", JsonType::Number),
    ("boolean", JsonType::Boolean),
];

impl JsonType {
    /// The type as it is written.
    pub(super) fn name(self) -> &'static str {
        ALL.iter().find(|(_, ty)| *ty == self).map_or("", |(name, _)| name)
    }

    /// Whether a value is of the type; `1.0` is an integer.
    pub(super) fn admits(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Object, Value::Object(_))
            | (Self::Array, Value::Array(_))
            | (Self::String, Value::String(_))
            | (Self::Number, Value::Number(_))
            | (Self::Boolean, Value::Bool(_)) => true,
            (Self::Integer, Value::Number(number)) => {
                !number.is_f64() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
            }
            _ => false,
        }
    }

    fn concern(self) -> Concern {
        match self {
            Self::Object => Concern::Objects,
            Self::Array => Concern::Arrays,
            Self::String => Concern::Strings,
            Self::Integer | Self::Number => Concern::Numbers,
            Self::Boolean => Concern::All,
        }
    }
}

impl Types {
    /// Whether null is all that there is.
    pub(super) fn is_null(&self) -> bool {
        self.types.is_empty() && self.null
    }

    fn add(&mut self, ty: JsonType) {
        let subsumed = ty == JsonType::Integer && self.types.contains(&JsonType::Number);
        if ty == JsonType::Number {
            self.types.retain(|other| *other != JsonType::Integer);
        }
        if !subsumed && !self.types.contains(&ty) {
            self.types.push(ty);
        }
    }
}

/// The types that a schema names; `None` where it names none, or none that is one.
pub(super) fn types(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Option<Types> {
    let value = present.get(Keyword::Type)?;
    let mut types = Types { types: Vec::new(), null: false };
    let names = match value {
        Value::Array(names) => names.as_slice(),
        other => std::slice::from_ref(other),
    };
    let mut foreign = value.is_array();
    for name in names {
        match name {
            Value::String(name) if name == "null" => {
                types.null = true;
                foreign = true;
            }
            Value::String(name) => match ALL.iter().find(|(other, _)| other == name) {
                Some((_, ty)) => types.add(*ty),
                None => report_unknown(name, present, walk),
            },
            other => {
                let place = present.place(Keyword::Type, walk);
                let diagnostic = walk.malformed(place, format!("a type has to be a string, and is {}", kind(other)));
                if other.is_null() {
                    diagnostic.with_help("the type of null is `\"null\"`, in quotes");
                }
            }
        }
    }
    if foreign && walk.version == Version::V3_0 {
        let place = present.place(Keyword::Type, walk);
        let message = "`type` is written as in OpenAPI 3.1, and is read as it is there";
        let diagnostic = walk.cx.warning(Code::DocumentMalformed, place, message);
        diagnostic.with_help("in OpenAPI 3.0 it is one type, and `nullable` stands beside it");
    }
    (!types.types.is_empty() || types.null).then_some(types)
}

/// Reports keywords that concern none of the types that a schema names.
pub(super) fn report_misplaced(types: Option<&Types>, present: &Present<'_>, walk: &mut Walk<'_, '_>) {
    let Some(types) = types else { return };
    for keyword in present.assertions() {
        let concern = keyword.row().concern;
        if concern != Concern::All && !types.types.iter().any(|ty| ty.concern() == concern) {
            let named: Vec<&str> = types.types.iter().map(|ty| ty.name()).collect();
            let named = if named.is_empty() { "null".to_owned() } else { named.join(" and ") };
            let name = keyword.name();
            let place = present.place(keyword, walk);
            let message = format!("`{name}` says nothing here: values are of the type {named}");
            let diagnostic = walk.cx.warning(Code::SchemaMisplacedKeyword, place, message);
            diagnostic.with_help(format!("`{name}` asserts something of {} alone", instances(concern)));
        }
    }
}

fn instances(concern: Concern) -> &'static str {
    match concern {
        Concern::All => "all values",
        Concern::Numbers => "numbers",
        Concern::Strings => "strings",
        Concern::Arrays => "arrays",
        Concern::Objects => "objects",
    }
}

fn report_unknown(name: &str, present: &Present<'_>, walk: &mut Walk<'_, '_>) {
    let place = present.place(Keyword::Type, walk);
    let meant = match name {
        "int" | "long" | "int32" | "int64" => Some("integer"),
        "float" | "double" | "decimal" => Some("number"),
        "date" | "date-time" | "datetime" | "uuid" | "file" | "text" => Some("string"),
        "bool" => Some("boolean"),
        _ => similar::nearest(name, ALL.iter().map(|(name, _)| *name)),
    };
    let diagnostic = walk.malformed(place, format!("`{name}` is no type of JSON values"));
    match meant {
        Some(meant) => diagnostic.with_help(format!("did you mean `{meant}`?")),
        None => {
            let names: Vec<String> = ALL.iter().map(|(name, _)| format!("`{name}`")).collect();
            diagnostic.with_help(format!("the types are {}", names.join(", ")))
        }
    };
}
