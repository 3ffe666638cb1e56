//! The `models` module: a file a type.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::imports::with_imports;
use super::tokens::{self, ident};
use super::types::{Scope, value_type};
use super::{File, docs, enums, newtypes, structs, unions};
use crate::ir::{Alias, Api, Definition, DefinitionKind, in_ascii};

/// `models.rs` and the files of its types.
pub(super) fn files(api: &Api) -> Vec<File<'_>> {
    let root = File::rust("src/models.rs".to_owned(), || root(api));
    let models = api.definitions.iter().map(|definition| {
        let path = format!("src/models/{}.rs", module(definition));
        File::rust(path, move || file(api, definition))
    });
    std::iter::once(root).chain(models).collect()
}

/// The name of a type's file, unique as the type's name is.
fn module(definition: &Definition) -> String {
    in_ascii(&definition.name.text().to_snake_case())
}

fn root(api: &Api) -> TokenStream {
    let modules = api.definitions.iter().map(|definition| {
        let module = tokens::module(&module(definition));
        quote!(mod #module;)
    });
    let names = api.definitions.iter().map(|definition| {
        let module = tokens::module(&module(definition));
        let name = &definition.name;
        let builder = match &definition.kind {
            DefinitionKind::Struct(_) => Some(structs::builder(definition)),
            _ => None,
        };
        match builder {
            Some(builder) => quote!(pub use #module::{#name, #builder};),
            None => quote!(pub use #module::#name;),
        }
    });
    quote! {
        //! The types of the API: what is sent, and what is received.

        #(#modules)*

        #(#names)*
    }
}

fn file(api: &Api, definition: &Definition) -> TokenStream {
    let siblings = siblings(api, definition);
    let uses = (!siblings.is_empty()).then(|| quote!(use super::{#(#siblings),*};));
    let items = match &definition.kind {
        DefinitionKind::Struct(model) => structs::items(api, definition, model),
        DefinitionKind::Enum(list) => enums::items(api, definition, list),
        DefinitionKind::Union(union) => unions::items(api, definition, union),
        DefinitionKind::Newtype(newtype) => newtypes::items(api, definition, newtype),
        DefinitionKind::Alias(alias) => self::alias(api, definition, alias),
    };
    with_imports(2, quote!(#uses #items))
}

fn alias(api: &Api, definition: &Definition, alias: &Alias) -> TokenStream {
    let name = &definition.name;
    let docs = docs::model(api, definition);
    let deprecated = docs::deprecated(definition.deprecated);
    let ty = value_type(api, &alias.shape.ty, Scope::Models);
    quote!(#docs #deprecated pub type #name = #ty;)
}

/// The other types that a type's file names.
fn siblings(api: &Api, definition: &Definition) -> Vec<proc_macro2::Ident> {
    let ids: std::collections::BTreeSet<_> = definition.kind.named().into_iter().collect();
    let others = ids.into_iter().filter_map(|id| api.definition(id));
    others.filter(|other| other.name != definition.name).map(|other| ident(other.name.text())).collect()
}
