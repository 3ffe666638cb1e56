//! How a client is set up.

use clientwright_tests::{Answer, RawServer, Server, expect};
use platform_api::{Client, ConfigurationError, Error, Number, Rule};

/// The URL to which a client with this base URL would send a list.
fn url_of(base: &str) -> String {
    let client = Client::builder().base_url(base).build().unwrap();
    client.list_services("acme").limit(1).to_request().unwrap().uri().to_string()
}

#[test]
fn the_base_url_is_the_server_of_the_document_unless_set() {
    let client = Client::builder().build().unwrap();
    let request = client.list_services("acme").to_request().unwrap();
    assert_eq!(request.uri(), "https://api.platform.amigo.ai/v1/acme/services");
}

#[test]
fn a_base_url_may_end_with_a_slash_and_may_have_a_path() {
    for (base, url) in [
        ("http://localhost", "http://localhost/v1/acme/services?limit=1"),
        ("http://localhost/", "http://localhost/v1/acme/services?limit=1"),
        ("http://localhost:8080", "http://localhost:8080/v1/acme/services?limit=1"),
        ("http://localhost:8080/", "http://localhost:8080/v1/acme/services?limit=1"),
        ("https://localhost/api", "https://localhost/api/v1/acme/services?limit=1"),
        ("https://localhost/api/", "https://localhost/api/v1/acme/services?limit=1"),
        ("https://localhost/a/b%2Fc/", "https://localhost/a/b%2Fc/v1/acme/services?limit=1"),
        ("http://127.0.0.1:1", "http://127.0.0.1:1/v1/acme/services?limit=1"),
        ("http://[::1]:1/", "http://[::1]:1/v1/acme/services?limit=1"),
        ("HTTP://LocalHost/", "http://localhost/v1/acme/services?limit=1"),
    ] {
        assert_eq!(url_of(base), url, "{base}");
    }
}

#[tokio::test]
async fn the_path_of_the_base_url_arrives_before_that_of_the_operation() {
    for base in ["/api/v0", "/api/v0/"] {
        let server = RawServer::start(Answer::json("200 OK", r#"{"items":[],"has_more":false}"#));
        let client = Client::builder().base_url(server.url() + base).build().unwrap();
        client.list_services("acme").await.unwrap();
        assert!(server.only_request().starts_with("GET /api/v0/v1/acme/services HTTP/1.1\r\n"));
    }
}

#[test]
fn a_base_url_that_cannot_be_used_is_a_failure_of_the_configuration() {
    for base in [
        "",
        "localhost",
        "/api",
        "localhost:8080",
        "ftp://localhost",
        "file:///etc",
        "mailto:me@example.com",
        "http://",
        "http://localhost/?a=b",
        "http://localhost/#a",
        "http://user@localhost",
        "http://user:secret@localhost",
    ] {
        let error = Client::builder().base_url(base).build().unwrap_err();
        let Error::Configuration(reason) = &error else { panic!("{base}: {error}") };
        assert!(matches!(**reason, ConfigurationError::BaseUrl(_)), "{base}: {error}");
    }
}

#[test]
fn a_refused_base_url_does_not_show_its_password() {
    let builder = Client::builder().base_url("http://user:secret@localhost");
    let error = builder.clone().build().unwrap_err();
    let shown = format!("{builder:?} {error} {error:?}");
    assert!(!shown.contains("secret"), "{shown}");
}

#[test]
fn a_failure_of_the_configuration_has_no_operation_and_no_answer() {
    let error = Client::builder().base_url("localhost").build().unwrap_err();
    assert_eq!((error.operation(), error.status(), error.violations()), (None, None, None));
    assert_eq!(error.to_string(), "the client's base URL is not an absolute URL, such as https://api.example.com");
}

#[tokio::test]
async fn a_client_can_leave_its_requests_unchecked() {
    let server = Server::start();
    let client = Client::builder().base_url(server.url()).validate_requests(false).build().unwrap();
    expect::failure(client.list_services("acme").limit(21).await);
    assert_eq!(server.only_request().query(), Some("limit=21"));
}

#[tokio::test]
async fn a_call_can_be_checked_although_its_client_does_not() {
    let server = Server::start();
    let client = Client::builder().base_url(server.url()).validate_requests(false).build().unwrap();
    let refused = expect::refused(client.list_services("acme").limit(21).validate_requests(true).await);
    assert_eq!(refused, [("query.limit".to_owned(), Rule::Maximum { limit: Number::Integer(20) })]);
}

#[tokio::test]
async fn a_client_can_check_its_responses() {
    let mut body = clientwright_tests::samples::service();
    body["environment"] = "staging".into();
    let server = RawServer::start(Answer::json("200 OK", body.to_string()));
    let client = Client::builder().base_url(server.url()).validate_responses(true).build().unwrap();
    let call = client.get_service("acme", clientwright_tests::samples::NOBODY);
    expect::undecodable(call.clone().await);
    assert!(call.validate_responses(false).await.is_ok());
}

#[test]
fn clients_and_builders_are_cloned_and_go_to_other_threads() {
    fn check<T: Clone + std::fmt::Debug + Send + Sync + 'static>() {}
    check::<Client>();
    check::<platform_api::ClientBuilder>();
}
