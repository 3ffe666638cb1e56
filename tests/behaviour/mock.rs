//! Tests of code that uses the client, without a network.

mod reports;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use clientwright_tests::expect;
use clientwright_tests::samples::{AGENT, NOBODY, create_request, service};
use platform_api::mock::{Fault, Mock};
use platform_api::models::{HttpValidationError, ServiceResponse};
use platform_api::operations::{CreateService, DeleteService, GetService, GetServiceError, ListServices};
use platform_api::{Attempt, Client, Error, Hook, Model, RetryPolicy, Token, TransportError};
use serde_json::json;

fn model() -> ServiceResponse {
    ServiceResponse::from_json(service().to_string().as_bytes()).unwrap()
}

/// A client that does not wait between attempts.
fn impatient(mock: &Mock) -> Client {
    mock.client_builder().retry(RetryPolicy::default().base(Duration::ZERO)).build().unwrap()
}

fn transport<T: std::fmt::Debug, E: std::fmt::Debug>(result: Result<T, Error<E>>) -> TransportError {
    match result {
        Err(Error::Transport(error)) => *error,
        other => panic!("a failure of the transport is expected: {other:?}"),
    }
}

#[tokio::test]
async fn an_expected_call_returns_its_model() {
    let mock = Mock::new();
    mock.expect(mock.client().get_service("acme", NOBODY)).returns(model());
    let response = mock.client().get_service("acme", NOBODY).with_response().await.unwrap();
    assert_eq!(response.body, model());
    assert_eq!(response.headers["content-type"], "application/json");
    mock.verify();
}

#[tokio::test]
async fn a_success_has_the_declared_status() {
    let mock = Mock::new();
    mock.expect_any::<CreateService>().returns(model());
    mock.expect_any::<DeleteService>().returns(());
    let created = mock.client().create_service("acme", create_request("Triage")).with_response().await.unwrap();
    assert_eq!(created.status, 201);
    let deleted = mock.client().delete_service("acme", NOBODY).with_response().await.unwrap();
    assert_eq!(deleted.status, 204);
    assert!(deleted.headers.is_empty());
    mock.verify();
}

#[tokio::test]
async fn a_status_alone_is_a_declared_failure() {
    let mock = Mock::new();
    mock.expect_any::<GetService>().status(404);
    let error = expect::failure(mock.client().get_service("acme", NOBODY).await).into_error();
    assert!(matches!(error, GetServiceError::NotFound));
    mock.verify();
}

#[tokio::test]
async fn a_json_failure_is_typed() {
    let mock = Mock::new();
    let body = json!({ "detail": [{ "loc": ["body", "name"], "msg": "too short", "type": "string" }] });
    mock.expect_any::<GetService>().json(422, body.clone());
    let error = expect::failure(mock.client().get_service("acme", NOBODY).await).into_error();
    let expected = HttpValidationError::from_json(body.to_string().as_bytes()).unwrap();
    assert!(matches!(error, GetServiceError::UnprocessableEntity(found) if found == expected));
    mock.verify();
}

#[tokio::test]
async fn an_answer_can_be_anything() {
    let mock = Mock::new();
    mock.expect_any::<GetService>().body(200, "text/html", "<p>hello").header("X-Request-Id", "7");
    let error = expect::undecodable(mock.client().get_service("acme", NOBODY).await);
    assert_eq!(error.response().headers()["content-type"], "text/html");
    assert_eq!(error.response().request_id(), Some("7"));
    assert_eq!(error.response().body().as_ref(), b"<p>hello");
}

#[tokio::test]
async fn answers_come_in_sequence_and_attempts_are_requests() {
    let mock = Mock::new();
    mock.expect_any::<GetService>().fault(Fault::Reset).status(503).header("Retry-After", "0").returns(model());
    let response = impatient(&mock).get_service("acme", NOBODY).await.unwrap();
    assert_eq!(response, model());
    assert_eq!(mock.requests().len(), 3);
    mock.verify();
}

#[tokio::test]
async fn what_must_not_be_repeated_is_not() {
    let mock = Mock::new();
    mock.expect_any::<CreateService>().fault(Fault::Connect).fault(Fault::Reset);
    let error = transport(impatient(&mock).create_service("acme", create_request("T")).await);
    assert_eq!((error.attempts(), error.is_connect()), (2, false));
    mock.verify();
}

#[tokio::test]
async fn faults_are_those_of_a_connection() {
    let fault = async |fault| {
        let mock = Mock::new();
        mock.expect_any::<GetService>().fault(fault);
        let call = mock.client().get_service("acme", NOBODY).timeout(Duration::from_millis(20));
        transport(call.retry(RetryPolicy::never()).await)
    };
    assert!(fault(Fault::Connect).await.is_connect());
    assert!(fault(Fault::Timeout).await.is_timeout());
    assert!(fault(Fault::Silence).await.to_string().contains("the call may take 20ms"));
    assert!(fault(Fault::Truncated).await.to_string().contains("before its body was complete"));
    assert!(fault(Fault::Reset).await.to_string().contains("could not be sent, or its answer not be read"));
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let mock = Mock::new();
    mock.expect_any::<GetService>().returns(model());
    let client = mock.client_builder().max_response_body(10).build().unwrap();
    assert!(transport(client.get_service("acme", NOBODY).await).is_body_too_large());
}

#[tokio::test]
async fn redirects_are_followed() {
    let mock = Mock::new();
    mock.expect_any::<GetService>().status(307).header("Location", "/moved").returns(model());
    mock.client().get_service("acme", NOBODY).await.unwrap();
    let paths: Vec<_> = mock.requests().iter().map(|request| request.path().to_owned()).collect();
    assert_eq!(paths, [format!("/v1/acme/services/{NOBODY}"), "/moved".to_owned()]);
    mock.verify();
}

#[tokio::test]
async fn a_refused_token_is_replaced() {
    let mock = Mock::new();
    mock.expect_any::<GetService>().status(401).returns(model());
    let asked = Arc::new(AtomicU32::new(0));
    let provider = move || {
        let number = asked.fetch_add(1, Ordering::Relaxed);
        async move { Ok(Token::new(format!("token-{number}"))) }
    };
    let client = mock.client_builder().bearer_auth_provider(provider).build().unwrap();
    client.get_service("acme", NOBODY).await.unwrap();
    let tokens: Vec<_> = mock.requests().iter().map(|request| request.headers()["authorization"].clone()).collect();
    assert_eq!(tokens, ["Bearer token-0", "Bearer token-1"]);
    mock.verify();
}

#[tokio::test]
async fn hooks_are_called_before_requests_arrive() {
    struct Tag;
    impl Hook for Tag {
        fn before(&self, attempt: &mut Attempt<'_>) {
            attempt.headers_mut().insert("x-tag", "7".parse().unwrap());
        }
    }
    let mock = Mock::new();
    mock.expect_any::<GetService>().matching("a tag", |request| request.headers()["x-tag"] == "7").returns(model());
    mock.client_builder().hook(Tag).build().unwrap().get_service("acme", NOBODY).await.unwrap();
    mock.verify();
}

#[tokio::test]
async fn the_first_expectation_that_is_met_answers() {
    let mock = Mock::new();
    let named = |letter: char| {
        move |request: &platform_api::mock::Received| {
            request.json()["name"].as_str().is_some_and(|name| name.starts_with(letter))
        }
    };
    mock.expect_any::<CreateService>().matching("a name with T", named('T')).status(409);
    mock.expect_any::<CreateService>().matching("a name with F", named('F')).status(403);
    mock.expect_any::<CreateService>().status(404);
    let statuses = async |name| {
        let result = mock.client().create_service("acme", create_request(name)).await;
        expect::failure(result).response().status().as_u16()
    };
    assert_eq!([statuses("Front").await, statuses("Triage").await, statuses("Top").await], [403, 409, 404]);
    mock.verify();
}

#[tokio::test]
async fn answers_can_be_repeated() {
    let mock = Mock::new();
    mock.expect_any::<DeleteService>().returns(()).times(2).status(404).always();
    mock.expect_any::<GetService>().status(404).always();
    for _ in 0..2 {
        mock.client().delete_service("acme", NOBODY).await.unwrap();
    }
    for _ in 0..3 {
        mock.client().delete_service("acme", NOBODY).await.unwrap_err();
    }
    mock.verify();
}

#[tokio::test]
async fn requests_can_be_looked_at() {
    let mock = Mock::new();
    mock.expect_any::<ListServices>().status(404);
    mock.expect_any::<CreateService>().status(409);
    mock.client().list_services("acme").search("a b").limit(5).await.unwrap_err();
    mock.client().create_service("acme", create_request("Triage")).await.unwrap_err();
    let [list, create] = mock.requests().try_into().unwrap();
    assert_eq!((list.operation().id, list.method().as_str()), ("list-services", "GET"));
    assert_eq!(list.query(), [("search".to_owned(), "a b".to_owned()), ("limit".to_owned(), "5".to_owned())]);
    assert_eq!((list.body().len(), list.json()), (0, json!(null)));
    assert_eq!(create.path(), "/v1/acme/services");
    assert_eq!(create.json()["agent_id"], AGENT);
}

#[tokio::test]
async fn an_expected_call_may_come_of_any_client() {
    let mock = Mock::new();
    let other = Client::builder().base_url("https://api.example").bearer_auth("another-token").build().unwrap();
    mock.expect(other.list_services("acme").search("a").limit(5)).status(404);
    let client = mock.client_builder().bearer_auth("token").build().unwrap();
    let call = client.list_services("acme").limit(5).search("a").header("X-More", "than expected");
    assert_eq!(expect::failure(call.await).response().status(), 404);
    mock.verify();
}
