//! What documents say of themselves: `info`, `servers`, `security`, `tags`.

use std::collections::BTreeMap;

use openapiv3::{Info, OpenAPI, Operation, PathItem, ReferenceOr, Server, Tag};

use super::shape::Shape;
use super::unite::{smallest, text};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::source::origin_of;

/// Makes `servers` and `security` those of the operations, unless all documents that have operations agree on them.
///
/// `security: []` says that there is none, and so is not the same as none.
pub(super) fn push_down(apis: &mut [OpenAPI]) {
    if !agree(apis, |api| server_texts(&api.servers)) {
        for api in apis.iter_mut() {
            let servers = std::mem::take(&mut api.servers);
            for operation in operations(api).filter(|operation| operation.servers.is_empty()) {
                operation.servers.clone_from(&servers);
            }
        }
    }
    if !agree(apis, |api| api.security.clone()) {
        for api in apis.iter_mut() {
            let security = api.security.take();
            for operation in operations(api).filter(|operation| operation.security.is_none()) {
                operation.security.clone_from(&security);
            }
        }
    }
}

/// Everything but components and paths.
pub(super) fn root(apis: &[OpenAPI], cx: &mut Context) -> OpenAPI {
    report_info(apis, cx);
    let servers = with_operations(apis).map(|api| &api.servers);
    OpenAPI {
        openapi: apis.iter().map(|api| &api.openapi).min().cloned().unwrap_or_default(),
        info: smallest(apis.iter().map(|api| &api.info), Shape::Plain).cloned().unwrap_or_default(),
        servers: smallest(servers, Shape::List(&Shape::Server)).cloned().unwrap_or_default(),
        security: smallest(with_operations(apis).map(|api| &api.security), Shape::Opaque).cloned().flatten(),
        tags: tags(apis),
        external_docs: smallest(apis.iter().filter_map(|api| api.external_docs.as_ref()), Shape::Plain).cloned(),
        extensions: apis.first().map(|api| api.extensions.clone()).unwrap_or_default(),
        ..OpenAPI::default()
    }
}

fn report_info(apis: &[OpenAPI], cx: &mut Context) {
    let Some(first) = smallest(apis.iter().map(|api| &api.info), Shape::Plain) else { return };
    let says = |info: &Info| (info.title.clone(), info.version.clone());
    let others = apis.iter().map(|api| &api.info).filter(|info| says(info) != says(first));
    let Some(other) = smallest(others, Shape::Plain) else { return };
    let name = |info: &Info| format!("`{}` {}", info.title, info.version);
    let message = format!("the documents are of different APIs, or versions: {}", name(other));
    let related = origin_of(&first.extensions).map(|origin| cx.label(origin, name(first)));
    let diagnostic = cx.warning(Code::MergeInfoDiffers, origin_of(&other.extensions), message);
    diagnostic.with_help(format!("the client is called after {}", name(first)));
    diagnostic.related.extend(related);
}

/// The tags of all documents, each once, by name.
fn tags(apis: &[OpenAPI]) -> Vec<Tag> {
    let mut by_name: BTreeMap<&str, Vec<&Tag>> = BTreeMap::new();
    for tag in apis.iter().flat_map(|api| &api.tags) {
        by_name.entry(&tag.name).or_default().push(tag);
    }
    by_name.into_values().filter_map(|tags| smallest(tags.into_iter(), Shape::Plain).cloned()).collect()
}

/// Whether all documents that have operations say the same.
fn agree<T: PartialEq>(apis: &[OpenAPI], says: impl Fn(&OpenAPI) -> T) -> bool {
    let mut all = with_operations(apis).map(says);
    let first = all.next();
    all.all(|other| first.as_ref() == Some(&other))
}

/// The documents that have operations; all of them if none has.
fn with_operations(apis: &[OpenAPI]) -> impl Iterator<Item = &OpenAPI> {
    let none = apis.iter().all(|api| api.operations().next().is_none());
    apis.iter().filter(move |api| none || api.operations().next().is_some())
}

/// What tells lists of servers apart: their descriptions do not.
fn server_texts(servers: &[Server]) -> Vec<String> {
    let plain = |server: &Server| Server { description: None, ..server.clone() };
    servers.iter().map(|server| text(&plain(server), Shape::Server)).collect()
}

fn operations(api: &mut OpenAPI) -> impl Iterator<Item = &mut Operation> {
    let items = api.paths.paths.values_mut().filter_map(|item| match item {
        ReferenceOr::Item(item) => Some(item),
        ReferenceOr::Reference { .. } => None,
    });
    items.flat_map(|item| {
        let PathItem { get, put, post, delete, options, head, patch, trace, .. } = item;
        [get, put, post, delete, options, head, patch, trace].into_iter().flatten()
    })
}
