//! Names of variants.

use super::scope::{Claim, Scope, claim_all};
use super::{type_identifier, words};
use crate::ir::Identifier;

/// The names of an enum's values, in their order, and of the variant for values that are not listed if there is to be
/// one.
pub(in crate::resolve) fn variants(values: &[&str], open: bool) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::default();
    let claims: Vec<_> = values.iter().map(|text| Claim { class: 0, text, kind: "value", place: "" }).collect();
    let reserved = |_, name: &str| name == "Self";
    let names = claim_all(&mut scope, &claims, words::upper_camel, reserved, |_, name| vec![name.to_owned()]);
    let unknown = open.then(|| {
        let wanted = ["Unknown", "Unrecognized", "Unlisted", "OtherValue"].map(str::to_owned);
        type_identifier(scope.claim(wanted, |name| vec![name.to_owned()]))
    });
    (names.into_iter().map(type_identifier).collect(), unknown)
}

/// The names of a union's variants, in their order, from words for each, and of the variant for values of an unknown tag
/// if there is to be one.
pub(in crate::resolve) fn union_variants(words: &[String], open: bool) -> (Vec<Identifier>, Option<Identifier>) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    variants(&words, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(values: &[&str], open: bool) -> Vec<String> {
        let (names, unknown) = variants(values, open);
        names.iter().chain(&unknown).map(ToString::to_string).collect()
    }

    #[test]
    fn values_become_upper_camel_case() {
        assert_eq!(names(&["sonic-turbo", "sonic-3"], true), ["SonicTurbo", "Sonic3", "Unknown"]);
        assert_eq!(
            names(&["+1", "-1", "", "self", "<="], false),
            ["Plus1", "Minus1", "Empty", "SelfValue", "LessOrEqual"]
        );
    }

    #[test]
    fn the_unknown_value_keeps_away_from_a_listed_one() {
        assert_eq!(names(&["unknown", "a"], true), ["Unknown", "A", "Unrecognized"]);
        assert_eq!(names(&["unknown", "unrecognized"], true)[2], "Unlisted");
        assert_eq!(names(&["unknown"], false), ["Unknown"]);
    }

    #[test]
    fn values_that_differ_in_case_or_symbols_differ() {
        assert_eq!(names(&["asc", "ASC", "Asc"], false), ["AscLowercase", "AscUppercase", "Asc"]);
        assert_eq!(names(&["-created", "created"], false), ["MinusCreated", "Created"]);
        assert_eq!(names(&["a", "a", "a"], false), ["A", "ALowercase", "AValue"]);
    }
}
