//! Requests to look at, and answers to read, without a network.

use bytes::Bytes;
use clientwright_tests::expect;
use clientwright_tests::samples::{NOBODY, create_request, service};
use platform_api::models::{HttpValidationError, UpdateServiceRequest, UpsertVersionSetRequest, VersionSet};
use platform_api::operations::{
    CreateServiceError, DeleteServiceError, GetService, GetServiceError, ListServices, ListServicesError,
    UpdateServiceError, UpsertServiceVersionSetError,
};
use platform_api::{Call, Client, Model, Operation, OperationError};

fn client() -> Client {
    Client::builder().base_url("https://api.example/base").bearer_auth("t").build().unwrap()
}

fn answer(status: u16, body: &str) -> http::Response<Bytes> {
    let response = http::Response::builder().status(status).header("x-request-id", "7");
    response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

/// The failure that an answer without a usable body stands for.
fn declared<O: Operation>(call: &Call<O>, status: u16) -> O::Error
where
    O::Output: std::fmt::Debug,
    O::Error: OperationError,
{
    expect::failure(call.decode(answer(status, ""))).into_error()
}

#[test]
fn a_request_can_be_looked_at() {
    let request = client().create_service("acme", create_request("Triage")).to_request().unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.example/base/v1/acme/services");
    assert_eq!(request.headers()["authorization"], "Bearer t");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(request.body().as_bytes(), Some(create_request("Triage").to_json().as_slice()));
    assert!(request.body().is_replayable());
}

#[test]
fn a_request_without_a_body_has_no_bytes() {
    let request = client().delete_service("acme", NOBODY).to_request().unwrap();
    assert_eq!(request.body().as_bytes(), Some([].as_slice()));
    assert!(request.headers().get("content-type").is_none());
}

#[test]
fn a_request_that_must_not_be_sent_cannot_be_made() {
    assert_eq!(expect::refused(client().list_services("acme").limit(0).to_request()).len(), 1);
}

#[test]
fn an_answer_can_be_read() {
    let response = client().get_service("acme", NOBODY).decode(answer(200, &service().to_string())).unwrap();
    assert_eq!((response.status.as_u16(), response.body.name.as_str()), (200, "Front desk"));
    assert_eq!(response.headers["x-request-id"], "7");
}

#[test]
fn an_answer_of_204_is_unit() {
    let response = client().delete_service("acme", NOBODY).decode(answer(204, "")).unwrap();
    let () = response.body;
    assert_eq!(response.status, 204);
}

#[test]
fn each_declared_status_of_list_is_a_variant() {
    let call = client().list_services("acme");
    assert_eq!(declared(&call, 401), ListServicesError::Unauthorized);
    assert_eq!(declared(&call, 403), ListServicesError::Forbidden);
    assert_eq!(declared(&call, 404), ListServicesError::NotFound);
    let body = HttpValidationError::builder().build().unwrap();
    let failure = expect::failure(call.decode(answer(422, "{}")));
    assert_eq!(failure.error(), &ListServicesError::UnprocessableEntity(body));
}

#[test]
fn each_declared_status_of_create_is_a_variant() {
    let call = client().create_service("acme", create_request("Triage"));
    assert_eq!(declared(&call, 401), CreateServiceError::Unauthorized);
    assert_eq!(declared(&call, 403), CreateServiceError::Forbidden);
    assert_eq!(declared(&call, 404), CreateServiceError::NotFound);
    assert_eq!(declared(&call, 409), CreateServiceError::Conflict);
    assert_eq!(declared(&call, 422), CreateServiceError::UnprocessableEntity);
}

#[test]
fn each_declared_status_of_get_is_a_variant() {
    let call = client().get_service("acme", NOBODY);
    assert_eq!(declared(&call, 401), GetServiceError::Unauthorized);
    assert_eq!(declared(&call, 403), GetServiceError::Forbidden);
    assert_eq!(declared(&call, 404), GetServiceError::NotFound);
    let failure = expect::failure(call.decode(answer(422, r#"{"detail":[]}"#)));
    let GetServiceError::UnprocessableEntity(body) = failure.error() else { panic!("{failure}") };
    assert_eq!(body.detail, Some(Vec::new()));
}

#[test]
fn each_declared_status_of_update_is_a_variant() {
    let call = client().update_service("acme", NOBODY, UpdateServiceRequest::builder());
    assert_eq!(declared(&call, 401), UpdateServiceError::Unauthorized);
    assert_eq!(declared(&call, 403), UpdateServiceError::Forbidden);
    assert_eq!(declared(&call, 404), UpdateServiceError::NotFound);
    assert_eq!(declared(&call, 409), UpdateServiceError::Conflict);
    assert_eq!(declared(&call, 422), UpdateServiceError::UnprocessableEntity);
}

#[test]
fn each_declared_status_of_delete_is_a_variant() {
    let call = client().delete_service("acme", NOBODY);
    assert_eq!(declared(&call, 401), DeleteServiceError::Unauthorized);
    assert_eq!(declared(&call, 403), DeleteServiceError::Forbidden);
    assert_eq!(declared(&call, 404), DeleteServiceError::NotFound);
    let failure = expect::failure(call.decode(answer(422, "{}")));
    assert!(matches!(failure.error(), DeleteServiceError::UnprocessableEntity(_)));
}

#[test]
fn each_declared_status_of_upsert_is_a_variant() {
    let body = UpsertVersionSetRequest::builder().version_set(VersionSet::builder());
    let call = client().upsert_service_version_set("acme", NOBODY, "release", body);
    assert_eq!(declared(&call, 401), UpsertServiceVersionSetError::Unauthorized);
    assert_eq!(declared(&call, 403), UpsertServiceVersionSetError::Forbidden);
    assert_eq!(declared(&call, 404), UpsertServiceVersionSetError::NotFound);
    assert_eq!(declared(&call, 409), UpsertServiceVersionSetError::Conflict);
    assert_eq!(declared(&call, 422), UpsertServiceVersionSetError::UnprocessableEntity);
}

#[test]
fn a_conflict_is_not_declared_where_nothing_can_conflict() {
    for status in [409, 400, 429, 503, 199, 299] {
        let error = expect::unexpected(client().get_service("acme", NOBODY).decode(answer(status, "?")));
        assert_eq!((error.status().as_u16(), error.body()), (status, b"?".as_slice()));
    }
}

#[test]
fn an_operation_says_what_it_is() {
    let info = ListServices::INFO;
    assert_eq!((info.id, info.method, info.path), ("list-services", "GET", "/v1/{workspace_id}/services"));
    assert_eq!((info.tags, info.idempotent), (["Services"].as_slice(), true));
}

#[test]
fn an_operation_can_be_built_and_its_method_asked() {
    assert_eq!(GetService::new("acme", NOBODY).method(), http::Method::GET);
}

#[test]
fn only_a_post_is_not_idempotent() {
    use platform_api::operations::{CreateService, DeleteService, UpdateService, UpsertServiceVersionSet};
    let idempotent = [
        ListServices::INFO,
        GetService::INFO,
        CreateService::INFO,
        UpdateService::INFO,
        DeleteService::INFO,
        UpsertServiceVersionSet::INFO,
    ];
    assert_eq!(idempotent.map(|info| info.idempotent), [true, true, false, true, true, true]);
}

#[test]
fn a_call_gives_out_its_operation() {
    let call = client().get_service("acme", NOBODY);
    let shown = format!("{:?}", call.operation());
    assert!(shown.contains("acme") && shown.contains(NOBODY), "{shown}");
}
