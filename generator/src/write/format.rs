//! Tokens become text, formatted by prettyplease, files side by side.

mod table;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proc_macro2::TokenStream;
use syn::Item;

use super::Text;
use crate::emit::{Contents, File, Files, MARKER};

/// Every file as text, in the order of `files`.
pub(super) fn format(files: &Files<'_>) -> Result<Vec<Text>, String> {
    let all: Vec<_> = files.files.iter().collect();
    on_all_cores(&all, text)
}

/// What `make` makes of each file, in the order of `files`.
pub(super) fn on_all_cores<'a, T: Send>(
    files: &[&File<'a>],
    make: impl Fn(&File<'a>) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(files.len().max(1));
    let mut made: Vec<(usize, Result<T, String>)> = thread::scope(|scope| {
        let handles: Vec<_> = (1..workers).map(|_| scope.spawn(|| work(files, &next, &make))).collect();
        let mut all = work(files, &next, &make);
        for handle in handles {
            // A worker that panicked leaves its files out, which is noticed below.
            all.extend(handle.join().unwrap_or_default());
        }
        all
    });
    if made.len() < files.len() {
        return Err("some files could not be formatted".to_owned());
    }
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, text)| text).collect()
}

/// Makes files, one after the other, until none is left.
fn work<'a, T>(
    files: &[&File<'a>],
    next: &AtomicUsize,
    make: &impl Fn(&File<'a>) -> Result<T, String>,
) -> Vec<(usize, Result<T, String>)> {
    let mut done = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(file) = files.get(index) else { return done };
        done.push((index, make(file)));
    }
}

fn text(file: &File<'_>) -> Result<Text, String> {
    let text = match &file.contents {
        Contents::Text(text) => text.clone(),
        Contents::Rust(tokens) => rust(tokens()).map_err(|error| format!("{}: {error}", file.path))?,
    };
    Ok(Text { path: file.path.clone(), text, adoptable: file.adoptable })
}

/// A file with the marker, formatted.
fn rust(tokens: TokenStream) -> syn::Result<String> {
    let mut file: syn::File = syn::parse2(tokens)?;
    let items = std::mem::take(&mut file.items);
    let mut text = format!("// {MARKER}\n");
    let header = prettyplease::unparse(&file);
    if !header.is_empty() {
        text.push('\n');
        text.push_str(&header);
    }
    let mut page = Page::default();
    for item in items {
        page.item(item);
    }
    if !page.text.is_empty() {
        text.push('\n');
    }
    text.push_str(&page.text);
    Ok(text)
}

/// Items as text, one by one, with an empty line between those that have a body.
#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
    previous: Option<Kind>,
}

impl Page {
    pub(super) fn item(&mut self, item: Item) {
        let kind = Kind::of(&item);
        if self.previous.is_some_and(|previous| previous != kind || kind == Kind::Body) {
            self.text.push('\n');
        }
        self.previous = Some(kind);
        if let Some(table) = table::table(&item) {
            self.text.push_str(&table);
            return;
        }
        let spaced = matches!(item, Item::Impl(_) | Item::Trait(_));
        let item = unparse(item);
        self.text.push_str(&if spaced { with_empty_lines(&item) } else { item });
    }
}

/// One item as prettyplease has it.
pub(super) fn unparse(item: Item) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
}

/// Items that stand in groups, and those that stand alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Use,
    PublicUse,
    Mod,
    Body,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Self::Use,
            Item::Use(_) => Self::PublicUse,
            Item::Mod(_) => Self::Mod,
            _ => Self::Body,
        }
    }
}

/// Puts an empty line before each member that does not follow one of its own kind on one line: prettyplease puts none.
fn with_empty_lines(item: &str) -> String {
    let mut text = String::with_capacity(item.len() + 64);
    let mut previous = Line::Head;
    for line in item.lines() {
        let current = Line::of(line);
        let begins = matches!(current, Line::Note | Line::Short | Line::Member);
        let separate = match previous {
            Line::Head | Line::Note => false,
            Line::Short => current != Line::Short,
            Line::Member | Line::Inside => true,
        };
        if begins && separate {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        previous = current;
    }
    text
}

/// What a line of an `impl` is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// The line that begins or ends the whole of it, or ends an attribute.
    Head,
    /// Documentation or an attribute of a member.
    Note,
    /// A member on one line: `type Output = ();`.
    Short,
    /// The first line of a longer member.
    Member,
    /// A line within a member.
    Inside,
}

impl Line {
    fn of(line: &str) -> Self {
        let Some(member) = line.strip_prefix("    ") else { return Self::Head };
        if member == ")]" {
            // An attribute of several lines belongs to what follows.
            Self::Head
        } else if member.starts_with("///") || member.starts_with("#[") {
            Self::Note
        } else if member.starts_with([' ', '}', ')', ']', '.']) {
            Self::Inside
        } else if member.ends_with(';') {
            Self::Short
        } else {
            Self::Member
        }
    }
}
