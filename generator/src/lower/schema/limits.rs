//! The limits of numbers (JSON Schema 2020-12 validation §6.2).

use serde_json::{Number, Value};

use super::present::Present;
use crate::diagnostic::Code;
use crate::lower::keywords::Keyword;
use crate::lower::{Version, Walk};

/// The limits of a number, each with whether it is itself excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Limits<T> {
    pub(super) minimum: Option<T>,
    pub(super) exclusive_minimum: bool,
    pub(super) maximum: Option<T>,
    pub(super) exclusive_maximum: bool,
}

/// One end of a range, as the document has it.
#[derive(Clone, Copy)]
struct End {
    inclusive: Keyword,
    exclusive: Keyword,
    /// By what to multiply limits so that the stronger one is the greater one.
    sign: i8,
}

const LOWER: End = End { inclusive: Keyword::Minimum, exclusive: Keyword::ExclusiveMinimum, sign: 1 };
const UPPER: End = End { inclusive: Keyword::Maximum, exclusive: Keyword::ExclusiveMaximum, sign: -1 };

/// The limits of a number.
pub(super) fn number(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Limits<f64> {
    let (minimum, exclusive_minimum) = strongest(LOWER, present, walk);
    let (maximum, exclusive_maximum) = strongest(UPPER, present, walk);
    Limits { minimum, exclusive_minimum, maximum, exclusive_maximum }
}

/// The limits of an integer, as integers: those with a fraction become the next integer within. What all values of 64
/// bits satisfy is left out; what only some of a greater range would is reported.
pub(super) fn integer(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Limits<i64> {
    let (minimum, exclusive_minimum) = integer_end(LOWER, present, walk);
    let (maximum, exclusive_maximum) = integer_end(UPPER, present, walk);
    Limits { minimum, exclusive_minimum, maximum, exclusive_maximum }
}

/// `multipleOf` of an integer: what every integer is a multiple of is left out.
pub(super) fn integer_multiple(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Option<i64> {
    let divisor = multiple(present, walk)?;
    if let Some(integer) = present.get(Keyword::MultipleOf).and_then(Value::as_i64) {
        return Some(integer);
    }
    if (1.0 / divisor).fract() == 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    let integral = (divisor.fract() == 0.0 && divisor < 9e15).then_some(divisor as i64);
    if integral.is_none() {
        let place = present.place(Keyword::MultipleOf, walk);
        let message = "`multipleOf` is not enforced yet where integers are to be multiples of a fraction";
        walk.cx.warning(Code::SchemaUnsupportedKeyword, place, message);
    }
    integral
}

/// `multipleOf`, which has to be greater than 0.
pub(super) fn multiple(present: &Present<'_>, walk: &mut Walk<'_, '_>) -> Option<f64> {
    let value = present.get(Keyword::MultipleOf)?;
    let divisor = value.as_f64().filter(|divisor| *divisor > 0.0);
    if divisor.is_none() {
        present.malformed(Keyword::MultipleOf, "a number greater than 0", value, walk);
    }
    divisor
}

fn strongest(end: End, present: &Present<'_>, walk: &mut Walk<'_, '_>) -> (Option<f64>, bool) {
    let sign = f64::from(end.sign);
    let limits = given(end, present, walk).into_iter();
    let limits = limits.filter_map(|(limit, exclusive)| Some((limit.as_f64()? * sign, exclusive)));
    let strongest = limits.reduce(|one, other| if other >= one { other } else { one });
    strongest.map_or((None, false), |(limit, exclusive)| (Some(limit * sign), exclusive))
}

fn integer_end(end: End, present: &Present<'_>, walk: &mut Walk<'_, '_>) -> (Option<i64>, bool) {
    let sign = i128::from(end.sign);
    let limits = given(end, present, walk).into_iter().map(|(limit, exclusive)| within(limit, exclusive, sign));
    let Some((limit, exclusive)) = limits.max_by_key(|(limit, exclusive)| limit * sign + i128::from(*exclusive)) else {
        return (None, false);
    };
    // The least limit, by its strength, that some integer of 64 bits does not satisfy.
    let weakest = if end.sign > 0 { i128::from(i64::MIN) } else { -i128::from(i64::MAX) };
    if limit * sign + i128::from(exclusive) <= weakest {
        let unsigned = present.get(Keyword::Format).is_some_and(|format| format == "uint64");
        if !(unsigned && end.sign < 0 && limit - i128::from(exclusive) < i128::from(u64::MAX)) {
            return (None, false);
        }
    } else if let Ok(limit) = i64::try_from(limit) {
        return (Some(limit), exclusive);
    }
    let keyword = if present.has(end.inclusive) { end.inclusive } else { end.exclusive };
    let place = present.place(keyword, walk);
    let message = format!("`{}` is not enforced yet: it is no integer of 64 bits", keyword.name());
    walk.cx.warning(Code::SchemaUnsupportedKeyword, place, message);
    (None, false)
}

/// A limit as the integer that says the same of integers.
#[expect(clippy::cast_possible_truncation, reason = "beyond 128 bits the strongest limit is as good")]
fn within(limit: &Number, exclusive: bool, sign: i128) -> (i128, bool) {
    if let Some(limit) = limit.as_i128() {
        return (limit, exclusive);
    }
    let limit = limit.as_f64().unwrap_or_default();
    if limit.fract() == 0.0 {
        // Far beyond 64 bits, and no overflow where something is added.
        return ((limit as i128).clamp(i128::MIN / 4, i128::MAX / 4), exclusive);
    }
    let limit = if sign > 0 { limit.ceil() } else { limit.floor() };
    (limit as i128, false)
}

/// The limits that are given at one end, the inclusive one first. From 3.1 both are numbers, in 3.0 the exclusive one
/// says of the other whether it is excluded; each is read in either version.
fn given<'a>(end: End, present: &Present<'a>, walk: &mut Walk<'_, '_>) -> Vec<(&'a Number, bool)> {
    let inclusive = number_of(end.inclusive, present, walk);
    let (excluded, exclusive) = match present.get(end.exclusive) {
        Some(Value::Bool(excluded)) => {
            report_form(end, *excluded && inclusive.is_none(), Version::V3_0, present, walk);
            (*excluded, None)
        }
        Some(Value::Number(exclusive)) => {
            report_form(end, false, Version::V3_1, present, walk);
            (false, Some(exclusive))
        }
        Some(other) => {
            let wanted = if walk.version == Version::V3_0 { "`true` or `false`" } else { "a number" };
            present.malformed(end.exclusive, wanted, other, walk);
            (false, None)
        }
        None => (false, None),
    };
    let inclusive = inclusive.map(|limit| (limit, excluded));
    inclusive.into_iter().chain(exclusive.map(|limit| (limit, true))).collect()
}

fn number_of<'a>(keyword: Keyword, present: &Present<'a>, walk: &mut Walk<'_, '_>) -> Option<&'a Number> {
    match present.get(keyword)? {
        Value::Number(number) => Some(number),
        other => {
            present.malformed(keyword, "a number", other, walk);
            None
        }
    }
}

/// Reports an exclusive limit that says nothing, or is written in the `form` of the other version.
fn report_form(end: End, says_nothing: bool, form: Version, present: &Present<'_>, walk: &mut Walk<'_, '_>) {
    let name = end.exclusive.name();
    if says_nothing {
        let place = present.place(end.exclusive, walk);
        let message = format!("`{name}` says nothing here: there is no `{}` beside it", end.inclusive.name());
        walk.cx.warning(Code::SchemaMisplacedKeyword, place, message);
    } else if form != walk.version && present.get(end.exclusive) != Some(&Value::Bool(false)) {
        let place = present.place(end.exclusive, walk);
        let other = if form == Version::V3_0 { "3.0" } else { "3.1" };
        let message = format!("`{name}` is written as in OpenAPI {other}, and is read as it is there");
        walk.cx.warning(Code::DocumentMalformed, place, message);
    }
}
