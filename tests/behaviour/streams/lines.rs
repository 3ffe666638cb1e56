//! JSON lines and JSON text sequences (RFC 7464) as typed streams.

use clientwright_tests::cases::streams::Error;
use clientwright_tests::{Answer, RawServer};

use super::{chunked, client};

#[tokio::test]
async fn lines_are_values_wherever_they_are_cut() {
    let pieces: [&[u8]; 4] = [b"{\"n\":1,\"text\":\"gr\xC3", b"\xBCn\"}\r\n", b"\n{\"n\"", b":2}"];
    let server = RawServer::start(chunked("application/x-ndjson", &pieces));
    let mut rows = client(server.url()).get_rows().await.unwrap();
    let first = rows.try_next().await.unwrap().unwrap();
    assert_eq!((first.n, first.text.as_deref()), (1, Some("grün")));
    assert_eq!(rows.try_next().await.unwrap().unwrap().n, 2);
    assert!(rows.try_next().await.unwrap().is_none());
    assert!(server.only_request().contains("accept: application/x-ndjson\r\n"));
}

#[tokio::test]
async fn a_sequence_has_texts_of_several_lines() {
    let body = "\u{1E}{\"n\":\n1}\n\u{1E}{\"n\":2}\n";
    let server = RawServer::start(Answer::response("200 OK", &["content-type: application/json-seq"], body));
    let mut texts = client(server.url()).get_texts().await.unwrap();
    assert_eq!(texts.try_next().await.unwrap().unwrap().n, 1);
    assert_eq!(texts.try_next().await.unwrap().unwrap().n, 2);
    assert!(texts.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn lines_of_which_nothing_is_said_are_any_values() {
    let server =
        RawServer::start(Answer::response("200 OK", &["content-type: application/octet-stream"], "[1]\n\"a\"\n"));
    let mut rows = client(server.url()).get_any_rows().await.unwrap();
    assert_eq!(rows.try_next().await.unwrap().unwrap(), serde_json::json!([1]));
    assert_eq!(rows.try_next().await.unwrap().unwrap(), serde_json::json!("a"));
}

#[tokio::test]
async fn a_line_that_cannot_be_read_is_an_error_that_says_which() {
    let server = RawServer::start(Answer::response("200 OK", &[], "{\"n\":1}\n{\"n\":\n{\"n\":101}\n"));
    let mut rows = client(server.url()).get_rows().validate_responses(true).await.unwrap();
    assert!(rows.try_next().await.unwrap().is_some());
    let error = rows.try_next().await.unwrap_err();
    assert!(error.to_string().contains("cannot use item 2 of the response: not valid JSON"), "{error}");
    let error = rows.try_next().await.unwrap_err();
    assert!(error.violations().is_some(), "{error}");
    assert!(rows.try_next().await.unwrap().is_none());
    let server = RawServer::start(Answer::json("200 OK", "{}"));
    let error = client(server.url()).get_rows().await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)) && error.to_string().contains("was asked for"), "{error}");
}

#[test]
fn lines_are_read_without_async() {
    let server = RawServer::start(Answer::response("200 OK", &[], "{\"n\":1}\n{\"n\":2}\n"));
    let rows = client(server.url()).get_rows().wait().unwrap();
    assert_eq!(rows.into_iter().map(|row| row.unwrap().n).collect::<Vec<_>>(), [1, 2]);
}
