//! The generated client of the Services API against servers on loopback: what arrives on the wire, and what callers get.

mod arguments;
mod authentication;
mod blocking;
mod configuration;
mod constraints;
mod errors;
mod failures;
mod faults;
mod field_states;
mod instances;
mod mock;
mod models;
mod offline;
mod page_forms;
mod page_links;
mod pagination;
mod paths;
mod reading;
mod response_kinds;
mod reuse;
mod round_trip;
mod search;
mod secrets;
mod serde;
mod spans;
mod wire;
