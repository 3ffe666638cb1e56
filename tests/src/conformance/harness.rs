//! A program around the client: it reads instances, and says what becomes of each.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clientwright::{Config, Formats, Untyped};

use super::document::Wrapped;
use super::{Case, Failure, Verdict};

const MANIFEST: &str = r#"[package]
name = "conformance-harness"
version = "0.0.0"
edition = "2024"

[workspace]

[profile.dev]
debug = false
incremental = false

[dependencies]
subject = { path = "client", default-features = false }
serde_json = "1"
"#;

const PROGRAM: &str = include_str!("harness/main.rs.txt");

/// Makes the client and the program; the path of the program.
pub(super) fn build(wrapped: &Wrapped, folder: &Path) -> Result<PathBuf, Failure> {
    fs::create_dir_all(folder.join("src"))?;
    let document = folder.join("openapi.json");
    write(&document, &wrapped.document.to_string())?;
    let config = Config::new().input(&document).output(folder.join("client")).package_name("subject");
    let config = config.package_version("0.0.0").formats(Formats::Annotation).untyped(Untyped::Exact);
    config.generate().map_err(|findings| {
        let path = document.display().to_string();
        Failure::Refused(findings.to_string().replace(&path, &wrapped.path.display().to_string()))
    })?;
    write(&folder.join("Cargo.toml"), MANIFEST)?;
    write(&folder.join("src/main.rs"), &program(wrapped))?;
    // The same versions as everywhere here, so that nothing is compiled twice.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    if !folder.join("Cargo.lock").exists() {
        fs::copy(lock, folder.join("Cargo.lock"))?;
    }
    let target = super::folder("target");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        return Err(Failure::Broken(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    // Another client's program of the same name may take its place.
    let program = folder.join("harness");
    fs::copy(target.join("debug/conformance-harness"), &program)?;
    Ok(program)
}

/// Writes a file where it differs, so that nothing is compiled again for nothing.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}

fn program(wrapped: &Wrapped) -> String {
    let mut arms = String::new();
    for position in wrapped.schemas.values() {
        let name = Wrapped::type_name(*position);
        // Writing to a string cannot fail.
        let _ = writeln!(arms, "        {position} => judge::<models::{name}, _>(text, |case| &case.value),");
    }
    PROGRAM.replace("/* arms */", &arms)
}

/// Hands every case to the program, in order. Behind a case that it does not survive it is started again.
pub(super) fn run(program: &Path, wrapped: &Wrapped, cases: &[Case]) -> Result<Vec<Verdict>, Failure> {
    let mut verdicts = Vec::with_capacity(cases.len());
    while verdicts.len() < cases.len() {
        let rest = cases.get(verdicts.len()..).unwrap_or_default();
        let answered = answers(program, wrapped, rest)?;
        verdicts.extend(answered);
        if verdicts.len() < cases.len() {
            verdicts.push(Verdict::Crashed);
        }
    }
    Ok(verdicts)
}

fn answers(program: &Path, wrapped: &Wrapped, cases: &[Case]) -> Result<Vec<Verdict>, Failure> {
    let mut child = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut lines = String::new();
    for case in cases {
        let position = wrapped.schemas.get(&case.schema).copied().unwrap_or_default();
        // JSON text may have line breaks between its tokens, never within.
        let instance = case.instance.replace(['\n', '\r'], " ");
        let _ = writeln!(lines, "{position} {{\"value\":{instance}}}");
    }
    let stdin = child.stdin.take();
    let writer = std::thread::spawn(move || {
        // A program that ended reads no more.
        let _ = stdin.map(|mut stdin| stdin.write_all(lines.as_bytes()));
    });
    let mut verdicts = Vec::with_capacity(cases.len());
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            verdicts.push(verdict(&line?));
        }
    }
    let _ = writer.join();
    child.wait()?;
    Ok(verdicts)
}

fn verdict(line: &str) -> Verdict {
    match line.split_at_checked(1) {
        Some(("+", written)) => Verdict::Accepted { written: written.to_owned() },
        Some(("?", _)) => Verdict::Untyped,
        Some((_, reason)) => Verdict::Refused { reason: reason.to_owned() },
        None => Verdict::Crashed,
    }
}
