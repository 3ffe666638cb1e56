//! What docs say of a type that the document gives no name.

use super::code;
use crate::ir::{Api, Definition, DefinitionId, Identifier, Origin, Place};

/// Says where the values of an inline schema's type stand.
pub(super) fn sentence(api: &Api, definition: &Definition) -> String {
    match api.id_of(definition).and_then(|id| api.origins.get(id.0)?.as_ref()) {
        Some(Origin { place, elsewhere }) => {
            let elsewhere = if *elsewhere { ", and elsewhere" } else { "" };
            format!("{}{elsewhere}.", words(api, definition, place))
        }
        None => "A type without a name of its own in the document.".to_owned(),
    }
}

fn words(api: &Api, definition: &Definition, place: &Place) -> String {
    let model = |owner: &DefinitionId| model(api, definition, *owner);
    match place {
        Place::Property { owner, name, itself: true } => format!("What {} is in {}", code(name), model(owner)),
        Place::Property { owner, name, itself: false } => format!("What {} has in {}", code(name), model(owner)),
        Place::Variant(owner) => format!("One of the kinds of {}", model(owner)),
        Place::Parameter(method, name) => format!("What the parameter {} of {} takes", code(name), link(method)),
        Place::Body(method) => format!("What the body of {} has", link(method)),
        Place::Response(method) => format!("What {} answers", link(method)),
    }
}

/// A link to a type, from the docs of another one: by its name alone, where that is known there.
fn model(api: &Api, from: &Definition, to: DefinitionId) -> String {
    let name = api.definition(to).map(|definition| definition.name.text()).unwrap_or_default();
    let together = api.id_of(from).is_some_and(|from| api.stand_together(from, to));
    if together { format!("[`{name}`]") } else { format!("[`{name}`](super::{name})") }
}

fn link(method: &Identifier) -> String {
    let method = method.text();
    format!("[`{method}`](super::super::Client::{method})")
}
