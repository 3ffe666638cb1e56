//! Servers: where the API is.

use super::{Docs, Identifier};

/// A server (OpenAPI 3.1.1 §4.8.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The base URL, its variables having their defaults; `None` where one has none.
    pub url: Option<String>,
    /// The URL with its variables in braces.
    pub template: String,
    /// The function that chooses it: `production`.
    pub function: Identifier,
    /// `description`.
    pub docs: Docs,
    /// The variables of the template, in their order.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL (OpenAPI 3.1.1 §4.8.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name in the document.
    pub name: String,
    /// The method that sets it, which servers share that have a variable of this name.
    pub setter: Identifier,
    /// Its value unless it is set; `None` where it has to be.
    pub default: Option<String>,
    /// What it can be; anything where this is empty.
    pub values: Vec<String>,
    /// `description`.
    pub docs: Docs,
}
