//! Keywords as JSON Schema 2020-12 means them, each with values that it accepts and values that it refuses.

use crate::runtime::json::Node;
use crate::runtime::validate::{Checker, Constant, Inspect, Instance, Kind, Number, Pattern, Rule, Violations};

/// What is wrong in a JSON text: the places and the rules.
fn broken(text: &str, schema: Inspect) -> Vec<(String, Rule)> {
    let node = Node::parse(text.as_bytes()).unwrap();
    let mut violations = Violations::new();
    schema(&mut Instance::new(&node, Checker::new(&mut violations)));
    violations.iter().map(|violation| (violation.pointer().to_owned(), violation.rule().clone())).collect()
}

#[track_caller]
fn assert_accepts(schema: Inspect, accepted: &[&str], refused: &[&str]) {
    for text in accepted {
        assert_eq!(broken(text, schema), [], "{text}");
    }
    for text in refused {
        assert_ne!(broken(text, schema), [], "{text}");
    }
}

const STRING: Inspect = |it| it.types(&[Kind::String]);
const INTEGER: Inspect = |it| it.types(&[Kind::Integer]);
const NEVER: Inspect = |it| it.never();
const ANYTHING: Inspect = |_| {};

#[test]
fn types() {
    let all = ["null", "true", "1", "1.5", "\"a\"", "[]", "{}"];
    for (kind, accepted) in [
        (Kind::Null, &["null"][..]),
        (Kind::Boolean, &["true", "false"]),
        (Kind::Integer, &["1", "-1", "1.0", "1e3", "1e300", "-0.0", "18446744073709551615"]),
        (Kind::Number, &["1", "1.5"]),
        (Kind::String, &["\"\"", "\"1\""]),
        (Kind::Array, &["[]", "[1]"]),
        (Kind::Object, &["{}"]),
    ] {
        let node = |text: &'static str| Node::parse(text.as_bytes()).unwrap();
        assert!(accepted.iter().all(|text| kind.holds(&node(text))), "{kind:?}");
        let refused = all.iter().filter(|text| !kind.holds(&node(text))).count();
        assert_eq!(refused, if kind == Kind::Number { 5 } else { 6 }, "{kind:?}");
    }
    assert_accepts(|it| it.types(&[Kind::Integer, Kind::Null]), &["1", "null"], &["1.5", "\"a\"", "false"]);
}

#[test]
fn values_are_equal_by_what_they_mean() {
    assert_accepts(
        |it| it.enumeration(&[Constant::Number(Number::Integer(1))]),
        &["1", "1.0", "1e0"],
        &["2", "true", "\"1\"", "[1]", "1.0000000000000002"],
    );
    assert_accepts(
        |it| it.enumeration(&[Constant::Number(Number::Float(-0.0))]),
        &["0", "-0", "0.0", "-0.0", "0e9"],
        &["false", "null", "\"\"", "[]", "1"],
    );
    assert_accepts(
        |it| it.enumeration(&[Constant::Number(Number::Integer(9_007_199_254_740_993))]),
        &["9007199254740993"],
        &["9007199254740992", "9007199254740992.0", "9007199254740994"],
    );
    assert_accepts(
        |it| it.enumeration(&[Constant::Boolean(false), Constant::Null]),
        &["false", "null"],
        &["0", "true", "\"\"", "[false]"],
    );
    assert_accepts(
        |it| it.enumeration(&[Constant::Array(&[Constant::Number(Number::Integer(1)), Constant::Boolean(true)])]),
        &["[1, true]", "[1.0, true]"],
        &["[true, 1]", "[1]", "[1, true, null]", "[1, 1]", "{}"],
    );
    assert_accepts(
        |it| {
            it.enumeration(&[Constant::Object(&[
                ("a", Constant::Number(Number::Integer(1))),
                ("b", Constant::Object(&[])),
            ])])
        },
        &["{\"a\":1,\"b\":{}}", "{\"b\":{},\"a\":1.0}"],
        &["{\"a\":1}", "{\"a\":1,\"b\":{},\"c\":1}", "{\"a\":1,\"b\":[]}", "{\"a\":1,\"c\":{}}"],
    );
    // Code points are compared as they are, not as they look.
    assert_accepts(|it| it.enumeration(&[Constant::String("\u{e9}")]), &["\"\\u00e9\""], &["\"e\\u0301\"", "\"e\""]);
}

#[test]
fn limits_compare_exactly() {
    assert_accepts(|it| it.minimum(Number::Float(1.1)), &["1.1", "2", "\"a\"", "null"], &["1", "1.0999", "-1e300"]);
    assert_accepts(|it| it.maximum(Number::Integer(300)), &["300", "300.0", "-5"], &["300.5", "301"]);
    assert_accepts(|it| it.exclusive_minimum(Number::Integer(0)), &["1", "1e-300"], &["0", "-0.0", "-1"]);
    assert_accepts(
        |it| it.exclusive_maximum(Number::Integer(9_007_199_254_740_993)),
        &["9007199254740992.0", "9007199254740992"],
        &["9007199254740993", "9007199254740994.0"],
    );
    assert_accepts(
        |it| it.maximum(Number::Integer(u64::MAX.into())),
        &["18446744073709551615"],
        &["18446744073709551616", "1e300"],
    );
    assert_accepts(
        |it| it.minimum(Number::Integer(i64::MIN.into())),
        &["-9223372036854775808"],
        &["-9223372036854777856", "-1e300"],
    );
}

#[test]
fn multiples_are_those_of_decimals() {
    assert_accepts(
        |it| it.multiple_of(Number::Integer(2)),
        &["0", "10", "-4", "4.0", "1e30", "\"a\""],
        &["7", "1.5", "-3"],
    );
    assert_accepts(
        |it| it.multiple_of(Number::Float(0.01)),
        &["4.35", "0.07", "1.1", "19.99", "-0.05", "1e308", "0"],
        &["0.075", "1.005", "1e-3"],
    );
    assert_accepts(|it| it.multiple_of(Number::Float(1.5)), &["0", "4.5", "3", "-1.5"], &["35", "1", "2e0"]);
    assert_accepts(|it| it.multiple_of(Number::Float(0.0001)), &["0.0075", "1"], &["0.00751"]);
    assert_accepts(|it| it.multiple_of(Number::Float(1e-8)), &["12391239123", "1e-8", "0.00000002"], &["1e-9"]);
    assert_accepts(|it| it.multiple_of(Number::Float(0.5)), &["1e308", "18446744073709551615"], &["0.3"]);
    assert_accepts(|it| it.multiple_of(Number::Float(0.123_456_789)), &["0.123456789", "123456789"], &["1e308", "0.1"]);
    assert_accepts(|it| it.multiple_of(Number::Float(1e300)), &["0", "1e300", "2e300"], &["1", "1e299", "1.5e300"]);
}

#[test]
fn lengths_count_code_points() {
    assert_accepts(
        |it| it.min_length(2),
        &["\"ab\"", "\"e\\u0301\"", "\"😀😀\"", "1", "[]"],
        &["\"a\"", "\"😀\"", "\"\"", "\"\\ud83d\\ude00\""],
    );
    assert_accepts(
        |it| it.max_length(1),
        &["\"😀\"", "\"\"", "\"\\u0000\"", "{}"],
        &["\"ab\"", "\"e\\u0301\"", "\"👍🏽\""],
    );
}

#[test]
fn counts_of_items_and_properties() {
    assert_accepts(|it| it.min_items(1), &["[1]", "[null]", "{}", "\"\""], &["[]"]);
    assert_accepts(|it| it.max_items(1), &["[]", "[[1, 2]]", "\"ab\""], &["[1, 2]"]);
    assert_accepts(|it| it.min_properties(1), &["{\"a\":null}", "[]"], &["{}"]);
    assert_accepts(|it| it.max_properties(1), &["{}", "{\"a\":{\"b\":1,\"c\":2}}", "[1,2]"], &["{\"a\":1,\"b\":1}"]);
}

#[test]
fn unique_items() {
    const EQUAL: &[&str] = &[
        "[1, 1.0]",
        "[1, 2, 1e0]",
        "[0, -0.0]",
        "[{\"a\":1,\"b\":2}, {\"b\":2,\"a\":1.0}]",
        "[[1], [1.0]]",
        "[null, null]",
        "[\"\\u0061\", \"a\"]",
        "[{}, {}]",
    ];
    const DIFFERENT: &[&str] = &[
        "[]",
        "[1, true]",
        "[0, false]",
        "[\"1\", 1]",
        "[[1], [true]]",
        "[{\"a\":1}, {\"a\":2}]",
        "[{\"a\":0}, {\"a\":false}]",
        "[null, 0, \"\", [], {}, false]",
        "[[1, 2], [2, 1]]",
        "[9007199254740993, 9007199254740992.0]",
        "[{\"a\":1}, {\"a\":1,\"b\":1}]",
        "\"aa\"",
    ];
    assert_accepts(|it| it.unique_items(), DIFFERENT, EQUAL);
    // The same among many, which are found in another way.
    let among_many = |text: &&str| {
        let many: Vec<String> = (100..140).map(|number| format!("\"{number}\"")).collect();
        text.strip_suffix(']')
            .map(|items| format!("{items}{}{}]", if items.len() > 1 { ", " } else { "" }, many.join(", ")))
    };
    for text in DIFFERENT.iter().filter_map(among_many) {
        assert_eq!(broken(&text, |it| it.unique_items()), [], "{text}");
    }
    for text in EQUAL.iter().filter_map(among_many) {
        assert_eq!(broken(&text, |it| it.unique_items()).len(), 1, "{text}");
    }
    assert_eq!(
        broken("[3, 1, 2, 1.0]", |it| it.unique_items()),
        [(String::new(), Rule::UniqueItems { first: 1, second: 3 })]
    );
}

#[test]
fn items_and_prefix_items() {
    const SCHEMA: Inspect = |it| {
        it.prefix_items(&[STRING, INTEGER]);
        it.items(2, NEVER);
    };
    assert_accepts(
        SCHEMA,
        &["[]", "[\"a\"]", "[\"a\", 1]", "{}", "{\"0\":1}"],
        &["[1]", "[\"a\", \"b\"]", "[\"a\", 1, null]"],
    );
    assert_eq!(broken("[1, \"a\"]", SCHEMA).iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), ["/0", "/1"]);
}

#[test]
fn contains_counts() {
    assert_accepts(
        |it| it.contains(1, None, INTEGER),
        &["[1]", "[\"a\", 1.0]", "{}", "\"1\""],
        &["[]", "[\"a\"]", "[1.5]", "[[1]]"],
    );
    assert_accepts(|it| it.contains(0, None, INTEGER), &["[]", "[\"a\"]", "[1]"], &[]);
    assert_accepts(|it| it.contains(2, Some(3), INTEGER), &["[1,2]", "[1,\"a\",2,3]"], &["[]", "[1]", "[1,2,3,4]"]);
    assert_accepts(|it| it.contains(0, Some(1), INTEGER), &["[]", "[1,\"a\"]"], &["[1,2]"]);
    assert_accepts(|it| it.contains(3, Some(1), INTEGER), &["{}"], &["[]", "[1]", "[1,2]", "[1,2,3]"]);
    assert_accepts(|it| it.contains(1, None, NEVER), &["1"], &["[]", "[1]"]);
}

#[test]
fn properties_by_name_by_pattern_and_others() {
    static PATTERN: Pattern = Pattern::new("^x", |text| Some(text.starts_with('x')));
    const SCHEMA: Inspect = |it| {
        it.property("a", STRING);
        it.property("xa", |it| it.max_length(3));
        it.pattern_properties(&PATTERN, STRING);
        it.additional_properties(&["a", "xa"], &[&PATTERN], INTEGER);
    };
    assert_accepts(
        SCHEMA,
        &["{}", "[]", "{\"a\":\"\"}", "{\"xa\":\"abc\",\"xb\":\"abcd\",\"b\":1}", "{\"A\":1}"],
        &["{\"a\":1}", "{\"xb\":1}", "{\"b\":\"\"}", "{\"xa\":\"abcd\"}", "{\"xa\":1}", "{\"\":null}"],
    );
    assert_accepts(
        |it| it.required(&["a", "__proto__"]),
        &["{\"a\":null,\"__proto__\":1}", "[]"],
        &["{}", "{\"a\":1}", "{\"A\":1,\"__proto__\":1}"],
    );
    assert_accepts(
        |it| it.property_names(|it| it.max_length(1)),
        &["{}", "{\"a\":1,\"😀\":2}", "[\"ab\"]"],
        &["{\"ab\":1}"],
    );
    assert_accepts(
        |it| it.dependent_required("a", &["b"]),
        &["{}", "{\"b\":1}", "{\"a\":null,\"b\":1}", "\"a\""],
        &["{\"a\":null}"],
    );
    assert_accepts(
        |it| it.dependent_schema("a", |it| it.min_properties(2)),
        &["{}", "{\"b\":1}", "{\"a\":1,\"b\":1}", "[\"a\"]"],
        &["{\"a\":1}"],
    );
}

#[test]
fn applicators() {
    assert_accepts(
        |it| it.any_of(&[INTEGER, |it| it.minimum(Number::Integer(2))]),
        &["1", "2.5", "3", "\"a\""],
        &["1.5"],
    );
    assert_accepts(
        |it| it.one_of(&[INTEGER, |it| it.minimum(Number::Integer(2))]),
        &["1", "2.5", "\"a\""],
        &["3", "1.5"],
    );
    assert_accepts(|it| it.not(INTEGER), &["1.5", "\"a\"", "null"], &["1", "1.0"]);
    assert_accepts(|it| it.not(|it| it.not(INTEGER)), &["1"], &["1.5"]);
    assert_accepts(
        |it| it.conditional(INTEGER, Some(|it| it.minimum(Number::Integer(2))), Some(STRING)),
        &["2", "\"a\""],
        &["1", "2.5", "null"],
    );
    assert_accepts(|it| it.conditional(INTEGER, None, Some(NEVER)), &["1"], &["\"a\""]);
    assert_accepts(|it| it.conditional(INTEGER, Some(NEVER), None), &["\"a\""], &["1"]);
    assert_accepts(|it| it.apply(INTEGER), &["1"], &["\"a\""]);
    assert_accepts(NEVER, &[], &["null", "{}"]);
    assert_eq!(
        broken("3", |it| it.one_of(&[INTEGER, ANYTHING, STRING])),
        [(String::new(), Rule::OneOf { matched: 2 })]
    );
}

const A: Inspect = |it| it.property("a", ANYTHING);
const B: Inspect = |it| it.property("b", ANYTHING);
const HAS_A: Inspect = |it| {
    it.property("a", ANYTHING);
    it.required(&["a"]);
};

#[test]
fn unevaluated_properties_look_through_what_applies_in_place() {
    for (keyword, accepted, refused) in [
        ((|it| it.apply(A)) as Inspect, &["{}", "{\"a\":1}", "[1]"][..], &["{\"b\":1}", "{\"a\":1,\"b\":1}"][..]),
        // Of alternatives all that accept count, and no others.
        (|it| it.any_of(&[HAS_A, B]), &["{\"a\":1,\"b\":1}", "{\"b\":1}"], &["{\"c\":1}"]),
        (
            |it| {
                it.one_of(&[HAS_A, |it| {
                    it.property("b", ANYTHING);
                    it.not(HAS_A);
                }])
            },
            &["{\"a\":1}", "{\"b\":1}"],
            &["{\"a\":1,\"b\":1}"],
        ),
        // Of a condition what it evaluated, if it holds, and the branch.
        (|it| it.conditional(HAS_A, Some(B), None), &["{\"a\":1,\"b\":1}"], &["{\"b\":1}"]),
        (|it| it.conditional(HAS_A, None, Some(B)), &["{\"a\":1}", "{\"b\":1}"], &["{\"a\":1,\"b\":1}"]),
        // Nothing within `not` counts.
        (|it| it.not(|it| it.not(A)), &["{}"], &["{\"a\":1}"]),
        (
            |it| {
                it.dependent_schema("a", |it| {
                    it.property("a", ANYTHING);
                    it.property("b", ANYTHING);
                })
            },
            &["{\"a\":1,\"b\":1}", "{}"],
            &["{\"b\":1}"],
        ),
        (|it| it.additional_properties(&["a"], &[], INTEGER), &["{\"b\":1}"], &["{\"a\":1}", "{\"b\":\"\"}"]),
        // Names are not evaluated by what is said of them.
        (|it| it.property_names(STRING), &["{}"], &["{\"a\":1}"]),
        // What is unevaluated further in is evaluated further out.
        (
            |it| {
                it.apply(|it| {
                    it.track();
                    it.property("a", ANYTHING);
                    it.unevaluated_properties(INTEGER);
                })
            },
            &["{\"a\":\"\",\"b\":1}"],
            &["{\"b\":\"\"}"],
        ),
        // Of two references deep.
        (|it| it.apply(|it| it.any_of(&[|it| it.apply(HAS_A), B])), &["{\"a\":1,\"b\":1}"], &["{\"a\":1,\"c\":1}"]),
    ] as [(Inspect, &[&str], &[&str]); 11]
    {
        check(keyword, |it| it.unevaluated_properties(NEVER), accepted, refused);
    }
}

#[test]
fn cousins_do_not_see_what_each_other_evaluated() {
    const SCHEMA: Inspect = |it| {
        it.apply(A);
        it.apply(|it| {
            it.track();
            it.unevaluated_properties(NEVER);
        });
    };
    assert_accepts(SCHEMA, &["{}"], &["{\"a\":1}"]);
    // Nor do values within.
    const NESTED: Inspect = |it| {
        it.track();
        it.property("a", |it| {
            it.track();
            it.property("b", ANYTHING);
            it.unevaluated_properties(NEVER);
        });
        it.unevaluated_properties(NEVER);
    };
    assert_accepts(
        NESTED,
        &["{\"a\":{\"b\":1}}", "{\"a\":1}"],
        &["{\"b\":1}", "{\"a\":{\"a\":1}}", "{\"a\":{\"b\":1},\"b\":1}"],
    );
}

#[test]
fn unevaluated_items_look_through_what_applies_in_place() {
    for (keyword, accepted, refused) in [
        ((|it| it.prefix_items(&[STRING])) as Inspect, &["[]", "[\"a\"]", "{\"a\":1}"][..], &["[\"a\", 1]"][..]),
        (|it| it.items(0, INTEGER), &["[1, 2]"], &["[\"a\"]"]),
        (|it| it.apply(|it| it.prefix_items(&[STRING])), &["[\"a\"]"], &["[\"a\", 1]"]),
        // What `contains` finds is evaluated, one by one.
        (|it| it.contains(1, None, STRING), &["[\"a\", \"b\"]"], &["[\"a\", 1]", "[]"]),
        (|it| it.contains(0, None, STRING), &["[]", "[\"a\"]"], &["[1]"]),
        (
            |it| {
                it.apply(|it| it.contains(1, None, STRING));
                it.apply(|it| it.contains(1, None, INTEGER));
            },
            &["[\"a\", 1, 2]"],
            &["[\"a\", 1, null]"],
        ),
        (
            |it| it.any_of(&[|it| it.prefix_items(&[STRING]), |it| it.prefix_items(&[ANYTHING, INTEGER])]),
            &["[\"a\", 1]", "[1, 1]", "[\"a\"]"],
            &["[\"a\", 1, 1]", "[\"a\", \"b\"]"],
        ),
        (
            |it| {
                it.conditional(|it| it.prefix_items(&[STRING]), Some(|it| it.prefix_items(&[ANYTHING, INTEGER])), None)
            },
            &["[\"a\", 1]", "[]"],
            &["[1]", "[\"a\", 1, 1]"],
        ),
        (|it| it.not(|it| it.not(|it| it.prefix_items(&[STRING]))), &["[]"], &["[\"a\"]"]),
    ] as [(Inspect, &[&str], &[&str]); 9]
    {
        check(keyword, |it| it.unevaluated_items(NEVER), accepted, refused);
    }
}

/// Checks a keyword and then what it leaves unevaluated, reported and quietly.
#[track_caller]
fn check(keyword: Inspect, unevaluated: Inspect, accepted: &[&str], refused: &[&str]) {
    let verdict = |text: &str| {
        let node = Node::parse(text.as_bytes()).unwrap();
        let mut violations = Violations::new();
        let mut instance = Instance::new(&node, Checker::new(&mut violations));
        instance.track();
        keyword(&mut instance);
        unevaluated(&mut instance);
        violations.iter().count() == 0
    };
    for text in accepted {
        assert!(verdict(text), "{text}");
    }
    for text in refused {
        assert!(!verdict(text), "{text}");
    }
}

#[test]
fn the_nearest_alternative_is_explained() {
    const SCHEMA: Inspect = |it| {
        it.any_of(&[
            |it| it.types(&[Kind::String]),
            |it| {
                it.types(&[Kind::Object]);
                it.property("a", |it| it.types(&[Kind::Integer]));
            },
        ]);
    };
    let rules: Vec<_> = broken("{\"a\":\"\"}", SCHEMA);
    assert_eq!(rules, [(String::new(), Rule::AnyOf), ("/a".to_owned(), Rule::Type { expected: &[Kind::Integer] })]);
}

#[test]
fn nothing_is_reported_of_what_is_only_tried() {
    assert_eq!(broken("1", |it| it.not(STRING)), []);
    assert_eq!(broken("[1, \"a\"]", |it| it.contains(1, None, STRING)), []);
    assert_eq!(broken("1", |it| it.any_of(&[STRING, INTEGER])), []);
    assert_eq!(broken("1", |it| it.conditional(STRING, None, Some(INTEGER))), []);
    assert_eq!(broken("1", |it| it.not(INTEGER)).len(), 1);
}
