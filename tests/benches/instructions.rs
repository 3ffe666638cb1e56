//! Instructions, counted by valgrind.

use std::process::Command;

/// The instructions of one call in steady state: what more calls take, over how many more they are. `None` where there
/// is no valgrind.
pub(crate) fn per_call(url: &str, way: &str) -> Option<f64> {
    const FEW: u32 = 200;
    const MANY: u32 = 1_200;
    let more = counted(url, way, MANY)? - counted(url, way, FEW)?;
    Some(more / f64::from(MANY - FEW))
}

/// The instructions of a process that makes so many calls.
fn counted(url: &str, way: &str, calls: u32) -> Option<f64> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["--probe", way, url, &calls.to_string()])
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let report = String::from_utf8_lossy(&output.stderr);
    report.lines().find_map(|line| line.split_once("Collected :")).and_then(|(_, count)| count.trim().parse().ok())
}
