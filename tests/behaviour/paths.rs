//! Path parameters: one segment each, whatever their text is.

use clientwright_tests::samples::{NOBODY, ODD_WORKSPACE};
use clientwright_tests::{Server, expect};
use platform_api::models::{UpsertVersionSetRequest, VersionSet};
use platform_api::{Client, Rule};

fn body() -> UpsertVersionSetRequest {
    let set = VersionSet::builder().agent_version_number(3);
    UpsertVersionSetRequest::builder().version_set(set).build().unwrap()
}

/// Names of version sets, and how they are encoded.
const NAMES: &[(&str, &str)] = &[
    ("release", "release"),
    ("Az09-._~", "Az09-._~"),
    ("a/b", "a%2Fb"),
    ("/", "%2F"),
    ("a?b", "a%3Fb"),
    ("a#b", "a%23b"),
    ("a b", "a%20b"),
    (" ", "%20"),
    ("%2F", "%252F"),
    ("%2e%2e", "%252e%252e"),
    ("...", "..."),
    (".a", ".a"),
    ("a..", "a.."),
    ("../x", "..%2Fx"),
    ("..\\x", "..%5Cx"),
    ("a;b=c", "a%3Bb%3Dc"),
    ("a:b@c", "a%3Ab%40c"),
    ("a+b&c", "a%2Bb%26c"),
    ("é", "%C3%A9"),
    ("😀", "%F0%9F%98%80"),
    ("e\u{301}", "e%CC%81"),
    ("a\nb", "a%0Ab"),
    ("{name}", "%7Bname%7D"),
    ("{service_id}", "%7Bservice_id%7D"),
];

#[tokio::test]
async fn a_name_is_one_segment_whatever_its_characters_are() {
    for (name, encoded) in NAMES {
        let server = Server::start();
        let id = server.add_service("Triage");
        server.client().upsert_service_version_set("acme", &id, *name, body()).await.unwrap();
        assert_eq!(server.only_request().target, format!("/v1/acme/services/{id}/version-sets/{encoded}"));
    }
}

#[tokio::test]
async fn a_name_arrives_as_it_was() {
    for (name, _) in NAMES {
        let server = Server::start();
        let id = server.add_service("Triage");
        server.client().upsert_service_version_set("acme", &id, *name, body()).await.unwrap();
        let sets = &server.service(&id)["version_sets"];
        let names: Vec<_> = sets.as_object().unwrap().keys().collect();
        assert_eq!(names, [name]);
    }
}

#[tokio::test]
async fn names_of_40_code_points_are_sent() {
    for name in ["a".repeat(40), "é".repeat(40), "😀".repeat(40), "/".repeat(40)] {
        let server = Server::start();
        let id = server.add_service("Triage");
        server.client().upsert_service_version_set("acme", &id, &name, body()).await.unwrap();
        assert_eq!(server.service(&id)["version_sets"][&name]["agent_version_number"], 3);
    }
}

#[tokio::test]
async fn names_of_41_code_points_are_refused_and_nothing_is_sent() {
    let server = Server::start();
    let client = server.client();
    for name in ["a".repeat(41), "é".repeat(41), "😀".repeat(41), "/".repeat(41)] {
        let refused = expect::refused(client.upsert_service_version_set("acme", NOBODY, &name, body()).await);
        assert_eq!(refused, [("path.name".to_owned(), Rule::MaxLength { limit: 40, actual: 41 })]);
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn names_that_would_lead_elsewhere_are_refused_and_nothing_is_sent() {
    let server = Server::start();
    let client = server.client();
    for name in ["", ".", ".."] {
        let refused = expect::refused(client.upsert_service_version_set("acme", NOBODY, name, body()).await);
        assert_eq!(refused, [("path.name".to_owned(), Rule::PathSegment)], "{name:?}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn names_that_would_lead_elsewhere_are_refused_even_where_nothing_is_validated() {
    let server = Server::start();
    let client = server.client();
    for name in ["", ".", ".."] {
        let call = client.upsert_service_version_set("acme", NOBODY, name, body()).validate_requests(false);
        assert_eq!(expect::refused(call.await), [("path.name".to_owned(), Rule::PathSegment)], "{name:?}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_workspace_that_would_lead_elsewhere_is_refused_by_every_operation() {
    let server = Server::start();
    let client = server.client();
    let create = clientwright_tests::samples::create_request("Triage");
    let update = platform_api::models::UpdateServiceRequest::builder().build().unwrap();
    for workspace in ["", ".", ".."] {
        let refused = [
            expect::refused(client.list_services(workspace).await),
            expect::refused(client.create_service(workspace, &create).await),
            expect::refused(client.get_service(workspace, NOBODY).await),
            expect::refused(client.update_service(workspace, NOBODY, &update).await),
            expect::refused(client.delete_service(workspace, NOBODY).await),
            expect::refused(client.upsert_service_version_set(workspace, NOBODY, "release", body()).await),
        ];
        for refused in refused {
            assert_eq!(refused, [("path.workspace_id".to_owned(), Rule::PathSegment)], "{workspace:?}");
        }
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_workspace_is_one_segment_whatever_its_characters_are() {
    let server = Server::start();
    server.client().list_services(ODD_WORKSPACE).limit(1).await.unwrap();
    assert_eq!(server.only_request().target, "/v1/a%2Fb%3Fc%23d%20e%252F%C3%A9/services?limit=1");
}

#[test]
fn each_operation_has_its_own_path_with_the_workspace_first() {
    let client = Client::builder().base_url("http://localhost:1").build().unwrap();
    let create = clientwright_tests::samples::create_request("Triage");
    let update = platform_api::models::UpdateServiceRequest::builder().build().unwrap();
    let service = format!("/v1/w/services/{NOBODY}");
    let requests = [
        ("GET", "/v1/w/services".to_owned(), client.list_services("w").to_request().unwrap()),
        ("POST", "/v1/w/services".to_owned(), client.create_service("w", create).to_request().unwrap()),
        ("GET", service.clone(), client.get_service("w", NOBODY).to_request().unwrap()),
        ("PUT", service.clone(), client.update_service("w", NOBODY, update).to_request().unwrap()),
        ("DELETE", service.clone(), client.delete_service("w", NOBODY).to_request().unwrap()),
        (
            "PUT",
            format!("{service}/version-sets/n"),
            client.upsert_service_version_set("w", NOBODY, "n", body()).to_request().unwrap(),
        ),
    ];
    for (method, path, request) in requests {
        assert_eq!((request.method().as_str(), request.uri().path()), (method, path.as_str()));
    }
}
