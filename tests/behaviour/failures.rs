//! Exchanges that do not end with a whole answer.

use std::error::Error as _;
use std::future::IntoFuture;
use std::time::Duration;

use clientwright_tests::samples::{NOBODY, service};
use clientwright_tests::{Answer, RawServer, tokens};
use platform_api::operations::{GetServiceCall, GetServiceError};
use platform_api::{Client, Error, RetryPolicy, TransportError};
use tokio::net::TcpSocket;

/// Long enough to send a request over loopback, and short enough to wait for.
const SHORT: Duration = Duration::from_millis(50);

/// Longer than any test.
const LONG: Duration = Duration::from_secs(3600);

/// The error of a service that is got so.
async fn error_of(client: &Client) -> Error<GetServiceError> {
    client.get_service("acme", NOBODY).await.unwrap_err()
}

fn transport<E: std::fmt::Debug>(error: Error<E>) -> TransportError {
    match error {
        Error::Transport(error) => *error,
        other => panic!("a failure of the transport is expected: {other:?}"),
    }
}

fn client_of(server: &RawServer, timeout: Duration) -> Client {
    Client::builder().base_url(server.url()).timeout(timeout).build().unwrap()
}

#[tokio::test]
async fn a_server_that_never_answers_is_a_timeout() {
    let server = RawServer::start(Answer::silence());
    let error = error_of(&client_of(&server, SHORT)).await;
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn a_server_that_stops_within_the_body_is_a_timeout() {
    let server = RawServer::start(Answer::Part(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".into()));
    let error = error_of(&client_of(&server, SHORT)).await;
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_call_can_have_a_shorter_timeout_than_its_client() {
    let server = RawServer::start(Answer::silence());
    let client = client_of(&server, LONG);
    let error = client.get_service("acme", NOBODY).timeout(SHORT).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}

/// Sends a call whose answer is held until a second one with a short timeout has run out of time; whether the first then
/// succeeds.
async fn outlives_the_timeout(client: &Client, server: &RawServer, call: GetServiceCall) -> bool {
    let short = client.get_service("acme", NOBODY).timeout(SHORT).into_future();
    let release = async {
        let error = short.await.unwrap_err();
        server.release();
        error.is_timeout()
    };
    let (answer, timed_out) = tokio::join!(call.into_future(), release);
    timed_out && answer.is_ok()
}

#[tokio::test]
async fn a_call_can_have_a_longer_timeout_than_its_client() {
    let server = RawServer::start(Answer::json("200 OK", service().to_string()).held());
    let client = client_of(&server, SHORT);
    let call = client.get_service("acme", NOBODY).timeout(LONG);
    assert!(outlives_the_timeout(&client, &server, call).await);
}

#[tokio::test]
async fn a_client_can_let_its_calls_take_as_long_as_they_need() {
    let server = RawServer::start(Answer::json("200 OK", service().to_string()).held());
    let client = Client::builder().base_url(server.url()).timeout(SHORT).no_timeout().build().unwrap();
    let call = client.get_service("acme", NOBODY);
    assert!(outlives_the_timeout(&client, &server, call).await);
}

#[tokio::test]
async fn a_server_that_is_not_there_cannot_be_connected_to() {
    // Bound, so that nobody else takes the port, and not listening.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let base_url = format!("http://{}", socket.local_addr().unwrap());
    let error = error_of(&Client::builder().base_url(base_url).build().unwrap()).await;
    assert!(error.is_connect() && !error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn why_there_is_no_connection_stands_in_the_line() {
    let builder = Client::builder().base_url("http://127.0.0.1:1").retry(RetryPolicy::never());
    let error = error_of(&builder.build().unwrap()).await;
    let line = error.to_string();
    assert!(line.contains("/services/{service_id}: cannot connect to the server: Connection refused"), "{line}");
}

#[tokio::test]
async fn a_server_that_hangs_up_is_a_failure_of_the_transport() {
    let server = RawServer::start(Answer::Bytes(Vec::new()));
    let error = transport(error_of(&server.client()).await);
    assert!(!error.is_connect() && !error.is_timeout() && !error.is_body_too_large(), "{error:?}");
}

#[tokio::test]
async fn a_server_that_hangs_up_within_the_body_is_a_failure_of_the_transport() {
    let server = RawServer::start(Answer::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".into()));
    let error = transport(error_of(&server.client()).await);
    let line = error.to_string();
    assert!(line.contains("/services/{service_id}: the response ended before its body was complete: "), "{line}");
}

#[tokio::test]
async fn an_answer_that_is_no_http_is_a_failure_of_the_transport() {
    let server = RawServer::start(Answer::Bytes(b"220 mail.example ESMTP\r\n".into()));
    let error = transport(error_of(&server.client()).await);
    assert!(!error.is_connect() && !error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_body_of_as_many_bytes_as_allowed_is_read() {
    let body = service().to_string();
    let server = RawServer::start(Answer::json("200 OK", &body));
    let client = Client::builder().base_url(server.url()).max_response_body(body.len()).build().unwrap();
    assert!(client.get_service("acme", NOBODY).await.is_ok());
}

#[tokio::test]
async fn a_body_of_more_bytes_than_allowed_is_refused() {
    let body = service().to_string();
    let server = RawServer::start(Answer::json("200 OK", &body));
    let client = Client::builder().base_url(server.url()).max_response_body(body.len() - 1).build().unwrap();
    let error = transport(error_of(&client).await);
    assert!(error.is_body_too_large(), "{error:?}");
}

#[tokio::test]
async fn a_body_without_end_is_refused_before_it_ends() {
    let mut bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000000\r\n\r\n".to_vec();
    bytes.resize(bytes.len() + 4096, b' ');
    let server = RawServer::start(Answer::Part(bytes));
    let client = Client::builder().base_url(server.url()).max_response_body(4095).build().unwrap();
    assert!(transport(error_of(&client).await).is_body_too_large());
}

#[tokio::test]
async fn the_body_of_a_failure_is_bounded_too() {
    let server = RawServer::start(Answer::response("500 Internal Server Error", &[], "x".repeat(100)));
    let client = Client::builder().base_url(server.url()).max_response_body(99).build().unwrap();
    assert!(transport(error_of(&client).await).is_body_too_large());
}

#[tokio::test]
async fn a_chunked_answer_is_read_whole() {
    let body = service().to_string();
    let (first, second) = body.split_at(100);
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n";
    let chunks = format!("{head}64\r\n{first}\r\n{:x}\r\n{second}\r\n0\r\n\r\n", second.len());
    let server = RawServer::start(Answer::Bytes(chunks.into_bytes()));
    assert!(server.client().get_service("acme", NOBODY).await.is_ok());
}

#[tokio::test]
async fn a_failure_of_the_transport_tells_its_operation_and_has_a_source() {
    let server = RawServer::start(Answer::silence());
    let error = error_of(&client_of(&server, SHORT)).await;
    assert_eq!((error.operation(), error.status()), (Some("get-service"), None));
    let line = error.to_string();
    assert!(line.starts_with("get-service: GET /v1/{workspace_id}/services/{service_id}: "), "{line}");
    assert!(line.ends_with(": the server did not answer in time: the call may take 50ms"), "{line}");
    assert!(error.source().is_some());
}

#[tokio::test]
async fn a_failure_of_the_transport_shows_neither_url_nor_token() {
    let server = RawServer::start(Answer::silence());
    let error = server.client().list_services("acme").search("secret").timeout(SHORT).await.unwrap_err();
    let mut shown = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(next) = source {
        shown += &format!(" {next} {next:?}");
        source = next.source();
    }
    for hidden in ["secret", tokens::OWNER] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}
