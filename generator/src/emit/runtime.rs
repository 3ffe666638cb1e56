//! The runtime: real files, shipped word for word.

use super::File;

macro_rules! shipped {
    ($($path:literal),* $(,)?) => {
        &[$((concat!("src/runtime/", $path), include_str!(concat!("../../runtime/", $path)))),*]
    };
}

/// The files of the runtime's modules.
const MODULES: &[(&str, &str)] = shipped![
    "argument.rs",
    "build.rs",
    "call.rs",
    "client.rs",
    "configuration.rs",
    "error.rs",
    "error/untyped.rs",
    "field.rs",
    "json.rs",
    "json/node.rs",
    "json/object.rs",
    "json/read.rs",
    "json/text.rs",
    "json/write.rs",
    "operation.rs",
    "pages.rs",
    "pages/error.rs",
    "pages/follow.rs",
    "pages/items.rs",
    "pages/link.rs",
    "pages/seen.rs",
    "request.rs",
    "request/parameter.rs",
    "request/path.rs",
    "response.rs",
    "transport.rs",
    "validate.rs",
    "validate/rules.rs",
    "validate/violations.rs",
];

/// `src/runtime.rs` and the files below it.
pub(super) fn files<'a>() -> Vec<File<'a>> {
    let root = ("src/runtime.rs", include_str!("../../runtime/runtime.rs"));
    std::iter::once(&root).chain(MODULES).map(|(path, text)| File::text(path, (*text).to_owned())).collect()
}
