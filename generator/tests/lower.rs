//! The stage `lower` through its public face.

#[path = "lower/documents.rs"]
mod documents;
#[path = "lower/incoming.rs"]
mod incoming;
#[path = "lower/lowering.rs"]
mod lowering;
#[path = "lower/nulls.rs"]
mod nulls;
#[path = "lower/numbers.rs"]
mod numbers;
#[path = "lower/operations.rs"]
mod operations;
#[path = "lower/places.rs"]
mod places;
#[path = "lower/references.rs"]
mod references;
#[path = "lower/robust.rs"]
mod robust;
#[path = "lower/schemas.rs"]
mod schemas;
#[path = "lower/table.rs"]
mod table;
