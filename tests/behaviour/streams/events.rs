//! Event streams (HTML Living Standard §9.2) as typed streams.

use clientwright_tests::cases::streams::models::{Chunk, Event as EventName, StepEvent};
use clientwright_tests::cases::streams::operations::{GetChunksError, GetMixedStreamResponse};
use clientwright_tests::cases::streams::{Client, Error, Event};
use clientwright_tests::{Answer, RawServer};

use super::{broken, chunked, client, stream};

fn chunk(n: i64) -> Chunk {
    Chunk::builder().n(n).build().unwrap()
}

/// All events of `GET /chunks`, and the error behind them.
async fn chunks(answer: Answer) -> (Vec<Event<Chunk>>, Option<Error>) {
    let server = RawServer::start(answer);
    let mut events = client(server.url()).get_chunks().await.unwrap();
    let mut found = Vec::new();
    loop {
        match events.try_next().await {
            Ok(Some(event)) => found.push(event),
            Ok(None) => return (found, None),
            Err(error) => return (found, Some(error)),
        }
    }
}

#[tokio::test]
async fn events_have_typed_data_and_their_name_and_id() {
    let body =
        "retry: 10\n\n: hello\n\ndata: {\"n\": 1}\n\nevent: add\nid: a\ndata: {\"n\":\ndata: 2}\n\ndata: {\"n\":3}\n\n";
    let (events, error) = chunks(stream(body)).await;
    assert!(error.is_none());
    let seen: Vec<_> = events.iter().map(|event| (event.event.as_str(), event.id.as_str(), event.data.n)).collect();
    assert_eq!(seen, [("message", "", 1), ("add", "a", 2), ("message", "a", 3)]);
}

#[tokio::test]
async fn a_stream_is_read_wherever_it_is_cut() {
    let pieces: [&[u8]; 6] = [
        b"\xEF\xBB",
        b"\xBFdata: {\"n\":1,\"text\":\"gr\xC3",
        b"\xBCn\"}\r",
        b"\n",
        b"\r",
        b"\ndata: {\"n\":2}\r\n\r\n",
    ];
    let (events, error) = chunks(chunked("text/event-stream; charset=utf-8", &pieces)).await;
    assert!(error.is_none());
    assert_eq!(events.iter().map(|event| event.data.n).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(events[0].data.text.as_deref(), Some("grün"));
}

#[tokio::test]
async fn what_is_not_complete_at_the_end_is_no_event_and_done_ends_the_stream() {
    let (events, error) = chunks(stream("data: {\"n\":1}\n\ndata: {\"n\":2}\n")).await;
    assert_eq!((events.len(), error.is_none()), (1, true));
    let (events, error) = chunks(stream("data: {\"n\":1}\n\ndata: [DONE]\n\ndata: {\"n\":2}\n\n")).await;
    assert_eq!((events.len(), error.is_none()), (1, true));
}

#[tokio::test]
async fn an_event_that_cannot_be_read_is_an_error_that_says_which_and_the_next_one_comes() {
    let server = RawServer::start(stream("data: {\"n\":1}\n\ndata: {\"n\":\"x\"}\n\ndata: {\"n\":3}\n\n"));
    let mut events = client(server.url()).get_chunks().await.unwrap();
    assert_eq!(events.try_next().await.unwrap().unwrap().data, chunk(1));
    let error = events.try_next().await.unwrap_err();
    let shown = error.to_string();
    assert!(shown.starts_with("getChunks: GET /chunks: 200 OK: cannot use item 2 of the response: /n"), "{shown}");
    let Error::Decode(error) = error else { panic!("{error}") };
    assert_eq!((error.item(), error.body()), (Some(2), &b"{\"n\":\"x\"}"[..]));
    assert_eq!(events.try_next().await.unwrap().unwrap().data, chunk(3));
    assert!(events.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn validation_of_responses_is_that_of_each_event() {
    let server = RawServer::start(stream("data: {\"n\":1}\n\ndata: {\"n\":101}\n\n"));
    let mut events = client(server.url()).get_chunks().validate_responses(true).await.unwrap();
    assert!(events.try_next().await.unwrap().is_some());
    let error = events.try_next().await.unwrap_err();
    assert_eq!(error.violations().map(|violations| violations.len()), Some(1), "{error}");
}

#[tokio::test]
async fn an_event_is_bounded_and_a_stream_is_not() {
    let build = |url| Client::builder().base_url(url).max_response_body(100).build().unwrap();
    let many = "data: {\"n\":1}\n\n".repeat(1000);
    let server = RawServer::start(stream(&many));
    let mut events = build(server.url()).get_chunks().await.unwrap();
    for _ in 0..1000 {
        assert!(events.try_next().await.unwrap().is_some());
    }
    assert!(events.try_next().await.unwrap().is_none());
    let long = "data: {\"n\":1}\n\ndata: ".to_owned() + &"x".repeat(200);
    let server = RawServer::start(stream(&long));
    let mut events = build(server.url()).get_chunks().await.unwrap();
    assert!(events.try_next().await.unwrap().is_some());
    let error = events.try_next().await.unwrap_err();
    assert!(error.to_string().contains("item 2 is more than 100 bytes"), "{error}");
    assert!(events.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn another_media_type_is_said_to_be_another() {
    let server = RawServer::start(Answer::json("200 OK", r#"{"error":"busy"}"#));
    let error = client(server.url()).get_chunks().await.unwrap_err();
    let shown = error.to_string();
    assert!(shown.contains("the server sent `application/json` where `text/event-stream` was asked for"), "{shown}");
    assert!(shown.contains("busy"), "{shown}");
    assert!(matches!(error, Error::Decode(_)));
}

#[tokio::test]
async fn failures_are_declared_ones() {
    let server = RawServer::start(Answer::json("404 Not Found", r#"{"detail":"none"}"#));
    let Err(Error::Api(failure)) = client(server.url()).get_chunks().await else { panic!("it is a failure") };
    assert!(matches!(failure.error(), GetChunksError::NotFound(problem) if problem.detail == "none"));
}

#[tokio::test]
async fn a_connection_that_breaks_is_an_error_once() {
    let (events, error) = chunks(broken("data: {\"n\":1}\n\ndata: {\"n\":2}\n")).await;
    assert_eq!(events.len(), 1);
    let error = error.unwrap();
    assert!(error.to_string().starts_with("getChunks: GET /chunks: the response ended"), "{error}");
}

#[tokio::test]
async fn data_are_text_where_nothing_else_is_said() {
    let server = RawServer::start(stream("data: [DONE]\n\ndata: a\ndata: b\n\n"));
    let client = client(server.url());
    let mut events = client.get_plain().await.unwrap();
    assert_eq!(events.try_next().await.unwrap().unwrap().data, "[DONE]");
    assert_eq!(events.try_next().await.unwrap().unwrap().data, "a\nb");
    let mut events = client.get_words().await.unwrap();
    assert_eq!(events.try_next().await.unwrap().unwrap().data, "[DONE]");
}

#[tokio::test]
async fn an_array_describes_all_events() {
    let server = RawServer::start(stream("data: {\"n\":1}\n\n"));
    let client = client(server.url());
    assert_eq!(client.get_listed().await.unwrap().try_next().await.unwrap().unwrap().data, chunk(1));
    assert_eq!(client.get_inline().await.unwrap().try_next().await.unwrap().unwrap().data.n, 1);
}

#[tokio::test]
async fn events_that_are_described_as_objects_are_objects() {
    let server = RawServer::start(stream("event: add\nid: 7\ndata: {\"n\":1}\n\ndata: {\"n\":2}\n\ndata: [DONE]\n\n"));
    let mut events = client(server.url()).get_wrapped().await.unwrap();
    let first = events.try_next().await.unwrap().unwrap();
    assert_eq!((first.event, first.id.as_deref(), first.data), (Some(EventName::Add), Some("7"), chunk(1)));
    let second = events.try_next().await.unwrap().unwrap();
    assert_eq!((second.event, second.id, second.data), (None, None, chunk(2)));
    assert!(events.try_next().await.unwrap().is_none());
    assert_eq!(events.last_event_id(), "7");

    let server = RawServer::start(stream("retry: 5\nid: a\ndata: {\"n\":1}\n\n"));
    let mut events = client(server.url()).get_log().await.unwrap();
    let event = events.try_next().await.unwrap().unwrap();
    assert_eq!((event.id.as_deref(), event.data.as_str(), event.retry), (Some("a"), "{\"n\":1}", Some(5)));
}

#[tokio::test]
async fn events_of_several_types_are_told_by_their_names() {
    let body = "event: step.created\ndata: {\"n\":1}\n\nevent: step.failed\ndata: {\"detail\":\"no\"}\n\nevent: done\ndata: [DONE]\n\n";
    let server = RawServer::start(stream(body));
    let mut events = client(server.url()).get_steps().await.unwrap();
    let mut seen = Vec::new();
    while let Some(event) = events.try_next().await.unwrap() {
        seen.push(match event {
            StepEvent::StepCreated(event) => event.data.n.to_string(),
            StepEvent::StepFailed(event) => event.data.detail,
            other => format!("{other:?}").chars().take(4).collect(),
        });
    }
    assert_eq!(seen, ["1", "no", "Done"]);
}

#[tokio::test]
async fn a_stream_can_be_one_of_several_successes() {
    let server = RawServer::start(stream("data: {\"n\":1}\n\n"));
    let GetMixedStreamResponse::Ok(mut events) = client(server.url()).get_mixed_stream().await.unwrap() else {
        panic!("it is a stream")
    };
    assert_eq!(events.try_next().await.unwrap().unwrap().data, chunk(1));
    let server = RawServer::start(Answer::json("202 Accepted", r#"{"detail":"later"}"#));
    let response = client(server.url()).get_mixed_stream().await.unwrap();
    // Of 202 there is JSON; of 200 there is none.
    let server_of_json = RawServer::start(Answer::json("200 OK", r#"{"detail":"later"}"#));
    let error = client(server_of_json.url()).get_mixed_stream().await.unwrap_err();
    assert!(error.to_string().contains("was asked for"), "{error}");
    assert!(matches!(response, GetMixedStreamResponse::Accepted(problem) if problem.detail == "later"));
}

#[tokio::test]
async fn a_mock_answers_with_a_stream() {
    use clientwright_tests::cases::streams::{mock::Mock, operations::GetChunks};
    let mock = Mock::new();
    mock.expect_any::<GetChunks>().body(200, "text/event-stream", "data: {\"n\":1}\n\n");
    let mut events = mock.client().get_chunks().await.unwrap();
    assert_eq!(events.try_next().await.unwrap().unwrap().data, chunk(1));
}

#[test]
fn events_are_read_without_async() {
    let server = RawServer::start(stream("data: {\"n\":1}\n\ndata: {\"n\":2}\n\n"));
    let events = client(server.url()).get_chunks().wait().unwrap();
    let found: Vec<i64> = events.into_iter().map(|event| event.unwrap().data.n).collect();
    assert_eq!(found, [1, 2]);
    // A response that is there needs no client to be read.
    let call = client(server.url()).get_chunks();
    let response = http::Response::new(bytes::Bytes::from_static(b"data: {\"n\":5}\n\n"));
    let events = call.decode(response).unwrap().body;
    assert_eq!(events.into_iter().map(|event| event.unwrap().data.n).collect::<Vec<_>>(), [5]);
}
