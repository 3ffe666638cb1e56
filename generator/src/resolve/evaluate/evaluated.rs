//! What was looked at (JSON Schema 2020-12 core §11).

use std::collections::BTreeSet;

/// The properties and items of one value that some keyword looked at.
#[derive(Debug, Default)]
pub(super) struct Evaluated {
    pub(super) properties: BTreeSet<String>,
    pub(super) items: BTreeSet<usize>,
}

impl Evaluated {
    /// What another schema looked at counts as well.
    pub(super) fn add(&mut self, other: Self) {
        self.properties.extend(other.properties);
        self.items.extend(other.items);
    }
}
