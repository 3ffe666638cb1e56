//! When calls are tried again, and how long they wait.

use std::time::Duration;

use http::HeaderMap;

use super::runtime::retry::{Jitter, RetryPolicy, retry_after};

fn headers(list: &[(&'static str, &str)]) -> HeaderMap {
    list.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
}

#[test]
fn seconds_are_waited_for() {
    for (value, seconds) in [("0", Some(0)), (" 120 ", Some(120)), ("99999999999999999999999", Some(u64::MAX))] {
        assert_eq!(retry_after(&headers(&[("retry-after", value)])), seconds.map(Duration::from_secs), "{value}");
    }
    for value in ["", "-1", "1.5", "+1", "soon", "1 s"] {
        assert_eq!(retry_after(&headers(&[("retry-after", value)])), None, "{value}");
    }
    assert_eq!(retry_after(&HeaderMap::new()), None);
}

#[test]
fn every_form_of_a_date_is_waited_for_by_the_server_s_clock() {
    let date = ("date", "Sun, 06 Nov 1994 08:49:07 GMT");
    for value in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
        assert_eq!(retry_after(&headers(&[("retry-after", value), date])), Some(Duration::from_secs(30)), "{value}");
    }
}

#[test]
fn a_date_that_is_over_is_no_wait() {
    let over = "Sun, 06 Nov 1994 08:49:37 GMT";
    assert_eq!(retry_after(&headers(&[("retry-after", over)])), Some(Duration::ZERO));
    let date = ("date", "Sun, 06 Nov 1994 08:50:00 GMT");
    assert_eq!(retry_after(&headers(&[("retry-after", over), date])), Some(Duration::ZERO));
}

#[test]
fn waits_double_up_to_the_cap() {
    let policy = RetryPolicy::default().base(Duration::from_secs(1)).cap(Duration::from_secs(5)).jitter(Jitter::None);
    let waits: Vec<_> = (1..=5).map(|made| policy.delay(made).as_secs()).collect();
    assert_eq!(waits, [1, 2, 4, 5, 5]);
    assert_eq!(policy.delay(u32::MAX).as_secs(), 5);
    let endless = RetryPolicy::default().base(Duration::MAX).cap(Duration::MAX).jitter(Jitter::None);
    assert_eq!(endless.delay(40), Duration::MAX);
}

#[test]
fn chance_stays_within_its_bounds() {
    let second = Duration::from_secs(1);
    assert_eq!(Jitter::Full.spread(second, 0), Duration::ZERO);
    assert_eq!(Jitter::Full.spread(second, 1 << 31), second / 2);
    assert!(Jitter::Full.spread(second, u32::MAX) <= second);
    assert_eq!(Jitter::Equal.spread(second, 0), second / 2);
    assert!(Jitter::Equal.spread(second, u32::MAX) <= second);
    assert_eq!(Jitter::None.spread(second, 7), second);
}

#[test]
fn attempts_and_waiting_are_bounded() {
    assert!(RetryPolicy::default().allows_another(2) && !RetryPolicy::default().allows_another(3));
    assert!(!RetryPolicy::never().allows_another(1) && !RetryPolicy::default().attempts(0).allows_another(1));
    let policy = RetryPolicy::default().budget(Duration::from_secs(3));
    assert!(policy.affords(Duration::from_secs(1), Duration::from_secs(2)));
    assert!(!policy.affords(Duration::from_secs(2), Duration::from_secs(2)));
    assert!(!policy.affords(Duration::from_secs(2), Duration::MAX));
    assert!(policy.no_budget().affords(Duration::MAX, Duration::MAX));
}
