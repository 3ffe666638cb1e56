//! The name of the one file that a client can be instead of a package.

use super::keywords::is_keyword;

/// The module's name: the one that is asked for, or else the package's in snake case, `platform_api` for
/// `platform-api`.
///
/// # Errors
///
/// What is wrong with the name that is asked for: `mod name` has to be possible.
pub(in crate::resolve) fn module(wanted: Option<&str>, package: &str) -> Result<String, &'static str> {
    let Some(name) = wanted else {
        let name = package.replace('-', "_").to_ascii_lowercase();
        return Ok(if is_keyword(&name) { format!("{name}_client") } else { name });
    };
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_';
    let is_word = name.starts_with(is_first) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !is_word || name == "_" {
        Err("it has to be an identifier of ASCII letters, digits and underscores, such as `platform_api`")
    } else if is_keyword(name) {
        Err("it is a keyword of Rust")
    } else {
        Ok(name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn the_package_gives_the_name_unless_another_is_asked_for() {
        assert_eq!(module(None, "platform-api").as_deref(), Ok("platform_api"));
        assert_eq!(module(None, "My-Api").as_deref(), Ok("my_api"));
        assert_eq!(module(None, "SELF").as_deref(), Ok("self_client"));
        assert_eq!(module(Some("other"), "platform-api").as_deref(), Ok("other"));
        assert_eq!(module(Some("_v2"), "platform-api").as_deref(), Ok("_v2"));
    }

    #[test]
    fn a_name_that_no_module_can_have_is_refused() {
        for name in
            ["", "_", "two words", "a-b", "1st", "../up", "a/b", "naïve", "type", "gen", "self", "Self", "crate"]
        {
            assert!(module(Some(name), "platform-api").is_err(), "{name:?}");
        }
    }
}
