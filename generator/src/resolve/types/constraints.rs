//! Limits as constraints (JSON Schema 2020-12 validation §6).

use openapiv3::{IntegerType, NumberType};

use crate::ir::{Bound, Constraint, FloatWidth, IntegerWidth};

/// The constraints that a schema asserts, without those that every value of the Rust type satisfies.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Limits {
    pub(super) constraints: Vec<Constraint>,
    /// Why no value satisfies all of them.
    pub(super) contradiction: Option<String>,
}

/// `minLength` and `maxLength` (§6.3).
pub(super) fn lengths(minimum: Option<usize>, maximum: Option<usize>) -> Limits {
    sizes((minimum, "minLength", Constraint::MinLength), (maximum, "maxLength", Constraint::MaxLength))
}

/// `minItems` and `maxItems` (§6.4).
pub(super) fn items(minimum: Option<usize>, maximum: Option<usize>) -> Limits {
    sizes((minimum, "minItems", Constraint::MinItems), (maximum, "maxItems", Constraint::MaxItems))
}

/// `minProperties` and `maxProperties` (§6.5).
pub(super) fn properties(minimum: Option<usize>, maximum: Option<usize>) -> Limits {
    sizes((minimum, "minProperties", Constraint::MinProperties), (maximum, "maxProperties", Constraint::MaxProperties))
}

/// The limits of an integer (§6.2).
pub(super) fn integer(schema: &IntegerType, width: IntegerWidth) -> Limits {
    let (lowest, highest) = range(width);
    let minimum = schema.minimum.map(|limit| i128::from(limit) + i128::from(schema.exclusive_minimum));
    let maximum = schema.maximum.map(|limit| i128::from(limit) - i128::from(schema.exclusive_maximum));
    let contradiction = match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum > maximum => {
            Some("the minimum is greater than the maximum".to_owned())
        }
        (Some(minimum), _) if minimum > highest => Some(format!("its type ends at {highest}")),
        (_, Some(maximum)) if maximum < lowest => Some(format!("its type begins at {lowest}")),
        _ => None,
    };
    let bound = |limit: i64| Bound::Integer(i128::from(limit).clamp(lowest, highest));
    let lower = schema.minimum.filter(|_| minimum.is_some_and(|minimum| minimum > lowest)).map(|limit| {
        let excludes_all = i128::from(limit) > highest;
        let exclusive = schema.exclusive_minimum || excludes_all;
        if exclusive { Constraint::ExclusiveMinimum(bound(limit)) } else { Constraint::Minimum(bound(limit)) }
    });
    let upper = schema.maximum.filter(|_| maximum.is_some_and(|maximum| maximum < highest)).map(|limit| {
        let excludes_all = i128::from(limit) < lowest;
        let exclusive = schema.exclusive_maximum || excludes_all;
        if exclusive { Constraint::ExclusiveMaximum(bound(limit)) } else { Constraint::Maximum(bound(limit)) }
    });
    Limits { constraints: lower.into_iter().chain(upper).collect(), contradiction }
}

/// The limits of a number (§6.2).
pub(super) fn number(schema: &NumberType, width: FloatWidth) -> Limits {
    let highest = match width {
        FloatWidth::F32 => f64::from(f32::MAX),
        FloatWidth::F64 => f64::MAX,
    };
    let minimum = schema.minimum.filter(|limit| limit.is_finite());
    let maximum = schema.maximum.filter(|limit| limit.is_finite());
    let excludes_ends = schema.exclusive_minimum || schema.exclusive_maximum;
    let contradiction = match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum > maximum || (excludes_ends && minimum >= maximum) => {
            Some("the minimum is not less than the maximum".to_owned())
        }
        (Some(minimum), _) if minimum > highest => Some(format!("its type ends at {highest:e}")),
        (_, Some(maximum)) if maximum < -highest => Some(format!("its type begins at {:e}", -highest)),
        _ => None,
    };
    let lower = minimum.filter(|limit| *limit >= -highest).map(|limit| {
        let exclusive = schema.exclusive_minimum || limit > highest;
        let bound = Bound::Number(limit.min(highest));
        if exclusive { Constraint::ExclusiveMinimum(bound) } else { Constraint::Minimum(bound) }
    });
    let upper = maximum.filter(|limit| *limit <= highest).map(|limit| {
        let exclusive = schema.exclusive_maximum || limit < -highest;
        let bound = Bound::Number(limit.max(-highest));
        if exclusive { Constraint::ExclusiveMaximum(bound) } else { Constraint::Maximum(bound) }
    });
    let says_something = |constraint: &Constraint| match constraint {
        Constraint::Minimum(Bound::Number(limit)) => *limit > -highest,
        Constraint::Maximum(Bound::Number(limit)) => *limit < highest,
        _ => true,
    };
    Limits { constraints: lower.into_iter().chain(upper).filter(says_something).collect(), contradiction }
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

type Size = (Option<usize>, &'static str, fn(u64) -> Constraint);

fn sizes((minimum, least, at_least): Size, (maximum, most, at_most): Size) -> Limits {
    let size = |limit: usize| u64::try_from(limit).unwrap_or(u64::MAX);
    let contradiction = match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum > maximum => Some(format!("`{least}` is greater than `{most}`")),
        _ => None,
    };
    let minimum = minimum.filter(|limit| *limit > 0).map(|limit| at_least(size(limit)));
    let maximum = maximum.map(|limit| at_most(size(limit)));
    Limits { constraints: minimum.into_iter().chain(maximum).collect(), contradiction }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integer_limits(minimum: Option<i64>, maximum: Option<i64>, exclusive: bool, width: IntegerWidth) -> Limits {
        let schema = IntegerType {
            minimum,
            maximum,
            exclusive_minimum: exclusive && minimum.is_some(),
            exclusive_maximum: exclusive && maximum.is_some(),
            ..IntegerType::default()
        };
        integer(&schema, width)
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
            assert_eq!(integer_limits(minimum, maximum, false, width), Limits::default());
        }
        assert_eq!(integer_limits(Some(-1), None, true, IntegerWidth::U64), Limits::default());
        assert_eq!(lengths(Some(0), None), Limits::default());
    }

    #[test]
    fn limits_stay_as_they_were_written() {
        let limits = integer_limits(Some(0), Some(20), true, IntegerWidth::I64);
        assert_eq!(limits.constraints, [Constraint::ExclusiveMinimum(at(0)), Constraint::ExclusiveMaximum(at(20))]);
        assert_eq!(limits.contradiction, None);
        assert_eq!(lengths(Some(1), Some(256)).constraints, [Constraint::MinLength(1), Constraint::MaxLength(256)]);
    }

    #[test]
    fn limits_beyond_the_type_exclude_all() {
        let limits = integer_limits(Some(1 << 40), None, false, IntegerWidth::I32);
        assert_eq!(limits.constraints, [Constraint::ExclusiveMinimum(at(i32::MAX.into()))]);
        assert!(limits.contradiction.is_some());
        let limits = integer_limits(None, Some(-1), false, IntegerWidth::U32);
        assert_eq!(limits.constraints, [Constraint::ExclusiveMaximum(at(0))]);
        assert!(limits.contradiction.is_some());
    }

    #[test]
    fn contradictions_are_found() {
        assert!(integer_limits(Some(3), Some(2), false, IntegerWidth::I64).contradiction.is_some());
        assert!(integer_limits(Some(3), Some(4), true, IntegerWidth::I64).contradiction.is_some());
        assert!(integer_limits(Some(3), Some(3), false, IntegerWidth::I64).contradiction.is_none());
        assert!(lengths(Some(2), Some(1)).contradiction.is_some());
        let number_limits = |minimum, maximum, exclusive_minimum| {
            let schema =
                NumberType { minimum: Some(minimum), maximum: Some(maximum), exclusive_minimum, ..Default::default() };
            number(&schema, FloatWidth::F64)
        };
        assert!(number_limits(1.0, 0.0, false).contradiction.is_some());
        assert!(number_limits(1.0, 1.0, true).contradiction.is_some());
        assert!(number_limits(1.0, 1.0, false).contradiction.is_none());
    }

    #[test]
    fn numbers_keep_to_their_width() {
        let schema = NumberType { minimum: Some(-1e300), maximum: Some(1e300), ..NumberType::default() };
        assert_eq!(number(&schema, FloatWidth::F32), Limits::default());
        assert_eq!(number(&schema, FloatWidth::F64).constraints.len(), 2);
        let schema = NumberType { minimum: Some(1e300), ..NumberType::default() };
        let limits = number(&schema, FloatWidth::F32);
        assert_eq!(limits.constraints, [Constraint::ExclusiveMinimum(Bound::Number(f32::MAX.into()))]);
        assert!(limits.contradiction.is_some());
    }
}
