//! The client's own methods: one an operation, and one a security scheme. Where there are many operations, those of a tag
//! stand in a file of their own.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{imports, root};
use super::{File, bodies, docs, examples, groups, headers, operations, pagination, security, variants};
use crate::ir::{Api, Group, Operation, Server};

/// `src/client.rs`, and the files of groups of operations.
pub(super) fn files(api: &Api) -> Vec<File<'_>> {
    let own = File::rust("src/client.rs".to_owned(), || items(api));
    let groups = api.groups.iter().map(|group| {
        let path = format!("src/client/{}.rs", group.module.text());
        File::rust(path, move || group_items(api, group))
    });
    std::iter::once(own).chain(groups).collect()
}

fn items(api: &Api) -> TokenStream {
    let description = description(api);
    let builder = security::methods(api);
    let groups = api.groups.iter().map(|group| &group.module);
    let here = if api.groups.is_empty() { api.operations.as_slice() } else { &[] };
    let methods: TokenStream = here.iter().map(|operation| method(api, operation, 1)).collect();
    let imports = imports(&methods, &root(1));
    quote! {
        //! The client's methods.

        #(mod #groups;)*

        #imports
        use super::runtime::client::{Api, Client, ClientBuilder};

        #description

        #builder

        impl Client {
            /// Sets up a client.
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new(&API)
            }

            #methods
        }
    }
}

/// The methods of operations that stand together.
fn group_items(api: &Api, group: &Group) -> TokenStream {
    const DEPTH: usize = 2;
    let docs = docs::attributes(&groups::documentation(group));
    let methods: TokenStream = groups::members(api, group).map(|operation| method(api, operation, DEPTH)).collect();
    let root = root(DEPTH);
    let imports = imports(&methods, &root);
    quote! {
        #imports
        use #root::runtime::client::Client;

        #docs
        impl Client {
            #methods
        }
    }
}

fn description(api: &Api) -> TokenStream {
    let server = match api.servers.first() {
        Some(Server { url: Some(url), .. }) => quote!(Some(#url)),
        Some(_) | None => quote!(None),
    };
    let user_agent = format!("{}/{}", api.package.name, api.package.version);
    quote! {
        /// What the document says of the API as a whole.
        static API: Api = Api { server: #server, user_agent: #user_agent };
    }
}

/// The method of an operation, in a file that is so many modules deep.
fn method(api: &Api, operation: &Operation, depth: usize) -> TokenStream {
    let Operation { function, arguments, call, .. } = operation;
    let docs = docs::attributes(&documentation(api, operation, depth));
    let deprecated = docs::deprecated(operation.deprecated);
    let required = operations::required_arguments(api, operation);
    let parameters = required.iter().map(|(name, passed)| {
        let ty = passed.parameter();
        quote!(#name: #ty)
    });
    let names = required.iter().map(|(name, _)| name);
    quote! {
        #docs
        #deprecated
        pub fn #function(&self, #(#parameters),*) -> operations::#call {
            self.call(operations::#arguments::new(#(#names),*))
        }
    }
}

/// What a method says of its operation.
fn documentation(api: &Api, operation: &Operation, depth: usize) -> String {
    let summary = docs::fit(&operation.summary);
    let description = docs::fit(&operation.docs);
    let description = if description == summary { String::new() } else { description };
    let place = operation.server.as_ref().map(|server| format!(", at {} unless `base_url` is set", docs::code(server)));
    let place = place.unwrap_or_default();
    let endpoint = format!("`{} {}`{place}", operations::method_name(operation.method), operation.path);
    docs::paragraphs([
        summary,
        description,
        endpoint,
        argument_list(api, operation),
        optional_note(operation),
        operation.body.as_ref().map(bodies::note).unwrap_or_default(),
        variants::note(operation),
        pagination::note(operation),
        headers::note(api, operation, depth),
        error_list(operation, depth),
        format!("# Example\n\n{}", examples::doctest(api, operation)),
    ])
}

fn argument_list(api: &Api, operation: &Operation) -> String {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let lines: Vec<_> = required
        .filter_map(|parameter| {
            let facts = [docs::brief(&parameter.docs), docs::shape(api, &parameter.shape)];
            let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
            let facts = facts.join(" ");
            (!facts.is_empty()).then(|| format!("- `{}`: {facts}", parameter.name))
        })
        .collect();
    if lines.is_empty() { String::new() } else { format!("# Arguments\n\n{}", lines.join("\n")) }
}

fn optional_note(operation: &Operation) -> String {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let names: Vec<_> = optional.map(|parameter| format!("`{}`", parameter.name)).collect();
    let link = format!("[setters of the call](operations::{})", operation.call);
    if names.is_empty() { String::new() } else { format!("Optional, by {link}: {}.", names.join(", ")) }
}

fn error_list(operation: &Operation, depth: usize) -> String {
    if operation.errors.is_empty() {
        return String::new();
    }
    let variants: Vec<_> =
        operation.errors.iter().map(|error| format!("`{}` ({})", error.variant, error.status)).collect();
    let (root, error) = ("super::".repeat(depth), &operation.error);
    format!(
        "# Errors\n\nThose of every call, and [`{error}`](operations::{error}) by [`Error::Api`]({root}Error::Api): {}.",
        variants.join(", ")
    )
}
