//! Groups: the operations that stand together, where there are many.

use super::{Docs, Identifier};

/// The operations whose first tag is the same (OpenAPI 3.1.1 §4.8.10, §4.8.22).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The module of these operations: `repos`.
    pub module: Identifier,
    /// The tag's name; `None` for operations without a tag.
    pub tag: Option<String>,
    /// The tag's `description`.
    pub docs: Docs,
    /// Positions in [`Api::operations`](super::Api::operations), in their order.
    pub operations: Vec<usize>,
}
