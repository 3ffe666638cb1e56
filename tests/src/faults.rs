//! A server on loopback that misbehaves when it is told to.

mod answer;
mod connection;
mod fault;
mod log;
mod plan;
mod received;

use std::sync::Arc;

use platform_api::{Client, ClientBuilder};
use tokio::net::TcpListener;

pub use answer::{Answered, reply};
pub use fault::Fault;
pub use plan::Plan;
pub use received::Received;

use crate::host::{Host, Reserved};
use crate::server::tokens;
use connection::Connection;
use log::Log;

/// What answers requests that no fault befalls: the bytes of a whole response, whose connection stays open.
type Application = Arc<dyn Fn(&Received) -> Vec<u8> + Send + Sync>;

/// A server that answers as the Services API would, save for the faults of its [`Plan`].
///
/// It keeps every request that it has read, byte for byte and in the order in which they arrived, and how often each
/// operation was applied: a request that was reset before it was read was not, one that was reset behind it was.
/// Connections stay open for further requests (RFC 9112 §9.3) unless a fault ends them.
#[derive(Debug)]
pub struct FaultServer {
    host: Host,
    log: Arc<Log>,
}

impl FaultServer {
    /// A server that always answers with one and the same service.
    pub fn start(plan: Plan) -> Self {
        Self::start_with(plan, |request| answer::canned(request).into_bytes())
    }

    /// A server whose own answers are these: whole responses.
    pub fn start_with(plan: Plan, application: impl Fn(&Received) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let log = Arc::new(Log::keeping());
        let connection = Connection::new(plan, Arc::new(application), Arc::clone(&log));
        let host = Host::start(move |listener| serve(listener, connection));
        Self { host, log }
    }

    /// A server with these answers that counts requests and keeps none, for those that would not fit into memory.
    pub fn counting(plan: Plan, application: impl Fn(&Received) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let log = Arc::new(Log::counting());
        let connection = Connection::new(plan, Arc::new(application), Arc::clone(&log));
        let host = Host::start(move |listener| serve(listener, connection));
        Self { host, log }
    }

    /// A port that refuses connections until a server is started there.
    pub fn absent() -> Absent {
        Absent(Reserved::new())
    }

    /// The base URL.
    pub fn url(&self) -> String {
        self.host.url()
    }

    /// A builder of clients of this server, with a token.
    pub fn builder(&self) -> ClientBuilder {
        Client::builder().base_url(self.url()).bearer_auth(tokens::OWNER)
    }

    /// How many requests began to arrive, those included that were reset before they were read.
    pub fn arrivals(&self) -> usize {
        self.log.arrivals()
    }

    /// Every request that was read, in the order in which they arrived.
    pub fn requests(&self) -> Vec<Received> {
        self.log.requests()
    }

    /// The request, of which there must have been one.
    pub fn only_request(&self) -> Received {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "one request is expected: {requests:#?}");
        requests.remove(0)
    }

    /// How often an operation was applied, by its id.
    pub fn applied(&self, operation: &str) -> usize {
        self.log.applied(operation)
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.log.connections()
    }

    /// Waits until so many requests have begun to arrive.
    pub async fn arrived(&self, requests: usize) {
        self.log.arrived(requests).await;
    }

    /// Waits until so many connections are open.
    pub async fn open(&self, connections: usize) {
        self.log.open(connections).await;
    }
}

/// A server that is not there yet.
#[derive(Debug)]
pub struct Absent(Reserved);

impl Absent {
    /// The base URL that the server will have.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Starts the server of [`FaultServer::start`] there.
    pub fn start(self, plan: Plan) -> FaultServer {
        let log = Arc::new(Log::keeping());
        let application = |request: &Received| answer::canned(request).into_bytes();
        let connection = Connection::new(plan, Arc::new(application), Arc::clone(&log));
        let host = self.0.start(move |listener| serve(listener, connection));
        FaultServer { host, log }
    }
}

async fn serve(listener: TcpListener, connection: Connection) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(connection.clone().serve(stream));
    }
}
