//! One pass over a document's text that finds where pointers lead.

mod json;
mod trie;
mod yaml;

use std::ops::Range;

use self::trie::Trie;
use super::Syntax;

/// What each of `pointers` (RFC 6901) leads to in `text`: the key of an object's member, the value of an array's
/// element; of an array or object as a value, its opening bracket, or what it begins with where it has none. A pointer
/// that leads nowhere gets what it leads to last. Of a key that is there twice, the last one counts.
pub(super) fn find(text: &str, syntax: Syntax, pointers: &[&str]) -> Vec<Range<usize>> {
    let mut trie = Trie::default();
    let leaves: Vec<usize> = pointers.iter().map(|pointer| trie.insert(pointer)).collect();
    match syntax {
        Syntax::Json => json::find(text, &mut trie),
        Syntax::Yaml => yaml::find(text, &mut trie),
    }
    leaves.into_iter().map(|leaf| trie.span(leaf)).collect()
}
