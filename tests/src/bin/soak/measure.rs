//! What the process takes of the machine.

use std::time::Duration;

/// Resident memory over the run, in bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory(Vec<u64>);

impl Memory {
    pub(crate) fn sample(&mut self) {
        self.0.extend(resident());
    }

    /// The median of the first quarter behind the warm-up, a tenth of the run, and that of the last quarter.
    pub(crate) fn quarters(&self) -> Option<(u64, u64)> {
        let warm = self.0.get(self.0.len() / 10..)?;
        let quarter = (warm.len() / 4).max(1);
        Some((median(warm.get(..quarter)?)?, median(warm.get(warm.len() - quarter..)?)?))
    }
}

fn median(values: &[u64]) -> Option<u64> {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

/// The resident memory of this process; `None` where there is no `/proc`.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// The open file descriptors of this process; none where there is no `/proc`.
pub(crate) fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}

/// The time within which so many of a hundred calls ended.
pub(crate) fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or_default()
}
