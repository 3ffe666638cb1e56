//! How numbers compare, whatever they are written as.

use std::cmp::Ordering;

use serde_json::Number;

/// Numbers compare as they are: an integer is not rounded to be compared with a fraction.
pub(crate) fn compare(one: &Number, other: &Number) -> Option<Ordering> {
    match (one.as_i128(), other.as_i128()) {
        (Some(one), Some(other)) => Some(one.cmp(&other)),
        (Some(one), None) => with_float(one, other.as_f64()?),
        (None, Some(other)) => with_float(other, one.as_f64()?).map(Ordering::reverse),
        (None, None) => one.as_f64()?.partial_cmp(&other.as_f64()?),
    }
}

/// Beyond this, floating-point numbers are greater than all integers of JSON that are read as such.
const BEYOND: f64 = 1e30;

fn with_float(integer: i128, float: f64) -> Option<Ordering> {
    if float.abs() >= BEYOND {
        return 0.0.partial_cmp(&float);
    }
    #[expect(clippy::cast_possible_truncation, reason = "it has no fraction and is within the range")]
    let whole = float.floor() as i128;
    Some(integer.cmp(&whole).then(if float.fract() == 0.0 { Ordering::Equal } else { Ordering::Less }))
}
