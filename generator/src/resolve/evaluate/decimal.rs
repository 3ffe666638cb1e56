//! Numbers as decimals: as they are written, not as they are rounded.

use serde_json::Number;

/// A number: `digits` times ten to the power of `exponent`.
struct Decimal {
    digits: u128,
    exponent: i32,
}

/// Whether one number is a multiple of another, exactly as they are written (JSON Schema 2020-12 validation §6.2.1).
pub(super) fn is_multiple(number: &Number, divisor: &Number) -> bool {
    let (Some(number), Some(divisor)) = (Decimal::of(number), Decimal::of(divisor)) else { return true };
    if number.digits == 0 {
        return true;
    }
    if divisor.digits == 0 {
        return false;
    }
    match u32::try_from(number.exponent - divisor.exponent) {
        Ok(shift) => times_power(number.digits % divisor.digits, shift, divisor.digits) == 0,
        Err(_) => {
            let shift = divisor.exponent.abs_diff(number.exponent);
            let scale = 10_u128.checked_pow(shift).and_then(|power| divisor.digits.checked_mul(power));
            scale.is_some_and(|divisor| number.digits % divisor == 0)
        }
    }
}

/// `digits` times ten to the power of `shift`, modulo `modulus`.
fn times_power(digits: u128, shift: u32, modulus: u128) -> u128 {
    let mut result = digits;
    for _ in 0..shift {
        result = result.checked_mul(10).map_or(result, |product| product % modulus);
        if result == 0 {
            break;
        }
    }
    result
}

impl Decimal {
    fn of(number: &Number) -> Option<Self> {
        let text = number.to_string();
        let text = text.trim_start_matches('-');
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{whole}{fraction}").parse().ok()?;
        let exponent: i32 = exponent.parse().ok()?;
        Some(Self { digits, exponent: exponent - i32::try_from(fraction.len()).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiples_are_those_of_what_is_written() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        for (value, divisor, expected) in [
            ("10", "2", true),
            ("7", "2", false),
            ("4.35", "0.01", true),
            ("0.0075", "0.0001", true),
            ("0.00751", "0.0001", false),
            ("35", "1.5", false),
            ("4.5", "1.5", true),
            ("0", "1.5", true),
            ("1e308", "0.123456789", false),
            ("123456789", "0.123456789", true),
            ("-4.5", "1.5", true),
            ("18446744073709551615", "5", true),
            ("1e-7", "1e-8", true),
        ] {
            assert_eq!(is_multiple(&number(value), &number(divisor)), expected, "{value} of {divisor}");
        }
    }
}
