//! Servers (OpenAPI 3.1.1 §4.8.5).

use openapiv3::Server;

use crate::context::Context;
use crate::diagnostic::Code;
use crate::source::origin_of;

/// The base URLs of the servers that have one, in their order, each once.
pub(super) fn servers(servers: &[Server], cx: &mut Context) -> Vec<String> {
    let mut urls = Vec::new();
    for server in servers {
        match base_url(server) {
            Ok(url) if urls.contains(&url) => {}
            Ok(url) => urls.push(url),
            Err(why) => {
                let message = left_out(server, &why);
                let diagnostic = cx.warning(Code::ServerUnsupported, origin_of(&server.extensions), message);
                diagnostic.with_help("users give the client a base URL of their own with `base_url`");
            }
        }
    }
    urls
}

/// The base URL of a server, its variables having their defaults, or why there is none.
pub(super) fn base_url(server: &Server) -> Result<String, String> {
    let url = substitute(server)?;
    check(&url)?;
    Ok(url)
}

/// What to say of a server without a base URL.
pub(super) fn left_out(server: &Server, why: &str) -> String {
    format!("the server `{}` is left out: {why}", server.url)
}

/// The URL with the default of each variable.
fn substitute(server: &Server) -> Result<String, String> {
    let mut url = String::new();
    let mut rest = server.url.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { return Err("a `{` is not closed".to_owned()) };
        let variable = server.variables.as_ref().and_then(|variables| variables.get(name));
        let Some(variable) = variable else { return Err(format!("it has no variable `{name}`")) };
        url.push_str(before);
        url.push_str(&variable.default);
        rest = after;
    }
    url.push_str(rest);
    Ok(url)
}

/// What a base URL must be: absolute, of HTTP, and nothing behind its path.
fn check(url: &str) -> Result<(), String> {
    let after = ["https://", "http://"].iter().find_map(|scheme| {
        url.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).and(url.get(scheme.len()..))
    });
    let Some(after) = after else {
        let relative = !url.contains("://");
        return Err(if relative { "its URL has no host" } else { "its URL is not of HTTP" }.to_owned());
    };
    if after.is_empty() || after.starts_with(['/', '?', '#', ':']) {
        return Err("its URL has no host".to_owned());
    }
    if after.contains(['?', '#']) {
        return Err("its URL has a query or a fragment".to_owned());
    }
    let authority = after.split('/').next().unwrap_or_default();
    if authority.contains('@') {
        return Err("its URL has credentials".to_owned());
    }
    if url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '{' | '}' | '<' | '>' | '"' | '\\')) {
        return Err("its URL has characters that no URL has".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Server {
        serde_json::from_value(serde_json::json!({
            "url": url,
            "variables": { "region": { "default": "eu" }, "port": { "default": "8443" } }
        }))
        .unwrap()
    }

    #[test]
    fn variables_have_their_defaults() {
        let mut cx = Context::default();
        let list = [server("https://{region}.example.com:{port}/v1"), server("https://eu.example.com:8443/v1")];
        assert_eq!(servers(&list, &mut cx), ["https://eu.example.com:8443/v1"]);
        assert!(cx.diagnostics.is_empty());
    }

    #[test]
    fn what_is_no_base_url_is_left_out() {
        for url in [
            "/",
            "/v1",
            "//host/v1",
            "ftp://host",
            "https://",
            "https:///v1",
            "https://{unknown}/",
            "https://{x",
            "{region}",
            "https://a b",
            "https://a/?b",
            "https://u:p@host",
        ] {
            let mut cx = Context::default();
            assert_eq!(servers(&[server(url)], &mut cx), Vec::<String>::new(), "{url}");
            assert_eq!(cx.diagnostics.len(), 1, "{url}");
        }
    }
}
