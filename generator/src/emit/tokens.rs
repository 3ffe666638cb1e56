//! Identifiers and numbers as tokens.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{Bound, FloatWidth, Identifier, Type};

impl ToTokens for Identifier {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = if self.is_raw() {
            Ident::new_raw(self.text(), Span::call_site())
        } else {
            Ident::new(self.text(), Span::call_site())
        };
        ident.to_tokens(tokens);
    }
}

/// An identifier made of others' texts: `check_name`, `ListServicesBuilder`. Affixes make any text legal.
pub(super) fn ident(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}

/// The name of a module; one that is a keyword (`type`, `ref`) is raw.
pub(super) fn module(name: &str) -> Ident {
    match syn::parse_str(name) {
        // A keyword since edition 2024, which syn does not tell.
        Ok(plain) if name != "gen" => plain,
        _ => Ident::new_raw(name, Span::call_site()),
    }
}

/// An integer, without a suffix.
pub(super) fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A finite floating-point number, without a suffix.
pub(super) fn number(value: f64) -> TokenStream {
    let digits = Literal::f64_unsuffixed(value.abs());
    if value.is_sign_negative() { quote!(-#digits) } else { quote!(#digits) }
}

/// The limit of a numeric constraint on a value of type `ty`.
pub(super) fn bound(bound: Bound, ty: &Type) -> TokenStream {
    match bound {
        Bound::Integer(limit) => integer(limit),
        Bound::Number(limit) if *ty == Type::Number(FloatWidth::F32) => {
            let digits = Literal::f32_unsuffixed(f32_nearest(limit).abs());
            if limit.is_sign_negative() { quote!(-#digits) } else { quote!(#digits) }
        }
        Bound::Number(limit) => number(limit),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the values it limits have no more precision")]
fn f32_nearest(limit: f64) -> f32 {
    (limit as f32).clamp(f32::MIN, f32::MAX)
}
