//! The `models` module: a file a type, with what is inline in it.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::with_imports;
use super::tokens::{self, ident};
use super::types::{Scope, value_type};
use super::{File, docs, enums, newtypes, structs, unions};
use crate::ir::{Alias, Api, Definition, DefinitionId, DefinitionKind, in_ascii};

/// `models.rs` and the files of its types.
pub(super) fn files(api: &Api) -> Vec<File<'_>> {
    let root = File::rust("src/models.rs".to_owned(), || root(api));
    let models = api.files.iter().map(|ids| {
        let path = format!("src/models/{}.rs", module(api, ids));
        File::rust(path, move || file(api, ids))
    });
    std::iter::once(root).chain(models).collect()
}

/// The name of a file, unique as that of its first type is.
fn module(api: &Api, ids: &[DefinitionId]) -> String {
    let first = ids.first().and_then(|id| api.definition(*id));
    first.map(|first| in_ascii(&first.name.text().to_snake_case())).unwrap_or_default()
}

fn root(api: &Api) -> TokenStream {
    let modules: Vec<Ident> = api.files.iter().map(|ids| tokens::module(&module(api, ids))).collect();
    let names = api.files.iter().map(|ids| names(api, ids));
    // Globs would be shorter, but a thousand of them double the time that the compiler takes to expand macros.
    quote! {
        //! The types of the API: what is sent, and what is received.

        #(mod #modules;)*

        #(pub use #modules::#names;)*
    }
}

/// What a file has: types, and their builders.
fn names(api: &Api, ids: &[DefinitionId]) -> TokenStream {
    let definitions = ids.iter().filter_map(|id| api.definition(*id));
    let names: Vec<TokenStream> = definitions
        .flat_map(|definition| {
            let name = &definition.name;
            let builder = matches!(definition.kind, DefinitionKind::Struct(_)).then(|| structs::builder(definition));
            [Some(quote!(#name)), builder.map(|builder| quote!(#builder))]
        })
        .flatten()
        .collect();
    match names.as_slice() {
        [only] => quote!(#only),
        several => quote!({#(#several),*}),
    }
}

fn file(api: &Api, ids: &[DefinitionId]) -> TokenStream {
    let siblings = siblings(api, ids);
    let uses = (!siblings.is_empty()).then(|| quote!(use super::{#(#siblings),*};));
    let definitions = ids.iter().filter_map(|id| api.definition(*id));
    let items = definitions.map(|definition| match &definition.kind {
        DefinitionKind::Struct(model) => structs::items(api, definition, model),
        DefinitionKind::Enum(list) => enums::items(api, definition, list),
        DefinitionKind::Union(union) => unions::items(api, definition, union),
        DefinitionKind::Newtype(newtype) => newtypes::items(api, definition, newtype),
        DefinitionKind::Alias(alias) => self::alias(api, definition, alias),
    });
    with_imports(2, quote!(#uses #(#items)*))
}

fn alias(api: &Api, definition: &Definition, alias: &Alias) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(api, definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let ty = value_type(api, &alias.shape.ty, Scope::Models);
    quote!(#docs #deprecated pub type #name = #ty;)
}

/// The types that a file names and does not have.
fn siblings(api: &Api, ids: &[DefinitionId]) -> Vec<Ident> {
    let own: BTreeSet<_> = ids.iter().copied().collect();
    let definitions = ids.iter().filter_map(|id| api.definition(*id));
    let named: BTreeSet<_> = definitions.flat_map(|definition| definition.kind.named()).collect();
    let others = named.difference(&own).filter_map(|id| api.definition(*id));
    others.map(|other| ident(other.name.text())).collect()
}
