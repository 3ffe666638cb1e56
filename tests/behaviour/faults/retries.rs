//! When a call is sent again, and when it is not.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientwright_tests::cases::names;
use clientwright_tests::expect;
use clientwright_tests::faults::{Absent, Answered, Fault, FaultServer, Plan, reply};
use clientwright_tests::samples::{NOBODY, create_request};
use platform_api::operations::{DeleteServiceError, GetServiceError};
use platform_api::{Attempt, Client, Error, Hook, Jitter, Outcome, RetryPolicy};

use super::calls::Called;
use super::{LONG, SHORT, client, quick};

fn refusal(retry_after: &str) -> Fault {
    Fault::Refuse(429, Some(retry_after.to_owned()))
}

/// A refusal whose server has a clock of its own.
fn dated(date: &str, retry_after: &str) -> Fault {
    let headers = vec![format!("date: {date}"), format!("retry-after: {retry_after}")];
    Fault::Answer(Answered { headers, ..reply("503 Service Unavailable", None) }.into_bytes())
}

/// The status that a service's getting ends with, if it fails, and how many requests were sent.
async fn get(client: &Client, server: &FaultServer) -> (Option<u16>, usize) {
    let result = client.get_service("acme", NOBODY).await;
    (result.err().map(|error| error.status().unwrap().as_u16()), server.arrivals())
}

#[tokio::test]
async fn a_retry_after_beyond_the_budget_ends_the_call_with_the_answer() {
    let forever = "99999999999999999999999";
    let dates = ["Fri, 31 Dec 2049 23:59:59 GMT", "Friday, 31-Dec-49 23:59:59 GMT", "Fri Dec 31 23:59:59 2049"];
    for value in ["31", "3600", forever].into_iter().chain(dates) {
        let server = FaultServer::start(Plan::always(refusal(value)));
        let client = server.builder().retry(quick()).no_timeout().build().unwrap();
        assert_eq!(get(&client, &server).await, (Some(429), 1), "{value}");
    }
}

#[tokio::test]
async fn a_retry_after_beyond_the_timeout_ends_the_call_with_the_answer() {
    let server = FaultServer::start(Plan::always(refusal("61")));
    let client = server.builder().retry(quick().no_budget()).build().unwrap();
    let error = expect::unexpected(client.get_service("acme", NOBODY).await);
    assert_eq!((error.status().as_u16(), server.arrivals()), (429, 1));
    assert_eq!(error.headers()["retry-after"], "61");
}

#[tokio::test]
async fn a_retry_after_is_waited_for_instead_of_the_computed_delay() {
    // The computed delay is beyond the budget.
    let policy = RetryPolicy::default().base(LONG).cap(LONG).jitter(Jitter::None);
    for (value, expected) in [(Some("0"), (None, 2)), (None, (Some(429), 1)), (Some("soon"), (Some(429), 1))] {
        let server = FaultServer::start(Plan::of([Fault::Refuse(429, value.map(str::to_owned))]));
        let client = server.builder().retry(policy.clone()).build().unwrap();
        assert_eq!(get(&client, &server).await, expected, "{value:?}");
    }
}

#[tokio::test]
async fn a_date_is_compared_with_the_clock_of_the_server() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (retry_after, expected) in [
        (date, (None, 2)),
        ("Sunday, 06-Nov-94 08:49:30 GMT", (None, 2)),
        ("Sun, 06 Nov 1994 09:49:37 GMT", (Some(503), 1)),
        ("Sunday, 06-Nov-94 09:49:37 GMT", (Some(503), 1)),
        ("Sun Nov  6 09:49:37 1994", (Some(503), 1)),
    ] {
        let server = FaultServer::start(Plan::of([dated(date, retry_after)]));
        assert_eq!(get(&client(&server), &server).await, expected, "{retry_after}");
    }
}

#[tokio::test]
async fn attempts_are_bounded() {
    for (attempts, requests) in [(0, 1), (1, 1), (2, 2), (6, 6)] {
        let server = FaultServer::start(Plan::always(Fault::ResetAfter));
        let client = server.builder().retry(quick().attempts(attempts)).build().unwrap();
        let error = client.get_service("acme", NOBODY).await.unwrap_err();
        assert_eq!((error.attempts() as usize, server.arrivals()), (requests, requests));
    }
}

#[tokio::test]
async fn never_is_never() {
    for fault in [Fault::ResetAfter, Fault::Refuse(503, Some("0".to_owned()))] {
        let server = FaultServer::start(Plan::of([fault]));
        let client = server.builder().retry(RetryPolicy::never()).build().unwrap();
        assert!(client.get_service("acme", NOBODY).await.is_err());
        assert_eq!(server.arrivals(), 1);
    }
}

#[tokio::test]
async fn a_call_can_have_a_policy_of_its_own() {
    let server = FaultServer::start(Plan::always(Fault::ResetAfter));
    let call = client(&server).get_service("acme", NOBODY).retry(RetryPolicy::never());
    assert!(call.await.is_err());
    assert_eq!(server.arrivals(), 1);
}

#[tokio::test]
async fn statuses_are_those_of_the_policy() {
    for (status, requests) in [(500, 2), (503, 1)] {
        let server = FaultServer::start(Plan::of([Fault::Refuse(status, None)]));
        let client = server.builder().retry(quick().statuses([500])).build().unwrap();
        assert_eq!(get(&client, &server).await.1, requests, "{status}");
    }
}

#[tokio::test]
async fn a_delete_that_was_repeated_and_finds_nothing_says_so() {
    let gone = || Fault::Answer(reply("404 Not Found", None).into_bytes());
    let said = async |plan| {
        let server = FaultServer::start(plan);
        let error = client(&server).delete_service("acme", NOBODY).await.unwrap_err();
        let Error::Api(failure) = &error else { panic!("{error:?}") };
        assert_eq!(failure.error(), &DeleteServiceError::NotFound);
        (error.attempts(), error.to_string().contains("an earlier attempt"))
    };
    assert_eq!(said(Plan::of([Fault::ResetAfter, gone()])).await, (2, true));
    assert_eq!(said(Plan::of([gone()])).await, (1, false));
}

#[tokio::test]
async fn the_timeout_of_the_call_ends_all_attempts() {
    let server = FaultServer::start(Plan::always(Fault::Stall));
    // There is time for two attempts and a half. It passes only when the clock is put forward.
    let builder = server.builder().retry(quick().attempts(1_000_000)).timeout(LONG * 5 / 2);
    let client = builder.attempt_timeout(LONG).build().unwrap();
    let passing = async {
        for attempt in 1..=3 {
            server.arrived(attempt).await;
            tokio::time::pause();
            tokio::time::advance(LONG).await;
            tokio::time::resume();
        }
    };
    let call = async { client.get_service("acme", NOBODY).await };
    let (result, ()) = tokio::join!(call, passing);
    let error = result.unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("the call may take"), "{error}");
    assert_eq!((error.attempts(), server.arrivals()), (3, 3));
}

#[tokio::test]
async fn a_timeout_of_the_call_is_not_tried_again() {
    let server = FaultServer::start(Plan::always(Fault::Stall));
    let client = server.builder().retry(quick()).timeout(SHORT).build().unwrap();
    let error = client.get_service("acme", NOBODY).await.unwrap_err();
    assert_eq!((error.is_timeout(), error.attempts()), (true, 1));
}

#[tokio::test]
async fn waiting_that_would_outlast_the_timeout_is_not_begun() {
    let server = FaultServer::start(Plan::always(Fault::ResetAfter));
    let policy = RetryPolicy::default().base(LONG).cap(LONG).jitter(Jitter::None).no_budget();
    let client = server.builder().retry(policy).timeout(LONG).build().unwrap();
    let error = client.get_service("acme", NOBODY).await.unwrap_err();
    assert_eq!((error.is_timeout(), error.attempts()), (false, 1));
}

#[tokio::test]
async fn a_call_that_is_dropped_sends_no_more_and_leaves_no_connection() {
    let server = FaultServer::start(Plan::always(Fault::Stall));
    let client = server.builder().retry(quick()).attempt_timeout(LONG).build().unwrap();
    for number in 1..=3 {
        tokio::select! {
            result = client.get_service("acme", NOBODY) => panic!("{result:?}"),
            () = server.arrived(number) => {}
        }
        server.open(0).await;
    }
    assert_eq!(server.arrivals(), 3);
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_waits_sends_no_more() {
    // The server's closing of the connection says that the answer was sent.
    let mut later = reply("503 Service Unavailable", None);
    later.headers.push("retry-after: 1".to_owned());
    let server = FaultServer::start(Plan::of([Fault::Answer(later.into_bytes())]));
    let client = client(&server);
    tokio::select! {
        result = client.get_service("acme", NOBODY) => panic!("{result:?}"),
        () = async { server.arrived(1).await; server.open(0).await } => {}
    }
    client.get_service("acme", NOBODY).await.unwrap();
    assert_eq!(server.arrivals(), 2);
}

/// Starts the server once nobody could connect to it.
struct Late {
    absent: Mutex<Option<Absent>>,
    server: Arc<Mutex<Option<FaultServer>>>,
}

impl Hook for Late {
    fn after(&self, _: &Attempt<'_>, outcome: &Outcome<'_>) {
        if outcome.result().is_err_and(|error| error.is_connect()) {
            let server = self.absent.lock().unwrap().take().map(|absent| absent.start(Plan::good()));
            *self.server.lock().unwrap() = server;
        }
    }
}

#[tokio::test]
async fn every_method_is_tried_again_when_nothing_could_be_sent() {
    for called in Called::ALL {
        let absent = FaultServer::absent();
        let builder = Client::builder().base_url(absent.url()).retry(quick());
        let server = Arc::default();
        let late = Late { absent: Mutex::new(Some(absent)), server: Arc::clone(&server) };
        called.make(&builder.hook(late).build().unwrap()).await.unwrap();
        let server = server.lock().unwrap().take().unwrap();
        assert_eq!((server.arrivals(), server.applied(called.operation())), (1, 1), "{called:?}");
    }
}

#[tokio::test]
async fn a_server_that_stays_away_is_given_up() {
    let absent = FaultServer::absent();
    let client = Client::builder().base_url(absent.url()).retry(quick()).build().unwrap();
    let error = client.create_service("acme", create_request("Triage")).await.unwrap_err();
    assert_eq!((error.is_connect(), error.attempts()), (true, 3));
}

#[tokio::test]
async fn a_patch_is_sent_again_with_a_key_only() {
    for (fault, key, requests) in [
        (Fault::ResetAfter, None, 1),
        (Fault::Refuse(503, Some("0".to_owned())), None, 1),
        (Fault::ResetAfter, Some("k"), 2),
        (Fault::Refuse(503, Some("0".to_owned())), Some("k"), 2),
    ] {
        let server = FaultServer::start(Plan::of([fault]));
        let builder = names::Client::builder().base_url(server.url());
        let policy = names::RetryPolicy::default().base(Duration::from_millis(1));
        let call = builder.retry(policy).build().unwrap().r#type();
        let call = if let Some(key) = key { call.idempotency_key(key) } else { call };
        // The server knows no such operation: it is the number of requests that counts.
        assert!(call.await.is_err());
        assert_eq!(server.arrivals(), requests, "{key:?}");
        assert!(server.requests().iter().all(|request| request.method() == "PATCH"));
    }
}

#[tokio::test]
async fn the_key_is_the_same_in_every_attempt() {
    let server = FaultServer::start(Plan::of([Fault::ResetAfter, Fault::Truncate]));
    let creation = client(&server).create_service("acme", create_request("Triage")).idempotency_key("key-1");
    creation.await.unwrap();
    let requests = server.requests();
    let keys: Vec<_> = requests.iter().map(|request| request.header("idempotency-key")).collect();
    assert_eq!(keys, [Some("key-1"); 3]);
}

#[tokio::test]
async fn an_invalid_request_is_no_attempt() {
    let server = FaultServer::start(Plan::good());
    let error = client(&server).get_service("acme", "nobody").await.unwrap_err();
    assert_eq!((error.attempts(), server.arrivals()), (0, 0));
}

#[tokio::test]
async fn a_failure_that_is_declared_is_final() {
    let refused = reply("401 Unauthorized", None).into_bytes();
    let server = FaultServer::start(Plan::of([Fault::Answer(refused)]));
    let failure = expect::failure(client(&server).get_service("acme", NOBODY).await);
    assert_eq!((failure.error(), server.arrivals()), (&GetServiceError::Unauthorized, 1));
}
