//! Credentials of every scheme, repeated by the server in every way in which they can be written.

use std::error::Error as _;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clientwright_tests::cases::security_schemes::mock::Mock;
use clientwright_tests::cases::security_schemes::{Attempt, Client, ClientBuilder, Error, Hook, Outcome, RetryPolicy};
use clientwright_tests::{Answer, RawServer};

use super::{assert_clean, debugged};

const QUERY: &str = "m4rked/query key+\"&<";
const HEADER: &str = "m4rked-header";
const COOKIE: &str = "m4rked-cookie==";
const USER: &str = "m4rked-user";
const PASSWORD: &str = "m4rked p\u{e4}ss:word";

fn with_secrets(builder: ClientBuilder) -> ClientBuilder {
    let builder = builder.api_key_header(HEADER).api_key_query(QUERY).api_key_session(COOKIE);
    builder.basic_auth(USER, PASSWORD).retry(RetryPolicy::never())
}

/// Everything that is secret, in every spelling.
fn spellings() -> Vec<String> {
    let pair = format!("{USER}:{PASSWORD}");
    let mut all = Vec::new();
    for secret in [QUERY, HEADER, COOKIE, USER, PASSWORD, &pair, &STANDARD.encode(&pair)] {
        let percent: String = secret.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let debug = format!("{secret:?}");
        let unicode: String = secret.bytes().map(|byte| format!("\\u00{byte:02X}")).collect();
        all.extend([secret.to_owned(), form, html, debug, percent.to_uppercase(), percent]);
        if secret.is_ascii() {
            all.push(unicode);
        }
    }
    all
}

/// What nothing that is printed may have in it.
fn assert_hidden(what: &str, shown: &str) {
    assert_clean(what, shown);
    for secret in spellings() {
        assert!(!shown.contains(&secret), "{what} shows {secret}: {shown}");
    }
}

fn search<E: std::error::Error + Debug + 'static>(what: &str, error: &Error<E>) {
    assert_hidden(what, &format!("{error} {error:?} {error:#?} {}", error.message().unwrap_or_default()));
    let mut source = error.source();
    while let Some(cause) = source {
        assert_hidden(what, &format!("{cause} {cause:?}"));
        source = cause.source();
    }
}

#[tokio::test]
async fn a_server_that_repeats_credentials_gives_none_away() {
    for spelled in spellings() {
        for status in ["404 Not Found", "500 Oops"] {
            let link = format!("link: <http://localhost/?key={spelled}>");
            let headers: &[&str] = if spelled.is_ascii() { &[&link, "content-type: text/plain"] } else { &[] };
            let server = RawServer::start(Answer::response(status, headers, format!("There is no {spelled} here.")));
            let client = with_secrets(Client::builder().base_url(server.url())).build().unwrap();
            let error = client.both().await.unwrap_err();
            assert!(server.only_request().contains("m4rked%2Fquery%20key"));
            assert!(error.to_string().contains("redacted") || format!("{error:?}").contains("redacted"), "{error:?}");
            search(&spelled, &error);
        }
    }
}

#[tokio::test]
async fn nothing_that_is_printed_has_credentials() {
    let server = RawServer::start(Answer::response("500 Oops", &[], ""));
    let builder = with_secrets(Client::builder().base_url(server.url()));
    debugged("builder", &builder);
    let client = builder.build().unwrap();
    debugged("client", &client);
    let call = client.both();
    debugged("call", &call);
    let request = call.to_request().unwrap();
    debugged("request", &request);
    assert_clean("URL", &request.uri().to_string());
    search("500", &call.await.unwrap_err());
}

/// Prints what it is given, as code does that logs requests.
#[derive(Clone, Default)]
struct Printer(Arc<Mutex<String>>);

impl Hook for Printer {
    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        *self.0.lock().unwrap() += &format!("{} {attempt:?} {outcome:?} {:?}", attempt.url(), attempt.headers());
    }
}

#[tokio::test]
async fn hooks_that_print_urls_print_no_keys() {
    let server = RawServer::start(Answer::response("404 Not Found", &[], format!("no {QUERY}")));
    let printer = Printer::default();
    let builder = with_secrets(Client::builder().base_url(server.url())).hook(printer.clone());
    builder.build().unwrap().both().await.unwrap_err();
    let printed = printer.0.lock().unwrap().clone();
    assert!(printed.contains("/both"), "{printed}");
    assert_hidden("hook", &printed);
}

#[tokio::test]
async fn connections_that_fail_show_no_credentials() {
    let client = with_secrets(Client::builder().base_url("http://127.0.0.1:1")).build().unwrap();
    search("connect", &client.both().await.unwrap_err());
    let server = RawServer::start(Answer::Bytes(b"HTTP/9 nonsense".to_vec()));
    let client = with_secrets(Client::builder().base_url(server.url())).build().unwrap();
    search("nonsense", &client.both().await.unwrap_err());
}

#[test]
fn refused_credentials_are_not_shown() {
    let builders = [
        Client::builder().api_key_header(format!("{HEADER}\n")),
        Client::builder().api_key_query(format!("{HEADER}\n")),
        Client::builder().api_key_session(format!("{HEADER};")),
        Client::builder().basic_auth(format!("{HEADER}:"), PASSWORD),
        Client::builder().digest_auth(format!("{HEADER}\0")),
        Client::builder().identity(format!("-----BEGIN PRIVATE KEY-----\n{HEADER}\n-----END PRIVATE KEY-----")),
    ];
    for builder in builders {
        debugged("builder", &builder);
        search("refused", &builder.build().unwrap_err());
    }
}

#[tokio::test]
async fn mocks_neither_compare_nor_show_credentials() {
    let mock = Mock::new();
    let client = with_secrets(mock.client_builder()).build().unwrap();
    mock.expect(mock.client().both()).returns(());
    mock.expect(with_secrets(mock.client_builder()).api_key_query("another").build().unwrap().queried().q("a"))
        .returns(());
    client.both().await.unwrap();
    client.queried().q("a").await.unwrap();
    let received = mock.requests();
    assert!(received[0].url().contains("m4rked%2Fquery"), "what was sent can be asked for");
    debugged("received", &received);
    search("unexpected", &client.queried().q("b").await.unwrap_err());
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| mock.verify())).unwrap_err();
    assert_hidden("mock", panic.downcast_ref::<String>().unwrap());
}
