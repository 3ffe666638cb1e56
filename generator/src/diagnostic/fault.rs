//! What makes a text unreadable.

use super::Code;
use crate::context::Context;
use crate::source::{Location, SourceId};

/// Why a text is none that is read, while it has no [`SourceId`] yet.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    pub(crate) message: String,
    /// The byte of the text where reading stopped.
    pub(crate) offset: usize,
}

impl Fault {
    pub(crate) fn new(code: Code, offset: usize, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), offset }
    }

    /// Reports it as an error of the text, once that is kept.
    pub(crate) fn report(self, source: SourceId, cx: &mut Context) {
        cx.error(self.code, Location::at_offset(source, self.offset), self.message);
    }
}
