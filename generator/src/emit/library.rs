//! The root of the generated crate.

use quote::quote;

use super::File;
use crate::ir::Api;

/// The compiler's limit, and how much of it a definition takes that is part of another: itself, and an `Option` or a `Vec`
/// around it with what that is made of.
const LIMIT: usize = 128;
const LEVELS: usize = 4;

/// What the compiler has to be told where types are made of one another deeper than it looks. Whoever awaits such a call in
/// a task needs the same, which the crate's page says.
pub(super) fn recursion_limit(api: &Api) -> Option<usize> {
    let needed = api.depth.saturating_mul(LEVELS);
    (needed > LIMIT).then(|| needed.checked_next_power_of_two().unwrap_or(needed))
}

/// `src/lib.rs`
pub(super) fn file(api: &Api) -> File<'_> {
    File::rust("src/lib.rs".to_owned(), || {
        let checks = (!api.checks.is_empty()).then(|| {
            quote!(
                mod checks;
            )
        });
        let headers = (!api.headers.is_empty()).then(|| {
            quote!(
                pub mod headers;
            )
        });
        let patterns = (!api.patterns.is_empty()).then(|| {
            quote!(
                mod patterns;
            )
        });
        let servers = api.has_choice_of_servers().then(|| {
            quote!(
                mod servers;
            )
        });
        let server = api.has_choice_of_servers().then(|| {
            quote!(
                pub use runtime::server::Server;
            )
        });
        let recursion_limit = recursion_limit(api).map(|limit| {
            let limit = limit.to_string();
            quote!(#![recursion_limit = #limit])
        });
        quote! {
            #recursion_limit
            #![doc = include_str!("../README.md")]
            #![allow(
                clippy::doc_markdown,
                clippy::doc_lazy_continuation,
                clippy::doc_overindented_list_items,
                clippy::too_long_first_doc_paragraph,
                reason = "documentation is the document's, as its authors wrote it"
            )]
            #![allow(
                clippy::enum_variant_names,
                clippy::large_enum_variant,
                clippy::many_single_char_names,
                clippy::module_inception,
                clippy::module_name_repetitions,
                clippy::should_implement_trait,
                clippy::similar_names,
                clippy::struct_excessive_bools,
                clippy::struct_field_names,
                clippy::too_many_arguments,
                clippy::too_many_lines,
                clippy::unreadable_literal,
                clippy::unused_self,
                reason = "names and shapes are the document's"
            )]
            #![allow(
                clippy::ptr_arg,
                clippy::trivially_copy_pass_by_ref,
                reason = "checks take values of every type in one way"
            )]
            #![allow(
                clippy::must_use_candidate,
                clippy::return_self_not_must_use,
                reason = "calls and builders are marked as types"
            )]
            #![allow(deprecated, reason = "what the document deprecates is still read and written")]

            #checks
            mod client;
            #headers
            pub mod models;
            pub mod operations;
            #patterns
            #[doc(hidden)]
            pub mod runtime;
            #servers

            pub use runtime::argument::{Argument, IntoArgument};
            pub use runtime::authentication::{AuthenticationError, BoxError, Token, TokenProvider};
            #[cfg(feature = "blocking")]
            pub use runtime::blocking::{Blocking, Reader};
            pub use runtime::call::{Call, WithResponse};
            pub use runtime::client::{Client, ClientBuilder};
            pub use runtime::configuration::ConfigurationError;
            pub use runtime::error::{DecodeError, DecodeReason, Error, Failure, UnexpectedStatus, Untyped};
            pub use runtime::field::Field;
            pub use runtime::hook::{Attempt, Hook, Outcome};
            pub use runtime::json::{Model, Null, ReadError, StrictError};
            pub use runtime::model::Builder;
            #[cfg(feature = "mock")]
            pub use runtime::mock;
            pub use runtime::operation::{Operation, OperationError, OperationInfo};
            pub use runtime::pages::{Items, Pages, Paginated, PaginationError, PaginationErrorKind};
            pub use runtime::request::{FilePart, Multipart, MultipartForm, Part, RequestBody};
            pub use runtime::response::{ByteStream, Event, EventStream, HeaderError, JsonLines, RawResponse, Response};
            pub use runtime::retry::{Jitter, RetryPolicy};
            #server
            pub use runtime::transport::TransportError;
            pub use runtime::validate::{Number, Rule, Validate, Violation, Violations};
        }
    })
}
