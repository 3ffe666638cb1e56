//! What the document asserts of whole bodies whose types do not say it, where responses are validated.

use clientwright_tests::cases::response_roots::operations::{GetLevelResponse, ListNumbersError};
use clientwright_tests::cases::response_roots::{Client, DecodeReason, Error};
use clientwright_tests::{Answer, RawServer};

fn server(status: &str, media_type: &str, body: &str) -> (RawServer, Client) {
    let server = RawServer::start(Answer::response(status, &[&format!("content-type: {media_type}")], body));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

fn json(status: &str, body: &str) -> (RawServer, Client) {
    server(status, "application/json", body)
}

/// The violations for which a response is refused.
fn broken<E: std::fmt::Debug>(error: Error<E>) -> Vec<String> {
    match error {
        Error::Decode(error) => match error.reason() {
            DecodeReason::Invalid(violations) => violations.iter().map(ToString::to_string).collect(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_array_is_taken_as_it_is_unless_it_is_to_be_valid() {
    let (_server, client) = json("200 OK", "[1, 9, 2]");
    assert_eq!(client.list_numbers().await.unwrap(), [1, 9, 2]);
    let violations = broken(client.list_numbers().validate_responses(true).await.unwrap_err());
    let [count, item] = violations.as_slice() else { panic!("{violations:?}") };
    assert!(count.contains("has 3 items, at most 2"), "{count}");
    assert!(item.starts_with("/1 "), "{item}");
}

#[tokio::test]
async fn what_keeps_its_constraints_is_taken() {
    let (_server, client) = json("200 OK", "[1, 3]");
    assert_eq!(client.list_numbers().validate_responses(true).await.unwrap(), [1, 3]);
    let (_server, client) = json("200 OK", "null");
    let level = client.get_level().validate_responses(true).await.unwrap();
    assert_eq!(level, GetLevelResponse::Ok(None));
}

#[tokio::test]
async fn each_of_several_successes_has_its_own_check() {
    let (_server, client) = json("200 OK", "6");
    assert_eq!(client.get_level().await.unwrap(), GetLevelResponse::Ok(Some(6)));
    let violations = broken(client.get_level().validate_responses(true).await.unwrap_err());
    assert_eq!(violations.len(), 1, "{violations:?}");
    let (_server, client) = json("202 Accepted", r#"["a", "a"]"#);
    assert!(client.get_level().await.is_ok());
    let violations = broken(client.get_level().validate_responses(true).await.unwrap_err());
    assert_eq!(violations.len(), 1, "{violations:?}");
}

#[tokio::test]
async fn failures_are_checked_as_successes_are() {
    let (_server, client) = json("404 Not Found", "[]");
    match client.list_numbers().await {
        Err(Error::Api(failure)) => assert_eq!(*failure.error(), ListNumbersError::NotFound(Vec::new())),
        other => panic!("{other:?}"),
    }
    let violations = broken(client.list_numbers().validate_responses(true).await.unwrap_err());
    assert_eq!(violations.len(), 1, "{violations:?}");
    let (_server, client) = json("500 Internal Server Error", r#"{"why": "long words"}"#);
    let violations = broken(client.list_numbers().validate_responses(true).await.unwrap_err());
    let [only] = violations.as_slice() else { panic!("{violations:?}") };
    assert!(only.starts_with("/why "), "{only}");
}

#[tokio::test]
async fn items_of_streams_are_checked_one_by_one() {
    let (_server, client) = server("200 OK", "application/x-ndjson", "1\n9\n2\n");
    let mut lines = client.read_lines().validate_responses(true).await.unwrap();
    assert_eq!(lines.try_next().await.unwrap(), Some(1));
    assert_eq!(broken(lines.try_next().await.unwrap_err()).len(), 1);
    assert_eq!(lines.try_next().await.unwrap(), Some(2));
    let (_server, client) = server("200 OK", "text/event-stream", "data: 9\n\ndata: 2\n\n");
    let mut events = client.read_events().validate_responses(true).await.unwrap();
    assert_eq!(broken(events.try_next().await.unwrap_err()).len(), 1);
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 2);
    let mut lenient = client.read_events().await.unwrap();
    assert_eq!(lenient.try_next().await.unwrap().unwrap().data, 9);
}
