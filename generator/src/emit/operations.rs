//! The `operations` module: what a file of operations has, each said once in one table. Where there are many, they stand in a
//! file a tag.

mod notes;
mod table;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{self, imports};
use super::{File, docs, errors, groups, parts, responses};
use crate::ir::{Api, Group, Method, Operation};

/// How many modules deep the file of an operation is.
pub(super) fn depth(api: &Api) -> usize {
    if api.groups.is_empty() { 1 } else { 2 }
}

/// `operations.rs`, and the files of groups of operations.
pub(super) fn files(api: &Api) -> Vec<File<'_>> {
    let root = File::rust("src/operations.rs".to_owned(), || root(api));
    let groups = api.groups.iter().map(|group| {
        let path = format!("src/operations/{}.rs", group.module.text());
        File::rust(path, move || group_items(api, group))
    });
    std::iter::once(root).chain(groups).chain(errors::file(api)).collect()
}

fn root(api: &Api) -> TokenStream {
    if !api.groups.is_empty() {
        return groups::all(api);
    }
    let operations: Vec<&Operation> = api.operations.iter().collect();
    let failures = errors::module(api);
    let items = items(api, &operations, None);
    quote! {
        //! The operations of the API: the arguments of each, its call, and the failures that it declares.

        #failures

        #items
    }
}

/// The file of a group, whose page says what the document says of its tag. So does the client's page.
fn group_items(api: &Api, group: &Group) -> TokenStream {
    let operations: Vec<&Operation> = groups::members(api, group).collect();
    let documentation = groups::documentation(group);
    let page = docs::inner_attributes(&documentation);
    let failures = errors::import(&operations);
    let items = items(api, &operations, Some(docs::attributes(&documentation)));
    quote!(#page #failures #items)
}

/// The table of operations, and what stands beside it.
fn items(api: &Api, operations: &[&Operation], docs: Option<TokenStream>) -> TokenStream {
    if operations.is_empty() {
        return TokenStream::new();
    }
    let common = table::Common::of(operations);
    let head = common.tokens(api);
    let entries = operations.iter().map(|operation| table::entry(api, operation, &common));
    let beside = operations.iter().map(|operation| beside(api, operation));
    let code = quote! {
        operation::operations! {
            #docs
            impl Client #head
            #(#entries)*
        }
        #(#beside)*
    };
    let imports = imports(&code, &imports::root(depth(api)));
    quote!(#imports #code)
}

/// What no table has room for.
fn beside(api: &Api, operation: &Operation) -> TokenStream {
    let checks = table::checks(api, operation);
    let body = parts::items(api, operation);
    let outcomes = responses::items(api, operation);
    let received = responses::checks(api, operation);
    let failures = errors::own_checks(api, operation);
    quote!(#checks #body #outcomes #received #failures)
}

/// The method as RFC 9110 §9 writes it.
pub(super) fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Put => "PUT",
        Method::Post => "POST",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
        Method::Head => "HEAD",
        Method::Patch => "PATCH",
        Method::Trace => "TRACE",
    }
}
