//! Parameters read by servers that are not ours.

use std::collections::BTreeMap;

use axum::extract::Query;
use clientwright_tests::cases::parameters_everywhere::Client;
use clientwright_tests::cases::parameters_everywhere::models::{Filter, FilterRulesItem, FilterSize, StatusItem};
use serde::Deserialize;

use super::target;

fn client(url: String) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

#[derive(Debug, Deserialize, PartialEq)]
struct Searched {
    must: Vec<i64>,
    filter: Wanted,
    labels: BTreeMap<String, String>,
    expand: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Wanted {
    name: String,
    size: BTreeMap<String, i64>,
    tags: Vec<String>,
    rules: Vec<BTreeMap<String, String>>,
    other: String,
}

fn map<T: Clone>(pairs: &[(&str, T)]) -> BTreeMap<String, T> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn deep_objects_are_read_by_brackets() {
    let rule = |field: &str, up: bool| FilterRulesItem::builder().field(field).up(up).build().unwrap();
    let filter = || {
        let filter = Filter::builder().name("a&b=").size(FilterSize::builder().gte(1).lt(5)).tags(["x", "[y]"]);
        filter.rules([rule("f", true), rule("g", false)]).additional_properties([("other", "é")])
    };
    let call = |url| client(url).search([1]).filter(filter()).labels([("k e", "v+v"), ("l", "")]).expand(["a.b", "c"]);
    let sent = target(call).await;
    let query = sent.strip_prefix("/search?").unwrap();
    let config = serde_qs::Config::new().use_form_encoding(true).max_depth(8);
    // Readers of brackets want them for every list.
    let read: Searched = config.deserialize_str(&query.replace("must=1", "must[]=1")).unwrap();
    let wanted = Wanted {
        name: "a&b=".to_owned(),
        size: map(&[("gte", 1), ("lt", 5)]),
        tags: texts(&["x", "[y]"]),
        rules: [("f", "true"), ("g", "false")]
            .map(|(field, up)| map(&[("field", field.to_owned()), ("up", up.to_owned())]))
            .to_vec(),
        other: "é".to_owned(),
    };
    let labels = map(&[("k e", "v+v".to_owned()), ("l", String::new())]);
    assert_eq!(read, Searched { must: vec![1], filter: wanted, labels, expand: texts(&["a.b", "c"]) });
}

#[tokio::test]
async fn queries_are_read_as_forms() {
    let call = |url| {
        let call = client(url).search([7]).note("a&b=c+d é%2F").limit(3).empty("");
        call.status([StatusItem::Open, StatusItem::Closed])
    };
    let uri = target(call).await.parse().unwrap();
    let Query(read) = Query::<BTreeMap<String, String>>::try_from_uri(&uri).unwrap();
    let expected = [("must", "7"), ("note", "a&b=c+d é%2F"), ("status", "open,closed"), ("limit", "3"), ("empty", "")];
    assert_eq!(read, map(&expected.map(|(name, value)| (name, value.to_owned()))));
}

#[tokio::test]
async fn segments_are_read_by_routes() {
    use axum::extract::Path;
    use axum::http::StatusCode;
    use axum::routing::get;

    const NAMES: [&str; 4] = ["a/b", "é ?#", "100%", "..."];
    async fn read(Path((first, second)): Path<(String, String)>) -> StatusCode {
        if first == second && NAMES.contains(&first.as_str()) {
            StatusCode::NO_CONTENT
        } else {
            StatusCode::IM_A_TEAPOT
        }
    }

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let routes = axum::Router::new().route("/twice/{one}/copies/{other}", get(read));
    let server = tokio::spawn(async { axum::serve(listener, routes).await });
    let client = client(url);
    for name in NAMES {
        client.twice(name).await.unwrap();
    }
    server.abort();
}
