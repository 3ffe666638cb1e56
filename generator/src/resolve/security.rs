//! Security schemes and requirements (OpenAPI 3.1.1 §4.8.27, §4.8.30).

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{OpenAPI, Operation as Declared, SecurityRequirement, SecurityScheme as Scheme};

use super::names;
use super::operations::Fault;
use super::references::References;
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Operation, SecurityKind, SecurityScheme};
use crate::source::{OriginId, origin_of};

/// The document's schemes, and which of them were asked for.
#[derive(Debug)]
pub(super) struct Schemes<'a> {
    references: References<'a>,
    /// Those that are supported, sorted by name.
    supported: Vec<SecurityScheme>,
    /// The unsupported ones that were reported.
    reported: BTreeSet<&'a str>,
    /// The unknown ones, with who asks for them.
    unknown: BTreeMap<&'a str, Vec<(String, Option<OriginId>)>>,
    /// What holds for operations that say nothing of their own.
    root: Vec<Vec<usize>>,
}

impl<'a> Schemes<'a> {
    /// The schemes of a document, and its own requirements.
    pub(super) fn new(api: &'a OpenAPI, references: References<'a>, cx: &mut Context) -> Self {
        let bearers: BTreeMap<&str, &Scheme> = references
            .security_schemes()
            .filter_map(|name| Some((name, references.security_scheme(name)?)))
            .filter(|(_, scheme)| is_bearer(scheme))
            .collect();
        let names: Vec<&str> = bearers.keys().copied().collect();
        let methods = names::security_methods(&names);
        let supported = bearers.into_iter().zip(methods).map(|((name, scheme), methods)| SecurityScheme {
            name: name.to_owned(),
            method: methods.fixed,
            provider: methods.provider,
            kind: SecurityKind::Bearer,
            docs: description(scheme).cloned().unwrap_or_default(),
        });
        let supported = supported.collect();
        let mut schemes =
            Self { references, supported, reported: BTreeSet::new(), unknown: BTreeMap::new(), root: Vec::new() };
        let origin = origin_of(&api.extensions);
        let requirements = api.security.as_deref().unwrap_or_default();
        // What is unknown at the root is reported once, and left out of every operation.
        schemes.root = schemes.alternatives(requirements, "the document", origin, cx).0;
        schemes
    }

    /// The alternatives of an operation: its own if it has any, or says that it has none, or else the document's.
    pub(super) fn of_operation(
        &mut self,
        operation: &'a Declared,
        id: &str,
        origin: Option<OriginId>,
        cx: &mut Context,
    ) -> Result<Vec<Vec<usize>>, Fault> {
        let Some(requirements) = &operation.security else { return Ok(self.root.clone()) };
        match self.alternatives(requirements, &format!("`{id}`"), origin, cx) {
            (alternatives, Ok(())) => Ok(alternatives),
            (_, Err(fault)) => Err(fault),
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

    /// The alternatives that can be met, and whether all schemes are known.
    fn alternatives(
        &mut self,
        requirements: &'a [SecurityRequirement],
        whose: &str,
        origin: Option<OriginId>,
        cx: &mut Context,
    ) -> (Vec<Vec<usize>>, Result<(), Fault>) {
        let mut alternatives = Vec::new();
        let mut known = Ok(());
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
                        known = Err(Fault);
                        together = None;
                    }
                }
            }
            alternatives.extend(together);
        }
        (alternatives, known)
    }

    fn scheme(&mut self, name: &'a str, cx: &mut Context) -> Found {
        if let Ok(position) = self.supported.binary_search_by(|scheme| scheme.name.as_str().cmp(name)) {
            return Found::Supported(position);
        }
        let Some(scheme) = self.references.security_scheme(name) else { return Found::Unknown };
        if self.reported.insert(name) {
            let message = format!("the security scheme `{name}` ({}) is not supported yet", kind(scheme));
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
    let diagnostic = cx.error(Code::SecurityUnknownScheme, *origin, message);
    diagnostic.related.extend(labels);
    diagnostic.with_help("declare it in `components.securitySchemes`; operations that ask for it are left out");
}

enum Found {
    Supported(usize),
    Unsupported,
    Unknown,
}

fn is_bearer(scheme: &Scheme) -> bool {
    matches!(scheme, Scheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer"))
}

fn description(scheme: &Scheme) -> Option<&String> {
    match scheme {
        Scheme::APIKey { description, .. }
        | Scheme::HTTP { description, .. }
        | Scheme::OAuth2 { description, .. }
        | Scheme::OpenIDConnect { description, .. } => description.as_ref(),
    }
}

fn extensions(scheme: &Scheme) -> &indexmap::IndexMap<String, serde_json::Value> {
    match scheme {
        Scheme::APIKey { extensions, .. }
        | Scheme::HTTP { extensions, .. }
        | Scheme::OAuth2 { extensions, .. }
        | Scheme::OpenIDConnect { extensions, .. } => extensions,
    }
}

fn kind(scheme: &Scheme) -> String {
    match scheme {
        Scheme::APIKey { .. } => "an API key".to_owned(),
        Scheme::HTTP { scheme, .. } => format!("HTTP `{scheme}`"),
        Scheme::OAuth2 { .. } => "OAuth 2".to_owned(),
        Scheme::OpenIDConnect { .. } => "OpenID Connect".to_owned(),
    }
}
