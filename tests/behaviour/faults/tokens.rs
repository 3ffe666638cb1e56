//! Tokens that are provided whenever they are needed.

use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_tests::faults::{FaultServer, Plan, Received, reply};
use clientwright_tests::samples::{NOBODY, create_request, service};
use platform_api::operations::GetServiceError;
use platform_api::{BoxError, Client, Error, Token, TokenProvider};
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::{LONG, SHORT, quick};

/// How often a provider was asked.
type Asked = Arc<AtomicUsize>;

/// A provider of the tokens `t1`, `t2` and so on, each of which lasts as long.
struct Numbered {
    asked: Asked,
    lifetime: Option<Duration>,
}

impl TokenProvider for Numbered {
    async fn token(&self) -> Result<Token, BoxError> {
        let number = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        let token = Token::new(format!("t{number}"));
        Ok(self.lifetime.map_or(token.clone(), |lifetime| token.expires_in(lifetime)))
    }
}

fn client(server: &FaultServer, provider: impl TokenProvider) -> Client {
    let builder = Client::builder().base_url(server.url()).retry(quick());
    builder.bearer_auth_provider(provider).build().unwrap()
}

fn numbered(lifetime: Option<Duration>) -> (Numbered, Asked) {
    let asked = Asked::default();
    (Numbered { asked: Arc::clone(&asked), lifetime }, asked)
}

/// A server that lets one token in.
fn guarded(token: &'static str) -> FaultServer {
    let expected = format!("Bearer {token}");
    FaultServer::start_with(Plan::good(), move |request: &Received| {
        let answer = match request.header("authorization") {
            Some(own) if own == expected && request.method() == "POST" => reply("201 Created", Some(&service())),
            Some(own) if own == expected => reply("200 OK", Some(&service())),
            _ => reply("401 Unauthorized", None),
        };
        answer.into_bytes()
    })
}

/// How many of so many calls at one time succeed.
async fn together(client: &Client, calls: usize) -> usize {
    let mut set = JoinSet::new();
    for _ in 0..calls {
        let call = client.get_service("acme", NOBODY);
        set.spawn(async move { call.await.is_ok() });
    }
    set.join_all().await.into_iter().filter(|done| *done).count()
}

#[tokio::test]
async fn a_token_is_asked_for_once_by_many_calls_at_one_time() {
    let server = guarded("t1");
    let (provider, asked) = numbered(None);
    assert_eq!(together(&client(&server, provider), 50).await, 50);
    assert_eq!((asked.load(Ordering::Relaxed), server.arrivals()), (1, 50));
}

#[tokio::test]
async fn a_token_is_asked_for_when_it_is_needed_and_kept_as_long_as_it_lasts() {
    for lifetime in [None, Some(LONG), Some(Duration::MAX)] {
        let server = guarded("t1");
        let (provider, asked) = numbered(lifetime);
        let client = client(&server, provider);
        assert_eq!(asked.load(Ordering::Relaxed), 0);
        for _ in 0..5 {
            client.get_service("acme", NOBODY).await.unwrap();
        }
        assert_eq!(asked.load(Ordering::Relaxed), 1, "{lifetime:?}");
    }
}

#[tokio::test]
async fn a_token_that_has_expired_is_replaced_before_it_is_sent() {
    let server = FaultServer::start(Plan::good());
    let (provider, asked) = numbered(Some(Duration::ZERO));
    let client = client(&server, provider);
    for _ in 0..3 {
        client.get_service("acme", NOBODY).await.unwrap();
    }
    let requests = server.requests();
    let sent: Vec<_> = requests.iter().filter_map(|request| request.header("authorization")).collect();
    assert_eq!(sent, ["Bearer t1", "Bearer t2", "Bearer t3"]);
    assert_eq!(asked.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_and_the_call_sent_once_more() {
    let server = guarded("t2");
    let (provider, asked) = numbered(None);
    client(&server, provider).create_service("acme", create_request("Triage")).await.unwrap();
    assert_eq!((asked.load(Ordering::Relaxed), server.arrivals()), (2, 2));
}

#[tokio::test]
async fn a_server_that_refuses_every_token_is_believed() {
    let server = guarded("another");
    let (provider, asked) = numbered(None);
    let client = client(&server, provider);
    let error = client.get_service("acme", NOBODY).await.unwrap_err();
    let Error::Api(failure) = &error else { panic!("{error:?}") };
    assert_eq!((failure.error(), error.attempts()), (&GetServiceError::Unauthorized, 2));
    assert_eq!((asked.load(Ordering::Relaxed), server.arrivals()), (2, 2));
}

#[tokio::test]
async fn a_fixed_token_that_is_refused_is_not_tried_again() {
    let server = guarded("another");
    let client = server.builder().retry(quick()).build().unwrap();
    assert!(client.get_service("acme", NOBODY).await.is_err());
    assert_eq!(server.arrivals(), 1);
}

#[tokio::test]
async fn many_calls_whose_token_is_refused_replace_it_once() {
    let server = guarded("t2");
    let (provider, asked) = numbered(None);
    assert_eq!(together(&client(&server, provider), 50).await, 50);
    assert_eq!((asked.load(Ordering::Relaxed), server.arrivals()), (2, 100));
}

#[tokio::test]
async fn an_authorization_of_the_calls_own_asks_nobody() {
    let server = guarded("mine");
    let (provider, asked) = numbered(None);
    let client = client(&server, provider);
    client.get_service("acme", NOBODY).header("authorization", "Bearer mine").await.unwrap();
    assert!(client.get_service("acme", NOBODY).header("authorization", "Bearer other").await.is_err());
    assert_eq!((asked.load(Ordering::Relaxed), server.arrivals()), (0, 2));
}

#[tokio::test]
async fn a_provider_that_fails_is_an_error_of_authentication_and_nothing_is_sent() {
    let server = FaultServer::start(Plan::good());
    let asked = Asked::default();
    let counter = Arc::clone(&asked);
    let provider = move || {
        let number = counter.fetch_add(1, Ordering::Relaxed);
        async move { if number == 0 { Err("the vault is sealed".into()) } else { Ok(Token::new("t")) } }
    };
    let client = client(&server, provider);
    let error = client.create_service("acme", create_request("Triage")).await.unwrap_err();
    let Error::Authentication(reason) = &error else { panic!("{error:?}") };
    assert_eq!((reason.scheme(), error.operation(), error.attempts()), ("BearerAuth", Some("create-service"), 0));
    assert!(error.to_string().contains("the vault is sealed"), "{error}");
    assert!(error.source().is_some());
    assert_eq!(server.arrivals(), 0);
    client.create_service("acme", create_request("Triage")).await.unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_failure_is_shared_by_all_that_waited_for_it() {
    let server = FaultServer::start(Plan::good());
    let (asked, release) = (Asked::default(), Arc::new(Notify::new()));
    let (counter, released) = (Arc::clone(&asked), Arc::clone(&release));
    let provider = move || {
        counter.fetch_add(1, Ordering::Relaxed);
        let released = Arc::clone(&released);
        async move {
            released.notified().await;
            Err::<Token, BoxError>("the vault is sealed".into())
        }
    };
    let client = client(&server, provider);
    let mut calls = JoinSet::new();
    for _ in 0..10 {
        let call = client.get_service("acme", NOBODY);
        calls.spawn(async move { matches!(call.await, Err(Error::Authentication(_))) });
    }
    // The calls run on this thread, and have come as far as they can once each had its turn.
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
    release.notify_one();
    assert_eq!(calls.join_all().await, [true; 10]);
    assert_eq!((asked.load(Ordering::Relaxed), server.arrivals()), (1, 0));
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_asks_leaves_the_asking_to_the_next() {
    let server = guarded("t2");
    let (asked, begun) = (Asked::default(), Arc::new(Notify::new()));
    let (counter, begins) = (Arc::clone(&asked), Arc::clone(&begun));
    let provider = move || {
        let number = counter.fetch_add(1, Ordering::Relaxed) + 1;
        begins.notify_one();
        async move {
            if number == 1 {
                std::future::pending::<()>().await;
            }
            Ok(Token::new(format!("t{number}")))
        }
    };
    let client = client(&server, provider);
    let first = tokio::spawn({
        let call = client.get_service("acme", NOBODY);
        async move { call.await.is_ok() }
    });
    begun.notified().await;
    let second = tokio::spawn({
        let call = client.get_service("acme", NOBODY);
        async move { call.await.is_ok() }
    });
    tokio::task::yield_now().await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    assert!(second.await.unwrap());
    assert_eq!((asked.load(Ordering::Relaxed), server.arrivals()), (2, 1));
}

#[tokio::test]
async fn a_provider_that_takes_forever_is_bounded_by_the_timeout_of_the_call() {
    let server = FaultServer::start(Plan::good());
    let client = client(&server, std::future::pending::<Result<Token, BoxError>>);
    let error = client.get_service("acme", NOBODY).timeout(SHORT).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!((error.attempts(), server.arrivals()), (0, 0));
}

#[tokio::test]
async fn a_token_that_no_header_can_carry_is_an_error_of_authentication() {
    for token in ["", "a\nb", "a\0b", "s3cret\r\nx-admin: 1"] {
        let server = FaultServer::start(Plan::good());
        let client = client(&server, move || async move { Ok(Token::new(token)) });
        let error = client.get_service("acme", NOBODY).await.unwrap_err();
        assert!(matches!(error, Error::Authentication(_)), "{error:?}");
        assert!(token.is_empty() || !format!("{error} {error:?}").contains(token));
        assert_eq!(server.arrivals(), 0);
    }
}
