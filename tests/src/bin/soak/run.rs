//! The run itself.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use clientwright_tests::tokens;
use platform_api::{Attempt, Client, Hook, Outcome, RetryPolicy};
use tokio::runtime::{Builder, Handle};
use tokio::task::JoinSet;

use super::calls::{self, Ended};
use super::ledger::Entry;
use super::measure::{self, Memory};
use super::options::Options;
use super::server::Process;

/// How many attempts a call has.
pub(crate) const ATTEMPTS: u32 = 3;

/// How long one of them may take: far longer than any takes that is not stalled.
const ATTEMPT: Duration = Duration::from_secs(2);

/// What was seen.
pub(crate) struct Run {
    /// How each call ended; `None` for one that did not.
    pub(crate) endings: Vec<Option<Ended>>,
    /// How long each call took.
    pub(crate) latencies: Vec<Duration>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) faults: BTreeMap<String, u64>,
    pub(crate) counts: Counts,
    pub(crate) elapsed: Duration,
    pub(crate) memory: Memory,
    /// Open file descriptors before the client was made, and after it was dropped.
    pub(crate) descriptors: (usize, usize),
    /// Tasks of the runtime after the client was dropped.
    pub(crate) tasks: usize,
}

/// What the client's hook counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) requests: u64,
    pub(crate) retries: u64,
    pub(crate) redirects: u64,
    pub(crate) timeouts: u64,
}

/// Makes all calls.
pub(crate) fn run(options: &Options, server: &Process) -> Run {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime can be built");
    runtime.block_on(drive(options, server))
}

async fn drive(options: &Options, server: &Process) -> Run {
    let descriptors = measure::descriptors();
    let counter = Arc::new(Counter::default());
    let client = client(server, Arc::clone(&counter));
    let board = Arc::new(Board::new(options.calls));
    let begin = Instant::now();
    let mut workers = JoinSet::new();
    for _ in 0..options.concurrency {
        workers.spawn(work(client.clone(), Arc::clone(&board)));
    }
    while let Some(ended) = workers.join_next().await {
        ended.expect("calls do not panic");
    }
    let elapsed = begin.elapsed();
    board.end_progress();
    drop(client);
    let (entries, faults) = server.account().await;
    settle(descriptors).await;
    let board = Arc::into_inner(board).expect("the workers are done");
    Run {
        endings: board.results.into_inner().unwrap_or_else(PoisonError::into_inner),
        latencies: board.latencies.into_iter().map(|time| Duration::from_micros(time.into_inner())).collect(),
        entries,
        faults,
        counts: counter.counts(),
        elapsed,
        memory: board.memory.into_inner().unwrap_or_else(PoisonError::into_inner),
        descriptors: (descriptors, measure::descriptors()),
        tasks: Handle::current().metrics().num_alive_tasks(),
    }
}

fn client(server: &Process, counter: Arc<Counter>) -> Client {
    let retry = RetryPolicy::default().attempts(ATTEMPTS).base(Duration::from_millis(1));
    let builder = Client::builder().base_url(&server.url).bearer_auth(tokens::OWNER).retry(retry);
    builder.attempt_timeout(ATTEMPT).hook(Counting(counter)).build().expect("the configuration is fine")
}

/// Waits until the tasks of connections have noticed that nobody needs them.
async fn settle(descriptors: usize) {
    let patience = Instant::now() + Duration::from_secs(5);
    let settled = || measure::descriptors() <= descriptors && Handle::current().metrics().num_alive_tasks() == 0;
    while !settled() && Instant::now() < patience {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// What the workers share.
struct Board {
    next: AtomicUsize,
    results: Mutex<Vec<Option<Ended>>>,
    latencies: Vec<AtomicU64>,
    memory: Mutex<Memory>,
    shows_progress: bool,
}

impl Board {
    fn new(calls: usize) -> Self {
        // Written once, so that no page of it becomes resident during the run.
        let latencies = (0..calls).map(|_| AtomicU64::new(1)).collect();
        let results = vec![Some(Ended { ending: calls::Ending::Other, attempts: u32::MAX }); calls];
        let board = Self {
            next: AtomicUsize::new(0),
            results: Mutex::new(results),
            latencies,
            memory: Mutex::default(),
            shows_progress: std::io::stderr().is_terminal(),
        };
        board.results.lock().unwrap_or_else(PoisonError::into_inner).fill(None);
        board
    }

    fn put(&self, call: usize, ended: Ended, latency: Duration) {
        self.results.lock().unwrap_or_else(PoisonError::into_inner)[call] = Some(ended);
        self.latencies[call].store(u64::try_from(latency.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
        let step = (self.latencies.len() / 200).max(1);
        if call.is_multiple_of(step) {
            self.memory.lock().unwrap_or_else(PoisonError::into_inner).sample();
            self.progress(call);
        }
    }

    fn progress(&self, call: usize) {
        if self.shows_progress {
            let _ = write!(std::io::stderr(), "\r{call} of {} calls", self.latencies.len());
        }
    }

    fn end_progress(&self) {
        if self.shows_progress {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

async fn work(client: Client, board: Arc<Board>) {
    loop {
        let call = board.next.fetch_add(1, Ordering::Relaxed);
        if call >= board.latencies.len() {
            return;
        }
        let begin = Instant::now();
        let ended = calls::make(&client, call).await;
        board.put(call, ended, begin.elapsed());
    }
}

/// Counts what goes out.
#[derive(Default)]
struct Counter {
    requests: AtomicU64,
    retries: AtomicU64,
    redirects: AtomicU64,
    timeouts: AtomicU64,
}

impl Counter {
    fn counts(&self) -> Counts {
        let load = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Counts {
            requests: load(&self.requests),
            retries: load(&self.retries),
            redirects: load(&self.redirects),
            timeouts: load(&self.timeouts),
        }
    }
}

struct Counting(Arc<Counter>);

impl Hook for Counting {
    fn before(&self, attempt: &mut Attempt<'_>) {
        self.0.requests.fetch_add(1, Ordering::Relaxed);
        if attempt.redirects() > 0 {
            self.0.redirects.fetch_add(1, Ordering::Relaxed);
        } else if attempt.number() > 1 {
            self.0.retries.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn after(&self, _: &Attempt<'_>, outcome: &Outcome<'_>) {
        if outcome.result().is_err_and(|error| error.is_timeout()) {
            self.0.timeouts.fetch_add(1, Ordering::Relaxed);
        }
    }
}
