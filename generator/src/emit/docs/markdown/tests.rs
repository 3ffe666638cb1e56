use super::fit;

#[test]
fn code_blocks_that_rustdoc_would_run_are_marked_as_text() {
    let cases = [
        ("```\nlet x;\n```", "```text\nlet x;\n```"),
        ("```rust\nlet x;\n```", "```text\nlet x;\n```"),
        ("~~~ no_run,rust\nx\n~~~", "~~~text\nx\n~~~"),
        ("````should_panic\n```\nx\n````", "````text\n```\nx\n````"),
        ("```edition2021\nx\n```", "```text\nx\n```"),
        ("```json\n{}\n```", "```json\n{}\n```"),
        ("- item\n\n  ```\n  x\n  ```", "- item\n\n  ```text\n  x\n  ```"),
    ];
    for (text, expected) in cases {
        assert_eq!(fit(text), expected, "{text}");
    }
}

#[test]
fn blocks_that_are_code_by_indentation_get_fences() {
    assert_eq!(fit("text\n\n    let x;\n    y\n\nmore"), "text\n\n```text\n    let x;\n    y\n```\n\nmore");
}

#[test]
fn a_block_that_nothing_ends_is_ended() {
    assert_eq!(fit("```json\n{}"), "```json\n{}\n```\n");
    assert_eq!(fit("```"), "```text\n```\n");
}

#[test]
fn brackets_that_rustdoc_would_resolve_are_escaped() {
    let cases = [
        ("see [users]", "see \\[users\\]"),
        ("see [users][id]", "see \\[users\\]\\[id\\]"),
        ("see [it](https://example.com)", "see [it](https://example.com)"),
        ("code `[users]` stays", "code `[users]` stays"),
        ("already \\[escaped\\]", "already \\[escaped\\]"),
        ("- [ ] task", "- [ ] task"),
    ];
    for (text, expected) in cases {
        assert_eq!(fit(text), expected, "{text}");
    }
}

#[test]
fn links_that_lead_nowhere_here_are_their_words() {
    let cases = [
        ("see [the page](other)", "see the page"),
        ("see [`code`](/docs/code \"title\") and [more](#more).", "see `code` and more."),
        ("see ![a picture](picture.png)", "see a picture"),
        ("see [![a picture](picture.png)](https://example.com)", "see [a picture](https://example.com)"),
        ("see [an [inner] one](/x)", "see an \\[inner\\] one"),
    ];
    for (text, expected) in cases {
        assert_eq!(fit(text), expected, "{text}");
    }
}

#[test]
fn alerts_say_what_they_are() {
    assert_eq!(fit("> [!NOTE]\n> Mind [it]."), "> **Note:**\n> Mind \\[it\\].");
    assert_eq!(fit("x\n\n> [!warning]\n> Hot."), "x\n\n> **Warning:**\n> Hot.");
    assert_eq!(fit("> [!OTHER]\n> Text."), "> \\[!OTHER\\]\n> Text.");
}

#[test]
fn tags_are_shown_and_urls_are_linked() {
    let cases = [
        ("a <b> c", "a \\<b> c"),
        ("<div>\nx\n</div>", "x"),
        ("<custom>\nx\n</custom>", "\\<custom>\nx\n\\</custom>"),
        ("see https://example.com/a?b=c.", "see <https://example.com/a?b=c>."),
        ("(http://x.y)", "(<http://x.y>)"),
        ("<https://example.com>", "<https://example.com>"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ];
    for (text, expected) in cases {
        assert_eq!(fit(text), expected, "{text}");
    }
}

#[test]
fn characters_that_comments_and_editors_stumble_over_are_gone() {
    assert_eq!(fit("a\r\nb\rc\u{202e}d\u{0}e\tf \n"), "a\nb\ncde    f");
}

#[test]
fn plain_text_stays_as_it_is() {
    let text = "Pins *versions* of a `service`.\n\n1. one\n2. two\n\n| a | b |\n| - | - |\n| 1 | 2 |";
    assert_eq!(fit(text), text);
}
