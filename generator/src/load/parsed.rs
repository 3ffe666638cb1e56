//! What a text says, before it is known to be a document.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Document;
use crate::context::Context;
use crate::diagnostic::Code;
use crate::source::{Location, SourceId};

/// A value as it was read.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) value: Value,
    /// The JSON pointers of keys that their object has more than once, in order.
    pub(super) duplicates: BTreeSet<String>,
    /// Tags that say nothing to us, by the bytes of the text where they begin.
    pub(super) unknown_tags: BTreeMap<usize, String>,
}

impl Parsed {
    /// Whether the value claims to be an OpenAPI document.
    pub(super) fn is_document(&self) -> bool {
        self.value.as_object().is_some_and(|value| value.contains_key("openapi") || value.contains_key("swagger"))
    }

    /// The document, once its text is kept.
    pub(super) fn report(self, source: SourceId, cx: &mut Context) -> Document {
        for (offset, tag) in self.unknown_tags {
            let message = format!("the tag `{tag}` is not known, and is ignored");
            cx.warning(Code::YamlUnknownTag, Location::at_offset(source, offset), message);
        }
        for pointer in self.duplicates {
            let message = "this key stands in its object more than once; the last one counts";
            cx.warning(Code::JsonDuplicateKey, Location::new(source, pointer), message);
        }
        Document { source, value: self.value }
    }
}
