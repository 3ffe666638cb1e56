//! The manifest of the generated crate.

use super::toml::{list, string};
use super::{File, dependencies};
use crate::Feature;
use crate::ir::Api;

/// `Cargo.toml`
pub(super) fn file(api: &Api) -> File<'_> {
    let name = &api.package.name;
    let version = &api.package.version;
    let description = string(&format!("A client of {}", first_line(&api.package.title)));
    let marker = super::MARKER;
    let features = features();
    let dependencies = dependencies::of_crate(!api.patterns.is_empty());
    File::adoptable(
        "Cargo.toml",
        format!(
            r#"# {marker}

[package]
name = "{name}"
version = "{version}"
edition = "2024"
rust-version = "1.89"
description = {description}
readme = "README.md"

[features]
{features}
[dependencies]
{dependencies}"#
        ),
    )
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim()
}

/// The lines of `[features]`.
fn features() -> String {
    let usual = Feature::ALL.iter().filter(|feature| feature.is_default()).map(|feature| feature.name());
    let mut lines = format!("default = {}\n", list(usual));
    for feature in Feature::ALL {
        let enables = list(feature.enables().iter().copied());
        lines.push_str(&format!("# {}\n{feature} = {enables}\n", feature.description()));
    }
    lines
}
