//! Tests of the stage that takes every decision: documents go in, the intermediate form comes out.

#[path = "resolve/constraints.rs"]
mod constraints;
#[path = "resolve/cycles.rs"]
mod cycles;
#[path = "resolve/definitions.rs"]
mod definitions;
#[path = "resolve/describe.rs"]
mod describe;
#[path = "resolve/document.rs"]
mod document;
#[path = "resolve/failures.rs"]
mod failures;
#[path = "resolve/files.rs"]
mod files;
#[path = "resolve/names.rs"]
mod names;
#[path = "resolve/operations.rs"]
mod operations;
#[path = "resolve/order.rs"]
mod order;
#[path = "resolve/pagination.rs"]
mod pagination;
#[path = "resolve/parameters.rs"]
mod parameters;
#[path = "resolve/presence.rs"]
mod presence;
#[path = "resolve/scale.rs"]
mod scale;
#[path = "resolve/security.rs"]
mod security;
#[path = "resolve/servers.rs"]
mod servers;
#[path = "resolve/services.rs"]
mod services;
#[path = "resolve/unions.rs"]
mod unions;
