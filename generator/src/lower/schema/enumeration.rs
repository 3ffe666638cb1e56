//! `enum` and `const` (JSON Schema 2020-12 validation §6.1.2, §6.1.3), and whether null is a value.

use serde_json::Value;

use super::combinations::Combinations;
use super::present::Present;
use super::types::{JsonType, Types};
use crate::diagnostic::Code;
use crate::lower::Walk;
use crate::lower::keywords::Keyword;

/// The values that a schema lists.
pub(super) struct Values<'a> {
    /// Those that are not null.
    pub(super) values: Vec<&'a Value>,
    pub(super) null: bool,
    /// Whether null is all that is listed.
    pub(super) only_null: bool,
    /// The keyword that lists them.
    keyword: Keyword,
}

impl<'a> Values<'a> {
    /// The listed values that are of a type.
    pub(super) fn of_type(&self, ty: JsonType) -> impl Iterator<Item = &'a Value> {
        self.values.iter().copied().filter(move |value| ty.admits(value))
    }

    /// The types that a list of scalars has; `None` where arrays or objects are listed.
    pub(super) fn types(&self) -> Option<Vec<JsonType>> {
        let numbers = if self.values.iter().all(|value| !value.is_number() || JsonType::Integer.admits(value)) {
            JsonType::Integer
        } else {
            JsonType::Number
        };
        let mut types = Vec::new();
        for value in &self.values {
            let ty = match value {
                Value::String(_) => JsonType::String,
                Value::Number(_) => numbers,
                Value::Bool(_) => JsonType::Boolean,
                Value::Null | Value::Array(_) | Value::Object(_) => return None,
            };
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        Some(types)
    }
}

/// The values that a schema lists; `None` where it lists none. `const` is a list of one.
pub(super) fn values<'a>(present: &Present<'a>, walk: &mut Walk<'a, '_>) -> Option<Values<'a>> {
    let (keyword, listed) = match (present.get(Keyword::Const), present.get(Keyword::Enum)) {
        (Some(constant), _) => (Keyword::Const, std::slice::from_ref(constant)),
        (None, Some(Value::Array(values))) => (Keyword::Enum, values.as_slice()),
        _ => return None,
    };
    if listed.is_empty() {
        let place = present.place(keyword, walk);
        let message = "no value satisfies this schema: `enum` lists none; it is ignored";
        walk.cx.warning(Code::SchemaContradiction, place, message);
        return None;
    }
    let values: Vec<&Value> = listed.iter().filter(|value| !value.is_null()).collect();
    let null = values.len() < listed.len();
    let only_null = values.is_empty();
    Some(Values { values, null, only_null, keyword })
}

/// Whether null is a value. What `nullable`, `type` and `enum` say of it is reported where they disagree.
pub(super) fn admits_null(
    types: Option<&Types>,
    values: Option<&Values<'_>>,
    combinations: &Combinations,
    present: &Present<'_>,
    walk: &mut Walk<'_, '_>,
) -> bool {
    let listed = values.map(|values| (values.null, values.keyword));
    let nullable = present.flag(Keyword::Nullable);
    let mut warn = |keyword: Keyword, message: String| {
        let place = present.place(keyword, walk);
        walk.cx.warning(Code::SchemaNullableEnum, place, message);
    };
    if nullable {
        if let Some((false, keyword)) = listed {
            let name = keyword.name();
            warn(keyword, format!("`{name}` does not list null, but the schema is `nullable`: null is admitted"));
        }
        return true;
    }
    match (types, listed) {
        (Some(types), Some((false, keyword))) if types.null => {
            let name = keyword.name();
            warn(keyword, format!("`type` admits null, but `{name}` does not list it: null is no value here"));
            false
        }
        (Some(types), Some((true, keyword))) if !types.null => {
            let name = keyword.name();
            let only = values.is_some_and(|values| values.only_null);
            let then = if only { "null is a value all the same" } else { "null is no value here" };
            warn(keyword, format!("`{name}` lists null, but `type` does not admit it: {then}"));
            only
        }
        (Some(types), _) => types.null,
        (None, Some((null, _))) => null,
        (None, None) => combinations.null,
    }
}

/// Reports listed values that `type` rules out. Whether any is left.
pub(super) fn report_ruled_out(
    types: &[JsonType],
    values: &Values<'_>,
    present: &Present<'_>,
    walk: &mut Walk<'_, '_>,
) -> bool {
    let is_possible = |value: &&&Value| types.iter().any(|ty| ty.admits(value));
    let possible = values.values.iter().filter(is_possible).count();
    if let Some(impossible) = values.values.iter().find(|value| !is_possible(value)) {
        let place = present.place(values.keyword, walk);
        let name = values.keyword.name();
        let message = if possible == 0 {
            format!("no value satisfies this schema: what `{name}` lists is not of its `type`; the list is ignored")
        } else {
            let value: String = impossible.to_string().chars().take(40).collect();
            format!("`{name}` lists `{value}`, which is not of the schema's `type`: it is left out")
        };
        walk.cx.warning(Code::SchemaContradiction, place, message);
    }
    possible > 0
}
