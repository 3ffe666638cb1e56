//! Names of the builder's methods that take credentials.

use super::scope::{Claim, Scope, claim_all};
use super::{value_identifier, words};
use crate::ir::Identifier;

/// The method of each bearer scheme: `bearer_auth`, or with the scheme's name behind it where there are several.
pub(in crate::resolve) fn security_methods(schemes: &[&str]) -> Vec<Identifier> {
    if let [_] = schemes {
        return vec![value_identifier("bearer_auth".to_owned())];
    }
    let mut scope = Scope::default();
    let claims: Vec<_> = schemes.iter().map(|text| Claim { class: 0, text, kind: "scheme", place: "" }).collect();
    let names = claim_all(&mut scope, &claims, words::snake, |_, _| false, |_, name| vec![name.to_owned()]);
    names.into_iter().map(|name| value_identifier(format!("bearer_auth_{name}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::security_methods;

    #[test]
    fn several_schemes_are_told_apart() {
        let names =
            |schemes: &[&str]| -> Vec<String> { security_methods(schemes).iter().map(ToString::to_string).collect() };
        assert_eq!(names(&["BearerAuth"]), ["bearer_auth"]);
        assert_eq!(names(&["jwt", "jwtRefresh"]), ["bearer_auth_jwt", "bearer_auth_jwt_refresh"]);
        assert_eq!(names(&["A", "a"]), ["bearer_auth_a_uppercase", "bearer_auth_a"]);
    }
}
