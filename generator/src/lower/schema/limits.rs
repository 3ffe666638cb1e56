//! The limits of numbers (JSON Schema 2020-12 validation §6.2).

use serde_json::{Number, Value};

use super::present::Present;
use crate::diagnostic::Code;
use crate::lower::Walk;
use crate::lower::keywords::Keyword;

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
pub(super) fn number(present: &Present<'_>) -> Limits<f64> {
    let (minimum, exclusive_minimum) = strongest(LOWER, present);
    let (maximum, exclusive_maximum) = strongest(UPPER, present);
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
    let divisor = multiple(present)?;
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

/// `multipleOf`.
pub(super) fn multiple(present: &Present<'_>) -> Option<f64> {
    present.get(Keyword::MultipleOf)?.as_f64()
}

fn strongest(end: End, present: &Present<'_>) -> (Option<f64>, bool) {
    let sign = f64::from(end.sign);
    let limits = given(end, present).into_iter();
    let limits = limits.filter_map(|(limit, exclusive)| Some((limit.as_f64()? * sign, exclusive)));
    let strongest = limits.reduce(|one, other| if other >= one { other } else { one });
    strongest.map_or((None, false), |(limit, exclusive)| (Some(limit * sign), exclusive))
}

fn integer_end(end: End, present: &Present<'_>, walk: &mut Walk<'_, '_>) -> (Option<i64>, bool) {
    let sign = i128::from(end.sign);
    let limits = given(end, present).into_iter().map(|(limit, exclusive)| within(limit, exclusive, sign));
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
fn given<'a>(end: End, present: &Present<'a>) -> Vec<(&'a Number, bool)> {
    let limit = |keyword: Keyword| present.get(keyword).and_then(Value::as_number);
    let inclusive = limit(end.inclusive).map(|limit| (limit, present.flag(end.exclusive)));
    inclusive.into_iter().chain(limit(end.exclusive).map(|limit| (limit, true))).collect()
}
