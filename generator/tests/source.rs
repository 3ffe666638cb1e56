//! Places: from JSON pointers to lines and columns.

use std::time::{Duration, Instant};

use clientwright::source::{Location, SourceId, Sources, insert_origin, origin_of};
use indexmap::IndexMap;

/// What stands at each pointer: line, column, and the text.
fn at(sources: &Sources, source: SourceId, pointers: &[&str]) -> Vec<(usize, usize, String)> {
    let locations: Vec<Location> = pointers.iter().map(|pointer| Location::new(source, *pointer)).collect();
    let positions = sources.locate(&locations.iter().collect::<Vec<_>>());
    let found = positions.into_iter().map(|position| {
        let position = position.unwrap();
        (position.line, position.column, sources.page(source)[position.span].to_owned())
    });
    found.collect()
}

fn found(line: usize, column: usize, text: &str) -> (usize, usize, String) {
    (line, column, text.to_owned())
}

#[test]
fn members_are_at_their_keys_and_elements_at_their_values() {
    let mut sources = Sources::default();
    let text = "\n{\"a\" : [1, {\"b\":2}, \"s\\\"]\", [ ], true],\n \"é\": \"😀\", \"c\": null}";
    let source = sources.add("a.json", text);
    let pointers = ["", "/a", "/a/0", "/a/1", "/a/1/b", "/a/2", "/a/3", "/a/4", "/é", "/c"];
    assert_eq!(
        at(&sources, source, &pointers),
        [
            found(2, 1, "{"),
            found(2, 2, "\"a\""),
            found(2, 9, "1"),
            found(2, 12, "{"),
            found(2, 13, "\"b\""),
            found(2, 21, "\"s\\\"]\""),
            found(2, 29, "["),
            found(2, 34, "true"),
            found(3, 2, "\"é\""),
            found(3, 12, "\"c\""),
        ]
    );
}

#[test]
fn keys_are_compared_without_their_escapes() {
    let mut sources = Sources::default();
    let text = r#"{"/paths~": {"\u0061\/\"": 1, "": {"~1": 2}}, "0": {"1": 3}}"#;
    let source = sources.add("a.json", text);
    assert_eq!(
        at(&sources, source, &["/~1paths~0/a~1\"", "/~1paths~0//~01", "/0/1"]),
        [found(1, 14, r#""\u0061\/\"""#), found(1, 36, r#""~1""#), found(1, 53, r#""1""#),]
    );
}

#[test]
fn what_is_not_there_is_at_what_is_around_it() {
    let mut sources = Sources::default();
    let source = sources.add("a.json", r#"{"a": {"b": [1]}}"#);
    assert_eq!(
        at(&sources, source, &["/a/x/y", "/a/b/7", "/a/b/0/deep", "/z", "/a/b/-1", "/a/b/00"]),
        [
            found(1, 2, "\"a\""),
            found(1, 8, "\"b\""),
            found(1, 14, "1"),
            found(1, 1, "{"),
            found(1, 8, "\"b\""),
            found(1, 8, "\"b\""),
        ]
    );
}

#[test]
fn of_a_key_that_is_there_twice_the_last_one_counts() {
    let mut sources = Sources::default();
    let source = sources.add("a.json", r#"{"a": {"b": 1}, "a": {"b": 2}}"#);
    assert_eq!(at(&sources, source, &["/a", "/a/b"]), [found(1, 17, "\"a\""), found(1, 23, "\"b\"")]);
}

#[test]
fn text_that_is_no_json_ends_the_search() {
    for text in
        ["", "{", "{\"a\"", "{\"a\":", "[1,2", "{\"a\":}", "}", "[}]", "{\"a\" 1}", "\"", "\"\\", "nul", "{,:]", "[[["]
    {
        let mut sources = Sources::default();
        let source = sources.add("a.json", text);
        let locations = ["", "/a", "/0/0/0", "/a/b"].map(|pointer| Location::new(source, pointer));
        let positions = sources.locate(&locations.iter().collect::<Vec<_>>());
        assert!(positions.iter().all(Option::is_some), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_document() {
    let mut sources = Sources::default();
    let source = sources.add("a.json", "\u{feff}{\"a\":1}");
    assert_eq!(sources.text(source), "{\"a\":1}");
    // It is one of the line's code points all the same, as editors count.
    assert_eq!(at(&sources, source, &["/a"]), [found(1, 3, "\"a\"")]);
}

#[test]
fn lines_may_end_in_either_way() {
    let mut sources = Sources::default();
    let source = sources.add("a.json", "{\r\n\"a\":\r\n1,\n\"b\":\n\"c\"}\r\n");
    assert_eq!(at(&sources, source, &["/a", "/b"]), [found(2, 1, "\"a\""), found(4, 1, "\"b\"")]);
    let positions = sources.locate(&[&Location::new(source, "/a")]);
    assert_eq!(&sources.page(source)[positions[0].clone().unwrap().line_span], "\"a\":");
}

#[test]
fn blocks_count_from_their_page() {
    let mut sources = Sources::default();
    let page = "é\n> {\n> \"a\":\n>   [1,\n> 2]}\n";
    let file = sources.add_file("page.md", page);
    let parts: Vec<_> = ["{\n", "\"a\":\n", "  [1,\n", "2]}\n"]
        .iter()
        .map(|line| page.find(line).unwrap()..page.find(line).unwrap() + line.len())
        .collect();
    let source = sources.add_block(file, &parts);
    assert_eq!(sources.text(source), "{\n\"a\":\n  [1,\n2]}\n");
    assert_eq!(
        at(&sources, source, &["", "/a", "/a/0", "/a/1"]),
        [found(2, 3, "{"), found(3, 3, "\"a\""), found(4, 6, "1"), found(5, 3, "2"),]
    );
    assert_eq!(sources.path(source).to_str(), Some("page.md"));
    assert_eq!(sources.files_read().len(), 1);
}

#[test]
fn bytes_of_text_that_is_no_json() {
    let mut sources = Sources::default();
    let source = sources.add("a.json", "é{\n é");
    let at = |offset| {
        let position = sources.locate(&[&Location::at_offset(source, offset)])[0].clone().unwrap();
        (position.line, position.column, sources.page(source)[position.span].to_owned())
    };
    assert_eq!(at(0), found(1, 1, "é"));
    assert_eq!(at(1), found(1, 1, "é"));
    assert_eq!(at(2), found(1, 2, "{"));
    assert_eq!(at(3), found(1, 3, ""));
    assert_eq!(at(6), found(2, 2, "é"));
    assert_eq!(at(99), found(2, 3, ""));
}

#[test]
fn many_places_in_one_long_line_take_one_pass() {
    let mut sources = Sources::default();
    let elements: Vec<String> = (0..50_000).map(|at| format!("{{\"k{at}\":\"é\"}}")).collect();
    let source = sources.add("a.json", format!("[{}]", elements.join(",")));
    let locations: Vec<Location> = (0..50_000).rev().map(|at| Location::new(source, format!("/{at}/k{at}"))).collect();
    let start = Instant::now();
    let positions = sources.locate(&locations.iter().collect::<Vec<_>>());
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(positions.last().unwrap().as_ref().unwrap().column, 3);
    assert!(positions.first().unwrap().as_ref().unwrap().column > 600_000);
}

#[test]
fn other_documents_have_no_positions() {
    let mut sources = Sources::default();
    sources.add("a.json", "{}");
    let other = sources.add("b.json", "{}");
    assert_eq!(Sources::default().locate(&[&Location::new(other, "")]), [None]);
    assert_eq!(Sources::default().text(other), "");
}

#[test]
fn origins_are_pointers() {
    let mut cx = clientwright::context::Context::default();
    let source = cx.sources.add("a.json", "{}");
    let root = cx.origins.root(source);
    let paths = cx.origins.child(root, "paths");
    let path = cx.origins.child(paths, "/v1/~");
    let element = cx.origins.index(path, 3);
    assert_eq!(cx.origins.location(root), Location::new(source, ""));
    assert_eq!(cx.origins.location(element), Location::new(source, "/paths/~1v1~1~0/3"));
    let mut extensions = IndexMap::new();
    assert_eq!(origin_of(&extensions), None);
    insert_origin(&mut extensions, element);
    assert_eq!(origin_of(&extensions), Some(element));
}
