//! What a file of a crate may say and a module may not: conditions on Cargo's features, and examples that are tests.

use std::collections::BTreeSet;
use std::mem;

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitByteStr, LitStr, Meta, MetaNameValue};

use super::attributes::Attributes;
use crate::Feature;

/// Makes `file` fit for a module whose features are `features`.
///
/// What stands under `#[cfg(feature = "…")]` or `#[cfg(not(feature = "…"))]` stays or goes, whatever it is that the
/// condition stands before: an item, a member, a field, a variant, a parameter, an arm or a statement. Examples are not
/// tested, for they name a crate of its own, and text goes into one line each, so that the code can be indented.
///
/// # Errors
///
/// A condition on features in another place or of another form.
pub(super) fn settle(file: &mut syn::File, features: &BTreeSet<Feature>) -> Result<(), String> {
    let mut settling = Settling { features, fault: None };
    settling.visit_file_mut(file);
    match settling.fault {
        Some(fault) => Err(fault),
        None if names_features(file.to_token_stream()) => {
            Err("a condition on features stands where it cannot be settled".to_owned())
        }
        None => Ok(()),
    }
}

struct Settling<'a> {
    features: &'a BTreeSet<Feature>,
    fault: Option<String>,
}

impl Settling<'_> {
    /// Keeps what has no condition or one that is met, without it.
    fn stays(&mut self, part: &mut impl Attributes) -> bool {
        let Some(attributes) = part.attributes() else { return true };
        let mut stays = true;
        attributes.retain(|attribute| match self.condition(attribute) {
            Some(met) => {
                stays &= met;
                false
            }
            None => true,
        });
        stays
    }

    fn settle_list<T: Attributes>(&mut self, parts: &mut Vec<T>) {
        parts.retain_mut(|part| self.stays(part));
    }

    fn settle_separated<T: Attributes, P: Default>(&mut self, parts: &mut Punctuated<T, P>) {
        let trailing = parts.trailing_punct();
        let mut kept = Punctuated::new();
        for mut part in mem::take(parts) {
            if self.stays(&mut part) {
                kept.push(part);
            }
        }
        if trailing && !kept.is_empty() {
            kept.push_punct(P::default());
        }
        *parts = kept;
    }

    /// Whether a condition on features is met; `None` for any other attribute.
    fn condition(&mut self, attribute: &Attribute) -> Option<bool> {
        let Meta::List(list) = &attribute.meta else { return None };
        if !list.path.is_ident("cfg") || !mentions_feature(list.tokens.clone()) {
            return None;
        }
        let condition = attribute.parse_args().map_err(|error| error.to_string()).and_then(|meta| self.evaluate(&meta));
        condition.map_err(|fault| self.fault = Some(fault)).ok()
    }

    fn evaluate(&self, condition: &Meta) -> Result<bool, String> {
        match condition {
            Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(name), .. }), .. })
                if path.is_ident("feature") =>
            {
                let feature = name.value().parse().map_err(|error: crate::UnknownFeature| error.to_string())?;
                Ok(self.features.contains(&feature))
            }
            Meta::List(list) if list.path.is_ident("not") => {
                let inner: Meta = list.parse_args().map_err(|error| error.to_string())?;
                self.evaluate(&inner).map(|met| !met)
            }
            other => Err(format!("`{}` is no condition that can be settled", other.to_token_stream())),
        }
    }
}

impl VisitMut for Settling<'_> {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        self.settle_list(&mut file.items);
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, item: &mut syn::ItemMod) {
        if let Some((_, items)) = &mut item.content {
            self.settle_list(items);
        }
        visit_mut::visit_item_mod_mut(self, item);
    }

    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        self.settle_list(&mut item.items);
        visit_mut::visit_item_impl_mut(self, item);
    }

    fn visit_item_trait_mut(&mut self, item: &mut syn::ItemTrait) {
        self.settle_list(&mut item.items);
        visit_mut::visit_item_trait_mut(self, item);
    }

    fn visit_item_enum_mut(&mut self, item: &mut syn::ItemEnum) {
        self.settle_separated(&mut item.variants);
        visit_mut::visit_item_enum_mut(self, item);
    }

    fn visit_fields_named_mut(&mut self, fields: &mut syn::FieldsNamed) {
        self.settle_separated(&mut fields.named);
        visit_mut::visit_fields_named_mut(self, fields);
    }

    fn visit_fields_unnamed_mut(&mut self, fields: &mut syn::FieldsUnnamed) {
        self.settle_separated(&mut fields.unnamed);
        visit_mut::visit_fields_unnamed_mut(self, fields);
    }

    fn visit_signature_mut(&mut self, signature: &mut syn::Signature) {
        self.settle_separated(&mut signature.inputs);
        visit_mut::visit_signature_mut(self, signature);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        self.settle_list(&mut block.stmts);
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_expr_match_mut(&mut self, expression: &mut syn::ExprMatch) {
        self.settle_list(&mut expression.arms);
        visit_mut::visit_expr_match_mut(self, expression);
    }

    fn visit_expr_struct_mut(&mut self, expression: &mut syn::ExprStruct) {
        self.settle_separated(&mut expression.fields);
        visit_mut::visit_expr_struct_mut(self, expression);
    }

    fn visit_pat_struct_mut(&mut self, pattern: &mut syn::PatStruct) {
        self.settle_separated(&mut pattern.fields);
        visit_mut::visit_pat_struct_mut(self, pattern);
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        if let Some(line) = doc_line(attribute) {
            if is_tested(&line.value()) {
                *line = LitStr::new(" ```ignore", line.span());
            }
            return;
        }
        visit_mut::visit_attribute_mut(self, attribute);
    }

    fn visit_lit_str_mut(&mut self, text: &mut LitStr) {
        if text.token().to_string().contains('\n') {
            *text = LitStr::new(&text.value(), text.span());
        }
    }

    fn visit_lit_byte_str_mut(&mut self, bytes: &mut LitByteStr) {
        if bytes.token().to_string().contains('\n') {
            *bytes = LitByteStr::new(&bytes.value(), bytes.span());
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = one_line_texts(mem::take(&mut call.tokens));
        visit_mut::visit_macro_mut(self, call);
    }
}

fn doc_line(attribute: &mut Attribute) -> Option<&mut LitStr> {
    match &mut attribute.meta {
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(line), .. }), .. })
            if path.is_ident("doc") =>
        {
            Some(line)
        }
        _ => None,
    }
}

/// Whether a line of documentation begins an example that says that it is Rust.
///
/// One that says nothing looks like the end of another; the generator makes none.
fn is_tested(line: &str) -> bool {
    let Some(language) = line.trim().strip_prefix("```") else { return false };
    let first = language.split([',', ' ']).next().unwrap_or_default();
    matches!(first, "rust" | "no_run" | "should_panic" | "compile_fail") || first.starts_with("edition20")
}

/// The tokens of a macro, without literals that span lines. Where one begins an example that is a test, it is that no more.
fn one_line_texts(tokens: TokenStream) -> TokenStream {
    let on_one_line = |token| match token {
        TokenTree::Literal(literal) if begins_test(&literal) => {
            TokenTree::Literal(LitStr::new("```ignore", literal.span()).token())
        }
        TokenTree::Literal(literal) if literal.to_string().contains('\n') => {
            TokenTree::Literal(match Lit::new(literal.clone()) {
                Lit::Str(text) => LitStr::new(&text.value(), text.span()).token(),
                Lit::ByteStr(bytes) => LitByteStr::new(&bytes.value(), bytes.span()).token(),
                _ => literal,
            })
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), one_line_texts(group.stream()));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        other => other,
    };
    tokens.into_iter().map(on_one_line).collect()
}

fn begins_test(literal: &Literal) -> bool {
    matches!(Lit::new(literal.clone()), Lit::Str(text) if is_tested(&text.value()))
}

/// Whether a `cfg` or `cfg_attr` speaks of features, be it an attribute or the macro.
fn names_features(tokens: TokenStream) -> bool {
    let mut of_condition = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => of_condition = ident == "cfg" || ident == "cfg_attr",
            TokenTree::Group(group) if of_condition && mentions_feature(group.stream()) => return true,
            TokenTree::Group(group) if names_features(group.stream()) => return true,
            // The macro's exclamation mark.
            TokenTree::Punct(punct) if punct.as_char() == '!' => {}
            _ => of_condition = false,
        }
    }
    false
}

fn mentions_feature(tokens: TokenStream) -> bool {
    let is_feature = |ident: &Ident| ident == "feature";
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is_feature(&ident),
        TokenTree::Group(group) => mentions_feature(group.stream()),
        _ => false,
    })
}

#[cfg(test)]
mod tests;
