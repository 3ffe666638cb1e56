//! Names of media types (RFC 6838 §4.2).

/// A media type without its parameters, in lower case.
pub(crate) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether it is `application/json`, `text/json` or has the suffix `+json` (RFC 6839 §3.1), whatever its parameters.
pub(crate) fn is_json(name: &str) -> bool {
    let essence = essence(name);
    let Some((ty, subtype)) = essence.split_once('/') else { return false };
    let is_token = |text: &str| !text.is_empty() && text.bytes().all(|byte| is_token_byte(byte) && byte != b'*');
    // What will be sent in a header must be fit for one.
    let sendable = name.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let json = matches!(essence.as_str(), "application/json" | "text/json") || subtype.ends_with("+json");
    json && sendable && is_token(ty) && is_token(subtype)
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::is_json;

    #[test]
    fn json_is_told_by_name_or_suffix() {
        for name in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "application/problem+json",
            "text/x+json",
            "text/json",
        ] {
            assert!(is_json(name), "{name}");
        }
        for name in ["text/plain", "*/*", "application/*", "json", "application/json\n", "application/xml", "*/x+json"]
        {
            assert!(!is_json(name), "{name}");
        }
    }
}
