//! Many calls by a client whose server misbehaves: none may be lost, none done twice that must not be, and memory stays.
//!
//! `cargo run --release -p clientwright-tests --bin soak -- [--calls 100000] [--concurrency 64] [--seed 1]`
//!
//! The server is a process of its own. Which of a call's requests meets which fault depends on the seed alone. Exits with
//! status 1 where something falls short.

mod calls;
mod judgement;
mod ledger;
mod measure;
mod mix;
mod options;
mod run;
mod server;
mod table;

use std::io::Write;
use std::process::ExitCode;

use options::{Options, Role};

const USAGE: &str = "usage: soak [--calls 100000] [--concurrency 64] [--seed 1]";

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match options.role {
        Role::Server => {
            server::serve(&options);
            ExitCode::SUCCESS
        }
        Role::Client => soak(&options),
        Role::Help => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
    }
}

fn soak(options: &Options) -> ExitCode {
    let server = server::Process::start(options);
    let outcome = run::run(options, &server);
    let shortfalls = judgement::judge(options, &outcome);
    // Nobody may be there to read it.
    let _ = write!(std::io::stdout(), "{}", table::of(options, &outcome));
    for shortfall in &shortfalls {
        eprintln!("falls short: {shortfall}");
    }
    if shortfalls.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
