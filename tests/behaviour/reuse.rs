//! Calls are values: they can be cloned, stored, returned and spawned.

use std::future::IntoFuture;

use clientwright_tests::samples::{NOBODY, create_request};
use clientwright_tests::{Server, expect};
use platform_api::Client;
use platform_api::operations::{
    CreateServiceCall, DeleteServiceCall, GetServiceCall, ListServices, ListServicesCall, UpdateServiceCall,
    UpsertServiceVersionSetCall,
};

#[tokio::test]
async fn a_call_can_be_sent_twice() {
    let server = Server::start();
    let call = server.client().list_services("acme").limit(3);
    call.clone().await.unwrap();
    call.await.unwrap();
    let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(targets, ["/v1/acme/services?limit=3"; 2]);
}

#[tokio::test]
async fn a_clone_of_a_call_goes_its_own_way() {
    let server = Server::start();
    let call = server.client().list_services("acme").limit(3).header("x-a", "1");
    call.clone().limit(4).header("x-b", "2").await.unwrap();
    call.await.unwrap();
    let last = server.last_request();
    assert_eq!((last.query(), last.header("x-a"), last.header("x-b")), (Some("limit=3"), Some("1"), None));
}

#[tokio::test]
async fn a_call_is_not_sent_until_it_is_awaited() {
    let server = Server::start();
    let client = server.client();
    let call = client.list_services("acme");
    let future = client.list_services("acme").into_future();
    drop((call, future));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_call_outlives_its_client_and_its_arguments() {
    fn list(server: &Server) -> ListServicesCall {
        let workspace = "acme".to_owned();
        let search = "desk".to_owned();
        server.client().list_services(&workspace).search(&search)
    }
    let server = Server::start();
    list(&server).await.unwrap();
    assert_eq!(server.only_request().target, "/v1/acme/services?search=desk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_can_be_spawned() {
    let server = Server::start();
    let client = server.client();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..20 {
        tasks.spawn(client.create_service("acme", create_request(&format!("Service {number}"))).into_future());
    }
    let created = tasks.join_all().await.into_iter().filter(Result::is_ok).count();
    assert_eq!((created, client.list_services("acme").await.unwrap().total), (20, Some(20)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_can_be_awaited_on_another_thread() {
    let server = Server::start();
    let client = server.client();
    let task = tokio::spawn(async move { client.get_service("acme", NOBODY).with_response().await });
    expect::failure(task.await.unwrap());
}

#[tokio::test]
async fn calls_can_be_stored_and_sent_together() {
    let server = Server::start();
    let ids = ["One", "Two", "Three"].map(|name| server.add_service(name));
    let client = server.client();
    let calls: Vec<GetServiceCall> = ids.iter().map(|id| client.get_service("acme", id)).collect();
    let mut names = Vec::new();
    for call in calls {
        names.push(call.await.unwrap().name);
    }
    assert_eq!(names, ["One", "Two", "Three"]);
}

#[tokio::test]
async fn two_calls_can_be_on_their_way_at_once() {
    let server = Server::start();
    let client = server.client();
    let (first, second) = tokio::join!(
        client.list_services("acme").limit(1).into_future(),
        client.list_services("acme").limit(2).into_future(),
    );
    assert!(first.is_ok() && second.is_ok());
}

#[tokio::test]
async fn clones_of_a_client_are_one_client() {
    let server = Server::start();
    let client = server.client();
    let clone = client.clone();
    drop(client);
    assert!(clone.list_services("acme").await.is_ok());
}

#[tokio::test]
async fn a_client_serves_servers_of_its_own() {
    let servers = [Server::start(), Server::start()];
    for server in &servers {
        server.client().list_services("acme").await.unwrap();
    }
    assert_eq!(servers.map(|server| server.requests().len()), [1, 1]);
}

#[test]
fn calls_and_their_futures_go_to_other_threads() {
    fn check<C>()
    where
        C: IntoFuture<IntoFuture: Send + 'static, Output: Send> + Clone + std::fmt::Debug + Send + Sync + 'static,
    {
    }
    check::<ListServicesCall>();
    check::<CreateServiceCall>();
    check::<GetServiceCall>();
    check::<UpdateServiceCall>();
    check::<DeleteServiceCall>();
    check::<UpsertServiceVersionSetCall>();
}

#[test]
fn operations_are_values_too() {
    fn check<O: Clone + std::fmt::Debug + Send + Sync + 'static>(_: O) {}
    check(ListServices::new("acme"));
    let client = Client::builder().build().unwrap();
    check(client.list_services("acme").limit(1).operation().clone());
}
