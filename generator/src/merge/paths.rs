//! Paths unite by method.

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Operation, PathItem, Paths, ReferenceOr};

use super::shape::Shape;
use super::unite::{Copy, Subject, Unite, smallest};
use crate::diagnostic::Code;
use crate::source::origin_of;

/// The paths of all documents, sorted. Those that differ only in the names of parameters stay apart.
pub(super) fn paths(apis: &mut [OpenAPI], unite: &mut Unite<'_>) -> Paths {
    let all = apis.iter_mut().flat_map(|api| std::mem::take(&mut api.paths.paths));
    let items = all.filter_map(|(path, item)| Some((path, item.into_item()?)));
    let paths = self::unite(items, unite).into_iter().map(|(path, item)| (path, ReferenceOr::Item(item))).collect();
    Paths { paths, ..Paths::default() }
}

/// Path items of all documents, by their paths or by the names of webhooks, sorted.
pub(super) fn unite(
    items: impl Iterator<Item = (String, PathItem)>,
    unite: &mut Unite<'_>,
) -> IndexMap<String, PathItem> {
    let mut by_path: IndexMap<String, Vec<PathItem>> = IndexMap::new();
    for (path, item) in items {
        by_path.entry(path).or_default().push(item);
    }
    by_path.sort_unstable_keys();
    let mut united = IndexMap::with_capacity(by_path.len());
    for (path, items) in by_path {
        let item = path_item(&path, items, unite);
        united.insert(path, item);
    }
    united
}

fn path_item(path: &str, mut items: Vec<PathItem>, unite: &mut Unite<'_>) -> PathItem {
    if items.len() < 2 {
        return items.pop().unwrap_or_default();
    }
    let mut method = |name: &str, select: fn(&mut PathItem) -> &mut Option<Operation>| {
        let operations = items.iter_mut().filter_map(|item| select(item).take());
        let copies: Vec<Copy<Operation>> =
            operations.map(|item| Copy { origin: origin_of(&item.extensions), item }).collect();
        let subject = format!("`{} {path}`", name.to_ascii_uppercase());
        let conflict = Code::MergeConflictingOperation;
        unite.unite(copies, &Subject { shape: Shape::Operation, conflict, name: &subject })
    };
    let mut united = PathItem {
        get: method("get", |item| &mut item.get),
        put: method("put", |item| &mut item.put),
        post: method("post", |item| &mut item.post),
        delete: method("delete", |item| &mut item.delete),
        options: method("options", |item| &mut item.options),
        head: method("head", |item| &mut item.head),
        patch: method("patch", |item| &mut item.patch),
        trace: method("trace", |item| &mut item.trace),
        ..PathItem::default()
    };
    // Only annotations are left.
    if let Some(annotated) = smallest(items.iter(), Shape::Plain) {
        united.summary.clone_from(&annotated.summary);
        united.description.clone_from(&annotated.description);
        united.extensions.clone_from(&annotated.extensions);
    }
    united
}
