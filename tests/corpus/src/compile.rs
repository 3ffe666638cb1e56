//! The compiler's word on the clients.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::progress;
use crate::row::{Compiled, Row};

/// Checks every client, with one target folder for all, so that what they depend on is compiled once.
pub(crate) fn all(rows: &mut [Row], output: &Path) {
    let count = rows.iter().filter(|row| row.is_made()).count();
    let made = rows.iter_mut().filter(|row| row.is_made());
    for (done, row) in made.enumerate() {
        progress("compiled", done, count);
        let compiled = check(&output.join(&row.name), &output.join("target"));
        row.compiled = Some(compiled.unwrap_or_else(|error| Compiled {
            errors: 1,
            said: error.to_string(),
            ..Compiled::default()
        }));
    }
    progress("compiled", count, count);
}

fn check(client: &Path, target: &Path) -> io::Result<Compiled> {
    // It lies in nobody's workspace, and has the versions that are here.
    let manifest = client.join("Cargo.toml");
    let mut text = fs::read_to_string(&manifest)?;
    if !text.contains("[workspace]") {
        let _ = write!(text, "\n[workspace]\n\n[profile.dev]\ndebug = false\nincremental = false\n");
        fs::write(&manifest, text)?;
    }
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    if lock.exists() && !client.join("Cargo.lock").exists() {
        fs::copy(lock, client.join("Cargo.lock"))?;
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let begin = Instant::now();
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--manifest-path"])
        .arg(&manifest)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .output()?;
    let milliseconds = begin.elapsed().as_millis();
    let text = String::from_utf8_lossy(&output.stderr);
    let count = |kind: &str| {
        let summary = |line: &&str| !line.contains("could not compile") && !line.contains("generated");
        text.lines().filter(|line| line.starts_with(kind)).filter(summary).count()
    };
    let errors = count("error").max(usize::from(!output.status.success()));
    let said = text.lines().take(30).fold(String::new(), |said, line| said + line + "\n");
    Ok(Compiled { errors, warnings: count("warning"), milliseconds, said })
}
