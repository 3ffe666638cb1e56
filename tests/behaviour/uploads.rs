//! Large uploads: no more of them is in memory than the network takes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use api::operations::SendEitherBody;
use clientwright_tests::cases::{bodies, parts as api};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// How much is sent.
const SIZE: u64 = 256 * 1024 * 1024;

/// How far a reader may be ahead of the server: what the sockets, the connection and the pieces in between hold.
const AHEAD: u64 = 24 * 1024 * 1024;

/// How many bytes were read by the client, how many arrived, and by how much the one was ever ahead of the other.
#[derive(Clone, Debug, Default)]
struct Progress {
    arrived: Arc<AtomicU64>,
    ahead: Arc<AtomicU64>,
}

/// A reader of so many bytes, which watches how far it is ahead.
struct Source {
    given: u64,
    progress: Progress,
}

impl AsyncRead for Source {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let left = usize::try_from(SIZE - self.given).unwrap_or(usize::MAX).min(buffer.remaining());
        buffer.initialize_unfilled_to(left).fill(b'x');
        buffer.advance(left);
        self.given += left as u64;
        let ahead = self.given.saturating_sub(self.progress.arrived.load(Ordering::SeqCst));
        self.progress.ahead.fetch_max(ahead, Ordering::SeqCst);
        Poll::Ready(Ok(()))
    }
}

/// A server for one request, which counts what arrives until there are [`SIZE`] bytes.
async fn serve(listener: TcpListener, progress: Progress) {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut piece = vec![0; 256 * 1024];
    while progress.arrived.load(Ordering::SeqCst) < SIZE {
        let length = stream.read(&mut piece).await.unwrap();
        assert!(length > 0, "the connection ended early: {progress:?}");
        progress.arrived.fetch_add(length as u64, Ordering::SeqCst);
    }
    answer(&mut stream).await;
}

/// Answers, and takes what is left of the request.
async fn answer(stream: &mut TcpStream) {
    stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await.unwrap();
    stream.shutdown().await.unwrap();
    let mut rest = Vec::new();
    // The client may close as soon as it has its answer.
    let _ = stream.read_to_end(&mut rest).await;
}

/// Starts a server, and hands out where it is.
async fn start(progress: &Progress) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, progress.clone()));
    url
}

fn source(progress: &Progress) -> Source {
    Source { given: 0, progress: progress.clone() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_of_readers_are_never_in_memory() {
    for length in [Some(SIZE), None] {
        let progress = Progress::default();
        let client = bodies::Client::builder().base_url(start(&progress).await).build().unwrap();
        client.upload(bodies::RequestBody::from_reader(source(&progress), length)).await.unwrap();
        let ahead = progress.ahead.load(Ordering::SeqCst);
        assert!(ahead < AHEAD, "{ahead} bytes were in memory with the length {length:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parts_of_readers_are_never_in_memory() {
    for length in [Some(SIZE), None] {
        let progress = Progress::default();
        let client = api::Client::builder().base_url(start(&progress).await).build().unwrap();
        let file = api::FilePart::from_reader(source(&progress), length).media_type("image/png");
        client.send_either(SendEitherBody::builder().media(file)).await.unwrap();
        let ahead = progress.ahead.load(Ordering::SeqCst);
        assert!(ahead < AHEAD, "{ahead} bytes were in memory with the length {length:?}");
    }
}
