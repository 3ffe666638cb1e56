//! Operations that can be sent with bodies of several media types.

use api::models::{Thing, Upload};
use api::operations::UploadMultipartVariantBody;
use api::{Client, Error, RequestBody};
use clientwright_tests::cases::media_types as api;
use clientwright_tests::{Answer, RawServer};

fn server() -> (RawServer, Client) {
    let server = RawServer::start(Answer::response("201 Created", &[], ""));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

/// Which media type arrived, and the body.
fn arrived(server: &RawServer) -> (String, String) {
    let request = server.only_request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let line = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap();
    (line.to_owned(), body.to_owned())
}

fn pair(media_type: &str, body: &str) -> (String, String) {
    (media_type.to_owned(), body.to_owned())
}

#[tokio::test]
async fn each_kind_of_body_has_an_operation_of_its_own() {
    let (json, client) = server();
    client.upload(Upload::builder().file("x")).await.unwrap();
    assert_eq!(arrived(&json), pair("application/json", "{\"file\":\"x\"}"));
    let (parts, client) = server();
    client.upload_multipart_variant(UploadMultipartVariantBody::builder().file("x")).await.unwrap();
    let (media_type, body) = arrived(&parts);
    assert!(media_type.starts_with("multipart/form-data; boundary="), "{media_type}");
    assert!(body.contains("name=\"file\"; filename=\"file\""), "{body}");
    let (text, client) = server();
    client.upload_text("x").await.unwrap();
    assert_eq!(arrived(&text), pair("text/plain", "x"));
    let (bytes, client) = server();
    client.upload_bytes(b"x").await.unwrap();
    assert_eq!(arrived(&bytes), pair("application/octet-stream", "x"));
}

#[tokio::test]
async fn schemas_that_differ_have_types_of_their_own() {
    let (server, client) = server();
    let change = api::models::ChangeJsonPatchBodyItem::builder().op("add").path("/a").build().unwrap();
    client.change_json_patch("1").body(vec![change]).await.unwrap_err();
    assert_eq!(arrived(&server), pair("application/json-patch+json", "[{\"op\":\"add\",\"path\":\"/a\"}]"));
}

#[tokio::test]
async fn the_same_schema_is_sent_as_json() {
    let (server, client) = server();
    // That it answers with something undeclared is of no interest here.
    client.send_same(Thing::builder().name("x")).await.unwrap_err();
    assert_eq!(arrived(&server), pair("application/json", "{\"name\":\"x\"}"));
}

#[tokio::test]
async fn bytes_say_which_of_the_declared_types_they_are() {
    for (own, sent) in [
        (None, Some("image/png")),
        (Some("image/jpeg"), Some("image/jpeg")),
        (Some("IMAGE/PNG; x=1"), Some("IMAGE/PNG; x=1")),
        (Some("image/gif"), None),
    ] {
        let (server, client) = server();
        let body = own.into_iter().fold(RequestBody::from("x"), RequestBody::media_type);
        let error = client.put_image(body).await.unwrap_err();
        match sent {
            Some(sent) => assert_eq!(arrived(&server), pair(sent, "x")),
            None => {
                let Error::Invalid(violations) = error else { panic!("{error:?}") };
                assert_eq!(
                    violations.to_string(),
                    "putImage: the value must be of one of the media types `image/png`, `image/jpeg`"
                );
            }
        }
    }
}

#[tokio::test]
async fn unchecked_bytes_are_what_they_say_or_the_first_that_is_declared() {
    for (own, sent) in [(None, "image/png"), (Some("image/gif"), "image/gif")] {
        let (server, client) = server();
        let body = own.into_iter().fold(RequestBody::from("x"), RequestBody::media_type);
        client.put_image(body).validate_requests(false).await.unwrap_err();
        assert_eq!(arrived(&server).0, sent);
    }
}

#[tokio::test]
async fn of_a_range_one_type_has_to_be_said_and_of_anything_none() {
    let (server, client) = server();
    assert!(matches!(client.put_any_image("x").await.unwrap_err(), Error::Invalid(_)));
    client.put_any_image("x").header("content-type", "image/webp").await.unwrap_err();
    assert_eq!(arrived(&server).0, "image/webp");
    let (server, client) = self::server();
    client.put_any_image(RequestBody::from("x").media_type("image/avif")).await.unwrap_err();
    assert_eq!(arrived(&server).0, "image/avif");
    let (server, client) = self::server();
    client.put_anything("x").await.unwrap_err();
    assert_eq!(arrived(&server).0, "application/octet-stream");
}
