//! Calls that are waited for without async, by the feature `blocking`.

use clientwright_tests::samples::NOBODY;
use clientwright_tests::{Answer, RawServer, Server, expect};
use platform_api::operations::GetServiceError;

#[test]
fn a_call_is_waited_for() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let client = server.client();
    assert_eq!(client.get_service("acme", &id).wait().unwrap().name, "Triage");
    let response = client.list_services("acme").with_response().wait().unwrap();
    assert_eq!((response.status.as_u16(), response.body.items.len()), (200, 1));
    client.delete_service("acme", &id).wait().unwrap();
}

#[test]
fn a_failure_is_the_same_as_of_an_awaited_call() {
    let server = Server::start();
    let client = server.client();
    let failure = expect::failure(client.get_service("acme", NOBODY).wait());
    assert_eq!(failure.error(), &GetServiceError::NotFound);
    expect::refused(client.list_services("acme").limit(0).wait());
}

#[test]
fn items_are_an_iterator_over_all_pages() {
    let server = Server::start();
    for number in 0..5 {
        server.add_service(&format!("Service {number}"));
    }
    let items = server.client().list_services("acme").limit(2).items();
    let mut names: Vec<_> = items.into_iter().map(|item| item.unwrap().name.clone()).collect();
    names.sort();
    assert_eq!(names, [0, 1, 2, 3, 4].map(|number| format!("Service {number}")));
    assert_eq!(server.requests().len(), 3);
    let pages = server.client().list_services("acme").limit(2).pages();
    assert_eq!(pages.into_iter().map(|page| page.unwrap().items.len()).collect::<Vec<_>>(), [2, 2, 1]);
}

#[test]
fn an_iterator_is_over_after_an_error_and_can_be_resumed() {
    let server = RawServer::start(Answer::response("500 Internal Server Error", &[], ""));
    let mut items = server.client().list_services("acme").items().into_iter();
    assert!(items.next().unwrap().is_err());
    assert!(items.next().is_none());
    assert!(items.into_stream().unwrap().resume().is_some());
}

#[tokio::test]
async fn waiting_in_async_code_blocks_and_does_not_panic() {
    let server = Server::start();
    let client = server.client();
    assert!(client.list_services("acme").wait().is_ok());
    drop(client);
}

#[test]
fn many_threads_share_a_client() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let client = server.client();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert!(client.get_service("acme", &id).wait().is_ok()));
        }
    });
    assert_eq!(server.requests().len(), 8);
}

#[test]
fn a_hook_that_panics_is_an_error_of_the_call() {
    struct Panics;
    impl platform_api::Hook for Panics {
        fn before(&self, _: &mut platform_api::Attempt<'_>) {
            panic!("on purpose");
        }
    }
    let server = Server::start();
    let client = platform_api::Client::builder().base_url(server.url()).hook(Panics).build().unwrap();
    let error = client.list_services("acme").wait().unwrap_err();
    assert!(matches!(error, platform_api::Error::Configuration(_)), "{error}");
    assert!(error.to_string().contains("a hook or a token provider panicked"), "{error}");
    assert!(client.list_services("acme").wait().is_err());
}

#[test]
fn awaiting_outside_of_a_runtime_is_an_error() {
    use std::future::IntoFuture;
    let client = platform_api::Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    let mut call = client.list_services("acme").into_future();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else { panic!("it is over at once") };
    assert!(error.to_string().contains("Tokio"), "{error}");
}
