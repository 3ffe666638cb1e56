//! Pages that are linked by `Link` headers (RFC 8288), and URLs in place of tokens.

use clientwright_tests::cases::pagination::{Client, Error, PaginationErrorKind};
use clientwright_tests::{PageServer, Scripted};
use serde_json::{Value, json};

fn client(server: &PageServer) -> Client {
    Client::builder().base_url(server.url()).build().expect("the configuration is fine")
}

fn page(ids: &[&str]) -> Scripted {
    Scripted::page(&ids.iter().map(|id| json!({ "id": id })).collect::<Value>())
}

/// The ids that were received, and what went wrong if the list did not end well.
async fn read(server: &PageServer) -> (Vec<String>, Option<PaginationErrorKind>) {
    let mut items = client(server).linked_array().per_page(1).items();
    let mut ids = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(widget)) => ids.push(widget.id),
            Ok(None) => return (ids, None),
            Err(Error::Pagination(error)) => return (ids, Some(error.kind())),
            Err(other) => panic!("an error of the pages is expected: {other:?}"),
        }
    }
}

#[tokio::test]
async fn links_lead_from_page_to_page() {
    let server = PageServer::start();
    let absolute = format!("<{}/elsewhere/things?since=4&x=%2F>; rel=\"next\", </>; rel=\"first\"", server.url());
    server.on("/linked-array?per_page=1", page(&["a"]).header("link", absolute));
    server.on("/elsewhere/things?since=4&x=%2F", page(&[]).header("link", "<?since=5>; rel=next"));
    server.on("/elsewhere/things?since=5", page(&["b"]).header("link", "<more#part>;rel=\"prev Next\""));
    server.on("/elsewhere/more", page(&["c"]).header("link", "</linked-array>; rel=\"prev\""));
    assert_eq!(read(&server).await, (vec!["a".into(), "b".into(), "c".into()], None));
}

#[tokio::test]
async fn objects_are_linked_as_arrays_are() {
    let server = PageServer::start();
    let page = |id: &str| Scripted::page(&json!({ "total_count": 2, "widgets": [{ "id": id }] }));
    server.on("/linked-object", page("a").header("link", "</linked-object?page=2>; rel=\"next\""));
    server.on("/linked-object?page=2", page("b"));
    let mut items = client(&server).linked_object().items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "a");
    let second = items.resume().expect("there is a second page");
    assert_eq!(second.to_request().unwrap().uri().query(), Some("page=2"));
    assert_eq!(second.await.unwrap().widgets[0].id, "b");
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "b");
    assert!(items.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn headers_go_where_links_lead() {
    let server = PageServer::start();
    server.on("/linked-array", page(&["a"]).header("link", "</2>; rel=\"next\""));
    server.on("/2", page(&["b"]));
    let mut items = client(&server).linked_array().header("authorization", "Bearer hush").items();
    while items.try_next().await.unwrap().is_some() {}
    let sent: Vec<_> = server.requests().into_iter().map(|request| request.authorization).collect();
    assert_eq!(sent, [Some("Bearer hush".to_owned()), Some("Bearer hush".to_owned())]);
}

#[tokio::test]
async fn no_link_leads_to_another_origin() {
    let other = PageServer::start();
    let links = [format!("{}/2", other.url()), "https://127.0.0.1/2".to_owned(), "//elsewhere.example/2".to_owned()];
    for link in links {
        let server = PageServer::start();
        server.on("/linked-array?per_page=1", page(&["a"]).header("link", format!("<{link}>; rel=\"next\"")));
        assert_eq!(read(&server).await, (vec!["a".into()], Some(PaginationErrorKind::OtherOrigin)), "{link}");
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn links_that_are_none_are_errors() {
    let links = ["nonsense", "</2>; rel=\"next", "</2", "<http://[>; rel=next", "</2> rel=next"];
    for link in links {
        let server = PageServer::start();
        server.on("/linked-array?per_page=1", page(&["a"]).header("link", link));
        assert_eq!(read(&server).await, (vec!["a".into()], Some(PaginationErrorKind::InvalidLink)), "{link}");
    }
    let server = PageServer::start();
    let link = format!("<{}>; rel=next", server.url().replace("http://", "http://user:secret@"));
    server.on("/linked-array?per_page=1", page(&["a"]).header("link", link));
    assert_eq!(read(&server).await, (vec!["a".into()], Some(PaginationErrorKind::InvalidLink)));
}

#[tokio::test]
async fn links_in_a_circle_are_an_error() {
    let server = PageServer::start();
    server.on("/linked-array?per_page=1", page(&["a"]).header("link", "</2>; rel=next"));
    server.on("/2", page(&["b"]).header("link", "</linked-array?per_page=1>; rel=next"));
    assert_eq!(read(&server).await, (vec!["a".into(), "b".into()], Some(PaginationErrorKind::Repeated)));
}

#[tokio::test]
async fn a_linked_list_is_resumed_where_the_link_led() {
    let server = PageServer::start();
    server.on("/linked-array", page(&["a"]).header("link", "</2?key=1>; rel=next"));
    server.on("/2?key=1", Scripted::failure(500)).on("/2?key=1", page(&["b"]).header("link", "<?key=2>; rel=next"));
    server.on("/2?key=2", page(&["c"]));
    let mut items = client(&server).linked_array().items();
    items.try_next().await.unwrap().unwrap();
    items.try_next().await.unwrap_err();
    let mut rest = items.resume().expect("the page was not received").items();
    assert_eq!(rest.try_next().await.unwrap().unwrap().id, "b");
    assert_eq!(rest.try_next().await.unwrap().unwrap().id, "c");
    assert!(rest.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_token_that_is_a_url_is_followed_within_the_origin() {
    let server = PageServer::start();
    let url = format!("{}/page-token?pageToken=2", server.url());
    server.on("/page-token", Scripted::page(&json!({ "widgets": [{ "id": "a" }], "nextPageToken": url })));
    let away = "https://elsewhere.example/page-token?pageToken=3";
    server.on("/page-token?pageToken=2", Scripted::page(&json!({ "widgets": [], "nextPageToken": away })));
    let mut items = client(&server).page_token().items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "a");
    match items.try_next().await.unwrap_err() {
        Error::Pagination(error) => assert_eq!(error.kind(), PaginationErrorKind::OtherOrigin),
        other => panic!("an error of the pages is expected: {other:?}"),
    }
    assert_eq!(server.targets(), ["/page-token", "/page-token?pageToken=2"]);
}
