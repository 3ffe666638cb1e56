//! Failures: those that the document declares, those that it does not, and what is common to all.

use std::error::Error as _;

use clientwright_tests::samples::{NOBODY, create_request, service};
use clientwright_tests::{Answer, RawServer, Server, expect, tokens};
use platform_api::models::{UpdateServiceRequest, UpsertVersionSetRequest, ValidationErrorLocItem, VersionSet};
use platform_api::operations::{
    CreateServiceError, DeleteServiceError, GetServiceError, ListServicesError, UpdateServiceError,
    UpsertServiceVersionSetError,
};
use platform_api::{DecodeReason, Error, Untyped};

fn version_set() -> UpsertVersionSetRequest {
    UpsertVersionSetRequest::builder().version_set(VersionSet::builder()).build().unwrap()
}

fn rename(name: &str) -> UpdateServiceRequest {
    UpdateServiceRequest::builder().name(name).build().unwrap()
}

#[tokio::test]
async fn a_caller_without_a_known_token_is_unauthorized_everywhere() {
    let server = Server::start();
    let client = server.client_with("nobody");
    assert_eq!(*expect::failure(client.list_services("acme").await).error(), ListServicesError::Unauthorized);
    let created = client.create_service("acme", create_request("Triage")).await;
    assert_eq!(*expect::failure(created).error(), CreateServiceError::Unauthorized);
    assert_eq!(*expect::failure(client.get_service("acme", NOBODY).await).error(), GetServiceError::Unauthorized);
    let updated = client.update_service("acme", NOBODY, rename("x")).await;
    assert_eq!(*expect::failure(updated).error(), UpdateServiceError::Unauthorized);
    assert_eq!(*expect::failure(client.delete_service("acme", NOBODY).await).error(), DeleteServiceError::Unauthorized);
    let upserted = client.upsert_service_version_set("acme", NOBODY, "release", version_set()).await;
    assert_eq!(*expect::failure(upserted).error(), UpsertServiceVersionSetError::Unauthorized);
}

#[tokio::test]
async fn a_caller_without_permission_is_forbidden_to_change_anything() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let client = server.client_with(tokens::READER);
    assert!(client.get_service("acme", &id).await.is_ok());
    let created = client.create_service("acme", create_request("Desk")).await;
    assert_eq!(*expect::failure(created).error(), CreateServiceError::Forbidden);
    let updated = client.update_service("acme", &id, rename("x")).await;
    assert_eq!(*expect::failure(updated).error(), UpdateServiceError::Forbidden);
    assert_eq!(*expect::failure(client.delete_service("acme", &id).await).error(), DeleteServiceError::Forbidden);
    let upserted = client.upsert_service_version_set("acme", &id, "release", version_set()).await;
    assert_eq!(*expect::failure(upserted).error(), UpsertServiceVersionSetError::Forbidden);
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let server = Server::start();
    let client = server.client();
    assert_eq!(*expect::failure(client.list_services("nowhere").await).error(), ListServicesError::NotFound);
    assert_eq!(*expect::failure(client.get_service("acme", NOBODY).await).error(), GetServiceError::NotFound);
    let updated = client.update_service("acme", NOBODY, rename("x")).await;
    assert_eq!(*expect::failure(updated).error(), UpdateServiceError::NotFound);
    assert_eq!(*expect::failure(client.delete_service("acme", NOBODY).await).error(), DeleteServiceError::NotFound);
}

#[tokio::test]
async fn a_name_that_is_taken_is_a_conflict() {
    let server = Server::start();
    let client = server.client();
    let id = server.add_service("Triage");
    server.add_service("Desk");
    let created = client.create_service("acme", create_request("Triage")).await;
    assert_eq!(*expect::failure(created).error(), CreateServiceError::Conflict);
    let updated = client.update_service("acme", &id, rename("Desk")).await;
    assert_eq!(*expect::failure(updated).error(), UpdateServiceError::Conflict);
    let upserted = client.upsert_service_version_set("acme", &id, "latest", version_set()).await;
    assert_eq!(*expect::failure(upserted).error(), UpsertServiceVersionSetError::Conflict);
}

#[tokio::test]
async fn a_422_with_a_body_says_what_the_server_found() {
    let server = Server::start();
    let failure = expect::failure(server.client().list_services("acme").sort_by("colour").await);
    let ListServicesError::UnprocessableEntity(body) = failure.error() else { panic!("{failure}") };
    let detail = body.detail.as_ref().unwrap();
    let place: Vec<_> = ["query", "sort_by"].map(|text| ValidationErrorLocItem::from(text.to_owned())).into();
    assert_eq!((&detail[0].loc, detail[0].r#type.as_str()), (&place, "value_error"));
    assert_eq!(detail[0].input, Some("colour".into()));
}

#[tokio::test]
async fn a_422_without_a_body_is_a_variant_of_its_own() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let set = VersionSet::builder().agent_version_number(10);
    let body = UpsertVersionSetRequest::builder().version_set(set);
    let upserted = server.client().upsert_service_version_set("acme", id, "release", body).await;
    assert_eq!(*expect::failure(upserted).error(), UpsertServiceVersionSetError::UnprocessableEntity);
}

#[tokio::test]
async fn a_failure_keeps_status_headers_and_body() {
    let server = RawServer::start(Answer::response("409 Conflict", &["x-request-id: 7"], "taken"));
    let failure = expect::failure(server.client().update_service("acme", NOBODY, rename("x")).await);
    assert_eq!(failure.error(), &UpdateServiceError::Conflict);
    assert_eq!(failure.status(), 409);
    assert_eq!(failure.headers()["x-request-id"], "7");
    assert_eq!(failure.body(), b"taken");
    assert_eq!(failure.operation().id, "update-service");
}

#[tokio::test]
async fn a_status_that_is_not_declared_keeps_status_headers_and_body() {
    for status in [
        "500 Internal Server Error",
        "418 Teapot",
        "300 Multiple Choices",
        "302 Found",
        "202 Accepted",
        "201 Created",
        "204 No Content",
    ] {
        let body = if status.starts_with("204") { "" } else { "<p>no</p>" };
        let server = RawServer::start(Answer::response(status, &["x-request-id: 7"], body));
        let error = expect::unexpected(server.client().list_services("acme").await);
        assert_eq!(error.status().as_str(), &status[..3]);
        assert_eq!(error.headers()["x-request-id"], "7");
        assert_eq!(error.body(), body.as_bytes());
        assert_eq!(error.operation().id, "list-services");
    }
}

#[tokio::test]
async fn a_success_that_is_no_json_cannot_be_used() {
    for body in ["", "<html>", "{", "[]", "null"] {
        let server = RawServer::start(Answer::json("200 OK", body));
        let error = expect::undecodable(server.client().get_service("acme", NOBODY).await);
        assert_eq!((error.status().as_u16(), error.body()), (200, body.as_bytes()));
    }
}

#[tokio::test]
async fn a_success_of_another_type_says_where() {
    let mut body = service();
    body["version_sets"]["release"]["agent_version_number"] = "four".into();
    let server = RawServer::start(Answer::json("200 OK", body.to_string()));
    let error = expect::undecodable(server.client().get_service("acme", NOBODY).await);
    let DecodeReason::Read(reason) = error.reason() else { panic!("{error}") };
    assert_eq!(reason.pointer(), "/version_sets/release/agent_version_number");
}

#[tokio::test]
async fn a_declared_failure_of_another_type_cannot_be_used_and_keeps_its_status() {
    for body in ["", "nope", r#"{"detail":"nope"}"#, r#"{"detail":[{"loc":[]}]}"#] {
        let server = RawServer::start(Answer::json("422 Unprocessable Entity", body));
        let error = expect::undecodable(server.client().get_service("acme", NOBODY).await);
        assert_eq!((error.status().as_u16(), error.body()), (422, body.as_bytes()));
    }
}

#[tokio::test]
async fn a_valid_response_is_what_validating_callers_get() {
    let mut body = service();
    body["channel_type"] = "fax".into();
    let server = RawServer::start(Answer::json("200 OK", body.to_string()));
    let call = server.client().get_service("acme", NOBODY);
    assert!(call.clone().await.is_ok());
    let error = expect::undecodable(call.validate_responses(true).await);
    assert_eq!(error.body(), body.to_string().as_bytes());
}

#[tokio::test]
async fn errors_of_several_operations_go_through_one_question_mark() {
    async fn rename_first(server: &Server, name: &str) -> Result<(), Error> {
        let client = server.client();
        let page = client.list_services("acme").limit(1).await?;
        let update = UpdateServiceRequest::builder().name(name).build()?;
        client.update_service("acme", &page.items[0].id, update).await?;
        Ok(())
    }
    let server = Server::start();
    server.add_service("Triage");
    server.add_service("Desk");
    let error = rename_first(&server, "Desk").await.unwrap_err();
    assert_eq!((error.operation(), error.status()), (Some("update-service"), Some(http::StatusCode::CONFLICT)));
    let Error::Api(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.error().downcast_ref(), Some(&UpdateServiceError::Conflict));
    assert_eq!(failure.error().downcast_ref::<ListServicesError>(), None);
    assert!(matches!(rename_first(&server, "").await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn an_error_tells_its_operation_and_answer_whatever_it_is() {
    let server = RawServer::start(Answer::json("422 Unprocessable Entity", r#"{"detail":[]}"#));
    let error = server.client().delete_service("acme", NOBODY).await.unwrap_err();
    assert_eq!((error.operation(), error.status().unwrap().as_u16()), (Some("delete-service"), 422));
    assert_eq!(error.response().unwrap().body().as_ref(), br#"{"detail":[]}"#);
    let untyped: Error = error.into();
    assert_eq!((untyped.operation(), untyped.status().unwrap().as_u16()), (Some("delete-service"), 422));
}

#[tokio::test]
async fn a_refused_request_has_no_answer() {
    let server = Server::start();
    let error = server.client().list_services("acme").limit(0).await.unwrap_err();
    assert_eq!((error.operation(), error.status()), (Some("list-services"), None));
    assert_eq!(error.violations().unwrap().len(), 1);
}

#[tokio::test]
async fn errors_say_in_a_line_what_went_wrong() {
    let server = Server::start();
    let client = server.client();
    let lines = [
        (
            client.get_service("acme", NOBODY).await.unwrap_err().to_string(),
            "get-service: GET /v1/{workspace_id}/services/{service_id}: 404 Not Found: Not found",
        ),
        (
            client.list_services("acme").limit(0).await.unwrap_err().to_string(),
            "list-services: query.limit must be greater than 0",
        ),
    ];
    for (line, expected) in lines {
        assert_eq!(line, expected);
    }
}

#[tokio::test]
async fn an_unexpected_status_quotes_the_beginning_of_the_body_on_one_line() {
    let body = format!("upstream\r\nis down {}", "x".repeat(1000));
    let server = RawServer::start(Answer::response("502 Bad Gateway", &[], body));
    let line = server.client().list_services("acme").await.unwrap_err().to_string();
    let begin =
        "list-services: GET /v1/{workspace_id}/services: 502 Bad Gateway, which the document does not declare: ";
    assert!(line.starts_with(&format!("{begin}upstream  is down xxx")), "{line}");
    assert!(line.ends_with("x…") && line.chars().count() < 350, "{line}");
}

#[tokio::test]
async fn an_unreadable_answer_is_quoted_where_it_cannot_be_read() {
    let mut body = service();
    body["created_at"] = "yesterday".into();
    let server = RawServer::start(Answer::json("200 OK", body.to_string()));
    let line = server.client().get_service("acme", NOBODY).await.unwrap_err().to_string();
    let heading = "get-service: GET /v1/{workspace_id}/services/{service_id}: 200 OK";
    let reason = "cannot use the response: /created_at: is not a valid date-time, in: \"yesterday\"";
    assert_eq!(line, format!("{heading}: {reason}"));
}

#[tokio::test]
async fn the_source_of_a_declared_failure_is_the_failure() {
    let server = Server::start();
    let error = server.client().get_service("acme", NOBODY).await.unwrap_err();
    let source = error.source().and_then(|source| source.downcast_ref::<GetServiceError>());
    assert_eq!(source, Some(&GetServiceError::NotFound));
    let untyped = Error::<Untyped>::from(error);
    assert_eq!(untyped.source().unwrap().to_string(), "Not found.");
}

#[tokio::test]
async fn the_source_of_an_unreadable_answer_is_the_place() {
    let server = RawServer::start(Answer::json("200 OK", "{}"));
    let error = server.client().get_service("acme", NOBODY).await.unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "/id: is missing");
}

#[test]
fn errors_are_small() {
    assert!(size_of::<Error>() <= 16, "{}", size_of::<Error>());
    assert_eq!(size_of::<Error<UpdateServiceError>>(), size_of::<Error>());
    assert_eq!(size_of::<Error<ListServicesError>>(), size_of::<Error>());
}

#[test]
fn errors_go_to_other_threads_and_into_boxes() {
    fn check<E: std::error::Error + Send + Sync + 'static>() {}
    check::<Error>();
    check::<Error<ListServicesError>>();
    check::<Error<CreateServiceError>>();
    check::<Error<GetServiceError>>();
    check::<Error<UpdateServiceError>>();
    check::<Error<DeleteServiceError>>();
    check::<Error<UpsertServiceVersionSetError>>();
    check::<UpdateServiceError>();
    check::<Untyped>();
}
