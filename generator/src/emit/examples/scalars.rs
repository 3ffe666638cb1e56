//! Texts and numbers of examples.

use heck::ToKebabCase;

use crate::ir::{Bound, Constraint, IntegerWidth};

/// What the name says it is, or the name in words, as long as it may and must be.
pub(super) fn text(constraints: &[Constraint], name: &str) -> String {
    let words = name.to_kebab_case();
    let mut text = match words.rsplit('-').next() {
        Some("email") => "user@example.com".to_owned(),
        Some("uri" | "url") => "https://example.com".to_owned(),
        _ => words,
    };
    for constraint in constraints {
        match constraint {
            Constraint::MinLength(limit) => {
                let limit = usize::try_from(*limit).unwrap_or(0).min(64);
                while text.chars().count() < limit.max(1) {
                    text.push('x');
                }
            }
            Constraint::MaxLength(limit) => {
                text = text.chars().take(usize::try_from(*limit).unwrap_or(usize::MAX)).collect();
            }
            _ => {}
        }
    }
    text
}

/// The least positive integer within the bounds, or else the greatest.
pub(super) fn integer(constraints: &[Constraint], width: IntegerWidth) -> i128 {
    let mut least: i128 = 1;
    let mut greatest: i128 = match width {
        IntegerWidth::I32 => i32::MAX.into(),
        IntegerWidth::U32 => u32::MAX.into(),
        IntegerWidth::I64 => i64::MAX.into(),
        IntegerWidth::U64 => u64::MAX.into(),
    };
    for constraint in constraints {
        match constraint {
            Constraint::Minimum(Bound::Integer(limit)) => least = least.max(*limit),
            Constraint::ExclusiveMinimum(Bound::Integer(limit)) => least = least.max(limit.saturating_add(1)),
            Constraint::Maximum(Bound::Integer(limit)) => greatest = greatest.min(*limit),
            Constraint::ExclusiveMaximum(Bound::Integer(limit)) => greatest = greatest.min(limit.saturating_sub(1)),
            _ => {}
        }
    }
    least.min(greatest)
}

/// A number within the bounds, where there is one.
pub(super) fn number(constraints: &[Constraint]) -> f64 {
    let mut least: f64 = f64::NEG_INFINITY;
    let mut greatest: f64 = f64::INFINITY;
    for constraint in constraints {
        match constraint {
            Constraint::Minimum(Bound::Number(limit)) | Constraint::ExclusiveMinimum(Bound::Number(limit)) => {
                least = least.max(*limit);
            }
            Constraint::Maximum(Bound::Number(limit)) | Constraint::ExclusiveMaximum(Bound::Number(limit)) => {
                greatest = greatest.min(*limit);
            }
            _ => {}
        }
    }
    match (least.is_finite(), greatest.is_finite()) {
        (true, true) => f64::midpoint(least, greatest),
        (true, false) => least + 1.0,
        (false, true) => greatest - 1.0,
        (false, false) => 0.5,
    }
}
