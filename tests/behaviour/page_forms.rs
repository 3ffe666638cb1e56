//! Every way in which one page leads to the next, but links.

use std::fmt::Debug;

use clientwright_tests::PageServer;
use clientwright_tests::cases::pagination::{Client, Error, Items, Paginated, PaginationErrorKind};
use serde_json::{Value, json};

fn client(server: &PageServer) -> Client {
    Client::builder().base_url(server.url()).build().expect("the configuration is fine")
}

/// Everything up to the end.
async fn all<O: Paginated>(mut items: Items<O>) -> Vec<O::Item>
where
    O::Item: Debug,
{
    let mut received = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        received.push(item);
    }
    received
}

/// What went wrong, if the list did not end well.
async fn fault<O: Paginated>(mut items: Items<O>) -> PaginationErrorKind {
    loop {
        match items.try_next().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("the list ended well"),
            Err(Error::Pagination(error)) => return error.kind(),
            Err(other) => panic!("an error of the pages is expected: {other:?}"),
        }
    }
}

/// Widgets with these ids.
fn widgets(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({ "id": id })).collect()
}

/// The ids of widgets.
macro_rules! ids {
    ($items:expr) => {
        all($items).await.into_iter().map(|widget| widget.id).collect::<Vec<String>>()
    };
}

#[tokio::test]
async fn a_token_leads_to_the_next_page() {
    let server = PageServer::start();
    server.page("/page-token?search=x", &json!({ "widgets": widgets(&["a"]), "nextPageToken": "b/+ é" }));
    let second = "/page-token?search=x&pageToken=b%2F%2B%20%C3%A9";
    server.page(second, &json!({ "widgets": widgets(&["b"]) }));
    assert_eq!(ids!(client(&server).page_token().search("x").items()), ["a", "b"]);
}

#[tokio::test]
async fn an_empty_token_is_the_end() {
    let server = PageServer::start();
    let page = |channel: &str, next: &str| json!({ "ok": true, "channels": [channel], "response_metadata": { "next_cursor": next } });
    server.page("/empty-cursor", &page("one", "c2")).page("/empty-cursor?cursor=c2", &page("two", ""));
    assert_eq!(all(client(&server).empty_cursor().items()).await, ["one", "two"]);
}

#[tokio::test]
async fn a_token_and_the_items_may_stand_in_objects() {
    let server = PageServer::start();
    let page = |id: &str, meta: Value| json!({ "data": { "items": widgets(&[id]) }, "meta": meta });
    server.page("/nested-cursor", &page("a", json!({ "next_cursor": "2", "has_more": true })));
    server.page("/nested-cursor?cursor=2", &page("b", json!({ "next_cursor": "3" })));
    server.page("/nested-cursor?cursor=3", &page("c", json!({})));
    assert_eq!(ids!(client(&server).nested_cursor().items()), ["a", "b", "c"]);
    let server = PageServer::start();
    server.page("/nested-cursor", &page("a", json!({ "next_cursor": null, "has_more": true })));
    assert_eq!(fault(client(&server).nested_cursor().items()).await, PaginationErrorKind::Missing);
}

#[tokio::test]
async fn tokens_are_found_under_many_names() {
    let server = PageServer::start();
    let client = client(&server);
    let end_cursor = |id, more, cursor: Value| json!({ "nodes": widgets(&[id]), "page_info": { "has_next_page": more, "end_cursor": cursor } });
    server.page("/end-cursor", &end_cursor("a", true, json!("x")));
    server.page("/end-cursor?after=x", &end_cursor("b", false, json!("y")));
    assert_eq!(ids!(client.end_cursor().items()), ["a", "b"]);

    let same_after =
        |id, after: Value| json!({ "data": widgets(&[id]), "list_metadata": { "before": "0", "after": after } });
    server.page("/same-after", &same_after("a", json!("x"))).page("/same-after?after=x", &same_after("b", Value::Null));
    assert_eq!(ids!(client.same_after().items()), ["a", "b"]);

    let next_page =
        |id, next: Value| json!({ "invoices": widgets(&[id]), "meta": { "next_page": next, "total_pages": 2 } });
    server.page("/next-page-number?per_page=1", &next_page("a", json!(2)));
    server.page("/next-page-number?page=2&per_page=1", &next_page("b", Value::Null));
    assert_eq!(ids!(client.next_page_number().per_page(1).items()), ["a", "b"]);

    server.page("/deep-token", &json!({ "data": widgets(&["a"]), "pages": { "next": { "starting_after": "x" } } }));
    server.page("/deep-token?starting_after=x", &json!({ "data": widgets(&["b"]), "pages": { "total_pages": 2 } }));
    assert_eq!(ids!(client.deep_token().items()), ["a", "b"]);

    server.page("/constrained-token", &json!({ "items": widgets(&["a"]), "next_page": "x" }));
    server.page("/constrained-token?page_token=x", &json!({ "items": widgets(&["b"]) }));
    assert_eq!(ids!(client.constrained_token().items()), ["a", "b"]);

    let uuid = "0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11";
    server.page("/uuid-token", &json!({ "items": widgets(&["a"]), "continuation_token": uuid }));
    server.page(format!("/uuid-token?continuation_token={uuid}"), &json!({ "items": widgets(&["b"]) }));
    assert_eq!(ids!(client.uuid_token().items()), ["a", "b"]);

    // The page is sent, too, so its token has three states.
    server.page("/sent-page", &json!({ "entries": widgets(&["a"]), "next_marker": "x" }));
    server.page("/sent-page?marker=x", &json!({ "entries": widgets(&["b"]), "next_marker": null }));
    assert_eq!(ids!(client.sent_page().items()), ["a", "b"]);
}

#[tokio::test]
async fn items_that_are_null_are_none() {
    let server = PageServer::start();
    server.page("/default-token", &json!({ "items": null, "nextToken": "x" }));
    server.page("/default-token?next_token=x", &json!({ "items": widgets(&["a"]), "nextToken": "start" }));
    // The default is the token of the first page.
    assert_eq!(fault(client(&server).default_token().items()).await, PaginationErrorKind::Repeated);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_token_that_breaks_the_documents_constraints_is_not_sent() {
    let server = PageServer::start();
    server.page("/constrained-token", &json!({ "items": widgets(&["a"]), "next_page": "far too long" }));
    let mut items = client(&server).constrained_token().items();
    items.try_next().await.unwrap().unwrap();
    let error = items.try_next().await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    assert_eq!(server.requests().len(), 1);
    let rest = items.resume().expect("the page was not received").validate_requests(false);
    server.page("/constrained-token?page_token=far%20too%20long", &json!({ "items": widgets(&["b"]) }));
    assert_eq!(ids!(rest.items()), ["b"]);
}

#[tokio::test]
async fn the_last_item_leads_to_the_next_page() {
    let server = PageServer::start();
    let page = |ids: &[&str], more| json!({ "data": widgets(ids), "has_more": more });
    server.page("/starting-after?limit=2", &page(&["a", "b"], true));
    server.page("/starting-after?starting_after=b&limit=2", &page(&["c", "d"], true));
    server.page("/starting-after?starting_after=d&limit=2", &page(&["e"], false));
    assert_eq!(ids!(client(&server).starting_after().limit(2).items()), ["a", "b", "c", "d", "e"]);

    let server = PageServer::start();
    server.page("/starting-after", &page(&[], true));
    assert_eq!(fault(client(&server).starting_after().items()).await, PaginationErrorKind::Missing);
}

#[tokio::test]
async fn the_id_of_the_last_item_may_be_named_by_the_page_or_a_number() {
    let server = PageServer::start();
    let page = |id: &str, more| json!({ "data": widgets(&[id, "x"]), "first_id": id, "last_id": format!("{id}-last"), "has_more": more });
    server.page("/last-id", &page("a", true)).page("/last-id?after=a-last", &page("b", false));
    assert_eq!(ids!(client(&server).last_id().items()), ["a", "x", "b", "x"]);

    server.page("/after-number", &json!({ "results": [{ "id": 3 }, { "id": 8 }], "hasMore": true }));
    server.page("/after-number?after_id=8", &json!({ "results": null, "hasMore": false }));
    assert_eq!(all(client(&server).after_number().items()).await.len(), 2);
}

#[tokio::test]
async fn offsets_count_what_was_received_up_to_the_total() {
    let server = PageServer::start();
    let page = |ids: &[&str]| json!({ "total": 5.0, "limit": 10, "results": widgets(ids) });
    // The server gives fewer than it was asked for.
    server.page("/offset-total?limit=10", &page(&["a", "b"]));
    server.page("/offset-total?offset=2&limit=10", &page(&["c", "d"]));
    server.page("/offset-total?offset=4&limit=10", &page(&["e"]));
    assert_eq!(ids!(client(&server).offset_total().limit(10).items()), ["a", "b", "c", "d", "e"]);
    assert_eq!(server.requests().len(), 3);
    let from_four = client(&server).offset_total().offset(4).limit(10);
    assert_eq!(ids!(from_four.items()), ["e"]);
}

#[tokio::test]
async fn offsets_go_on_while_there_is_more() {
    let server = PageServer::start();
    let page = |ids: &[&str], more| json!({ "items": widgets(ids), "warnings": ["slow"], "hasMore": more });
    server.page("/offset-more", &page(&["a"], true)).page("/offset-more?skip=1", &page(&["b"], false));
    assert_eq!(ids!(client(&server).offset_more().items()), ["a", "b"]);
    let server = PageServer::start();
    server.page("/offset-more", &page(&["a"], true)).page("/offset-more?skip=1", &page(&[], true));
    assert_eq!(fault(client(&server).offset_more().items()).await, PaginationErrorKind::Repeated);
}

#[tokio::test]
async fn an_array_ends_with_a_page_that_is_short_or_empty() {
    let server = PageServer::start();
    server.page("/offset-array?limit=2", &widgets(&["a", "b"]));
    server.page("/offset-array?offset=2&limit=2", &widgets(&["c"]));
    assert_eq!(ids!(client(&server).offset_array().limit(2).items()), ["a", "b", "c"]);
    assert_eq!(server.requests().len(), 2);

    // How many were asked for is not known.
    let server = PageServer::start();
    server.page("/offset-array", &widgets(&["a", "b"])).page("/offset-array?offset=2", &widgets(&[]));
    assert_eq!(ids!(client(&server).offset_array().items()), ["a", "b"]);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn an_offset_may_begin_with_one() {
    let server = PageServer::start();
    let page = |ids: &[&str]| json!({ "Resources": widgets(ids), "totalResults": 3 });
    server.page("/start-index", &page(&["a", "b"])).page("/start-index?startIndex=3", &page(&["c"]));
    assert_eq!(ids!(client(&server).start_index().items()), ["a", "b", "c"]);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn page_numbers_go_on_to_a_page_that_is_short_or_empty() {
    let server = PageServer::start();
    server.page("/page-array", &widgets(&["a", "b"])).page("/page-array?page=2", &widgets(&["c"]));
    assert_eq!(ids!(client(&server).page_array().items()), ["a", "b", "c"]);
    assert_eq!(server.requests().len(), 2, "the first page was full, so the second is the last");
}

#[tokio::test]
async fn a_server_that_gives_fewer_items_than_asked_for_loses_none() {
    let server = PageServer::start();
    let target = |page: u32| format!("/page-array?page={page}&per_page=100");
    server.page("/page-array?per_page=100", &widgets(&["a", "b"]));
    server.page(target(2), &widgets(&["c", "d"])).page(target(3), &widgets(&["e"])).page(target(4), &widgets(&[]));
    assert_eq!(ids!(client(&server).page_array().per_page(100).items()), ["a", "b", "c", "d", "e"]);
}

#[tokio::test]
async fn pages_may_begin_with_zero_and_say_which_is_the_last() {
    let server = PageServer::start();
    let page = |ids: &[&str], last| json!({ "content": widgets(ids), "last": last });
    server.page("/page-last", &page(&["a"], false)).page("/page-last?page=1", &page(&[], false));
    server.page("/page-last?page=2", &page(&["b"], true));
    assert_eq!(ids!(client(&server).page_last().items()), ["a", "b"]);
}

#[tokio::test]
async fn pages_that_say_their_number_are_counted() {
    for first in [0, 1] {
        let server = PageServer::start();
        let page = |id: &str, number: i64| json!({ "data": widgets(&[id]), "pagination": { "current_page": number, "total_pages": 2 } });
        server.page("/page-count", &page("a", first));
        server.page(format!("/page-count?page={}", first + 1), &page("b", first + 1));
        assert_eq!(ids!(client(&server).page_count().items()), ["a", "b"]);
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn page_numbers_end_when_all_items_were_received() {
    let server = PageServer::start();
    let page = |ids: &[&str], total: Value| json!({ "items": widgets(ids), "total": total });
    server.page("/page-total?page%5Bsize%5D=2", &page(&["a", "b"], json!(3)));
    server.page("/page-total?page%5Bnumber%5D=2&page%5Bsize%5D=2", &page(&["c"], json!(3)));
    assert_eq!(ids!(client(&server).page_total().page_size(2).items()), ["a", "b", "c"]);
    assert_eq!(server.requests().len(), 2);
    // A run that begins later has received fewer, and ends with a page that is short.
    let server = PageServer::start();
    let target = |number: u32| format!("/page-total?page%5Bnumber%5D={number}&page%5Bsize%5D=2");
    server.page(target(2), &page(&["c", "d"], json!(5))).page(target(3), &page(&["e"], json!(5)));
    assert_eq!(ids!(client(&server).page_total().page_number(2).page_size(2).items()), ["c", "d", "e"]);
}

#[tokio::test]
async fn page_numbers_go_on_while_the_next_page_has_a_url() {
    let server = PageServer::start();
    let page = |id: &str, next: Value| json!({ "count": 2, "next": next, "previous": null, "results": widgets(&[id]) });
    server.page("/page-url", &page("a", json!("https://elsewhere.example/?page=2")));
    server.page("/page-url?page=2", &page("b", Value::Null));
    assert_eq!(ids!(client(&server).page_url().items()), ["a", "b"]);
}

#[tokio::test]
async fn a_page_that_must_be_given_is_where_the_list_begins() {
    let server = PageServer::start();
    server.page("/page-required?page=3&limit=1", &json!(["c"])).page("/page-required?page=4&limit=1", &json!([]));
    assert_eq!(all(client(&server).page_required(3).limit(1).items()).await, ["c"]);
}
