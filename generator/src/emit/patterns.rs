//! The regular expressions of the document, each compiled once.

use proc_macro2::TokenStream;
use quote::quote;

use super::{File, docs};
use crate::ir::{Api, Pattern};
use crate::pattern::{BACKTRACK_LIMIT, SIZE_LIMIT};

/// `patterns.rs`, if there are any.
pub(super) fn file(api: &Api) -> Option<File<'_>> {
    (!api.patterns.is_empty()).then(|| File::rust("src/patterns.rs".to_owned(), || module(api)))
}

fn module(api: &Api) -> TokenStream {
    let mut patterns: Vec<&Pattern> = api.patterns.iter().filter(|pattern| !pattern.expression.is_empty()).collect();
    patterns.sort_by(|one, other| one.name.cmp(&other.name));
    let statics = patterns.into_iter().map(pattern);
    let (backtracks, size) = (BACKTRACK_LIMIT, SIZE_LIMIT);
    quote! {
        //! The patterns of the document, each compiled when it is first used.
        //!
        //! Matching takes time linear in the text, but for look-around and back references, whose steps are limited.

        use std::sync::LazyLock;

        use super::runtime::validate;

        #(#statics)*

        /// What a pattern is compiled to; it was found to compile when this was generated.
        struct Expression(Option<fancy_regex::Regex>);

        impl Expression {
            fn new(expression: &str) -> Self {
                let mut builder = fancy_regex::RegexBuilder::new(expression);
                builder.backtrack_limit(#backtracks).delegate_size_limit(#size);
                Self(builder.build().ok())
            }

            /// Whether the text matches; `None` where that takes too many steps to tell.
            fn matches(&self, text: &str) -> Option<bool> {
                self.0.as_ref()?.is_match(text).ok()
            }
        }
    }
}

fn pattern(pattern: &Pattern) -> TokenStream {
    let Pattern { name, source, expression } = pattern;
    let docs = docs::attributes(&docs::code(source));
    quote! {
        #docs
        pub(super) static #name: validate::Pattern = validate::Pattern::new(#source, |text| {
            static EXPRESSION: LazyLock<Expression> = LazyLock::new(|| Expression::new(#expression));
            EXPRESSION.matches(text)
        });
    }
}
