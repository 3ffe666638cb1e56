//! What happens on a connection.

use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::answer::{self, Answered};
use super::log::Log;
use super::plan::{Next, Plan};
use super::{Application, Fault, Received};
use crate::raw::request_length;

/// What is done on each connection.
#[derive(Clone)]
pub(super) struct Connection {
    plan: Plan,
    application: Application,
    log: Arc<Log>,
}

/// Whether a connection stays open behind an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Open,
    Close,
    Reset,
}

impl Connection {
    pub(super) fn new(plan: Plan, application: Application, log: Arc<Log>) -> Self {
        Self { plan, application, log }
    }

    pub(super) async fn serve(self, mut stream: TcpStream) {
        let number = self.log.connect();
        // Without it, what is sent byte by byte would wait for the client's word on the byte before.
        let _ = stream.set_nodelay(true);
        if self.converse(&mut stream, number).await == End::Reset {
            // Nothing that waits is delivered, and the client gets RST.
            let _ = stream.set_zero_linger();
        } else {
            let _ = stream.shutdown().await;
        }
        drop(stream);
        self.log.disconnect();
    }

    /// Answers one request after another.
    async fn converse(&self, stream: &mut TcpStream, connection: usize) -> End {
        let mut buffer = Vec::new();
        loop {
            if buffer.is_empty() && !begins(stream).await {
                return End::Close;
            }
            let number = self.log.arrive();
            let next = self.plan.next();
            if matches!(next, Next::Known(Some(Fault::ResetBefore))) {
                return End::Reset;
            }
            let Some(bytes) = read_request(stream, &mut buffer).await else { return End::Close };
            let request = Received { connection, number, bytes };
            let fault = next.of(&request);
            if fault == Some(Fault::ResetBefore) {
                return End::Reset;
            }
            self.log.keep(&request);
            let end = self.answer(stream, &request, fault).await;
            if end != End::Open {
                return end;
            }
        }
    }

    async fn answer(&self, stream: &mut TcpStream, request: &Received, fault: Option<Fault>) -> End {
        let applies = fault.as_ref().is_none_or(Fault::applies);
        if applies {
            self.log.apply(request);
        }
        // What is not applied must not reach the application, which may have a state.
        let good = if applies { (self.application)(request) } else { Vec::new() };
        let Some(fault) = fault else {
            return if stream.write_all(&good).await.is_ok() { End::Open } else { End::Close };
        };
        match fault {
            Fault::ResetAfter => End::Reset,
            Fault::ResetWithin => {
                let _ = stream.write_all(&good[..good.len() / 2]).await;
                End::Reset
            }
            Fault::Close => End::Close,
            Fault::Stall => until_gone(stream).await,
            Fault::StallWithin => {
                let _ = stream.write_all(&good[..good.len() - 2]).await;
                until_gone(stream).await
            }
            Fault::Trickle => trickle(stream, &good).await,
            Fault::Endless => endless(stream).await,
            fault => {
                let sent = stream.write_all(&answer::faulty(&fault, parse(&good))).await;
                if sent.is_ok() && !fault.closes() { End::Open } else { End::Close }
            }
        }
    }
}

/// Waits for the first byte of a request, and leaves it where it is; false where none comes.
async fn begins(stream: &mut TcpStream) -> bool {
    stream.peek(&mut [0]).await.is_ok_and(|length| length > 0)
}

/// Takes a request from the buffer, and from the stream what it lacks; `None` where the connection ended before.
async fn read_request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Vec<u8>> {
    loop {
        if let Some(length) = request_length(buffer).filter(|length| *length <= buffer.len()) {
            let rest = buffer.split_off(length);
            return Some(std::mem::replace(buffer, rest));
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
}

/// Says nothing for as long as the client stays.
async fn until_gone(stream: &mut TcpStream) -> End {
    let mut ignored = [0; 64];
    while stream.read(&mut ignored).await.is_ok_and(|length| length > 0) {}
    End::Close
}

async fn trickle(stream: &mut TcpStream, bytes: &[u8]) -> End {
    for byte in bytes {
        if stream.write_all(std::slice::from_ref(byte)).await.is_err() {
            return End::Close;
        }
        tokio::task::yield_now().await;
    }
    End::Open
}

async fn endless(stream: &mut TcpStream) -> End {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    let mut sent = stream.write_all(head.as_bytes()).await;
    let chunk = format!("400\r\n{}\r\n", " ".repeat(0x400));
    while sent.is_ok() {
        sent = stream.write_all(chunk.as_bytes()).await;
        tokio::task::yield_now().await;
    }
    End::Close
}

/// A whole answer, taken apart again.
fn parse(bytes: &[u8]) -> Answered {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").map_or(bytes.len(), |end| end + 4);
    let head = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.strip_prefix("HTTP/1.1 ")).unwrap_or_default().to_owned();
    let own = lines.filter(|line| !line.is_empty() && !line.starts_with("content-length"));
    Answered { status, headers: own.map(str::to_owned).collect(), body: bytes[end..].to_vec() }
}
