//! Successes of several media types: a method for each way to read them.

use clientwright_tests::cases::response_choices::operations::{GetReportBytesResponse, GetReportResponse};
use clientwright_tests::cases::response_choices::{Client, Error, RequestBody, models};
use clientwright_tests::{Answer, RawServer};

fn client(url: &str) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

fn accept(request: http::Request<RequestBody>) -> String {
    request.headers()["accept"].to_str().unwrap().to_owned()
}

#[test]
fn each_method_asks_for_what_it_reads() {
    let client = client("http://localhost");
    let request = || models::Request::builder().build().unwrap();
    assert_eq!(accept(client.create_completion(request()).to_request().unwrap()), "application/json");
    assert_eq!(accept(client.get_report().to_request().unwrap()), "application/json");
    assert_eq!(accept(client.get_report_text().to_request().unwrap()), "text/csv, text/html");
    assert_eq!(accept(client.get_report_bytes().to_request().unwrap()), "application/pdf");
    assert_eq!(accept(client.get_report_lines().to_request().unwrap()), "application/x-ndjson");
    assert_eq!(accept(client.get_picture().to_request().unwrap()), "image/png, image/jpeg");
    assert_eq!(accept(client.list_stars().to_request().unwrap()), "application/json, application/vnd.api+json");
    assert_eq!(accept(client.list_stars_example_star().to_request().unwrap()), "application/vnd.example.star+json");
}

#[tokio::test]
async fn the_same_call_is_answered_with_a_value_or_a_stream() {
    let server = RawServer::start_each([
        Answer::json("200 OK", r#"{"id":1}"#),
        Answer::response("200 OK", &["content-type: text/event-stream"], "data: {\"n\":2}\n\n"),
    ]);
    let client = client(&server.url());
    let request = models::Request::builder().stream(true).build().unwrap();
    assert_eq!(client.create_completion(request.clone()).await.unwrap().id, 1);
    let mut pieces = client.create_completion_stream_variant(request).await.unwrap();
    assert_eq!(pieces.try_next().await.unwrap().unwrap().data.n, 2);
    let requests: Vec<_> = server.requests().into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    assert!(requests[0].contains("accept: application/json\r\n"), "{}", requests[0]);
    assert!(requests[1].contains("accept: text/event-stream\r\n"), "{}", requests[1]);
}

#[tokio::test]
async fn other_statuses_are_what_they_are_of_every_method() {
    let server = RawServer::start_each([
        Answer::json("202 Accepted", r#"{"url":"a"}"#),
        Answer::json("202 Accepted", r#"{"url":"b"}"#),
        Answer::response("200 OK", &["content-type: application/pdf"], "pdf"),
    ]);
    let client = client(&server.url());
    assert!(matches!(client.get_report().await.unwrap(), GetReportResponse::Accepted(job) if job.url == "a"));
    let job = client.get_report_bytes().await.unwrap();
    assert!(matches!(job, GetReportBytesResponse::Accepted(job) if job.url == "b"));
    let GetReportBytesResponse::Ok(body) = client.get_report_bytes().await.unwrap() else { panic!("it is a file") };
    assert_eq!(body.bytes().await.unwrap(), "pdf");
}

#[tokio::test]
async fn a_method_differs_in_its_body_or_in_its_response() {
    use clientwright_tests::cases::response_choices::operations::{
        ConvertAsTextResponse, ConvertError, ConvertResponse,
    };
    let server = RawServer::start_each([
        Answer::json("200 OK", r#"{"id":1}"#),
        Answer::response("200 OK", &["content-type: text/plain"], "one"),
        Answer::response("409 Conflict", &[], ""),
    ]);
    let client = client(&server.url());
    let thing = || models::Thing::builder().id(1).build().unwrap();
    // With another body all else is that of the first, its types too.
    let converted: ConvertResponse = client.convert_text("one").await.unwrap();
    assert!(matches!(converted, ConvertResponse::Ok(thing) if thing.id == 1));
    let converted = client.convert_as_text(thing()).await.unwrap();
    assert!(matches!(converted, ConvertAsTextResponse::Ok(text) if text == "one"));
    let Err(Error::Api(failure)) = client.convert_stream(thing()).await else { panic!("it failed") };
    assert_eq!(failure.operation().id, "convert#stream");
    assert_eq!(failure.error(), &ConvertError::Conflict);
    let requests: Vec<_> = server.requests().into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    let has = |at: usize, line: &str| assert!(requests[at].contains(&format!("{line}\r\n")), "{}", requests[at]);
    has(0, "content-type: text/plain");
    has(0, "accept: application/json");
    has(1, "content-type: application/json");
    has(1, "accept: text/plain");
}

#[tokio::test]
async fn a_body_in_parts_is_of_one_type_whatever_is_asked_for() {
    use clientwright_tests::cases::response_choices::operations::CreateTranscriptBody;
    let server = RawServer::start_each([
        Answer::json("200 OK", r#"{"id":1}"#),
        Answer::response("200 OK", &["content-type: text/event-stream"], "data: {\"n\":2}\n\n"),
    ]);
    let client = client(&server.url());
    let body = CreateTranscriptBody::builder().file("x");
    assert_eq!(client.create_transcript(body.clone()).await.unwrap().id, 1);
    let mut pieces = client.create_transcript_stream(body).await.unwrap();
    assert_eq!(pieces.try_next().await.unwrap().unwrap().data.n, 2);
    let requests: Vec<_> = server.requests().into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    assert!(requests.iter().all(|request| request.contains("name=\"file\"; filename=\"file\"")), "{requests:?}");
}

#[tokio::test]
async fn a_mock_tells_bodies_apart() {
    use clientwright_tests::cases::response_choices::{mock::Mock, operations};
    let mock = Mock::new();
    mock.expect_any::<operations::Convert>().body(200, "application/json", r#"{"id":1}"#);
    mock.expect_any::<operations::ConvertText>().body(200, "application/json", r#"{"id":2}"#);
    let text = mock.client().convert_text("two").await.unwrap();
    assert!(matches!(text, operations::ConvertResponse::Ok(thing) if thing.id == 2));
    let json = mock.client().convert(models::Thing::builder().id(1)).await.unwrap();
    assert!(matches!(json, operations::ConvertResponse::Ok(thing) if thing.id == 1));
    mock.verify();
}

#[tokio::test]
async fn a_mock_tells_them_apart() {
    use clientwright_tests::cases::response_choices::{mock::Mock, operations};
    let mock = Mock::new();
    mock.expect_any::<operations::GetReport>().body(200, "application/json", r#"{"id":1}"#);
    mock.expect_any::<operations::GetReportText>().body(200, "text/csv", "a,b");
    let text = mock.client().get_report_text().await.unwrap();
    assert!(matches!(text, operations::GetReportTextResponse::Ok(text) if text == "a,b"));
    assert!(matches!(mock.client().get_report().await.unwrap(), GetReportResponse::Ok(thing) if thing.id == 1));
    mock.verify();
}
