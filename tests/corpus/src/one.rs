//! One document, in a process of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use clientwright::{Code, Config};
use serde_json::{Value, json};

use crate::row::{Outcome, Row};

/// What says that this process is for one document.
pub(crate) const FLAG: &str = "--one";

/// Generates a client, and prints its numbers as JSON.
pub(crate) fn run(document: &Path, output: &Path) -> ExitCode {
    let config = Config::new().input(document).output(output).keep_going(true);
    let begin = Instant::now();
    let result = config.generate();
    let milliseconds = begin.elapsed().as_millis();
    let numbers = match result {
        Ok(generated) => {
            let (bytes, lines) = size(&output.join("src"));
            let ours = generated.untyped.iter().filter(|place| place.code == Code::SchemaUntypedByUs).count();
            let left_out = generated.warnings.iter().filter(|warning| warning.code == Code::OperationLeftOut).count();
            json!({
                "declared": generated.summary.operations_declared,
                "generated": generated.summary.operations,
                "left_out": left_out,
                "models": generated.summary.models,
                "untyped": ours,
                "warnings": generated.warnings.len(),
                "bytes": bytes,
                "lines": lines,
                "milliseconds": milliseconds,
                "megabytes": megabytes(),
            })
        }
        Err(findings) => {
            let errors = findings.errors().map(|error| format!("error[{}]: {}\n", error.code, error.message));
            json!({ "failed": errors.collect::<Vec<_>>() })
        }
    };
    println!("{numbers}");
    ExitCode::SUCCESS
}

/// Generates a client in a process of its own.
pub(crate) fn in_process(document: &Path, output: &Path) -> Row {
    let name = document.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let client = output.join(&name);
    // What an earlier run left of another document would be counted.
    let _ = fs::remove_dir_all(&client);
    let made =
        std::env::current_exe().and_then(|program| Command::new(program).arg(FLAG).arg(document).arg(&client).output());
    let outcome = match made {
        Ok(made) if made.status.success() => match serde_json::from_slice(&made.stdout) {
            Ok(numbers) => Outcome::of(&numbers),
            Err(error) => Outcome::Failed(vec![error.to_string()]),
        },
        Ok(made) => Outcome::Failed(vec![String::from_utf8_lossy(&made.stderr).into_owned()]),
        Err(error) => Outcome::Failed(vec![error.to_string()]),
    };
    Row { name, version: version(document), outcome, compiled: None }
}

/// The version that a document says it is of, whether it is read or not.
fn version(document: &Path) -> String {
    let text = fs::read_to_string(document).unwrap_or_default();
    let said = text.lines().take(200).find_map(|line| {
        let line = line.trim_start_matches(['{', ' ', '"']);
        let rest = line.strip_prefix("openapi").or_else(|| line.strip_prefix("swagger"))?;
        let rest: String =
            rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| *c == '.' || c.is_ascii_digit()).collect();
        (!rest.is_empty()).then_some(rest)
    });
    said.unwrap_or_else(|| "?".to_owned())
}

/// The bytes and lines of a client's sources, without the runtime's.
fn size(folder: &Path) -> (u64, u64) {
    let mut total = (0, 0);
    let mut next = vec![folder.to_owned()];
    while let Some(folder) = next.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_runtime = path.file_stem().is_some_and(|stem| stem == "runtime");
            if path.is_dir() && !is_runtime {
                next.push(path);
            } else if !is_runtime {
                let text = fs::read_to_string(&path).unwrap_or_default();
                total.0 += text.len() as u64;
                total.1 += text.lines().count() as u64;
            }
        }
    }
    total
}

/// The most memory that this process had, where that can be told.
fn megabytes() -> Value {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kibibytes.map_or(Value::Null, |kibibytes| json!(kibibytes / 1024))
}
