//! Servers (OpenAPI 3.1.1 §4.8.5, §4.8.6).

use openapiv3::Server as Declared;

use super::names::{self, DeclaredServer};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Identifier, Server, ServerVariable};
use crate::lower::server::no_default;
use crate::source::origin_of;

/// The servers that have a base URL, in their order, each once; and the path of the first one without a host, where there
/// is no other.
pub(super) fn servers(declared: &[Declared], cx: &mut Context) -> (Vec<Server>, Option<String>) {
    let understood: Vec<Declared> = declared.iter().map(understood).collect();
    let mut found: Vec<Found<'_>> = Vec::new();
    let mut relative = None;
    for (declared, server) in declared.iter().zip(&understood) {
        match base_url(server) {
            Ok(url) => {
                report_defaults(server, cx);
                if !has_choice(server) && found.iter().any(|(_, other)| other.as_ref() == Some(&url)) {
                    continue;
                }
                found.push((server, Some(url)));
            }
            Err(_) if is_open(server) => {
                report_empty(declared, server, cx);
                found.push((server, None));
            }
            Err(why) => {
                let path = substitute(server).ok().filter(|url| is_path(url));
                let message = left_out(server, &why);
                let diagnostic = cx.warning(Code::ServerUnsupported, origin_of(&server.extensions), message);
                let whole = path.as_ref().map(|path| format!(", such as `https://api.example.com{path}`"));
                let whole = whole.unwrap_or_default();
                diagnostic.with_help(format!("users give the client a base URL of their own with `base_url`{whole}"));
                relative = relative.or(path);
            }
        }
    }
    let relative = relative.filter(|_| found.is_empty());
    (named(&found), relative)
}

/// A server as it is understood: a URL without a scheme is one of HTTPS, and where a URL has no host because the default of
/// a variable is empty, the variable has none.
pub(super) fn understood(server: &Declared) -> Declared {
    let mut server = server.clone();
    if server.url.starts_with("//") {
        server.url.insert_str(0, "https:");
    }
    if base_url(&server).is_err() {
        for (name, variable) in server.variables.iter_mut().flatten() {
            let braced = no_default(name);
            if variable.default.is_empty() && server.url.contains(&braced) {
                variable.default = braced;
            }
        }
    }
    server
}

/// A server and its base URL; `None` where a variable has to be set first.
type Found<'a> = (&'a Declared, Option<String>);

/// Servers with their names.
fn named(found: &[Found<'_>]) -> Vec<Server> {
    let listed =
        found.iter().map(|(server, _)| DeclaredServer { url: &server.url, description: server.description.as_deref() });
    let mut variables: Vec<&str> = found.iter().flat_map(|(server, _)| variables(server)).collect();
    variables.sort_unstable();
    variables.dedup();
    let (functions, setters) = names::servers(&listed.collect::<Vec<_>>(), &variables);
    let setter = |name: &str| {
        let position = variables.binary_search(&name).ok();
        position.and_then(|position| setters.get(position)).cloned()
    };
    let servers = found.iter().zip(functions).map(|((server, url), function)| Server {
        url: url.clone(),
        template: server.url.clone(),
        function,
        docs: server.description.clone().unwrap_or_default(),
        variables: variables_of(server, setter),
    });
    servers.collect()
}

fn variables_of(server: &Declared, setter: impl Fn(&str) -> Option<Identifier>) -> Vec<ServerVariable> {
    let variables = variables(server).into_iter().filter_map(|name| {
        let variable = server.variables.as_ref()?.get(name)?;
        Some(ServerVariable {
            name: name.to_owned(),
            setter: setter(name)?,
            default: (!is_unset(name, variable)).then(|| variable.default.clone()),
            values: variable.enumeration.clone(),
            docs: variable.description.clone().unwrap_or_default(),
        })
    });
    variables.collect()
}

/// The names of the variables in a server's URL, each once.
fn variables(server: &Declared) -> Vec<&str> {
    let names = server.url.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let mut found: Vec<&str> = Vec::new();
    for (name, _) in names {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Whether all that a server lacks of a base URL are variables without a default.
fn is_open(server: &Declared) -> bool {
    // What a variable may be with which a URL begins, if one does: all up to the path, or the scheme.
    ["https://a", "https"].iter().any(|first| {
        let mut set = server.clone();
        let mut open = false;
        for (name, variable) in set.variables.iter_mut().flatten() {
            if is_unset(name, variable) {
                let is_first = server.url.starts_with(&no_default(name));
                variable.default = if is_first { *first } else { "a" }.to_owned();
                open = true;
            }
        }
        open && base_url(&set).is_ok()
    })
}

/// Whether a variable has no default, which was reported.
fn is_unset(name: &str, variable: &openapiv3::ServerVariable) -> bool {
    variable.default == no_default(name)
}

fn has_choice(server: &Declared) -> bool {
    server.url.contains('{')
}

/// Reports defaults that are none of the values that a variable can have (OpenAPI 3.1.1 §4.8.6.1).
fn report_defaults(server: &Declared, cx: &mut Context) {
    for (name, variable) in server.variables.iter().flatten() {
        let listed = variable.enumeration.is_empty() || variable.enumeration.contains(&variable.default);
        if !listed {
            let message = format!("the default `{}` of the variable `{name}` is not in its `enum`", variable.default);
            let diagnostic = cx.warning(Code::ServerUnsupported, origin_of(&variable.extensions), message);
            diagnostic.with_help("it is used all the same, unless the variable is set to one of them");
        }
    }
}

/// Reports defaults that are empty where that leaves no host.
fn report_empty(declared: &Declared, server: &Declared, cx: &mut Context) {
    let variables = declared.variables.iter().flatten().zip(server.variables.iter().flatten());
    for ((name, declared), (_, variable)) in variables {
        if declared.default.is_empty() && is_unset(name, variable) {
            let message = format!("the default of the server variable `{name}` is empty, which leaves no host");
            let diagnostic = cx.warning(Code::ServerVariableDefault, origin_of(&variable.extensions), message);
            diagnostic.with_help("users of the server have to set it");
        }
    }
}

/// The base URL of a server, its variables having their defaults, or why there is none.
pub(super) fn base_url(server: &Declared) -> Result<String, String> {
    let url = substitute(server)?;
    check(&url)?;
    Ok(url)
}

/// What to say of a server without a base URL.
pub(super) fn left_out(server: &Declared, why: &str) -> String {
    format!("the server `{}` is left out: {why}", server.url)
}

/// The URL with the default of each variable.
fn substitute(server: &Declared) -> Result<String, String> {
    let mut url = String::new();
    let mut rest = server.url.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { return Err("a `{` is not closed".to_owned()) };
        let variable = server.variables.as_ref().and_then(|variables| variables.get(name));
        let Some(variable) = variable else { return Err(format!("it has no variable `{name}`")) };
        if is_unset(name, variable) {
            return Err(format!("its variable `{name}` has no default"));
        }
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
        let why = if url.is_empty() || is_path(url) {
            "it is relative to where the document is served, which is not known here"
        } else if url.contains("://") {
            "its URL is not of HTTP"
        } else {
            "its URL does not begin with `https://` or `http://`"
        };
        return Err(why.to_owned());
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

/// Whether a URL is a path alone.
fn is_path(url: &str) -> bool {
    url.starts_with('/') && !url.starts_with("//") && !url.contains(['?', '#', '{', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(declared: &[Declared], cx: &mut Context) -> Vec<String> {
        servers(declared, cx).0.into_iter().filter_map(|server| server.url).collect()
    }

    fn server(url: &str) -> Declared {
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
        assert_eq!(urls(&list, &mut cx), ["https://eu.example.com:8443/v1"]);
        assert!(cx.diagnostics.is_empty());
    }

    #[test]
    fn what_is_no_base_url_is_left_out() {
        for url in [
            "/",
            "/v1",
            "",
            "host/v1",
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
            assert_eq!(urls(&[server(url)], &mut cx), Vec::<String>::new(), "{url}");
            assert_eq!(cx.diagnostics.len(), 1, "{url}");
        }
    }

    #[test]
    fn a_url_without_a_scheme_is_one_of_https() {
        let mut cx = Context::default();
        assert_eq!(urls(&[server("//{region}.example.com/v1")], &mut cx), ["https://eu.example.com/v1"]);
        assert!(cx.diagnostics.is_empty());
    }

    #[test]
    fn an_empty_default_is_none_where_it_leaves_no_host() {
        let with_empty = |url: &str| -> Declared {
            let variables = serde_json::json!({ "endpoint": { "default": "" }, "version": { "default": "" } });
            serde_json::from_value(serde_json::json!({ "url": url, "variables": variables })).unwrap()
        };
        let given = ["{endpoint}/a", "https://{endpoint}/b", "{endpoint}", "https://a/{version}", "/{version}"];
        let mut cx = Context::default();
        let (found, relative) = servers(&given.map(with_empty), &mut cx);
        let found: Vec<_> = found.iter().map(|server| (server.template.as_str(), server.url.as_deref())).collect();
        assert_eq!(
            found,
            [
                ("{endpoint}/a", None),
                ("https://{endpoint}/b", None),
                ("{endpoint}", None),
                ("https://a/{version}", Some("https://a/"))
            ]
        );
        assert_eq!(relative, None);
        let codes: Vec<_> = cx.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes.iter().filter(|code| **code == Code::ServerUnsupported).count(), 1, "{codes:?}");
        assert_eq!(codes.iter().filter(|code| **code == Code::ServerVariableDefault).count(), 3, "{codes:?}");
    }

    #[test]
    fn a_server_with_a_variable_that_has_no_default_waits_for_it() {
        let open = |url: &str| -> Declared {
            serde_json::from_value(
                serde_json::json!({ "url": url, "variables": { "tenant": { "default": "{tenant}" } } }),
            )
            .unwrap()
        };
        let mut cx = Context::default();
        let (found, _) = servers(&[open("https://{tenant}.example.com"), open("ftp://{tenant}")], &mut cx);
        assert_eq!(
            found.iter().map(|server| (server.url.clone(), server.variables.len())).collect::<Vec<_>>(),
            [(None, 1)]
        );
        assert_eq!(found[0].variables[0].default, None);
        assert_eq!(cx.diagnostics.len(), 1);
    }
}
