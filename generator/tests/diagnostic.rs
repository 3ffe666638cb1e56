//! Diagnostics as people see them.

use std::collections::BTreeSet;
use std::sync::Arc;

use clientwright::context::{Context, Place};
use clientwright::diagnostic::{Code, Diagnostics, Severity};
use clientwright::source::Location;

fn finish(cx: Context) -> Diagnostics {
    Diagnostics::new(cx.diagnostics, Arc::new(cx.sources))
}

#[test]
fn codes_are_stable_ids() {
    let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(ids.len(), Code::ALL.len());
    for code in Code::ALL {
        let is_id = |text: &str| {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || b"-8".contains(&byte))
        };
        let (area, name) = code.id().split_once('/').unwrap();
        assert!(is_id(area) && is_id(name), "{code}");
        assert!(code.explanation().ends_with('.'), "{code}");
        let variant: String = code.id().split(['/', '-']).map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        assert_eq!(format!("{code:?}"), variant);
    }
}

#[test]
fn what_was_reported_can_be_asked_for() {
    let mut cx = Context::default();
    cx.warning(Code::SchemaUntyped, Place::Nowhere, "one");
    assert!(!cx.has_errors());
    cx.error(Code::InputNotFound, None, "two").with_help("help");
    assert!(cx.has_errors());
    let diagnostics = finish(cx);
    assert_eq!((diagnostics.len(), diagnostics.is_empty(), diagnostics.has_errors()), (2, false, true));
    assert_eq!(diagnostics.errors().map(|error| error.message.as_str()).collect::<Vec<_>>(), ["two"]);
    assert_eq!(diagnostics.warnings().map(|warning| warning.severity).collect::<Vec<_>>(), [Severity::Warning]);
    assert_eq!(diagnostics.to_string(), "warning[schema/untyped]: one\n\nerror[input/not-found]: two\n = help: help\n");
    assert_eq!(finish(Context::default()).render(true), "");
}

#[test]
fn what_says_the_same_of_the_same_place_is_said_once() {
    let mut cx = Context::default();
    let source = cx.sources.add("a.json", "{ \"a\": 1, \"b\": 1 }");
    for pointer in ["/a", "/b", "/a"] {
        cx.warning(Code::SchemaUntyped, Location::new(source, pointer), "one").with_help("help");
        cx.note(Code::SchemaUntyped, Location::new(source, pointer), "one");
        cx.warning(Code::SchemaUntyped, Location::new(source, pointer), "two");
        cx.warning(Code::InputNotFound, Place::Nowhere, "one");
    }
    let diagnostics = finish(cx);
    let said = |diagnostic: &clientwright::Diagnostic| {
        let pointer = diagnostic.primary.as_ref().map_or("", |label| label.location.pointer.as_str());
        (diagnostic.message.clone(), pointer.to_owned())
    };
    let warnings: Vec<_> = diagnostics.warnings().map(said).filter(|(_, pointer)| !pointer.is_empty()).collect();
    let expected = [("one", "/a"), ("two", "/a"), ("one", "/b"), ("two", "/b")];
    assert_eq!(warnings, expected.map(|(message, pointer)| (message.to_owned(), pointer.to_owned())));
    // Where there is no place, nothing tells them apart or together.
    assert_eq!(diagnostics.len(), 4 + 2 + 3);
    assert!(diagnostics.to_string().contains("note[schema/untyped]: one\n"));
}

#[test]
fn places_are_shown_with_excerpts() {
    let mut cx = Context::default();
    let one = cx.sources.add("specs/one.json", "{\n  \"paths\": {\n    \"/v1/{id}\": {}\n  }\n}\n");
    let two = cx.sources.add("specs/two.json", format!("{}{{\"a\": [1]}}\n", "\n".repeat(119)));
    let related = clientwright::diagnostic::Label::new(Location::new(two, "/a/0"), "and this");
    cx.error(
        Code::PathUndeclaredParameter,
        Location::new(one, "/paths/~1v1~1{id}"),
        "the parameter `id` is not declared",
    )
    .with_label("here")
    .with_related(related)
    .with_help("declare it");
    cx.warning(Code::MergeInfoDiffers, Location::new(one, ""), "something");
    assert_eq!(
        finish(cx).render(false),
        "\
error[path/undeclared-parameter]: the parameter `id` is not declared
   --> specs/one.json:3:5
    at /paths/~1v1~1{id}
    |
  3 |     \"/v1/{id}\": {}
    |     ^^^^^^^^^^ here
   ::: specs/two.json:120:8
    at /a/0
    |
120 | {\"a\": [1]}
    |        - and this
    = help: declare it

warning[merge/info-differs]: something
 --> specs/one.json:1:1
  |
1 | {
  | ^
"
    );
}

#[test]
fn long_lines_are_cropped_around_the_place() {
    let mut cx = Context::default();
    let long = "x".repeat(5000);
    let source = cx.sources.add("a.json", format!("{{\"a\":\"{long}\",\"key\":\"{long}\",\"z\":1}}"));
    cx.warning(Code::SchemaUntyped, Location::new(source, "/key"), "in the middle");
    cx.warning(Code::SchemaUntyped, Location::new(source, "/a"), "at the beginning");
    cx.warning(Code::SchemaUntyped, Location::new(source, "/z"), "at the end");
    let text = finish(cx).render(false);
    let blocks: Vec<Vec<&str>> = text.split("\n\n").map(|block| block.lines().collect()).collect();
    let x = |count: usize| "x".repeat(count);
    assert_eq!(blocks[0][4], format!("1 | …{}\",\"key\":\"{}…", x(30), x(61)));
    assert_eq!(blocks[0][5], format!("  | {:33}^^^^^", ""));
    assert_eq!(blocks[1][4], format!("1 | {{\"a\":\"{}…", x(94)));
    assert_eq!(blocks[1][5], "  |  ^^^");
    assert_eq!(blocks[2][4], format!("1 | …{}\",\"z\":1}}", x(92)));
    assert_eq!(blocks[2][5], format!("  | {:95}^^^", ""));
}

#[test]
fn columns_are_those_of_the_terminal() {
    let mut cx = Context::default();
    let source = cx.sources.add("a.json", "{\"日本\": 1, \"e\u{301}\":\t{\"é\": \"😀\"}}");
    for pointer in ["/日本", "/e\u{301}", "/e\u{301}/é"] {
        cx.warning(Code::SchemaUntyped, Location::new(source, pointer), "here");
    }
    let text = finish(cx).render(false);
    let marks: Vec<&str> = text.lines().filter(|line| line.contains('^')).collect();
    assert_eq!(marks, ["  |  ^^^^^^", "  |             ^^^", "  |                   ^^^"]);
}

#[test]
fn text_of_a_document_cannot_play_tricks() {
    let mut cx = Context::default();
    let source = cx.sources.add("a\u{1b}[31m.json", "{\"a\u{202e}\u{7f}\u{9b}b\": \"\t\"}");
    let location = Location::new(source, "/a\u{202e}\u{7f}\u{9b}b");
    cx.warning(Code::SchemaUntyped, location, "message \u{1b}]0;title\u{7}\nline")
        .with_help("help \u{2066}")
        .with_label("la\u{8}bel");
    let text = finish(cx).render(false);
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    assert!(!text.contains(['\u{202e}', '\u{2066}']), "{text:?}");
    assert_eq!(text.lines().count(), 7, "{text}");
}

#[test]
fn colours_are_escapes_and_nothing_else() {
    let mut cx = Context::default();
    let source = cx.sources.add("a.json", "{\"a\": 1}");
    cx.error(Code::SchemaUntyped, Location::new(source, "/a"), "message").with_help("help").with_label("label");
    let diagnostics = finish(cx);
    let mut colored = diagnostics.render(true);
    assert!(colored.contains("\u{1b}["));
    while let Some(start) = colored.find('\u{1b}') {
        let end = start + colored[start..].find('m').unwrap();
        colored.replace_range(start..=end, "");
    }
    assert_eq!(colored, diagnostics.render(false));
}

#[test]
fn places_in_text_that_is_no_json() {
    let mut cx = Context::default();
    let source = cx.sources.add("a.json", "{\"a\": }");
    cx.error(Code::JsonSyntax, Location::at_offset(source, 6), "expected value");
    cx.error(Code::JsonSyntax, Location::at_offset(source, 7), "ended");
    assert_eq!(
        finish(cx).render(false),
        "\
error[json/syntax]: expected value
 --> a.json:1:7
  |
1 | {\"a\": }
  |       ^

error[json/syntax]: ended
 --> a.json:1:8
  |
1 | {\"a\": }
  |        ^
"
    );
}
