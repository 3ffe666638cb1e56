//! The texts that were read, and places in them.
//!
//! Stages name places by JSON pointer alone. Lines and columns are worked out here, when something is rendered.

mod locate;
mod origins;
mod scan;

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};

pub use origins::{ORIGIN, OriginId, Origins, insert_origin, origin_in, origin_of};

/// The key that a token of a JSON pointer stands for (RFC 6901 §4).
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') { Cow::Owned(token.replace("~1", "/").replace("~0", "~")) } else { Cow::Borrowed(token) }
}

/// One document's text: a whole file, or one fenced block of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(u32);

/// A file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// What a document is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Syntax {
    /// JSON (RFC 8259).
    #[default]
    Json,
    /// YAML (1.2.2).
    Yaml,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The document.
    pub source: SourceId,
    /// The place in it as a JSON pointer (RFC 6901); empty for the document itself.
    pub pointer: String,
    /// The place as a byte of the document's text, where that text cannot be read and has no pointers.
    offset: Option<usize>,
}

impl Location {
    /// The place that a JSON pointer names.
    #[must_use]
    pub fn new(source: SourceId, pointer: impl Into<String>) -> Self {
        Self { source, pointer: pointer.into(), offset: None }
    }

    /// The byte `offset` of the document's text, for text that cannot be parsed.
    #[must_use]
    pub fn at_offset(source: SourceId, offset: usize) -> Self {
        Self { source, pointer: String::new(), offset: Some(offset) }
    }

    /// The byte of the document's text, where the place is no JSON pointer.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.offset
    }
}

/// A place in a file as people count it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
    /// What stands there, in bytes of the file's text: the key of an object's member, or else the value. Never
    /// beyond the line.
    pub span: Range<usize>,
    /// The line it stands in, in bytes of the file's text, without what ends the line.
    pub line_span: Range<usize>,
}

/// Every text that was read.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<File>,
    sources: Vec<Source>,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    text: String,
}

#[derive(Debug)]
struct Source {
    file: FileId,
    text: SourceText,
    syntax: Syntax,
}

#[derive(Debug)]
enum SourceText {
    /// A part of the file, as it is.
    Slice(Range<usize>),
    /// Lines of the file without what stands before them on the page, each with its place in the text and in the file.
    Lines { text: String, starts: Vec<(usize, usize)> },
}

impl Sources {
    /// Keeps the text of a file, which may hold any number of documents.
    pub fn add_file(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(File { path: path.into(), text: text.into() });
        id
    }

    /// Keeps a file that is one document. A byte order mark is no part of the document.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> SourceId {
        let file = self.add_file(path, text);
        let text = self.file_text(file);
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let whole = start..text.len();
        self.add_source(file, SourceText::Slice(whole))
    }

    /// Keeps a document that is a part of a file: the given parts of its text, in their order, one after another.
    pub fn add_block(&mut self, file: FileId, parts: &[Range<usize>]) -> SourceId {
        let mut whole: Option<Range<usize>> = None;
        for part in parts {
            match &mut whole {
                None => whole = Some(part.clone()),
                Some(whole) if whole.end == part.start => whole.end = part.end,
                Some(_) => {
                    let lines = self.join(file, parts);
                    return self.add_source(file, lines);
                }
            }
        }
        self.add_source(file, SourceText::Slice(whole.unwrap_or(0..0)))
    }

    /// Says what a document is written in, which is JSON until then.
    pub fn set_syntax(&mut self, source: SourceId, syntax: Syntax) {
        if let Some(source) = self.sources.get_mut(source.0 as usize) {
            source.syntax = syntax;
        }
    }

    /// The text of a document. Empty for an id of other `Sources`.
    #[must_use]
    pub fn text(&self, source: SourceId) -> &str {
        match self.source(source) {
            Some(Source { file, text: SourceText::Slice(range), .. }) => {
                self.file_text(*file).get(range.clone()).unwrap_or_default()
            }
            Some(Source { text: SourceText::Lines { text, .. }, .. }) => text,
            None => "",
        }
    }

    /// The file that a document was read from.
    #[must_use]
    pub fn path(&self, source: SourceId) -> &Path {
        let file = self.source(source).and_then(|source| self.file(source.file));
        file.map_or(Path::new(""), |file| &file.path)
    }

    /// The text of the file that a document was read from: what the spans of a [`Position`] count in.
    #[must_use]
    pub fn page(&self, source: SourceId) -> &str {
        self.source(source).map_or("", |source| self.file_text(source.file))
    }

    /// The files that documents were read from, each once, in the order in which they were read.
    #[must_use]
    pub fn files_read(&self) -> Vec<&Path> {
        let mut files: Vec<FileId> = self.sources.iter().map(|source| source.file).collect();
        // The documents of a page stand together.
        files.dedup();
        files.into_iter().filter_map(|file| self.file(file)).map(|file| file.path.as_path()).collect()
    }

    pub(crate) fn file_text(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| &file.text)
    }

    fn add_source(&mut self, file: FileId, text: SourceText) -> SourceId {
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.sources.push(Source { file, text, syntax: Syntax::default() });
        id
    }

    fn join(&self, file: FileId, parts: &[Range<usize>]) -> SourceText {
        let page = self.file_text(file);
        let mut text = String::new();
        let mut starts = Vec::new();
        for part in parts {
            starts.push((text.len(), part.start));
            text.push_str(page.get(part.clone()).unwrap_or_default());
        }
        SourceText::Lines { text, starts }
    }

    fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    fn file(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0 as usize)
    }
}

impl Source {
    /// Where a byte of the document stands in the file.
    fn offset_in_file(&self, offset: usize) -> usize {
        match &self.text {
            SourceText::Slice(range) => range.start + offset,
            SourceText::Lines { starts, .. } => {
                let after = starts.partition_point(|(start, _)| *start <= offset);
                let line = after.checked_sub(1).and_then(|line| starts.get(line));
                line.map_or(offset, |(start, in_file)| in_file + (offset - start))
            }
        }
    }
}
