//! Parsing JSON text.

use std::borrow::Cow;
use std::fmt::Write;

use crate::runtime::json::{self, Node, NodeNumber, Reading};

fn parse(text: &str) -> Node<'_> {
    Node::parse(text.as_bytes()).unwrap()
}

#[test]
fn integers_are_exact_over_the_whole_range() {
    let cases = [
        ("-9223372036854775808", i128::from(i64::MIN)),
        ("18446744073709551615", i128::from(u64::MAX)),
        ("0", 0),
        ("-0", 0),
    ];
    for (text, expected) in cases {
        let Node::Number(number) = parse(text) else { panic!("{text} is a number") };
        assert_eq!(number.as_integer(), Some(expected), "{text}");
    }
}

#[test]
fn a_whole_float_is_an_integer_and_others_are_not() {
    let cases = [
        ("1.0", Some(1)),
        ("-2e2", Some(-200)),
        ("1.5", None),
        ("1e300", None),
        ("9007199254740992.0", Some(1 << 53)),
        ("9007199254740994.0", None),
    ];
    for (text, expected) in cases {
        let Node::Number(number) = parse(text) else { panic!("{text} is a number") };
        assert_eq!(number.as_integer(), expected, "{text}");
    }
}

#[test]
fn strings_and_keys_borrow_unless_they_are_escaped() {
    let Node::Object(properties) = parse(r#"{"plain":"text","esc\u0061ped":"a\nb"}"#) else { panic!("an object") };
    let [(plain, text), (escaped, lines)] = properties.as_slice() else { panic!("two properties") };
    assert!(matches!(plain, Cow::Borrowed("plain")));
    assert!(matches!(text, Node::String(Cow::Borrowed("text"))));
    assert_eq!(escaped, "escaped");
    assert_eq!(*lines, Node::String("a\nb".into()));
}

#[test]
fn the_last_of_equal_keys_counts_in_objects_of_any_size() {
    for size in [2, 63, 64, 65, 500] {
        let mut text = String::from("{");
        for index in 0..size {
            write!(text, "\"k{index}\":{index},").unwrap();
        }
        write!(text, "\"k{}\":-1,\"k0\":-2}}", size - 1).unwrap();
        let Node::Object(properties) = parse(&text) else { panic!("an object") };
        assert_eq!(properties.len(), size, "no key stands twice");
        assert_eq!(properties[0].1, Node::Number(NodeNumber::Negative(-2)));
        assert_eq!(properties[size - 1].1, Node::Number(NodeNumber::Negative(-1)));
    }
}

#[test]
fn what_is_no_json_is_an_error_with_its_place() {
    for text in ["", "{", "[1,]", "{\"a\":1}x", "\"\u{1}\"", "01", "nul", "1e999"] {
        let error = Node::parse(text.as_bytes()).unwrap_err();
        assert!(error.message().starts_with("not valid JSON: "), "{text}: {error}");
        assert_eq!(error.pointer(), "");
    }
    assert!(Node::parse(b"\"\xff\"").is_err(), "text that is not UTF-8");
}

#[test]
fn nesting_is_bounded() {
    let deep = "[".repeat(100_000);
    assert!(Node::parse(deep.as_bytes()).is_err());
}

#[test]
fn any_value_reads_and_writes_as_itself() {
    let text = r#"{"a":[null,true,-1,18446744073709551615,1.5,"\u00e9😀\""],"b":{}}"#;
    let value: serde_json::Value = json::read(text.as_bytes(), Reading::Strict).unwrap();
    assert_eq!(value, serde_json::from_str::<serde_json::Value>(text).unwrap());
    assert_eq!(json::read::<serde_json::Value>(&json::write(&value), Reading::Strict).unwrap(), value);
}
