//! Servers: the default, another one, variables, and operations that have servers of their own.

use clientwright_tests::cases::several_servers::{Client, ClientBuilder, ConfigurationError, Error, Server};
use clientwright_tests::cases::{servers_open, servers_relative};
use clientwright_tests::{Answer, RawServer};

/// Where the three operations go.
fn urls(builder: ClientBuilder) -> [String; 3] {
    let client = builder.build().unwrap();
    let list = client.list().to_request().unwrap().uri().to_string();
    let upload = client.upload().to_request().unwrap().uri().to_string();
    [list, upload, client.download().to_request().unwrap().uri().to_string()]
}

fn list_url(server: Server) -> String {
    let [list, ..] = urls(Client::builder().server(server));
    list
}

/// The variable that a client cannot be built with.
fn refused(server: Server) -> &'static str {
    let error = Client::builder().server(server).build().unwrap_err();
    let Error::Configuration(reason) = &error else { panic!("{error}") };
    let ConfigurationError::ServerVariable { variable, .. } = &**reason else { panic!("{error}") };
    assert!(error.to_string().contains(variable), "{error}");
    variable
}

const OWN: [&str; 2] = ["https://upload.example.com/upload", "https://cdn.example.com/upload"];

#[test]
fn the_first_server_is_the_default() {
    assert_eq!(urls(Client::builder()), ["https://api.example.com/v1/things", OWN[0], OWN[1]]);
    assert_eq!(urls(Client::builder().server(Server::production())), urls(Client::builder()));
}

#[test]
fn another_server_is_chosen_for_operations_that_have_none_of_their_own() {
    let urls = urls(Client::builder().server(Server::local()));
    assert_eq!(urls, ["http://localhost:8080/things", OWN[0], OWN[1]]);
    assert_eq!(list_url(Server::sandbox_example_com()), "https://sandbox.example.com/v1/things");
}

#[test]
fn a_base_url_takes_the_place_of_all_servers() {
    let builder = Client::builder().base_url("http://localhost:1/x").server(Server::local());
    assert_eq!(
        urls(builder),
        ["http://localhost:1/x/things", "http://localhost:1/x/upload", "http://localhost:1/x/upload"]
    );
}

#[test]
fn variables_have_their_defaults_and_can_be_set() {
    assert_eq!(list_url(Server::regional()), "https://eu.example.com/v1/things");
    let server = Server::regional().region("us-east").port("8443").base_path("v2/beta");
    assert_eq!(list_url(server.clone()), "https://us-east.example.com:8443/v2/beta/things");
    assert_eq!(list_url(server.region("eu").port("443")), "https://eu.example.com/v2/beta/things");
}

#[test]
fn values_that_a_variable_cannot_have_are_failures_of_the_configuration() {
    assert_eq!(refused(Server::regional().region("asia")), "region");
    assert_eq!(refused(Server::production().region("eu")), "region");
    for port in ["443/x", "1@evil.example", "443?", "443#", "4 43", "443\\x"] {
        assert_eq!(refused(Server::regional().port(port)), "port");
    }
    for path in ["../admin", "..", "a?b", "a#b", "%2e%2e"] {
        assert_eq!(refused(Server::regional().base_path(path)), "basePath");
    }
    let error = Client::builder().server(Server::regional().port("no number")).build().unwrap_err();
    assert!(matches!(error, Error::Configuration(_)));
    let error = Client::builder().server(Server::regional().port("99999")).build().unwrap_err();
    assert!(matches!(error, Error::Configuration(_)));
}

#[tokio::test]
async fn calls_arrive_at_the_chosen_server() {
    let server = RawServer::start(Answer::response("204 No Content", &[], ""));
    let client = Client::builder().base_url(server.url() + "/x").build().unwrap();
    client.upload().await.unwrap();
    assert!(server.only_request().starts_with("POST /x/upload HTTP/1.1\r\n"));
}

#[test]
fn a_server_without_a_host_needs_a_base_url() {
    let client = servers_relative::Client::builder().build().unwrap();
    let error = client.list().to_request().unwrap_err();
    let servers_relative::Error::Configuration(reason) = &error else { panic!("{error}") };
    assert!(matches!(**reason, servers_relative::ConfigurationError::BaseUrlMissing), "{error}");
    let client = servers_relative::Client::builder().base_url("https://localhost/api/v3").build().unwrap();
    assert_eq!(client.list().to_request().unwrap().uri(), "https://localhost/api/v3/things");
}

#[test]
fn a_variable_without_a_default_is_the_first_of_its_values_or_has_to_be_set() {
    assert_eq!(refused(Server::of_tenant()), "tenant");
    let server = Server::of_tenant().tenant("acme");
    assert_eq!(list_url(server.clone()), "https://acme.example.com/v2/things");
    assert_eq!(list_url(server.version("v1")), "https://acme.example.com/v1/things");
}

#[test]
fn a_url_without_a_scheme_is_one_of_https() {
    assert_eq!(list_url(Server::at_edge()), "https://edge.example.com/v1/things");
}

#[test]
fn a_variable_that_is_the_host_has_to_be_set_where_its_default_is_empty() {
    assert_eq!(refused(Server::your_own()), "endpoint");
    let server = Server::your_own().endpoint("https://westus.example.com/east");
    assert_eq!(list_url(server), "https://westus.example.com/east/v1/things");
}

#[test]
fn a_client_whose_only_server_waits_for_a_variable_has_to_be_given_it() {
    use servers_open::{Client, Error, Server};

    let error = Client::builder().build().unwrap().list().to_request().unwrap_err();
    assert!(matches!(error, Error::Configuration(_)), "{error}");
    let client = Client::builder().server(Server::tenant_example_com().tenant("acme")).build().unwrap();
    assert_eq!(client.list().to_request().unwrap().uri().to_string(), "https://acme.example.com/things");
    // The server of its own has no URL, and is left out.
    assert_eq!(client.upload().to_request().unwrap().uri().to_string(), "https://acme.example.com/things");
}
