//! The third stage: from many documents to one API.

mod compare;
mod components;
mod paths;
mod root;
mod schemas;
mod shape;
mod unite;

pub(crate) use self::schemas::text;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem};

use self::unite::Unite;
use crate::context::Context;
use crate::lower::Lowered;

/// One API.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// What all documents say together. Its text and order do not depend on the documents' names and order.
    pub api: OpenAPI,
    /// Its webhooks, by name.
    pub webhooks: IndexMap<String, PathItem>,
    /// How many documents it was made of.
    pub documents: usize,
    /// How many definitions of schemas the documents had, copies counted.
    pub schema_copies: usize,
    /// How many operations it has.
    pub operations: usize,
}

/// Makes one API of all documents.
///
/// Equal definitions of one name become one, whatever the order of their keys and of `required` and `enum`; where they
/// differ in annotations alone, that is a warning, and the choice does not depend on the order of the documents.
/// Definitions of one name that differ otherwise, and operations of one path and method that do, are errors that show
/// both places. `servers` and `security` that are not the same in all documents become those of the operations.
pub fn merge(lowered: Vec<Lowered>, cx: &mut Context) -> Merged {
    let documents = lowered.len();
    let (mut apis, webhooks): (Vec<OpenAPI>, Vec<_>) =
        lowered.into_iter().map(|lowered| (lowered.api, lowered.webhooks)).unzip();
    let components = apis.iter().filter_map(|api| api.components.as_ref());
    let schema_copies = components.map(|components| components.schemas.len()).sum();
    root::push_down(&mut apis);
    let mut api = root::root(&apis, cx);
    let mut unite = Unite::new(cx);
    api.components = components::components(&mut apis, &mut unite);
    api.paths = paths::paths(&mut apis, &mut unite);
    let webhooks = paths::unite(webhooks.into_iter().flatten(), &mut unite);
    let operations = api.operations().count();
    Merged { api, webhooks, documents, schema_copies, operations }
}
