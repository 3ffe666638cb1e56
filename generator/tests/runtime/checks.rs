//! Constraints at their limits.

use crate::runtime::validate::{Checker, Number, Rule, Validate, Violations};

fn violations(check: impl FnOnce(&mut Checker<'_>)) -> Vec<(String, Rule)> {
    let mut violations = Violations::new();
    check(&mut Checker::new(&mut violations));
    violations.iter().map(|violation| (violation.pointer().to_owned(), violation.rule().clone())).collect()
}

#[test]
fn lengths_count_code_points() {
    // One, two and four bytes a code point; a letter with a combining accent is two.
    let cases = [("abc", 3), ("ééé", 3), ("😀😀😀", 3), ("e\u{301}x", 3), ("", 0), ("👩‍👩‍👧", 5)];
    for (text, length) in cases {
        for limit in 0..8_u64 {
            let broken = violations(|check| check.max_length(text, limit));
            assert_eq!(broken.is_empty(), length <= limit, "maxLength {limit} on {text:?}");
            let broken = violations(|check| check.min_length(text, limit));
            assert_eq!(broken.is_empty(), length >= limit, "minLength {limit} on {text:?}");
        }
    }
}

#[test]
fn bounds_include_or_exclude_their_limit() {
    let broken = |value: i64| {
        violations(|check| {
            check.minimum(value, 1);
            check.exclusive_minimum(value, 0);
            check.maximum(value, 3);
            check.exclusive_maximum(value, 4);
        })
    };
    let rules = |value| broken(value).into_iter().map(|(_, rule)| rule).collect::<Vec<_>>();
    assert_eq!(
        rules(0),
        [Rule::Minimum { limit: Number::Integer(1) }, Rule::ExclusiveMinimum { limit: Number::Integer(0) }]
    );
    assert!(rules(1).is_empty() && rules(3).is_empty());
    assert_eq!(
        rules(4),
        [Rule::Maximum { limit: Number::Integer(3) }, Rule::ExclusiveMaximum { limit: Number::Integer(4) }]
    );
}

#[test]
fn numbers_that_json_cannot_say_are_violations_and_break_every_bound() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(value.validate().unwrap_err().iter().next().unwrap().rule(), &Rule::Finite);
    }
    assert!(!violations(|check| check.maximum(f64::NAN, 1.0)).is_empty());
}

#[test]
fn pointers_are_escaped_and_lead_to_the_value() {
    let broken = violations(|check| check.key("a/b").index(3).key("c~d").report(Rule::Required));
    assert_eq!(broken[0].0, "/a~1b/3/c~0d");
    let mut violations = Violations::new();
    Checker::parameter(&mut violations, "query", "limit").index(0).report(Rule::Required);
    assert_eq!(violations.iter().next().unwrap().pointer(), "query.limit/0");
}

#[test]
fn a_report_is_one_line_in_words() {
    let mut violations = Violations::new();
    let mut check = Checker::new(&mut violations);
    check.key("name").max_length("Maximilian", 3);
    check.key("kind").report(Rule::Enum { allowed: &["a", "b"] });
    check.report(Rule::Required);
    assert_eq!(
        violations.to_string(),
        "/name has 10 characters, at most 3 are allowed; /kind is not one of `a`, `b`; the value is required"
    );
}

#[test]
fn limits_of_single_precision_print_as_they_are_written() {
    assert_eq!(Number::from(0.1_f32).to_string(), "0.1");
}
