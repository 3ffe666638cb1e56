//! The regular expressions of the document, each compiled once.

use proc_macro2::TokenStream;
use quote::quote;

use super::{File, docs};
use crate::ir::{Api, Pattern};
use crate::pattern::{BACKTRACK_LIMIT, LONG_TEXT, LONG_TEXT_BACKTRACK_LIMIT, SIZE_LIMIT};

/// `patterns.rs`, if there are any.
pub(super) fn file(api: &Api) -> Option<File<'_>> {
    (!api.patterns.is_empty()).then(|| File::rust("src/patterns.rs".to_owned(), || module(api)))
}

fn module(api: &Api) -> TokenStream {
    let mut patterns: Vec<&Pattern> = api.patterns.iter().collect();
    patterns.sort_by(|one, other| one.name.cmp(&other.name));
    let statics = patterns.into_iter().map(pattern);
    let (steps, steps_in_long_texts, size) = (BACKTRACK_LIMIT, LONG_TEXT_BACKTRACK_LIMIT, SIZE_LIMIT);
    quote! {
        //! The patterns of the document, each compiled when it is first used.
        //!
        //! Matching takes time proportional to the text. With look-around, back references or word boundaries it takes
        //! steps back, which are limited: a text that takes more is not decided.

        use std::sync::OnceLock;

        use super::runtime::validate;

        #(#statics)*

        /// What a pattern is to the engine; it was found to compile when this was generated.
        struct Expression {
            text: &'static str,
            /// Whether matching takes steps back.
            backtracks: bool,
            compiled: OnceLock<Option<fancy_regex::Regex>>,
            /// The same for long texts, in which what lies between two steps takes longer: it takes fewer.
            compiled_for_long_texts: OnceLock<Option<fancy_regex::Regex>>,
        }

        impl Expression {
            const fn new(text: &'static str, backtracks: bool) -> Self {
                Self { text, backtracks, compiled: OnceLock::new(), compiled_for_long_texts: OnceLock::new() }
            }

            /// Whether the text matches; `None` where that takes too many steps to tell.
            fn matches(&self, text: &str) -> Option<bool> {
                let (compiled, steps) = if self.backtracks && text.len() > #LONG_TEXT {
                    (&self.compiled_for_long_texts, #steps_in_long_texts)
                } else {
                    (&self.compiled, #steps)
                };
                compiled.get_or_init(|| self.compile(steps)).as_ref()?.is_match(text).ok()
            }

            fn compile(&self, steps: usize) -> Option<fancy_regex::Regex> {
                let mut builder = fancy_regex::RegexBuilder::new(self.text);
                builder.backtrack_limit(steps).delegate_size_limit(#size);
                builder.build().ok()
            }
        }
    }
}

fn pattern(pattern: &Pattern) -> TokenStream {
    let Pattern { name, source, expression, backtracks } = pattern;
    let docs = docs::attributes(&docs::code(source));
    quote! {
        #docs
        pub(super) static #name: validate::Pattern = validate::Pattern::new(#source, |text| {
            static EXPRESSION: Expression = Expression::new(#expression, #backtracks);
            EXPRESSION.matches(text)
        });
    }
}
