//! `type` (JSON Schema 2020-12 validation §6.1.1).

use serde_json::Value;

use super::present::Present;
use crate::diagnostic::Code;
use crate::lower::Walk;
use crate::lower::keywords::{Concern, Keyword};

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
pub(super) fn types(present: &Present<'_>) -> Option<Types> {
    let value = present.get(Keyword::Type)?;
    let mut types = Types { types: Vec::new(), null: false };
    let names = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    for name in names.iter().filter_map(Value::as_str) {
        types.null |= name == "null";
        if let Some((_, ty)) = ALL.iter().find(|(other, _)| *other == name) {
            types.add(*ty);
        }
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
