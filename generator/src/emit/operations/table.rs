//! The table of an operation, which the runtime's macro makes its types and impls of.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::types::{Passed, Scope, passed};
use super::super::{bodies, docs, parameters, responses, validation};
use super::{method_name, required_arguments};
use crate::ir::{Api, Body, Identifier, Method, Operation, Parameter, Shape, Status};

/// The table, and the checks that it names.
pub(super) fn items(api: &Api, operation: &Operation) -> TokenStream {
    let Operation { arguments, call, function, error, .. } = operation;
    let required = required_arguments(api, operation);
    let default = required.is_empty().then(|| quote!(#[derive(Default)]));
    let required = required.iter().map(|(name, passed)| declaration(name, passed));
    let info = info(api, operation);
    let optional = optional(api, operation);
    let request = request(api, operation);
    let output = responses::output(api, operation);
    let arms = responses::arms(operation);
    let checks = checks(api, operation);
    quote! {
        operation::operation! {
            #default
            pub struct #arguments, #call = #function(#(#required),*);
            info = #info;
            #optional
            #request
            success(response, reading) -> #output | #error { #arms }
        }
        #checks
    }
}

/// `limit: i64`, or `limit as Vec<Option<i64>>` where values are passed as they are.
fn declaration(name: &Identifier, passed: &Passed) -> TokenStream {
    let (sign, ty) = (passed.sign(), &passed.ty);
    quote!(#name #sign #ty)
}

/// What is known of the operation before it is called: functions of `OperationInfo`.
fn info(api: &Api, operation: &Operation) -> TokenStream {
    let Operation { id, template, tags, .. } = operation;
    let method = method_name(operation.method);
    let tags = (!tags.is_empty()).then(|| quote!(.tags(&[#(#tags),*])));
    let alternatives = operation.security.iter().map(|schemes| {
        let names = schemes.iter().filter_map(|index| api.security_schemes.get(*index)).map(|scheme| &scheme.name);
        quote!(&[#(#names),*])
    });
    let security = (!operation.security.is_empty()).then(|| quote!(.security(&[#(#alternatives),*])));
    let servers = operation.server.as_ref().map(|server| quote!(.servers(&[#server])));
    // RFC 9110 §9.2.2.
    let idempotent = !matches!(operation.method, Method::Post | Method::Patch);
    let idempotent = idempotent.then(|| quote!(.idempotent()));
    let answers = responses::info(operation);
    let redirects = answers_redirects(operation).then(|| quote!(.answers_redirects()));
    quote!(new(#id, #method, #template) #tags #security #servers #idempotent #answers #redirects)
}

/// Whether a redirect is all that an operation declares to end well.
fn answers_redirects(operation: &Operation) -> bool {
    let redirect = |status: Status| matches!(status, Status::Code(301 | 302 | 303 | 307 | 308) | Status::Range(3));
    let undeclared = operation.success.outcomes.iter().all(|outcome| outcome.statuses == [Status::Others]);
    undeclared && operation.errors.iter().any(|error| redirect(error.status))
}

/// The arguments that have setters.
fn optional(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let parameters = operation.parameters.iter().filter(|parameter| !parameter.required);
    let body = operation.body.iter().filter(|body| !body.required);
    let rows = parameters.map(|parameter| parameter_row(api, parameter)).chain(body.map(|body| body_row(api, body)));
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| quote!(optional { #(#rows)* }))
}

fn parameter_row(api: &Api, parameter: &Parameter) -> TokenStream {
    let docs = docs::attributes(&docs::paragraphs([
        docs::fit(&parameter.docs),
        docs::shape(api, &parameter.shape),
        parameter.default.as_deref().map(docs::server_default).unwrap_or_default(),
    ]));
    let deprecated = docs::deprecated(parameter.deprecated);
    let declaration = declaration(&parameter.name, &passed(api, &parameter.shape, Scope::Beside));
    let wire = &parameter.wire;
    quote!(#docs #deprecated #declaration = #wire,)
}

fn body_row(api: &Api, body: &Body) -> TokenStream {
    let docs = docs::attributes(&docs::fit(&body.docs));
    let declaration = declaration(&body.name, &bodies::passed(api, body));
    quote!(#docs #declaration,)
}

/// How the arguments get into a request, one after the other.
fn request(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let parameters = operation.parameters.iter().map(|parameter| {
        let (name, put) = (&parameter.name, parameters::put(api, parameter));
        let check = check(api, &parameter.shape, name);
        quote!(#name: #put #check,)
    });
    let body = operation.body.iter().map(|body| {
        let (name, put) = (&body.name, bodies::put(body));
        // What is put together by its caller knows what is wrong with it.
        let check = if body.is_typed() { check(api, &body.shape, name) } else { Some(quote!([by itself])) };
        quote!(#name: #put #check,)
    });
    let rows: Vec<_> = parameters.chain(body).collect();
    (!rows.is_empty()).then(|| quote!(request { #(#rows)* }))
}

/// What checks an argument, if that is not its type: a function beside the table.
fn check(api: &Api, shape: &Shape, name: &Identifier) -> Option<TokenStream> {
    if validation::checked_by_type(api, shape) {
        return None;
    }
    let function = validation::function_name(name);
    Some(quote!([Self::#function]))
}

/// The functions that check what no type checks by itself.
fn checks(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let parameters = operation
        .parameters
        .iter()
        .filter_map(|parameter| validation::check_definition(api, &parameter.shape, &parameter.name, Scope::Beside));
    let body = operation
        .body
        .as_ref()
        .filter(|body| body.is_typed())
        .and_then(|body| validation::check_definition(api, &body.shape, &body.name, Scope::Beside));
    let checks: Vec<_> = parameters.chain(body).collect();
    let name = &operation.arguments;
    (!checks.is_empty()).then(|| quote!(impl #name { #(#checks)* }))
}
