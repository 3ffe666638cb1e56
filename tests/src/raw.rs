//! A server that answers requests with given bytes.

use std::sync::{Arc, Mutex, PoisonError};

use platform_api::{Client, RetryPolicy};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::host::Host;
use crate::server::tokens;

/// What a [`RawServer`] does once a request has arrived.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Writes these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Writes these bytes, and then nothing more for as long as the server runs.
    Part(Vec<u8>),
    /// Writes the first bytes, the others so many times, and closes the connection: more than is to be in memory.
    Repeated(Vec<u8>, Vec<u8>, usize),
    /// Writes these bytes and closes the connection, but not before [`RawServer::release`].
    Held(Vec<u8>),
}

impl Answer {
    /// A whole response with this status, such as `404 Not Found`, these header lines and this body.
    pub fn response(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let mut bytes = format!("HTTP/1.1 {status}\r\n").into_bytes();
        for header in headers {
            bytes.extend_from_slice(format!("{header}\r\n").as_bytes());
        }
        bytes.extend_from_slice(format!("content-length: {}\r\nconnection: close\r\n\r\n", body.len()).as_bytes());
        bytes.extend_from_slice(body);
        Self::Bytes(bytes)
    }

    /// A whole JSON response with this status.
    pub fn json(status: &str, body: impl AsRef<[u8]>) -> Self {
        Self::response(status, &["content-type: application/json"], body)
    }

    /// The same answer, but not before [`RawServer::release`].
    pub fn held(self) -> Self {
        match self {
            Self::Bytes(bytes) | Self::Part(bytes) | Self::Held(bytes) | Self::Repeated(bytes, ..) => Self::Held(bytes),
        }
    }

    /// No answer at all, on a connection that stays open.
    pub fn silence() -> Self {
        Self::Part(Vec::new())
    }
}

/// A server on loopback that gives an [`Answer`] to every request, and keeps the bytes of the requests.
#[derive(Debug)]
pub struct RawServer {
    host: Host,
    requests: Requests,
    release: watch::Sender<bool>,
}

type Requests = Arc<Mutex<Vec<Vec<u8>>>>;

impl RawServer {
    /// Starts a server that answers so.
    pub fn start(answer: Answer) -> Self {
        Self::start_each([answer])
    }

    /// Starts a server that gives these answers one after the other, and the last of them from then on.
    pub fn start_each(answers: impl IntoIterator<Item = Answer>) -> Self {
        let requests = Requests::default();
        let (release, released) = watch::channel(false);
        let connection = Connection { answers: answers.into_iter().collect(), log: Arc::clone(&requests), released };
        let host = Host::start(move |listener| serve(listener, connection));
        Self { host, requests, release }
    }

    /// Lets go of answers that are [`Answer::Held`], now and from now on.
    pub fn release(&self) {
        self.release.send_replace(true);
    }

    /// The base URL.
    pub fn url(&self) -> String {
        self.host.url()
    }

    /// A client of this server, which sends a token, and everything once.
    pub fn client(&self) -> Client {
        let builder = Client::builder().base_url(self.url()).bearer_auth(tokens::OWNER).retry(RetryPolicy::never());
        builder.build().expect("the configuration is fine")
    }

    /// Every request so far, byte for byte.
    pub fn requests(&self) -> Vec<Vec<u8>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The request, of which there must have been one, as text.
    pub fn only_request(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "one request is expected");
        requests.into_iter().map(|bytes| String::from_utf8(bytes).expect("the request is UTF-8")).collect()
    }
}

/// What is done on each connection.
#[derive(Clone, Debug)]
struct Connection {
    answers: Arc<[Answer]>,
    log: Requests,
    released: watch::Receiver<bool>,
}

async fn serve(listener: TcpListener, connection: Connection) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(connection.clone().answer(stream));
    }
}

impl Connection {
    async fn answer(mut self, mut stream: TcpStream) {
        let Some(request) = read_request(&mut stream).await else { return };
        let before = {
            let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
            log.push(request);
            log.len() - 1
        };
        let Some(answer) = self.answers.get(before).or(self.answers.last()) else { return };
        if let Answer::Held(_) = answer {
            // An error says that the server is gone, and this task with it.
            let _ = self.released.wait_for(|released| *released).await;
        }
        let (Answer::Bytes(bytes) | Answer::Part(bytes) | Answer::Held(bytes) | Answer::Repeated(bytes, ..)) = answer;
        // The client may have gone away, which is its right.
        let _ = stream.write_all(bytes).await;
        if let Answer::Repeated(_, piece, times) = answer {
            for _ in 0..*times {
                if stream.write_all(piece).await.is_err() {
                    return;
                }
            }
        }
        if let Answer::Part(_) = answer {
            std::future::pending::<()>().await;
        }
        let _ = stream.shutdown().await;
    }
}

/// Reads a request's head, and its body by `content-length`; `None` where the connection ended before.
async fn read_request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    while request_length(&request).is_none_or(|length| request.len() < length) {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    Some(request)
}

/// How long the request is that these bytes begin, once its head is complete.
pub(crate) fn request_length(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
    Some(head + length.map_or(0, |length| length.trim().parse().expect("content-length is a number")))
}
