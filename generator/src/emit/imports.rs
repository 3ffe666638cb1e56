//! The `use` lines of a generated file: what its code mentions, and nothing else.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// The runtime's modules, which generated code names things by: `json::Node`.
const RUNTIME: &[&str] =
    &["argument", "build", "call", "client", "field", "json", "operation", "request", "response", "validate"];

/// Puts the `use` lines before the code of a file that is two modules deep.
pub(super) fn with_imports(code: TokenStream) -> TokenStream {
    let mut mentioned = BTreeSet::new();
    collect_modules(code.clone(), &mut mentioned);
    let models = mentioned.remove("models").then(|| {
        quote!(
            use super::super::models;
        )
    });
    let modules: Vec<_> = mentioned.iter().map(|module| Ident::new(module, Span::call_site())).collect();
    let runtime = (!modules.is_empty()).then(|| quote!(use super::super::runtime::{#(#modules),*};));
    quote!(#models #runtime #code)
}

/// Finds every module in `module::`, and the macros that stand for code that has one.
fn collect_modules(code: TokenStream, mentioned: &mut BTreeSet<&'static str>) {
    let mut previous: Option<Ident> = None;
    for token in code {
        match token {
            TokenTree::Ident(ident) => previous = Some(ident),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                if let Some(module) = previous.take().and_then(|ident| module_named(&ident)) {
                    // A single colon ends the name of an argument or a field; only `Joint` begins a path.
                    if punct.spacing() == proc_macro2::Spacing::Joint {
                        mentioned.insert(module);
                    }
                }
            }
            TokenTree::Group(group) => {
                previous = None;
                collect_modules(group.stream(), mentioned);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => previous = None,
        }
    }
}

fn module_named(ident: &Ident) -> Option<&'static str> {
    RUNTIME.iter().chain(&["models"]).find(|module| ident == **module).copied()
}
