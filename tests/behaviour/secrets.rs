//! Secrets, marked and planted wherever they can enter, and everything that is printed searched for them.

mod schemes;

use std::error::Error as _;
use std::fmt::Debug;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};

use clientwright_tests::samples::{NOBODY, create_request, service};
use clientwright_tests::{Answer, RawServer};
use platform_api::{Attempt, Client, ClientBuilder, Error, Hook, Outcome, RetryPolicy, Token};

/// What every secret has in it.
const MARK: &str = "m4rked";

const BEARER: &str = "m4rked-bearer-token";
const HEADER: &str = "m4rked-header-value";
const COOKIE: &str = "session=m4rked-cookie";

fn assert_clean(what: &str, shown: &str) {
    assert!(!shown.contains(MARK), "{what}: {shown}");
}

fn debugged(what: &str, value: &impl Debug) {
    assert_clean(what, &format!("{value:?} {value:#?}"));
}

/// Searches an error with all its causes. A declared failure's own value is data: the body, as the server sent it.
fn search<E: std::error::Error + Debug + 'static>(what: &str, error: &Error<E>) {
    debugged(what, error);
    assert_clean(what, &error.to_string());
    assert_clean(what, &error.message().unwrap_or_default());
    let mut source = error.source();
    while let Some(cause) = source {
        if !matches!(error, Error::Api(_)) {
            debugged(what, &cause);
        }
        assert_clean(what, &cause.to_string());
        source = cause.source();
    }
}

fn builder(url: &str) -> ClientBuilder {
    Client::builder().base_url(url).retry(RetryPolicy::never())
}

/// The answer of a server that repeats whatever it was sent.
fn echo(status: &str) -> Answer {
    let body = format!(
        r#"{{"detail": [{{"loc": ["header"], "msg": "bad Bearer {BEARER}", "type": "{HEADER}", "input": "{COOKIE}"}}]}}"#
    );
    let echoed = [
        format!("x-echo: Bearer {BEARER}, {HEADER}"),
        format!("x-request-id: {HEADER}"),
        format!("set-cookie: {COOKIE}"),
        "content-type: application/json".to_owned(),
    ];
    Answer::response(status, &echoed.each_ref().map(String::as_str), body)
}

#[tokio::test]
async fn a_server_that_repeats_secrets_gives_none_away() {
    for status in ["200 OK", "401 Unauthorized", "404 Not Found", "418 Teapot", "422 Unprocessable Entity", "500 Oops"]
    {
        let server = RawServer::start(echo(status));
        let client = builder(&server.url()).bearer_auth(BEARER).build().unwrap();
        let call = client.get_service("acme", NOBODY).header("x-api-key", HEADER).header("cookie", COOKIE);
        debugged(status, &call);
        debugged(status, &call.to_request().unwrap());
        let error = call.await.unwrap_err();
        assert!(server.only_request().contains(BEARER) && server.only_request().contains(COOKIE));
        search(status, &error);
        search(status, &Error::<platform_api::Untyped>::from(error));
    }
}

#[tokio::test]
async fn a_secret_where_a_message_is_cut_is_not_shown_in_part() {
    // A message is shown to its 500th character, which is within the secret.
    for before in 470..500 {
        let body = format!(r#"{{"message": "{}{BEARER} and more"}}"#, "x".repeat(before));
        let server = RawServer::start(Answer::json("404 Not Found", body));
        let client = builder(&server.url()).bearer_auth(BEARER).build().unwrap();
        search("message", &client.get_service("acme", NOBODY).await.unwrap_err());
    }
}

#[tokio::test]
async fn a_token_of_a_provider_is_shown_by_nothing() {
    debugged("token", &Token::new(BEARER));
    let server = RawServer::start(echo("403 Forbidden"));
    let builder = builder(&server.url()).bearer_auth_provider(|| async { Ok(Token::new(BEARER)) });
    debugged("builder", &builder);
    let client = builder.build().unwrap();
    debugged("client", &client);
    let error = client.get_service("acme", NOBODY).header("x-api-key", HEADER).header("cookie", COOKIE).await;
    assert!(server.only_request().contains(BEARER));
    search("403", &error.unwrap_err());
}

#[tokio::test]
async fn a_token_that_no_header_can_carry_is_not_shown() {
    let given = Client::builder().bearer_auth(format!("{BEARER}\r\nx-admin: 1")).build().unwrap_err();
    search("given", &given);
    let builder =
        builder("http://127.0.0.1:1").bearer_auth_provider(|| async { Ok(Token::new(format!("{BEARER}\n"))) });
    let error = builder.build().unwrap().list_services("acme").await.unwrap_err();
    assert!(matches!(error, Error::Authentication(_)), "{error}");
    search("provided", &error);
}

#[test]
fn a_refused_header_is_not_shown() {
    let client = builder("http://127.0.0.1:1").build().unwrap();
    let call = client.list_services("acme").header("x-api-key", format!("{HEADER}\n"));
    debugged("call", &call);
    search("header", &call.to_request().unwrap_err());
}

#[test]
fn credentials_in_a_base_url_are_refused_and_not_shown() {
    let builder = builder(&format!("https://user:{BEARER}@localhost"));
    debugged("builder", &builder);
    search("base URL", &builder.build().unwrap_err());
}

#[tokio::test]
async fn a_redirect_s_secrets_are_not_shown() {
    for location in [
        format!("location: http://user:{BEARER}@127.0.0.1:1/"),
        format!("location: ftp://127.0.0.1/?key={BEARER}"),
        format!("location: http://127.0.0.1:1/?key={BEARER}"),
        format!("location: http://[{BEARER}/"),
    ] {
        let server = RawServer::start(Answer::response("307 Temporary Redirect", &[&location], ""));
        let error = server.client().get_service("acme", NOBODY).await.unwrap_err();
        assert_clean(&location, &format!("{error} {error:?} {error:#?}"));
        let mut source = error.source();
        while let Some(cause) = source {
            assert_clean(&location, &format!("{cause} {cause:?}"));
            source = cause.source();
        }
    }
}

/// Prints what it is given.
#[derive(Clone, Default)]
struct Printer(Arc<Mutex<String>>);

impl Hook for Printer {
    fn before(&self, attempt: &mut Attempt<'_>) {
        *self.0.lock().unwrap() += &format!("{attempt:?} {:?}", attempt.headers());
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        *self.0.lock().unwrap() += &format!("{attempt:#?} {outcome:?} {outcome:#?}");
    }
}

#[tokio::test]
async fn what_hooks_print_has_no_secrets() {
    let server = RawServer::start(echo("500 Oops"));
    let printer = Printer::default();
    let client = builder(&server.url()).bearer_auth(BEARER).hook(printer.clone()).build().unwrap();
    let call = client.create_service("acme", create_request("Triage"));
    call.header("x-api-key", HEADER).header("cookie", COOKIE).await.unwrap_err();
    let printed = printer.0.lock().unwrap().clone();
    assert!(printed.contains("create-service") && printed.contains("500"), "{printed}");
    assert_clean("hook", &printed);
}

#[tokio::test]
async fn a_panic_with_an_error_has_no_secrets() {
    let server = RawServer::start(echo("500 Oops"));
    let client = builder(&server.url()).bearer_auth(BEARER).build().unwrap();
    let call = client.get_service("acme", NOBODY).header("x-api-key", HEADER).header("cookie", COOKIE);
    let result = call.await;
    let payload = std::panic::catch_unwind(AssertUnwindSafe(|| result.unwrap())).unwrap_err();
    assert_clean("panic", payload.downcast_ref::<String>().expect("unwrap panics with a text"));
}

#[tokio::test]
async fn secrets_do_arrive() {
    let server = RawServer::start(Answer::json("200 OK", service().to_string()));
    let client = builder(&server.url()).bearer_auth(BEARER).build().unwrap();
    client.get_service("acme", NOBODY).header("x-api-key", HEADER).await.unwrap();
    let request = server.only_request();
    assert!(request.contains(&format!("authorization: Bearer {BEARER}")) && request.contains(HEADER));
}
