//! What tests say that do not use a mock as they said they would.

use std::panic::{AssertUnwindSafe, catch_unwind};

use clientwright_tests::samples::{NOBODY, create_request};
use platform_api::Model;
use platform_api::mock::Mock;
use platform_api::models::UpdateServiceRequest;
use platform_api::operations::{DeleteService, GetService};

use super::{model, transport};

/// What a mock says when it is verified. Lines of this file are left out.
fn complaint(mock: Mock) -> String {
    let panic = catch_unwind(AssertUnwindSafe(|| mock.verify())).expect_err("the mock complains");
    let text = *panic.downcast::<String>().expect("a message");
    let words = text.split(' ').map(|word| match word.split_once("reports.rs:") {
        Some((_, position)) => {
            format!("<here>{}", position.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'))
        }
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
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
    nearest to what is expected at <here> (- expected, + arrived)

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
    nearest to what is expected at <here> (- expected, + arrived)

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
    nearest to what is expected at <here>

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
    what is expected at <here> answered 1 request already

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
        let request = UpdateServiceRequest::from_json(body.as_bytes()).unwrap();
        mock.expect(mock.client().update_service("acme", NOBODY, request)).status(404);
        mock
    };
    let sent = async |mock: &Mock, body: &str| {
        let request = UpdateServiceRequest::from_json(body.as_bytes()).unwrap();
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
