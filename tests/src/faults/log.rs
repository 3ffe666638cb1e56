//! What arrived, and what was done.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::Received;

/// What a server has seen.
#[derive(Debug)]
pub(super) struct Log {
    /// Whether requests are kept.
    keeps: bool,
    kept: Mutex<Kept>,
    counts: watch::Sender<Counts>,
}

#[derive(Debug, Default)]
struct Kept {
    requests: Vec<Received>,
    applied: BTreeMap<&'static str, usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    arrivals: usize,
    connections: usize,
    open: usize,
}

impl Log {
    pub(super) fn keeping() -> Self {
        Self { keeps: true, kept: Mutex::default(), counts: watch::Sender::default() }
    }

    pub(super) fn counting() -> Self {
        Self { keeps: false, ..Self::keeping() }
    }

    /// Counts a connection, and gives its number.
    pub(super) fn connect(&self) -> usize {
        let mut number = 0;
        self.counts.send_modify(|counts| {
            number = counts.connections;
            counts.connections += 1;
            counts.open += 1;
        });
        number
    }

    pub(super) fn disconnect(&self) {
        self.counts.send_modify(|counts| counts.open -= 1);
    }

    /// Counts a request whose first byte is there, and gives its number.
    pub(super) fn arrive(&self) -> usize {
        let mut number = 0;
        self.counts.send_modify(|counts| {
            number = counts.arrivals;
            counts.arrivals += 1;
        });
        number
    }

    /// Keeps a request that was read.
    pub(super) fn keep(&self, request: &Received) {
        if self.keeps {
            let requests = &mut self.kept().requests;
            let place = requests.partition_point(|other| other.number < request.number);
            requests.insert(place, request.clone());
        }
    }

    pub(super) fn apply(&self, request: &Received) {
        *self.kept().applied.entry(request.operation()).or_default() += 1;
    }

    pub(super) fn requests(&self) -> Vec<Received> {
        assert!(self.keeps, "this server keeps no requests");
        self.kept().requests.clone()
    }

    pub(super) fn applied(&self, operation: &str) -> usize {
        self.kept().applied.get(operation).copied().unwrap_or_default()
    }

    pub(super) fn arrivals(&self) -> usize {
        self.counts.borrow().arrivals
    }

    pub(super) fn connections(&self) -> usize {
        self.counts.borrow().connections
    }

    pub(super) async fn arrived(&self, requests: usize) {
        // It cannot fail: the sender is here.
        let _ = self.counts.subscribe().wait_for(|counts| counts.arrivals >= requests).await;
    }

    pub(super) async fn open(&self, connections: usize) {
        let _ = self.counts.subscribe().wait_for(|counts| counts.open == connections).await;
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
