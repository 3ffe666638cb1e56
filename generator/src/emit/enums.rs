//! Strings out of a list.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::ir::{Api, Definition, Enum};

/// An enum and its impls: the table that the runtime's macro makes them of.
pub(super) fn items(api: &Api, definition: &Definition, list: &Enum) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(api, definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let unknown = list.unknown.as_ref().map(|unknown| quote!(, #unknown));
    let rows = list.variants.iter().map(|variant| {
        let name = &variant.name;
        let wire = &variant.wire;
        // The macro's own words for a value are the value in backticks.
        let code = docs::code(wire);
        let docs = (code != format!("`{wire}`")).then(|| quote!((#code)));
        quote!(#name #docs = #wire,)
    });
    quote! {
        model::text_enum! {
            #docs
            #deprecated
            pub enum #name #unknown {
                #(#rows)*
            }
        }
    }
}
