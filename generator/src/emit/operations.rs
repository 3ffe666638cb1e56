//! The `operations` module: a file an operation. Where there are many, they stand in a module a tag.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports::{self, imports};
use super::types::{Passed, Scope, passed, value_type};
use super::{
    File, bodies, docs, errors, groups, headers, pagination, parameters, parts, responses, tokens, validation, variants,
};
use crate::ir::{Api, Body, Identifier, Method, Operation, Parameter, Status, in_ascii};

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
    let arguments = arguments(api, operation);
    let constructor = constructor(api, operation);
    let implementation = implementation(api, operation);
    let pages = pagination::implementation(api, operation);
    let headers = headers::implementation(api, operation);
    let call = call(api, operation);
    let body = parts::items(api, operation);
    let errors = variants::has_errors(operation).then(|| errors::items(api, operation));
    let outcomes = responses::items(api, operation);
    quote! {
        #arguments
        #constructor
        #implementation
        #pages
        #headers
        #call
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

fn arguments(api: &Api, operation: &Operation) -> TokenStream {
    let name = &operation.arguments;
    let parameters = operation.parameters.iter().map(|parameter| {
        let name = &parameter.name;
        let ty = value_type(api, &parameter.shape.ty, Scope::Beside);
        quote!(#name: argument::Argument<#ty>)
    });
    let body = operation.body.iter().map(|body| {
        let name = &body.name;
        let ty = bodies::ty(api, body);
        quote!(#name: argument::Argument<#ty>)
    });
    let fields = parameters.chain(body);
    let docs = format!(" The arguments of {}.", docs::method_link(api, operation));
    let default = required_arguments(api, operation).is_empty().then(|| quote!(, Default));
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug #default)]
        pub struct #name {
            #(#fields),*
        }
    }
}

fn constructor(api: &Api, operation: &Operation) -> TokenStream {
    let name = &operation.arguments;
    let required = required_arguments(api, operation);
    let parameters = required.iter().map(|(name, Passed { ty, .. })| quote!(#name: #ty));
    let set = required.iter().map(|(name, passed)| {
        let argument = passed.argument(name);
        quote!(#name: #argument)
    });
    let unset = optional_names(operation).map(|name| quote!(#name: argument::Argument::Unset));
    let fields = set.chain(unset);
    let checks = operation
        .parameters
        .iter()
        .filter_map(|parameter| validation::check_definition(api, &parameter.shape, &parameter.name, Scope::Beside));
    let body_check = operation
        .body
        .as_ref()
        .filter(|body| body.is_typed())
        .and_then(|body| validation::check_definition(api, &body.shape, &body.name, Scope::Beside));
    quote! {
        impl #name {
            /// A call with its required arguments.
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#fields),* }
            }

            #(#checks)*
            #body_check
        }
    }
}

fn optional_names(operation: &Operation) -> impl Iterator<Item = TokenStream> {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let parameters = optional.map(|parameter| {
        let name = &parameter.name;
        quote!(#name)
    });
    let body = operation.body.iter().filter(|body| !body.required).map(|body| {
        let name = &body.name;
        quote!(#name)
    });
    parameters.chain(body)
}

fn implementation(api: &Api, operation: &Operation) -> TokenStream {
    let name = &operation.arguments;
    let error = &operation.error;
    let output = responses::output(api, operation);
    let info = info(api, operation);
    let method = format_ident!("{}", method_name(operation.method));
    let request = request(api, operation);
    let response = responses::response(operation);
    quote! {
        impl operation::sealed::Sealed for #name {}

        impl operation::Operation for #name {
            type Output = #output;
            type Error = #error;

            const INFO: &'static operation::OperationInfo = #info;

            fn method(&self) -> http::Method {
                http::Method::#method
            }

            #request

            #response
        }
    }
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
    quote! {
        &operation::OperationInfo::new(#id, #method, #template) #tags #security #servers #idempotent #answers #redirects
    }
}

/// Whether a redirect is all that an operation declares to end well.
fn answers_redirects(operation: &Operation) -> bool {
    let redirect = |status: Status| matches!(status, Status::Code(301 | 302 | 303 | 307 | 308) | Status::Range(3));
    let undeclared = operation.success.outcomes.iter().all(|outcome| outcome.statuses == [Status::Others]);
    undeclared && operation.errors.iter().any(|error| redirect(error.status))
}

fn request(api: &Api, operation: &Operation) -> TokenStream {
    let parameters = operation.parameters.iter().map(|parameter| parameters::put(api, parameter));
    let body = operation.body.iter().map(|body| bodies::put(api, body));
    let statements: Vec<_> = parameters.chain(body).collect();
    let request = if statements.is_empty() { quote!(_) } else { quote!(request) };
    quote! {
        fn request(&self, #request: &mut request::RequestParts) {
            #(#statements)*
        }
    }
}

/// The alias of the call, and the setters of its optional arguments.
fn call(api: &Api, operation: &Operation) -> TokenStream {
    let Operation { arguments, call, .. } = operation;
    let setters: Vec<_> = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.required)
        .map(|parameter| parameter_setter(api, parameter))
        .chain(operation.body.iter().filter(|body| !body.required).map(|body| body_setter(api, body)))
        .collect();
    let methods: Vec<_> = setters.into_iter().chain(pagination::methods(operation)).collect();
    let pages = match operation.pagination {
        Some(_) => " Sending it gives one page; [`items`](Self::items) and [`pages`](Self::pages) go through all.",
        None => "",
    };
    let docs = format!(" A call of {}, sent by awaiting it.{pages}", docs::method_link(api, operation));
    let methods = (!methods.is_empty()).then(|| {
        quote! {
            impl call::Call<#arguments> {
                #(#methods)*
            }
        }
    });
    quote! {
        #[doc = #docs]
        pub type #call = call::Call<#arguments>;

        #methods
    }
}

fn parameter_setter(api: &Api, parameter: &Parameter) -> TokenStream {
    let docs = docs::attributes(&docs::paragraphs([
        format!("Sets the parameter {}.", docs::code(&parameter.wire)),
        docs::fit(&parameter.docs),
        docs::shape(api, &parameter.shape),
        parameter.default.as_deref().map(docs::server_default).unwrap_or_default(),
    ]));
    let deprecated = docs::deprecated(parameter.deprecated);
    let setter = setter(&parameter.name, &passed(api, &parameter.shape, Scope::Beside));
    quote!(#docs #deprecated #setter)
}

fn body_setter(api: &Api, body: &Body) -> TokenStream {
    let docs = docs::attributes(&docs::paragraphs(["Sets the body.".to_owned(), docs::fit(&body.docs)]));
    let setter = setter(&body.name, &bodies::passed(api, body));
    quote!(#docs #setter)
}

fn setter(name: &Identifier, passed: &Passed) -> TokenStream {
    let ty = &passed.ty;
    let argument = passed.argument(name);
    quote! {
        pub fn #name(mut self, #name: #ty) -> Self {
            self.operation_mut().#name = #argument;
            self
        }
    }
}
