//! A `reqwest::Client` of the user's own.

use clientwright_tests::faults::{Fault, FaultServer, Plan};
use clientwright_tests::samples::{NOBODY, create_request};
use clientwright_tests::tokens;
use platform_api::{Client, Error};
use reqwest::redirect::Policy;

use super::quick;

fn with(http: reqwest::ClientBuilder, server: &FaultServer) -> Client {
    server.builder().retry(quick()).http_client(http.build().unwrap()).build().unwrap()
}

#[tokio::test]
async fn it_sends_what_the_client_would_and_what_it_has_itself() {
    let server = FaultServer::start(Plan::good());
    let headers = [(http::header::VIA, http::HeaderValue::from_static("own"))].into_iter().collect();
    let client = with(reqwest::Client::builder().redirect(Policy::none()).default_headers(headers), &server);
    client.create_service("acme", create_request("Triage")).await.unwrap();
    let request = server.only_request();
    assert_eq!(request.header("via"), Some("own"));
    assert_eq!(request.header("authorization"), Some(format!("Bearer {}", tokens::OWNER).as_str()));
    assert!(request.text().contains("Triage"));
}

#[tokio::test]
async fn attempts_and_redirects_are_the_clients() {
    let server = FaultServer::start(Plan::of([Fault::ResetAfter, Fault::Redirect(307, String::new())]));
    let client = with(reqwest::Client::builder().redirect(Policy::none()), &server);
    client.get_service("acme", NOBODY).await.unwrap();
    assert_eq!(server.arrivals(), 3);
}

#[tokio::test]
async fn one_that_follows_redirects_is_found_out() {
    let target = FaultServer::start(Plan::good());
    let path = format!("/v1/acme/services/{NOBODY}");
    for location in [target.url() + &path, "/there".to_owned(), path.clone() + "?again"] {
        let server = FaultServer::start(Plan::of([Fault::Redirect(307, location)]));
        let error = with(reqwest::Client::builder(), &server).get_service("acme", NOBODY).await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if error.is_redirect()), "{error:?}");
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test]
async fn one_that_follows_redirects_in_a_loop_is_found_out() {
    let server = FaultServer::start(Plan::always(Fault::Redirect(307, String::new())));
    let error = with(reqwest::Client::builder(), &server).get_service("acme", NOBODY).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.is_redirect()), "{error:?}");
}

#[tokio::test]
async fn its_own_timeout_is_a_timeout() {
    let server = FaultServer::start(Plan::always(Fault::Stall));
    let http = reqwest::Client::builder().redirect(Policy::none()).timeout(super::SHORT);
    let error = with(http, &server).create_service("acme", create_request("Triage")).await.unwrap_err();
    assert_eq!((error.is_timeout(), error.attempts()), (true, 1));
}
