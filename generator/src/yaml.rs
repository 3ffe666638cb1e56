//! YAML 1.2.2 text as nodes with their places: loading makes values of them, and locating looks for pointers in them.

mod compose;
mod members;
mod nodes;
mod tags;

pub(crate) use compose::{compose, too_deep};
pub(crate) use members::{Budget, Member, members};
pub(crate) use nodes::{Content, Node};
pub(crate) use tags::{Kind, Tag};

/// How many sequences and mappings may stand in one another: as many as `serde_json` allows of arrays and objects.
pub(crate) const DEEPEST: usize = 127;
