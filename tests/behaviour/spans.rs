//! Spans of requests, by the feature `tracing`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Once;
use std::time::Duration;

use clientwright_tests::samples::NOBODY;
use clientwright_tests::{Answer, RawServer, Server};
use platform_api::{Client, RetryPolicy};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The fields of a span, by name.
type Fields = BTreeMap<String, String>;

thread_local! {
    /// The spans of a test, which has a thread of its own.
    static SPANS: RefCell<Vec<Fields>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the fields of every span of a client, by thread. There is one for all tests: whether a span is wanted is
/// remembered for the whole process.
struct Spans;

impl Spans {
    fn install() {
        static INSTALLED: Once = Once::new();
        INSTALLED.call_once(|| tracing::subscriber::set_global_default(Self).expect("nobody else sets one"));
        Self::take();
    }

    fn take() -> Vec<Fields> {
        SPANS.take()
    }
}

struct Visitor<'a>(&'a mut Fields);

impl Visit for Visitor<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("platform_api")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Fields::new();
        attributes.record(&mut Visitor(&mut fields));
        SPANS.with_borrow_mut(|spans| {
            spans.push(fields);
            Id::from_u64(spans.len() as u64)
        })
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        SPANS.with_borrow_mut(|spans| {
            // A test may have taken it away.
            if let Some(fields) = spans.get_mut(id.into_u64() as usize - 1) {
                values.record(&mut Visitor(fields));
            }
        });
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn field<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    fields.get(name).map(String::as_str)
}

#[tokio::test]
async fn a_span_has_the_fields_of_opentelemetry_s_conventions() {
    Spans::install();
    let server = Server::start();
    let id = server.add_service("Triage");
    server.client().get_service("acme", &id).await.unwrap();
    let [span] = &Spans::take()[..] else { panic!("one span is expected") };
    let template = "/v1/{workspace_id}/services/{service_id}";
    assert_eq!(field(span, "otel.name"), Some(format!("GET {template}").as_str()));
    assert_eq!(field(span, "otel.kind"), Some("client"));
    assert_eq!(field(span, "operation.id"), Some("get-service"));
    assert_eq!(field(span, "http.request.method"), Some("GET"));
    assert_eq!(field(span, "url.template"), Some(template));
    assert_eq!(field(span, "url.scheme"), Some("http"));
    assert_eq!(field(span, "server.address"), Some("127.0.0.1"));
    assert!(server.url().ends_with(field(span, "server.port").unwrap()));
    assert_eq!(field(span, "http.response.status_code"), Some("200"));
    assert_eq!((field(span, "error.type"), field(span, "otel.status_code")), (None, None));
    assert_eq!(field(span, "http.request.resend_count"), None);
    let all = format!("{span:?}");
    assert!(!all.contains(&id) && !all.contains("acme"), "values of parameters are not recorded: {all}");
}

#[tokio::test]
async fn every_attempt_has_a_span_and_failures_have_a_type() {
    Spans::install();
    let server = RawServer::start(Answer::response("503 Service Unavailable", &["retry-after: 0"], ""));
    let client = Client::builder().base_url(server.url()).bearer_auth("m4rked-token").build().unwrap();
    client.get_service("acme", NOBODY).await.unwrap_err();
    let taken = Spans::take();
    assert!(!format!("{taken:?}").contains("m4rked"), "{taken:?}");
    let counts: Vec<_> = taken.iter().map(|span| field(span, "http.request.resend_count")).collect();
    assert_eq!(counts, [None, Some("1"), Some("2")]);
    for span in &taken {
        assert_eq!(field(span, "http.response.status_code"), Some("503"));
        assert_eq!((field(span, "error.type"), field(span, "otel.status_code")), (Some("503"), Some("ERROR")));
    }
}

#[tokio::test]
async fn a_failure_of_the_transport_is_recorded_by_its_kind() {
    Spans::install();
    let silent = RawServer::start(Answer::silence());
    silent.client().get_service("acme", NOBODY).timeout(Duration::from_millis(50)).await.unwrap_err();
    let builder = Client::builder().base_url("http://127.0.0.1:1").retry(RetryPolicy::never());
    builder.build().unwrap().get_service("acme", NOBODY).await.unwrap_err();
    let taken = Spans::take();
    let types: Vec<_> = taken.iter().map(|span| field(span, "error.type")).collect();
    assert_eq!(types, [Some("timeout"), Some("connect")]);
}
