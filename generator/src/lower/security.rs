//! Security schemes and requirements (OpenAPI 3.1.1 §4.8.27, §4.8.28, §4.8.30).

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow, SecurityRequirement, SecurityScheme,
};
use serde_json::Value;

use super::node::{Node, Object};
use super::{MUTUAL_TLS, Walk};
use crate::diagnostic::Code;
use crate::source::insert_origin;

const SCHEME: &[&str] = &["type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"];
const FLOWS: &[&str] = &["implicit", "password", "clientCredentials", "authorizationCode"];
const FLOW: &[&str] = &["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];

/// `security` of a document or an operation: `None` where it is not there, which is not the same as an empty one.
///
/// Whether the schemes exist is left to the next stages, for another document may declare them; those that cannot be
/// carried were reported where they are declared, and are left out.
pub(super) fn requirements(object: &Object<'_>, walk: &mut Walk<'_, '_>) -> Option<Vec<SecurityRequirement>> {
    let node = object.child("security", walk)?;
    if !node.value.is_array() {
        node.elements("`security`", walk);
        return None;
    }
    let elements = node.elements("`security`", walk);
    Some(elements.into_iter().filter_map(|node| requirement(node, walk)).collect())
}

fn requirement(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<SecurityRequirement> {
    let object = node.map("a security requirement", walk)?;
    let mut requirement = IndexMap::new();
    for (name, value) in object.members {
        if !walk.schemes_left_out.contains(name.as_str()) {
            let scopes = match value {
                Value::Array(scopes) if scopes.is_empty() => Vec::new(),
                _ => object.texts(name, walk),
            };
            requirement.insert(name.clone(), scopes);
        }
    }
    Some(requirement)
}

/// A Security Scheme Object; `None` where it cannot be carried, which is reported.
pub(super) fn scheme(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<SecurityScheme> {
    let object = node.object("a security scheme", SCHEME, walk)?;
    let what = "a security scheme";
    let kind = object.required_text("type", what, walk);
    let description = object.text("description", walk);
    let mut extensions = IndexMap::new();
    insert_origin(&mut extensions, object.origin);
    match kind.as_str() {
        "apiKey" => {
            let (location, name) = (key_location(&object, walk)?, object.required_text("name", what, walk));
            Some(SecurityScheme::APIKey { location, name, description, extensions })
        }
        "http" => {
            let scheme = authentication_scheme(&object, walk)?;
            let bearer_format = object.text("bearerFormat", walk);
            Some(SecurityScheme::HTTP { scheme, bearer_format, description, extensions })
        }
        "oauth2" => {
            let flows = object.child("flows", walk).and_then(|node| flows(node, walk)).unwrap_or_default();
            Some(SecurityScheme::OAuth2 { flows, description, extensions })
        }
        "openIdConnect" => {
            let open_id_connect_url = object.required_text("openIdConnectUrl", what, walk);
            Some(SecurityScheme::OpenIDConnect { open_id_connect_url, description, extensions })
        }
        "mutualTLS" => {
            let (scheme, bearer_format) = (MUTUAL_TLS.to_owned(), None);
            Some(SecurityScheme::HTTP { scheme, bearer_format, description, extensions })
        }
        // That there is none was reported.
        "" => None,
        other => {
            let origin = walk.cx.origins.child(object.origin, "type");
            let message = format!("`{other}` is no type of security scheme");
            let types = "`apiKey`, `http`, `mutualTLS`, `oauth2` and `openIdConnect`";
            walk.malformed(origin, message).with_help(format!("the types are {types}"));
            None
        }
    }
}

/// The name of an HTTP scheme, which is a token (RFC 9110 §11.1).
fn authentication_scheme(object: &Object<'_>, walk: &mut Walk<'_, '_>) -> Option<String> {
    let scheme = object.required_text("scheme", "a security scheme of the type `http`", walk);
    if scheme.is_empty() || is_token(&scheme) {
        return Some(scheme).filter(|scheme| !scheme.is_empty());
    }
    let origin = walk.cx.origins.child(object.origin, "scheme");
    let message = format!("`{scheme}` is no scheme of HTTP authentication");
    let diagnostic = walk.cx.warning(Code::SecurityUnsupportedScheme, origin, message);
    diagnostic.with_help("requests are sent without it; schemes are named as in `Authorization`: `basic`, `bearer`");
    None
}

/// Whether a text is a token of HTTP (RFC 9110 §5.6.2): the name of a scheme, a header or a cookie.
pub(crate) fn is_token(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_letter)
}

fn key_location(object: &Object<'_>, walk: &mut Walk<'_, '_>) -> Option<APIKeyLocation> {
    match object.required_text("in", "a security scheme of the type `apiKey`", walk).as_str() {
        "query" => Some(APIKeyLocation::Query),
        "header" => Some(APIKeyLocation::Header),
        "cookie" => Some(APIKeyLocation::Cookie),
        "" => None,
        other => {
            let origin = walk.cx.origins.child(object.origin, "in");
            let message = format!("an API key cannot be in `{other}`");
            walk.malformed(origin, message).with_help("it is in `query`, `header` or `cookie`");
            None
        }
    }
}

fn flows(node: Node<'_>, walk: &mut Walk<'_, '_>) -> Option<OAuth2Flows> {
    let object = node.object("`flows`", FLOWS, walk)?;
    let mut flows = OAuth2Flows::default();
    for (name, node) in object.children(walk) {
        if !FLOWS.contains(&name) {
            continue;
        }
        let Some(flow) = node.object("an OAuth flow", FLOW, walk) else { continue };
        let refresh_url = flow.text("refreshUrl", walk);
        let scopes = scopes(&flow, walk);
        let extensions = IndexMap::new();
        let mut url = |key| flow.required_text(key, "an OAuth flow", walk);
        match name {
            "implicit" => {
                let authorization_url = url("authorizationUrl");
                flows.implicit = Some(ImplicitOAuth2Flow { authorization_url, refresh_url, scopes, extensions });
            }
            "password" => {
                let token_url = url("tokenUrl");
                flows.password = Some(PasswordOAuth2Flow { refresh_url, token_url, scopes, extensions });
            }
            "clientCredentials" => {
                let token_url = url("tokenUrl");
                let flow = ClientCredentialsOAuth2Flow { refresh_url, token_url, scopes, extensions };
                flows.client_credentials = Some(flow);
            }
            _ => {
                let (authorization_url, token_url) = (url("authorizationUrl"), url("tokenUrl"));
                let flow =
                    AuthorizationCodeOAuth2Flow { authorization_url, token_url, refresh_url, scopes, extensions };
                flows.authorization_code = Some(flow);
            }
        }
    }
    Some(flows)
}

fn scopes(flow: &Object<'_>, walk: &mut Walk<'_, '_>) -> IndexMap<String, String> {
    let scopes = flow.entries("scopes", walk).into_iter();
    scopes.filter_map(|(name, node)| Some((name.to_owned(), node.text("a scope", walk)?))).collect()
}
