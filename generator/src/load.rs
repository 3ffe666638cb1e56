//! The first stage: from paths to documents.

mod files;
mod json;
mod markdown;
mod parsed;
mod path;
mod text;
mod yaml;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use self::files::{Format, Input};
use crate::context::{Context, Place};
use crate::diagnostic::Code;
use crate::source::{SourceId, Syntax};

/// An OpenAPI document as it was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its text.
    pub source: SourceId,
    /// Its value: an object with a key `openapi` or `swagger`.
    pub value: Value,
}

/// What files are read, for those who gave others.
const READ: &str = "files named `*.json`, `*.yaml`, `*.yml`, `*.md` and `*.markdown` are read";

/// Reads every document of `inputs`: JSON and YAML files, Markdown pages with fenced blocks of these, and folders of all.
///
/// Of a folder, every file named `*.json`, `*.yaml`, `*.yml`, `*.md` or `*.markdown` is looked at, at any depth, in the
/// order of the paths; hidden files and folders are passed over, and so are files without a key `openapi` or `swagger`. A
/// file that is given twice is read once. What cannot be read is reported to `cx`, and the rest is read all the same.
///
/// YAML is read by the core schema of YAML 1.2 and is then the same as JSON: aliases and merge keys are replaced by what
/// they stand for.
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
    match format {
        Format::Json => read_file(path, text, Syntax::Json, named, cx, documents),
        Format::Yaml => read_file(path, text, Syntax::Yaml, named, cx, documents),
        Format::Markdown => read_page(path, text, named, cx, documents),
        Format::Unknown if text::is_braced(without_mark(&text)) => {
            read_file(path, text, Syntax::Json, named, cx, documents);
        }
        Format::Unknown if text::has_version_line(&text) => read_file(path, text, Syntax::Yaml, named, cx, documents),
        Format::Unknown => {
            let message = format!("`{}` is neither JSON nor YAML nor a Markdown page", path.display());
            cx.error(Code::InputUnsupportedFormat, Place::Nowhere, message).with_help(READ);
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

fn read_file(path: &Path, text: String, syntax: Syntax, named: Named, cx: &mut Context, documents: &mut Vec<Document>) {
    let (syntax, parsed) = text::parse(without_mark(&text), syntax);
    match parsed {
        Ok(parsed) if parsed.is_document() => {
            let source = cx.sources.add(path, text);
            cx.sources.set_syntax(source, syntax);
            documents.push(parsed.report(source, cx));
        }
        Ok(_) if named == Named::Yes => {
            let message = format!("`{}` is no OpenAPI document: it has no key `openapi`", path.display());
            cx.error(Code::InputNotADocument, Place::Nowhere, message);
        }
        Err(fault) if named == Named::Yes || text::is_meant(&text, syntax) => {
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
        cx.sources.set_syntax(source, block.syntax);
        match block.content {
            Ok(parsed) => documents.push(parsed.report(source, cx)),
            Err(fault) => fault.report(source, cx),
        }
    }
    if named == Named::Yes && before == (documents.len(), cx.diagnostics.len()) {
        let message = format!("`{}` has no fenced block that holds an OpenAPI document", path.display());
        cx.error(Code::InputNotADocument, Place::Nowhere, message);
    }
}

fn no_documents(path: &Path, cx: &mut Context) {
    let message = format!("no OpenAPI document in the folder `{}`", path.display());
    cx.error(Code::InputNoDocuments, Place::Nowhere, message)
        .with_help(format!("{READ}, at any depth, save hidden ones"));
}
