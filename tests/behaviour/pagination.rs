//! The list of services, which comes in pages.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use clientwright_tests::{PageServer, Scripted, Server, expect, samples, tokens};
use futures_core::{FusedStream, Stream};
use platform_api::operations::{ListServices, ListServicesCall};
use platform_api::{Client, Error, Items, Pages, PaginationErrorKind};
use serde_json::{Value, json};

const LIST: &str = "/v1/acme/services";

/// A page with services of these names.
fn page(names: &[&str], token: Value, has_more: bool) -> Value {
    let items = names.iter().map(|name| {
        let mut service = samples::bare_service();
        service["name"] = json!(name);
        service
    });
    json!({ "items": items.collect::<Vec<_>>(), "continuation_token": token, "has_more": has_more })
}

fn list(server: &PageServer) -> ListServicesCall {
    let client = Client::builder().base_url(server.url()).bearer_auth(tokens::OWNER).build().unwrap();
    client.list_services("acme")
}

/// The names of the services up to the end or to an error.
async fn names(items: &mut Items<ListServices>) -> Result<Vec<String>, (Vec<String>, Error)> {
    let mut names = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(service)) => names.push(service.name),
            Ok(None) => return Ok(names),
            Err(error) => return Err((names, error.into())),
        }
    }
}

fn kind(error: &Error) -> PaginationErrorKind {
    match error {
        Error::Pagination(error) => error.kind(),
        other => panic!("an error of the pages is expected: {other:?}"),
    }
}

#[tokio::test]
async fn all_items_of_all_pages_come_in_their_order() {
    let server = Server::start();
    let expected: Vec<_> = (0..7).map(|n| format!("service {n}")).collect();
    for name in &expected {
        server.add_service(name);
    }
    for (limit, requests) in [(1, 7), (2, 4), (3, 3), (7, 1), (20, 1)] {
        let before = server.requests().len();
        let mut items = server.client().list_services("acme").limit(limit).items();
        assert_eq!(names(&mut items).await.unwrap(), expected);
        assert_eq!(server.requests().len() - before, requests, "limit {limit}");
        assert!(items.resume().is_none());
        assert!(items.try_next().await.unwrap().is_none(), "a stream that ended stays ended");
    }
}

#[tokio::test]
async fn pages_come_whole() {
    let server = Server::start();
    (0..5).for_each(|n| drop(server.add_service(&format!("service {n}"))));
    let mut pages = server.client().list_services("acme").limit(2).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        assert_eq!(page.total, Some(5));
        sizes.push(page.items.len());
    }
    assert_eq!(sizes, [2, 2, 1]);
}

#[tokio::test]
async fn a_list_without_items_is_one_empty_page() {
    let server = Server::start();
    assert!(server.client().list_services("acme").items().try_next().await.unwrap().is_none());
    let mut pages = server.client().list_services("acme").pages();
    assert!(pages.try_next().await.unwrap().unwrap().items.is_empty());
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn empty_pages_lead_to_the_next() {
    let server = PageServer::start();
    server.page(LIST, &page(&[], json!(1), true));
    server.page(format!("{LIST}?continuation_token=1"), &page(&["a"], json!(2), true));
    server.page(format!("{LIST}?continuation_token=2"), &page(&[], json!(3), true));
    server.page(format!("{LIST}?continuation_token=3"), &page(&[], json!(4), true));
    server.page(format!("{LIST}?continuation_token=4"), &page(&["b"], Value::Null, false));
    assert_eq!(names(&mut list(&server).items()).await.unwrap(), ["a", "b"]);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn a_page_is_requested_when_it_is_asked_for_and_no_sooner() {
    let server = Server::start();
    (0..3).for_each(|n| drop(server.add_service(&format!("service {n}"))));
    let mut items = server.client().list_services("acme").limit(2).items();
    assert!(server.requests().is_empty());
    for requests in [1, 1, 2] {
        items.try_next().await.unwrap().unwrap();
        assert_eq!(server.requests().len(), requests);
    }
}

#[tokio::test]
async fn every_page_is_asked_for_as_the_first() {
    let server = PageServer::start();
    let query = "?search=tri%20age&is_active=true&limit=2";
    server.page(format!("{LIST}{query}"), &page(&["a"], json!(2), true));
    server.page(format!("{LIST}{query}&continuation_token=2"), &page(&["b"], json!(4), true));
    server.page(format!("{LIST}{query}&continuation_token=4"), &page(&["c"], Value::Null, false));
    let call = list(&server).search("tri age").is_active(true).limit(2).header("x-trace", "7");
    assert_eq!(names(&mut call.items()).await.unwrap(), ["a", "b", "c"]);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(request.authorization, Some(format!("Bearer {}", tokens::OWNER)));
        assert_eq!(request.headers["x-trace"], "7");
    }
}

#[tokio::test]
async fn a_list_begins_at_the_token_that_was_set() {
    let server = PageServer::start();
    server.page(format!("{LIST}?continuation_token=5"), &page(&["f"], json!(6), true));
    server.page(format!("{LIST}?continuation_token=6"), &page(&["g"], Value::Null, false));
    assert_eq!(names(&mut list(&server).continuation_token(5).items()).await.unwrap(), ["f", "g"]);
}

#[tokio::test]
async fn the_list_ends_where_the_server_says_so() {
    // A token beside `has_more: false` is that of nothing; a missing one ends the list as null does.
    let mut missing = page(&["a"], Value::Null, false);
    missing.as_object_mut().unwrap().remove("continuation_token");
    for last in [page(&["a"], json!(9), false), missing] {
        let server = PageServer::start();
        server.page(LIST, &last);
        assert_eq!(names(&mut list(&server).items()).await.unwrap(), ["a"]);
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_request_that_must_not_be_sent_is_refused_before_the_first_page() {
    let server = PageServer::start();
    let mut items = list(&server).limit(21).items();
    let refused = expect::refused(items.try_next().await);
    assert_eq!(refused[0].0, "query.limit");
    assert!(items.try_next().await.unwrap().is_none());
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_token_that_comes_again_is_an_error_and_no_loop() {
    let server = PageServer::start();
    server.page(LIST, &page(&["a"], json!(1), true));
    server.page(format!("{LIST}?continuation_token=1"), &page(&["b"], json!(1), true));
    let mut items = list(&server).items();
    let (received, error) = names(&mut items).await.unwrap_err();
    assert_eq!(received, ["a", "b"]);
    assert_eq!(kind(&error), PaginationErrorKind::Repeated);
    assert_eq!(error.operation(), Some("list-services"));
    assert_eq!(error.status(), None);
    assert_eq!(error.to_string(), "list-services: continuation_token leads to a page that was received already");
    assert!(items.try_next().await.unwrap().is_none(), "an error is returned once");
    assert!(items.resume().is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_circle_of_tokens_is_an_error_and_no_loop() {
    let server = PageServer::start();
    server.page(format!("{LIST}?continuation_token=7"), &page(&["a"], json!(1), true));
    server.page(format!("{LIST}?continuation_token=1"), &page(&["b"], json!(2), true));
    server.page(format!("{LIST}?continuation_token=2"), &page(&["c"], json!(7), true));
    let (received, error) = names(&mut list(&server).continuation_token(7).items()).await.unwrap_err();
    assert_eq!((received, kind(&error)), (vec!["a".into(), "b".into(), "c".into()], PaginationErrorKind::Repeated));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn the_default_token_is_the_first_page() {
    let server = PageServer::start();
    server.page(LIST, &page(&["a"], json!(0), true));
    let (received, error) = names(&mut list(&server).items()).await.unwrap_err();
    assert_eq!((received, kind(&error)), (vec!["a".into()], PaginationErrorKind::Repeated));
}

#[tokio::test]
async fn more_pages_without_a_token_are_an_error() {
    let server = PageServer::start();
    server.page(LIST, &page(&["a"], Value::Null, true));
    let (received, error) = names(&mut list(&server).items()).await.unwrap_err();
    assert_eq!((received, kind(&error)), (vec!["a".into()], PaginationErrorKind::Missing));
    assert!(error.to_string().starts_with("list-services: continuation_token is missing"));
}

#[tokio::test]
async fn after_an_error_the_stream_is_over_and_can_be_resumed() {
    let server = PageServer::start();
    let query = "?search=a&limit=1";
    server.page(format!("{LIST}{query}"), &page(&["a"], json!(1), true));
    // For as often as it may be sent again.
    let failing = format!("{LIST}{query}&continuation_token=1");
    server.on(&*failing, Scripted::failure(500)).page(&*failing, &page(&["b"], json!(2), true));
    server.page(format!("{LIST}{query}&continuation_token=2"), &page(&["c"], Value::Null, false));
    let mut items = list(&server).search("a").limit(1).header("x-trace", "7").items();
    let (received, error) = names(&mut items).await.unwrap_err();
    assert_eq!(received, ["a"]);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    assert!(items.is_terminated());
    assert!(items.try_next().await.unwrap().is_none(), "an error is returned once");
    let mut rest = items.resume().expect("there is a page that was not received").items();
    assert_eq!(names(&mut rest).await.unwrap(), ["b", "c"]);
    assert!(rest.resume().is_none());
    assert!(server.requests().iter().all(|request| request.headers["x-trace"] == "7"));
}

#[tokio::test]
async fn a_list_can_be_resumed_at_every_page() {
    let server = Server::start();
    (0..4).for_each(|n| drop(server.add_service(&format!("service {n}"))));
    let mut pages = server.client().list_services("acme").limit(2).pages();
    let first = pages.resume().expect("no page was received").await.unwrap();
    assert_eq!(first.items[0].name, "service 0");
    pages.try_next().await.unwrap().unwrap();
    let mut rest = pages.resume().expect("one page was received").items();
    assert_eq!(names(&mut rest).await.unwrap(), ["service 2", "service 3"]);
}

#[tokio::test]
async fn dropping_what_waits_loses_nothing() {
    let server = PageServer::start();
    server.page(LIST, &page(&["a"], json!(1), true));
    server.on(format!("{LIST}?continuation_token=1"), Scripted::page(&page(&["b"], Value::Null, false)).held());
    let mut items = list(&server).items();
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "a");
    tokio::select! {
        biased;
        item = items.try_next() => panic!("the answer is held: {item:?}"),
        () = server.arrived(2) => {}
    }
    assert!(items.resume().is_some(), "the page in flight was not received");
    server.release();
    assert_eq!(names(&mut items).await.unwrap(), ["b"]);
    assert_eq!(server.requests().len(), 2, "the request went on");
}

#[tokio::test]
async fn items_and_pages_are_streams() {
    fn is_spawned<T: Send + Unpin + 'static>(_: &T) {}
    let server = Server::start();
    (0..3).for_each(|n| drop(server.add_service(&format!("service {n}"))));
    let mut items = server.client().list_services("acme").limit(2).items();
    is_spawned(&items);
    assert_eq!(items.size_hint(), (0, None));
    let mut hints = Vec::new();
    while let Some(item) = poll_fn(|cx| Pin::new(&mut items).poll_next(cx)).await {
        item.unwrap();
        hints.push(items.size_hint());
    }
    assert_eq!(hints, [(1, None), (0, None), (0, Some(0))]);
    assert!(items.is_terminated());

    let mut pages: Pages<ListServices> = server.client().list_services("acme").limit(2).pages();
    is_spawned(&pages);
    let mut hints = vec![pages.size_hint()];
    while let Some(page) = poll_fn(|cx| Pin::new(&mut pages).poll_next(cx)).await {
        page.unwrap();
        hints.push(pages.size_hint());
    }
    assert_eq!(hints, [(1, None), (1, None), (0, Some(0))]);
    assert!(pages.is_terminated());
}

#[tokio::test]
async fn an_error_that_is_still_to_come_is_counted() {
    let server = PageServer::start();
    server.page(LIST, &page(&["a", "b"], Value::Null, true));
    let mut items = list(&server).items();
    items.try_next().await.unwrap();
    assert_eq!(items.size_hint(), (2, Some(2)));
    let mut pages = list(&server).pages();
    pages.try_next().await.unwrap();
    assert_eq!(pages.size_hint(), (1, Some(1)));
    assert!(!pages.is_terminated());
}

#[tokio::test]
async fn items_can_be_read_by_another_task() {
    let server = Server::start();
    (0..3).for_each(|n| drop(server.add_service(&format!("service {n}"))));
    let mut items = server.client().list_services("acme").limit(1).items();
    let task = tokio::spawn(async move { names(&mut items).await.unwrap() });
    assert_eq!(task.await.unwrap().len(), 3);
}

#[test]
fn nothing_is_done_before_the_first_poll_and_no_task_is_spawned() {
    // Outside of a runtime, so that spawning would panic.
    let client = Client::builder().base_url("http://127.0.0.1:1").bearer_auth(tokens::OWNER).build().unwrap();
    let mut items = client.list_services("acme").items();
    let never_polled = items.try_next();
    drop(never_polled);
    assert!(items.resume().is_some());
    let mut refused = client.list_services("acme").limit(0).items();
    let polled = pin!(refused.try_next()).poll(&mut Context::from_waker(Waker::noop()));
    assert!(matches!(polled, Poll::Ready(Err(Error::Invalid(_)))));
}

#[test]
fn no_argument_is_shown_for_debugging() {
    let client = Client::builder().bearer_auth("hush-hush").build().unwrap();
    let items = client.list_services("acme").search("hush-hush").continuation_token(4_242).header("x-key", "hush-hush");
    let items = items.items();
    let shown = format!("{items:?}");
    assert_eq!(shown, r#"Items { page: 0, pages: Pages { operation: "list-services", over: false, .. } }"#);
}
