//! Putting requests together.

use crate::runtime::argument::Argument;
use crate::runtime::operation::OperationInfo;
use crate::runtime::request::{Parameter, RequestParts, Style};
use crate::runtime::validate::{Rule, Validate};
use serde_json::{Value, json};

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

fn find(parameter: Parameter<'static>, value: Value) -> Result<String, Vec<(String, Rule)>> {
    const FIND: &OperationInfo = &OperationInfo::new("find", "GET", "/find/{p}?a=b");
    let mut parts = RequestParts::new(FIND, true);
    parts.path("p", &Argument::Set("p".to_owned()), Validate::check);
    parts.styled(parameter, &Argument::Set(value), Validate::check);
    let target = parts.target().map_err(|violations| {
        violations
            .iter()
            .map(|violation| (violation.pointer().to_owned(), violation.rule().clone()))
            .collect::<Vec<_>>()
    })?;
    Ok(target.strip_prefix("/find/p?a=b").unwrap().to_owned())
}

#[test]
fn reserved_characters_stay_as_they_are() {
    let parameter = Parameter::query("q").style(Style::Form, false).reserved();
    for (value, expected) in [
        (json!("Hello World!"), "&q=Hello%20World!"),
        (json!("50%"), "&q=50%25"),
        (json!("50%25"), "&q=50%25"),
        (json!("%2F%2f%2%zz%"), "&q=%2F%2f%252%25zz%25"),
        (json!("http://example.com/home/"), "&q=http://example.com/home/"),
        (json!(":/?[]@!$&'()*+,;="), "&q=:/?[]@!$&'()*+,;="),
        (json!("a#b"), "&q=a%23b"),
        (json!("\"<>^`{|}\\"), "&q=%22%3C%3E%5E%60%7B%7C%7D%5C"),
        (json!(["red", "green,blue"]), "&q=red,green,blue"),
        (json!({ "semi": ";", "dot": ".", "comma": "," }), "&q=semi,;,dot,.,comma,,"),
        (json!("%é"), "&q=%25%C3%A9"),
    ] {
        assert_eq!(find(parameter, value.clone()).as_deref(), Ok(expected), "{value}");
    }
}

#[test]
fn nothing_is_left_out_unless_it_is_required() {
    for style in [Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::DeepObject] {
        for value in [json!(null), json!([]), json!([null]), json!({}), json!({ "a": null })] {
            for explode in [true, false] {
                let parameter = Parameter::query("q").style(style, explode);
                assert_eq!(find(parameter, value.clone()).as_deref(), Ok(""), "{style:?} {value}");
                let parameter = parameter.required();
                assert_eq!(find(parameter, value.clone()).as_deref(), Ok("&q="), "{style:?} {value}");
            }
        }
    }
    assert_eq!(find(Parameter::query("q"), json!("")).as_deref(), Ok("&q="));
    assert_eq!(find(Parameter::query("q").style(Style::Json, true), json!(null)).as_deref(), Ok(""));
    assert_eq!(find(Parameter::query("q").style(Style::Json, true).required(), json!(null)).as_deref(), Ok("&q=null"));
}

#[test]
fn deep_objects_are_written_as_deep_as_they_are() {
    let value = json!({ "a": { "b": [1, null, { "c": true }] }, "d e": "x&y", "n": null, "none": [] });
    let expected = "&q%5Ba%5D%5Bb%5D%5B0%5D=1&q%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true&q%5Bd%20e%5D=x%26y";
    assert_eq!(find(Parameter::query("q").style(Style::DeepObject, true), value).as_deref(), Ok(expected));
    let list = find(Parameter::query("q").style(Style::DeepObject, true), json!(["a", "b"]));
    assert_eq!(list.as_deref(), Ok("&q%5B0%5D=a&q%5B1%5D=b"));
    assert_eq!(find(Parameter::query("q").style(Style::DeepObject, true), json!(1)).as_deref(), Ok("&q=1"));
}

#[test]
fn elements_that_could_not_be_told_apart_are_refused() {
    for (style, text, delimiter) in [(Style::SpaceDelimited, "a b", ' '), (Style::PipeDelimited, "a|b", '|')] {
        let parameter = Parameter::query("q").style(style, false);
        let expected = Err(vec![("query.q".to_owned(), Rule::Delimiter { delimiter })]);
        assert_eq!(find(parameter, json!([text, "c"])), expected);
        assert_eq!(find(parameter, json!({ "k": text })), expected);
        assert!(find(parameter, json!(text)).is_ok(), "there is nothing to be told apart");
        assert!(find(parameter.style(style, true), json!([text, "c"])).is_ok());
    }
}

#[test]
fn what_lies_deeper_is_json_text() {
    assert_eq!(
        find(Parameter::query("q"), json!([[1, 2.5], { "a": "b" }])).as_deref(),
        Ok("&q=%5B1%2C2.5%5D&q=%7B%22a%22%3A%22b%22%7D")
    );
    assert_eq!(find(Parameter::query("q"), json!({ "a": [1] })).as_deref(), Ok("&a=%5B1%5D"));
    let mut deep = json!(1);
    for _ in 0..200 {
        deep = json!([deep]);
    }
    assert_eq!(find(Parameter::query("q"), deep), Err(vec![("query.q".to_owned(), Rule::Depth)]));
}

#[test]
fn headers_are_what_http_allows() {
    for (value, allowed) in [("a,b;c=\"d\"", true), ("é", true), ("", true), ("a\tb", true)] {
        assert_eq!(find(Parameter::header("X-Q"), json!(value)).is_ok(), allowed, "{value:?}");
    }
    for value in ["a\nb", "a\r\nX: y", "\0", " a", "a ", "\u{7f}"] {
        let expected = Err(vec![("header.X-Q".to_owned(), Rule::Header)]);
        assert_eq!(find(Parameter::header("X-Q"), json!(value)), expected, "{value:?}");
    }
}

#[test]
fn templates_are_filled_everywhere() {
    const ODD: &OperationInfo = &OperationInfo::new("odd", "GET", "/{a}...{b}/{a}/x({b})?y={a}&z");
    let target = |a: &str, b: &str| {
        let mut parts = RequestParts::new(ODD, true);
        parts.path("a", &Argument::Set(a.to_owned()), Validate::check);
        parts.path("b", &Argument::Set(b.to_owned()), Validate::check);
        parts.query("q", false, &Argument::Set(1_i64), Validate::check);
        parts.target().map_err(|violations| violations.len())
    };
    assert_eq!(target("1/2", "?").as_deref(), Ok("/1%2F2...%3F/1%2F2/x(%3F)?y=1%2F2&z&q=1"));
    assert_eq!(target("", "b"), Err(1), "the second segment is empty, the first is not");
    assert_eq!(target("..", "b"), Err(1));
}
