//! Names of the builder's methods that take credentials.

use super::scope::{Claim, Scope, claim_all};
use super::{value_identifier, words};
use crate::ir::Identifier;

/// The builder's methods of a scheme.
#[derive(Debug)]
pub(in crate::resolve) struct SecurityMethods {
    /// Takes a credential.
    pub(in crate::resolve) fixed: Identifier,
    /// Takes a provider of credentials.
    pub(in crate::resolve) provider: Identifier,
}

/// The methods of each bearer scheme: `bearer_auth`, or with the scheme's name behind it where there are several.
pub(in crate::resolve) fn security_methods(schemes: &[&str]) -> Vec<SecurityMethods> {
    if let [_] = schemes {
        return vec![methods("bearer_auth")];
    }
    let mut scope = Scope::default();
    let claims: Vec<_> = schemes.iter().map(|text| Claim { class: 0, text, kind: "scheme", place: "" }).collect();
    let both = |_, name: &str| vec![name.to_owned(), format!("{name}_provider")];
    let names = claim_all(&mut scope, &claims, words::snake, |_, _| false, both);
    names.into_iter().map(|name| methods(&format!("bearer_auth_{name}"))).collect()
}

fn methods(name: &str) -> SecurityMethods {
    SecurityMethods { fixed: value_identifier(name.to_owned()), provider: value_identifier(format!("{name}_provider")) }
}

#[cfg(test)]
mod tests {
    use super::security_methods;

    #[test]
    fn several_schemes_are_told_apart() {
        let names = |schemes: &[&str]| -> Vec<String> {
            security_methods(schemes).iter().map(|methods| methods.fixed.to_string()).collect()
        };
        assert_eq!(names(&["BearerAuth"]), ["bearer_auth"]);
        assert_eq!(names(&["jwt", "jwtRefresh"]), ["bearer_auth_jwt", "bearer_auth_jwt_refresh"]);
        assert_eq!(names(&["A", "a"]), ["bearer_auth_a_uppercase", "bearer_auth_a"]);
        assert_eq!(names(&["jwt", "jwtProvider"]), ["bearer_auth_jwt", "bearer_auth_jwt_provider_camel_case"]);
    }
}
