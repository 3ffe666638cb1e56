//! The bytes of requests.

use clientwright_tests::samples::{AGENT, GRAPH, NOBODY, create_request, service};
use clientwright_tests::{Answer, RawServer, Server, expect, tokens};
use platform_api::Rule;
use platform_api::models::{UpdateServiceRequest, UpsertVersionSetRequest, VersionSet};

/// The lines of a request's head, sorted behind the first, and its body.
fn parts(request: &str) -> (Vec<String>, String) {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<_> = head.lines().map(str::to_owned).collect();
    lines[1..].sort();
    (lines, body.to_owned())
}

fn page() -> Answer {
    Answer::json("200 OK", r#"{"items":[],"has_more":false}"#)
}

#[tokio::test]
async fn a_request_without_a_body_is_its_head_alone() {
    let server = RawServer::start(page());
    server.client().list_services("acme").limit(1).await.unwrap();
    let (lines, body) = parts(&server.only_request());
    let expected = [
        "GET /v1/acme/services?limit=1 HTTP/1.1".to_owned(),
        "accept: application/json".to_owned(),
        format!("authorization: Bearer {}", tokens::OWNER),
        format!("host: {}", server.url().trim_start_matches("http://")),
        "user-agent: platform-api/1.0.0".to_owned(),
    ];
    assert_eq!((lines, body.as_str()), (expected.into(), ""));
}

#[tokio::test]
async fn a_request_with_a_body_says_its_type_and_length() {
    let server = RawServer::start(Answer::json("201 Created", service().to_string()));
    server.client().create_service("acme", create_request("Caf\u{e9}")).await.unwrap();
    let (lines, body) = parts(&server.only_request());
    let sent = format!(r#"{{"name":"Café","agent_id":"{AGENT}","context_graph_id":"{GRAPH}"}}"#);
    let expected = [
        "POST /v1/acme/services HTTP/1.1".to_owned(),
        "accept: application/json".to_owned(),
        format!("authorization: Bearer {}", tokens::OWNER),
        format!("content-length: {}", sent.len()),
        "content-type: application/json".to_owned(),
        format!("host: {}", server.url().trim_start_matches("http://")),
        "user-agent: platform-api/1.0.0".to_owned(),
    ];
    assert_eq!((lines, body), (expected.into(), sent));
}

#[tokio::test]
async fn a_delete_has_no_body() {
    let server = RawServer::start(Answer::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".into()));
    server.client().delete_service("acme", NOBODY).await.unwrap();
    let (lines, body) = parts(&server.only_request());
    assert_eq!(
        (lines[0].as_str(), body.as_str()),
        (format!("DELETE /v1/acme/services/{NOBODY} HTTP/1.1").as_str(), "")
    );
    assert!(!lines.iter().any(|line| line.starts_with("content-")), "{lines:?}");
}

#[tokio::test]
async fn an_update_sends_the_bytes_of_its_body() {
    let server = RawServer::start(Answer::json("200 OK", service().to_string()));
    let body = UpdateServiceRequest::builder().name("a\"\\\n😀").persona_id_null().keyterms(["é"]).build().unwrap();
    server.client().update_service("acme", NOBODY, body).await.unwrap();
    let (_, body) = parts(&server.only_request());
    assert_eq!(body, r#"{"name":"a\"\\\n😀","keyterms":["é"],"persona_id":null}"#);
}

#[tokio::test]
async fn an_upsert_sends_the_name_encoded_and_its_body() {
    let server = RawServer::start(Answer::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".into()));
    let body = UpsertVersionSetRequest::builder().version_set(VersionSet::builder());
    server.client().upsert_service_version_set("acme", NOBODY, "a/../b c", body).await.unwrap();
    let (lines, body) = parts(&server.only_request());
    let expected = format!("PUT /v1/acme/services/{NOBODY}/version-sets/a%2F..%2Fb%20c HTTP/1.1");
    assert_eq!((lines[0].as_str(), body.as_str()), (expected.as_str(), r#"{"version_set":{}}"#));
}

#[tokio::test]
async fn a_call_sends_headers_of_its_own() {
    let server = Server::start();
    let call = server.client().list_services("acme").header("X-Request-Id", "7").header("x-trace", "a, b");
    call.await.unwrap();
    let request = server.only_request();
    assert_eq!((request.header("x-request-id"), request.header("x-trace")), (Some("7"), Some("a, b")));
}

#[tokio::test]
async fn a_header_given_twice_is_sent_twice() {
    let server = Server::start();
    server.client().list_services("acme").header("x-tag", "a").header("x-tag", "b").await.unwrap();
    let request = server.only_request();
    let values: Vec<_> = request.headers.get_all("x-tag").iter().collect();
    assert_eq!(values, ["a", "b"]);
}

#[tokio::test]
async fn a_call_can_replace_what_the_client_would_send() {
    let server = Server::start();
    server.client().list_services("acme").header("accept", "*/*").header("user-agent", "me/1").await.unwrap();
    let request = server.only_request();
    assert_eq!((request.header("accept"), request.header("user-agent")), (Some("*/*"), Some("me/1")));
}

#[tokio::test]
async fn the_type_of_the_body_is_sent_once() {
    let server = Server::start();
    let call = server.client().create_service("acme", create_request("Triage"));
    call.header("content-type", "application/json").await.unwrap();
    assert_eq!(server.only_request().header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_header_that_http_does_not_allow_is_refused_and_nothing_is_sent() {
    let server = Server::start();
    let client = server.client();
    for (name, value) in [("x-a", "a\nb"), ("x-a", "a\r\nx-b: c"), ("x a", "b"), ("", "b"), ("x-a:", "b")] {
        let refused = expect::refused(client.list_services("acme").header(name, value).await);
        assert_eq!(refused, [(format!("header.{name}"), Rule::Header)]);
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_success_without_a_body_is_unit() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let () = server.client().delete_service("acme", id).await.unwrap();
}

#[tokio::test]
async fn a_response_comes_with_its_status_and_headers() {
    let server = RawServer::start(Answer::response("201 Created", &["x-request-id: 7"], service().to_string()));
    let call = server.client().create_service("acme", create_request("Triage"));
    let response = call.with_response().await.unwrap();
    assert_eq!((response.status.as_u16(), &response.headers["x-request-id"]), (201, &"7".parse().unwrap()));
    assert_eq!(response.body.name, "Front desk");
}

#[tokio::test]
async fn a_service_is_created_with_status_201_and_nothing_else() {
    let server = RawServer::start(Answer::json("200 OK", service().to_string()));
    let error = expect::unexpected(server.client().create_service("acme", create_request("Triage")).await);
    assert_eq!(error.status(), 200);
}

#[tokio::test]
async fn the_type_of_an_answer_may_have_parameters_or_be_missing() {
    for headers in [&["content-type: application/json; charset=utf-8"][..], &["Content-Type: text/plain"], &[]] {
        let server = RawServer::start(Answer::response("200 OK", headers, service().to_string()));
        assert!(server.client().get_service("acme", NOBODY).await.is_ok(), "{headers:?}");
    }
}
