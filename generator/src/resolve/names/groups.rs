//! Names of the modules of operations that stand together.

use super::keywords::{FILES, is_unescapable};
use super::scope::{Claim, Scope, claim_all};
use super::{value_identifier, words};
use crate::ir::{Identifier, in_ascii};

/// The module of the failures that several operations have in common.
const FAILURES: &str = "failures";

/// The modules of tags, `None` being that of operations without one. They stand beside types, whose names do not begin with a
/// small letter of ASCII.
pub(in crate::resolve) fn groups(tags: &[Option<&str>]) -> Vec<Identifier> {
    let mut scope = Scope::default();
    let claims = tags.iter().map(|tag| match tag {
        Some(text) => Claim { class: 0, text, kind: "tag", place: "" },
        None => Claim { class: 1, text: "untagged", kind: "operations", place: "operations" },
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let reserved = |_, name: &str| name == FAILURES || FILES.contains(&name) || is_unescapable(name);
    let names = claim_all(&mut scope, &claims, module, reserved, |_, name| vec![name.to_owned()]);
    names.into_iter().map(value_identifier).collect()
}

fn module(text: &str) -> String {
    in_ascii(&words::snake(text))
}

#[cfg(test)]
mod tests {
    use super::groups;

    fn modules(tags: &[Option<&str>]) -> Vec<String> {
        groups(tags).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn modules_are_called_by_their_tags() {
        let tags = [Some("repos"), Some("Git Data"), Some("type"), Some("self"), Some("con"), Some("2 Step"), None];
        let expected = ["repos", "git_data", "r#type", "self_tag", "con_tag", "value_2_step", "untagged"];
        assert_eq!(modules(&tags), expected);
    }

    #[test]
    fn failures_have_a_module_of_their_own() {
        assert_eq!(modules(&[Some("failures"), Some("Failures")]), ["failures_tag", "failures_pascal_case"]);
    }

    #[test]
    fn tags_that_would_have_one_module_are_told_apart() {
        let tags = [Some("git-data"), Some("git_data"), Some("GitData"), Some("untagged"), None];
        let expected = ["git_dash_data", "git_data", "git_data_pascal_case", "untagged", "untagged_operations"];
        assert_eq!(modules(&tags), expected);
    }

    #[test]
    fn tags_of_other_scripts_have_names_in_ascii() {
        let tags = [Some("日本"), Some("🔥"), Some("Größe"), Some("grosse")];
        assert_eq!(modules(&tags), ["u65e5_u672c", "u1f525", "grosse_pascal_case", "grosse"]);
    }
}
