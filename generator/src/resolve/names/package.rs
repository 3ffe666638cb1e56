//! The name of the generated package.

use heck::ToKebabCase;

use super::keywords::is_keyword;

/// The package's name, from the name that is asked for or else from the API's title: `Platform API` gives
/// `platform-api`.
///
/// A name that cargo or the generated code could not do with gets `-client`: keywords, crates that the generated one
/// depends on, and what cargo keeps for itself.
pub(in crate::resolve) fn package(wanted: Option<&str>, title: &str) -> String {
    let name = match wanted {
        Some(name) if is_legal(name) => name.to_owned(),
        Some(name) => kebab(name),
        None => kebab(title),
    };
    let name = if is_legal(&name) { name } else { "api-client".to_owned() };
    if is_taken(&name.replace('-', "_")) { format!("{name}-client") } else { name }
}

/// The letters and digits of `text` that are ASCII, in kebab case, from the first letter on.
fn kebab(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '\'' | '’'));
    let ascii: String = kept.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let name = ascii.to_kebab_case();
    let mut name = name.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).to_owned();
    // crates.io takes no longer ones.
    name.truncate(64);
    name.trim_end_matches('-').to_owned()
}

fn is_legal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && name.len() <= 64
}

fn is_taken(crate_name: &str) -> bool {
    const TAKEN: &[&str] = &[
        "alloc",
        "bytes",
        "core",
        "futures_core",
        "http",
        "base64",
        "jiff",
        "proc_macro",
        "reqwest",
        "serde",
        "serde_json",
        "std",
        "test",
        "url",
        "uuid",
    ];
    const CARGO: &[&str] = &["build", "deps", "examples", "incremental"];
    const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];
    is_keyword(crate_name) || [TAKEN, CARGO, DEVICES].iter().any(|names| names.contains(&crate_name))
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn packages_are_called_by_the_title() {
        for (title, name) in [
            ("Platform API", "platform-api"),
            ("GitHub v3 REST API", "git-hub-v3-rest-api"),
            ("  3D Engine ", "d-engine"),
            ("Café API", "caf-api"),
            ("GitHub's API", "git-hubs-api"),
            ("名前", "api-client"),
            ("", "api-client"),
            ("Type", "type-client"),
            ("Serde JSON", "serde-json-client"),
            ("Test", "test-client"),
            ("a/../b", "a-b"),
        ] {
            assert_eq!(package(None, title), name, "{title:?}");
        }
    }

    #[test]
    fn an_option_is_taken_as_it_is() {
        assert_eq!(package(Some("my_Api"), "Other"), "my_Api");
        assert_eq!(package(Some("my api"), "Other"), "my-api");
        assert_eq!(package(Some("http"), "Other"), "http-client");
    }
}
