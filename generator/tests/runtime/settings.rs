//! Base URLs.

use crate::runtime::configuration::BaseUrl;

#[test]
fn a_base_url_keeps_its_path_with_or_without_a_trailing_slash() {
    let cases = [
        ("https://api.example.com", "https://api.example.com/v1/x"),
        ("https://api.example.com/", "https://api.example.com/v1/x"),
        ("https://api.example.com/base", "https://api.example.com/base/v1/x"),
        ("http://127.0.0.1:8080/base/", "http://127.0.0.1:8080/base/v1/x"),
    ];
    for (base, expected) in cases {
        assert_eq!(BaseUrl::parse(base).unwrap().join("/v1/x").unwrap().as_str(), expected);
    }
}

#[test]
fn a_base_url_that_could_do_harm_is_refused_without_being_repeated() {
    let cases = [
        ("api.example.com", "is not an absolute URL"),
        ("", "is not an absolute URL"),
        ("ftp://example.com", "does not begin with http:// or https://"),
        ("https://user:secret@example.com", "has credentials"),
        ("https://example.com/?key=secret", "has a query"),
        ("https://example.com/#secret", "has a query or a fragment"),
    ];
    for (base, reason) in cases {
        let error = BaseUrl::parse(base).unwrap_err().to_string();
        assert!(error.contains(reason), "{base}: {error}");
        assert!(!error.contains("secret"), "{base}: {error}");
    }
}
