//! The server, in a process of its own, so that what it remembers does not count for the client.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use clientwright_tests::faults::{Answered, Fault, FaultServer, Plan, Received, reply};
use clientwright_tests::samples;
use serde_json::{Value, json};

use super::calls;
use super::ledger::{Entry, Ledger, entries};
use super::mix;
use super::options::Options;

/// The server's process, which ends with this one.
pub(crate) struct Process {
    process: Child,
    pub(crate) url: String,
}

impl Process {
    pub(crate) fn start(options: &Options) -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut process = Command::new(program)
            .args(["--serve", "--calls", &options.calls.to_string(), "--seed", &options.seed.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program can be started again");
        let mut url = String::new();
        let output = process.stdout.take().expect("standard output is piped");
        BufReader::new(output).read_line(&mut url).expect("the server says where it is");
        Self { process, url: url.trim().to_owned() }
    }

    /// What the server knows of each call, and how many faults of each kind there were.
    pub(crate) async fn account(&self) -> (Vec<Entry>, BTreeMap<String, u64>) {
        let get = async |what: &str| {
            let response = reqwest::get(format!("{}/soak/{what}", self.url)).await.expect("the server answers");
            response.bytes().await.expect("the server answers to the end")
        };
        let faults = serde_json::from_slice(&get("faults").await).expect("the server answers with JSON");
        (entries(&get("ledger").await), faults)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// What the server's closures share.
struct State {
    seed: u64,
    ledger: Ledger,
    faults: Mutex<BTreeMap<&'static str, u64>>,
}

/// Prints its URL, and runs until its standard input is closed.
pub(crate) fn serve(options: &Options) {
    let ledger = Ledger::new(options.calls);
    let state = Arc::new(State { seed: options.seed, ledger, faults: Mutex::default() });
    let plan = Plan::chosen({
        let state = Arc::clone(&state);
        move |request| state.fault(request)
    });
    let server = FaultServer::counting(plan, move |request| state.answer(request).into_bytes());
    println!("{}", server.url());
    let _ = std::io::stdin().read_line(&mut String::new());
}

impl State {
    fn fault(&self, request: &Received) -> Option<Fault> {
        let call = call_of(request)?;
        let earlier = self.ledger.reach(call);
        let fault = mix::fault(self.seed, call, earlier, request.target())?;
        if let Fault::Redirect(..) = fault {
            self.ledger.redirect(call);
        }
        *self.faults.lock().unwrap_or_else(PoisonError::into_inner).entry(fault.name()).or_default() += 1;
        Some(fault)
    }

    fn answer(&self, request: &Received) -> Answered {
        match (call_of(request), request.target()) {
            (Some(call), _) => self.apply(request, call),
            (None, "/soak/ledger") => Answered { body: self.ledger.to_bytes(), ..reply("200 OK", None) },
            (None, "/soak/faults") => {
                reply("200 OK", Some(&json!(*self.faults.lock().unwrap_or_else(PoisonError::into_inner))))
            }
            _ => reply("404 Not Found", None),
        }
    }

    fn apply(&self, request: &Received, call: usize) -> Answered {
        let again = self.ledger.applied(call) > 0;
        // What was created under a key is there, and what was deleted is not, when the same request comes again.
        let known = again && request.header("idempotency-key").is_some();
        if again && request.operation() == "delete-service" {
            return reply("404 Not Found", None);
        }
        if !known {
            self.ledger.apply(call);
        }
        let service = service(call);
        match request.operation() {
            "list-services" => reply("200 OK", Some(&json!({ "items": [service], "has_more": false }))),
            "create-service" => reply("201 Created", Some(&service)),
            "delete-service" | "upsert-service-version-set" => reply("204 No Content", None),
            _ => reply("200 OK", Some(&service)),
        }
    }
}

fn service(call: usize) -> Value {
    let mut service = samples::service();
    service["id"] = calls::id(call).to_string().into();
    service["name"] = calls::name(call).into();
    service
}

/// The number of the call that a request belongs to, which is in its path, its query or its body.
fn call_of(request: &Received) -> Option<usize> {
    let number = |name: &str| name.strip_prefix("soak-").and_then(|number| number.parse().ok());
    match request.operation() {
        "" => None,
        "list-services" => number(request.target().split_once("search=")?.1),
        "create-service" => {
            let body: Value = serde_json::from_slice(request.body()).ok()?;
            number(body["name"].as_str()?)
        }
        _ => {
            let id = request.target().split('/').nth(4)?;
            usize::try_from(id.parse::<uuid::Uuid>().ok()?.as_u128()).ok()
        }
    }
}
