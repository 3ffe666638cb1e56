//! The `use` lines of a generated file: what its code mentions, and nothing else.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::tokens::ident;

/// The runtime's modules, which generated code names things by: `json::Node`.
const RUNTIME: &[&str] = &[
    "argument",
    "authentication",
    "call",
    "client",
    "field",
    "json",
    "model",
    "operation",
    "pages",
    "request",
    "response",
    "validate",
];

/// The modules beside the runtime.
const BESIDE: &[&str] = &["checks", "headers", "models", "operations", "patterns"];

/// Puts the `use` lines before the code of a file that is so many modules deep.
pub(super) fn with_imports(depth: usize, code: TokenStream) -> TokenStream {
    let imports = imports(&code, &root(depth));
    quote!(#imports #code)
}

/// The crate's root, from a file that is so many modules deep.
pub(super) fn root(depth: usize) -> TokenStream {
    let steps = std::iter::repeat_n(quote!(super), depth);
    quote!(#(#steps)::*)
}

/// The `use` lines of some code, for a file that reaches the crate's root by `root`.
pub(super) fn imports(code: &TokenStream, root: &TokenStream) -> TokenStream {
    let mut mentioned = BTreeSet::new();
    collect_modules(code.clone(), &mut mentioned);
    let beside = BESIDE.iter().filter(|module| mentioned.remove(**module)).map(|module| ident(module));
    let beside: TokenStream = beside.map(|module| quote!(use #root::#module;)).collect();
    let modules: Vec<_> = mentioned.iter().map(|module| ident(module)).collect();
    let runtime = match modules.as_slice() {
        [] => TokenStream::new(),
        [only] => quote!(use #root::runtime::#only;),
        several => quote!(use #root::runtime::{#(#several),*};),
    };
    quote!(#beside #runtime)
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
    RUNTIME.iter().chain(BESIDE).find(|module| ident == **module).copied()
}
