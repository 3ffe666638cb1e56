//! `Link` headers (RFC 8288 §3) and the URLs that they lead to.

use http::{HeaderMap, HeaderValue, Uri};

use crate::runtime::pages::PaginationErrorKind;
use crate::runtime::pages::link::{next, resolve};

fn next_of(values: &[&str]) -> Result<Option<String>, PaginationErrorKind> {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append(http::header::LINK, HeaderValue::from_str(value).unwrap());
    }
    next(&headers)
}

#[test]
fn the_next_link_is_found() {
    let found = [
        ("</2>; rel=\"next\"", "/2"),
        ("</2>;rel=next", "/2"),
        ("  < /2 > ; REL = NEXT ", "/2"),
        ("</1>; rel=\"prev\", </3>; rel=\"next\", </9>; rel=\"last\"", "/3"),
        ("</1>; rel=\"prev\",</3>; rel=\"next\",", "/3"),
        (", ,</3>; rel=next", "/3"),
        ("</3>; rel=\"last next\"", "/3"),
        ("</3>; title=\"a, b; rel=\\\"prev\\\"\"; rel=\"next\"", "/3"),
        ("</3>; title=\"rel=prev\"; rel=next; rel=prev", "/3"),
        ("</3>; crossorigin; rel=next", "/3"),
        ("</3>;; rel=next;", "/3"),
        ("</things?a=1,2;b=3&c=%3E>; rel=\"next\"", "/things?a=1,2;b=3&c=%3E"),
        ("</2>; rel=next, </3>; rel=next", "/2"),
        ("<>; rel=next", ""),
        ("</2>; title*=UTF-8''%e2%82%ac; rel=next", "/2"),
    ];
    for (value, target) in found {
        assert_eq!(next_of(&[value]), Ok(Some(target.to_owned())), "{value}");
    }
    assert_eq!(next_of(&["</1>; rel=prev", "</3>; rel=next"]), Ok(Some("/3".to_owned())));
}

#[test]
fn other_links_are_not_followed() {
    let others = [
        "",
        ",",
        "</1>",
        "</1>; rel=\"prev\"",
        "</1>; rel=\"nextish\"",
        "</1>; rel=\"\"",
        "</1>; title=\"</2>; rel=next\"",
        "</1>; rel=prev; rel=next",
        "</1>; rev=next",
        "</1>; rel=next; anchor=\"/other\"",
        "</1>; anchor=\"#part\"; rel=next",
    ];
    for value in others {
        assert_eq!(next_of(&[value]), Ok(None), "{value}");
    }
    assert_eq!(next_of(&[]), Ok(None));
}

#[test]
fn what_is_no_link_is_an_error() {
    let values = ["/2; rel=next", "</2", "</2> rel=next", "</2>; rel=\"next", "</2>; rel=\"next\" x", "</1>; rel=a, b"];
    for value in values {
        assert_eq!(next_of(&[value]), Err(PaginationErrorKind::InvalidLink), "{value}");
    }
}

fn resolved(reference: &str) -> Result<String, PaginationErrorKind> {
    let base: Uri = "https://api.example/v1/things?page=1".parse().unwrap();
    resolve(reference, Some(&base)).map(|url| url.to_string())
}

#[test]
fn references_are_resolved_against_the_page() {
    let expected = [
        ("?page=2", "https://api.example/v1/things?page=2"),
        ("more", "https://api.example/v1/more"),
        ("../2?x#part", "https://api.example/2?x"),
        ("/2", "https://api.example/2"),
        ("//api.example/2", "https://api.example/2"),
        ("HTTPS://API.example:443/2", "https://api.example/2"),
        ("/a b\u{e9}", "https://api.example/a%20b%C3%A9"),
        ("", "https://api.example/v1/things?page=1"),
    ];
    for (reference, url) in expected {
        assert_eq!(resolved(reference).as_deref(), Ok(url), "{reference}");
    }
}

#[test]
fn other_origins_are_refused() {
    let others = [
        "https://elsewhere.example/2",
        "//elsewhere.example/2",
        "http://api.example/2",
        "https://api.example:8443/2",
        "https://api.example.elsewhere.example/2",
        "https://sub.api.example/2",
        "https://api.example@elsewhere.example/2",
        "\\\\elsewhere.example/2",
        "data:text/plain,2",
        "javascript:0",
        "file:///2",
    ];
    for reference in others {
        assert_eq!(resolved(reference), Err(PaginationErrorKind::OtherOrigin), "{reference}");
    }
}

#[test]
fn urls_that_are_none_are_refused() {
    for reference in ["https://", "http://[", "https://user@api.example/2", "https://:secret@api.example/2"] {
        assert_eq!(resolved(reference), Err(PaginationErrorKind::InvalidLink), "{reference}");
    }
    assert_eq!(resolve("/2", None), Err(PaginationErrorKind::InvalidLink));
}
