//! Hooks see every request that goes out.

use std::sync::{Arc, Mutex};

use clientwright_tests::faults::{Fault, FaultServer, Plan};
use clientwright_tests::samples::{NOBODY, create_request};
use clientwright_tests::tokens;
use http::HeaderValue;
use platform_api::{Attempt, ClientBuilder, Hook, Outcome};

use super::quick;

type Log = Arc<Mutex<Vec<String>>>;

/// Writes down what it is told.
struct Scribe(&'static str, Log);

impl Hook for Scribe {
    fn before(&self, attempt: &mut Attempt<'_>) {
        let line = format!("{} before {}.{}", self.0, attempt.number(), attempt.redirects());
        self.1.lock().unwrap().push(line);
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        let what = match outcome.result() {
            Ok(response) => response.status().as_u16().to_string(),
            Err(error) if error.is_timeout() => "timeout".to_owned(),
            Err(error) if error.is_connect() => "no connection".to_owned(),
            Err(_) => "broken".to_owned(),
        };
        let line = format!("{} after {}.{}: {what}", self.0, attempt.number(), attempt.redirects());
        self.1.lock().unwrap().push(line);
    }
}

fn lines(log: &Log) -> Vec<String> {
    log.lock().unwrap().clone()
}

fn builder(server: &FaultServer) -> ClientBuilder {
    server.builder().retry(quick())
}

#[tokio::test]
async fn every_attempt_is_seen_by_every_hook_in_their_order() {
    let server = FaultServer::start(Plan::of([Fault::ResetAfter, Fault::Refuse(503, None)]));
    let log = Log::default();
    let builder = builder(&server).hook(Scribe("a", log.clone())).hook(Scribe("b", log.clone()));
    builder.build().unwrap().get_service("acme", NOBODY).await.unwrap();
    let expected = [
        "a before 1.0",
        "b before 1.0",
        "a after 1.0: broken",
        "b after 1.0: broken",
        "a before 2.0",
        "b before 2.0",
        "a after 2.0: 503",
        "b after 2.0: 503",
        "a before 3.0",
        "b before 3.0",
        "a after 3.0: 200",
        "b after 3.0: 200",
    ];
    assert_eq!(lines(&log), expected);
}

#[tokio::test]
async fn redirects_are_seen_within_their_attempt() {
    let again = || Fault::Redirect(307, String::new());
    let server = FaultServer::start(Plan::of([again(), again(), Fault::Refuse(429, None), again()]));
    let log = Log::default();
    let client = builder(&server).hook(Scribe("a", log.clone())).build().unwrap();
    client.get_service("acme", NOBODY).await.unwrap();
    let after: Vec<_> = lines(&log).into_iter().filter(|line| line.contains("after")).collect();
    let expected = ["a after 1.0: 307", "a after 1.1: 307", "a after 1.2: 429", "a after 2.0: 307", "a after 2.1: 200"];
    assert_eq!(after, expected);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_seen() {
    let absent = FaultServer::absent();
    let log = Log::default();
    let builder = platform_api::Client::builder().base_url(absent.url()).retry(quick().attempts(2));
    let client = builder.hook(Scribe("a", log.clone())).build().unwrap();
    client.get_service("acme", NOBODY).await.unwrap_err();
    let expected = ["a before 1.0", "a after 1.0: no connection", "a before 2.0", "a after 2.0: no connection"];
    assert_eq!(lines(&log), expected);
}

#[tokio::test]
async fn a_call_that_is_dropped_has_no_after() {
    let server = FaultServer::start(Plan::always(Fault::Stall));
    let log = Log::default();
    let client = builder(&server).hook(Scribe("a", log.clone())).build().unwrap();
    tokio::select! {
        result = client.get_service("acme", NOBODY) => panic!("{result:?}"),
        () = server.arrived(1) => {}
    }
    assert_eq!(lines(&log), ["a before 1.0"]);
}

#[tokio::test]
async fn what_is_not_sent_is_not_seen() {
    let server = FaultServer::start(Plan::good());
    let log = Log::default();
    let client = builder(&server).hook(Scribe("a", log.clone())).build().unwrap();
    client.get_service("acme", "nobody").await.unwrap_err();
    let call = client.get_service("acme", NOBODY);
    call.to_request().unwrap();
    drop(call);
    assert!(lines(&log).is_empty());
}

/// Adds headers that tell the attempt, and keeps what it saw of the request.
struct Signs(Log);

impl Hook for Signs {
    fn before(&self, attempt: &mut Attempt<'_>) {
        let number = HeaderValue::from(attempt.number());
        attempt.headers_mut().append("x-attempt", number);
        attempt.headers_mut().insert("user-agent", HeaderValue::from_static("mine"));
        let authorization = attempt.headers()["authorization"].to_str().unwrap();
        let (method, url) = (attempt.method(), attempt.url());
        let body = attempt.body().as_bytes().unwrap_or_default().len();
        let line = format!("{} {method} {url} {authorization} {body}", attempt.operation().id);
        self.0.lock().unwrap().push(line);
    }
}

#[tokio::test]
async fn a_hook_changes_the_headers_of_its_attempt_alone() {
    let server = FaultServer::start(Plan::of([Fault::ResetAfter, Fault::Redirect(307, String::new())]));
    let client = builder(&server).hook(Signs(Log::default())).build().unwrap();
    client.get_service("acme", NOBODY).await.unwrap();
    let requests = server.requests();
    let numbers: Vec<Vec<_>> = requests.iter().map(|request| request.headers("x-attempt").collect()).collect();
    assert_eq!(numbers, [["1"], ["2"], ["2"]]);
    assert!(requests.iter().all(|request| request.header("user-agent") == Some("mine")));
}

#[tokio::test]
async fn a_hook_sees_the_request_as_it_goes_out() {
    let server = FaultServer::start(Plan::good());
    let log = Log::default();
    let client = builder(&server).hook(Signs(log.clone())).build().unwrap();
    client.create_service("a b", create_request("Triage")).await.unwrap();
    let (url, token, body) = (server.url(), tokens::OWNER, server.only_request().body().len());
    let expected = format!("create-service POST {url}/v1/a%20b/services Bearer {token} {body}");
    assert_eq!(lines(&log), [expected]);
}

/// Adds a secret of its own to every request.
struct Vouches;

impl Hook for Vouches {
    fn before(&self, attempt: &mut Attempt<'_>) {
        let mut signature = HeaderValue::from_static("signed-by-the-hook");
        signature.set_sensitive(true);
        attempt.headers_mut().insert("x-signature", signature);
        attempt.headers_mut().insert("authorization", HeaderValue::from_static("Basic eDp5"));
        attempt.headers_mut().insert("x-trace", HeaderValue::from_static("7"));
    }
}

#[tokio::test]
async fn what_a_hook_adds_that_is_secret_goes_to_no_other_origin() {
    // It repeats the secret that the redirect took along in its URL.
    let body = r#"{"detail": "no signed-by-the-hook here"}"#;
    let answer = format!("HTTP/1.1 418 Teapot\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let target = FaultServer::start_with(Plan::good(), move |_| answer.clone().into_bytes());
    let location = format!("{}/?signature=signed-by-the-hook", target.url());
    let server =
        FaultServer::start(Plan::of([Fault::Redirect(307, "/here".to_owned()), Fault::Redirect(307, location)]));
    let error = builder(&server).hook(Vouches).build().unwrap().get_service("acme", NOBODY).await.unwrap_err();
    for request in server.requests() {
        assert_eq!(request.header("x-signature"), Some("signed-by-the-hook"), "{request:?}");
        assert_eq!(request.header("authorization"), Some("Basic eDp5"), "{request:?}");
    }
    let redirected = target.only_request();
    assert_eq!((redirected.header("x-signature"), redirected.header("authorization")), (None, None));
    assert_eq!(redirected.header("x-trace"), Some("7"));
    assert!(!format!("{error} {error:?}").contains("signed-by-the-hook"), "{error}");
}
