//! What an operation answers: its type, how it is read, and the enum of several.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::tokens::ident;
use super::types::{Scope, shape_type};
use super::{docs, row_check, validation, variants};
use crate::ir::{Api, Content, EventData, Events, Operation, Outcome, Shape, Status};

/// Whether the successes of an operation are of several types.
pub(super) fn has_enum(operation: &Operation) -> bool {
    operation.success.outcomes.len() > 1
}

/// Whether there is nothing to a success but that it is one.
pub(super) fn is_empty(operation: &Operation) -> bool {
    matches!(operation.success.outcomes.as_slice(), [Outcome { content: Content::Empty, .. }])
}

/// Whether a success is items one after the other, and nothing else.
pub(super) fn is_itemized(operation: &Operation) -> bool {
    matches!(operation.success.outcomes.as_slice(), [Outcome { content, .. }] if content.is_itemized())
}

/// The type of a success.
fn output(api: &Api, operation: &Operation) -> TokenStream {
    match operation.success.outcomes.as_slice() {
        [only] => content_type(api, &only.content).unwrap_or_else(|| quote!(())),
        _ => {
            let name = &operation.success.name;
            quote!(#name)
        }
    }
}

fn content_type(api: &Api, content: &Content) -> Option<TokenStream> {
    match content {
        Content::Empty => None,
        Content::Json(shape) => Some(shape_type(api, shape, Scope::Beside)),
        Content::Text => Some(quote!(String)),
        Content::Bytes => Some(quote!(response::ByteStream)),
        Content::Events(Events::Text) => Some(quote!(response::EventStream<response::Event<String>>)),
        Content::Events(Events::Json(shape)) => {
            let data = shape_type(api, shape, Scope::Beside);
            Some(quote!(response::EventStream<response::Event<#data>>))
        }
        Content::Events(Events::Objects(shape, _)) => {
            let event = shape_type(api, shape, Scope::Beside);
            Some(quote!(response::EventStream<#event>))
        }
        Content::Lines(shape) => {
            let line = shape_type(api, shape, Scope::Beside);
            Some(quote!(response::JsonLines<#line>))
        }
    }
}

/// The enum of an operation's successes, where they are of several types.
pub(super) fn items(api: &Api, operation: &Operation) -> Option<TokenStream> {
    if !variants::has_successes(operation) {
        return None;
    }
    let name = &operation.success.name;
    let variants = operation.success.outcomes.iter().map(|outcome| {
        let Outcome { variant, .. } = outcome;
        let statuses: Vec<_> = outcome.statuses.iter().map(ToString::to_string).collect();
        let docs = docs::attributes(&format!("{}: {}", statuses.join(", "), docs::fit(&outcome.docs)));
        let holds = content_type(api, &outcome.content).map(|ty| quote!((#ty)));
        quote!(#docs #variant #holds)
    });
    let docs = format!(" What a success of {} is.", docs::method_link(api, operation));
    let streams = operation.success.outcomes.iter().any(|outcome| outcome.content.is_stream());
    let derives = if streams { quote!(Debug) } else { quote!(Clone, Debug, PartialEq) };
    Some(quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }
    })
}

/// What is known of the answers before there is one, beyond the statuses: functions of `OperationInfo`.
pub(super) fn info(operation: &Operation) -> TokenStream {
    let success = &operation.success;
    let first = first_status(operation);
    let status = (first != first_in_row(operation)).then(|| Literal::u16_unsuffixed(first));
    let status = status.map(|status| quote!(success(#status)));
    let accept = (success.accept != "application/json").then_some(&success.accept);
    let accept = accept.map(|accept| quote!(accept(#accept)));
    let text = matches!(success.outcomes.as_slice(), [Outcome { content: Content::Text, .. }]);
    let text = text.then(|| quote!(answers_text()));
    let streamed = streamed(&success.outcomes);
    let streamed: Vec<_> = streamed.into_iter().map(span).collect();
    let itemized = success.outcomes.iter().any(|outcome| outcome.content.is_itemized());
    let streamed = match (streamed.is_empty(), itemized) {
        (true, _) => None,
        (false, false) => Some(quote!(streamed(&[#(#streamed),*]))),
        (false, true) => Some(quote!(itemized(&[#(#streamed),*]))),
    };
    quote!(#status #accept #text #streamed)
}

/// The first status of a success that is one status.
fn first_status(operation: &Operation) -> u16 {
    let statuses = operation.success.outcomes.iter().flat_map(|outcome| &outcome.statuses);
    statuses.copied().find_map(code).unwrap_or(200)
}

/// What the row of an operation's successes says is the first.
fn first_in_row(operation: &Operation) -> u16 {
    let outcome = in_order(operation).into_iter().next();
    outcome.and_then(|outcome| outcome.statuses.first().copied()).and_then(code).unwrap_or(200)
}

fn code(status: Status) -> Option<u16> {
    match status {
        Status::Code(code) => Some(code),
        Status::Range(_) | Status::Others => None,
    }
}

/// The successes, with ranges of statuses behind those that are declared by themselves.
fn in_order(operation: &Operation) -> Vec<&Outcome> {
    let mut outcomes: Vec<&Outcome> = operation.success.outcomes.iter().collect();
    outcomes.sort_by_key(|outcome| outcome.statuses.iter().max().copied().unwrap_or(Status::Others));
    outcomes
}

/// The runs of statuses whose bodies are read as they arrive: a class does so but for the statuses of it that are declared by themselves.
fn streamed(outcomes: &[Outcome]) -> Vec<(u16, u16)> {
    let declared = |status: &Status| outcomes.iter().find(|outcome| outcome.statuses.contains(status));
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for code in 200..=299 {
        let answer = [Status::Code(code), Status::Range(2), Status::Others].iter().find_map(declared);
        if !answer.is_some_and(|outcome| outcome.content.is_stream()) {
            continue;
        }
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => runs.push((code, code)),
        }
    }
    runs
}

fn span((first, last): (u16, u16)) -> TokenStream {
    let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
    quote!((#first, #last))
}

/// `success(200 => json) -> models::Service`: how each success is read, by its status, and what it is.
pub(super) fn row(api: &Api, operation: &Operation) -> TokenStream {
    let arms = in_order(operation).into_iter().map(|outcome| {
        let patterns = outcome.statuses.iter().map(|status| pattern(*status));
        let reading = reading(api, operation, outcome);
        quote!(#(#patterns)|* => #reading)
    });
    let output = output(api, operation);
    quote!(success(#(#arms),*) -> #output)
}

/// The statuses of a success.
fn pattern(status: Status) -> TokenStream {
    let text = match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Others => "2XX".to_owned(),
    };
    text.parse().unwrap_or_default()
}

/// The functions that check what types of successes do not say.
pub(super) fn checks(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let functions = operation.success.outcomes.iter().filter_map(|outcome| {
        let (shape, events) = json_of(&outcome.content)?;
        Some(row_check::of_received(api, shape, &check(api, outcome)?, events))
    });
    row_check::beside(functions, &operation.arguments)
}

/// The function that checks a success, where its type does not.
fn check(api: &Api, outcome: &Outcome) -> Option<Ident> {
    let (shape, _) = json_of(&outcome.content)?;
    let status = pattern(*outcome.statuses.first()?).to_string().to_lowercase();
    (!validation::checked_by_type(api, shape)).then(|| ident(&format!("success_{status}")))
}

/// The JSON that a content is, or is made of, whose type need not say all that is asserted of it, and whether it is the data of
/// events.
fn json_of(content: &Content) -> Option<(&Shape, bool)> {
    match content {
        Content::Json(shape) | Content::Lines(shape) => Some((shape, false)),
        Content::Events(Events::Json(shape)) => Some((shape, true)),
        // An object says all that is asserted of it.
        Content::Events(Events::Text | Events::Objects(..)) | Content::Empty | Content::Text | Content::Bytes => None,
    }
}

/// What reads a success, and which of several it is.
fn reading(api: &Api, operation: &Operation, outcome: &Outcome) -> TokenStream {
    let read = match &outcome.content {
        Content::Empty => quote!(nothing),
        Content::Json(_) => quote!(json),
        Content::Text => quote!(text),
        Content::Bytes => quote!(bytes),
        Content::Events(Events::Text) => quote!(text_events),
        Content::Events(Events::Json(_)) => quote!(events),
        Content::Events(Events::Objects(_, EventData::Text)) => quote!(event_objects(Text)),
        Content::Events(Events::Objects(_, EventData::Json)) => quote!(event_objects(Json)),
        Content::Events(Events::Objects(_, EventData::Any)) => quote!(event_objects(Any)),
        Content::Lines(_) => quote!(lines),
    };
    let (name, variant) = (&operation.success.name, &outcome.variant);
    let several = has_enum(operation).then(|| quote!(as #name::#variant));
    let check = check(api, outcome).map(|function| quote!([Self::#function]));
    quote!(#read #check #several)
}
