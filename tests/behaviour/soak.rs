//! A short run of the soak, which is told more of in `src/bin/soak/main.rs`.

use std::process::Command;

#[test]
fn no_call_is_lost_or_doubled_among_faults() {
    let output = Command::new(env!("CARGO_BIN_EXE_soak")).args(["--calls", "2000"]).output().unwrap();
    let (table, problems) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{problems}\n{table}");
}
