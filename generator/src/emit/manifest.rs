//! The manifest of the generated crate.

use super::File;
use crate::ir::Api;

/// `Cargo.toml`
pub(super) fn file(api: &Api) -> File<'_> {
    let name = &api.package.name;
    let version = &api.package.version;
    let description = toml_string(&format!("A client of {}", first_line(&api.package.title)));
    let marker = super::MARKER;
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
default = ["rustls", "http2", "system-proxy"]
# TLS in Rust, or by the platform's library.
rustls = ["reqwest/rustls"]
native-tls = ["reqwest/native-tls"]
http2 = ["reqwest/http2"]
# Proxies as the environment names them.
system-proxy = ["reqwest/system-proxy"]
# A span for every request, by OpenTelemetry's conventions.
tracing = ["dep:tracing"]
# A server's stand-in, for tests without a network.
mock = []

[dependencies]
bytes = "1.12"
http = "1.5"
jiff = {{ version = "1.0", default-features = false, features = ["std"] }}
percent-encoding = "2.3"
reqwest = {{ version = "0.13.5", default-features = false }}
serde = {{ version = "1.0.229", default-features = false, features = ["std"] }}
serde_json = "1.0.154"
tokio = {{ version = "1.54", default-features = false, features = ["rt", "sync", "time"] }}
tracing = {{ version = "0.1.44", default-features = false, features = ["std"], optional = true }}
url = "2.5.8"
uuid = {{ version = "1.29", default-features = false, features = ["std"] }}
"#
        ),
    )
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim()
}

/// A basic string of TOML 1.0.
fn toml_string(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
