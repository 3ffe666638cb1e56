//! Checks as rows of tables have them.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::types::{Scope, shape_type};
use super::validation;
use crate::ir::{Api, Identifier, Shape};

/// What checks the value of a row, if that is not its type.
pub(super) enum RowCheck {
    /// The body of a closure, to stand in the table.
    Here(TokenStream),
    /// More than there is room for: a function beside the table.
    Function(Ident),
}

impl RowCheck {
    /// The check of a value of this shape; `name` is that of the row.
    pub(super) fn of(api: &Api, shape: &Shape, name: &Identifier) -> Option<Self> {
        if validation::checked_by_type(api, shape) {
            return None;
        }
        let short = short(&validation::checks(api, shape));
        Some(short.map_or_else(|| Self::Function(validation::function_name(name)), Self::Here))
    }
}

impl ToTokens for RowCheck {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Here(body) => quote!([|value, check| #body]),
            Self::Function(function) => quote!([Self::#function]),
        });
    }
}

/// The body of a closure of these statements, where they are few calls, one after the other.
fn short(statements: &TokenStream) -> Option<TokenStream> {
    let block: syn::Block = syn::parse2(quote!({ #statements })).ok()?;
    match block.stmts.as_slice() {
        [syn::Stmt::Expr(call @ syn::Expr::MethodCall(_), _)] => Some(call.to_token_stream()),
        [syn::Stmt::Expr(syn::Expr::MethodCall(_), _), syn::Stmt::Expr(syn::Expr::MethodCall(_), _)] => {
            Some(block.to_token_stream())
        }
        _ => None,
    }
}

/// The functions that such rows of one table name, each with the name of its row.
pub(super) fn functions<'a>(
    api: &Api,
    rows: impl Iterator<Item = (&'a Shape, &'a Identifier)>,
    owner: &Identifier,
) -> Option<TokenStream> {
    let functions = rows.filter_map(|(shape, name)| match RowCheck::of(api, shape, name)? {
        RowCheck::Here(_) => None,
        RowCheck::Function(_) => validation::check_definition(api, shape, name, Scope::Beside),
    });
    beside(functions, owner)
}

/// A function that checks a body as it was received; `events` have it as their data.
pub(super) fn of_received(api: &Api, shape: &Shape, function: &Ident, events: bool) -> TokenStream {
    let ty = shape_type(api, shape, Scope::Beside);
    let checks = validation::null_aware_checks(api, shape);
    let (received, value) = if events {
        (quote!(event: &response::Event<#ty>), Some(quote!(let value = &event.data;)))
    } else {
        (quote!(value: &#ty), None)
    };
    quote! {
        fn #function(#received, check: &mut validate::Checker<'_>) {
            #value
            #checks
        }
    }
}

/// The functions of one type, if there are some.
pub(super) fn beside(functions: impl Iterator<Item = TokenStream>, owner: &Identifier) -> Option<TokenStream> {
    let functions: Vec<_> = functions.collect();
    (!functions.is_empty()).then(|| quote!(impl #owner { #(#functions)* }))
}
