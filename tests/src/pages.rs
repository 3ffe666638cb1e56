//! A server that answers each request by its path and query, as a script says.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, Response};
use serde_json::Value;
use tokio::sync::watch;

use crate::host::Host;

/// A server on loopback that has an answer for each path and query, and keeps the requests. What it has no answer for
/// is answered with 404.
#[derive(Debug)]
pub struct PageServer {
    host: Host,
    shared: Arc<Shared>,
}

/// What a [`PageServer`] answers.
#[derive(Clone, Debug)]
pub struct Scripted {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    held: bool,
}

impl Scripted {
    /// A page.
    pub fn page(body: &Value) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.to_string(), held: false }
    }

    /// A failure with this status and no body.
    pub fn failure(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: String::new(), held: false }
    }

    /// The same with a header more.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same, but not before [`PageServer::release`].
    pub fn held(mut self) -> Self {
        self.held = true;
        self
    }
}

/// What the server's thread shares with the test.
#[derive(Debug)]
struct Shared {
    script: Mutex<HashMap<String, Vec<Scripted>>>,
    requests: Mutex<Vec<Asked>>,
    arrived: watch::Sender<usize>,
    release: watch::Sender<bool>,
}

/// A request that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its path and query.
    pub target: String,
    /// Its `Authorization`.
    pub authorization: Option<String>,
    /// All of its headers.
    pub headers: HeaderMap,
}

impl PageServer {
    /// Starts a server without answers.
    pub fn start() -> Self {
        let shared = Arc::new(Shared {
            script: Mutex::default(),
            requests: Mutex::default(),
            arrived: watch::channel(0).0,
            release: watch::channel(false).0,
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let host = Host::start(async move |listener| axum::serve(listener, router).await);
        Self { host, shared }
    }

    /// Answers requests to this path and query so. Of several answers each is given once, and the last from then on.
    pub fn on(&self, target: impl Into<String>, answer: Scripted) -> &Self {
        lock(&self.shared.script).entry(target.into()).or_default().push(answer);
        self
    }

    /// The same with a page.
    pub fn page(&self, target: impl Into<String>, body: &Value) -> &Self {
        self.on(target, Scripted::page(body))
    }

    /// Lets go of answers that are held, now and from now on.
    pub fn release(&self) {
        self.shared.release.send_replace(true);
    }

    /// Waits until this many requests arrived.
    pub async fn arrived(&self, requests: usize) {
        let mut arrived = self.shared.arrived.subscribe();
        // The sender lives as long as the server.
        let _ = arrived.wait_for(|arrived| *arrived >= requests).await;
    }

    /// The base URL.
    pub fn url(&self) -> String {
        self.host.url()
    }

    /// Every request so far.
    pub fn requests(&self) -> Vec<Asked> {
        lock(&self.shared.requests).clone()
    }

    /// The path and query of every request so far.
    pub fn targets(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.target).collect()
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let target = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let authorization =
        request.headers().get(AUTHORIZATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into());
    let headers = request.headers().clone();
    lock(&shared.requests).push(Asked { target: target.clone(), authorization, headers });
    shared.arrived.send_modify(|arrived| *arrived += 1);
    let scripted = shared.next(&target);
    if scripted.held {
        // An error says that the server is gone, and this task with it.
        let _ = shared.release.subscribe().wait_for(|released| *released).await;
    }
    let mut response = Response::builder().status(scripted.status).header(CONTENT_TYPE, "application/json");
    for (name, value) in scripted.headers {
        response = response.header(name, value);
    }
    response.body(scripted.body.into()).expect("the script has headers that HTTP allows")
}

impl Shared {
    fn next(&self, target: &str) -> Scripted {
        let mut script = lock(&self.script);
        match script.get_mut(target) {
            None => Scripted::failure(404),
            Some(answers) if answers.len() > 1 => answers.remove(0),
            Some(answers) => answers[0].clone(),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
