//! What the document asserts of the headers of successes, where responses are validated.

use clientwright_tests::cases::response_headers::{Client, DecodeError, DecodeReason, Error};

use super::server;

/// A server that answers with a size and these headers, beside a count that is right.
fn limits(size: u8, headers: &[&str]) -> (clientwright_tests::RawServer, Client) {
    let all: Vec<&str> = ["content-type: application/json", "x-count: 3"].iter().chain(headers).copied().collect();
    let answer = clientwright_tests::Answer::response("200 OK", &all, format!(r#"{{"size": {size}}}"#));
    let server = clientwright_tests::RawServer::start(answer);
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

/// Why a response is refused that is to be valid, and taken as it is otherwise.
async fn refused(size: u8, headers: &[&str]) -> DecodeError {
    let (_server, client) = limits(size, headers);
    assert!(client.get_limits().with_response().await.unwrap().declared_headers().is_ok(), "{headers:?}");
    match client.get_limits().validate_responses(true).await {
        Err(Error::Decode(error)) => *error,
        other => panic!("{headers:?}: {other:?}"),
    }
}

fn broken(error: &DecodeError) -> Vec<String> {
    match error.reason() {
        DecodeReason::Invalid(violations) => violations.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn each_constraint_is_checked_at_the_place_of_its_header() {
    for (header, violation) in [
        ("x-code: A", "header.X-Code "),
        ("x-long: abcde", "header.X-Long "),
        ("x-level: middle", "header.X-Level "),
        ("x-step: 3", "header.X-Step "),
        ("x-tags: a", "header.X-Tags "),
        ("x-tags: a, a", "header.X-Tags "),
        ("x-tags: a, bbbb", "header.X-Tags/1 "),
        ("x-counts: 1, 10", "header.X-Counts/1 "),
        ("x-range: low=-1", "header.X-Range/low "),
        ("x-range: low=1,high=2", "header.X-Range/unit "),
        ("x-odd: 2", "header.X-Odd "),
        ("x-json: {\"a\": 1, \"b\": 2}", "header.X-Json "),
        ("x-json: {\"a\": -1}", "header.X-Json/a "),
    ] {
        let violations = broken(&refused(1, &[header]).await);
        let [only] = violations.as_slice() else { panic!("{header}: {violations:?}") };
        assert!(only.starts_with(violation), "{header}: {only}");
    }
}

#[tokio::test]
async fn what_keeps_its_constraints_is_taken() {
    let headers = [
        "x-code: a",
        "x-long: abc",
        "x-level: low",
        "x-step: 4",
        "x-tags: a, b",
        "x-counts: 1, 9",
        "x-range: low=1,high=2,unit=3",
        "x-odd: 3",
        // It is text of digits, and a number as well.
        "x-either: 7",
        "x-json: {\"a\": 0}",
        // Of a value of any type a bound of numbers asserts nothing.
        "x-any: 7",
    ];
    let (_server, client) = limits(1, &headers);
    let response = client.get_limits().validate_responses(true).with_response().await.unwrap();
    assert_eq!((response.body.size, response.declared_headers().unwrap().x_count), (1, 3));
    assert_eq!(broken(&refused(1, &["x-either: 10"]).await).len(), 1);
}

#[tokio::test]
async fn all_violations_of_body_and_headers_are_listed_at_once() {
    let error = refused(4, &["x-code: A", "x-step: 3"]).await;
    let places: Vec<String> =
        broken(&error).iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(places, ["/size", "header.X-Code", "header.X-Step"]);
    assert_eq!((error.status().as_u16(), error.body()), (200, &br#"{"size": 4}"#[..]));
    assert!(
        error.to_string().starts_with("getLimits: GET /limits: 200 OK: cannot use the response: /size "),
        "{error}"
    );
}

#[tokio::test]
async fn a_header_that_is_missing_or_of_another_type_is_refused_like_such_a_body() {
    for (headers, why) in [
        (&[][..], "header.X-Count: is missing"),
        (&["x-count: many"], "header.X-Count: expected an integer, found a string"),
        (&["x-count: 1", "x-counts: 1, b"], "header.X-Counts/1: expected an integer, found a string"),
    ] {
        let (_server, client) = server(headers);
        let call = client.get_limits().validate_responses(true);
        // What stands for a body is valid.
        let answer = http::Response::builder().status(200);
        let answer = headers.iter().fold(answer, |answer, line| {
            let (name, value) = line.split_once(": ").unwrap();
            answer.header(name, value)
        });
        let Err(Error::Decode(error)) = call.decode(answer.body(r#"{"size": 1}"#.into()).unwrap()) else { panic!() };
        assert!(matches!(error.reason(), DecodeReason::Read(_)), "{error}");
        assert_eq!(error.to_string(), format!("getLimits: GET /limits: 200 OK: cannot use the response: {why}"));
        assert_eq!(error.excerpt(), "");
    }
}

#[tokio::test]
async fn what_statuses_differ_in_is_asserted_of_none() {
    let (_server, client) = server(&["x-count: 50", "x-id: a", "x-ids: 50"]);
    let response = client.get_differing().validate_responses(true).with_response().await.unwrap();
    let headers = response.declared_headers().unwrap();
    assert_eq!((headers.x_count, headers.x_id.as_deref(), headers.x_ids), (Some(50), Some("a"), Some(vec![50])));
}

#[tokio::test]
async fn headers_of_failures_are_left_alone() {
    let answer = clientwright_tests::Answer::response("404 Not Found", &["x-count: 50"], "{}");
    let server = clientwright_tests::RawServer::start(answer);
    let client = Client::builder().base_url(server.url()).validate_responses(true).build().unwrap();
    let Err(Error::Api(failure)) = client.get_limits().await else { panic!() };
    assert_eq!(failure.declared_headers().unwrap().x_count, Some(50));
}
