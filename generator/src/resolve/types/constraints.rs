//! Limits as constraints (JSON Schema 2020-12 validation §6).

use serde_json::Number;

use super::listed::bound;
use crate::ir::{Bound, Constraint, FloatWidth, IntegerWidth};
use crate::lower::schemas::Numbers;

/// `minLength` and `maxLength` (§6.3).
pub(super) fn lengths(minimum: Option<u64>, maximum: Option<u64>) -> Vec<Constraint> {
    sizes(minimum, maximum, Constraint::MinLength, Constraint::MaxLength)
}

/// `minItems` and `maxItems` (§6.4).
pub(super) fn items(minimum: Option<u64>, maximum: Option<u64>) -> Vec<Constraint> {
    sizes(minimum, maximum, Constraint::MinItems, Constraint::MaxItems)
}

/// `minProperties` and `maxProperties` (§6.5).
pub(super) fn properties(minimum: Option<u64>, maximum: Option<u64>) -> Vec<Constraint> {
    sizes(minimum, maximum, Constraint::MinProperties, Constraint::MaxProperties)
}

fn sizes(
    minimum: Option<u64>,
    maximum: Option<u64>,
    at_least: fn(u64) -> Constraint,
    at_most: fn(u64) -> Constraint,
) -> Vec<Constraint> {
    let minimum = minimum.filter(|limit| *limit > 0).map(at_least);
    minimum.into_iter().chain(maximum.map(at_most)).collect()
}

/// One end of a range of integers.
#[derive(Clone, Copy)]
struct End {
    limit: i128,
    exclusive: bool,
}

/// The limits of an integer (§6.2), without those that every value of the Rust type satisfies.
pub(super) fn integer(numbers: &[&Numbers], width: IntegerWidth) -> Vec<Constraint> {
    let (lowest, highest) = range(width);
    let (lower, upper) = (lower_end(numbers), upper_end(numbers));
    let minimum = lower.map(|end| end.limit + i128::from(end.exclusive));
    let maximum = upper.map(|end| end.limit - i128::from(end.exclusive));
    let bound = |limit: i128| Bound::Integer(limit.clamp(lowest, highest));
    let lower = lower.filter(|_| minimum.is_some_and(|minimum| minimum > lowest)).map(|end| {
        let exclusive = end.exclusive || end.limit > highest;
        if exclusive { Constraint::ExclusiveMinimum(bound(end.limit)) } else { Constraint::Minimum(bound(end.limit)) }
    });
    let upper = upper.filter(|_| maximum.is_some_and(|maximum| maximum < highest)).map(|end| {
        let exclusive = end.exclusive || end.limit < lowest;
        if exclusive { Constraint::ExclusiveMaximum(bound(end.limit)) } else { Constraint::Maximum(bound(end.limit)) }
    });
    lower.into_iter().chain(upper).chain(multiples(numbers).filter(|divisor| !divides_all(divisor))).collect()
}

/// Whether values beyond those of 64 signed bits are asked for, and none below zero.
pub(super) fn needs_u64(numbers: &[&Numbers]) -> bool {
    let beyond = |end: Option<End>| end.is_some_and(|end| end.limit > i128::from(i64::MAX));
    let positive = lower_end(numbers).is_some_and(|end| end.limit + i128::from(end.exclusive) >= 0);
    positive && (beyond(upper_end(numbers)) || beyond(lower_end(numbers)))
}

/// The limits of a number (§6.2).
pub(super) fn number(numbers: &[&Numbers], width: FloatWidth) -> Vec<Constraint> {
    let highest = match width {
        FloatWidth::F32 => f64::from(f32::MAX),
        FloatWidth::F64 => f64::MAX,
    };
    let lower = strongest(numbers, |numbers| (numbers.minimum.as_ref(), numbers.exclusive_minimum.as_ref()), 1.0);
    let upper = strongest(numbers, |numbers| (numbers.maximum.as_ref(), numbers.exclusive_maximum.as_ref()), -1.0);
    let lower = lower.filter(|(limit, _)| *limit >= -highest).map(|(limit, exclusive)| {
        let bound = Bound::Number(limit.min(highest));
        let exclusive = exclusive || limit > highest;
        if exclusive { Constraint::ExclusiveMinimum(bound) } else { Constraint::Minimum(bound) }
    });
    let upper = upper.filter(|(limit, _)| *limit <= highest).map(|(limit, exclusive)| {
        let bound = Bound::Number(limit.max(-highest));
        let exclusive = exclusive || limit < -highest;
        if exclusive { Constraint::ExclusiveMaximum(bound) } else { Constraint::Maximum(bound) }
    });
    let says_something = |constraint: &Constraint| match constraint {
        Constraint::Minimum(Bound::Number(limit)) => *limit > -highest,
        Constraint::Maximum(Bound::Number(limit)) => *limit < highest,
        _ => true,
    };
    lower.into_iter().chain(upper).filter(says_something).chain(multiples(numbers)).collect()
}

/// The least and the greatest value of a Rust type.
pub(in crate::resolve) fn range(width: IntegerWidth) -> (i128, i128) {
    match width {
        IntegerWidth::I32 => (i32::MIN.into(), i32::MAX.into()),
        IntegerWidth::I64 => (i64::MIN.into(), i64::MAX.into()),
        IntegerWidth::U32 => (0, u32::MAX.into()),
        IntegerWidth::U64 => (0, u64::MAX.into()),
    }
}

fn lower_end(numbers: &[&Numbers]) -> Option<End> {
    let inclusive = numbers.iter().filter_map(|numbers| Some(end(numbers.minimum.as_ref()?, false, f64::ceil)));
    let exclusive =
        numbers.iter().filter_map(|numbers| Some(end(numbers.exclusive_minimum.as_ref()?, true, f64::ceil)));
    inclusive.chain(exclusive).max_by_key(|end| end.limit + i128::from(end.exclusive))
}

fn upper_end(numbers: &[&Numbers]) -> Option<End> {
    let inclusive = numbers.iter().filter_map(|numbers| Some(end(numbers.maximum.as_ref()?, false, f64::floor)));
    let exclusive =
        numbers.iter().filter_map(|numbers| Some(end(numbers.exclusive_maximum.as_ref()?, true, f64::floor)));
    inclusive.chain(exclusive).min_by_key(|end| end.limit - i128::from(end.exclusive))
}

/// A limit as the integer that says the same of integers: one with a fraction becomes the next integer within.
#[expect(clippy::cast_possible_truncation, reason = "beyond 128 bits the strongest limit is as good")]
fn end(limit: &Number, exclusive: bool, within: fn(f64) -> f64) -> End {
    if let Some(limit) = limit.as_i128() {
        return End { limit, exclusive };
    }
    let limit = limit.as_f64().unwrap_or_default();
    // Far beyond 64 bits, and no overflow where something is added.
    let whole = (within(limit) as i128).clamp(i128::MIN / 4, i128::MAX / 4);
    End { limit: whole, exclusive: exclusive && limit.fract() == 0.0 }
}

/// The strongest limit at one end, and whether it is itself excluded. `sign` makes the stronger one the greater one.
fn strongest<'n>(
    numbers: &[&'n Numbers],
    select: fn(&'n Numbers) -> (Option<&'n Number>, Option<&'n Number>),
    sign: f64,
) -> Option<(f64, bool)> {
    let limits = numbers.iter().flat_map(|numbers| {
        let (inclusive, exclusive) = select(numbers);
        inclusive.map(|limit| (limit, false)).into_iter().chain(exclusive.map(|limit| (limit, true)))
    });
    let limits = limits.filter_map(|(limit, exclusive)| Some((limit.as_f64()? * sign, exclusive)));
    let strongest = limits.reduce(|one, other| {
        let replaces = other.0 > one.0 || (other.0 >= one.0 && other.1);
        if replaces { other } else { one }
    });
    strongest.map(|(limit, exclusive)| (limit * sign, exclusive))
}

fn multiples(numbers: &[&Numbers]) -> impl Iterator<Item = Constraint> {
    let divisors = numbers.iter().filter_map(|numbers| numbers.multiple_of.as_ref());
    let divisors: Vec<Constraint> = divisors.map(|divisor| Constraint::MultipleOf(bound(divisor))).collect();
    divisors.into_iter()
}

/// Whether every integer is a multiple.
fn divides_all(constraint: &Constraint) -> bool {
    match constraint {
        Constraint::MultipleOf(Bound::Integer(divisor)) => *divisor == 1,
        Constraint::MultipleOf(Bound::Number(divisor)) => (1.0 / divisor).fract() == 0.0 && 1.0 / divisor < 1e15,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(minimum: Option<i64>, maximum: Option<i64>, exclusive: bool) -> Numbers {
        let (minimum, maximum) = (minimum.map(Number::from), maximum.map(Number::from));
        if exclusive {
            Numbers { exclusive_minimum: minimum, exclusive_maximum: maximum, ..Numbers::default() }
        } else {
            Numbers { minimum, maximum, ..Numbers::default() }
        }
    }

    fn at(limit: i128) -> Bound {
        Bound::Integer(limit)
    }

    #[test]
    fn limits_that_hold_anyway_are_dropped() {
        for (minimum, maximum, width) in [
            (Some(i64::MIN), Some(i64::MAX), IntegerWidth::I64),
            (Some(i64::from(i32::MIN)), Some(i64::from(i32::MAX)), IntegerWidth::I32),
            (Some(i64::MIN), Some(i64::MAX), IntegerWidth::I32),
            (Some(0), Some(i64::from(u32::MAX)), IntegerWidth::U32),
            (Some(-1), None, IntegerWidth::U64),
        ] {
            assert_eq!(integer(&[&numbers(minimum, maximum, false)], width), []);
        }
        assert_eq!(integer(&[&numbers(Some(-1), None, true)], IntegerWidth::U64), []);
        assert_eq!(lengths(Some(0), None), []);
    }

    #[test]
    fn limits_stay_as_they_were_written() {
        let limits = integer(&[&numbers(Some(0), Some(20), true)], IntegerWidth::I64);
        assert_eq!(limits, [Constraint::ExclusiveMinimum(at(0)), Constraint::ExclusiveMaximum(at(20))]);
        assert_eq!(lengths(Some(1), Some(256)), [Constraint::MinLength(1), Constraint::MaxLength(256)]);
    }

    #[test]
    fn limits_beyond_the_type_exclude_all() {
        let limits = integer(&[&numbers(Some(1 << 40), None, false)], IntegerWidth::I32);
        assert_eq!(limits, [Constraint::ExclusiveMinimum(at(i32::MAX.into()))]);
        let limits = integer(&[&numbers(None, Some(-1), false)], IntegerWidth::U32);
        assert_eq!(limits, [Constraint::ExclusiveMaximum(at(0))]);
    }

    #[test]
    fn the_strongest_of_several_limits_counts() {
        let limits = [&numbers(Some(1), Some(9), false), &numbers(Some(2), Some(9), true)];
        let expected = [Constraint::ExclusiveMinimum(at(2)), Constraint::ExclusiveMaximum(at(9))];
        assert_eq!(integer(&limits, IntegerWidth::I64), expected);
        let of = |limit: f64| Numbers { minimum: Number::from_f64(limit), ..Numbers::default() };
        assert_eq!(number(&[&of(0.5), &of(1.5)], FloatWidth::F64), [Constraint::Minimum(Bound::Number(1.5))]);
        assert_eq!(integer(&[&of(0.5)], IntegerWidth::I64), [Constraint::Minimum(at(1))]);
    }

    #[test]
    fn numbers_keep_to_their_width() {
        let minimum = Number::from_f64(-1e300);
        let schema = Numbers { minimum, maximum: Number::from_f64(1e300), ..Numbers::default() };
        assert_eq!(number(&[&schema], FloatWidth::F32), []);
        assert_eq!(number(&[&schema], FloatWidth::F64).len(), 2);
        let schema = Numbers { minimum: Number::from_f64(1e300), ..Numbers::default() };
        let limits = number(&[&schema], FloatWidth::F32);
        assert_eq!(limits, [Constraint::ExclusiveMinimum(Bound::Number(f32::MAX.into()))]);
    }
}
