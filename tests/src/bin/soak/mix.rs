//! Which faults there are, and how many of each.

use clientwright_tests::faults::Fault;

/// The fault of a call's request, by the seed, the number of the call, and how many requests of it came before.
/// `target` is where a redirect leads: to the same place once more.
pub(crate) fn fault(seed: u64, call: usize, earlier: u8, target: &str) -> Option<Fault> {
    let mut place = random(seed, call, earlier) % 1000;
    for (share, fault) in faults(target) {
        if place < share {
            return Some(fault);
        }
        place -= share;
    }
    None
}

/// Faults, each with how many of a thousand requests meet it.
fn faults(target: &str) -> [(u64, Fault); 19] {
    [
        (15, Fault::ResetBefore),
        (15, Fault::ResetAfter),
        (10, Fault::ResetWithin),
        (10, Fault::Close),
        (1, Fault::Stall),
        (1, Fault::StallWithin),
        (10, Fault::Truncate),
        (10, Fault::Refuse(429, Some("0".to_owned()))),
        (5, Fault::Refuse(503, None)),
        (5, Fault::Refuse(503, Some("Thu, 01 Jan 1970 00:00:00 GMT".to_owned()))),
        (8, Fault::Garbage),
        (4, Fault::Html),
        (4, Fault::PlainText),
        (4, Fault::ShortLength),
        (5, Fault::Trickle),
        (10, Fault::Redirect(307, target.to_owned())),
        (5, Fault::UnknownEnum),
        (5, Fault::MissingOptional),
        (4, Fault::WrongFieldType),
    ]
}

/// A number that looks like chance, and is the same whenever it is asked for.
fn random(seed: u64, call: usize, earlier: u8) -> u64 {
    let call = u64::try_from(call).unwrap_or(u64::MAX);
    fastrand::Rng::with_seed(seed ^ call.rotate_left(20) ^ u64::from(earlier).rotate_left(56)).u64(..)
}
