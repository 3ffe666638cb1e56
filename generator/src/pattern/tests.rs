use super::*;

mod witness;

/// Whether a pattern matches a text.
fn matches(pattern: &str, text: &str) -> Result<bool, String> {
    let translated = translate(pattern)?;
    compile(&translated)?.is_match(text).map_err(|error| error.to_string())
}

/// Patterns, with texts that they match and texts that they do not.
type Case<'c> = (&'c str, &'c [&'c str], &'c [&'c str]);

fn check(cases: &[Case<'_>]) {
    for (pattern, matching, others) in cases {
        let translated = translate(pattern);
        for text in *matching {
            assert_eq!(matches(pattern, text), Ok(true), "`{pattern}` ({translated:?}) should match {text:?}");
        }
        for text in *others {
            assert_eq!(matches(pattern, text), Ok(false), "`{pattern}` ({translated:?}) should not match {text:?}");
        }
    }
}

#[test]
fn patterns_are_not_anchored() {
    check(&[
        ("b", &["b", "abc"], &["", "ac"]),
        ("", &["", "a"], &[]),
        ("^b", &["bc"], &["ab"]),
        ("b$", &["ab"], &["bc", "b\n", "b\r\n"]),
        ("^$", &[""], &["\n", "a"]),
        ("^(?:a|b)$", &["a", "b"], &["ab", "a\n", "\na"]),
        ("a|^b$", &["xax", "b"], &["bb"]),
    ]);
}

#[test]
fn shorthands_are_of_ascii_but_for_spaces() {
    check(&[
        (r"^\d$", &["0", "9"], &["٣", "a", "߀"]),
        (r"^\D$", &["a", "٣"], &["0"]),
        (r"^\w$", &["a", "Z", "_", "0"], &["é", "ſ", "\u{212A}", "-"]),
        (r"^\W$", &["é", "-", "💩"], &["a"]),
        (
            r"^\s$",
            &[" ", "\t", "\n", "\u{b}", "\u{c}", "\r", "\u{a0}", "\u{feff}", "\u{2028}", "\u{3000}"],
            &["\u{180e}", "\u{85}", "\u{200b}", "\u{1c}"],
        ),
        (r"^\S$", &["\u{180e}", "\u{85}", "a"], &[" ", "\u{feff}", "\u{2029}", "\u{1680}"]),
        (r"^[\d\s]+$", &["1 2"], &["1a"]),
        (r"^[^\W]$", &["a"], &["é"]),
        (r"^[\s\S]$", &["\n", "a", "💩"], &["", "ab"]),
        (r"^[^\s\S]$", &[], &["a", "\n"]),
        (r"^[\W_]$", &["é", "_"], &["a"]),
    ]);
}

#[test]
fn word_boundaries_are_of_ascii() {
    check(&[
        (r"\bcat\b", &["cat", "a cat!", "écat", "caté cat"], &["cats", "_cat"]),
        (r"^\Bx", &[], &["x"]),
        (r"\Bx", &["ax"], &["x", "éx"]),
        (r"\b", &["a", "éa"], &["", "é", "--"]),
        (r"^\b\w+\b$", &["abc"], &["", "a b"]),
        (r"\B", &["", "é", "ab"], &["a"]),
    ]);
}

#[test]
fn the_dot_is_no_line_terminator() {
    check(&[
        ("^.$", &["a", "💩", "\u{85}", "\u{b}"], &["\n", "\r", "\u{2028}", "\u{2029}", "ab", ""]),
        ("^(?s:.)$", &["\n", "\u{2028}", "a"], &["ab"]),
        ("^(?s:.(?-s:.))$", &["\na"], &["a\n"]),
        ("^[^]$", &["\n", "a"], &["", "ab"]),
        ("[]", &[], &["", "a", "]"]),
        ("^(?:[]|a)$", &["a"], &["b"]),
    ]);
}

#[test]
fn lines_are_ended_where_a_group_says_so() {
    check(&[
        ("(?m:^b)", &["b", "a\nb", "a\u{2028}b"], &["ab"]),
        ("(?m:a$)", &["a", "a\nb", "a\r"], &["ab"]),
        ("(?m:^)(?-m:$)", &["", "a\n"], &["a"]),
    ]);
}

#[test]
fn escapes_of_characters() {
    check(&[
        (r"^\cA\ca$", &["\u{1}\u{1}"], &["AA"]),
        (r"^[\cJ]$", &["\n"], &["J"]),
        (r"^\0$", &["\0"], &["0"]),
        (r"^[\0-\x1f]$", &["\0", "\u{1f}"], &[" "]),
        (r"^\x41\u0042\u{43}\u{1F4A9}$", &["ABC💩"], &["abc"]),
        (r"^\uD83D\uDCA9$", &["💩"], &["\u{d83}"]),
        (r"^[\uD83D\uDCA9-\uD83D\uDCAB]$", &["💩", "💪", "💫"], &["💬"]),
        (r"^💩{2}$", &["💩💩"], &["💩"]),
        (r"^[💩]$", &["💩"], &[""]),
        (r"^\uD83D$", &[], &["💩", "a"]),
        (r"^[\uD800-\uDBFFa]$", &["a"], &["💩", "b"]),
        (r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*$", &["a💩\n", ""], &["\0", "\u{fffe}"]),
        (r"^[\uD000-\uE001]$", &["\u{D000}", "\u{D7FF}", "\u{E000}"], &["\u{E002}"]),
        (r"^\t\n\v\f\r$", &["\t\n\u{b}\u{c}\r"], &["tnvfr"]),
        (r"^[\b]$", &["\u{8}"], &["b"]),
        (r"^\^\$\\\.\*\+\?\(\)\[\]\{\}\|\/$", &["^$\\.*+?()[]{}|/"], &[""]),
    ]);
}

#[test]
fn what_the_flag_u_forbids_means_what_it_does_without() {
    check(&[
        (r"^\-\_\:\@\ \#\%\'\~\!\&\,\;\=\<\>$", &["-_:@ #%'~!&,;=<>"], &[]),
        (r#"^\"\`$"#, &["\"`"], &[]),
        ("^]$", &["]"], &[]),
        ("^}$", &["}"], &[]),
        ("^{$", &["{"], &[]),
        ("^{a}$", &["{a}"], &["a"]),
        ("^a{$", &["a{"], &["a"]),
        ("^a{,5}$", &["a{,5}"], &["a", "aaaaa"]),
        ("^a{1,2$", &["a{1,2"], &["a"]),
        ("^a{ 1}$", &["a{ 1}"], &["a"]),
        ("^x{}$", &["x{}"], &["x"]),
        (r"^[\c1]$", &["\u{11}"], &["c", "1"]),
        (r"^\1$", &["\u{1}"], &["1"]),
        (r"^\8$", &["8"], &[]),
        (r"^\101\400$", &["A\u{20}0"], &[]),
        (r"^[\1]$", &["\u{1}"], &["1"]),
        (r"^(?=a)*b$", &["b", "b"], &["a"]),
        (r"^(?=a)+a$", &["a"], &["b"]),
        (r"^(?!a){2}b$", &["b"], &["a"]),
        (r"^[\w-z]+$", &["a-z", "-"], &["."]),
        (r"^[a-\d]+$", &["a-1"], &["b"]),
        (r"^[\d-\w]+$", &["-a1"], &["."]),
    ]);
}

#[test]
fn classes_have_no_operators_but_ranges() {
    check(&[
        (r"^[a&&b]+$", &["a&b"], &["c"]),
        (r"^[a-c--b]+$", &["abc-"], &["d"]),
        (r"^[a~~b]+$", &["a~b"], &["c"]),
        (r"^[[a]+$", &["[a["], &["]"]),
        (r"^[[:alpha:]]$", &["a]", ":]", "[]"], &["a", "z]"]),
        (r"^[-a]+$", &["-a"], &["b"]),
        (r"^[a-]+$", &["-a"], &["b"]),
        (r"^[^-a]+$", &["b"], &["-"]),
        (r"^[+--]+$", &["+,-"], &["."]),
        (r"^[!-/]+$", &["!#&-/"], &["0"]),
        (r"^[\]^]+$", &["]^"], &["a"]),
        (r"^[^^]$", &["a"], &["^"]),
        (r"^[$.|()*+?{}]+$", &["$.|()*+?{}"], &["a"]),
        (r"^[\\]$", &["\\"], &["a"]),
        (r"^[a-a]$", &["a"], &["b"]),
        (r"^[a-b]$", &["a", "b"], &["-"]),
        (r"^[ #]$", &[" ", "#"], &["a"]),
        (r"^[\-a\]]$", &["-", "a", "]"], &["\\"]),
        (r"^[A-z]$", &["a", "Z", "_", "^"], &["1"]),
        (r"^[A-Fa-f0-9]{4}$", &["0aF9"], &["0aG9"]),
    ]);
}

#[test]
fn unicode_properties() {
    check(&[
        (r"^\p{L}$", &["a", "é", "λ"], &["1"]),
        (r"^\p{Letter}\p{Lu}\p{gc=Ll}\p{General_Category=Uppercase_Letter}$", &["λÉaB"], &["aaaa"]),
        (r"^\P{L}$", &["1"], &["a"]),
        (r"^[^\p{L}\d]$", &["-"], &["a", "1"]),
        (r"^[^\P{L}]$", &["a"], &["1"]),
        (r"^[\P{L}a]$", &["1", "a"], &["b"]),
        (r"^\p{Script=Greek}\p{sc=Grek}$", &["λλ"], &["aa"]),
        (r"^\p{Script_Extensions=Greek}$", &["λ"], &["a"]),
        (r"^\p{scx=Hira}$", &["あ"], &["a"]),
        (r"^\p{Any}\p{ASCII}\P{ASCII}$", &["éaé"], &["éaa", "ééé"]),
        (r"^\P{Any}$", &[], &["a"]),
        (r"^\p{Cs}$", &[], &["a"]),
        (r"^\P{Surrogate}$", &["a"], &[]),
        (r"^\p{Emoji_Presentation}\p{EPres}$", &["💩💩"], &["aa"]),
        (r"^\p{Alphabetic}\p{Upper}\p{White_Space}$", &["aA "], &["aa "]),
        (r"^\p{Sc}\p{Cc}\p{LC}\p{Cf}$", &["€\u{1}a\u{200d}"], &["a\u{1}a\u{200d}"]),
        (r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$", &["Grüße 1:2@"], &["#"]),
    ]);
}

#[test]
fn every_unicode_property_of_the_engine_is_taken() {
    for (short, long) in properties::CATEGORIES {
        for name in [short, long] {
            assert!(translate(&format!(r"\p{{{name}}}\P{{{name}}}")).is_ok(), "{name}");
        }
    }
    let unknown = ["Changes_When_NFKC_Casefolded"];
    for (short, long) in properties::BINARY {
        for name in [short, long] {
            assert_eq!(translate(&format!(r"\p{{{name}}}")).is_ok(), !unknown.contains(long), "{name}");
        }
    }
}

#[test]
fn quantifiers() {
    check(&[
        ("^a{2}$", &["aa"], &["a", "aaa"]),
        ("^a{2,}$", &["aa", "aaa"], &["a"]),
        ("^a{1,2}$", &["a", "aa"], &["aaa"]),
        ("^a{0}b$", &["b"], &["ab"]),
        ("^a{0}?b$", &["b"], &["ab"]),
        ("^a+?b*?c??$", &["a", "aab", "abc"], &["c"]),
        ("^(?:a{2}){2}$", &["aaaa"], &["aa", "aaa"]),
        ("^(?:a+)+$", &["aaa"], &[""]),
        ("^(?:)*$", &[""], &["a"]),
        ("^(?:a*)*b$", &["b", "aab"], &["a"]),
        ("^(?:(?=a))*b$", &["b"], &["a"]),
        ("^(?:|a)+b$", &["b", "aab"], &[]),
        ("^(){3}a$", &["a"], &[]),
        ("^(?:ab|c){2}$", &["abc", "cc"], &["ab"]),
    ]);
}

#[test]
fn look_around() {
    check(&[
        ("^(?=.*[A-Z])(?=.*\\d).{8,}$", &["abcdefG1"], &["abcdefgh", "aG1"]),
        ("^(?!.*--)[a-z-]+$", &["a-b"], &["a--b"]),
        ("^(?!$)", &["a"], &[""]),
        ("(?<=\\$)\\d+", &["$1"], &["1"]),
        ("(?<!\\$)\\b\\d+$", &["1", "a 1"], &["$1"]),
        ("(?<=^a+)b", &["aab"], &["cab", "b"]),
        ("(?<=a|bc)d", &["ad", "bcd"], &["cd"]),
        ("(?<!a{2,3})b", &["ab", "b"], &["aab", "aaab"]),
        ("^(?:(?!ab).)*$", &["ba", ""], &["cab"]),
        ("^(?=(?=a)a)a(?!(?!b))", &["ab"], &["a", "ac"]),
        ("(?<=(?<=a)b)c", &["abc"], &["bc"]),
        ("(?<=a(?=b))b", &["ab"], &["b"]),
        ("^(?!mailto:)[^:]+$", &["a"], &["mailto:b", "a:"]),
        ("^(?!.*\\.\\.)(?!.*\\.$)[^\\W][\\w.]{0,29}$", &["a.b"], &["a..b", "a.", ".a"]),
    ]);
}

#[test]
fn back_references() {
    check(&[
        (r"^(a|b)\1$", &["aa", "bb"], &["ab"]),
        (r"^(?<q>['\x22]).*\k<q>$", &["'a'", "\"b\""], &["'a\""]),
        (r"^(a)(b)\2\1$", &["abba"], &["abab"]),
        (r"^(?:x)(a)(b)\2$", &["xabb"], &["xaba"]),
        (r"^(a)?\1b$", &["b", "aab"], &["ab"]),
        (r"^(?:(a)|b)\1$", &["aa", "b"], &["a", "ba"]),
        (r"^\1(a)$", &["a"], &["aa"]),
        (r"^(a\1)$", &["a"], &["aa"]),
        (r"^(?:(a)|\1b)$", &["a", "b"], &["ab"]),
        (r"^(?!(a))\1b$", &["b"], &["ab"]),
        (r"^(?=(a+))\1b$", &["aab"], &["b"]),
        (r"^(?=(a+))a*b\1$", &["aba", "aabaa"], &["ab", "aaba"]),
        (r"^(a)*\1$", &["", "aa", "aaa"], &["a"]),
        (r"^(?:(a)b)+\1$", &["aba", "ababa"], &["ab"]),
        (r"^(?:\2(a)(b))+$", &["ab", "abab"], &["abbab"]),
        (r"^(a)\10$", &["a\u{8}"], &["aa0"]),
        (r"^(a)(?:\1)0$", &["aa0"], &["a0"]),
        (r"^(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\10$", &["abcdefghijj"], &["abcdefghija0"]),
        (r"^(?i:(a)\1)$", &["aA", "AA"], &["ab"]),
        (r"^(a{0}|(b){0})\2c$", &["c"], &["bc"]),
    ]);
    for refused in
        [r"^(?:(a)|b)*\1$", r"(?<=(a))\1", r"(?<=\1(a))", r"(?:(a?))*\1", r"(?:(?<y>a)|(?<y>b))\k<y>", r"(?<y>a)\k<z>"]
    {
        let why = translate(refused).unwrap_err();
        assert!(why.contains("back reference"), "{refused}: {why}");
    }
}

#[test]
fn case_is_ignored_where_a_group_says_so() {
    check(&[
        ("^(?i:a)b$", &["Ab", "ab"], &["AB"]),
        ("^(?i:[a-c]é(?-i:x))$", &["BÉx", "béx"], &["bÉX"]),
        ("^(?i:[^a])$", &["b"], &["a", "A"]),
        (r"^(?i:\w)$", &["a", "ſ"], &["é"]),
        ("^(?ims-:a)$", &["A"], &[]),
    ]);
}

#[test]
fn unused_groups_cost_no_backtracking() {
    for (pattern, backtracks) in [
        ("^(a|b)+(c)$", false),
        (r"^(?<year>\d{4})$", false),
        (r"(a)\1", true),
        ("(?=a)", true),
        (r"\b", true),
        ("(?m:^)", true),
        (r"^(?:\1(a))$", false),
    ] {
        assert_eq!(translation(pattern).unwrap().backtracks, backtracks, "{pattern}");
    }
}

#[test]
fn what_cannot_be_taken_says_why() {
    for (pattern, why) in [
        ("(", "a parenthesis is not closed"),
        (")", "closes a parenthesis"),
        ("a)b(", "closes a parenthesis"),
        ("[a", "a bracket is not closed"),
        ("[^a", "a bracket is not closed"),
        ("*a", "nothing to repeat"),
        ("a**", "nothing to repeat"),
        ("a{1}{2}", "nothing to repeat"),
        ("a++", "nothing to repeat"),
        ("a|*", "nothing to repeat"),
        ("^*", "nothing to repeat"),
        (r"\b+", "nothing to repeat"),
        ("(?<=a)*", "nothing to repeat"),
        ("{1}", "nothing to repeat"),
        ("a{2,1}", "limits swapped"),
        ("[b-a]", "ends swapped"),
        ("\\", "ends with a backslash"),
        ("[\\", "ends with a backslash"),
        ("(?i)a", "flags for a group alone"),
        ("(?i-i:a)", "flags for a group alone"),
        ("(?-:a)", "no group of ECMA-262"),
        ("(?x:a)", "flags for a group alone"),
        ("(?P<n>a)", "(?<name>"),
        ("(?>a)", "atomic"),
        ("(?#a)", "comments"),
        ("(?", "no group"),
        ("(?<>a)", "name of a group"),
        ("(?<a", "name of a group"),
        (r"(?<a>b)\k", "name of a group"),
        (r"\k<a>", "no group `a`"),
        (r"^a\Z", "no anchor"),
        (r"\A", "no anchor"),
        (r"\h[\Q]", "no escape"),
        (r"\x4", "hexadecimal"),
        (r"\u12", "number of a character"),
        (r"\u{110000}", "number of a character"),
        (r"[\c]", "a letter"),
        (r"\pL", "in braces"),
        (r"\p{IsLatin}", "no Unicode property"),
        (r"\p{Greek}", "no Unicode property"),
        (r"\p{Script=Klingon}", "not supported"),
        (r"\p{Script=}", "no Unicode property"),
        (r"\p{L", "not closed"),
        (r"(?i:\P{Lu})", "case is ignored"),
        ("^(?:a{1000}){2000}", "too large"),
        ("^a{99999999999}", "too large"),
        ("(?:(?:a{0,99}){0,99}){0,99}", "too long"),
        ("^(?:a{1,2}){1000}", "too long"),
        ("a{0,1001}b", "too long"),
    ] {
        let error = translate(pattern).unwrap_err();
        assert!(error.contains(why), "`{pattern}`: {error}");
    }
    let deep = format!("{}a{}", "(".repeat(51), ")".repeat(51));
    assert!(translate(&deep).unwrap_err().contains("deeper"));
    let deep = format!("{}a{}", "(?:".repeat(50), ")*".repeat(50));
    assert!(translate(&deep).is_ok());
    assert!(translate(&"(".repeat(1_000_000)).is_err());
}

#[test]
fn counts_may_be_high_where_they_are_clear() {
    for pattern in
        ["^[a-z]{1,60000}$", r"^\p{L}{0,256}$", "^(?:[a-z0-9]{4}){0,2000}$", "^(?:a|b){0,5000}$", "a{0,900}b"]
    {
        assert!(translate(pattern).is_ok(), "{pattern}");
    }
}

#[test]
fn matching_gives_up_in_time() {
    let expression = compile(&translate("^(?:(?:a|aa)(?!c))+$").unwrap()).unwrap();
    assert!(expression.is_match(&format!("{}b", "a".repeat(200))).is_err());
    let expression = compile(&translate("^(a+)+$").unwrap()).unwrap();
    assert!(!expression.is_match(&format!("{}b", "a".repeat(50_000))).unwrap());
    for pattern in ["^(?=(?:a|aa)+$)(?:a+)+b", r"^(a+)+\1b$", r"(?=.*b).*c", r"(?:\ba*)*\bc"] {
        let text = "a".repeat(4_000);
        let _ = compile(&translate(pattern).unwrap()).unwrap().is_match(&text);
    }
}
