//! The table of an operation, which the runtime's macros make its types, impls and method of.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::row_check::RowCheck;
use super::super::tokens::ident;
use super::super::types::{Passed, Scope, passed};
use super::super::{bodies, docs, errors, examples, headers, pagination, parameters, responses, row_check};
use super::{method_name, notes};
use crate::ir::{Api, Body, Identifier, Operation, Parameter, Status};

/// What most of the operations of a file have in common: it is said once, and others say what they have instead.
pub(super) struct Common<'a> {
    tags: &'a [String],
    security: &'a [Vec<usize>],
}

impl<'a> Common<'a> {
    pub(super) fn of(operations: &[&'a Operation]) -> Self {
        Self {
            tags: most(operations.iter().map(|operation| operation.tags.as_slice())).unwrap_or_default(),
            security: most(operations.iter().map(|operation| operation.security.as_slice())).unwrap_or_default(),
        }
    }

    /// The common facts, and how examples begin.
    pub(super) fn tokens(&self, api: &Api) -> TokenStream {
        let tags = self.tags;
        let security = self.security.iter().map(|schemes| {
            let names = scheme_names(api, schemes);
            quote!([#(#names),*])
        });
        let krate = ident(&api.package.name.replace('-', "_"));
        quote!({
            tags: [#(#tags),*],
            security: [#(#security),*],
            examples: #krate "```no_run",
        })
    }
}

/// The most frequent of some values, the first of them where several are.
fn most<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let highest = counts.values().max().copied();
    counts.into_iter().find(|(_, count)| Some(*count) == highest).map(|(value, _)| value)
}

fn scheme_names<'a>(api: &'a Api, schemes: &[usize]) -> impl Iterator<Item = &'a String> {
    schemes.iter().filter_map(|index| api.security_schemes.get(*index)).map(|scheme| &scheme.name)
}

/// The entry of an operation: its names with what the document says of it, and its table.
pub(super) fn entry(api: &Api, operation: &Operation, common: &Common<'_>) -> TokenStream {
    let Operation { function, call, arguments, .. } = operation;
    let docs = docs::attributes(&notes::document(operation));
    let deprecated = docs::deprecated(operation.deprecated);
    let endpoint = endpoint(api, operation, common);
    let required = required(api, operation);
    let optional = optional(api, operation);
    let body = operation.body.as_ref().filter(|body| body.required).map(|body| body_row(api, body));
    let body = body.map(|row| quote!(sends #row;));
    let headers = headers::of_successes(api, operation).map(|name| quote!(declares headers::#name;));
    let failure_headers = headers::of_failures(api, operation).map(|name| quote!(failures declare headers::#name;));
    let pages = pagination::row(api, operation);
    let notes = lines("notes", &notes::notes(operation));
    let example = lines("example", &examples::statements_worth_showing(api, operation).unwrap_or_default());
    let success = responses::row(api, operation);
    let failures = errors::row(api, operation);
    quote! {
        #docs
        #deprecated
        #function -> #call of #arguments {
            #endpoint;
            #required
            #optional
            #body
            #success | #failures
            #headers
            #failure_headers
            #pages
            #notes
            #example
        }
    }
}

/// A block of lines of documentation, if there are any.
fn lines(name: &str, text: &str) -> Option<TokenStream> {
    let name = ident(name);
    let lines = docs::attributes(text);
    (!text.is_empty()).then(|| quote!(#name { #lines }))
}

/// `"list-services" = GET "/v1/{workspace_id}/services"`, and what else is known of the operation before it is called:
/// functions of `OperationInfo`.
fn endpoint(api: &Api, operation: &Operation, common: &Common<'_>) -> TokenStream {
    let Operation { id, template, tags, security, .. } = operation;
    let id = (!operation.function.is_spelled(id)).then(|| quote!(#id =));
    let method = ident(method_name(operation.method));
    let tags = (tags != common.tags).then(|| quote!(tags(&[#(#tags),*])));
    let alternatives = security.iter().map(|schemes| {
        let names = scheme_names(api, schemes);
        quote!(&[#(#names),*])
    });
    let security = (security != common.security).then(|| quote!(security(&[#(#alternatives),*])));
    let servers = operation.server.as_ref().map(|server| quote!(servers(&[#server])));
    let answers = responses::info(operation);
    let redirects = answers_redirects(operation).then(|| quote!(answers_redirects()));
    quote!(#id #method #template #tags #security #servers #answers #redirects)
}

/// Whether a redirect is all that an operation declares to end well.
fn answers_redirects(operation: &Operation) -> bool {
    let redirect = |status: Status| matches!(status, Status::Code(301 | 302 | 303 | 307 | 308) | Status::Range(3));
    let undeclared = operation.success.outcomes.iter().all(|outcome| outcome.statuses == [Status::Others]);
    undeclared && operation.errors.iter().any(|error| redirect(error.status))
}

/// The parameters that must be passed.
fn required(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let rows = required.map(|parameter| {
        let facts = [docs::brief(&parameter.docs), docs::shape(api, &parameter.shape)];
        let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let docs = docs::attributes(&facts.join(" "));
        let row = parameter_row(api, parameter);
        quote!(#docs #row,)
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| quote!(required { #(#rows)* }))
}

/// The arguments that have setters.
fn optional(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let parameters = operation.parameters.iter().filter(|parameter| !parameter.required);
    let parameters = parameters.map(|parameter| {
        let docs = docs::attributes(&docs::paragraphs([
            docs::fit(&parameter.docs),
            docs::shape(api, &parameter.shape),
            parameter.default.as_deref().map(docs::server_default).unwrap_or_default(),
        ]));
        let deprecated = docs::deprecated(parameter.deprecated);
        let row = parameter_row(api, parameter);
        quote!(#docs #deprecated #row,)
    });
    let body = operation.body.iter().filter(|body| !body.required).map(|body| {
        let docs = docs::attributes(&docs::fit(&body.docs));
        let row = body_row(api, body);
        quote!(#docs #row,)
    });
    let rows: Vec<_> = parameters.chain(body).collect();
    (!rows.is_empty()).then(|| quote!(optional { #(#rows)* }))
}

/// `limit: i64 = query [|value, check| check.maximum(*value, 20)]`
fn parameter_row(api: &Api, parameter: &Parameter) -> TokenStream {
    let Parameter { name, shape, .. } = parameter;
    let declaration = declaration(name, &passed(api, shape, Scope::Beside));
    let put = parameters::put(api, parameter);
    let check = RowCheck::of(api, shape, name);
    quote!(#declaration = #put #check)
}

/// `body: models::CreateServiceRequest = json`, and `with stream` where that is set.
fn body_row(api: &Api, body: &Body) -> TokenStream {
    let declaration = declaration(&body.name, &bodies::passed(api, body));
    let put = bodies::put(body);
    let check = body.is_typed().then(|| RowCheck::of(api, &body.shape, &body.name));
    let switch = bodies::switch(body);
    quote!(#declaration = #put #check #switch)
}

/// `limit: i64`, or `limit as Vec<Option<i64>>` where values are passed as they are.
fn declaration(name: &Identifier, passed: &Passed) -> TokenStream {
    let (sign, ty) = (passed.sign(), &passed.ty);
    quote!(#name #sign #ty)
}

/// The functions that the table of an operation names.
pub(super) fn checks(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let parameters = operation.parameters.iter().map(|parameter| (&parameter.shape, &parameter.name));
    let body = operation.body.iter().filter(|body| body.is_typed()).map(|body| (&body.shape, &body.name));
    row_check::functions(api, parameters.chain(body), &operation.arguments)
}
