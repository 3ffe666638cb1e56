//! Tests of code that uses the client, without a network.

use std::panic::{AssertUnwindSafe, catch_unwind};
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

/// What a mock says when it is verified. Lines of this file are left out.
fn complaint(mock: Mock) -> String {
    let panic = catch_unwind(AssertUnwindSafe(|| mock.verify())).expect_err("the mock complains");
    let text = *panic.downcast::<String>().expect("a message");
    let words = text.split(' ').map(|word| match word.split_once("mock.rs:") {
        Some((_, position)) => {
            format!("<here>{}", position.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'))
        }
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
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

#[tokio::test]
async fn an_unexpected_request_fails_at_once_and_shows_how_it_differs() {
    let mock = Mock::new();
    mock.expect(mock.client().create_service("other", create_request("Else"))).returns(model());
    mock.expect(mock.client().create_service("acme", create_request("Triage"))).returns(model());
    let error = transport(mock.client().create_service("acme", create_request("Front desk")).await);
    assert_eq!(error.attempts(), 1);
    assert!(error.to_string().contains("the mock does not expect the request: unexpected request of create-service"));
    insta::assert_snapshot!(complaint(mock), @r#"
    the mock was not used as expected

    unexpected request of create-service:
        POST /v1/acme/services
        content-type: application/json
        {
          "agent_id": "a6d0f2a4-61a5-4b0e-9c0b-5a8d1f6f2c01",
          "context_graph_id": "b7e1a3b5-72b6-4c1f-8d1c-6b9e2a7a3d02",
      -   "name": "Triage"
      +   "name": "Front desk"
        }
    expected at <here> (- expected, + arrived)

    unmet expectation of create-service, at <here>
        POST /v1/other/services
        content-type: application/json
        {
          "agent_id": "a6d0f2a4-61a5-4b0e-9c0b-5a8d1f6f2c01",
          "context_graph_id": "b7e1a3b5-72b6-4c1f-8d1c-6b9e2a7a3d02",
          "name": "Else"
        }
    0 of 1 request arrived
    of this operation there arrived:
        POST /v1/acme/services

    unmet expectation of create-service, at <here>
        POST /v1/acme/services
        content-type: application/json
        {
          "agent_id": "a6d0f2a4-61a5-4b0e-9c0b-5a8d1f6f2c01",
          "context_graph_id": "b7e1a3b5-72b6-4c1f-8d1c-6b9e2a7a3d02",
          "name": "Triage"
        }
    0 of 1 request arrived
    of this operation there arrived:
        POST /v1/acme/services
    "#);
}

#[tokio::test]
async fn differences_of_path_query_and_headers_are_lines() {
    let mock = Mock::new();
    let expected = mock.client().list_services("acme").search("a").limit(5).header("X-Tenant", "tenant-one");
    mock.expect(expected.idempotency_key("key-1")).status(404);
    let call = mock.client().list_services("acme").search("b").limit(5).header("X-Tenant", "tenant-two");
    // Attempts of what can be repeated are not made again: the next would not be expected either.
    assert_eq!(transport(call.idempotency_key("key-2").await).attempts(), 1);
    insta::assert_snapshot!(complaint(mock), @r#"
    the mock was not used as expected

    unexpected request of list-services:
        GET /v1/acme/services
        ?limit=5
      - ?search=a
      - idempotency-key: key-1
      - x-tenant: [redacted]
      + ?search=b
      + idempotency-key: key-2
      + x-tenant: [redacted], which is another value
    expected at <here> (- expected, + arrived)

    unmet expectation of list-services, at <here>
        GET /v1/acme/services
        ?limit=5
        ?search=a
        idempotency-key: key-1
        x-tenant: [redacted]
    0 of 1 request arrived
    of this operation there arrived:
        GET /v1/acme/services ?search=b ?limit=5
    "#);
}

#[tokio::test]
async fn conditions_that_do_not_hold_are_named() {
    let mock = Mock::new();
    mock.expect_any::<DeleteService>().matching("it is Monday", |_| false).matching("always", |_| true).returns(());
    transport(mock.client().delete_service("acme", NOBODY).await);
    insta::assert_snapshot!(complaint(mock), @r#"
    the mock was not used as expected

    unexpected request of delete-service:
        DELETE /v1/acme/services/d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f04
    does not hold: it is Monday
    expected at <here> (- expected, + arrived)

    unmet expectation of delete-service, at <here>
    matching: it is Monday
    matching: always
    0 of 1 request arrived
    of this operation there arrived:
        DELETE /v1/acme/services/d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f04
    "#);
}

#[tokio::test]
async fn one_request_too_many_is_unexpected() {
    let mock = Mock::new();
    mock.expect_any::<DeleteService>().returns(());
    mock.client().delete_service("acme", NOBODY).await.unwrap();
    transport(mock.client().delete_service("acme", NOBODY).await);
    transport(mock.client().get_service("acme", NOBODY).await);
    insta::assert_snapshot!(complaint(mock), @r#"
    the mock was not used as expected

    unexpected request of delete-service:
        DELETE /v1/acme/services/d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f04
    expected at <here>, and answered 1 request already

    unexpected request of get-service:
        GET /v1/acme/services/d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f04
    nothing is expected of this operation
    "#);
}

#[tokio::test]
async fn unmet_expectations_are_listed() {
    let mock = Mock::new();
    mock.expect_any::<GetService>().status(404).returns(model()).times(2);
    mock.expect(mock.client().delete_service("acme", NOBODY)).returns(());
    mock.client().get_service("acme", NOBODY).await.unwrap_err();
    insta::assert_snapshot!(complaint(mock), @r#"
    the mock was not used as expected

    unmet expectation of get-service, at <here>
    1 of 3 requests arrived
    of this operation there arrived:
        GET /v1/acme/services/d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f04

    unmet expectation of delete-service, at <here>
        DELETE /v1/acme/services/d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f04
    0 of 1 request arrived
    "#);
}

#[test]
fn mistakes_of_the_test_itself_are_reported() {
    let mock = Mock::new();
    let _ = mock.expect_any::<GetService>();
    mock.expect(mock.client().list_services("acme").limit(0)).status(42).status(404).header("a b", "c");
    insta::assert_snapshot!(complaint(mock), @r#"
    the mock was not used as expected

    unmet expectation of get-service, at <here>
    it has no answer

    unmet expectation of list-services, at <here>
    the expected call cannot be sent: list-services: query.limit must be greater than 0
    42 is not the status of an answer
    the header `a b` is none that HTTP allows
    0 of 1 request arrived
    "#);
}

#[tokio::test]
async fn a_call_that_cannot_be_sent_is_met_by_nothing() {
    let mock = Mock::new();
    mock.expect(mock.client().list_services("acme").limit(0)).status(404);
    let error = transport(mock.client().list_services("acme").await);
    assert!(error.to_string().contains("the expected call cannot be sent"), "{error}");
    complaint(mock);
}

#[tokio::test]
async fn the_same_json_may_be_written_differently() {
    let expected = |body: &str| {
        let mock = Mock::new();
        let request = platform_api::models::UpdateServiceRequest::from_json(body.as_bytes()).unwrap();
        mock.expect(mock.client().update_service("acme", NOBODY, request)).status(404);
        mock
    };
    let sent = async |mock: &Mock, body: &str| {
        let request = platform_api::models::UpdateServiceRequest::from_json(body.as_bytes()).unwrap();
        mock.client().update_service("acme", NOBODY, request).await.unwrap_err().status().map(|status| status.as_u16())
    };
    let mock = expected(r#"{ "name": "a", "is_active": true }"#);
    assert_eq!(sent(&mock, r#"{ "is_active": true, "name": "a" }"#).await, Some(404));
    mock.verify();
    let mock = expected(r#"{ "name": "a" }"#);
    assert_eq!(sent(&mock, r#"{ "name": "a", "description": null }"#).await, None);
    complaint(mock);
}

#[test]
fn a_mock_that_is_dropped_is_verified() {
    let result = catch_unwind(|| {
        let mock = Mock::new();
        mock.expect_any::<GetService>().status(404);
    });
    let message = *result.unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains("unmet expectation of get-service"), "{message}");
}

#[test]
fn a_test_that_panics_keeps_its_own_panic() {
    let result = catch_unwind(|| {
        let mock = Mock::new();
        mock.expect_any::<GetService>().status(404);
        panic!("the test's own");
    });
    assert_eq!(*result.unwrap_err().downcast::<&str>().unwrap(), "the test's own");
}

#[tokio::test]
async fn secrets_are_never_printed() {
    let mock = Mock::new();
    let client = mock.client_builder().bearer_auth("bearer-secret").build().unwrap();
    mock.expect(client.get_service("acme", NOBODY).header("X-Key", "expected-secret")).status(404);
    // A secret that stands in a body too.
    let body = create_request("bearer-secret");
    let error = transport(client.create_service("acme", body).header("X-Key", "actual-secret").await);
    let error = format!("{error} {error:?}");
    transport(client.get_service("acme", NOBODY).header("X-Key", "actual-secret").await);
    let kept = format!("{:?} {mock:?}", mock.requests());
    let printed = format!("{error} {kept} {}", complaint(mock));
    assert!(printed.contains("[redacted], which is another value"), "{printed}");
    assert!(!printed.contains("secret"), "{printed}");
}
