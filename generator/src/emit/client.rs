//! The client's own methods: one a security scheme, and the one that begins it all. Those of operations stand with these.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{imports, root};
use super::{File, security};
use crate::ir::{Api, Server};

/// `src/client.rs`
pub(super) fn file(api: &Api) -> File<'_> {
    File::rust("src/client.rs".to_owned(), || items(api))
}

fn items(api: &Api) -> TokenStream {
    let description = description(api);
    let builder = security::methods(api);
    let imports = builder.as_ref().map(|builder| imports(builder, &root(1)));
    quote! {
        //! How a client is set up.

        #imports
        use super::runtime::client::{Api, Client, ClientBuilder};

        #description

        #builder

        impl Client {
            /// Sets up a client.
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new(&API)
            }
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
