//! Security schemes: each credential in its place, on the operations that ask for it.

mod choices;
#[cfg(not(any(windows, target_vendor = "apple")))]
mod mutual_tls;
mod redirects;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_tests::cases::security_schemes::{
    Client, ClientBuilder, ConfigurationError, Error, RetryPolicy, Token,
};
use clientwright_tests::faults::{FaultServer, Plan, Received, reply};

fn server() -> FaultServer {
    FaultServer::start_with(Plan::good(), |_| reply("204 No Content", None).into_bytes())
}

fn builder(server: &FaultServer) -> ClientBuilder {
    Client::builder().base_url(server.url()).retry(RetryPolicy::never())
}

/// A builder with a credential for every scheme that needs no certificate.
fn all(server: &FaultServer) -> ClientBuilder {
    builder(server)
        .api_key_header("h-key")
        .api_key_query("q-key")
        .api_key_session("c-key")
        .basic_auth("user", "pass")
        .bearer_auth("jwt-token")
        .digest_auth("username=\"u\"")
        .oauth2_token("oauth-token")
        .open_id_connect_token("oidc-token")
}

/// Where credentials can be in a request: two headers, the query and the cookie.
fn credentials(request: &Received) -> [Option<String>; 4] {
    let query = request.target().split_once('?').map(|(_, query)| query.to_owned());
    let header = |name| request.header(name).map(str::to_owned);
    [header("x-api-key"), header("authorization"), query, header("cookie")]
}

fn expected(places: [Option<&str>; 4]) -> [Option<String>; 4] {
    places.map(|place| place.map(str::to_owned))
}

#[tokio::test]
async fn each_credential_has_its_place() {
    let server = server();
    let client = all(&server).build().unwrap();
    client.usual().await.unwrap();
    client.queried().await.unwrap();
    client.cookie().await.unwrap();
    client.jwt().await.unwrap();
    client.digest().await.unwrap();
    client.oauth().await.unwrap();
    client.oidc().await.unwrap();
    client.both().await.unwrap();
    let found: Vec<_> = server.requests().iter().map(credentials).collect();
    // What `printf user:pass | base64` prints.
    let basic = Some("Basic dXNlcjpwYXNz");
    let places = [
        [Some("h-key"), None, None, None],
        [None, None, Some("api%20key=q-key"), None],
        [None, None, None, Some("sid=c-key")],
        [None, Some("Bearer jwt-token"), None, None],
        [None, Some("Digest username=\"u\""), None, None],
        [None, Some("Bearer oauth-token"), None, None],
        [None, Some("Bearer oidc-token"), None, None],
        [Some("h-key"), basic, Some("api%20key=q-key"), Some("sid=c-key")],
    ];
    assert_eq!(found, places.map(expected));
}

#[tokio::test]
async fn operations_that_ask_for_nothing_get_nothing() {
    let server = server();
    let client = all(&server).build().unwrap();
    client.open().await.unwrap();
    client.unknown().await.unwrap();
    for request in server.requests() {
        assert_eq!(credentials(&request), expected([None; 4]));
    }
}

#[tokio::test]
async fn without_credentials_requests_go_without() {
    let server = server();
    let client = builder(&server).build().unwrap();
    client.usual().await.unwrap();
    client.both().await.unwrap();
    for request in server.requests() {
        assert_eq!(credentials(&request), expected([None; 4]));
    }
}

#[tokio::test]
async fn keys_of_any_characters_arrive_in_the_query() {
    let server = server();
    for key in ["a b&c=d+e#f%41/?", "\u{e9}\u{1f511}", "a'\"<>"] {
        let client = builder(&server).api_key_query(key).build().unwrap();
        client.queried().q("x&y").await.unwrap();
        let target = server.requests().pop().unwrap().target().to_owned();
        // Read back by the parser of URLs.
        let url = url::Url::parse(&format!("http://localhost{target}")).unwrap();
        let pairs: Vec<_> = url.query_pairs().into_owned().collect();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(pairs, [pair("q", "x&y"), pair("api key", key)], "{target}");
    }
}

#[tokio::test]
async fn users_and_passwords_are_as_reqwest_has_them() {
    let server = server();
    for (user, password) in
        [("u", "p"), ("Aladdin", "open sesame"), ("", "p"), ("u", ""), ("u", "a:b"), ("\u{e9}", "\u{20ac}")]
    {
        let client = builder(&server).basic_auth(user, password).build().unwrap();
        client.basic().await.unwrap();
        let theirs = reqwest::Client::new().get("http://localhost").basic_auth(user, Some(password)).build().unwrap();
        let request = server.requests().pop().unwrap();
        assert_eq!(
            request.header("authorization"),
            theirs.headers()["authorization"].to_str().ok(),
            "{user}:{password}"
        );
    }
}

#[tokio::test]
async fn a_call_s_own_values_come_first() {
    let server = server();
    let client = all(&server).build().unwrap();
    client.usual().header("x-api-key", "own").await.unwrap();
    client.named().api_key("own").await.unwrap();
    client.cookie().header("cookie", "a=b; sid=own").await.unwrap();
    client.cookie().header("cookie", "a=b").await.unwrap();
    client.oauth().header("authorization", "own").await.unwrap();
    let found: Vec<_> = server.requests().iter().map(credentials).collect();
    let places = [
        [Some("own"), None, None, None],
        [None, None, Some("api%20key=own"), None],
        [None, None, None, Some("a=b; sid=own")],
        [None, None, None, Some("a=b; sid=c-key")],
        [None, Some("own"), None, None],
    ];
    assert_eq!(found, places.map(expected));
}

#[test]
fn credentials_that_cannot_be_sent_are_failures_of_the_configuration() {
    let new = Client::builder;
    let refused = [
        ("header", new().api_key_header("")),
        ("header", new().api_key_header("a\nb")),
        ("query", new().api_key_query("")),
        ("query", new().api_key_query("key\n")),
        ("session", new().api_key_session("")),
        ("session", new().api_key_session("a;b")),
        ("session", new().api_key_session("a b")),
        ("session", new().api_key_session("\"a\"")),
        ("basic", new().basic_auth("", "")),
        ("basic", new().basic_auth("a:b", "c")),
        ("basic", new().basic_auth("a", "b\n")),
        ("digest", new().digest_auth("")),
        ("oauth", new().oauth2_token("a\r\nb")),
        ("oidc", new().open_id_connect_token("")),
    ];
    for (scheme, builder) in refused {
        let error = builder.build().unwrap_err();
        let Error::Configuration(reason) = &error else { panic!("{error}") };
        assert!(matches!(**reason, ConfigurationError::Credential(name) if name == scheme), "{scheme}: {error}");
    }
}

#[test]
fn the_last_credential_of_a_scheme_counts() {
    let client = Client::builder().api_key_header("a\nb").api_key_header("one").api_key_header("two").build().unwrap();
    assert_eq!(client.usual().to_request().unwrap().headers()["x-api-key"], "two");
}

#[tokio::test]
async fn tokens_of_oauth_are_renewed_when_the_server_refuses_them() {
    let server = FaultServer::start_with(Plan::good(), |request| {
        let fresh = request.header("authorization") == Some("Bearer t2");
        reply(if fresh { "204 No Content" } else { "401 Unauthorized" }, None).into_bytes()
    });
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let provider = move || {
        let number = count.fetch_add(1, Ordering::Relaxed) + 1;
        async move { Ok(Token::new(format!("t{number}"))) }
    };
    // The key of another scheme does not stand in its way.
    let client = builder(&server).api_key_header("k").oauth2_token_provider(provider).build().unwrap();
    client.oauth().await.unwrap();
    client.oauth().await.unwrap();
    let tokens: Vec<_> = server.requests().iter().map(|request| credentials(request)[1].clone()).collect();
    assert_eq!(tokens, ["Bearer t1", "Bearer t2", "Bearer t2"].map(|token| Some(token.to_owned())));
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[test]
fn a_certificate_that_is_none_is_a_failure_of_the_configuration() {
    for pem in ["", "certificate", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"] {
        let error = Client::builder().identity(pem).build().unwrap_err();
        let Error::Configuration(reason) = &error else { panic!("{error}") };
        assert!(matches!(**reason, ConfigurationError::Identity(_) | ConfigurationError::Http(_)), "{pem}: {error}");
    }
}

#[tokio::test]
async fn a_certificate_is_used_and_goes_with_the_rest() {
    let server = server();
    let client = builder(&server).identity(CERTIFICATE).api_key_header("k").build().unwrap();
    client.tls().await.unwrap();
    let own = builder(&server)
        .http_client(reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap());
    own.api_key_header("k").build().unwrap().tls().await.unwrap();
    for request in server.requests() {
        assert_eq!(request.header("x-api-key"), Some("k"));
    }
}

/// A certificate and its key, by `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=test`.
const CERTIFICATE: &str = include_str!("schemes/certificate.pem");
