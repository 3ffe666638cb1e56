//! Parameters in paths, queries, headers and cookies; and what is wrong with them.

use std::fmt::Debug;

use clientwright_tests::cases::parameters_everywhere::mock::Mock;
use clientwright_tests::cases::parameters_everywhere::models::{Filter, FilterSize, StatusItem, XLevel};
use clientwright_tests::cases::parameters_everywhere::{Client, Error, Rule};
use serde_json::json;

use super::{header, lines, target};

fn client(url: String) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

/// A client of which nothing may be sent.
fn offline() -> Client {
    client("http://mock.invalid".to_owned())
}

fn broken<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> Vec<(String, Rule)> {
    let Err(Error::Invalid(violations)) = result else { panic!("a refused request is expected: {result:?}") };
    violations.iter().map(|violation| (violation.pointer().to_owned(), violation.rule().clone())).collect()
}

#[tokio::test]
async fn names_are_encoded() {
    let time = "2026-01-31T12:00:00Z";
    let call = |url| client(url).list_calls().start_time_less(time).start_time(time).start_time_greater(time);
    let time = "2026-01-31T12%3A00%3A00Z";
    assert_eq!(target(call).await, format!("/calls?StartTime={time}&StartTime%3C={time}&StartTime%3E={time}"));
}

#[tokio::test]
async fn one_name_may_stand_in_four_places() {
    let sent = lines(|url| client(url).get_thing(7).id_query("q").id_header("h").id_cookie("c")).await;
    assert_eq!(sent[0], "GET /things/7?id=q HTTP/1.1");
    assert_eq!(header(&sent, "id"), ["h"]);
    assert_eq!(header(&sent, "cookie"), ["id=c"]);
}

#[tokio::test]
async fn paths_have_fixed_queries() {
    assert_eq!(target(|url| client(url).list_messages().limit(2)).await, "/messages?beta=true&limit=2");
    assert_eq!(target(|url| client(url).list_messages()).await, "/messages?beta=true");
    assert_eq!(target(|url| client(url).stream_messages()).await, "/messages?beta=true");
    assert_eq!(target(|url| client(url).list_reports("a&b").page(2)).await, "/reports?kind=a%26b&page=2");
    assert_eq!(target(|url| client(url).list_reports("")).await, "/reports?kind=");
}

#[tokio::test]
async fn segments_may_have_several_parts() {
    assert_eq!(target(|url| client(url).compare("main", "feature/x")).await, "/compare/main...feature%2Fx");
    assert_eq!(target(|url| client(url).cancel_job("a:b")).await, "/jobs/a%3Ab:cancel");
    assert_eq!(target(|url| client(url).cell(1, -2)).await, "/cell(row=1,column=-2)");
    assert_eq!(target(|url| client(url).twice("x")).await, "/twice/x/copies/x");
    assert_eq!(broken(offline().twice("..").await), [("path.id".to_owned(), Rule::PathSegment)]);
}

#[tokio::test]
async fn lists_of_queries_may_be_empty() {
    assert_eq!(target(|url| client(url).search([1, 2])).await, "/search?must=1&must=2");
    let none: [i64; 0] = [];
    assert_eq!(target(|url| client(url).search(none).empty("")).await, "/search?must=&empty=");
    let call = |url| client(url).search([1]).status([StatusItem::Open, StatusItem::Closed]);
    assert_eq!(target(call).await, "/search?must=1&status=open,closed");
}

#[tokio::test]
async fn any_value_is_written_as_what_it_is() {
    for (value, expected) in [
        (json!("a b"), "&any=a%20b"),
        (json!(1.5), "&any=1.5"),
        (json!(true), "&any=true"),
        (json!(null), ""),
        (json!([1, "x"]), "&any=1&any=x"),
        (json!({ "a": 1 }), "&a=1"),
    ] {
        assert_eq!(target(|url| client(url).search([1]).any(value)).await, format!("/search?must=1{expected}"));
    }
    let call = |url| client(url).search([1]).points([[1.0, 2.5]]);
    assert_eq!(target(call).await, "/search?must=1&points=%5B1.0%2C2.5%5D");
}

#[tokio::test]
async fn content_is_json_or_text() {
    let filter = || Filter::builder().name("é").size(FilterSize::builder().gte(1));
    let json = "%7B%22name%22%3A%22%C3%A9%22%2C%22size%22%3A%7B%22gte%22%3A1%7D%7D";
    let call = |url| client(url).search([1]).r#where(filter()).note("a/b");
    assert_eq!(target(call).await, format!("/search?must=1&where={json}&note=a%2Fb"));
    let sent = lines(|url| client(url).headers(XLevel::Low).x_context(filter())).await;
    assert_eq!(header(&sent, "X-Context"), [r#"{"name":"é","size":{"gte":1}}"#]);
}

#[tokio::test]
async fn headers_are_sent_as_they_are() {
    let id = "0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11";
    let call = |url| {
        let call = client(url).headers(XLevel::High).x_request_tag("a,b; é").x_ids([1, 2]).user_agent("me/1");
        call.idempotency_key_parameter(id)
    };
    let sent = lines(call).await;
    assert_eq!(header(&sent, "X-Level"), ["high"]);
    assert_eq!(header(&sent, "X-Request-Tag"), ["a,b; é"]);
    assert_eq!(header(&sent, "X-Ids"), ["1,2"]);
    assert_eq!(header(&sent, "User-Agent"), ["me/1"]);
    assert_eq!(header(&sent, "Idempotency-Key"), [id]);
    assert_eq!(header(&sent, "X-Context"), Vec::<String>::new());
}

#[tokio::test]
async fn cookies_go_into_one_header() {
    let call = |url| client(url).cookies("a b;c").theme_name("dark").cookie("given=1").header("Cookie", "mine=2");
    let sent = lines(call).await;
    assert_eq!(header(&sent, "cookie"), ["mine=2; given=1; session=a%20b%3Bc; theme%20name=dark"]);
}

#[tokio::test]
async fn what_is_wrong_is_reported_by_place() {
    let filter = || Filter::builder().name("too long").build_unchecked().unwrap();
    let call = offline().search([1]).filter(filter()).r#where(filter()).limit(0);
    let long = Rule::MaxLength { limit: 5, actual: 8 };
    let expected = [
        ("query.filter/name".to_owned(), long.clone()),
        ("query.where/name".to_owned(), long),
        ("query.limit".to_owned(), Rule::Minimum { limit: 1.into() }),
    ];
    assert_eq!(broken(call.await), expected);
    let call = offline().headers(XLevel::Low).x_request_tag("a\r\nX-Evil: 1").x_ids([1, 2, 3, 4]).x_api_token("a\nb");
    let expected = [
        ("header.X-Request-Tag".to_owned(), Rule::MaxLength { limit: 8, actual: 12 }),
        ("header.X-Request-Tag".to_owned(), Rule::Header),
        ("header.X-Ids".to_owned(), Rule::MaxItems { limit: 3, actual: 4 }),
        ("header.X-Api-Token".to_owned(), Rule::Header),
    ];
    assert_eq!(broken(call.await), expected);
    let expected = [("cookie.session".to_owned(), Rule::MinLength { limit: 3, actual: 1 })];
    assert_eq!(broken(offline().cookies("a").await), expected);
    assert_eq!(broken(offline().get_thing(0).await), [("path.id".to_owned(), Rule::Minimum { limit: 1.into() })]);
}

#[test]
fn secrets_are_marked() {
    let request = offline().cookies("secret").to_request().unwrap();
    assert!(request.headers()["cookie"].is_sensitive());
    let request = offline().headers(XLevel::Low).x_api_token("t").x_request_tag("r").to_request().unwrap();
    assert!(request.headers()["x-api-token"].is_sensitive());
    assert!(!request.headers()["x-request-tag"].is_sensitive());
}

#[tokio::test]
async fn mocks_see_them_all() {
    let mock = Mock::new();
    let headers = |client: &Client| client.headers(XLevel::Low).x_ids([1, 2]).x_api_token("secret");
    let cookies = |client: &Client, session: &str| client.cookies(session).theme_name("dark");
    let search = |client: &Client| client.search([1]).filter(Filter::builder().tags(["a", "b"]));
    mock.expect(headers(&mock.client())).status(204);
    mock.expect(cookies(&mock.client(), "abc")).status(204);
    mock.expect(search(&mock.client())).status(204);
    headers(&mock.client()).await.unwrap();
    cookies(&mock.client(), "abc").await.unwrap();
    search(&mock.client()).await.unwrap();
    let received = mock.requests();
    assert_eq!(received[0].headers()["x-ids"], "1,2");
    assert_eq!(received[2].query()[1], ("filter[tags][0]".to_owned(), "a".to_owned()));
    mock.verify();

    let mock = Mock::new();
    mock.expect(cookies(&mock.client(), "abc")).status(204);
    cookies(&mock.client(), "abcd").await.unwrap_err();
    let failure = std::panic::catch_unwind(|| mock.verify()).unwrap_err();
    let failure = failure.downcast_ref::<String>().unwrap();
    assert!(failure.contains("cookie: [redacted], which is another value") && !failure.contains("abc"), "{failure}");
}
