//! Unit tests of the runtime that every generated client ships, compiled here as it is shipped.

#[allow(dead_code, unused_imports, missing_docs, unreachable_pub, reason = "a client uses what its document needs")]
#[allow(unexpected_cfgs, reason = "features are those of generated crates")]
#[path = "../runtime/runtime.rs"]
mod runtime;

#[path = "runtime/arguments.rs"]
mod arguments;
#[allow(dead_code, unreachable_pub, reason = "models are public, and have all that models have")]
#[allow(
    clippy::ptr_arg,
    clippy::should_implement_trait,
    clippy::wrong_self_convention,
    reason = "fields have any name"
)]
#[path = "runtime/builds.rs"]
mod builds;
#[path = "runtime/checks.rs"]
mod checks;
#[path = "runtime/formats.rs"]
mod formats;
#[path = "runtime/instances.rs"]
mod instances;
#[path = "runtime/links.rs"]
mod links;
#[path = "runtime/nodes.rs"]
mod nodes;
#[path = "runtime/objects.rs"]
mod objects;
#[path = "runtime/requests.rs"]
mod requests;
#[path = "runtime/retries.rs"]
mod retries;
#[path = "runtime/settings.rs"]
mod settings;
#[path = "runtime/streams.rs"]
mod streams;
#[path = "runtime/texts.rs"]
mod texts;
#[allow(dead_code, unreachable_pub, reason = "models are public, and have all that models have")]
#[allow(clippy::ptr_arg, reason = "functions check what models hold")]
#[path = "runtime/unions.rs"]
mod unions;
