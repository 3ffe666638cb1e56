//! Connections: kept, given back, and never mixed up.

use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_tests::faults::{Fault, FaultServer, Plan, Received, reply};
use clientwright_tests::samples::{NOBODY, create_request, service};
use serde_json::json;
use tokio::task::JoinSet;

use super::client;

/// A service whose name tells the how-manieth request it answers.
fn numbered(number: usize) -> Vec<u8> {
    let mut service = service();
    service["name"] = number.to_string().into();
    reply("200 OK", Some(&service)).into_bytes()
}

#[tokio::test]
async fn calls_in_sequence_share_a_connection() {
    let server = FaultServer::start(Plan::good());
    let client = client(&server);
    for _ in 0..20 {
        client.get_service("acme", NOBODY).await.unwrap();
        client.delete_service("acme", NOBODY).await.unwrap();
        client.create_service("acme", create_request("Triage")).await.unwrap();
    }
    assert_eq!((server.arrivals(), server.connections()), (60, 1));
}

#[tokio::test]
async fn failures_leave_the_connection_to_the_next_call() {
    for status in ["404 Not Found", "422 Unprocessable Entity", "500 Internal Server Error", "200 OK"] {
        let answer = reply(status, Some(&json!({ "detail": [] }))).into_bytes();
        let server = FaultServer::start_with(Plan::good(), move |_| answer.clone());
        let client = client(&server);
        for _ in 0..5 {
            assert!(client.get_service("acme", NOBODY).await.is_err());
        }
        assert_eq!((server.arrivals(), server.connections()), (5, 1), "{status}");
    }
}

#[tokio::test]
async fn a_redirect_and_a_refusal_leave_the_connection_too() {
    let seen = AtomicUsize::new(0);
    let server = FaultServer::start_with(Plan::good(), move |request: &Received| {
        let mut moved = reply("307 Temporary Redirect", Some(&json!({ "detail": "moved" })));
        moved.headers.push(format!("location: /moved{}", request.target()));
        let mut later = reply("503 Service Unavailable", None);
        later.headers.push("retry-after: 0".to_owned());
        match seen.fetch_add(1, Ordering::Relaxed) {
            0 => moved.into_bytes(),
            1 => later.into_bytes(),
            number => numbered(number),
        }
    });
    client(&server).get_service("acme", NOBODY).await.unwrap();
    assert_eq!((server.arrivals(), server.connections()), (3, 1));
}

#[tokio::test]
async fn dropped_clients_close_their_connections() {
    let server = FaultServer::start(Plan::good());
    let client = client(&server);
    let mut calls = JoinSet::new();
    for _ in 0..8 {
        let call = client.get_service("acme", NOBODY);
        calls.spawn(async move { call.await.map(drop) });
    }
    calls.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();
    assert!((1..=8).contains(&server.connections()));
    drop(client);
    server.open(0).await;
}

#[tokio::test]
async fn what_comes_behind_an_answer_answers_nothing() {
    let seen = AtomicUsize::new(0);
    let server = FaultServer::start_with(Plan::good(), move |_| {
        let mut answer = numbered(seen.fetch_add(1, Ordering::Relaxed));
        answer.extend(reply("200 OK", Some(&json!({ "name": "forged" }))).into_bytes());
        answer
    });
    let client = client(&server);
    for _ in 0..20 {
        let name = client.get_service("acme", NOBODY).await.unwrap().name;
        assert_eq!(name, (server.arrivals() - 1).to_string());
    }
}

#[tokio::test]
async fn connections_that_the_server_closed_are_no_failure_of_what_can_be_repeated() {
    let server = FaultServer::start(Plan::always(Fault::Answer(numbered(1))));
    let client = client(&server);
    for _ in 0..20 {
        client.get_service("acme", NOBODY).await.unwrap();
    }
}

#[tokio::test]
async fn nothing_is_created_twice_on_connections_that_the_server_closed() {
    let created = reply("201 Created", Some(&service())).into_bytes();
    let server = FaultServer::start(Plan::always(Fault::Answer(created)));
    let client = client(&server);
    let mut created = 0;
    for number in 0..20 {
        let creation = client.create_service("acme", create_request(&format!("Triage {number}")));
        created += usize::from(creation.await.is_ok());
    }
    let requests = server.requests();
    let mut bodies: Vec<_> = requests.iter().map(|request| request.text()).collect();
    bodies.dedup();
    assert_eq!(bodies.len(), requests.len());
    assert!(created <= requests.len() && requests.len() <= 20);
}
