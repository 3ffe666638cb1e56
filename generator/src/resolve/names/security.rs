//! Names of the builder's methods that take credentials.

use std::collections::BTreeMap;

use super::scope::{Claim, Scope, claim_all};
use super::{value_identifier, words};
use crate::ir::{Identifier, SecurityKind};

/// The builder's methods of a scheme.
#[derive(Debug)]
pub(in crate::resolve) struct SecurityMethods {
    /// Takes a credential.
    pub(in crate::resolve) fixed: Identifier,
    /// Takes a provider of credentials, where they are tokens.
    pub(in crate::resolve) provider: Option<Identifier>,
}

/// The methods of each scheme, by its name in the document: what its kind is called, such as `bearer_auth`, with the
/// scheme's name behind it where there are several of a kind.
pub(in crate::resolve) fn security_methods(schemes: &[(&str, &SecurityKind)]) -> Vec<SecurityMethods> {
    let mut by_kind: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, kind) in schemes {
        by_kind.entry(kind_word(kind)).or_default().push(name);
    }
    let mut scope = Scope::default();
    scope.reserve(BUILDER.iter().copied());
    let mut methods: BTreeMap<&str, String> = BTreeMap::new();
    for (kind, names) in &by_kind {
        for (name, wanted) in names.iter().zip(of_kind(kind, names)) {
            methods.insert(name, scope.claim([wanted], |name| vec![name.to_owned(), format!("{name}_provider")]));
        }
    }
    let identifiers = schemes.iter().map(|(name, kind)| {
        let method = methods.get(name).cloned().unwrap_or_default();
        let provider = is_token(kind).then(|| value_identifier(format!("{method}_provider")));
        SecurityMethods { fixed: value_identifier(method), provider }
    });
    identifiers.collect()
}

/// What the builder has by itself.
const BUILDER: &[&str] = &[
    "at_server",
    "attempt_timeout",
    "base_url",
    "build",
    "certificate",
    "clone",
    "connect_timeout",
    "credential",
    "hook",
    "http_client",
    "max_redirects",
    "max_response_body",
    "new",
    "no_timeout",
    "retry",
    "server",
    "timeout",
    "transport",
    "validate_requests",
    "validate_responses",
];

/// The methods of schemes of one kind.
fn of_kind(kind: &str, names: &[&str]) -> Vec<String> {
    if let [_] = names {
        return vec![kind.to_owned()];
    }
    let mut scope = Scope::default();
    let claims: Vec<_> = names.iter().map(|text| Claim { class: 0, text, kind: "scheme", place: "" }).collect();
    let both = |_, name: &str| vec![name.to_owned(), format!("{name}_provider")];
    let words = claim_all(&mut scope, &claims, words::snake, |_, _| false, both);
    // A name that says the kind itself need not say it twice, if what is left is nobody else's.
    let rests: Vec<Option<&str>> = words.iter().map(|name| without_kind(kind, name)).collect();
    let is_clear = |rest: &&str| {
        let same = rests.iter().filter(|other| **other == Some(*rest)).count();
        same == 1 && !words.iter().any(|name| name == rest)
    };
    let names = words.iter().zip(&rests).map(|(name, rest)| match rest.filter(is_clear) {
        Some("") => kind.to_owned(),
        rest => format!("{kind}_{}", rest.unwrap_or(name)),
    });
    names.collect()
}

/// What a name says beside its kind, which it begins with: `jwt` of `bearer_jwt`, for `bearer_auth`.
fn without_kind<'n>(kind: &str, name: &'n str) -> Option<&'n str> {
    let first = kind.split('_').next().unwrap_or(kind);
    let mut rests = [kind, first].into_iter().filter_map(|kind| name.strip_prefix(kind));
    rests.find_map(|rest| if rest.is_empty() { Some(rest) } else { rest.strip_prefix('_') })
}

fn kind_word(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::HeaderKey(_) | SecurityKind::QueryKey(_) | SecurityKind::CookieKey(_) => "api_key".to_owned(),
        SecurityKind::Basic => "basic_auth".to_owned(),
        SecurityKind::Bearer => "bearer_auth".to_owned(),
        SecurityKind::Http(scheme) => words::snake(scheme) + "_auth",
        SecurityKind::OAuth2 => "oauth2_token".to_owned(),
        SecurityKind::OpenIdConnect => "open_id_connect_token".to_owned(),
        SecurityKind::MutualTls => "identity".to_owned(),
    }
}

/// Whether credentials are tokens, which expire.
fn is_token(kind: &SecurityKind) -> bool {
    matches!(kind, SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect)
}

#[cfg(test)]
mod tests {
    use super::{SecurityKind, security_methods};

    fn names(schemes: &[(&str, SecurityKind)]) -> Vec<String> {
        let schemes: Vec<_> = schemes.iter().map(|(name, kind)| (*name, kind)).collect();
        security_methods(&schemes).iter().map(|methods| methods.fixed.to_string()).collect()
    }

    #[test]
    fn several_schemes_of_a_kind_are_told_apart() {
        let bearers = |schemes: &[&'static str]| -> Vec<String> {
            names(&schemes.iter().map(|name| (*name, SecurityKind::Bearer)).collect::<Vec<_>>())
        };
        assert_eq!(bearers(&["BearerAuth"]), ["bearer_auth"]);
        assert_eq!(bearers(&["jwt", "jwtRefresh"]), ["bearer_auth_jwt", "bearer_auth_jwt_refresh"]);
        assert_eq!(bearers(&["A", "a"]), ["bearer_auth_a_uppercase", "bearer_auth_a"]);
        assert_eq!(bearers(&["jwt", "jwtProvider"]), ["bearer_auth_jwt", "bearer_auth_jwt_provider_camel_case"]);
    }

    #[test]
    fn schemes_are_called_by_their_kind() {
        let key = |name: &str| SecurityKind::HeaderKey(name.to_owned());
        let schemes = [
            ("k", key("X-Key")),
            ("b", SecurityKind::Basic),
            ("d", SecurityKind::Http("Digest".to_owned())),
            ("o", SecurityKind::OAuth2),
            ("i", SecurityKind::OpenIdConnect),
            ("t", SecurityKind::MutualTls),
        ];
        assert_eq!(
            names(&schemes),
            ["api_key", "basic_auth", "digest_auth", "oauth2_token", "open_id_connect_token", "identity"]
        );
        assert_eq!(names(&[("apiKeyHeader", key("A")), ("admin", key("B"))]), ["api_key_header", "api_key_admin"]);
    }

    #[test]
    fn what_says_its_kind_does_not_say_it_twice() {
        let bearers = |schemes: &[&'static str]| -> Vec<String> {
            names(&schemes.iter().map(|name| (*name, SecurityKind::Bearer)).collect::<Vec<_>>())
        };
        assert_eq!(
            bearers(&["bearer", "bearer_jwt", "bearerAuthAdmin"]),
            ["bearer_auth", "bearer_auth_jwt", "bearer_auth_admin"]
        );
        assert_eq!(bearers(&["bearer_jwt", "jwt"]), ["bearer_auth_bearer_jwt", "bearer_auth_jwt"]);
        assert_eq!(bearers(&["bearer", "bearer_auth"]), ["bearer_auth_bearer", "bearer_auth_bearer_auth"]);
        assert_eq!(bearers(&["bearers", "x"]), ["bearer_auth_bearers", "bearer_auth_x"]);
    }

    #[test]
    fn names_of_different_kinds_differ() {
        let http = |scheme: &str| SecurityKind::Http(scheme.to_owned());
        let schemes = [
            ("auth", SecurityKind::Bearer),
            ("b", SecurityKind::Bearer),
            ("c", http("bearer-auth")),
            ("d", http("no")),
        ];
        assert_eq!(names(&schemes), ["bearer_auth_auth", "bearer_auth_b", "bearer_auth_auth_2", "no_auth"]);
    }
}
