//! Formats, of each what it is and what it is not (JSON Schema 2020-12 validation §7.3).

use crate::runtime::validate::Format;

#[track_caller]
fn assert_format(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(format.accepts(text), "{text:?} is a {}", format.name());
    }
    for text in bad {
        assert!(!format.accepts(text), "{text:?} is no {}", format.name());
    }
}

#[test]
fn dates_are_days_that_there_are() {
    assert_format(
        Format::Date,
        &["2020-02-29", "0000-01-01", "9999-12-31", "2000-02-29"],
        &["2021-02-29", "1900-02-29", "2020-13-01", "2020-00-01", "2020-01-00", "2020-01-32", "2020-1-01", "20200101"],
    );
    assert_format(
        Format::Date,
        &[],
        &["", "2020-01-01T00:00:00Z", "+2020-01-01", "2020-W01-1", "2020-001", "2020-01-0১", " 2020-01-01", "98-01-01"],
    );
}

#[test]
fn times_have_an_offset_and_leap_seconds_are_at_midnight_of_utc() {
    assert_format(
        Format::Time,
        &[
            "00:00:00Z",
            "23:59:59z",
            "12:00:00.123456789+01:30",
            "12:00:00-00:00",
            "23:59:60Z",
            "15:59:60-08:00",
            "01:29:60+01:30",
            "12:00:00+23:59",
        ],
        &[
            "24:00:00Z",
            "12:60:00Z",
            "12:00:61Z",
            "12:00:60Z",
            "22:59:60Z",
            "23:59:60+01:00",
            "12:00:00",
            "12:00Z",
            "12:00:00.Z",
            "12:00:00,5Z",
        ],
    );
    assert_format(
        Format::Time,
        &[],
        &[
            "",
            "Z",
            "1:00:00Z",
            "12:00:00+24:00",
            "12:00:00+00:60",
            "12:00:00+0100",
            "12:00:00 Z",
            "12:00:00Z+00:30",
            "1২:00:00Z",
            "12:00:00é00:00",
        ],
    );
}

#[test]
fn date_times() {
    assert_format(
        Format::DateTime,
        &[
            "2020-01-01T00:00:00Z",
            "2020-01-01t00:00:00.5z",
            "1998-12-31T23:59:60Z",
            "1998-12-31T15:59:60.123-08:00",
            "2020-02-29T23:59:59+14:00",
        ],
        &[
            "2020-01-01",
            "2020-01-01T00:00:00",
            "2020-01-01 00:00:00Z",
            "2021-02-29T00:00:00Z",
            "1998-12-31T23:58:60Z",
            "1998-12-31T22:59:60Z",
            "2020-01-01T24:00:00Z",
            "20200101T000000Z",
            "2020-01-01T00:00Z",
            "",
            "é020-01-01T00:00:00Z",
            "2013-350T01:01:01Z",
        ],
    );
}

#[test]
fn durations_leave_out_no_unit_between_two() {
    assert_format(
        Format::Duration,
        &["P1Y2M3DT4H5M6S", "P1Y", "P2M", "P3D", "PT4H", "PT5M", "PT6S", "P1YT6S", "P2W", "P0D", "PT36H", "P1M2D"],
        &[
            "", "P", "PT", "P1YT", "1D", "P1D2H", "P1Y2D", "PT1H2S", "P1W1D", "P2D1Y", "P1Y1Y", "P1.5D", "P-1D",
            "-P1D", "PD", "P1", "p1d", "P২Y", "PT1D", "P1S",
        ],
    );
}

#[test]
fn mailboxes() {
    let good = [
        "a@b",
        "joe.bloggs@example.com",
        "te~st@example.com",
        "\"joe bloggs\"@example.com",
        "\"joe@bloggs\"@a.b",
        "\"a\\\"b\"@a.b",
        "a@[127.0.0.1]",
        "a@[IPv6:::1]",
        "a@[ipv6:::1]",
        "!#$%&'*+-/=?^_`{|}~@a.b",
    ];
    let bad = [
        "",
        "a",
        "@b",
        "a@",
        ".a@b.c",
        "a.@b.c",
        "a..b@c.d",
        "a b@c.d",
        "a@b..c",
        "a@-b",
        "a@b_c",
        "a@[127.0.0.300]",
        "a@[::1]",
        "\"a@b.c",
        "\"a\"b\"@c.d",
        "\"a\\\"@b.c",
        "a@b@c",
        "a@b,c@d",
        "a\u{7f}@b",
    ];
    assert_format(Format::Email, &good, &bad);
    assert_format(Format::IdnEmail, &good, &bad);
    let international = ["실례@실례.테스트", "é@example.com", "\"é\"@example.com", "a@münchen.de"];
    assert_format(Format::Email, &[], &international);
    assert_format(Format::IdnEmail, &international, &["é@-é", "é@☃"]);
}

#[test]
fn hostnames() {
    let long = ["a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(61)].join(".");
    let longer = format!("{long}d");
    let (label, longest) = ("a".repeat(64), "a".repeat(63));
    let good = [
        "a",
        "a.b",
        "www.example.com",
        "1host",
        "127.0.0.1",
        "a-b.c-d",
        "xn--4gbwdl.xn--wgbh1c",
        "r3---sn-a.example.com",
        "ab--cd",
        "xn--mnchen-3ya.de",
        "XN--MNCHEN-3YA",
        &long,
        &longest,
    ];
    let bad = [
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "-a",
        "a-",
        "a.-b",
        "a_b",
        "a b",
        "a\u{7f}",
        "a@b",
        "xn--",
        "xn--X",
        "xn--a",
        "xn--l-fda",
        "xn--hello-txk",
        "xn--7a",
        &longer,
        &label,
    ];
    assert_format(Format::Hostname, &good, &bad);
    assert_format(Format::IdnHostname, &good, &bad);
    assert_format(Format::Hostname, &[], &["실례.테스트", "é", "a。b"]);
}

#[test]
fn international_hostnames() {
    let long = "한국".repeat(12);
    assert_format(
        Format::IdnHostname,
        &[
            "실례.테스트",
            "münchen.de",
            "हिन्दी.भारत",
            "ไทย.ไทย",
            "a。b",
            "l·l",
            "α͵β",
            "א׳ב",
            "א״ב",
            "ァ・ぁ",
            "क्\u{200d}ष",
            "ب٠",
            &long,
        ],
        &[
            "〮례.테스트",
            "-é",
            "é-",
            "é..a",
            "éa--b\u{20}",
            "aé--b",
            "☃",
            "é☃",
            "a·l",
            "l·",
            "·l",
            "α͵S",
            "͵",
            "A׳ב",
            "׳ב",
            "・",
            "def・abc",
            "ب٠۰",
            "a\u{200d}b",
            "ـߺ",
            &"é".repeat(64),
        ],
    );
}

#[test]
fn addresses() {
    assert_format(
        Format::Ipv4,
        &["0.0.0.0", "127.0.0.1", "255.255.255.255"],
        &[
            "",
            "1.2.3",
            "1.2.3.4.5",
            "256.0.0.0",
            "01.2.3.4",
            "1.2.3.4/24",
            "0x7f.0.0.1",
            "2130706433",
            "1.2.3.৪",
            " 1.2.3.4",
            "1.2.3.4\n",
        ],
    );
    assert_format(
        Format::Ipv6,
        &["::", "::1", "1::", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "ABCD::"],
        &[
            "",
            ":",
            ":::",
            "1::2::3",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "12345::",
            "g::",
            "::1%eth0",
            "::1/64",
            "[::1]",
            "::ffff:1.2.3.256",
            "1:2:3:4:5:6:7:1.2.3.4",
            "1.2.3.4",
            " ::1",
        ],
    );
}

#[test]
fn identifiers_of_resources() {
    let absolute = [
        "http://a.b/c?d=e#f",
        "http://a@[::1]:80/",
        "http://[v7.a:b]/",
        "urn:a:b",
        "mailto:a@b.c",
        "file:///a",
        "http://",
        "a:",
        "tel:+1-2",
        "http://a/%20",
        "ldap://[2001:db8::7]/c=GB?objectClass?one",
        "a+b-c.1:x",
    ];
    let relative = ["", "/a", "//a/b", "a/b", "?a", "#a", "../a", "a/b:c", "./a:b", "//"];
    let never = [
        "http://a b",
        "\\\\a\\b",
        "http://a/<b>",
        "http://a/%2",
        "http://a/%zz",
        "a\\b",
        "http://[::1",
        "http://[a]/",
        "http://a:b/",
        "#a#b",
        "1a:b",
        ":a",
        "http://a/{b}",
        "a|b",
        "http://a/^",
        "http://a/[b]",
        "\"a\"",
        "http://[v.a]/",
    ];
    assert_format(Format::Uri, &absolute, &relative);
    assert_format(Format::Uri, &[], &never);
    assert_format(Format::UriReference, &absolute, &never);
    assert_format(Format::UriReference, &relative, &[]);
    assert_format(Format::Iri, &absolute, &relative);
    assert_format(Format::Iri, &[], &never);
    assert_format(Format::IriReference, &absolute, &never);
    assert_format(Format::IriReference, &relative, &[]);
    let international = ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://a/é", "a:é"];
    assert_format(Format::Uri, &[], &international);
    assert_format(Format::UriReference, &[], &["é", "http://a/é"]);
    assert_format(Format::Iri, &international, &["é", "é:a", "http://a/\u{fffe}", "http://a/\u{80}", "http://a/é{"]);
    assert_format(Format::IriReference, &["é", "/é", "#é"], &["\\\\é", "é^", "é\u{e000}"]);
}

#[test]
fn templates() {
    assert_format(
        Format::UriTemplate,
        &[
            "",
            "/a",
            "{a}",
            "http://a/{b}/{+c,d*}{?e:3}",
            "{/a.b}",
            "{&a_1,b%20c}",
            "{#a}",
            "{;a}",
            "{.a}",
            "é{a}",
            "%20{a}",
        ],
        &[
            "{",
            "}",
            "{a",
            "a}",
            "{}",
            "{?}",
            "{a b}",
            "{a,}",
            "{a..b}",
            "{.a.}",
            "{a.}",
            "{a:0}",
            "{a:10000}",
            "{a:}",
            "{a:3*}",
            "{a%2}",
            "{{a}}",
            "a b",
            "%2",
            "<a>",
            "{-a}",
            "\"",
            "{é}",
            "a^",
        ],
    );
}

#[test]
fn uuids_have_hyphens_in_their_places() {
    assert_format(
        Format::Uuid,
        &[
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
        ],
        &[
            "",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
            "2eb8aa0-8aa98-11ea-b4aa-73b441d16380",
            "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
            "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
        ],
    );
}

#[test]
fn pointers() {
    assert_format(
        Format::JsonPointer,
        &["", "/", "/a/b", "/a~0b/~1", "//", "/é", "/ ", "/a/-", "/%25"],
        &["a", "#", "#/a", "/~", "/~2", "/a~", "/~~", "0/a"],
    );
    assert_format(
        Format::RelativeJsonPointer,
        &["0", "1", "10/a", "0#", "2/a~1b", "0+1", "0-1/a", "1+2#", "0/"],
        &["", "#", "/a", "-1/a", "+1/a", "01", "01#", "0##", "0a", "1~", "1/~2", "0+", "0+01", "0-#", "০/a"],
    );
}

#[test]
fn regular_expressions() {
    assert_format(
        Format::Regex,
        &[
            "",
            "a",
            "([abc])+\\s+$",
            "^(?:a|b)*?$",
            "(?=a)(?!b)(?<=c)(?<!d)",
            "(?<name>a)\\k<name>",
            "a{2}b{2,}c{2,3}?",
            "[^\\]\\\\]",
            "\\p{L}\\P{Script=Greek}",
            "\\u0041\\u{1F600}\\x41\\cA",
            "\\d\\D\\w\\W\\s\\S\\b\\B",
            "a{",
            "{a}",
            "a]",
            "a}",
            "[[]",
            "\\/\\-\\.",
            "é+",
            "()",
            "|",
            "[]",
            "[^]",
            "(a)\\1",
        ],
        &[
            "(", ")", "^(abc]", "[a", "[a\\]", "*a", "a**", "a+*", "+", "(?a)", "(?", "(?<>a)", "(?<1a>b)", "(?<a",
            "(*a)", "a|*", "\\", "\\Z", "\\a", "a{3,2}", "{2}", "^*", "\\u12", "\\x1", "\\p", "\\pL", "\\c1", "\\k",
            "(?P<a>b)",
        ],
    );
}
