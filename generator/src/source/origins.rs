//! Where values come from: an arena of JSON pointers that share their beginnings.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Location, SourceId};

/// The extension of `openapiv3` values that holds the [`OriginId`] of what they were made of, as a number.
pub const ORIGIN: &str = "x-clientwright-origin";

/// A place in a document, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OriginId(u32);

impl OriginId {
    /// The place of what stands in no document.
    pub const NOWHERE: Self = Self(u32::MAX);
}

/// The places that [`OriginId`]s stand for.
#[derive(Debug, Default)]
pub struct Origins {
    entries: Vec<Entry>,
    /// The keys of all entries, one after another.
    keys: String,
}

#[derive(Clone, Copy, Debug)]
enum Entry {
    Root(SourceId),
    Key { parent: OriginId, start: usize, length: u32 },
    Index { parent: OriginId, index: u32 },
}

impl Origins {
    /// The document itself.
    pub fn root(&mut self, source: SourceId) -> OriginId {
        self.push(Entry::Root(source))
    }

    /// The member `key` of the object at `parent`.
    pub fn child(&mut self, parent: OriginId, key: &str) -> OriginId {
        let start = self.keys.len();
        self.keys.push_str(key);
        self.push(Entry::Key { parent, start, length: u32::try_from(key.len()).unwrap_or(u32::MAX) })
    }

    /// The element `index` of the array at `parent`.
    pub fn index(&mut self, parent: OriginId, index: usize) -> OriginId {
        self.push(Entry::Index { parent, index: u32::try_from(index).unwrap_or(u32::MAX) })
    }

    /// The place in words that outlive the arena. An id of another arena is the start of the first document.
    #[must_use]
    pub fn location(&self, id: OriginId) -> Location {
        let mut tokens = Vec::new();
        let mut next = Some(id);
        let mut source = SourceId(0);
        while let Some(entry) = next.and_then(|id| self.entries.get(id.0 as usize)) {
            match *entry {
                Entry::Root(root) => {
                    source = root;
                    break;
                }
                Entry::Key { parent, start, length } => {
                    let key = self.keys.get(start..start + length as usize).unwrap_or_default();
                    tokens.push(escape(key));
                    next = Some(parent);
                }
                Entry::Index { parent, index } => {
                    tokens.push(index.to_string());
                    next = Some(parent);
                }
            }
        }
        let pointer = tokens.iter().rev().fold(String::new(), |pointer, token| pointer + "/" + token);
        Location::new(source, pointer)
    }

    fn push(&mut self, entry: Entry) -> OriginId {
        let id = OriginId(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        self.entries.push(entry);
        id
    }
}

/// The origin that an `openapiv3` value carries in its extensions.
#[must_use]
pub fn origin_of(extensions: &IndexMap<String, Value>) -> Option<OriginId> {
    origin(extensions.get(ORIGIN)?)
}

/// The origin that an `openapiv3` value carries in the JSON that it serialises to.
#[must_use]
pub fn origin_in(object: &serde_json::Map<String, Value>) -> Option<OriginId> {
    origin(object.get(ORIGIN)?)
}

/// Lets an `openapiv3` value carry its origin.
pub fn insert_origin(extensions: &mut IndexMap<String, Value>, origin: OriginId) {
    extensions.insert(ORIGIN.to_owned(), Value::from(origin.0));
}

fn origin(value: &Value) -> Option<OriginId> {
    u32::try_from(value.as_u64()?).ok().map(OriginId)
}

/// A key as a token of a JSON pointer (RFC 6901 §3).
fn escape(key: &str) -> String {
    if key.contains(['~', '/']) { key.replace('~', "~0").replace('/', "~1") } else { key.to_owned() }
}
