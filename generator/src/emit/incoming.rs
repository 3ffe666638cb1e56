//! What the API calls: what models say of it, and the page of the crate.

use super::docs;
use super::types::{Scope, shape_type};
use crate::ir::{Api, Definition, DefinitionId, DefinitionKind, Incoming, IncomingSource, Shape, Type};
use crate::media_type;

/// How many requests a sentence lists.
const LISTED: usize = 5;

/// Says what a type is the payload of, or the answer to; nothing where it is neither.
pub(super) fn sentence(api: &Api, definition: &Definition) -> String {
    let Some(id) = api.id_of(definition) else { return String::new() };
    let list = |is: fn(&Incoming, DefinitionId) -> bool| listed(api.incoming.iter().filter(|request| is(request, id)));
    let payload = list(Incoming::is_payload).map(|list| format!("The payload of {list}."));
    let answer = list(Incoming::is_answer).map(|list| format!("An answer to {list}."));
    [payload, answer].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Requests in words, each once.
fn listed<'a>(requests: impl Iterator<Item = &'a Incoming>) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for request in requests {
        let described = described(request);
        if !words.contains(&described) {
            words.push(described);
        }
    }
    let others = words.len().saturating_sub(LISTED);
    words.truncate(LISTED);
    if others > 0 {
        words.push(format!("{others} more"));
    }
    let last = words.pop()?;
    Some(if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) })
}

fn described(request: &Incoming) -> String {
    let name = docs::code(&request.name);
    match &request.source {
        IncomingSource::Webhook => format!("the webhook {name}"),
        IncomingSource::Callback { operation, .. } => format!("the callback {name} of {}", docs::code(operation)),
    }
}

/// The part of the crate's page that lists what the API calls; nothing where it calls nothing.
pub(super) fn section(api: &Api) -> String {
    if api.incoming.is_empty() {
        return String::new();
    }
    let is_webhook = |request: &&Incoming| request.source == IncomingSource::Webhook;
    let (webhooks, callbacks): (Vec<_>, Vec<_>) = api.incoming.iter().partition(is_webhook);
    let title = match (webhooks.is_empty(), callbacks.is_empty()) {
        (false, true) => "Webhooks",
        (true, _) => "Callbacks",
        (false, false) => "Webhooks and callbacks",
    };
    let intro = "What the API sends to a server of yours has types too. `from_json` of `Model` reads them as responses are read, \
                 `from_json_strict` refuses what the document does not allow, and `validate` tells what that is.";
    let rows: Vec<String> = webhooks.into_iter().chain(callbacks).map(|request| row(api, request)).collect();
    docs::paragraphs([format!("## {title}"), intro.to_owned(), example(api), rows.join("\n")])
}

/// A function that reads the first payload that is a model; nothing where none is.
fn example(api: &Api) -> String {
    let Some(shape) = api.incoming.iter().flat_map(Incoming::received).find(|shape| is_model(api, shape)) else {
        return String::new();
    };
    let krate = api.package.name.replace('-', "_");
    let ty = text(&shape_type(api, shape, Scope::Beside));
    format!(
        "```rust\nuse {krate}::{{Model, ReadError, models}};\n\nfn receive(body: &[u8]) -> Result<{ty}, ReadError> {{\n    \
         {ty}::from_json(body)\n}}\n```"
    )
}

/// Whether a payload is a type that reads itself from JSON.
fn is_model(api: &Api, shape: &Shape) -> bool {
    let Type::Named(id) = shape.ty else { return false };
    let aliased = |definition: &Definition| matches!(definition.kind, DefinitionKind::Alias(_));
    !shape.nullable && api.definition(id).is_some_and(|definition| !aliased(definition))
}

fn row(api: &Api, request: &Incoming) -> String {
    let method = super::operations::method_name(request.method);
    let of = match &request.source {
        IncomingSource::Webhook => String::new(),
        IncomingSource::Callback { operation, expression } => {
            format!(" of {}, at {}", docs::code(operation), docs::code(expression))
        }
    };
    let payload = match &request.payload {
        None => "without a payload that has a type".to_owned(),
        Some(payload) => {
            let ty = docs::code(&text(&shape_type(api, &payload.shape, Scope::Beside)));
            let json = media_type::is_json(&payload.media_type);
            let form = if json { String::new() } else { format!(" as {}", docs::code(&payload.media_type)) };
            format!("{ty}{form}")
        }
    };
    let mut answers: Vec<String> =
        request.sent().map(|shape| docs::code(&text(&shape_type(api, shape, Scope::Beside)))).collect();
    answers.dedup();
    let answers = if answers.is_empty() { String::new() } else { format!(", answered with {}", answers.join(" or ")) };
    let summary = docs::brief(&request.summary);
    let summary = if summary.is_empty() { summary } else { format!(". {summary}") };
    let deprecated = if request.deprecated { " (deprecated)" } else { "" };
    format!("- {}{of} (`{method}`): {payload}{answers}{deprecated}{summary}", docs::code(&request.name))
}

/// A type as people write it.
fn text(ty: &proc_macro2::TokenStream) -> String {
    ty.to_string().replace(' ', "").replace(',', ", ")
}
