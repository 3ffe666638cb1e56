//! What a call costs by the generated client, against the same call written by hand on reqwest and serde.
//!
//! `cargo bench -p clientwright-tests --bench overhead`
//!
//! Both get the same service from the same server, a process of its own, over one connection that stays open, with the
//! same settings of reqwest. Times are taken by turns in one run, so that their ratio holds where the machine is busy.
//! Instructions are counted where there is valgrind, and are those of everything in the process, reqwest included.

mod by_hand;
mod derived;
mod instructions;

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clientwright_tests::faults::{FaultServer, Plan, reply};
use clientwright_tests::{samples, tokens};
use platform_api::Client;
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

use by_hand::ByHand;

const SERVICE: Uuid = Uuid::from_u128(0xd9a3_c5d7_94d8_4e31_8f3e_8db0_4c9c_5f04);
const WORKSPACE: &str = "acme";

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--serve"] => serve(),
        ["--probe", way, url, calls] => probe(way, url, calls.parse().expect("a number of calls")),
        _ => report(),
    }
}

/// The server's process: prints its URL, and runs until its standard input is closed.
fn serve() {
    let body = reply("200 OK", Some(&samples::service())).into_bytes();
    let server = FaultServer::counting(Plan::good(), move |_| body.clone());
    println!("{}", server.url());
    let _ = std::io::stdin().read_line(&mut String::new());
}

/// The server's process, which ends with this one.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start() -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut process = Command::new(program)
            .arg("--serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program can be started again");
        let mut url = String::new();
        let output = process.stdout.take().expect("standard output is piped");
        BufReader::new(output).read_line(&mut url).expect("the server says where it is");
        Self { process, url: url.trim().to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// The two ways, on one runtime.
struct Ways {
    runtime: Runtime,
    client: Client,
    by_hand: ByHand,
}

impl Ways {
    fn new(url: &str) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime can be built");
        let client = Client::builder().base_url(url).bearer_auth(tokens::OWNER).build();
        Self { runtime, client: client.expect("the configuration is fine"), by_hand: ByHand::new(url, tokens::OWNER) }
    }

    fn client(&self, calls: u32) {
        self.runtime.block_on(async {
            for _ in 0..calls {
                let service = self.client.get_service(WORKSPACE, SERVICE).await.expect("the server has the service");
                std::hint::black_box(service);
            }
        });
    }

    fn by_hand(&self, calls: u32) {
        self.runtime.block_on(async {
            for _ in 0..calls {
                let service = self.by_hand.get_service(WORKSPACE, SERVICE).await.expect("the server has the service");
                std::hint::black_box(service);
            }
        });
    }
}

fn probe(way: &str, url: &str, calls: u32) {
    let ways = Ways::new(url);
    if way == "client" { ways.client(calls) } else { ways.by_hand(calls) }
}

fn report() {
    let server = Server::start();
    let ways = Ways::new(&server.url);
    // Connections, and what is set up once.
    ways.client(2_000);
    ways.by_hand(2_000);
    let mut out = std::io::stdout().lock();
    let mut row = |what: &str, client: f64, by_hand: f64| {
        let _ = writeln!(out, "{what:<28} {client:>12.1} {by_hand:>12.1} {:>8.3}", client / by_hand);
    };
    println!("{:<28} {:>12} {:>12} {:>8}", "get-service, per call", "client", "by hand", "ratio");
    let (client, by_hand) = times(&ways);
    row("time, µs (median)", client, by_hand);
    let (client, by_hand) = (allocations(|calls| ways.client(calls)), allocations(|calls| ways.by_hand(calls)));
    row("allocations", client.0, by_hand.0);
    row("allocated, bytes", client.1, by_hand.1);
    match instructions::per_call(&server.url, "client").zip(instructions::per_call(&server.url, "by-hand")) {
        Some((client, by_hand)) => row("instructions", client, by_hand),
        None => println!("instructions: not counted, for there is no valgrind"),
    }
}

/// Microseconds a call, by turns.
fn times(ways: &Ways) -> (f64, f64) {
    const ROUNDS: usize = 400;
    const CALLS: u32 = 50;
    let mut taken = [Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS)];
    for round in 0..2 * ROUNDS {
        let begin = Instant::now();
        // Each goes first as often as the other: client, hand, hand, client.
        let by_hand = matches!(round % 4, 1 | 2);
        if by_hand {
            ways.by_hand(CALLS)
        } else {
            ways.client(CALLS)
        }
        taken[usize::from(by_hand)].push(begin.elapsed());
    }
    let [client, by_hand] = taken.map(|times| median(times).as_secs_f64() * 1e6 / f64::from(CALLS));
    (client, by_hand)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Allocations and bytes a call, on the thread that calls.
fn allocations(run: impl Fn(u32)) -> (f64, f64) {
    const CALLS: u32 = 1_000;
    let info = allocation_counter::measure(|| run(CALLS));
    #[allow(clippy::cast_precision_loss, reason = "they are far below 2⁵²")]
    let per_call = |count: u64| count as f64 / f64::from(CALLS);
    (per_call(info.count_total), per_call(info.bytes_total))
}
