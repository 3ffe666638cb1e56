//! A client of so many operations that they are split by tag: every name is where it is in a smaller one, too.

use clientwright_tests::cases::tags::{Client, DecodeReason, Error, RetryPolicy, models, operations};
use clientwright_tests::cases::tags_module;
use clientwright_tests::{Answer, RawServer};

#[tokio::test]
async fn operations_are_called_as_ever() {
    let server = RawServer::start(Answer::response("204 No Content", &[], ""));
    let client = Client::builder().base_url(server.url()).bearer_auth("t").build().unwrap();
    client.get_0().await.unwrap();
    client.get_100().await.unwrap();
    let part = models::Part::builder().name("").build_unchecked().unwrap();
    assert!(matches!(client.日本("way too long", part).limit(5).await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn failures_in_common_have_their_headers_and_checks() {
    let headers = ["content-type: application/json", "retry-after: 7"];
    let server = RawServer::start(Answer::response("429 Too Many Requests", &headers, r#"["a", "b", "c"]"#));
    let client = Client::builder().base_url(server.url()).bearer_auth("t").retry(RetryPolicy::never());
    let client = client.build().unwrap();
    for error in [client.fail_10().await.unwrap_err(), client.fail_11().await.unwrap_err()] {
        let Error::Api(failure) = error else { panic!("{error:?}") };
        let operations::failures::TooManyRequestsError::TooManyRequests(why) = failure.error() else { panic!() };
        assert_eq!(why.len(), 3);
        assert_eq!(failure.declared_headers().unwrap().retry_after, 7);
    }
    let Err(Error::Decode(error)) = client.fail_10().validate_responses(true).await else { panic!() };
    assert!(matches!(error.reason(), DecodeReason::Invalid(violations) if violations.len() == 1));
}

#[test]
fn names_are_in_the_module_of_their_tag_and_in_that_of_all() {
    let flat: operations::Get0Call = calls().get_0();
    let of_tag: operations::repos::Get0Call = flat;
    let _: operations::r#type::Get18 = operations::Get18::new();
    let _: operations::untagged::Get98Call = calls().get_98();
    let _: operations::u65e5_u672c::日本Call = calls().日本("id", models::Part::builder().name("n"));
    assert_eq!(of_tag.to_request().unwrap().uri().path(), "/things/0");
}

#[tokio::test]
async fn variants_stand_beside_the_first() {
    let answer = Answer::response("404 Not Found", &["x-kinds: 1"], "");
    let server = RawServer::start_each([answer.clone(), answer]);
    let client = Client::builder().base_url(server.url()).bearer_auth("t").build().unwrap();
    let missing =
        |error| matches!(error, Error::Api(failure) if *failure.error() == operations::AddKindError::NotFound);
    let body = operations::r#type::AddKindMultipartBody::builder().file("x");
    assert!(missing(client.add_kind_multipart("id", body).await.unwrap_err()));
    let stream: operations::r#type::AddKindStreamCall = client.add_kind_stream("id", models::Part::builder().name("n"));
    assert!(missing(stream.await.unwrap_err()));
}

#[test]
fn a_module_is_split_alike() {
    let client = tags_module::Client::builder().build().unwrap();
    let call: tags_module::operations::repos::Get0Call = client.get_0();
    let call: tags_module::operations::Get0Call = call;
    assert_eq!(call.to_request().unwrap().uri().path(), "/things/0");
}

fn calls() -> Client {
    Client::builder().build().unwrap()
}
