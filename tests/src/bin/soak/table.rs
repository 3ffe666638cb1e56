//! The figures of a run.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::measure::percentile;
use super::options::Options;
use super::run::Run;

/// A table of all figures.
pub(crate) fn of(options: &Options, run: &Run) -> String {
    let mut table = String::new();
    let mut row = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name:<34} {value:>14}");
    };
    row("calls", run.endings.len().to_string());
    row("at a time", options.concurrency.to_string());
    row("seed", options.seed.to_string());
    for (ending, count) in endings(run) {
        row(&format!("  ended: {ending}"), count.to_string());
    }
    row("requests", run.counts.requests.to_string());
    row("  of them retries", run.counts.retries.to_string());
    row("  of them redirects", run.counts.redirects.to_string());
    row("  of them out of time", run.counts.timeouts.to_string());
    row("faults", run.faults.values().sum::<u64>().to_string());
    for (fault, count) in &run.faults {
        row(&format!("  {fault}"), count.to_string());
    }
    let mut latencies = run.latencies.clone();
    latencies.sort_unstable();
    #[allow(clippy::cast_precision_loss, reason = "there are fewer calls than 2⁵²")]
    let rate = run.endings.len() as f64 / run.elapsed.as_secs_f64();
    row("calls a second", format!("{rate:.0}"));
    row("latency, p50", format!("{:.2?}", percentile(&latencies, 50)));
    row("latency, p99", format!("{:.2?}", percentile(&latencies, 99)));
    if let Some((first, last)) = run.memory.quarters() {
        row("resident, first quarter", format!("{:.1} MiB", mebibytes(first)));
        row("resident, last quarter", format!("{:.1} MiB", mebibytes(last)));
    }
    row("file descriptors, before and after", format!("{} {}", run.descriptors.0, run.descriptors.1));
    row("tasks left", run.tasks.to_string());
    table
}

/// How many calls ended in each way.
fn endings(run: &Run) -> BTreeMap<String, usize> {
    let mut endings = BTreeMap::new();
    for ended in &run.endings {
        let name = ended.map_or_else(|| "lost".to_owned(), |ended| format!("{:?}", ended.ending).to_lowercase());
        *endings.entry(name).or_default() += 1;
    }
    endings
}

#[allow(clippy::cast_precision_loss, reason = "memory is smaller than 2⁵² bytes")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}
