//! Headers that the document declares for failures, as typed values.

use clientwright_tests::cases::response_headers::operations::{CreateLimitedError, GetLimitedError};
use clientwright_tests::cases::response_headers::{Client, Error, RetryPolicy};
use clientwright_tests::{Answer, RawServer};

fn server(status: &str, headers: &[&str]) -> (RawServer, Client) {
    let server = RawServer::start(Answer::response(status, headers, r#"{"detail": "Slow down."}"#));
    let client = Client::builder().base_url(server.url()).retry(RetryPolicy::never()).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn headers_of_a_failure_are_typed() {
    let (_server, client) =
        server("429 Too Many Requests", &["retry-after: 7", "x-ratelimit-reset: 2026-01-31T12:00:00Z"]);
    let Err(Error::Api(failure)) = client.get_limited().await else { panic!() };
    assert!(matches!(failure.error(), GetLimitedError::TooManyRequests(body) if body.detail == "Slow down."));
    let headers = failure.declared_headers().unwrap();
    assert_eq!(headers.retry_after, Some(7));
    assert_eq!(headers.x_ratelimit_reset.unwrap().to_string(), "2026-01-31T12:00:00Z");
    assert_eq!(failure.headers()["retry-after"], "7");
}

#[tokio::test]
async fn one_is_required_where_each_failure_has_it() {
    let (_server, client) = server("404 Not Found", &[]);
    let Err(Error::Api(failure)) = client.get_limited().await else { panic!() };
    assert_eq!(failure.declared_headers().unwrap().retry_after, None);
    let (_server, client) = server("429 Too Many Requests", &["retry-after: 7"]);
    let Err(Error::Api(failure)) = client.create_limited().await else { panic!() };
    assert_eq!(failure.declared_headers().unwrap().retry_after, 7);
    let (_server, client) = server("429 Too Many Requests", &[]);
    let Err(Error::Api(failure)) = client.create_limited().await else { panic!() };
    let error = failure.declared_headers().unwrap_err();
    assert!(error.is_missing());
    assert!(error.to_string().contains("the header `Retry-After` of the response is missing"), "{error}");
    let error: Error<CreateLimitedError> = error.into();
    assert_eq!(error.operation(), Some("createLimited"));
}

#[tokio::test]
async fn variants_fail_with_the_headers_of_the_first() {
    let (_server, client) = server("429 Too Many Requests", &["retry-after: 7"]);
    let Err(Error::Api(failure)) = client.create_limited_text().await else { panic!() };
    assert_eq!(failure.declared_headers().unwrap().retry_after, 7);
}
