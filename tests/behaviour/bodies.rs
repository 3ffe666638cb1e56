//! Bodies of requests, byte for byte.

use api::models::Order;
use api::{Client, Error, Multipart, Part, RequestBody};
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
async fn forms_repeat_arrays_and_leave_null_out() {
    let (server, client) = server();
    client.send_form(order()).await.unwrap();
    let (head, body) = arrived(&server);
    assert!(has(&head, "content-type: application/x-www-form-urlencoded"), "{head:?}");
    let pairs: Vec<&str> = body.split('&').collect();
    let expected = ["colours=red", "colours=blue", "gift=true", "name=Gr%C3%BCn+%26+blau", "tags=a+b", "tags=c"];
    let mut sorted = pairs.clone();
    sorted.sort_by_key(|pair| pair.split('=').next().unwrap_or_default().to_owned());
    assert_eq!(sorted, expected);
    let read: Vec<(String, String)> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    assert!(read.contains(&("name".to_owned(), "Grün & blau".to_owned())));
}

#[tokio::test]
async fn properties_of_forms_have_the_styles_that_they_are_given() {
    let (server, client) = server();
    let address = api::models::OrderAddress::builder().city("Ulm").lines(["a", "b"]);
    let order = order().address(address).rest([("x", "1"), ("y", "2")]).notes(["n"]);
    client.send_styles(order).await.unwrap();
    let body = arrived(&server).1;
    let read: Vec<(String, String)> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let has = |name: &str, value: &str| read.contains(&(name.to_owned(), value.to_owned()));
    for (name, value) in [
        ("address[city]", "Ulm"),
        ("address[lines][0]", "a"),
        ("address[lines][1]", "b"),
        ("tags", "a b|c"),
        ("colours", "red,blue"),
        ("x", "1"),
        ("y", "2"),
        ("notes", r#"["n"]"#),
    ] {
        assert!(has(name, value), "{name}={value} in {body}");
    }
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
async fn parts_are_told_apart_by_a_boundary() {
    let (server, client) = server();
    let body = Multipart::new()
        .text("note", "grün")
        .json("order", &Order::builder().name("x").build().unwrap())
        .file("file", "a \"b\".txt", b"data")
        .part(Part::new("csv", "1,2").file_name("c.csv").media_type("text/csv"));
    client.send_parts(body).await.unwrap();
    let (head, body) = arrived(&server);
    let line = head.iter().find(|line| line.starts_with("content-type:")).unwrap();
    let boundary = line.strip_prefix("content-type: multipart/form-data; boundary=").unwrap();
    let expected = [
        "Content-Disposition: form-data; name=\"note\"\r\n\r\ngrün",
        "Content-Disposition: form-data; name=\"order\"\r\nContent-Type: application/json\r\n\r\n{\"name\":\"x\"}",
        "Content-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.txt\"\r\nContent-Type: application/octet-stream\r\n\r\ndata",
        "Content-Disposition: form-data; name=\"csv\"; filename=\"c.csv\"\r\nContent-Type: text/csv\r\n\r\n1,2",
    ];
    let expected: String = expected.map(|part| format!("--{boundary}\r\n{part}\r\n")).concat();
    assert_eq!(body, format!("{expected}--{boundary}--\r\n"));
}

#[tokio::test]
async fn parts_of_readers_are_streamed() {
    let (server, client) = server();
    let file = RequestBody::from_reader(std::io::Cursor::new("streamed"), 8);
    client.send_parts(Multipart::new().text("a", "b").part(Part::new("file", file).file_name("f"))).await.unwrap();
    let (head, body) = arrived(&server);
    assert!(body.contains("\r\n\r\nstreamed\r\n--"), "{body}");
    assert!(has(&head, &format!("content-length: {}", body.len())), "{head:?}");
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
