//! The servers that users choose from, where there is a choice.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{File, docs};
use crate::ir::{Api, Server, ServerVariable};

/// `src/servers.rs`
pub(super) fn file(api: &Api) -> Option<File<'_>> {
    api.has_choice_of_servers().then(|| File::rust("src/servers.rs".to_owned(), || items(api)))
}

fn items(api: &Api) -> TokenStream {
    let constructors = api.servers.iter().map(constructor);
    let mut variables: BTreeMap<&str, Vec<&ServerVariable>> = BTreeMap::new();
    for variable in api.servers.iter().flat_map(|server| &server.variables) {
        variables.entry(&variable.name).or_default().push(variable);
    }
    let setters = variables.values().filter_map(|variables| setter(variables));
    quote! {
        //! The servers of the API.

        use super::runtime::client::ClientBuilder;
        use super::runtime::server::{self, Server};

        impl ClientBuilder {
            /// Calls the API at this server instead of the document's first one. Operations that have a server of their
            /// own are called there. A `base_url` takes the place of both.
            pub fn server(self, server: Server) -> Self {
                self.at_server(server)
            }
        }

        impl Server {
            #(#constructors)*

            #(#setters)*
        }
    }
}

fn constructor(server: &Server) -> TokenStream {
    let Server { template, function, docs, variables, .. } = server;
    let docs = docs::attributes(&docs::paragraphs([docs::fit(docs), docs::code(template)]));
    let variables = variables.iter().map(|variable| {
        let ServerVariable { name, default, values, .. } = variable;
        let default = match default {
            Some(default) => quote!(Some(#default)),
            None => quote!(None),
        };
        quote!(server::Variable { name: #name, default: #default, values: &[#(#values),*] })
    });
    quote! {
        #docs
        pub fn #function() -> Self {
            server::at(&server::Template { url: #template, variables: &[#(#variables),*] })
        }
    }
}

/// The setter of a variable, which may be one of several servers.
fn setter(variables: &[&ServerVariable]) -> Option<TokenStream> {
    let ServerVariable { name, setter, .. } = variables.first()?;
    let mut facts: Vec<String> = Vec::new();
    for variable in variables {
        let values = docs::codes(&variable.values);
        let values = if values.is_empty() { values } else { format!("One of {values}.") };
        let default = match &variable.default {
            Some(default) => format!("Unless set, it is {}.", docs::code(default)),
            None => "It has to be set: it has no default.".to_owned(),
        };
        for fact in [docs::fit(&variable.docs), values, default] {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    }
    let first = format!("Sets the variable {} of the server's URL.", docs::code(name));
    let docs = docs::attributes(&docs::paragraphs(std::iter::once(first).chain(facts)));
    Some(quote! {
        #docs
        pub fn #setter(self, value: impl Into<String>) -> Self {
            server::set(self, #name, value.into())
        }
    })
}
