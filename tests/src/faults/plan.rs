//! Which request meets which fault.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Fault, Received};

/// The faults of a server.
#[derive(Clone)]
pub struct Plan(pub(super) Kind);

type Choose = dyn Fn(&Received) -> Option<Fault> + Send + Sync;

#[derive(Clone)]
pub(super) enum Kind {
    /// For the first request, the second, and so on; then none.
    Listed(Arc<[Fault]>, Arc<AtomicUsize>),
    /// The same for all.
    Always(Fault),
    /// By what the request is.
    Chosen(Arc<Choose>),
}

impl Plan {
    /// No faults.
    pub fn good() -> Self {
        Self::of([])
    }

    /// These faults for successive requests, on whatever connection they arrive; behind them, none.
    pub fn of(faults: impl IntoIterator<Item = Fault>) -> Self {
        Self(Kind::Listed(faults.into_iter().collect(), Arc::default()))
    }

    /// The same fault for every request.
    pub fn always(fault: Fault) -> Self {
        Self(Kind::Always(fault))
    }

    /// A fault, or none, by the request. It has to be read for this: [`Fault::ResetBefore`] then means that it is read
    /// and forgotten, for which the client sees no difference.
    pub fn chosen(choose: impl Fn(&Received) -> Option<Fault> + Send + Sync + 'static) -> Self {
        Self(Kind::Chosen(Arc::new(choose)))
    }

    /// The fault of the request that begins to arrive now, unless that depends on what it is.
    pub(super) fn next(&self) -> Next {
        match &self.0 {
            Kind::Listed(faults, next) => Next::Known(faults.get(next.fetch_add(1, Ordering::Relaxed)).cloned()),
            Kind::Always(fault) => Next::Known(Some(fault.clone())),
            Kind::Chosen(choose) => Next::Chosen(Arc::clone(choose)),
        }
    }
}

/// What is known of a request's fault before the request is read.
pub(super) enum Next {
    Known(Option<Fault>),
    Chosen(Arc<Choose>),
}

impl Next {
    /// The fault, once the request is read.
    pub(super) fn of(self, request: &Received) -> Option<Fault> {
        match self {
            Self::Known(fault) => fault,
            Self::Chosen(choose) => choose(request),
        }
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Listed(faults, _) => f.debug_tuple("Listed").field(faults).finish(),
            Kind::Always(fault) => f.debug_tuple("Always").field(fault).finish(),
            Kind::Chosen(_) => f.debug_tuple("Chosen").finish_non_exhaustive(),
        }
    }
}
