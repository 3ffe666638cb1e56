//! The bearer token: sent where it is asked for, and shown nowhere.

use bytes::Bytes;
use clientwright_tests::samples::{NOBODY, create_request, service};
use clientwright_tests::{Answer, RawServer, Server, expect, tokens};
use platform_api::operations::{
    CreateService, DeleteService, GetService, ListServices, ListServicesError, UpdateService, UpsertServiceVersionSet,
};
use platform_api::{Client, ConfigurationError, Error, Operation};

const TOKEN: &str = "s3cr3t-t0ken";

#[tokio::test]
async fn the_token_is_sent_as_bearer() {
    let server = Server::start();
    server.client().list_services("acme").await.unwrap();
    let expected = format!("Bearer {}", tokens::OWNER);
    assert_eq!(server.only_request().header("authorization"), Some(expected.as_str()));
}

#[tokio::test]
async fn without_a_token_no_authorization_is_sent() {
    let server = Server::start();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let failure = expect::failure(client.list_services("acme").await);
    assert_eq!(failure.error(), &ListServicesError::Unauthorized);
    assert_eq!(server.only_request().header("authorization"), None);
}

#[test]
fn every_operation_of_this_api_asks_for_the_token() {
    let operations = [
        ListServices::INFO,
        CreateService::INFO,
        GetService::INFO,
        UpdateService::INFO,
        DeleteService::INFO,
        UpsertServiceVersionSet::INFO,
    ];
    for info in operations {
        assert_eq!(info.security, [["BearerAuth"].as_slice()], "{}", info.id);
    }
}

#[tokio::test]
async fn every_operation_sends_the_token() {
    let server = Server::start();
    let client = server.client();
    let created = client.create_service("acme", create_request("Triage")).await.unwrap();
    client.get_service("acme", &created.id).await.unwrap();
    let update = platform_api::models::UpdateServiceRequest::builder();
    client.update_service("acme", &created.id, update).await.unwrap();
    let set = platform_api::models::VersionSet::builder();
    let body = platform_api::models::UpsertVersionSetRequest::builder().version_set(set);
    client.upsert_service_version_set("acme", &created.id, "release", body).await.unwrap();
    client.delete_service("acme", &created.id).await.unwrap();
    let expected = format!("Bearer {}", tokens::OWNER);
    for request in server.requests() {
        assert_eq!(request.header("authorization"), Some(expected.as_str()), "{} {}", request.method, request.target);
    }
}

#[tokio::test]
async fn the_last_token_counts() {
    let server = Server::start();
    let builder = Client::builder().base_url(server.url()).bearer_auth("nobody").bearer_auth(tokens::OWNER);
    assert!(builder.build().unwrap().list_services("acme").await.is_ok());
}

#[tokio::test]
async fn a_call_can_have_an_authorization_of_its_own() {
    let server = Server::start();
    let own = format!("Bearer {}", tokens::OWNER);
    let client = server.client_with("nobody");
    assert!(client.list_services("acme").header("authorization", &own).await.is_ok());
    assert_eq!(server.only_request().header("authorization"), Some(own.as_str()));
}

#[test]
fn a_token_that_no_header_can_carry_is_a_failure_of_the_configuration() {
    for token in ["a\nb", "a\r\nx-admin: 1", "ab\n", "a\0b", "a\u{7f}b"] {
        let error = Client::builder().bearer_auth(token).build().unwrap_err();
        let Error::Configuration(reason) = &error else { panic!("{error}") };
        assert!(matches!(**reason, ConfigurationError::Credential("BearerAuth")), "{error}");
    }
}

#[test]
fn an_empty_token_is_a_failure_of_the_configuration() {
    assert!(matches!(Client::builder().bearer_auth("").build(), Err(Error::Configuration(_))));
}

#[test]
fn a_refused_token_is_not_shown() {
    let error = Client::builder().bearer_auth(format!("{TOKEN}\n")).build().unwrap_err();
    let shown = format!("{error} {error:?} {error:#?}");
    assert!(!shown.contains(TOKEN), "{shown}");
}

#[test]
fn the_token_is_shown_by_nothing() {
    let builder = Client::builder().base_url("http://localhost:1").bearer_auth(TOKEN);
    let client = builder.clone().build().unwrap();
    let call = client.list_services("acme").limit(1);
    let request = call.to_request().unwrap();
    let shown = [
        format!("{builder:?} {builder:#?}"),
        format!("{client:?} {client:#?}"),
        format!("{call:?} {call:#?}"),
        format!("{:?}", call.clone().with_response()),
        format!("{request:?} {request:#?}"),
        format!("{:?}", call.operation()),
    ];
    for shown in shown {
        assert!(!shown.contains(TOKEN), "{shown}");
    }
}

#[test]
fn the_token_is_shown_by_no_error() {
    let client = Client::builder().base_url("http://localhost:1").bearer_auth(TOKEN).build().unwrap();
    let call = client.get_service("acme", NOBODY);
    for status in [200, 404, 422, 500] {
        let answer = http::Response::builder().status(status).body(Bytes::from_static(b"?")).unwrap();
        let error = call.decode(answer).unwrap_err();
        let shown = format!("{error} {error:?} {error:#?}");
        assert!(!shown.contains(TOKEN), "{shown}");
    }
}

#[test]
fn credentials_of_a_call_are_shown_by_nothing() {
    let client = Client::builder().base_url("http://localhost:1").build().unwrap();
    for name in ["authorization", "Cookie", "proxy-authorization"] {
        let call = client.list_services("acme").header(name, TOKEN);
        let shown = format!("{call:?} {:?}", call.to_request().unwrap());
        assert!(!shown.contains(TOKEN), "{shown}");
    }
}

#[tokio::test]
async fn the_token_goes_to_no_other_host() {
    let elsewhere = RawServer::start(Answer::json("200 OK", service().to_string()));
    let location = format!("location: {}", elsewhere.url());
    let server = RawServer::start(Answer::response("307 Temporary Redirect", &[&location], ""));
    server.client().get_service("acme", NOBODY).header("x-api-key", TOKEN).await.unwrap();
    assert!(server.only_request().contains(tokens::OWNER) && server.only_request().contains(TOKEN));
    let request = elsewhere.only_request();
    assert!(!request.contains(tokens::OWNER) && !request.contains(TOKEN), "{request}");
}

#[test]
fn the_header_of_the_token_is_marked_sensitive() {
    let client = Client::builder().base_url("http://localhost:1").bearer_auth(TOKEN).build().unwrap();
    let request = client.list_services("acme").to_request().unwrap();
    assert!(request.headers()["authorization"].is_sensitive());
}
