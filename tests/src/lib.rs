//! What the tests of generated clients share: servers on loopback, and the values that tests send.
//!
//! [`Server`] behaves as the Services API would, and keeps what arrived. [`RawServer`] answers with given bytes, for
//! answers that a well-behaved server would not give, and keeps the bytes of requests. [`PageServer`] answers by path and
//! query, for lists that come in pages. [`FaultServer`](faults::FaultServer) misbehaves by a plan, and behaves otherwise.
//! All run on a thread of their own and end with it when they are dropped.

// Their documentation's examples are for crates of their own.
#[cfg(all(feature = "cases", not(doctest)))]
#[allow(missing_docs, unreachable_pub, reason = "documents say what they say")]
pub mod cases;
pub mod conformance;
pub mod expect;
pub mod faults;
mod host;
mod pages;
mod raw;
pub mod samples;
mod server;

pub use pages::{Asked, PageServer, Scripted};
pub use raw::{Answer, RawServer};
pub use server::{Recorded, Server, tokens};

/// The project's page: its examples compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
