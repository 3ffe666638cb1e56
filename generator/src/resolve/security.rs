//! Security schemes and requirements (OpenAPI 3.1.1 §4.8.27, §4.8.30).

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{APIKeyLocation, OpenAPI, Operation as Declared, SecurityRequirement, SecurityScheme as Scheme};

use super::names;
use super::references::References;
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Operation, SecurityKind, SecurityScheme};
use crate::lower::MUTUAL_TLS;
use crate::lower::security::is_token;
use crate::source::{OriginId, origin_of};

/// The document's schemes, and which of them were asked for.
#[derive(Debug)]
pub(super) struct Schemes<'a> {
    references: References<'a>,
    /// Those that are supported, sorted by name.
    supported: Vec<SecurityScheme>,
    /// The unsupported ones that were reported.
    reported: BTreeSet<&'a str>,
    /// Those that want one place and were reported.
    shared: BTreeSet<(usize, usize)>,
    /// The unknown ones, with who asks for them.
    unknown: BTreeMap<&'a str, Vec<(String, Option<OriginId>)>>,
    /// What holds for operations that say nothing of their own.
    root: Vec<Vec<usize>>,
}

impl<'a> Schemes<'a> {
    /// The schemes of a document, and its own requirements.
    pub(super) fn new(api: &'a OpenAPI, references: References<'a>, cx: &mut Context) -> Self {
        let declared: BTreeMap<&str, (&Scheme, SecurityKind)> = references
            .security_schemes()
            .filter_map(|name| Some((name, references.security_scheme(name)?)))
            .filter_map(|(name, scheme)| Some((name, (scheme, kind(scheme).ok()?))))
            .collect();
        let kinds: Vec<(&str, &SecurityKind)> = declared.iter().map(|(name, (_, kind))| (*name, kind)).collect();
        let methods = names::security_methods(&kinds);
        let supported = declared.into_iter().zip(methods).map(|((name, (scheme, kind)), methods)| SecurityScheme {
            name: name.to_owned(),
            method: methods.fixed,
            provider: methods.provider,
            kind,
            docs: documentation(scheme),
        });
        let supported = supported.collect();
        let mut schemes = Self {
            references,
            supported,
            reported: BTreeSet::new(),
            shared: BTreeSet::new(),
            unknown: BTreeMap::new(),
            root: Vec::new(),
        };
        let origin = origin_of(&api.extensions);
        let requirements = api.security.as_deref().unwrap_or_default();
        // What is unknown at the root is reported once, and left out of every operation.
        schemes.root = schemes.alternatives(requirements, "the document", origin, cx);
        schemes
    }

    /// The alternatives of an operation: its own if it has any, or says that it has none, or else the document's.
    pub(super) fn of_operation(
        &mut self,
        operation: &'a Declared,
        id: &str,
        origin: Option<OriginId>,
        cx: &mut Context,
    ) -> Vec<Vec<usize>> {
        match &operation.security {
            Some(requirements) => self.alternatives(requirements, &format!("`{id}`"), origin, cx),
            None => self.root.clone(),
        }
    }

    /// Keeps the schemes that the operations ask for, and reports those that do not exist, each once.
    pub(super) fn finish(self, operations: &mut [Operation], cx: &mut Context) -> Vec<SecurityScheme> {
        for (name, asking) in &self.unknown {
            report_unknown(name, asking, cx);
        }
        let used: BTreeSet<usize> =
            operations.iter().flat_map(|operation| &operation.security).flatten().copied().collect();
        let moved: BTreeMap<usize, usize> = used.iter().enumerate().map(|(to, from)| (*from, to)).collect();
        for scheme in operations.iter_mut().flat_map(|operation| &mut operation.security).flatten() {
            *scheme = moved.get(scheme).copied().unwrap_or(*scheme);
        }
        let schemes = self.supported.into_iter().enumerate();
        schemes.filter(|(at, _)| used.contains(at)).map(|(_, scheme)| scheme).collect()
    }

    /// The alternatives that can be met.
    fn alternatives(
        &mut self,
        requirements: &'a [SecurityRequirement],
        whose: &str,
        origin: Option<OriginId>,
        cx: &mut Context,
    ) -> Vec<Vec<usize>> {
        let mut alternatives = Vec::new();
        for requirement in requirements {
            let mut together = Some(Vec::new());
            for name in requirement.keys() {
                match self.scheme(name, cx) {
                    Found::Supported(scheme) => {
                        if let Some(together) = &mut together {
                            together.push(scheme);
                        }
                    }
                    Found::Unsupported => together = None,
                    Found::Unknown => {
                        self.unknown.entry(name).or_default().push((whose.to_owned(), origin));
                        together = None;
                    }
                }
            }
            if let Some(together) = &together {
                self.report_shared(together, whose, origin, cx);
            }
            // Scopes may be all that differs, which say nothing of what is sent.
            alternatives.extend(together.filter(|together| !alternatives.contains(together)));
        }
        alternatives
    }

    /// Reports schemes that go together and want the same place in a request, each two of them once.
    fn report_shared(&mut self, together: &[usize], whose: &str, origin: Option<OriginId>, cx: &mut Context) {
        let mut places: BTreeMap<String, (usize, &str)> = BTreeMap::new();
        for position in together {
            let Some(scheme) = self.supported.get(*position) else { continue };
            let Some(place) = place(&scheme.kind) else { continue };
            let Some((other, first)) = places.insert(place, (*position, &scheme.name)) else { continue };
            if self.shared.insert((other, *position)) {
                let name = &scheme.name;
                let message = format!("{whose} asks for `{first}` and `{name}` together, which go into one place");
                let diagnostic = cx.warning(Code::SecurityUnsupportedScheme, origin, message);
                diagnostic.with_help("the first of them is sent for which there is a credential");
            }
        }
    }

    fn scheme(&mut self, name: &'a str, cx: &mut Context) -> Found {
        if let Ok(position) = self.supported.binary_search_by(|scheme| scheme.name.as_str().cmp(name)) {
            return Found::Supported(position);
        }
        let Some(scheme) = self.references.security_scheme(name) else { return Found::Unknown };
        if self.reported.insert(name) {
            let why = kind(scheme).err().unwrap_or_default();
            let message = format!("the security scheme `{name}` cannot be sent: {why}");
            let diagnostic = cx.warning(Code::SecurityUnsupportedScheme, origin_of(extensions(scheme)), message);
            diagnostic.with_help("requests are sent without it; a call can be given headers of its own");
        }
        Found::Unsupported
    }
}

fn report_unknown(name: &str, asking: &[(String, Option<OriginId>)], cx: &mut Context) {
    let Some(((first, origin), others)) = asking.split_first() else { return };
    let labels: Vec<_> = others.iter().take(3).filter_map(|(whose, origin)| Some((whose, (*origin)?))).collect();
    let labels: Vec<_> =
        labels.into_iter().map(|(whose, origin)| cx.label(origin, format!("so does {whose}"))).collect();
    let left_out = match others.len() {
        0 => String::new(),
        others => format!(", and so do {others} others"),
    };
    let message = format!("{first} asks for the security scheme `{name}`, which does not exist{left_out}");
    let diagnostic = cx.warning(Code::SecurityUnknownScheme, *origin, message);
    diagnostic.related.extend(labels);
    diagnostic.with_help("declare it in `components.securitySchemes`; until then the requirement is ignored");
}

enum Found {
    Supported(usize),
    Unsupported,
    Unknown,
}

/// What a scheme is, or why nothing can be sent for it.
fn kind(scheme: &Scheme) -> Result<SecurityKind, String> {
    match scheme {
        Scheme::APIKey { location: APIKeyLocation::Header, name, .. } => {
            named(name, "header").map(SecurityKind::HeaderKey)
        }
        Scheme::APIKey { location: APIKeyLocation::Cookie, name, .. } => {
            named(name, "cookie").map(SecurityKind::CookieKey)
        }
        Scheme::APIKey { location: APIKeyLocation::Query, name, .. } => Ok(SecurityKind::QueryKey(name.clone())),
        Scheme::HTTP { scheme, .. } if scheme == MUTUAL_TLS => Ok(SecurityKind::MutualTls),
        Scheme::HTTP { scheme, .. } => Ok(match scheme.to_ascii_lowercase().as_str() {
            "basic" => SecurityKind::Basic,
            "bearer" => SecurityKind::Bearer,
            _ => SecurityKind::Http(scheme.clone()),
        }),
        Scheme::OAuth2 { .. } => Ok(SecurityKind::OAuth2),
        Scheme::OpenIDConnect { .. } => Ok(SecurityKind::OpenIdConnect),
    }
}

/// Where in a request a credential goes, if it goes into one.
fn place(kind: &SecurityKind) -> Option<String> {
    match kind {
        SecurityKind::HeaderKey(name) => Some(format!("header {}", name.to_ascii_lowercase())),
        SecurityKind::QueryKey(name) => Some(format!("query {name}")),
        SecurityKind::CookieKey(name) => Some(format!("cookie {name}")),
        SecurityKind::MutualTls => None,
        SecurityKind::Basic
        | SecurityKind::Bearer
        | SecurityKind::Http(_)
        | SecurityKind::OAuth2
        | SecurityKind::OpenIdConnect => Some("header authorization".to_owned()),
    }
}

fn named(name: &str, what: &str) -> Result<String, String> {
    if is_token(name) { Ok(name.to_owned()) } else { Err(format!("no {what} can have the name `{name}`")) }
}

/// The description, and where tokens are had.
fn documentation(scheme: &Scheme) -> String {
    let (description, source) = match scheme {
        Scheme::APIKey { description, .. } | Scheme::HTTP { description, .. } => (description, None),
        Scheme::OAuth2 { description, flows, .. } => (description, token_url(flows)),
        Scheme::OpenIDConnect { description, open_id_connect_url, .. } => (description, Some(open_id_connect_url)),
    };
    let source = source.filter(|url| !url.is_empty() && !url.contains(['`', '\n']));
    let source = source.map(|url| format!("Tokens are had by way of `{url}`."));
    let parts: Vec<String> = description.clone().into_iter().chain(source).collect();
    parts.join("\n\n")
}

fn token_url(flows: &openapiv3::OAuth2Flows) -> Option<&String> {
    let code = flows.authorization_code.as_ref().map(|flow| &flow.token_url);
    let client = flows.client_credentials.as_ref().map(|flow| &flow.token_url);
    let password = flows.password.as_ref().map(|flow| &flow.token_url);
    code.or(client).or(password).or(flows.implicit.as_ref().map(|flow| &flow.authorization_url))
}

fn extensions(scheme: &Scheme) -> &indexmap::IndexMap<String, serde_json::Value> {
    match scheme {
        Scheme::APIKey { extensions, .. }
        | Scheme::HTTP { extensions, .. }
        | Scheme::OAuth2 { extensions, .. }
        | Scheme::OpenIDConnect { extensions, .. } => extensions,
    }
}
