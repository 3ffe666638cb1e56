//! The `headers` module: types of the headers that responses declare.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{imports, root};
use super::types::{Scope, value_type};
use super::{File, docs};
use crate::ir::{Api, Header, HeaderForm, HeaderSet, Identifier, Operation};

/// `src/headers.rs`, where some operation declares headers.
pub(super) fn file(api: &Api) -> Option<File<'_>> {
    (!api.headers.is_empty()).then(|| File::rust("src/headers.rs".to_owned(), || items(api)))
}

fn items(api: &Api) -> TokenStream {
    let sets = api.headers.iter().map(|set| item(api, set));
    let code = quote!(#(#sets)*);
    let imports = imports(&code, &root(1));
    quote! {
        //! Headers that responses declare: [`declared_headers`](super::Response::declared_headers) reads them.

        #imports

        #code
    }
}

fn item(api: &Api, HeaderSet { name, headers }: &HeaderSet) -> TokenStream {
    let fields = headers.iter().map(|header| field(api, header));
    let reads = headers.iter().map(|header| {
        let Header { wire, name, .. } = header;
        let form = form(header.form);
        let read = if header.required { quote!(required) } else { quote!(optional) };
        quote!(#name: headers.#read(#wire, response::HeaderForm::#form)?)
    });
    let docs = docs::attributes(&format!("Headers of a response: {}.", list(headers)));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields),*
        }

        impl response::DeclaredHeaders for #name {
            fn read(headers: &response::Headers<'_>) -> Result<Self, response::HeaderError> {
                Ok(Self { #(#reads),* })
            }
        }
    }
}

fn field(api: &Api, header: &Header) -> TokenStream {
    let Header { name, .. } = header;
    let docs = docs::attributes(&docs::paragraphs([format!("{}.", docs::code(&header.wire)), docs::fit(&header.docs)]));
    let deprecated = docs::deprecated(header.deprecated);
    let ty = value_type(api, &header.shape.ty, Scope::Beside);
    let ty = if header.required { ty } else { quote!(Option<#ty>) };
    quote!(#docs #deprecated pub #name: #ty)
}

fn form(form: HeaderForm) -> TokenStream {
    match form {
        HeaderForm::Text => quote!(Text),
        HeaderForm::List => quote!(List),
        HeaderForm::Pairs => quote!(Pairs),
        HeaderForm::Exploded => quote!(Exploded),
        HeaderForm::Json => quote!(Json),
    }
}

fn list(headers: &[Header]) -> String {
    docs::codes(headers.iter().map(|header| &header.wire))
}

/// The type of the headers that an operation's success declares.
pub(super) fn name<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Identifier> {
    api.headers.get(operation.success.header_set?).map(|set| &set.name)
}
