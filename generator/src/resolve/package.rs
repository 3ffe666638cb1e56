//! The generated package (OpenAPI 3.1.1 §4.8.2).

use openapiv3::Info;

use super::{Options, names};
use crate::Code;
use crate::context::{Context, Place};
use crate::ir::Package;

/// What the package is called and says of itself.
pub(super) fn package(info: &Info, options: &Options, cx: &mut Context) -> Package {
    let name = names::package(options.package_name.as_deref(), &info.title);
    let module = names::module(options.module_name.as_deref(), &name).unwrap_or_else(|wrong| {
        let asked = options.module_name.as_deref().unwrap_or_default();
        cx.error(Code::ConfigInvalid, Place::Nowhere, format!("{asked:?} is no name for a module")).with_help(wrong);
        String::new()
    });
    let asked = options.package_version.as_deref().filter(|version| is_semantic(version));
    let version = asked.or_else(|| Some(info.version.trim()).filter(|version| is_semantic(version)));
    Package {
        name,
        module,
        version: version.unwrap_or("0.1.0").to_owned(),
        title: info.title.clone(),
        description: info.description.clone().unwrap_or_default(),
    }
}

/// Whether `text` is a semantic version (SemVer 2.0.0 §2, §9, §10), as cargo wants it.
fn is_semantic(text: &str) -> bool {
    let (rest, build) = match text.split_once('+') {
        Some((rest, build)) => (rest, Some(build)),
        None => (text, None),
    };
    let (core, pre) = match rest.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (rest, None),
    };
    let is_number = |part: &str| part.parse::<u64>().is_ok_and(|number| number.to_string() == part);
    let is_label =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let core = core.split('.').count() == 3 && core.split('.').all(is_number);
    let pre = pre.is_none_or(|pre| {
        pre.split('.').all(|part| is_label(part) && (!digits(part) || part == "0" || !part.starts_with('0')))
    });
    let build = build.is_none_or(|build| build.split('.').all(is_label));
    core && pre && build
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_semantic_or_none() {
        for version in ["1.0.0", "0.0.1", "1.2.3-rc.1", "1.2.3-0", "1.2.3+build.007", "10.20.30-alpha-1+x"] {
            assert!(is_semantic(version), "{version}");
        }
        for version in
            ["", "1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.0-01", "1.0.0-", "1.0.0+", "1.0.x", "+1.0.0"]
        {
            assert!(!is_semantic(version), "{version}");
        }
    }

    #[test]
    fn options_come_first() {
        let info = Info { title: "Platform API".to_owned(), version: "2024-01-01".to_owned(), ..Info::default() };
        let package = super::package(&info, &Options::default(), &mut Context::default());
        assert_eq!((package.name.as_str(), package.version.as_str()), ("platform-api", "0.1.0"));
        let options = Options {
            package_name: Some("mine".to_owned()),
            package_version: Some("2.0.0".to_owned()),
            ..Options::default()
        };
        let package = super::package(&info, &options, &mut Context::default());
        assert_eq!((package.name.as_str(), package.version.as_str()), ("mine", "2.0.0"));
    }
}
