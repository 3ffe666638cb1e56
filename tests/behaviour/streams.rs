//! Bodies that are items one after the other: event streams, JSON lines and sequences.

mod events;
mod lines;
mod resumed;

use clientwright_tests::Answer;
use clientwright_tests::cases::streams::{Client, RetryPolicy};

/// A client of this server that sends everything once.
fn client(url: String) -> Client {
    Client::builder().base_url(url).retry(RetryPolicy::never()).build().unwrap()
}

/// A whole event stream.
fn stream(body: &str) -> Answer {
    Answer::response("200 OK", &["content-type: text/event-stream"], body)
}

/// An event stream that breaks off behind these bytes, for there should be more.
fn broken(body: &str) -> Answer {
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\ncontent-length: 1000000\r\n\r\n";
    Answer::Bytes(format!("{head}{body}").into_bytes())
}

/// A body that arrives in these pieces.
fn chunked(media_type: &str, pieces: &[&[u8]]) -> Answer {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
    );
    let mut bytes = head.into_bytes();
    for piece in pieces.iter().chain([&&b""[..]]) {
        bytes.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        bytes.extend_from_slice(piece);
        bytes.extend_from_slice(b"\r\n");
    }
    Answer::Bytes(bytes)
}
