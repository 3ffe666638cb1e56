//! Bodies in which a property asks for a stream: the method that reads one sets it.

use clientwright_tests::cases::stream_switches::operations::TranscribeBody;
use clientwright_tests::cases::stream_switches::{Client, Field, RequestBody, models};
use clientwright_tests::{Answer, RawServer};

fn client(url: &str) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

fn offline() -> Client {
    client("http://localhost")
}

/// What stands in the body of a request.
fn sent(request: http::Request<RequestBody>) -> String {
    String::from_utf8(request.into_body().as_bytes().unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn a_stream_is_asked_for_in_the_body_too() {
    let server = RawServer::start_each([
        Answer::json("200 OK", r#"{"n":1}"#),
        Answer::response("200 OK", &["content-type: text/event-stream"], "data: {\"n\":2}\n\n"),
    ]);
    let client = client(&server.url());
    let question = models::Question::builder().text("why").build().unwrap();
    assert_eq!(client.ask(question.clone()).await.unwrap().n, 1);
    let mut pieces = client.ask_stream(question).await.unwrap();
    assert_eq!(pieces.try_next().await.unwrap().unwrap().data.n, 2);
    let requests: Vec<_> = server.requests().into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    assert!(requests[0].contains("accept: application/json\r\n"), "{}", requests[0]);
    assert!(requests[0].ends_with("\r\n\r\n{\"text\":\"why\"}"), "{}", requests[0]);
    assert!(requests[1].contains("accept: text/event-stream\r\n"), "{}", requests[1]);
    assert!(requests[1].ends_with("\r\n\r\n{\"text\":\"why\",\"stream\":true}"), "{}", requests[1]);
}

#[test]
fn what_the_caller_says_holds_for_the_plain_method_alone() {
    let said = |stream: bool| models::Question::builder().stream(stream);
    for stream in [true, false] {
        let plain = sent(offline().ask(said(stream)).to_request().unwrap());
        assert_eq!(plain, format!(r#"{{"stream":{stream}}}"#));
        assert_eq!(sent(offline().ask_stream(said(stream)).to_request().unwrap()), r#"{"stream":true}"#);
    }
}

#[test]
fn every_kind_of_property_can_be_set() {
    let null = models::AskNullableBody::builder().stream_null().build().unwrap();
    assert_eq!(null.stream, Field::Null);
    assert_eq!(sent(offline().ask_nullable(null.clone()).to_request().unwrap()), r#"{"stream":null}"#);
    assert_eq!(sent(offline().ask_nullable_stream(null).to_request().unwrap()), r#"{"stream":true}"#);
    let required = models::AskRequiredBody::builder().stream(false).text("why");
    let request = offline().ask_required_stream(required).to_request().unwrap();
    assert_eq!(sent(request), r#"{"stream":true,"text":"why"}"#);
    let null = models::AskRequiredNullableBody::builder().stream_null();
    assert_eq!(sent(offline().ask_required_nullable_stream(null).to_request().unwrap()), r#"{"stream":true}"#);
    let named = offline().ask_named_stream().body(models::AskNamedBody::builder());
    assert_eq!(sent(named.to_request().unwrap()), r#"{"stream":true}"#);
    let only = models::AskOnlyStreamedBody::builder();
    assert_eq!(sent(offline().ask_only_streamed_stream(only).to_request().unwrap()), r#"{"stream":true}"#);
}

#[test]
fn what_cannot_ask_for_a_stream_is_sent_as_it_is() {
    let never = models::AskNeverStreamedBody::builder();
    assert_eq!(sent(offline().ask_never_streamed_stream(never).to_request().unwrap()), "{}");
    let name = models::AskByNameBody::builder().stream("why");
    assert_eq!(sent(offline().ask_by_name_stream(name).to_request().unwrap()), r#"{"stream":"why"}"#);
}

#[test]
fn forms_and_parts_ask_for_a_stream_too() {
    let question = models::Question::builder().text("why").stream(false).build().unwrap();
    assert_eq!(sent(offline().ask_by_form(question.clone()).to_request().unwrap()), "text=why&stream=false");
    assert_eq!(sent(offline().ask_by_form_stream(question).to_request().unwrap()), "text=why&stream=true");
    let flag = |stream: bool| format!("name=\"stream\"\r\n\r\n{stream}\r\n");
    let body = || TranscribeBody::builder().file("x").stream(false);
    assert!(sent(offline().transcribe(body()).to_request().unwrap()).contains(&flag(false)));
    let parts = sent(offline().transcribe_stream(body()).to_request().unwrap());
    assert!(parts.contains(&flag(true)), "{parts}");
    assert!(!parts.contains(&flag(false)), "{parts}");
}

#[test]
fn every_way_to_read_items_sets_it_and_no_other() {
    let question = || models::Question::builder().text("why");
    assert_eq!(sent(offline().count_lines(question()).to_request().unwrap()), r#"{"text":"why","stream":true}"#);
    assert_eq!(sent(offline().count_stream(question()).to_request().unwrap()), r#"{"text":"why","stream":true}"#);
    assert_eq!(sent(offline().count_as_text(question()).to_request().unwrap()), r#"{"text":"why"}"#);
    assert_eq!(sent(offline().count_text("why").to_request().unwrap()), "why");
}
