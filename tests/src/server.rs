//! The Services API in memory, as its document describes it.

mod access;
mod bodies;
mod log;
mod parameters;
mod refusal;
mod routes;
mod store;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use platform_api::Client;
use serde_json::Value;

pub use access::tokens;
pub use log::Recorded;

use crate::host::Host;
use log::Log;
use store::Store;

/// The Services API on loopback, with the workspace `acme` and no services in it.
///
/// It checks the bearer token, every parameter and every body by rules of its own, which owe nothing to the code under
/// test, and keeps each request as it arrived.
#[derive(Debug)]
pub struct Server {
    host: Host,
    shared: Arc<Shared>,
}

/// What the server's thread shares with the test.
#[derive(Debug, Default)]
struct Shared {
    store: Mutex<Store>,
    log: Mutex<Log>,
}

impl Server {
    /// Starts a server.
    pub fn start() -> Self {
        let shared = Arc::<Shared>::default();
        let router = routes::router(Arc::clone(&shared));
        let host = Host::start(async move |listener| axum::serve(listener, router).await);
        Self { host, shared }
    }

    /// The base URL.
    pub fn url(&self) -> String {
        self.host.url()
    }

    /// A client of this server that may do everything.
    pub fn client(&self) -> Client {
        self.client_with(tokens::OWNER)
    }

    /// A client of this server that calls with this token.
    pub fn client_with(&self, token: &str) -> Client {
        Client::builder().base_url(self.url()).bearer_auth(token).build().expect("the configuration is fine")
    }

    /// Puts a service into the workspace `acme` that has this name, besides what every service has, and returns its id.
    pub fn add_service(&self, name: &str) -> String {
        let body = serde_json::json!({
            "name": name,
            "agent_id": crate::samples::AGENT,
            "context_graph_id": crate::samples::GRAPH,
        });
        self.add_service_with(body)
    }

    /// Puts a service into the workspace `acme` as if it had been created with this body, and returns its id.
    pub fn add_service_with(&self, body: Value) -> String {
        let stored = self.shared.store().workspace("acme").and_then(|workspace| workspace.create(&body));
        let stored = stored.expect("the service can be created");
        stored["id"].as_str().expect("services have an id").to_owned()
    }

    /// A service of the workspace `acme` as the server has it now.
    pub fn service(&self, id: &str) -> Value {
        self.shared.store().workspace("acme").and_then(|workspace| workspace.get(id)).expect("the service exists")
    }

    /// Every request so far, in the order in which they arrived.
    pub fn requests(&self) -> Vec<Recorded> {
        self.shared.log().requests().to_vec()
    }

    /// The request, of which there must have been one.
    pub fn only_request(&self) -> Recorded {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "one request is expected: {requests:#?}");
        requests.remove(0)
    }

    /// The latest request.
    pub fn last_request(&self) -> Recorded {
        self.requests().pop().expect("a request arrived")
    }
}

impl Shared {
    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
