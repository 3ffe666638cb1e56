//! What the server knows of each call: a few bytes, however long the run.

use std::sync::atomic::{AtomicU8, Ordering};

/// What became of the requests of one call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// How many requests of it arrived whole.
    pub(crate) reached: u8,
    /// How many of them were redirected.
    pub(crate) redirected: u8,
    /// How many were applied.
    pub(crate) applied: u8,
}

/// The entries of all calls.
pub(crate) struct Ledger(Vec<[AtomicU8; 3]>);

impl Ledger {
    pub(crate) fn new(calls: usize) -> Self {
        Self(std::iter::repeat_with(Default::default).take(calls).collect())
    }

    /// Counts a request, and tells how many came before it.
    pub(crate) fn reach(&self, call: usize) -> u8 {
        self.0[call][0].fetch_add(1, Ordering::Relaxed)
    }

    pub(crate) fn redirect(&self, call: usize) {
        self.0[call][1].fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an application, and tells how many came before it.
    pub(crate) fn apply(&self, call: usize) -> u8 {
        self.0[call][2].fetch_add(1, Ordering::Relaxed)
    }

    pub(crate) fn applied(&self, call: usize) -> u8 {
        self.0[call][2].load(Ordering::Relaxed)
    }

    /// All entries, one behind the other, to be sent.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flatten().map(|count| count.load(Ordering::Relaxed)).collect()
    }
}

/// The entries of a ledger that was sent.
pub(crate) fn entries(bytes: &[u8]) -> Vec<Entry> {
    let entry = |bytes: &[u8]| match *bytes {
        [reached, redirected, applied] => Entry { reached, redirected, applied },
        _ => Entry::default(),
    };
    bytes.chunks(3).map(entry).collect()
}
