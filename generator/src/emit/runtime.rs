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
    "authentication.rs",
    "authentication/credential.rs",
    "authentication/provider.rs",
    "blocking.rs",
    "call.rs",
    "client.rs",
    "client/builder.rs",
    "configuration.rs",
    "dispatch.rs",
    "error.rs",
    "error/decode.rs",
    "error/failure.rs",
    "error/status.rs",
    "error/untyped.rs",
    "field.rs",
    "hook.rs",
    "json.rs",
    "json/alternatives.rs",
    "json/binary.rs",
    "json/node.rs",
    "json/object.rs",
    "json/read.rs",
    "json/text.rs",
    "json/tuples.rs",
    "json/write.rs",
    "mock.rs",
    "mock/answer.rs",
    "mock/diff.rs",
    "mock/expectation.rs",
    "mock/received.rs",
    "mock/report.rs",
    "mock/server.rs",
    "model.rs",
    "model/builder.rs",
    "model/fields.rs",
    "model/newtype.rs",
    "model/object.rs",
    "model/presence.rs",
    "model/serde.rs",
    "model/source.rs",
    "model/text.rs",
    "model/union.rs",
    "operation.rs",
    "operation/failures.rs",
    "operation/method.rs",
    "operation/table.rs",
    "pages.rs",
    "pages/error.rs",
    "pages/follow.rs",
    "pages/items.rs",
    "pages/link.rs",
    "pages/seen.rs",
    "pages/table.rs",
    "redaction.rs",
    "request.rs",
    "request/bodies.rs",
    "request/body.rs",
    "request/body/file.rs",
    "request/body/upload.rs",
    "request/deep.rs",
    "request/encoding.rs",
    "request/expansion.rs",
    "request/form.rs",
    "request/headers.rs",
    "request/media.rs",
    "request/multipart.rs",
    "request/multipart/file.rs",
    "request/multipart/form.rs",
    "request/multipart/value.rs",
    "request/parameter.rs",
    "request/parts.rs",
    "request/path.rs",
    "request/style.rs",
    "response.rs",
    "response/event.rs",
    "response/event_stream.rs",
    "response/headers.rs",
    "response/headers/error.rs",
    "response/headers/table.rs",
    "response/headers/value.rs",
    "response/items.rs",
    "response/items/events.rs",
    "response/items/lines.rs",
    "response/json_lines.rs",
    "response/message.rs",
    "response/resume.rs",
    "response/stream.rs",
    "response/success.rs",
    "retry.rs",
    "retry/after.rs",
    "server.rs",
    "spelled.rs",
    "trace.rs",
    "transport.rs",
    "transport/error.rs",
    "transport/identity.rs",
    "transport/redirect.rs",
    "validate.rs",
    "validate/constant.rs",
    "validate/decimal.rs",
    "validate/format.rs",
    "validate/format/hosts.rs",
    "validate/format/names.rs",
    "validate/format/punycode.rs",
    "validate/format/regex.rs",
    "validate/format/resources.rs",
    "validate/format/times.rs",
    "validate/instance.rs",
    "validate/instance/arrays.rs",
    "validate/instance/evaluated.rs",
    "validate/instance/objects.rs",
    "validate/instance/scalars.rs",
    "validate/pattern.rs",
    "validate/rules.rs",
    "validate/unique.rs",
    "validate/violations.rs",
];

/// `src/runtime.rs` and the files below it.
pub(super) fn files<'a>() -> Vec<File<'a>> {
    let root = ("src/runtime.rs", include_str!("../../runtime/runtime.rs"));
    std::iter::once(&root).chain(MODULES).map(|(path, text)| File::text(path, (*text).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    #[test]
    fn every_file_is_shipped() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime");
        let mut found = Vec::new();
        let mut next = vec![folder.clone()];
        while let Some(path) = next.pop() {
            if path.is_dir() {
                next.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            } else {
                found.push(Path::new("src/runtime").join(path.strip_prefix(&folder).unwrap()));
            }
        }
        let mut shipped: Vec<PathBuf> = super::MODULES.iter().map(|(path, _)| PathBuf::from(path)).collect();
        shipped.push(PathBuf::from("src/runtime/runtime.rs"));
        shipped.sort();
        found.sort();
        assert_eq!(shipped, found);
    }
}
