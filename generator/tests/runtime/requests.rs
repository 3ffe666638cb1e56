//! Putting requests together.

use crate::runtime::argument::Argument;
use crate::runtime::operation::OperationInfo;
use crate::runtime::request::RequestParts;
use crate::runtime::validate::{Rule, Validate};

const INFO: &OperationInfo = &OperationInfo::new("get-thing", "GET", "/v1/{owner}/things/{name}.json");

fn target(owner: &str, name: &str) -> Result<String, Vec<(String, Rule)>> {
    let mut parts = RequestParts::new(INFO, true);
    parts.path("owner", &Argument::Set(owner.to_owned()), Validate::check);
    parts.path("name", &Argument::Set(name.to_owned()), Validate::check);
    parts.target().map_err(|violations| {
        violations.iter().map(|violation| (violation.pointer().to_owned(), violation.rule().clone())).collect()
    })
}

#[test]
fn path_values_are_encoded_as_one_segment() {
    let cases = [
        ("acme", "/v1/acme/things/x.json"),
        ("a/b", "/v1/a%2Fb/things/x.json"),
        ("a b?c#d%2F", "/v1/a%20b%3Fc%23d%252F/things/x.json"),
        ("é😀", "/v1/%C3%A9%F0%9F%98%80/things/x.json"),
        ("-._~", "/v1/-._~/things/x.json"),
        ("{name}", "/v1/%7Bname%7D/things/x.json"),
        ("...", "/v1/.../things/x.json"),
        ("\\", "/v1/%5C/things/x.json"),
    ];
    for (owner, expected) in cases {
        assert_eq!(target(owner, "x").as_deref(), Ok(expected), "{owner:?}");
    }
}

#[test]
fn segments_that_lead_elsewhere_are_refused() {
    for owner in ["", ".", ".."] {
        assert_eq!(target(owner, "x"), Err(vec![("path.owner".to_owned(), Rule::PathSegment)]), "{owner:?}");
    }
    assert_eq!(target("a", "").as_deref(), Ok("/v1/a/things/.json"), "the segment has more than the value");
}

#[test]
fn queries_have_a_pair_for_each_value() {
    const FIND: &OperationInfo = &OperationInfo::new("find", "GET", "/find");
    let mut parts = RequestParts::new(FIND, true);
    parts.query("q", false, &Argument::Set("a b&c=d+é".to_owned()), Validate::check);
    parts.query("ids", false, &Argument::Set(vec![1_i64, 2]), Validate::check);
    parts.query::<i64>("unset", false, &Argument::Unset, Validate::check);
    parts.query("odd name", false, &Argument::Set(true), Validate::check);
    assert_eq!(parts.target().unwrap(), "/find?q=a%20b%26c%3Dd%2B%C3%A9&ids=1&ids=2&odd%20name=true");
}

#[test]
fn what_is_missing_or_broken_is_reported_together() {
    let mut parts = RequestParts::new(INFO, true);
    parts.path::<String>("owner", &Argument::Unset, Validate::check);
    parts.path("name", &Argument::Set("long".to_owned()), |text, check| check.max_length(text, 2));
    parts.json::<String>("application/json", true, &Argument::Unset, Validate::check);
    parts.bad_header("x y");
    let violations = parts.target().unwrap_err();
    let pointers: Vec<_> = violations.iter().map(|violation| violation.pointer()).collect();
    assert_eq!(pointers, ["path.owner", "path.name", "", "header.x y"]);
    assert_eq!(violations.operation(), Some("get-thing"));
}

#[test]
fn unchecked_requests_skip_constraints_and_nothing_else() {
    let mut parts = RequestParts::new(INFO, false);
    parts.path("owner", &Argument::Set("..".to_owned()), Validate::check);
    parts.path("name", &Argument::Set("long".to_owned()), |text, check| check.max_length(text, 2));
    let violations = parts.target().unwrap_err();
    assert_eq!(violations.to_string(), "get-thing: path.owner would make a path segment that is empty, `.` or `..`");
}
