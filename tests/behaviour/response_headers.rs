//! Headers that the document declares, as typed values.

mod constraints;
mod failures;

use clientwright_tests::cases::response_headers::{Client, Error};
use clientwright_tests::{Answer, RawServer};

fn server(headers: &[&str]) -> (RawServer, Client) {
    let all: Vec<&str> = ["content-type: application/json"].iter().chain(headers).copied().collect();
    let server = RawServer::start(Answer::response("200 OK", &all, "[]"));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn headers_are_typed() {
    let (_server, client) =
        server(&["x-ratelimit-limit: 60", "x-ratelimit-reset: 2026-01-31T12:00:00Z", "x-other: kept"]);
    let response = client.list_things().with_response().await.unwrap();
    let headers = response.declared_headers().unwrap();
    assert_eq!(headers.x_ratelimit_limit, 60);
    assert_eq!(headers.x_ratelimit_reset.unwrap().to_string(), "2026-01-31T12:00:00Z");
    assert_eq!(response.headers["x-other"], "kept");
}

#[tokio::test]
async fn what_is_wrong_with_a_header_is_wrong_when_it_is_read() {
    let (_server, client) = server(&[]);
    assert!(client.list_things().await.is_ok());
    let response = client.list_things().with_response().await.unwrap();
    let error = response.declared_headers().unwrap_err();
    assert!(error.is_missing());
    assert_eq!(error.to_string(), "listThings: GET /things: the header `X-RateLimit-Limit` of the response is missing");
    let (_server, client) = server(&["x-ratelimit-limit: many"]);
    let response = client.list_things().with_response().await.unwrap();
    let error: Error = response.declared_headers().unwrap_err().into();
    assert_eq!(error.operation(), Some("listThings"));
    assert!(error.to_string().contains("cannot be read: expected an integer, found a string"), "{error}");
}

#[tokio::test]
async fn several_lines_are_one_value() {
    let (_server, client) = server(&["link: <a>; rel=\"next\"", "link: <b>; rel=\"last\""]);
    let response = client.list_more_links().with_response().await.unwrap();
    assert_eq!(response.declared_headers().unwrap().link.as_deref(), Some("<a>; rel=\"next\", <b>; rel=\"last\""));
    let (_server, client) = server(&[]);
    assert_eq!(client.list_links().with_response().await.unwrap().declared_headers().unwrap().link, None);
}

#[tokio::test]
async fn values_have_the_forms_of_the_style_simple() {
    let (_server, client) = server(&[
        "x-flag: true",
        "x-id: 0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11",
        "x-level: high",
        "x-tags: a, b,1",
        "x-counts: 1,2",
        "x-counts: 3",
        "x-point: x,1,name,2",
        "x-exploded: x=3,name=a=b",
        "x-json: {\"x\": 4}",
        "x-plain: text",
        "x-any: 5",
    ]);
    let headers = client.get_forms().with_response().await.unwrap().declared_headers().unwrap();
    assert_eq!(headers.x_flag, Some(true));
    assert_eq!(headers.x_id.unwrap().to_string(), "0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11");
    assert_eq!(headers.x_level.unwrap().to_string(), "high");
    assert_eq!(headers.x_tags.unwrap(), ["a", "b", "1"]);
    assert_eq!(headers.x_counts.unwrap(), [1, 2, 3]);
    let point = headers.x_point.unwrap();
    assert_eq!((point.x, point.name.as_deref()), (1, Some("2")));
    let exploded = headers.x_exploded.unwrap();
    assert_eq!((exploded.x, exploded.name.as_deref()), (3, Some("a=b")));
    assert_eq!(headers.x_json.unwrap().x, 4);
    assert_eq!((headers.x_plain.as_deref(), headers.x_any.as_deref()), (Some("text"), Some("5")));
}

#[test]
fn they_are_read_without_async_and_without_a_server() {
    let (_server, client) = server(&["x-ratelimit-limit: 1"]);
    let response = client.list_things().with_response().wait().unwrap();
    assert_eq!(response.declared_headers().unwrap().x_ratelimit_limit, 1);
    let answer = http::Response::builder().status(201).header("x-ratelimit-limit", "7").header("location", "/a");
    let response = client.create_thing().decode(answer.body(bytes::Bytes::new()).unwrap()).unwrap();
    let headers = response.declared_headers().unwrap();
    assert_eq!((headers.location.as_deref(), headers.x_ratelimit_limit), (Some("/a"), 7));
}
