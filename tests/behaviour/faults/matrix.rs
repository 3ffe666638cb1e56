//! Every fault against every operation: how the call ends, and how many requests it sends.

use std::fmt::Debug;

use clientwright_tests::faults::{Fault, FaultServer, Plan};
use platform_api::{Client, Error};

use super::calls::Called;
use super::{LONG, SHORT, quick};

/// How a call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Done,
    /// With an answer of this status, which is not the success that the document declares.
    Status(u16),
    /// With an answer that is not what the document declares.
    Undecodable,
    /// With a connection that broke, or an answer that is no HTTP.
    Broken,
    Timeout,
    TooLarge,
    Redirected,
}

use Ends::{Broken, Done, Redirected, Status, Timeout, TooLarge, Undecodable};

/// How a call ends, and after how many requests.
type Cell = (Ends, usize);

/// The cells of one fault by kind of operation: idempotent with an answer that has a body (list, get, update); idempotent
/// with 204 (delete, upsert); POST; POST with an `Idempotency-Key`.
type Row = [Cell; 4];

/// A fault; what becomes of calls when it befalls their first request; and when it befalls all of their requests.
struct Line {
    fault: Fault,
    once: Row,
    always: Row,
}

/// A fault that another attempt gets over, where there may be one. `ends`: how the call ends otherwise.
fn passing(fault: Fault, ends: Ends) -> Line {
    let once = [(Done, 2), (Done, 2), (ends, 1), (Done, 2)];
    let always = [(ends, 3), (ends, 3), (ends, 1), (ends, 3)];
    Line { fault, once, always }
}

/// A fault that says all there is to say: nothing is sent again.
fn last(fault: Fault, body: Ends, empty: Ends, create: Ends) -> Line {
    let row = [(body, 1), (empty, 1), (create, 1), (create, 1)];
    Line { fault, once: row, always: row }
}

fn lines() -> Vec<Line> {
    let refuse = |status, retry_after: &str| Fault::Refuse(status, Some(retry_after.to_owned()));
    let relative = |status| Fault::Redirect(status, String::new());
    let redirected = |fault| Line { fault, once: [(Done, 2); 4], always: [(Redirected, 11); 4] };
    vec![
        passing(Fault::ResetBefore, Broken),
        passing(Fault::ResetAfter, Broken),
        passing(Fault::ResetWithin, Broken),
        passing(Fault::Close, Broken),
        passing(Fault::Truncate, Broken),
        passing(Fault::Garbage, Broken),
        passing(Fault::Stall, Timeout),
        passing(Fault::StallWithin, Timeout),
        passing(Fault::Refuse(429, None), Status(429)),
        passing(refuse(429, "0"), Status(429)),
        passing(refuse(429, "Sun, 06 Nov 1994 08:49:37 GMT"), Status(429)),
        passing(refuse(503, "Sunday, 06-Nov-94 08:49:37 GMT"), Status(503)),
        passing(refuse(503, "Sun Nov  6 08:49:37 1994"), Status(503)),
        passing(refuse(503, "soon"), Status(503)),
        passing(Fault::Refuse(502, None), Status(502)),
        passing(Fault::Refuse(504, None), Status(504)),
        last(Fault::Refuse(500, None), Status(500), Status(500), Status(500)),
        last(Fault::Refuse(408, None), Status(408), Status(408), Status(408)),
        // 200 is declared for neither 204 nor 201.
        last(Fault::Html, Undecodable, Status(200), Status(200)),
        last(Fault::ShortLength, Undecodable, Status(200), Undecodable),
        last(Fault::PlainText, Done, Done, Done),
        last(Fault::Trickle, Done, Done, Done),
        last(Fault::Endless, TooLarge, TooLarge, TooLarge),
        last(Fault::UnknownEnum, Done, Done, Done),
        last(Fault::MissingOptional, Done, Done, Done),
        last(Fault::WrongFieldType, Undecodable, Done, Undecodable),
        redirected(relative(307)),
        redirected(relative(308)),
    ]
}

fn cell(row: Row, called: Called) -> Cell {
    match called {
        Called::List | Called::Get | Called::Update => row[0],
        Called::Delete | Called::Upsert => row[1],
        Called::Create => row[2],
        Called::CreateOnce => row[3],
    }
}

fn ending(result: &Result<(), Error>) -> Ends {
    let Err(error) = result else { return Done };
    match error {
        Error::Decode(_) => Undecodable,
        Error::Transport(error) if error.is_body_too_large() => TooLarge,
        Error::Transport(error) if error.is_redirect() => Redirected,
        Error::Transport(error) if error.is_timeout() => Timeout,
        Error::Transport(error) if !error.is_connect() => Broken,
        other => Status(other.status().map_or(0, |status| status.as_u16())),
    }
}

fn stalls(fault: &Fault) -> bool {
    matches!(fault, Fault::Stall | Fault::StallWithin)
}

fn client(http: reqwest::Client, server: &FaultServer, fault: &Fault) -> Client {
    let builder = server.builder().retry(quick()).max_response_body(64 * 1024).http_client(http);
    builder.attempt_timeout(if stalls(fault) { SHORT } else { LONG }).build().unwrap()
}

/// Makes the call against a server with this plan, and compares what is seen with what is to be.
async fn check(http: reqwest::Client, called: Called, fault: &Fault, plan: Plan, expected: Cell) {
    let server = FaultServer::start(plan);
    let result = called.make(&client(http, &server, fault)).await;
    let told = |what: &dyn Debug| format!("{called:?}, {fault:?}: {what:?}");
    // Where the machine is busy, a short time may have passed before anything was sent.
    let requests = if stalls(fault) { expected.1 } else { server.arrivals() };
    assert_eq!((ending(&result), requests), expected, "{}", told(&result));
    if let Err(error) = &result {
        assert_eq!(error.operation(), Some(called.operation()), "{}", told(error));
        // Redirects are requests, and no attempts.
        let attempts = if expected.0 == Redirected { 1 } else { expected.1 };
        assert_eq!(error.attempts() as usize, attempts, "{}", told(error));
    }
    let requests = server.requests();
    assert!(requests.iter().all(|request| request.operation() == called.operation()), "{}", told(&requests));
    assert!(requests.windows(2).all(|pair| pair[0].bytes == pair[1].bytes), "{}", told(&requests));
    if called == Called::Create {
        assert!(server.applied(called.operation()) <= 1, "{}", told(&requests));
    }
}

/// All operations at one time against servers of their own.
async fn check_all(plan: impl Fn(Fault) -> Plan, row: impl Fn(&Line) -> Row) {
    // What takes longest about a client is to set up TLS, which is done once for all of them.
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for line in lines() {
        let mut checks = tokio::task::JoinSet::new();
        for called in Called::ALL {
            let (fault, plan, expected) = (line.fault.clone(), plan(line.fault.clone()), cell(row(&line), called));
            let http = http.clone();
            checks.spawn(async move { check(http, called, &fault, plan, expected).await });
        }
        checks.join_all().await;
    }
}

#[tokio::test]
async fn a_fault_that_passes() {
    check_all(|fault| Plan::of([fault]), |line| line.once).await;
}

#[tokio::test]
async fn a_fault_that_stays() {
    check_all(Plan::always, |line| line.always).await;
}
