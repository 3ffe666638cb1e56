//! What comes back is read by its status and its media type.

use clientwright_tests::cases::response_kinds as kinds;
use clientwright_tests::{Answer, RawServer};
use kinds::operations::{CreateThingError, CreateThingResponse, GetFileError, GetRangeError, GetRangeResponse};
use kinds::{Client, Error, Operation as _};

fn answer(status: &str, media_type: &str, body: &[u8]) -> Answer {
    Answer::response(status, &[&format!("content-type: {media_type}")], body)
}

fn client(server: &RawServer) -> Client {
    let retry = kinds::RetryPolicy::default().attempts(1);
    Client::builder().base_url(server.url()).retry(retry).build().unwrap()
}

#[tokio::test]
async fn text_is_read_in_its_charset() {
    for (media_type, body) in [
        ("text/plain", "grün".as_bytes()),
        ("text/plain; charset=utf-8", b"\xEF\xBB\xBFgr\xC3\xBCn"),
        ("text/plain;charset=\"ISO-8859-1\"", b"gr\xFCn"),
    ] {
        let server = RawServer::start(answer("200 OK", media_type, body));
        assert_eq!(client(&server).get_text().await.unwrap(), "grün", "{media_type}");
    }
    let server = RawServer::start(answer("200 OK", "text/plain", b"gr\xFCn"));
    let error = client(&server).get_text().await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error}");
    let server = RawServer::start(answer("404 Not Found", "text/plain", b"gone"));
    let Err(Error::Api(failure)) = client(&server).get_text().await else { panic!("it is a failure") };
    assert_eq!(*failure.error(), kinds::operations::GetTextError::NotFound("gone".to_owned()));
}

#[tokio::test]
async fn bytes_are_read_as_they_arrive() {
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| n as u8).collect();
    let server = RawServer::start(answer("200 OK", "application/pdf", &bytes));
    assert_eq!(client(&server).get_file().await.unwrap().bytes().await.unwrap(), bytes);
    let server = RawServer::start(answer("200 OK", "application/pdf", &bytes));
    let mut copy = std::io::Cursor::new(Vec::new());
    let body = client(&server).get_file().await.unwrap();
    assert_eq!(body.write_to(&mut copy).await.unwrap(), 100_000);
    assert_eq!(copy.into_inner(), bytes);
    let server = RawServer::start(Answer::json("404 Not Found", r#"{"detail":"no"}"#));
    let Err(Error::Api(failure)) = client(&server).get_file().await else { panic!("it is a failure") };
    assert!(matches!(failure.error(), GetFileError::NotFound(problem) if problem.detail == "no"));
}

#[tokio::test]
async fn a_body_that_ends_early_is_an_error_behind_what_arrived() {
    let head =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 9\r\nconnection: close\r\n\r\nfirst";
    let server = RawServer::start(Answer::Bytes(head.to_vec()));
    let mut body = client(&server).get_file().await.unwrap();
    assert_eq!(body.try_next().await.unwrap().unwrap(), "first");
    let error = body.try_next().await.unwrap_err();
    assert!(error.to_string().starts_with("getFile: GET /file:"), "{error}");
    assert!(body.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn what_is_read_at_once_is_bounded() {
    let server = RawServer::start(answer("200 OK", "application/pdf", &[0; 1000]));
    let client = Client::builder().base_url(server.url()).max_response_body(100).build().unwrap();
    let error = client.get_file().await.unwrap().bytes().await.unwrap_err();
    assert!(error.to_string().contains("more than 100 bytes"), "{error}");
}

#[tokio::test]
async fn successes_of_several_types_are_told_by_their_status() {
    let thing = r#"{"id":1}"#;
    for (status, body, expected) in [
        ("200 OK", thing, "Ok("),
        ("201 Created", thing, "Ok("),
        ("202 Accepted", r#"{"url":"a"}"#, "Accepted("),
        ("204 No Content", "", "NoContent"),
    ] {
        let server = RawServer::start(Answer::json(status, body));
        let response = client(&server).create_thing().await.unwrap();
        assert!(format!("{response:?}").starts_with(expected), "{response:?}");
        assert!(matches!(response, CreateThingResponse::NoContent) == body.is_empty());
    }
}

#[tokio::test]
async fn statuses_of_a_class_and_all_others_are_failures() {
    let problem = r#"{"detail":"no"}"#;
    for (status, expected) in [("409 Conflict", "Conflict("), ("410 Gone", "ClientError("), ("599 Odd", "Default(")] {
        let server = RawServer::start(Answer::json(status, problem));
        let Err(Error::Api(failure)) = client(&server).create_thing().await else { panic!("it is a failure") };
        assert!(format!("{:?}", failure.error()).starts_with(expected), "{failure:?}");
        assert_eq!(failure.status().as_str(), &status[..3]);
    }
    // A gateway knows nothing of the document.
    let server = RawServer::start(answer("502 Bad Gateway", "text/html", b"<h1>no</h1>"));
    let error = client(&server).create_thing().await.unwrap_err();
    assert!(matches!(error, Error::UnexpectedStatus(_)), "{error}");
    let server = RawServer::start(Answer::json("503 No", ""));
    let Err(Error::Api(failure)) = client(&server).get_range().await else { panic!("it is a failure") };
    assert_eq!(*failure.error(), GetRangeError::ServerError);
    assert_eq!(
        CreateThingError::Conflict(kinds::models::Problem::builder().detail("x").build().unwrap()).to_string(),
        "There is one."
    );
}

#[tokio::test]
async fn ranges_hold_for_what_is_not_declared_by_itself() {
    let server = RawServer::start(answer("206 Partial Content", "application/octet-stream", b"part"));
    let GetRangeResponse::PartialContent(body) = client(&server).get_range().await.unwrap() else {
        panic!("it is a part")
    };
    assert_eq!(body.bytes().await.unwrap(), "part");
    let server = RawServer::start(Answer::json("226 IM Used", r#"{"id":2}"#));
    let response = client(&server).get_range().await.unwrap();
    assert!(matches!(response, GetRangeResponse::Successful(thing) if thing.id == 2));
}

#[tokio::test]
async fn what_is_declared_by_itself_is_read_whole_though_its_class_is_not() {
    let server = RawServer::start(Answer::json("201 Created", r#"{"id":2}"#));
    let response = client(&server).get_mixed().await.unwrap();
    assert!(matches!(response, kinds::operations::GetMixedResponse::Created(thing) if thing.id == 2));
    let streamed = kinds::operations::GetMixed::INFO.streamed;
    assert_eq!(streamed, [(200, 200), (202, 299)]);
}

#[tokio::test]
async fn a_default_alone_is_a_success_or_a_failure_by_its_status() {
    let server = RawServer::start(Answer::json("201 Created", r#"{"id":2}"#));
    assert_eq!(client(&server).get_default().await.unwrap().id, 2);
    let server = RawServer::start(Answer::json("400 Bad Request", r#"{"id":2}"#));
    assert!(matches!(client(&server).get_default().await, Err(Error::Api(_))));
}

#[test]
fn what_is_asked_for_is_what_can_be_read() {
    let client = Client::builder().base_url("http://localhost").build().unwrap();
    let accept = |request: http::Request<kinds::RequestBody>| request.headers()["accept"].clone();
    assert_eq!(accept(client.get_text().to_request().unwrap()), "text/plain");
    assert_eq!(accept(client.get_file().to_request().unwrap()), "application/pdf");
    assert_eq!(accept(client.get_both().to_request().unwrap()), "application/vnd.api+json");
    assert_eq!(accept(client.get_none().to_request().unwrap()), "application/json");
    assert!(kinds::operations::GetText::INFO.answers_text);
}

#[tokio::test]
async fn a_mock_answers_with_text_and_bytes() {
    let mock = kinds::mock::Mock::new();
    mock.expect_any::<kinds::operations::GetText>().returns("grün".to_owned());
    mock.expect_any::<kinds::operations::GetFile>().body(200, "application/pdf", "pdf");
    assert_eq!(mock.client().get_text().await.unwrap(), "grün");
    assert_eq!(mock.client().get_file().await.unwrap().bytes().await.unwrap(), "pdf");
    mock.verify();
}

#[test]
fn bytes_are_read_without_async() {
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| n as u8).collect();
    let server = RawServer::start(answer("200 OK", "application/pdf", &bytes));
    let body = client(&server).get_file().wait().unwrap();
    let pieces: Vec<_> = body.into_iter().map(Result::unwrap).collect();
    assert_eq!(pieces.concat(), bytes);
    let mut copy = Vec::new();
    let body = client(&server).get_file().wait().unwrap();
    assert_eq!(std::io::copy(&mut body.into_reader(), &mut copy).unwrap(), 100_000);
    assert_eq!(copy, bytes);
}
