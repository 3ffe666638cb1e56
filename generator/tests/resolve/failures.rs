//! Failures that several operations have in common.

use serde_json::{Map, Value, json};

use crate::document::{Resolved, document};

/// A document of `count` operations that declare nothing, and of some with these statuses of failures each.
fn with(count: usize, failures: &[&[&str]]) -> Value {
    let nothing: [&str; 0] = [];
    let all = failures.iter().copied().chain(std::iter::repeat_n(&nothing[..], count));
    let paths = all.enumerate().map(|(at, statuses)| {
        let responses = statuses.iter().map(|status| ((*status).to_owned(), json!({ "description": "Wrong." })));
        let mut responses: Map<String, Value> = responses.collect();
        responses.insert("204".to_owned(), json!({ "description": "Done." }));
        (format!("/{at}"), json!({ "get": { "operationId": format!("get-{at}"), "responses": responses } }))
    });
    let paths: Map<String, Value> = paths.collect();
    json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1.0.0" }, "paths": paths })
}

/// What is shared, and of how many operations it is.
fn shared(resolved: &Resolved) -> Vec<String> {
    let failures = resolved.api.failures.iter();
    failures.map(|failures| format!("{} of {}", failures.name, failures.operations)).collect()
}

/// The shared failures of an operation.
fn of<'a>(resolved: &'a Resolved, id: &str) -> Option<&'a str> {
    let operation = resolved.api.operations.iter().find(|operation| operation.id == id).unwrap();
    operation.shared_failures.map(|at| resolved.api.failures[at].name.text())
}

#[test]
fn what_operations_of_a_large_client_have_in_common_is_shared() {
    let resolved = document(with(95, &[&["4XX", "5XX"], &["404"], &["4XX", "5XX"], &["409"], &["404"]]));
    assert_eq!(shared(&resolved), ["ClientOrServerError of 2", "NoDeclaredError of 95", "NotFoundError of 2"]);
    assert_eq!(of(&resolved, "get-0"), Some("ClientOrServerError"));
    assert_eq!(of(&resolved, "get-3"), None);
    assert_eq!(of(&resolved, "get-4"), Some("NotFoundError"));
}

#[test]
fn in_a_small_client_each_operation_has_its_own() {
    let resolved = document(with(97, &[&["404"], &["404"]]));
    assert_eq!(shared(&resolved), [""; 0]);
    assert_eq!(of(&resolved, "get-0"), None);
}

#[test]
fn variants_have_the_failures_of_their_operation_and_do_not_count() {
    let mut declared = with(97, &[&["404"], &["409"], &["409"]]);
    for path in ["/0", "/1"] {
        let content = json!({ "application/json": {}, "text/plain": {} });
        declared["paths"][path]["get"]["responses"]["200"] = json!({ "description": "", "content": content });
    }
    let resolved = document(declared);
    assert_eq!(shared(&resolved), ["ConflictError of 2", "NoDeclaredError of 97"]);
    let variants: Vec<_> = resolved.api.operations.iter().filter(|operation| operation.variant_of.is_some()).collect();
    let names = variants.iter().map(|variant| (variant.id.as_str(), of(&resolved, &variant.id)));
    assert_eq!(names.collect::<Vec<_>>(), [("get-0#text", None), ("get-1#text", Some("ConflictError"))]);
}

#[test]
fn names_do_not_depend_on_where_operations_stand() {
    let texts = ["One.", "Two.", "Two.", "One."];
    let described = |texts: &mut dyn Iterator<Item = &str>| {
        let mut document = with(96, &[&["404"][..]; 4]);
        for (at, text) in texts.enumerate() {
            document["paths"][format!("/{at}")]["get"]["responses"]["404"]["description"] = json!(text);
        }
        document
    };
    let messages = |resolved: &Resolved| {
        let failures = resolved.api.failures.iter();
        failures.map(|failures| (failures.name.to_string(), failures.rows.clone())).collect::<Vec<_>>()
    };
    let forwards = document(described(&mut texts.into_iter()));
    let otherwise = document(described(&mut ["Two.", "One.", "One.", "Two."].into_iter()));
    assert_eq!(shared(&forwards), ["NoDeclaredError of 96", "NotFoundError of 2", "NotFoundError2 of 2"]);
    assert_eq!(messages(&forwards), messages(&otherwise));
}
