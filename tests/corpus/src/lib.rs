//! Generates a client of every document in a folder, and says in a line each what came of it.
//!
//! `cargo run --release -p clientwright-corpus -- DIR [--compile] [--only NAME]... [--skip NAME]... [--jobs N]`

mod arguments;
mod compile;
mod one;
mod row;

use std::collections::VecDeque;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError, mpsc};
use std::{fs, thread};

use arguments::Arguments;
use row::Row;

/// Does what the command line of this process asks for. The program has to be nothing but this: it starts itself anew for each
/// document.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        // A process of its own for each document, so that its memory can be told.
        [first, document, output] if first == one::FLAG => one::run(Path::new(document), Path::new(output)),
        _ => match Arguments::parse(&arguments) {
            Ok(Some(arguments)) => run(&arguments),
            Ok(None) => {
                println!("{}", arguments::HELP);
                ExitCode::SUCCESS
            }
            Err(why) => {
                eprintln!("error: {why}\n\n{}", arguments::HELP);
                ExitCode::from(2)
            }
        },
    }
}

fn run(arguments: &Arguments) -> ExitCode {
    let documents = match documents(arguments) {
        Ok(documents) => documents,
        Err(error) => {
            eprintln!("error: {}: {error}", arguments.folder.display());
            return ExitCode::from(2);
        }
    };
    let output = std::env::temp_dir().join("clientwright-corpus");
    let mut rows = generate(&documents, &output, arguments.jobs);
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    if arguments.compile {
        compile::all(&mut rows, &output);
    }
    println!("{}", Row::head(arguments.compile));
    for row in &rows {
        println!("{}", row.line(arguments.compile));
    }
    println!("{}", Row::total(&rows, arguments.compile));
    for row in rows.iter().filter(|row| !row.is_fine(arguments.compile)) {
        println!("\n{}:\n{}", row.name, row.why());
    }
    if rows.iter().all(|row| row.is_fine(arguments.compile)) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The documents of a folder, by name.
fn documents(arguments: &Arguments) -> std::io::Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(&arguments.folder)? {
        let path = entry?.path();
        let known = path.extension().is_some_and(|end| ["json", "yaml", "yml"].iter().any(|known| end == *known));
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if known && arguments.asks_for(&name) && path.is_file() {
            documents.push(path);
        }
    }
    documents.sort();
    Ok(documents)
}

/// Generates the clients, several at a time.
fn generate(documents: &[PathBuf], output: &Path, jobs: usize) -> Vec<Row> {
    let queue: Mutex<VecDeque<&PathBuf>> = Mutex::new(documents.iter().collect());
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            let (sender, queue) = (sender.clone(), &queue);
            scope.spawn(move || {
                loop {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some(document) = next else { break };
                    let _ = sender.send(one::in_process(document, output));
                }
            });
        }
        drop(sender);
        let mut rows = Vec::with_capacity(documents.len());
        for row in receiver {
            rows.push(row);
            progress("generated", rows.len(), documents.len());
        }
        rows
    })
}

/// Draws how much is done, where somebody looks.
fn progress(what: &str, done: usize, of: usize) {
    const WIDTH: usize = 30;
    let mut stderr = std::io::stderr();
    if !stderr.is_terminal() {
        return;
    }
    let filled = done * WIDTH / of.max(1);
    let bar: String = (0..WIDTH).map(|at| if at < filled { '█' } else { '░' }).collect();
    let end = if done == of { "\r\x1b[K" } else { "" };
    let _ = write!(stderr, "\r{bar} {done} of {of} {what}{end}");
    let _ = stderr.flush();
}
