//! What patterns match, by ECMA-262.

use super::{compile, translate};

fn matches(pattern: &str, text: &str) -> bool {
    let expression = translate(pattern).unwrap_or_else(|why| panic!("{pattern}: {why}"));
    compile(&expression).unwrap().is_match(text).unwrap()
}

#[test]
fn patterns_mean_what_they_mean_in_ecma_262() {
    for (pattern, yes, no) in [
        ("^a*$", &["", "aaa"][..], &["aab", "a\n"][..]),
        ("a+", &["xxaayy"], &["b"]),
        (r"^\d+$", &["12"], &["", "১", "1\n"]),
        (r"^\w+$", &["a_9"], &["é", "a-b"]),
        (r"^\s$", &[" ", "\u{feff}", "\u{2028}", "\u{a0}"], &["\u{180e}", "a"]),
        (r"^\S$", &["a", "é"], &["\u{3000}"]),
        ("^.$", &["a", "💩", "é"], &["\n", "\r", "\u{2028}", ""]),
        (r"\bfoo\b", &["a foo b", "éfooé"], &["afoo"]),
        (r"^[^]$", &["\n", "x"], &[""]),
        ("[]", &[], &["a", ""]),
        (r"^[\w-]+$", &["a-b"], &["a b"]),
        (r"^[a\-z]+$", &["a-z"], &["b"]),
        (r"^[[&&~~-]+$", &["[&~-"], &["a"]),
        (r"^[\d.,]+$", &["1.000,5"], &["a"]),
        (r"^[^\D]+$", &["12"], &["a"]),
        (r"^\cC$", &["\u{3}"], &["C"]),
        (r"^\x41\u0042\u{43}$", &["ABC"], &["abc"]),
        (r"^\uD83D\uDCA9$", &["💩"], &["x"]),
        (r"^\p{L}+$", &["é"], &["1"]),
        (r"^\p{Script=Greek}$", &["π"], &["p"]),
        (r"^(?=.*\d)(?=.*[a-z]).{4,8}$", &["abc1"], &["abcd", "1234", "ab1"]),
        (r"^(?!foo)\w+$", &["bar"], &["foobar"]),
        (r"(?<=\$)\d", &["$1"], &["1"]),
        (r"^(a)(b)\2\1$", &["abba"], &["abab"]),
        (r"^(?<x>a)\k<x>$", &["aa"], &["ab"]),
        ("^a{2}$", &["aa"], &["a", "a{2}"]),
        ("^a{,2}$", &["a{,2}"], &["a"]),
        ("^{}$", &["{}"], &[""]),
        ("^x{y}$", &["x{y}"], &["x"]),
        ("^a]$", &["a]"], &["a"]),
        (r#"^\"\/\-\_\@$"#, &["\"/-_@"], &["a"]),
        ("^(?:ab|cd)+?$", &["abcd"], &["abc"]),
        ("^#a b~&$", &["#a b~&"], &["#ab"]),
        ("^é$", &["é"], &["e"]),
        (r"^[0-9A-Fa-f]{8}-[0-9a-f]{4}$", &["0123ABCD-0a1b"], &["0123ABCD0a1b"]),
        ("^$", &[""], &["\n"]),
    ] {
        for text in yes {
            assert!(matches(pattern, text), "`{pattern}` matches {text:?}");
        }
        for text in no {
            assert!(!matches(pattern, text), "`{pattern}` does not match {text:?}");
        }
    }
}

#[test]
fn what_is_no_pattern_is_told() {
    for pattern in
        ["(", ")", "a**", "a++", "*", "[a", "[b-a]", r"\", r"\A", r"\Z", "(?i)a", "(?P<n>a)", r"\p{Nonsense}", "a{2,1}"]
    {
        assert!(translate(pattern).is_err(), "{pattern}");
    }
    assert!(translate(&"(".repeat(1000)).is_err());
    assert!(translate("(?:(?:[\\s\\S]{1000}){1000}){1000}").is_err());
}

#[test]
fn no_pattern_takes_for_ever() {
    let expression = compile(&translate("^(a+)+$").unwrap()).unwrap();
    assert!(!expression.is_match(&format!("{}b", "a".repeat(50_000))).unwrap());
    let expression = compile(&translate("^(?:(?:a|aa)(?!c))+$").unwrap()).unwrap();
    assert!(expression.is_match(&format!("{}b", "a".repeat(200))).is_err());
}
