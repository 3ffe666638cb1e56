//! Documents in YAML: what they say, and where.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clientwright::Config;
use clientwright::context::Context;
use clientwright::load::{Document, load};
use clientwright::source::Location;
use serde_json::{Value, json};
use tempfile::TempDir;

fn read(text: &str) -> (Vec<Document>, Context) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, text).unwrap();
    let mut cx = Context::default();
    let documents = load(&[path], &mut cx);
    (documents, cx)
}

/// The value of `x` in a document that has `text` behind its version.
fn value(text: &str) -> Value {
    let (mut documents, cx) = read(&format!("openapi: '3.1.0'\n{text}"));
    assert!(cx.diagnostics.is_empty(), "{text:?}: {:?}", cx.diagnostics);
    documents[0].value["x"].take()
}

/// The finding that a document with `text` behind its version ends in: its code, line, column and message.
fn finding(text: &str) -> (&'static str, usize, usize, String) {
    let (_, cx) = read(&format!("openapi: '3.1.0'\n{text}"));
    assert_eq!(cx.diagnostics.len(), 1, "{text:?}: {:?}", cx.diagnostics);
    let found = &cx.diagnostics[0];
    let position = cx.sources.locate(&[&found.primary.as_ref().unwrap().location])[0].clone().unwrap();
    (found.code.id(), position.line, position.column, found.message.clone())
}

fn place(text: &str) -> (&'static str, usize, usize) {
    let (code, line, column, _) = finding(text);
    (code, line, column)
}

#[test]
fn scalars_are_what_the_core_schema_says() {
    for (text, expected) in [
        ("", json!(null)),
        ("~", json!(null)),
        ("null", json!(null)),
        ("NULL", json!(null)),
        ("nULL", json!("nULL")),
        ("true", json!(true)),
        ("False", json!(false)),
        ("yes", json!("yes")),
        ("No", json!("No")),
        ("on", json!("on")),
        ("off", json!("off")),
        ("y", json!("y")),
        ("0", json!(0)),
        ("-12", json!(-12)),
        ("+12", json!(12)),
        ("007", json!(7)),
        ("-007", json!(-7)),
        ("0o17", json!(15)),
        ("0xfF", json!(255)),
        ("0o8", json!("0o8")),
        ("0x", json!("0x")),
        ("-0x1", json!("-0x1")),
        ("0b1", json!("0b1")),
        ("1_000", json!("1_000")),
        ("18446744073709551615", json!(u64::MAX)),
        ("-9223372036854775808", json!(i64::MIN)),
        ("18446744073709551616", json!(18_446_744_073_709_551_616.0)),
        ("0x10000000000000000", json!(18_446_744_073_709_551_616.0)),
        ("1.5", json!(1.5)),
        ("3.0", json!(3.0)),
        (".5", json!(0.5)),
        ("5.", json!(5.0)),
        ("+.5e+3", json!(500.0)),
        ("1e3", json!(1000.0)),
        ("1E-2", json!(0.01)),
        ("-0", json!(-0.0)),
        (".", json!(".")),
        ("\n- ", json!([null])),
        ("+", json!("+")),
        ("e3", json!("e3")),
        ("1e", json!("1e")),
        ("1.2.3", json!("1.2.3")),
        ("12:30:45", json!("12:30:45")),
        ("2001-12-14t21:59:43.10-05:00", json!("2001-12-14t21:59:43.10-05:00")),
        ("2002-12-14", json!("2002-12-14")),
        ("'12'", json!("12")),
        ("\"true\"", json!("true")),
        ("''", json!("")),
        ("'it''s'", json!("it's")),
        (
            r#""\u00e9\n\x41\
            b""#,
            json!("é\nAb"),
        ),
        ("|\n  a\n   b\n\n", json!("a\n b\n")),
        (">-\n  a\n  b\n\n  c\n", json!("a b\nc")),
        ("^[a-z]+$ # comment", json!("^[a-z]+$")),
        ("a#b", json!("a#b")),
        ("http://example.com/#a", json!("http://example.com/#a")),
        ("a\n  b", json!("a b")),
    ] {
        assert_eq!(value(&format!("x: {text}")), expected, "{text:?}");
    }
}

#[test]
fn collections_are_arrays_and_objects_in_their_order() {
    let text = "x:\n- a\n- [1, {b: c, ? d : e, f}, ]\n-\n  z: 1\n  a: 2\n  m: {}\n- - - []\n";
    let found = value(text);
    assert_eq!(found, json!(["a", [1, { "b": "c", "d": "e", "f": null }], { "z": 1, "a": 2, "m": {} }, [[[]]]]));
    let keys: Vec<&String> = found[2].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["z", "a", "m"]);
}

#[test]
fn keys_are_text_as_it_is_written() {
    let text = "x: {200: a, 0x1F: b, true: c, null: d, ~: e, 1.0: f, 2020-01-01: g, : h, 'i': i, \"j\\u006b\": j}";
    let keys: Vec<String> = value(text).as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["200", "0x1F", "true", "null", "~", "1.0", "2020-01-01", "", "i", "jk"]);
    assert_eq!(value("k: &k name\nx: {*k : 1}"), json!({ "name": 1 }));
    assert_eq!(place("x:\n  [a]: b"), ("yaml/not-json", 3, 3));
    assert_eq!(place("x: {{ template }}"), ("yaml/not-json", 2, 5));
}

#[test]
fn tags_say_what_a_value_is() {
    for (text, expected) in [
        ("!!str 1", json!("1")),
        ("!!str", json!("")),
        ("! 1", json!("1")),
        ("!<tag:yaml.org,2002:str> true", json!("true")),
        ("!!int '7'", json!(7)),
        ("!!float 1", json!(1.0)),
        ("!!bool \"true\"", json!(true)),
        ("!!null ''", json!(null)),
        ("!!timestamp 2001-01-01", json!("2001-01-01")),
        ("!!binary aGk=", json!("aGk=")),
        ("!!seq [!!map {}]", json!([{}])),
        ("! [1]", json!([1])),
    ] {
        assert_eq!(value(&format!("x: {text}")), expected, "{text:?}");
    }
    for text in ["!!int a", "!!int 1.5", "!!bool yes", "!!null a", "!!float a", "!!seq {}", "!!map a", "!!str [a]"] {
        assert_eq!(finding(&format!("x: {text}")).0, "yaml/not-json", "{text:?}");
    }
}

#[test]
fn unknown_tags_are_reported_and_passed_over() {
    let (documents, cx) = read("openapi: 3.1.0\na: &a !include 7\nb: *a\nc: !Ref {d: !!set {e}}\n");
    assert_eq!(documents[0].value["b"], json!(7));
    assert_eq!(documents[0].value["c"], json!({ "d": { "e": null } }));
    let found: Vec<_> = cx.diagnostics.iter().map(|found| (found.code.id(), found.message.clone())).collect();
    let expected = ["!include", "!Ref", "!!set"].map(|tag| {
        let message = format!("the tag `{tag}` is not known, and is ignored");
        ("yaml/unknown-tag", message)
    });
    assert_eq!(found, expected);
    let locations: Vec<&Location> =
        cx.diagnostics.iter().map(|found| &found.primary.as_ref().unwrap().location).collect();
    let positions: Vec<_> = cx.sources.locate(&locations).into_iter().flatten().collect();
    let positions: Vec<_> = positions.into_iter().map(|position| (position.line, position.column)).collect();
    assert_eq!(positions, [(2, 7), (4, 4), (4, 13)]);
}

#[test]
fn numbers_that_json_has_not_are_refused() {
    for text in [".inf", "-.INF", "+.Inf", ".nan", ".NaN", "1e999", "-1e999"] {
        assert_eq!(place(&format!("a: 1\nx: {text}")), ("yaml/not-json", 3, 4), "{text}");
    }
    assert_eq!(value("x: ['.inf', -.nan, .infinite]"), json!([".inf", "-.nan", ".infinite"]));
}

#[test]
fn aliases_are_what_they_stand_for() {
    let text = "a: &a {b: [1, &s text]}\nx: [*a, *s, &a 2, *a]\n";
    assert_eq!(value(text), json!([{ "b": [1, "text"] }, "text", 2, 2]));
    assert_eq!(value("a: &a\nx: [*a]"), json!([null]));
    assert_eq!(place("x: [*nothing]"), ("yaml/syntax", 2, 5));
    assert_eq!(place("x: &x [1, {y: *x}]"), ("yaml/not-json", 2, 15));
}

#[test]
fn merge_keys_bring_in_members() {
    let base = "a: &a {k: 1, l: 1}\nb: &b {l: 2, m: 2}\n";
    for (text, expected) in [
        ("x: {<<: *a}", r#"{"k":1,"l":1}"#),
        ("x: {l: 3, <<: *a}", r#"{"l":3,"k":1}"#),
        ("x: {<<: *a, l: 3}", r#"{"k":1,"l":3}"#),
        ("x: {<<: [*a, *b], n: 3}", r#"{"k":1,"l":1,"m":2,"n":3}"#),
        ("x: {<<: [*b, *a]}", r#"{"l":2,"m":2,"k":1}"#),
        ("x: {<<: {<<: *a, n: 4}}", r#"{"k":1,"l":1,"n":4}"#),
        ("x: {!!merge <<: *a}", r#"{"k":1,"l":1}"#),
        ("x: {'<<': *a}", r#"{"<<":{"k":1,"l":1}}"#),
        ("x: {<<: []}", "{}"),
    ] {
        assert_eq!(value(&format!("{base}{text}")).to_string(), expected, "{text}");
    }
    assert_eq!(place("x: {<<: 1}"), ("yaml/not-json", 2, 9));
    assert_eq!(place("x: {<<: [{}, a]}"), ("yaml/not-json", 2, 9));
}

#[test]
fn what_aliases_make_of_a_text_is_bounded() {
    let laughs = |first: &str, each: &dyn Fn(usize) -> String| {
        let levels: String = (1..40).map(|level| format!("a{level}: &a{level} {}\n", each(level - 1))).collect();
        format!("a0: &a0 {first}\n{levels}")
    };
    let arrays = laughs("[lol]", &|below| format!("[{}]", vec![format!("*a{below}"); 9].join(", ")));
    let merges = laughs("{}", &|below| format!("{{<<: [{}]}}", vec![format!("*a{below}"); 9].join(", ")));
    let objects = laughs("{k: v}", &|below| format!("{{k: *a{below}, <<: [*a{below}, *a{below}], l: *a{below}}}"));
    let text = format!("t: &t {}\nx: [{}]", "t".repeat(1 << 20), vec!["*t"; 1 << 10].join(", "));
    for text in [arrays, merges, objects, text] {
        let start = Instant::now();
        assert_eq!(finding(&text).0, "yaml/too-large", "{}", &text[..40]);
        assert!(start.elapsed().as_secs() < 20);
    }
}

#[test]
fn nesting_is_bounded_as_in_json() {
    let flow = |levels| format!("x: {}{}", "[".repeat(levels), "]".repeat(levels));
    let block = |levels| {
        let lines: String = (0..levels).map(|level| format!("{}k:\n", " ".repeat(level + 1))).collect();
        format!("x:\n{lines}")
    };
    let dashes = |levels| format!("x: \n {}", "- ".repeat(levels));
    // Chains of anchors are as deep without being so where they stand.
    let chain = |levels: usize| {
        let links: String = (1..levels).map(|level| format!("a{level}: &a{level} [*a{}]\n", level - 1)).collect();
        format!("a0: &a0 []\n{links}x: 1")
    };
    let merges = |levels: usize| {
        let links: String = (1..levels).map(|level| format!("a{level}: &a{level} {{<<: *a{}}}\n", level - 1)).collect();
        format!("a0: &a0 {{}}\n{links}x: 1")
    };
    // The document itself is a level.
    for text in [flow(126), block(126), dashes(126), chain(126), merges(126)] {
        value(&text);
    }
    for text in [flow(127), flow(100_000), block(127), dashes(127), dashes(100_000), chain(127), chain(100_000)] {
        assert_eq!(finding(&text).0, "json/too-deep", "{}", &text[..40]);
    }
    assert_eq!(finding(&merges(100_000)).0, "json/too-deep");
    assert_eq!(place(&flow(127)).2, 4 + 126);
}

#[test]
fn of_keys_that_are_there_twice_the_last_one_counts() {
    let (documents, cx) =
        read("openapi: 3.1.0\nx:\n- {k: 1, 'k': 2, \"\\x6b\": 3}\n200: a\n'200': b\nopenapi: 3.1.1\n");
    let found: Vec<_> = cx.diagnostics.iter().map(|found| &found.primary.as_ref().unwrap().location).collect();
    let pointers: Vec<_> = found.iter().map(|location| location.pointer.as_str()).collect();
    assert_eq!(pointers, ["/200", "/openapi", "/x/0/k"]);
    assert!(cx.diagnostics.iter().all(|found| found.code.id() == "json/duplicate-key"));
    let positions: Vec<_> = cx.sources.locate(&found).into_iter().flatten().collect();
    let positions: Vec<_> = positions.iter().map(|position| (position.line, position.column)).collect();
    assert_eq!(positions, [(5, 1), (6, 1), (3, 18)]);
    assert_eq!(documents[0].value.to_string(), r#"{"openapi":"3.1.1","x":[{"k":3}],"200":"b"}"#);
}

#[test]
fn a_text_is_one_document() {
    for text in ["---\nx: 1\n", "x: 1\n...\n", "x: 1\n---\n", "x: 1\n...\n# end\n", "x: 1\n---\n---\n"] {
        let (documents, cx) = read(&format!("%YAML 1.2\n---\nopenapi: 3.1.0\n{}", text.trim_start_matches("---\n")));
        assert!(cx.diagnostics.is_empty(), "{text:?}: {:?}", cx.diagnostics);
        assert_eq!(documents[0].value["x"], json!(1));
    }
    assert_eq!(place("x: 1\n---\nopenapi: 3.1.0\n"), ("yaml/several-documents", 4, 1));
    assert_eq!(place("---\n[1]\n"), ("yaml/several-documents", 3, 1));
}

#[test]
fn marks_and_line_ends_are_of_no_consequence() {
    let (documents, cx) = read("\u{feff}openapi: 3.1.0\r\nx:\r\n  - é: |\r\n      a\r\n      b\r\n  - 😀\r\n");
    assert_eq!(documents[0].value, json!({ "openapi": "3.1.0", "x": [{ "é": "a\nb\n" }, "😀"] }));
    let location = Location::new(documents[0].source, "/x/1");
    let position = cx.sources.locate(&[&location])[0].clone().unwrap();
    assert_eq!((position.line, position.column), (6, 5));
}

#[test]
fn json_is_yaml() {
    let text = "{\n\t\"openapi\": \"3.1.0\",\n\t\"a\": [1, tru\\u0065]\n}".replace("tru\\u0065", "\"\\ud83d\\ude00\"");
    let (documents, cx) = read(&text);
    assert!(cx.diagnostics.is_empty());
    assert_eq!(documents[0].value, serde_json::from_str::<Value>(&text).unwrap());
    // What is not JSON is YAML all the same.
    assert_eq!(read("{openapi: 3.1.0, # comment\n a: [1,],}").0[0].value, json!({ "openapi": "3.1.0", "a": [1] }));
}

#[test]
fn mistakes_are_placed() {
    for (text, line, column) in [
        ("x:\n\ty: 1\n", 3, 2),
        ("x: [1, 2\ny: 3\n", 3, 2),
        ("x: {a: 1\n", 2, 4),
        ("x: 'open\n", 2, 4),
        ("x: a: b\n", 2, 5),
        ("x: @at\n", 2, 4),
        ("é: \"\\q\"\n", 2, 4),
        ("x: 1\n  y: 2\n", 3, 4),
        ("x:\n    a: 1\n   b: 2\n", 4, 4),
    ] {
        let (code, at, from, message) = finding(text);
        assert_eq!((code, at, from), ("yaml/syntax", line, column), "{text:?}: {message}");
        assert!(message.starts_with("not YAML: "));
    }
}

/// What stands at each pointer: line, column, and the text.
fn at(text: &str, pointers: &[&str]) -> Vec<(usize, usize, String)> {
    let (documents, cx) = read(text);
    let source = documents[0].source;
    let locations: Vec<Location> = pointers.iter().map(|pointer| Location::new(source, *pointer)).collect();
    let positions = cx.sources.locate(&locations.iter().collect::<Vec<_>>());
    let found = positions.into_iter().flatten();
    found.map(|found| (found.line, found.column, cx.sources.page(source)[found.span].to_owned())).collect()
}

#[test]
fn pointers_lead_to_keys_and_elements() {
    let text = "\
# A document.
openapi: 3.1.0
'paths':
  /a~b: # comment
    \"\\x67et\": &get
      - one
      - k: v
      -
      - [f, {g: h}]
      - - - deep
      - |
        block
200: {<<: {m: 1}, n: 2}
? long
: *get
";
    let pointers = [
        "",
        "/paths",
        "/paths/~1a~0b",
        "/paths/~1a~0b/get",
        "/paths/~1a~0b/get/0",
        "/paths/~1a~0b/get/1",
        "/paths/~1a~0b/get/1/k",
        "/paths/~1a~0b/get/2",
        "/paths/~1a~0b/get/3",
        "/paths/~1a~0b/get/3/1",
        "/paths/~1a~0b/get/3/1/g",
        "/paths/~1a~0b/get/4",
        "/paths/~1a~0b/get/4/0/0",
        "/paths/~1a~0b/get/5",
        "/200/m",
        "/200/n/deeper",
        "/long",
        "/long/1/k",
        "/nowhere",
    ];
    let expected = [
        (2, 1, "openapi"),
        (3, 1, "'paths'"),
        (4, 3, "/a~b"),
        (5, 5, "\"\\x67et\""),
        (6, 9, "one"),
        (7, 9, "k"),
        (7, 9, "k"),
        (8, 8, ""),
        (9, 9, "["),
        (9, 13, "{"),
        (9, 14, "g"),
        (10, 9, "-"),
        (10, 13, "deep"),
        (12, 9, "block"),
        (13, 12, "m"),
        (13, 19, "n"),
        (14, 3, "long"),
        (7, 9, "k"),
        (2, 1, "openapi"),
    ];
    let expected: Vec<_> = expected.iter().map(|(line, column, text)| (*line, *column, (*text).to_owned())).collect();
    assert_eq!(at(text, &pointers), expected);
}

#[test]
fn blocks_count_from_their_page() {
    let folder = TempDir::new().unwrap();
    let page = "# Page\n\n- An API:\n\n  ```yaml\n  openapi: 3.1.0\n  a:\n    - é\n  ```\n\n> ~~~ YML\n> openapi: 3.1.0\n> a: {\n> ~~~\n";
    let path = folder.path().join("page.md");
    fs::write(&path, page).unwrap();
    let mut cx = Context::default();
    let documents = load(&[path], &mut cx);
    assert_eq!(documents[0].value, json!({ "openapi": "3.1.0", "a": ["é"] }));
    let fault = &cx.diagnostics[0].primary.as_ref().unwrap().location;
    let element = Location::new(documents[0].source, "/a/0");
    let positions: Vec<_> = cx.sources.locate(&[&element, fault]).into_iter().flatten().collect();
    let positions: Vec<_> = positions.iter().map(|position| (position.line, position.column)).collect();
    assert_eq!(positions, [(8, 7), (13, 6)]);
}

#[test]
fn diagnostics_of_later_stages_show_the_text() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, "openapi: 3.0\ninfo:\n  title: A\n  version: 1.0\npaths: {}\n").unwrap();
    let errors = Config::new().input(&path).render().unwrap_err().to_string();
    let shown = errors.replace(&format!("{}/", folder.path().display()), "");
    assert!(shown.contains("a.yaml:1:1"), "{shown}");
    assert!(shown.contains("1 | openapi: 3.0\n  | ^^^^^^^"), "{shown}");
}

/// The documents in YAML of the folder that `CLIENTWRIGHT_CORPUS` names, if it does.
fn corpus() -> Vec<PathBuf> {
    let Ok(folder) = std::env::var("CLIENTWRIGHT_CORPUS") else {
        println!("skipped: CLIENTWRIGHT_CORPUS names no folder");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml"));
    files.sort();
    files
}

#[test]
fn real_documents_are_read() {
    for path in corpus() {
        let start = Instant::now();
        let mut cx = Context::default();
        let documents = load(std::slice::from_ref(&path), &mut cx);
        println!("{:>7.1} ms  {}", start.elapsed().as_secs_f64() * 1e3, path.display());
        assert_eq!(documents.len(), 1, "{}: {:?}", path.display(), cx.diagnostics);
        every_place_is_found(&documents[0], &cx);
    }
}

/// Every member is at a key that is its name, give or take quotes.
fn every_place_is_found(document: &Document, cx: &Context) {
    let mut pointers = Vec::new();
    places(&document.value, "", &mut pointers);
    let locations: Vec<Location> = pointers.iter().map(|pointer| Location::new(document.source, pointer)).collect();
    let positions = cx.sources.locate(&locations.iter().collect::<Vec<_>>());
    for (location, position) in locations.iter().zip(positions) {
        let position = position.unwrap();
        let text = &cx.sources.page(document.source)[position.span];
        let name = location.pointer.rsplit('/').next().unwrap().replace("~1", "/").replace("~0", "~");
        let bare = |text: &str| text.trim_matches(['"', '\'']).to_owned();
        assert!(text.contains('\\') || bare(text) == bare(&name), "{}: {text}", location.pointer);
    }
}

/// The pointers of all members.
fn places(value: &Value, pointer: &str, pointers: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                places(value, &pointer, pointers);
                pointers.push(pointer);
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                places(value, &format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
}

/// A linear congruential generator: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

/// A text in which all that YAML has stands somewhere.
const EVERYTHING: &str = "%YAML 1.2\n%TAG !e! tag:example.com,2000:\n---\nopenapi: 3.1.0\ninfo: &info\n  title: \"T\\u00e9\"\n  \
    version: '1'\nx: !e!a {<<: *info, b: [1, -2.5, ~, *info], ? c\n  : d}\ny: |+2\n  text\n\n   more\nz: >-\n  \
    folded\n  text # no comment\n200: !!int 7\n? &k k\n: [é]\n# end\n...\n";

/// `CLIENTWRIGHT_MUTATIONS=200000 cargo test --release -p clientwright --test yaml` tries more of them.
#[test]
fn texts_with_something_else_in_their_places_are_read_or_refused() {
    const PIECES: &[&str] = &[
        "", "\n", "  ", "\t", "\r", "- ", ": ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "*info", "<<: ", "!!str ",
        "!e!", "|", ">", "'", "\"", "\\", "#", "---\n", "...\n", "%", "@", "\u{feff}", "\u{0}", "\u{2028}", "é",
        ".inf", "1e999",
    ];
    let number = std::env::var("CLIENTWRIGHT_MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(3000);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.yaml");
    let mut dice = Dice(2026);
    let mut read = 0;
    for _ in 0..number {
        let mut text: Vec<char> = EVERYTHING.chars().collect();
        for _ in 0..=dice.below(4) {
            let start = dice.below(text.len());
            let end = (start + dice.below(4)).min(text.len());
            text.splice(start..end, PIECES[dice.below(PIECES.len())].chars());
        }
        fs::write(&path, text.into_iter().collect::<String>()).unwrap();
        read += usize::from(is_read_and_shown(&path));
    }
    assert!(read > number / 10, "only {read} of {number} are read: the changes are too wild");
}

/// Whether a file is a document; what is found is shown, so that places are looked for.
fn is_read_and_shown(path: &Path) -> bool {
    let mut cx = Context::default();
    let documents = load(&[path.to_owned()], &mut cx);
    let mut locations: Vec<Location> =
        cx.diagnostics.iter().filter_map(|found| found.primary.as_ref()).map(|label| label.location.clone()).collect();
    for document in &documents {
        let mut pointers = Vec::new();
        places(&document.value, "", &mut pointers);
        locations.extend(pointers.into_iter().map(|pointer| Location::new(document.source, pointer)));
    }
    let positions = cx.sources.locate(&locations.iter().collect::<Vec<_>>());
    assert!(positions.iter().all(Option::is_some));
    !documents.is_empty()
}
