//! Bodies that are read as they arrive take no more memory than a piece of them.

use clientwright_tests::cases::{response_kinds, streams};
use clientwright_tests::{Answer, RawServer};

const MEGABYTE: usize = 1 << 20;

/// A body of the same bytes over and over.
fn repeated(media_type: &str, piece: &[u8], times: usize) -> Answer {
    let length = piece.len() * times;
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    Answer::Repeated(head.into_bytes(), piece.to_vec(), times)
}

/// The most bytes that were allocated at once while this ran, on this thread, which is all of the client's.
fn most<F: std::future::Future<Output = ()>>(run: impl FnOnce() -> F) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    allocation_counter::measure(|| runtime.block_on(run())).bytes_max
}

#[test]
fn a_download_is_written_as_it_arrives() {
    const LENGTH: usize = 256 * MEGABYTE;
    let server = RawServer::start(repeated("application/pdf", &[7; MEGABYTE], LENGTH / MEGABYTE));
    let most = most(|| async {
        let client = response_kinds::Client::builder().base_url(server.url()).build().unwrap();
        let body = client.get_file().await.unwrap();
        assert_eq!(body.write_to(&mut tokio::io::sink()).await.unwrap(), LENGTH as u64);
    });
    assert!(most < 8 * MEGABYTE as u64, "{most} bytes");
}

#[test]
fn items_are_read_as_they_arrive() {
    const ITEMS: usize = 64 * 1024;
    let item = format!("data: {{\"n\":1,\"text\":\"{}\"}}\n\n", "x".repeat(200));
    let events = RawServer::start(repeated("text/event-stream", item.as_bytes(), ITEMS));
    let lines = RawServer::start(repeated("application/x-ndjson", &item.as_bytes()[6..], ITEMS));
    let most = most(|| async {
        let client = |url| streams::Client::builder().base_url(url).build().unwrap();
        let mut events = client(events.url()).get_chunks().await.unwrap();
        let mut rows = client(lines.url()).get_rows().await.unwrap();
        let mut count = 0;
        while events.try_next().await.unwrap().is_some() && rows.try_next().await.unwrap().is_some() {
            count += 1;
        }
        assert_eq!(count, ITEMS);
    });
    assert!(most < 8 * MEGABYTE as u64, "{most} bytes");
}
