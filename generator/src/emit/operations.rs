//! The `operations` module: a file an operation. Where there are many, they stand in a module a tag.

mod table;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{self, imports};
use super::types::{Passed, Scope, passed};
use super::{File, bodies, errors, groups, headers, pagination, parts, responses, tokens, variants};
use crate::ir::{Api, Identifier, Method, Operation, in_ascii};

/// How many modules deep an operation's file is.
pub(super) fn depth(api: &Api) -> usize {
    if api.groups.is_empty() { 2 } else { 3 }
}

/// `operations.rs`, the files of groups of operations, and those of the operations.
pub(super) fn files(api: &Api) -> Vec<File<'_>> {
    let root = File::rust("src/operations.rs".to_owned(), || root(api));
    let mut files = vec![root];
    if api.groups.is_empty() {
        files.extend(api.operations.iter().map(|operation| file(api, "src/operations", operation)));
    }
    for group in &api.groups {
        let folder = format!("src/operations/{}", group.module.text());
        files.push(File::rust(format!("{folder}.rs"), move || groups::operations(api, group)));
        files.extend(groups::members(api, group).map(|operation| file(api, &folder, operation)));
    }
    files
}

fn file<'a>(api: &'a Api, folder: &str, operation: &'a Operation) -> File<'a> {
    let path = format!("{folder}/{}.rs", in_ascii(operation.function.text()));
    File::rust(path, move || {
        let code = items(api, operation);
        let imports = imports(&code, &imports::root(depth(api)));
        let shared = variants::shared(operation);
        quote!(#imports #shared #code)
    })
}

fn root(api: &Api) -> TokenStream {
    if !api.groups.is_empty() {
        return groups::all(api);
    }
    let modules = modules(api.operations.iter());
    quote! {
        //! The operations of the API: the arguments of each, its call, and the failures that it declares.

        #modules
    }
}

/// The modules of operations, and the names that are to be had from them.
pub(super) fn modules<'a>(operations: impl Iterator<Item = &'a Operation> + Clone) -> TokenStream {
    let module = |operation: &Operation| tokens::module(&in_ascii(operation.function.text()));
    let modules = operations.clone().map(module);
    let names = operations.map(|operation| {
        let Operation { arguments, call, error, .. } = operation;
        let module = module(operation);
        let error = variants::has_errors(operation).then_some(error);
        let response = variants::has_successes(operation).then_some(&operation.success.name);
        let names = [Some(arguments), Some(call), error, response, parts::name(operation)];
        let names = names.into_iter().flatten();
        quote!(pub use #module::{#(#names),*};)
    });
    quote! {
        #(mod #modules;)*

        #(#names)*
    }
}

fn items(api: &Api, operation: &Operation) -> TokenStream {
    let table = table::items(api, operation);
    let pages = pagination::implementation(api, operation);
    let headers = headers::implementation(api, operation);
    let body = parts::items(api, operation);
    let errors = variants::has_errors(operation).then(|| errors::items(api, operation));
    let outcomes = responses::items(api, operation);
    quote! {
        #table
        #pages
        #headers
        #body
        #outcomes
        #errors
    }
}

/// What is put into a call before it is made: required parameters and a required body.
pub(super) fn required_arguments<'a>(api: &Api, operation: &'a Operation) -> Vec<(&'a Identifier, Passed)> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let parameters = required.map(|parameter| (&parameter.name, passed(api, &parameter.shape, Scope::Beside)));
    let body = operation.body.iter().filter(|body| body.required);
    let body = body.map(|body| (&body.name, bodies::passed(api, body)));
    parameters.chain(body).collect()
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
