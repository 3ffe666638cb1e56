//! Event streams that are asked for again (HTML Living Standard §9.2.3). The server says by `retry` how long that takes.

use clientwright_tests::cases::streams::models::Chunk;
use clientwright_tests::cases::streams::{Client, Error, EventStream, RetryPolicy};
use clientwright_tests::{Answer, RawServer};

use super::{broken, stream};

type Chunks = EventStream<clientwright_tests::cases::streams::Event<Chunk>>;

fn client(server: &RawServer, attempts: u32) -> Client {
    let retry = RetryPolicy::default().attempts(attempts);
    Client::builder().base_url(server.url()).retry(retry).build().unwrap()
}

/// The numbers of the events, and the error behind them.
async fn read(mut events: Chunks) -> (Vec<i64>, Option<Error>) {
    let mut numbers = Vec::new();
    loop {
        match events.try_next().await {
            Ok(Some(event)) => numbers.push(event.data.n),
            Ok(None) => return (numbers, None),
            Err(error) => return (numbers, Some(error)),
        }
    }
}

/// What each request said of the last event.
fn last_ids(server: &RawServer) -> Vec<Option<String>> {
    let requests = server.requests().into_iter().map(|request| String::from_utf8(request).unwrap());
    let id = |request: String| request.lines().find_map(|line| line.strip_prefix("last-event-id: ").map(str::to_owned));
    requests.map(id).collect()
}

#[tokio::test]
async fn a_stream_that_breaks_off_goes_on_behind_the_last_event() {
    let first = broken("retry: 1\nid: 1\ndata: {\"n\":1}\n\nid: 2\ndata: {\"n\":99}\n");
    let second = broken("id: 2\ndata: {\"n\":2}\n\n");
    let server = RawServer::start_each([first, second, stream("data: {\"n\":3}\n\n")]);
    let (numbers, error) = read(client(&server, 2).get_chunks().topic("a").await.unwrap()).await;
    assert_eq!((numbers, error.is_none()), (vec![1, 2, 3], true));
    assert_eq!(last_ids(&server), [None, Some("1".to_owned()), Some("2".to_owned())]);
    let requests = server.requests();
    assert!(requests.iter().all(|request| request.starts_with(b"GET /chunks?topic=a HTTP/1.1\r\n")));
}

#[tokio::test]
async fn it_is_resumed_no_more_often_than_a_call_is_tried() {
    let server = RawServer::start_each([broken("retry: 1\nid: 1\ndata: {\"n\":1}\n\n"), broken("")]);
    let (numbers, error) = read(client(&server, 3).get_chunks().await.unwrap()).await;
    assert_eq!(numbers, [1]);
    assert!(matches!(error, Some(Error::Transport(_))));
    assert_eq!(server.requests().len(), 3);
    let server = RawServer::start(broken("retry: 1\nid: 1\ndata: {\"n\":1}\n\n"));
    let (_, error) = read(client(&server, 1).get_chunks().await.unwrap()).await;
    assert_eq!((error.is_some(), server.requests().len()), (true, 1));
}

#[tokio::test]
async fn nothing_is_asked_for_again_without_an_id_or_by_other_methods() {
    let server = RawServer::start(broken("retry: 1\ndata: {\"n\":1}\n\n"));
    let (_, error) = read(client(&server, 3).get_chunks().await.unwrap()).await;
    assert_eq!((error.is_some(), server.requests().len()), (true, 1));
    let server = RawServer::start(broken("retry: 1\nid: 1\ndata: {\"n\":1}\n\n"));
    let (_, error) = read(client(&server, 3).create_chunks().await.unwrap().reconnect()).await;
    assert_eq!((error.is_some(), server.requests().len()), (true, 1));
}

#[tokio::test]
async fn what_the_server_ends_is_over_unless_it_is_to_be_reconnected() {
    let answers = || {
        [
            stream("retry: 1\nid: 1\ndata: {\"n\":1}\n\n"),
            stream("data: {\"n\":2}\n\n"),
            Answer::response("204 No Content", &[], ""),
        ]
    };
    let server = RawServer::start_each(answers());
    let (numbers, error) = read(client(&server, 3).get_chunks().await.unwrap()).await;
    assert_eq!((numbers, error.is_none(), server.requests().len()), (vec![1], true, 1));
    let server = RawServer::start_each(answers());
    let (numbers, error) = read(client(&server, 3).get_chunks().await.unwrap().reconnect()).await;
    assert_eq!((numbers, error.is_none()), (vec![1, 2], true));
    assert_eq!(last_ids(&server), [None, Some("1".to_owned()), Some("1".to_owned())]);
}

#[tokio::test]
async fn what_is_answered_instead_of_a_stream_ends_it_with_an_error() {
    for (answer, words) in [
        (Answer::json("200 OK", "{}"), "was asked for"),
        (Answer::json("404 Not Found", r#"{"detail":"gone"}"#), "404 Not Found"),
    ] {
        let server = RawServer::start_each([broken("retry: 1\nid: 1\ndata: {\"n\":1}\n\n"), answer]);
        let (numbers, error) = read(client(&server, 2).get_chunks().await.unwrap()).await;
        let error = error.unwrap();
        assert_eq!(numbers, [1]);
        assert!(error.to_string().contains(words), "{error}");
    }
}
