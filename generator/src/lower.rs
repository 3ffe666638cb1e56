//! The second stage: from documents of several versions to one dialect, on the types of `openapiv3`.
//!
//! The dialect is OpenAPI 3.0 as these types say it, with conventions of its own:
//!
//! - Whatever has extensions carries its origin there ([`ORIGIN`](crate::source::ORIGIN)), and nothing else.
//! - Null is `nullable`, never a member of an `enum`. A schema of null alone is an `AnySchema` of the type `null`.
//! - A reference that has annotations beside it, or is nullable, is an `allOf` of that one reference.
//! - Every reference leads to a component of the same document, and reads `#/components/<kind>/` and then the
//!   component's name as it is, without the escapes of a JSON pointer.
//! - What else a reference leads to stands in its place.
//! - Mutual TLS is an HTTP scheme of the name `lower::MUTUAL_TLS`, which is no name that such a scheme can have.
//! - Webhooks stand beside, for 3.0 has none.
//! - A server variable without a default has itself for one, in braces.
//! - Path items have neither parameters nor servers of their own: their operations have them.

mod components;
mod content;
mod cycles;
mod document;
mod follow;
mod forms;
mod incoming;
mod info;
mod keywords;
mod node;
mod operation;
mod parameter;
mod paths;
mod places;
mod references;
mod response;
mod schema;
pub mod schemas;
pub(crate) mod security;
pub(crate) mod server;
mod similar;
pub(crate) mod table;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem};
use serde_json::{Map, Value};

use self::node::Node;
use crate::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Document;
use crate::source::{OriginId, SourceId};

pub(crate) use self::response::EXPLODED;

/// What the types of `openapiv3` have no word for.
pub(crate) const MUTUAL_TLS: &str = "mutual TLS";

/// The versions of OpenAPI that are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
}

/// A document in the one dialect.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The document's text.
    pub source: SourceId,
    /// The version it was written in.
    pub version: Version,
    /// What it says.
    pub api: OpenAPI,
    /// `webhooks`, by name: of each what its requests and their answers are made of.
    pub webhooks: IndexMap<String, PathItem>,
}

/// Brings every document to one dialect.
///
/// What a document gets wrong is reported to `cx` with its place, and the walk goes on; a document of a version that
/// is not understood is left out.
pub fn lower(documents: Vec<Document>, cx: &mut Context) -> Vec<Lowered> {
    documents.into_iter().filter_map(|document| document::document(&document, cx)).collect()
}

/// What the walk over one document carries along.
struct Walk<'a, 'cx> {
    cx: &'cx mut Context,
    version: Version,
    /// The whole document.
    root: Node<'a>,
    /// `components` as they are in the document.
    components: Option<&'a Map<String, Value>>,
    /// The schemas that were met.
    met: table::Met<'a>,
    /// The components that are nothing but references to one another, in circles.
    circular: BTreeSet<String>,
    /// Security schemes that the document has but the dialect cannot say.
    schemes_left_out: BTreeSet<&'a str>,
    /// The places, by the addresses of their values, that references led to and that are being walked over.
    following: Vec<usize>,
    /// `links` of responses.
    links: Vec<OriginId>,
}

impl Walk<'_, '_> {
    /// Reports that a part of the document is not what the specification says it is.
    fn malformed(&mut self, origin: OriginId, message: impl Into<String>) -> &mut Diagnostic {
        self.cx.error(Code::DocumentMalformed, origin, message)
    }
}
