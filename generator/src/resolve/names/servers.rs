//! Names of servers and of their variables.

use std::collections::BTreeMap;

use super::scope::{Claim, Scope, claim_all};
use super::{value_identifier, words};
use crate::ir::Identifier;

/// What a server is called by.
#[derive(Debug)]
pub(in crate::resolve) struct DeclaredServer<'a> {
    pub(in crate::resolve) url: &'a str,
    pub(in crate::resolve) description: Option<&'a str>,
}

/// What every type has, or may have.
const RESERVED: &[&str] = &[
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "eq",
    "fmt",
    "from",
    "into",
    "ne",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
];

/// Words of descriptions that say nothing of one server that is not true of the others.
const FILLERS: &[&str] = &["a", "an", "api", "endpoint", "for", "our", "server", "servers", "the", "this"];

/// How many words of a description are a name.
const MOST_WORDS: usize = 4;

/// The constructors of servers, by their descriptions or else by their hosts, and the setters of their variables.
pub(in crate::resolve) fn servers(
    servers: &[DeclaredServer<'_>],
    variables: &[&str],
) -> (Vec<Identifier>, Vec<Identifier>) {
    let mut scope = Scope::default();
    scope.reserve(RESERVED.iter().copied());
    let wanted: Vec<Vec<String>> = servers.iter().map(candidates).collect();
    let mut given: Vec<Option<String>> = vec![None; servers.len()];
    let levels = wanted.iter().map(Vec::len).max().unwrap_or_default();
    for level in 0..levels {
        // A name that several would have is nobody's.
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for name in wanted.iter().filter_map(|names| names.get(level)).filter(|name| !name.is_empty()) {
            *count.entry(name).or_default() += 1;
        }
        for (slot, names) in given.iter_mut().zip(&wanted).filter(|(slot, _)| slot.is_none()) {
            let name = names.get(level).filter(|name| count.get(name.as_str()) == Some(&1));
            let name = name.filter(|name| scope.is_free(&[(*name).clone()]));
            *slot = name.map(|name| scope.claim([name.clone()], |name| vec![name.to_owned()]));
        }
    }
    let constructors = given.into_iter().zip(wanted).map(|(given, names)| {
        let last = names.into_iter().last().unwrap_or_default();
        given.unwrap_or_else(|| scope.claim([format!("server_{last}")], |name| vec![name.to_owned()]))
    });
    let constructors: Vec<_> = constructors.collect();
    let claims: Vec<_> = variables.iter().map(|text| Claim { class: 0, text, kind: "variable", place: "" }).collect();
    let reserved = |_, name: &str| RESERVED.contains(&name) || constructors.iter().any(|other| other == name);
    let setters = claim_all(&mut scope, &claims, words::snake, reserved, |_, name| vec![name.to_owned()]);
    let identifiers = |names: Vec<String>| names.into_iter().map(value_identifier).collect();
    (identifiers(constructors), identifiers(setters))
}

/// What a server may be called, the best first; empty where there is nothing.
fn candidates(server: &DeclaredServer<'_>) -> Vec<String> {
    let described = server.description.map(described).unwrap_or_default();
    let after = server.url.split_once("://").map_or(server.url, |(_, after)| after);
    let host = after.split('/').next().unwrap_or_default();
    let named = |text: &str| if text.chars().any(char::is_alphanumeric) { words::snake(text) } else { String::new() };
    vec![described, named(host), named(after), named(server.url)]
}

/// The words of a short description; of a longer one those before the first stop.
fn described(description: &str) -> String {
    if description.contains("://") {
        return String::new();
    }
    let first = description.trim().split(['(', '.', ':', ';', ',', '\n', '–', '—']).next().unwrap_or_default();
    let first = first.split(" - ").next().unwrap_or_default();
    let words = first.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !FILLERS.contains(&word.to_lowercase().as_str())).collect();
    let fits = words.len() <= MOST_WORDS && words.first().is_some_and(|word| word.starts_with(char::is_alphabetic));
    if fits { words::snake(&words.join(" ")) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::{DeclaredServer, servers};

    fn names(declared: &[(&str, &str)], variables: &[&str]) -> (Vec<String>, Vec<String>) {
        let declared: Vec<_> =
            declared.iter().map(|(url, text)| DeclaredServer { url, description: Some(text) }).collect();
        let (constructors, setters) = servers(&declared, variables);
        let texts = |names: Vec<crate::ir::Identifier>| names.iter().map(ToString::to_string).collect();
        (texts(constructors), texts(setters))
    }

    #[test]
    fn servers_are_called_by_their_descriptions() {
        let (names, _) = names(
            &[
                ("https://a.example.com", "The production API server"),
                ("https://b.example.com", "Development server (uses test data)"),
                ("https://c.example.com", "US-East. Nearer to some."),
                ("https://d.example.com", "For all of those who do not know which of them they want"),
                ("https://e.example.com", ""),
            ],
            &[],
        );
        assert_eq!(names, ["production", "development", "us_east", "d_example_com", "e_example_com"]);
    }

    #[test]
    fn servers_of_one_description_are_called_by_what_differs() {
        let (names, _) = names(
            &[
                ("https://api.example.com/v1", "API"),
                ("https://api.example.com/v2", "API"),
                ("http://api.example.com/v2", "Clone"),
                ("https://{region}.example.com", "API"),
            ],
            &["region", "clone", "api.example.com/v1"],
        );
        assert_eq!(
            names,
            ["api_example_com_v1", "https_api_example_com_v2", "http_api_example_com_v2", "region_example_com"]
        );
    }

    #[test]
    fn variables_keep_away_from_servers_and_from_what_every_type_has() {
        let (_, setters) =
            names(&[("https://a.example.com", "Region"), ("https://b.example.com", "")], &["region", "clone", "type"]);
        assert_eq!(setters, ["region_variable", "clone_variable", "r#type"]);
    }
}
