//! What inline schemas of webhooks and callbacks are called by.

use super::operations::method_word;
use super::words;
use crate::ir::Method;

/// The words that the types of a webhook's or a callback's bodies begin with: `NewPet webhook`, `PostStreams OnData callback`.
/// `owner` is the name of the operation that has the callback, and `method` tells apart several requests.
pub(in crate::resolve) fn incoming(name: &str, owner: Option<&str>, method: Option<Method>) -> String {
    let kind = if owner.is_some() { "Callback" } else { "Webhook" };
    let name = words::upper_camel(name);
    let name = name.strip_suffix(kind).filter(|rest| !rest.is_empty()).unwrap_or(&name);
    let method = method.map(method_word).unwrap_or_default();
    [owner.unwrap_or_default(), name, method, kind]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::incoming;
    use crate::ir::Method;

    #[test]
    fn types_say_what_they_are_of() {
        assert_eq!(incoming("newPet", None, None), "NewPet Webhook");
        assert_eq!(incoming("pet-webhook", None, None), "Pet Webhook");
        assert_eq!(incoming("webhook", None, Some(Method::Put)), "Webhook put Webhook");
        assert_eq!(incoming("onData", Some("PostStreams"), None), "PostStreams OnData Callback");
    }
}
