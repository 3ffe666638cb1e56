//! `search`: 1 to 200 code points, percent-encoded.

use clientwright_tests::{Server, expect};
use platform_api::Rule;
use platform_api::models::SearchString;

/// `e` and a combining acute accent: one character to a reader, two code points.
const COMBINED: &str = "e\u{301}";

/// A family: one character to a reader, seven code points.
const FAMILY: &str = "👨\u{200d}👩\u{200d}👧\u{200d}👦";

#[tokio::test]
async fn texts_of_1_to_200_code_points_are_sent() {
    let server = Server::start();
    let client = server.client();
    let texts = [
        "a".to_owned(),
        "é".to_owned(),
        "😀".to_owned(),
        COMBINED.to_owned(),
        "a".repeat(200),
        "é".repeat(200),
        "😀".repeat(200),
        COMBINED.repeat(100),
        FAMILY.repeat(28),
    ];
    for text in texts {
        let sent = client.list_services("acme").search(&text).await;
        assert!(sent.is_ok(), "{} code points: {sent:?}", text.chars().count());
    }
}

#[tokio::test]
async fn texts_of_more_than_200_code_points_are_refused_and_nothing_is_sent() {
    let server = Server::start();
    let client = server.client();
    let texts = [
        ("a".repeat(201), 201),
        ("é".repeat(201), 201),
        ("😀".repeat(201), 201),
        (COMBINED.repeat(101), 202),
        (FAMILY.repeat(29), 203),
    ];
    for (text, actual) in texts {
        let refused = expect::refused(client.list_services("acme").search(&text).await);
        assert_eq!(refused, [("query.search".to_owned(), Rule::MaxLength { limit: 200, actual })]);
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn an_empty_text_is_refused_and_nothing_is_sent() {
    let server = Server::start();
    let refused = expect::refused(server.client().list_services("acme").search("").await);
    assert_eq!(refused, [("query.search".to_owned(), Rule::MinLength { limit: 1, actual: 0 })]);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn all_but_unreserved_characters_are_percent_encoded() {
    let texts = [
        ("Az09-._~", "search=Az09-._~"),
        (" ", "search=%20"),
        ("+", "search=%2B"),
        ("a&b=c", "search=a%26b%3Dc"),
        ("50%", "search=50%25"),
        ("%20", "search=%2520"),
        ("#?/\\", "search=%23%3F%2F%5C"),
        (":@!$'()*,;[]", "search=%3A%40%21%24%27%28%29%2A%2C%3B%5B%5D"),
        ("\"<>^`{|}", "search=%22%3C%3E%5E%60%7B%7C%7D"),
        ("\0\t\r\n\u{7f}", "search=%00%09%0D%0A%7F"),
        ("é", "search=%C3%A9"),
        ("😀", "search=%F0%9F%98%80"),
        (COMBINED, "search=e%CC%81"),
        ("\u{feff}", "search=%EF%BB%BF"),
    ];
    for (text, query) in texts {
        let server = Server::start();
        server.client().list_services("acme").search(text).await.unwrap();
        assert_eq!(server.only_request().query(), Some(query), "{text:?}");
    }
}

#[tokio::test]
async fn the_server_finds_what_was_searched_for() {
    for name in ["50% & more", "a+b", "été 😀", COMBINED] {
        let server = Server::start();
        let id = server.add_service(name);
        server.add_service("another");
        let page = server.client().list_services("acme").search(name).await.unwrap();
        let ids: Vec<_> = page.items.into_iter().map(|service| service.id).collect();
        assert_eq!(ids, [id]);
    }
}

#[test]
fn a_search_string_is_checked_when_it_is_built() {
    let violations = SearchString::try_from("😀".repeat(201)).unwrap_err();
    assert_eq!(expect::broken(&violations), [(String::new(), Rule::MaxLength { limit: 200, actual: 201 })]);
}

#[test]
fn a_search_string_keeps_its_text_as_it_is() {
    assert_eq!(SearchString::try_from(COMBINED).unwrap().as_str(), COMBINED);
}
