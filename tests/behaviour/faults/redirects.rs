//! Redirects: where they lead, and what goes along.

use clientwright_tests::expect;
use clientwright_tests::faults::{Fault, FaultServer, Plan, Received, reply};
use clientwright_tests::samples::{NOBODY, create_request, service};
use platform_api::{Error, Token};

use super::calls::Called;
use super::client;

/// A server that redirects everything so.
fn redirecting(status: u16, location: impl Into<String>) -> FaultServer {
    FaultServer::start(Plan::always(Fault::Redirect(status, location.into())))
}

/// A server that answers everything with the same service.
fn elsewhere() -> FaultServer {
    FaultServer::start_with(Plan::good(), |_| reply("200 OK", Some(&service())).into_bytes())
}

/// Whether a call that is redirected there is refused, with one request sent.
async fn is_refused(location: &str) -> bool {
    let server = redirecting(307, location);
    match client(&server).get_service("acme", NOBODY).await {
        Err(Error::Transport(error)) => {
            assert!(!error.is_timeout() && !error.is_connect(), "{error:?}");
            error.is_redirect() && server.arrivals() == 1
        }
        other => panic!("{location}: {other:?}"),
    }
}

#[tokio::test]
async fn the_method_and_the_body_are_those_that_the_status_asks_for() {
    for (status, called, method) in [
        (301, Called::Create, "GET"),
        (302, Called::Create, "GET"),
        (303, Called::Create, "GET"),
        (307, Called::Create, "POST"),
        (308, Called::Create, "POST"),
        (301, Called::Update, "PUT"),
        (302, Called::Update, "PUT"),
        (303, Called::Update, "GET"),
        (307, Called::Update, "PUT"),
        (308, Called::Update, "PUT"),
        (301, Called::Delete, "DELETE"),
        (303, Called::Delete, "GET"),
        (307, Called::Delete, "DELETE"),
        (301, Called::Get, "GET"),
        (303, Called::Get, "GET"),
        (308, Called::List, "GET"),
    ] {
        let target = elsewhere();
        let server = redirecting(status, format!("{}/there?a=1", target.url()));
        let _ = called.make(&client(&server)).await;
        let (sent, redirected) = (server.only_request(), target.only_request());
        assert_eq!((redirected.method(), redirected.target()), (method, "/there?a=1"), "{status} {called:?}");
        let rewritten = sent.method() != method;
        let body = if rewritten { b"".as_slice() } else { sent.body() };
        assert_eq!(redirected.body(), body, "{status} {called:?}");
        let media_type = sent.header("content-type").filter(|_| !rewritten);
        assert_eq!(redirected.header("content-type"), media_type, "{status} {called:?}");
    }
}

#[tokio::test]
async fn nothing_that_is_secret_goes_to_another_origin() {
    let target = elsewhere();
    let server = redirecting(307, target.url());
    let call = client(&server).get_service("acme", NOBODY).header("x-own", "mine").header("cookie", "a=b");
    call.header("proxy-authorization", "Basic eDp5").idempotency_key("k").await.unwrap();
    let (sent, redirected) = (server.only_request(), target.only_request());
    for name in ["authorization", "x-own", "cookie", "proxy-authorization"] {
        assert!(sent.header(name).is_some(), "{name}");
        assert_eq!(redirected.header(name), None, "{name}");
    }
    for name in ["accept", "user-agent"] {
        assert_eq!(redirected.header(name), sent.header(name), "{name}");
    }
    // The address of where it came from may have secrets in it.
    assert_eq!(redirected.header("referer"), None);
    assert_eq!(redirected.header("host").map(|host| format!("http://{host}")), Some(target.url()));
}

#[tokio::test]
async fn everything_goes_to_the_same_origin() {
    let same = ["/there", "there", "//HOST/there", "http://HOST/there", "/there#part", "?there"];
    for location in same {
        let absent = FaultServer::absent();
        let own = absent.url().replace("http://", "");
        let server = absent.start(Plan::of([Fault::Redirect(307, location.replace("HOST", &own))]));
        let call = client(&server).get_service("acme", NOBODY).header("x-own", "mine");
        let _ = call.await;
        let requests = server.requests();
        assert_eq!(requests.len(), 2, "{location}");
        assert!(requests[1].target().ends_with("there"), "{location}: {requests:?}");
        for name in ["authorization", "x-own"] {
            assert_eq!(requests[1].header(name), requests[0].header(name), "{location}");
        }
    }
}

#[tokio::test]
async fn what_was_left_behind_does_not_come_back() {
    let absent = FaultServer::absent();
    let there = redirecting(307, format!("{}/back", absent.url()));
    let server = absent.start(Plan::of([Fault::Redirect(307, there.url())]));
    let _ = client(&server).get_service("acme", NOBODY).header("x-own", "mine").await;
    let requests = server.requests();
    assert_eq!((requests.len(), requests[1].target()), (2, "/back"));
    assert_eq!((requests[1].header("authorization"), requests[1].header("x-own")), (None, None));
}

#[tokio::test]
async fn redirects_are_bounded() {
    for (most, requests) in [(1, 2), (2, 3), (10, 11)] {
        let server = redirecting(308, "/again");
        let client = server.builder().max_redirects(most).build().unwrap();
        let error = client.get_service("acme", NOBODY).await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if error.is_redirect()), "{error:?}");
        assert_eq!((server.arrivals(), error.attempts()), (requests, 1));
    }
}

#[tokio::test]
async fn with_no_redirects_allowed_a_redirect_is_an_answer() {
    let server = redirecting(307, "/there");
    let client = server.builder().max_redirects(0).build().unwrap();
    let error = expect::unexpected(client.get_service("acme", NOBODY).await);
    assert_eq!((error.status().as_u16(), server.arrivals()), (307, 1));
    assert_eq!(error.headers()["location"], "/there");
}

#[tokio::test]
async fn a_redirect_without_a_location_is_an_answer() {
    let server = FaultServer::start_with(Plan::good(), |_| reply("302 Found", None).into_bytes());
    let error = expect::unexpected(client(&server).get_service("acme", NOBODY).await);
    assert_eq!((error.status().as_u16(), server.arrivals()), (302, 1));
}

#[tokio::test]
async fn other_schemes_are_refused() {
    for location in
        ["https://127.0.0.1/", "ftp://127.0.0.1/", "file:///etc/hosts", "data:application/json,{}", "javascript:0"]
    {
        assert!(is_refused(location).await, "{location}");
    }
}

#[tokio::test]
async fn credentials_in_a_location_are_refused() {
    let target = elsewhere();
    let host = target.url().replace("http://", "");
    for user in ["user:secret@", "user@", ":secret@"] {
        assert!(is_refused(&format!("http://{user}{host}/")).await, "{user}");
        assert!(is_refused(&format!("//{user}{host}/")).await, "{user}");
    }
    assert_eq!(target.arrivals(), 0);
}

#[tokio::test]
async fn a_location_that_is_no_url_is_refused() {
    for location in ["http://", "http://[", "http://a b/", "http://127.0.0.1:99999/"] {
        assert!(is_refused(location).await, "{location}");
    }
}

#[tokio::test]
async fn a_redirected_post_that_fails_is_not_sent_again() {
    for fault in [Fault::ResetAfter, Fault::Close, Fault::Refuse(503, Some("0".to_owned()))] {
        let target = FaultServer::start(Plan::always(fault));
        let server = redirecting(307, target.url());
        assert!(client(&server).create_service("acme", create_request("Triage")).await.is_err());
        assert_eq!((server.arrivals(), target.arrivals()), (1, 1));
    }
}

#[tokio::test]
async fn a_redirect_to_where_nobody_is_does_not_repeat_a_post() {
    let absent = FaultServer::absent();
    let server = redirecting(303, absent.url());
    let error = client(&server).create_service("acme", create_request("Triage")).await.unwrap_err();
    assert_eq!((error.is_connect(), server.arrivals()), (true, 1));
}

#[tokio::test]
async fn a_redirected_get_that_fails_begins_anew() {
    let target = FaultServer::start(Plan::of([Fault::ResetAfter]));
    let path = format!("/v1/acme/services/{NOBODY}");
    let server = redirecting(302, target.url() + &path);
    client(&server).get_service("acme", NOBODY).await.unwrap();
    assert_eq!((server.arrivals(), target.arrivals()), (2, 2));
}

#[tokio::test]
async fn a_post_that_was_applied_is_not_repeated_for_a_token_that_its_redirect_refuses() {
    let server = FaultServer::start_with(
        Plan::chosen(|request: &Received| {
            (request.method() == "POST").then(|| Fault::Redirect(303, "/see".to_owned()))
        }),
        |_| reply("401 Unauthorized", None).into_bytes(),
    );
    let builder = server.builder().bearer_auth_provider(|| async { Ok(Token::new("t")) });
    let creation = builder.build().unwrap().create_service("acme", create_request("Triage"));
    assert!(creation.await.is_err());
    let posts = server.requests().iter().filter(|request| request.method() == "POST").count();
    assert_eq!(posts, 1);
}
