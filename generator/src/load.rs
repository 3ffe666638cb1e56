//! The first stage: from paths to documents.

mod files;
mod json;
mod markdown;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use self::files::{Format, Input};
use crate::context::{Context, Place};
use crate::diagnostic::Code;
use crate::source::{Location, SourceId};

/// An OpenAPI document as it was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its text.
    pub source: SourceId,
    /// Its value: an object with a key `openapi` or `swagger`.
    pub value: Value,
}

/// Reads every document of `inputs`: JSON files, Markdown pages with fenced JSON blocks, and folders of these.
///
/// Of a folder, every file named `*.json`, `*.md` or `*.markdown` is looked at, at any depth, in the order of the
/// paths; hidden files and folders are passed over, and so is JSON that has no key `openapi` or `swagger`. A file that
/// is given twice is read once. What cannot be read is reported to `cx`, and the rest is read all the same.
pub fn load(inputs: &[PathBuf], cx: &mut Context) -> Vec<Document> {
    let mut documents = Vec::new();
    for input in files::find(inputs, cx) {
        match input {
            Input::File { path, format } => read(&path, format, Named::Yes, cx, &mut documents),
            Input::Folder { path, files } => {
                let before = (documents.len(), cx.diagnostics.len());
                for (path, format) in &files.new {
                    read(path, *format, Named::No, cx, &mut documents);
                }
                let found = before != (documents.len(), cx.diagnostics.len());
                if !found && !files.some_known {
                    no_documents(&path, cx);
                }
            }
        }
    }
    documents
}

/// Whether a file was named itself, so that it has to be a document, or is one among others in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Yes,
    No,
}

fn read(path: &Path, format: Format, named: Named, cx: &mut Context, documents: &mut Vec<Document>) {
    let Some(text) = read_text(path, cx) else { return };
    let format = match format {
        Format::Unknown if without_mark(&text).trim_start().starts_with('{') => Format::Json,
        other => other,
    };
    match format {
        Format::Json => read_json(path, text, named, cx, documents),
        Format::Markdown => read_page(path, text, named, cx, documents),
        Format::Yaml => read_yaml(path, &text, named, cx),
        Format::Unknown => {
            let message = format!("`{}` is neither JSON nor a Markdown page", path.display());
            cx.error(Code::InputUnsupportedFormat, Place::Nowhere, message)
                .with_help("files named `*.json`, `*.md` and `*.markdown` are read");
        }
    }
}

fn read_text(path: &Path, cx: &mut Context) -> Option<String> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            files::unreadable(path, &error, cx);
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let message = format!("`{}` is not UTF-8: byte {at} begins no character", path.display());
            cx.error(Code::InputNotUtf8, Place::Nowhere, message).with_help("save the file in the encoding UTF-8");
            None
        }
    }
}

/// A text without its byte order mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn read_json(path: &Path, text: String, named: Named, cx: &mut Context, documents: &mut Vec<Document>) {
    let parsed = json::parse(without_mark(&text));
    match parsed {
        Ok(parsed) if json::is_document(&parsed.value) => {
            let source = cx.sources.add(path, text);
            documents.push(parsed.report(source, cx));
        }
        Ok(_) if named == Named::Yes => {
            let message = format!("`{}` is no OpenAPI document: it has no key `openapi`", path.display());
            cx.error(Code::InputNotADocument, Place::Nowhere, message);
        }
        Err(fault) if named == Named::Yes || json::mentions_version(&text) => {
            let source = cx.sources.add(path, text);
            fault.report(source, cx);
        }
        _ => {}
    }
}

fn read_page(path: &Path, text: String, named: Named, cx: &mut Context, documents: &mut Vec<Document>) {
    let blocks = markdown::blocks(&text);
    let before = (documents.len(), cx.diagnostics.len());
    let page = cx.sources.add_file(path, text);
    for block in blocks {
        let source = cx.sources.add_block(page, &block.parts);
        match block.content {
            markdown::Content::Document(parsed) => documents.push(parsed.report(source, cx)),
            markdown::Content::Broken(fault) => fault.report(source, cx),
            markdown::Content::Yaml => {
                let place = Location::new(source, "");
                report_yaml(named, place.into(), "this block is a document in YAML, which is not read yet", cx);
            }
        }
    }
    if named == Named::Yes && before == (documents.len(), cx.diagnostics.len()) {
        let message = format!("`{}` has no fenced block that holds an OpenAPI document", path.display());
        cx.error(Code::InputNotADocument, Place::Nowhere, message);
    }
}

fn read_yaml(path: &Path, text: &str, named: Named, cx: &mut Context) {
    if named == Named::Yes || markdown::is_yaml_document(text) {
        let message = format!("`{}` is YAML, which is not read yet", path.display());
        report_yaml(named, Place::Nowhere, &message, cx);
    }
}

fn report_yaml(named: Named, place: Place, message: &str, cx: &mut Context) {
    let diagnostic = match named {
        Named::Yes => cx.error(Code::InputUnsupportedFormat, place, message),
        Named::No => cx.warning(Code::InputUnsupportedFormat, place, message),
    };
    diagnostic.with_help("convert the document to JSON");
}

fn no_documents(path: &Path, cx: &mut Context) {
    let message = format!("no OpenAPI document in the folder `{}`", path.display());
    cx.error(Code::InputNoDocuments, Place::Nowhere, message)
        .with_help("files named `*.json`, `*.md` and `*.markdown` are read, at any depth, save hidden ones");
}
