//! Diagnostics as text for people, after the manner of rustc.

mod excerpt;
mod line;

use std::fmt::{self, Write};

use anstyle::{AnsiColor, Style};

use self::excerpt::Excerpt;
use super::{Diagnostic, Label, Severity};
use crate::source::{Position, Sources};

/// Every diagnostic with its places, excerpts and help, an empty line between them.
pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let mut page = Page { text: String::new(), sources, color };
    for (diagnostic, positions) in located(diagnostics, sources) {
        if !page.text.is_empty() {
            page.text.push('\n');
        }
        // Writing to a string does not fail.
        let _ = page.diagnostic(diagnostic, &positions);
    }
    page.text
}

/// Every diagnostic on a line of its own, without excerpts.
pub(super) fn lines(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<String> {
    located(diagnostics, sources).map(|(diagnostic, positions)| line::line(diagnostic, &positions, sources)).collect()
}

/// Every diagnostic with the positions of its labels, which are worked out for all together.
fn located<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &Sources,
) -> impl Iterator<Item = (&'a Diagnostic, Vec<Option<Position>>)> {
    let all: Vec<&Label> = diagnostics.iter().flat_map(labels).collect();
    let locations: Vec<_> = all.iter().map(|label| &label.location).collect();
    let mut positions = sources.locate(&locations).into_iter();
    diagnostics.iter().map(move |diagnostic| {
        let positions = labels(diagnostic).map(|_| positions.next().flatten()).collect();
        (diagnostic, positions)
    })
}

fn labels(diagnostic: &Diagnostic) -> impl Iterator<Item = &Label> {
    diagnostic.primary.iter().chain(&diagnostic.related)
}

struct Page<'a> {
    text: String,
    sources: &'a Sources,
    color: bool,
}

const BOLD: Style = Style::new().bold();
const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::BrightGreen.on_default().bold();
const PLAIN: Style = Style::new();

impl Page<'_> {
    fn diagnostic(&mut self, diagnostic: &Diagnostic, positions: &[Option<Position>]) -> fmt::Result {
        let (word, style) = match diagnostic.severity {
            Severity::Error => ("error", ERROR),
            Severity::Warning => ("warning", WARNING),
            Severity::Note => ("note", NOTE),
        };
        self.styled(style, &format!("{word}[{}]", diagnostic.code.id()))?;
        self.styled(BOLD, &format!(": {}", excerpt::harmless(&diagnostic.message)))?;
        self.text.push('\n');
        let last_line = positions.iter().flatten().map(|position| position.line).max();
        let gutter = last_line.map_or(0, |line| line.to_string().len());
        for (label, position) in labels(diagnostic).zip(positions) {
            let primary = diagnostic.primary.as_ref().is_some_and(|primary| std::ptr::eq(primary, label));
            self.label(label, position.as_ref(), gutter, if primary { Some(style) } else { None })?;
        }
        if let Some(help) = &diagnostic.help {
            self.frame(gutter, "=")?;
            self.styled(BOLD, " help")?;
            writeln!(self.text, ": {}", excerpt::harmless(help))?;
        }
        Ok(())
    }

    /// One place: of the diagnostic itself in its `style`, or one that belongs to it.
    fn label(
        &mut self,
        label: &Label,
        position: Option<&Position>,
        gutter: usize,
        style: Option<Style>,
    ) -> fmt::Result {
        let path = self.sources.path(label.location.source).display().to_string();
        let path = excerpt::harmless(&path);
        write!(self.text, "{:gutter$}", "")?;
        self.styled(FRAME, if style.is_some() { "-->" } else { ":::" })?;
        match position {
            Some(position) => writeln!(self.text, " {path}:{}:{}", position.line, position.column)?,
            None => writeln!(self.text, " {path}")?,
        }
        if !label.location.pointer.is_empty() {
            write!(self.text, "{:gutter$}", "")?;
            self.styled(FRAME, " at")?;
            writeln!(self.text, " {}", excerpt::harmless(&label.location.pointer))?;
        }
        let Some(position) = position else { return Ok(()) };
        let excerpt = Excerpt::new(self.sources.page(label.location.source), position);
        self.excerpt(&excerpt, position.line, gutter, label, style)
    }

    fn excerpt(
        &mut self,
        excerpt: &Excerpt,
        line: usize,
        gutter: usize,
        label: &Label,
        style: Option<Style>,
    ) -> fmt::Result {
        self.frame(gutter, "|\n")?;
        self.styled(FRAME, &format!("{line:>gutter$} |"))?;
        writeln!(self.text, " {}", excerpt.text)?;
        self.frame(gutter, "|")?;
        write!(self.text, " {:indent$}", "", indent = excerpt.before)?;
        let (mark, style) = style.map_or(("-", FRAME), |style| ("^", style));
        let mut underline = mark.repeat(excerpt.marked);
        if !label.message.is_empty() {
            underline.push(' ');
            underline.push_str(&excerpt::harmless(&label.message));
        }
        self.styled(style, &underline)?;
        self.text.push('\n');
        Ok(())
    }

    /// What stands left of everything, in the width of the line numbers.
    fn frame(&mut self, gutter: usize, text: &str) -> fmt::Result {
        write!(self.text, "{:gutter$} ", "")?;
        self.styled(FRAME, text)
    }

    fn styled(&mut self, style: Style, text: &str) -> fmt::Result {
        let style = if self.color { style } else { PLAIN };
        // An escape sequence does not span lines.
        match text.strip_suffix('\n') {
            Some(text) => writeln!(self.text, "{style}{text}{style:#}"),
            None => write!(self.text, "{style}{text}{style:#}"),
        }
    }
}
