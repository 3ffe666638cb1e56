//! Parameters of every place and style, as they arrive.

mod places;
mod readers;
mod styles;

use std::future::IntoFuture;

use clientwright_tests::{Answer, RawServer};

/// The lines of the request that a call sends; `call` makes it for a base URL.
async fn lines<C: IntoFuture<Output = Result<T, E>>, T, E: std::fmt::Debug>(
    call: impl FnOnce(String) -> C,
) -> Vec<String> {
    let server = RawServer::start(Answer::response("204 No Content", &[], ""));
    call(server.url()).await.unwrap();
    server.only_request().lines().map(str::to_owned).collect()
}

/// The target of the request line.
async fn target<C: IntoFuture<Output = Result<T, E>>, T, E: std::fmt::Debug>(call: impl FnOnce(String) -> C) -> String {
    let lines = lines(call).await;
    let target = lines[0].strip_prefix("GET ").and_then(|rest| rest.strip_suffix(" HTTP/1.1"));
    target.unwrap_or_else(|| panic!("{lines:?}")).to_owned()
}

/// The values of a header.
fn header(lines: &[String], name: &str) -> Vec<String> {
    let fields = lines.iter().filter_map(|line| line.split_once(": "));
    let named = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.to_owned()).collect()
}
