//! The client among servers that misbehave.

mod calls;
mod connections;
mod hooks;
mod matrix;
mod own_client;
mod redirects;
mod retries;
mod tokens;

use std::time::Duration;

use clientwright_tests::faults::FaultServer;
use platform_api::{Client, RetryPolicy};

/// Longer than any test.
const LONG: Duration = Duration::from_secs(3600);

/// Long enough for an answer over loopback on a machine that is busy, and short enough to wait for.
pub(crate) const SHORT: Duration = Duration::from_millis(300);

/// The policy of every client, with next to no waiting.
fn quick() -> RetryPolicy {
    RetryPolicy::default().base(Duration::from_millis(1))
}

/// A client that waits next to nothing between attempts.
fn client(server: &FaultServer) -> Client {
    server.builder().retry(quick()).build().unwrap()
}
