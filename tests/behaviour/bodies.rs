//! Bodies of requests, byte for byte.

use api::models::Order;
use api::{Client, Error, RequestBody};
use clientwright_tests::cases::bodies as api;
use clientwright_tests::{Answer, RawServer};

fn server() -> (RawServer, Client) {
    let server = RawServer::start(Answer::response("204 No Content", &[], ""));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

/// The header lines and the body of the request that arrived.
fn arrived(server: &RawServer) -> (Vec<String>, String) {
    let request = server.only_request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    (head.lines().map(str::to_lowercase).collect(), body.to_owned())
}

fn has(head: &[String], line: &str) -> bool {
    head.iter().any(|other| other == line)
}

fn order() -> api::models::OrderBuilder {
    Order::builder().name("Grün & blau").count_null().gift(true).tags(["a b", "c"]).colours(["red", "blue"])
}

#[tokio::test]
async fn constraints_of_forms_are_checked_before_anything_is_sent() {
    let (server, client) = server();
    let error = client.send_form(Order::builder().name("").build_unchecked().unwrap()).await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn bytes_and_text_are_sent_as_they_are() {
    let (server, client) = server();
    client.upload(b"\x01\x02").await.unwrap();
    let (head, body) = arrived(&server);
    assert!(has(&head, "content-type: application/octet-stream") && has(&head, "content-length: 2"), "{head:?}");
    assert_eq!(body, "\u{1}\u{2}");
    let (server, client) = self::server();
    client.send_text("grün").await.unwrap();
    let (head, body) = arrived(&server);
    assert!(has(&head, "content-type: text/plain"), "{head:?}");
    assert_eq!(body, "grün");
}

#[tokio::test]
async fn readers_are_sent_with_and_without_a_length() {
    let (server, client) = server();
    client.upload(RequestBody::from_reader(std::io::Cursor::new("abc"), 3)).await.unwrap();
    let (head, body) = arrived(&server);
    assert!(has(&head, "content-length: 3"), "{head:?}");
    assert_eq!(body, "abc");
    let (server, client) = self::server();
    let call = client.upload(RequestBody::from_reader(std::io::Cursor::new("abc"), 2));
    let error = call.await.unwrap_err();
    assert!(format!("{error:?}").contains("more than was announced"), "{error:?}");
    drop(server);
    assert_eq!(RequestBody::from_reader(std::io::Cursor::new("abc"), None).length(), None);
}

#[tokio::test]
async fn a_reader_is_sent_once() {
    let (server, client) = server();
    let call = client.upload(RequestBody::from_reader(std::io::Cursor::new("abc"), 3));
    call.clone().await.unwrap();
    let error = call.await.unwrap_err();
    assert!(format!("{error:?}").contains("was sent before"), "{error:?}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_body_is_of_the_first_media_type_unless_the_caller_says_another() {
    let (server, client) = server();
    client.patch(order()).await.unwrap();
    assert!(has(&arrived(&server).0, "content-type: application/json-patch+json"));
    let (server, client) = self::server();
    client.patch(order()).header("content-type", "application/merge-patch+json").await.unwrap();
    let head = arrived(&server).0;
    assert!(has(&head, "content-type: application/merge-patch+json"), "{head:?}");
    assert_eq!(head.iter().filter(|line| line.starts_with("content-type")).count(), 1);
}

#[tokio::test]
async fn bodies_can_be_optional_and_of_any_method() {
    let (server, client) = server();
    client.send_xml().await.unwrap();
    assert!(!arrived(&server).0.iter().any(|line| line.starts_with("content-type")));
    let (server, client) = self::server();
    client.send_xml().body("<a/>").await.unwrap();
    let (head, body) = arrived(&server);
    assert!(head[0].starts_with("delete /xml") && has(&head, "content-type: application/xml"), "{head:?}");
    assert_eq!(body, "<a/>");
    let (server, client) = self::server();
    client.send_several().body(order()).await.unwrap();
    assert!(has(&arrived(&server).0, "content-type: application/json; charset=utf-8"));
    let (server, client) = self::server();
    client.send_any(order()).await.unwrap();
    assert!(has(&arrived(&server).0, "content-type: application/json"));
    let (server, client) = self::server();
    client.send_none().await.unwrap();
    assert_eq!(arrived(&server).1, "");
}
