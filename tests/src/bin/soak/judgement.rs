//! Whether what the client says agrees with what the server knows.

use clientwright_tests::faults::Fault;

use super::calls::{Ended, Ending, Kind};
use super::ledger::Entry;
use super::mix;
use super::options::Options;
use super::run::{ATTEMPTS, Run};

/// How many shortfalls of single calls are told.
const TOLD: usize = 20;

/// How much resident memory may grow from the first quarter to the last, in bytes: what allocators keep back.
const GROWTH: u64 = 4 * 1024 * 1024;

/// Everything that falls short, in words.
pub(crate) fn judge(options: &Options, run: &Run) -> Vec<String> {
    let mut shortfalls = Vec::new();
    for (call, (ended, entry)) in run.endings.iter().zip(&run.entries).enumerate() {
        if let Some(problem) = problem_of(options, call, *ended, *entry) {
            let (kind, last) = (Kind::of(call), last(options, call, *entry));
            shortfalls.push(format!("call {call}, {kind:?}: {problem}: {ended:?}, {entry:?}, {last:?}"));
        }
    }
    let more = shortfalls.len().saturating_sub(TOLD);
    shortfalls.truncate(TOLD);
    if more > 0 {
        shortfalls.push(format!("{more} more calls"));
    }
    shortfalls.extend(problems_of_process(run));
    shortfalls
}

fn problems_of_process(run: &Run) -> Vec<String> {
    let mut problems = Vec::new();
    if run.endings.len() != run.entries.len() {
        problems.push("the server knows of another number of calls".to_owned());
    }
    if let Some((first, last)) = run.memory.quarters().filter(|(first, last)| *last > first + first / 10 + GROWTH) {
        problems.push(format!("resident memory grew from {first} to {last} bytes"));
    }
    if run.descriptors.1 > run.descriptors.0 {
        problems.push(format!("{} file descriptors are left open", run.descriptors.1 - run.descriptors.0));
    }
    if run.tasks > 0 {
        problems.push(format!("{} tasks are left running", run.tasks));
    }
    problems
}

fn problem_of(options: &Options, call: usize, ended: Option<Ended>, entry: Entry) -> Option<&'static str> {
    let kind = Kind::of(call);
    let Some(Ended { ending, attempts }) = ended else { return Some("it is lost") };
    let done = ending == Ending::Done;
    let repeated = u32::from(entry.reached.saturating_sub(entry.redirected));
    // A request that is redirected was not applied, and goes out again by the server's own wish.
    if !kind.is_repeatable() && repeated > 1 {
        return Some("it was sent again");
    }
    if repeated > ATTEMPTS || (!done && attempts > ATTEMPTS) {
        return Some("it was sent too often");
    }
    if matches!(kind, Kind::Create | Kind::CreateOnce | Kind::Delete) && entry.applied > 1 {
        return Some("it was applied twice");
    }
    if done && entry.applied == 0 {
        return Some("it is said to be done, and was not applied");
    }
    if is_passing(ending) && kind.is_repeatable() && attempts != ATTEMPTS {
        return Some("it was given up early");
    }
    let last = last(options, call, entry);
    (!fits(kind, ending, last.as_ref(), entry)).then_some("it did not end as its last answer says")
}

/// The fault of the last request that reached the server.
fn last(options: &Options, call: usize, entry: Entry) -> Option<Fault> {
    entry.reached.checked_sub(1).and_then(|earlier| mix::fault(options.seed, call, earlier, ""))
}

/// Whether another attempt might have ended better.
fn is_passing(ending: Ending) -> bool {
    matches!(ending, Ending::TooMany | Ending::Unavailable | Ending::Timeout | Ending::Broken)
}

/// Whether a call can end so whose last request that reached the server met this fault.
fn fits(kind: Kind, ending: Ending, last: Option<&Fault>, entry: Entry) -> bool {
    match ending {
        Ending::Done => match last {
            None | Some(Fault::PlainText | Fault::Trickle | Fault::UnknownEnum | Fault::MissingOptional) => true,
            Some(Fault::WrongFieldType) => !kind.has_body(),
            Some(_) => false,
        },
        Ending::Gone => kind == Kind::Delete && entry.applied == 1 && entry.reached > 1,
        Ending::TooMany => matches!(last, Some(Fault::Refuse(429, _))),
        Ending::Unavailable => matches!(last, Some(Fault::Refuse(503, _))),
        Ending::Unexpected => match last {
            // A page of HTML has 200, and so has a body that 204 could not have.
            Some(Fault::Html) => !matches!(kind, Kind::List | Kind::Get | Kind::Update),
            Some(Fault::ShortLength) => !kind.has_body(),
            _ => false,
        },
        Ending::Undecodable => match last {
            Some(Fault::Html) => matches!(kind, Kind::List | Kind::Get | Kind::Update),
            Some(Fault::ShortLength | Fault::WrongFieldType) => kind.has_body(),
            _ => false,
        },
        Ending::Timeout => matches!(last, Some(Fault::Stall | Fault::StallWithin)),
        // The request may also have gone to a connection that the server had closed behind the answer before.
        Ending::Broken => true,
        Ending::Foreign | Ending::Other => false,
    }
}
