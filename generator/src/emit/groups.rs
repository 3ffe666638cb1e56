//! Operations that stand together, where there are many: what their modules are, and say.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, errors};
use crate::ir::{Api, Group, Operation};

/// The operations of a group.
pub(super) fn members<'a>(api: &'a Api, group: &'a Group) -> impl Iterator<Item = &'a Operation> + Clone {
    group.operations.iter().filter_map(|position| api.operations.get(*position))
}

/// What the document says of the operations of a group: the tag's name and its description.
pub(super) fn documentation(group: &Group) -> String {
    let title = match &group.tag {
        Some(tag) => docs::fit(tag).replace('\n', " "),
        None => "Operations without a tag".to_owned(),
    };
    docs::paragraphs([format!("# {title}"), docs::fit(&group.docs)])
}

/// `operations.rs` where there are groups: a module a group, with every name also to be had from here. So it is where there
/// are none, and no user has to know whether there are.
pub(super) fn all(api: &Api) -> TokenStream {
    let modules = api.groups.iter().map(|group| &group.module);
    let names = modules.clone();
    let failures = errors::module(api);
    quote! {
        //! The operations of the API: the arguments of each, its call, and the failures that it declares. They stand in a module
        //! a tag, and under the same names here.

        #failures
        #(pub mod #modules;)*

        #(
            #[doc(hidden)]
            pub use self::#names::*;
        )*
    }
}
