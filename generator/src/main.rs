//! The command line: options in, a run, a report, an exit status.

// Text of a document reaches nearly every line: what can panic is not written.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
