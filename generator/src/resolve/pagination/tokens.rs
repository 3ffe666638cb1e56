//! Pages by a token, and by the last item.

use super::page::{Page, Scalar};
use super::parameters::{Parameter, Parameters};
use super::words;
use crate::ir::{PaginationForm, TokenConversion};

/// By a token that the page gives, for a parameter that takes it.
pub(super) fn by_token(parameters: &Parameters<'_>, page: &Page<'_>) -> Option<PaginationForm> {
    let more = page.more();
    let mut best: Option<(u8, PaginationForm)> = None;
    for parameter in candidates(parameters).filter(|parameter| !parameters.has_switch_for(parameter)) {
        for (field, gives) in page.tokens() {
            let Some(fit) = words::token_fit(&parameter.words, &field.words, field.nested, more.is_some()) else {
                continue;
            };
            let Some(conversion) = conversion(gives, parameter) else { continue };
            if best.as_ref().is_none_or(|(least, _)| fit < *least) {
                let (parameter, token, more) = (parameter.position, field.path.clone(), more.clone());
                best = Some((fit, PaginationForm::Token { parameter, token, conversion, more }));
            }
        }
    }
    best.map(|(_, form)| form)
}

/// By the last item's id: as the page names it, or as the item has it. Only beside a boolean that says when to end.
pub(super) fn by_last_item(parameters: &Parameters<'_>, page: &Page<'_>) -> Option<PaginationForm> {
    let more = page.more()?;
    let last_id = page.tokens().find(|(field, _)| words::is_last_id(&field.words));
    let named =
        candidates(parameters).filter(|parameter| words::takes_last_id(&parameter.words)).find_map(|parameter| {
            let (field, gives) = last_id.as_ref()?;
            let conversion = conversion(*gives, parameter)?;
            let (parameter, token, more) = (parameter.position, field.path.clone(), Some(more.clone()));
            Some(PaginationForm::Token { parameter, token, conversion, more })
        });
    named.or_else(|| {
        let parameter = candidates(parameters).find(|parameter| words::takes_item_id(&parameter.words))?;
        let (id, gives) = page.item_id()?;
        let conversion = conversion(gives, parameter)?;
        Some(PaginationForm::LastItem { parameter: parameter.position, id, conversion, more: more.clone() })
    })
}

/// The first page has no token, so its parameter is optional.
fn candidates<'p, 'a>(parameters: &'p Parameters<'a>) -> impl Iterator<Item = &'p Parameter<'a>> {
    parameters.iter().filter(|parameter| parameter.optional)
}

/// How what a field gives becomes what a parameter takes.
fn conversion(gives: Scalar, parameter: &Parameter<'_>) -> Option<TokenConversion> {
    match (gives, parameter.takes?) {
        (Scalar::Text | Scalar::Integer, Scalar::Text) => Some(TokenConversion::Text),
        (Scalar::Integer, Scalar::Integer) => Some(TokenConversion::Integer),
        _ => None,
    }
}
