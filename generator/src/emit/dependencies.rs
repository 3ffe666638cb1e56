//! What a client stands on: one description for the manifest of a generated crate, and for the crate that includes a
//! module.

use std::collections::BTreeSet;

use super::toml::{list, string};
use crate::Feature;

/// A crate that clients depend on.
struct Dependency {
    name: &'static str,
    version: &'static str,
    /// The features that every client needs; `None` for the crate's defaults.
    features: Option<&'static [&'static str]>,
}

/// What only clients of documents with patterns depend on.
const PATTERNS: &str = "fancy-regex";

const DEPENDENCIES: &[Dependency] = &[
    // `byte`: as for dates. It is part of reqwest's own tree.
    Dependency { name: "base64", version: "0.23", features: Some(&["std"]) },
    // Bodies of requests and responses.
    Dependency { name: "bytes", version: "1.12", features: None },
    // Regular expressions, where the document has any.
    Dependency { name: PATTERNS, version: "0.20", features: None },
    // The trait of streams alone, which reqwest needs anyway.
    Dependency { name: "futures-core", version: "0.3.34", features: Some(&[]) },
    // Methods, statuses and headers.
    Dependency { name: "http", version: "1.5", features: None },
    // Bodies as they arrive: reqwest's are of its trait.
    Dependency { name: "http-body", version: "1.1", features: None },
    // `date` and `date-time`: the runtime reads, writes and takes them, whether or not a document has any.
    Dependency { name: "jiff", version: "1.0", features: Some(&["std"]) },
    // Paths and queries.
    Dependency { name: "percent-encoding", version: "2.3", features: None },
    // HTTP and TLS.
    Dependency { name: "reqwest", version: "0.13.5", features: Some(&[]) },
    // The traits that users expect of models.
    Dependency { name: "serde", version: "1.0.229", features: Some(&["std"]) },
    // The parser.
    Dependency { name: "serde_json", version: "1.0.154", features: None },
    // Timers, and one token refresh at a time; reqwest needs it anyway.
    Dependency { name: "tokio", version: "1.54", features: Some(&["rt", "sync", "time"]) },
    // Spans, by the feature of that name.
    Dependency { name: "tracing", version: "0.1.44", features: Some(&["std"]) },
    // The base URL.
    Dependency { name: "url", version: "2.5.8", features: None },
    // `uuid`: as for dates.
    Dependency { name: "uuid", version: "1.29", features: Some(&["std"]) },
];

/// The lines of `[dependencies]` of a generated crate, whose features are Cargo's.
pub(super) fn of_crate(patterns: bool) -> String {
    DEPENDENCIES
        .iter()
        .filter(|dependency| patterns || dependency.name != PATTERNS)
        .map(|dependency| format!("{}\n", dependency.line(&BTreeSet::new(), dependency.is_optional())))
        .collect()
}

/// The lines of `[dependencies]` that a module with these features needs, each with the name that code uses.
pub(super) fn of_module(features: &BTreeSet<Feature>, patterns: bool) -> Vec<(String, String)> {
    let enabled: Vec<&str> = features.iter().flat_map(|feature| feature.enables()).copied().collect();
    let needed = DEPENDENCIES.iter().filter(|dependency| !dependency.is_optional() || dependency.is_enabled(&enabled));
    let needed = needed.filter(|dependency| patterns || dependency.name != PATTERNS);
    let lines = needed.map(|dependency| {
        let asked = enabled.iter().filter_map(|what| what.split_once('/'));
        let added = asked.filter(|(name, _)| *name == dependency.name).map(|(_, feature)| feature).collect();
        (dependency.name.replace('-', "_"), dependency.line(&added, false))
    });
    lines.collect()
}

impl Dependency {
    /// Whether only features bring it in.
    fn is_optional(&self) -> bool {
        let all: Vec<&str> = Feature::ALL.iter().flat_map(|feature| feature.enables()).copied().collect();
        self.is_enabled(&all)
    }

    fn is_enabled(&self, enabled: &[&str]) -> bool {
        enabled.iter().any(|what| what.strip_prefix("dep:") == Some(self.name))
    }

    fn line(&self, added: &BTreeSet<&str>, optional: bool) -> String {
        let version = string(self.version);
        let features: Vec<&str> = self.features.iter().copied().flatten().chain(added).copied().collect();
        let mut keys = Vec::new();
        if self.features.is_some() {
            keys.push("default-features = false".to_owned());
        }
        if !features.is_empty() {
            keys.push(format!("features = {}", list(features)));
        }
        if optional {
            keys.push("optional = true".to_owned());
        }
        match keys.as_slice() {
            [] => format!("{} = {version}", self.name),
            keys => format!("{} = {{ version = {version}, {} }}", self.name, keys.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_ask_only_for_what_is_described() {
        for what in Feature::ALL.iter().flat_map(|feature| feature.enables()) {
            let name = what.strip_prefix("dep:").or(what.split_once('/').map(|(name, _)| name));
            assert!(DEPENDENCIES.iter().any(|dependency| Some(dependency.name) == name), "{what}");
        }
    }

    #[test]
    fn what_only_features_bring_in_is_optional() {
        let dependency = Dependency { name: "extra", version: "1", features: Some(&["std"]) };
        assert!(dependency.is_enabled(&["dep:extra"]));
        assert!(!dependency.is_enabled(&["extra/std", "dep:other"]));
        let line = dependency.line(&BTreeSet::new(), true);
        assert_eq!(line, r#"extra = { version = "1", default-features = false, features = ["std"], optional = true }"#);
        let line = dependency.line(&BTreeSet::from(["more"]), false);
        assert_eq!(line, r#"extra = { version = "1", default-features = false, features = ["std", "more"] }"#);
    }

    #[test]
    fn a_module_has_the_features_of_its_dependencies_in_its_lines() {
        let line = |features: &[Feature]| {
            let lines = of_module(&features.iter().copied().collect(), false);
            lines.into_iter().find(|(name, _)| name == "reqwest").unwrap().1
        };
        assert_eq!(line(&[]), r#"reqwest = { version = "0.13.5", default-features = false }"#);
        assert_eq!(
            line(&[Feature::NativeTls, Feature::Http2]),
            r#"reqwest = { version = "0.13.5", default-features = false, features = ["http2", "native-tls"] }"#
        );
    }
}
