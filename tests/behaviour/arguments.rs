//! What can be passed for a parameter, and what arrives of it.

use std::borrow::Cow;

use clientwright_tests::samples::{AGENT, GRAPH, NOBODY, create_request};
use clientwright_tests::{Server, expect};
use platform_api::models::{NameString, SearchString, UpdateServiceRequest};
use platform_api::operations::ListServicesCall;
use platform_api::{Client, Number, Rule};
use uuid::Uuid;

/// The query that arrives when the services of `acme` are listed so.
async fn query_of(set: impl FnOnce(ListServicesCall) -> ListServicesCall) -> Option<String> {
    let server = Server::start();
    set(server.client().list_services("acme")).await.unwrap();
    server.only_request().query().map(str::to_owned)
}

#[tokio::test]
async fn nothing_is_sent_of_parameters_that_are_not_set() {
    let server = Server::start();
    server.client().list_services("acme").await.unwrap();
    assert_eq!(server.only_request().target, "/v1/acme/services");
}

#[tokio::test]
async fn limits_within_the_bounds_are_sent() {
    for (limit, query) in [(1, "limit=1"), (2, "limit=2"), (20, "limit=20")] {
        assert_eq!(query_of(|call| call.limit(limit)).await.as_deref(), Some(query));
    }
}

#[tokio::test]
async fn limits_beyond_the_bounds_are_refused_and_nothing_is_sent() {
    let server = Server::start();
    let client = server.client();
    let above = Rule::Maximum { limit: Number::Integer(20) };
    let below = Rule::ExclusiveMinimum { limit: Number::Integer(0) };
    for (limit, rule) in [(0, &below), (-1, &below), (i64::MIN, &below), (21, &above), (i64::MAX, &above)] {
        let refused = expect::refused(client.list_services("acme").limit(limit).await);
        assert_eq!(refused, [("query.limit".to_owned(), rule.clone())], "limit {limit}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn parameters_are_sent_in_the_order_of_the_document() {
    let query =
        query_of(|call| call.continuation_token(40).limit(5).is_active(false).sort_by("-name").search("front desk"));
    let expected = "search=front%20desk&sort_by=-name&is_active=false&limit=5&continuation_token=40";
    assert_eq!(query.await.as_deref(), Some(expected));
}

#[tokio::test]
async fn the_last_of_several_values_counts() {
    assert_eq!(query_of(|call| call.limit(0).limit(3).limit(7)).await.as_deref(), Some("limit=7"));
}

#[tokio::test]
async fn none_is_as_good_as_not_set() {
    let query = query_of(|call| call.search(None::<&str>).limit(None::<i64>).is_active(None::<bool>));
    assert_eq!(query.await, None);
}

#[tokio::test]
async fn none_takes_back_what_was_set() {
    assert_eq!(query_of(|call| call.limit(3).limit(None::<u8>)).await, None);
}

#[tokio::test]
async fn some_is_as_good_as_its_value() {
    let query = query_of(|call| call.search(Some("a")).limit(Some(2_u8)).is_active(Some(true)));
    assert_eq!(query.await.as_deref(), Some("search=a&is_active=true&limit=2"));
}

#[test]
fn integers_of_every_width_pass() {
    let call = client().list_services("acme");
    let calls = [
        call.clone().limit(7_i8),
        call.clone().limit(7_i16),
        call.clone().limit(7_i32),
        call.clone().limit(7_i64),
        call.clone().limit(7_i128),
        call.clone().limit(7_isize),
        call.clone().limit(7_u8),
        call.clone().limit(7_u16),
        call.clone().limit(7_u32),
        call.clone().limit(7_u64),
        call.clone().limit(7_u128),
        call.clone().limit(7_usize),
    ];
    for call in calls {
        assert_eq!(call.to_request().unwrap().uri().query(), Some("limit=7"));
    }
}

#[test]
fn integers_that_do_not_fit_are_refused() {
    let call = client().list_services("acme");
    let above = expect::refused(call.clone().continuation_token(u64::MAX).to_request());
    let below = expect::refused(call.clone().continuation_token(i128::MIN).to_request());
    let pointer = || "query.continuation_token".to_owned();
    assert_eq!(above, [(pointer(), Rule::Maximum { limit: Number::Integer(i64::MAX.into()) })]);
    assert_eq!(below, [(pointer(), Rule::Minimum { limit: Number::Integer(i64::MIN.into()) })]);
}

#[test]
fn text_passes_in_all_its_forms() {
    let call = client().list_services("acme");
    let owned = "a b".to_owned();
    let checked: SearchString = "a b".parse().unwrap();
    let calls = [
        call.clone().search("a b"),
        call.clone().search(&owned),
        call.clone().search(Cow::Borrowed("a b")),
        call.clone().search(&checked),
        call.clone().search(checked),
        call.clone().search(owned),
    ];
    for call in calls {
        assert_eq!(call.to_request().unwrap().uri().query(), Some("search=a%20b"));
    }
}

#[test]
#[expect(clippy::needless_borrows_for_generic_args, reason = "that references pass is what is tested")]
fn uuids_pass_as_such_and_as_text() {
    let client = client();
    let id: Uuid = NOBODY.parse().unwrap();
    let calls = [
        client.get_service("acme", id),
        client.get_service("acme", &id),
        client.get_service("acme", NOBODY),
        client.get_service("acme", NOBODY.to_owned()),
        client.get_service("acme", &NOBODY.to_owned()),
        client.get_service("acme", Cow::Borrowed(NOBODY)),
    ];
    for call in calls {
        assert_eq!(call.to_request().unwrap().uri().path(), format!("/v1/acme/services/{NOBODY}"));
    }
}

#[tokio::test]
async fn the_id_of_a_response_passes_for_a_uuid() {
    let server = Server::start();
    let client = server.client();
    let created = client.create_service("acme", create_request("Triage")).await.unwrap();
    let got = client.get_service(&created.workspace_id, &created.id).await.unwrap();
    client.delete_service(created.workspace_id, created.id).await.unwrap();
    assert_eq!(got.name, "Triage");
}

#[test]
fn uuids_are_sent_in_their_hyphenated_form() {
    let id: Uuid = NOBODY.parse().unwrap();
    for text in [NOBODY.to_uppercase(), id.simple().to_string(), id.braced().to_string(), id.urn().to_string()] {
        let request = client().get_service("acme", &text).to_request().unwrap();
        assert_eq!(request.uri().path(), format!("/v1/acme/services/{NOBODY}"), "{text}");
    }
}

#[tokio::test]
async fn text_that_is_no_uuid_is_refused_where_it_stands() {
    let server = Server::start();
    let client = server.client();
    for text in ["", "x", "..", "d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f0", "d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f0g"] {
        let refused = expect::refused(client.get_service("acme", text).await);
        assert_eq!(refused, [("path.service_id".to_owned(), Rule::Format { expected: "UUID" })], "{text:?}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn everything_wrong_with_path_and_query_is_in_one_report() {
    let call = client().list_services("").limit(21).search("").continuation_token(u64::MAX);
    let pointers: Vec<_> = expect::refused(call.await).into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["path.workspace_id", "query.search", "query.limit", "query.continuation_token"]);
}

#[tokio::test]
async fn everything_wrong_with_path_and_body_is_in_one_report() {
    let mut body = UpdateServiceRequest::builder().build().unwrap();
    body.tool_capacity = 11.into();
    let refused = expect::refused(client().update_service("..", "nobody", body).await);
    let expected = [
        ("path.workspace_id", Rule::PathSegment),
        ("path.service_id", Rule::Format { expected: "UUID" }),
        ("/tool_capacity", Rule::Maximum { limit: Number::Integer(10) }),
    ];
    assert_eq!(refused, expected.map(|(pointer, rule)| (pointer.to_owned(), rule)));
}

#[tokio::test]
async fn a_builder_passes_for_its_body_and_its_violations_join_the_report() {
    let body = UpdateServiceRequest::builder().name("").agent_id("nobody");
    let refused = expect::refused(client().update_service("acme", "nobody", body).await);
    let pointers: Vec<_> = refused.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(pointers, ["path.service_id", "/name", "/agent_id"]);
}

#[tokio::test]
async fn a_builder_passes_for_its_body() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let body = UpdateServiceRequest::builder().name(NameString::try_from("Front desk").unwrap());
    server.client().update_service("acme", id, body.agent_id(AGENT).context_graph_id(GRAPH)).await.unwrap();
    let sent = format!(r#"{{"name":"Front desk","agent_id":"{AGENT}","context_graph_id":"{GRAPH}"}}"#);
    assert_eq!(server.only_request().text(), sent);
}

/// A client for requests that are not sent.
fn client() -> Client {
    Client::builder().base_url("http://localhost:1").build().unwrap()
}
