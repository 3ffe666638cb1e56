//! From JSON pointers to lines and columns.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{FileId, Location, Position, SourceId, Sources, scan};

impl Sources {
    /// The positions of many places, each text being read once however many of them it holds. A pointer that leads
    /// nowhere is placed at what it leads to last; `None` only where the document is not one of these.
    #[must_use]
    pub fn locate(&self, locations: &[&Location]) -> Vec<Option<Position>> {
        let mut by_source: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
        for (index, location) in locations.iter().enumerate() {
            by_source.entry(location.source).or_default().push(index);
        }
        let mut by_file: BTreeMap<FileId, Vec<(Range<usize>, usize)>> = BTreeMap::new();
        for (source, indices) in by_source {
            let Some(file) = self.source(source).map(|source| source.file) else { continue };
            let wanted: Vec<&Location> = indices.iter().filter_map(|index| locations.get(*index).copied()).collect();
            by_file.entry(file).or_default().extend(self.spans(source, &wanted).into_iter().zip(indices));
        }
        let mut positions: Vec<Option<Position>> = locations.iter().map(|_| None).collect();
        for (file, mut spans) in by_file {
            spans.sort_by_key(|(span, _)| span.start);
            for (position, index) in lines(self.file_text(file), spans) {
                if let Some(slot) = positions.get_mut(index) {
                    *slot = Some(position);
                }
            }
        }
        positions
    }

    /// What stands at places of one document, in bytes of its file.
    fn spans(&self, id: SourceId, locations: &[&Location]) -> Vec<Range<usize>> {
        let Some(source) = self.source(id) else { return Vec::new() };
        let text = self.text(id);
        let pointers: Vec<&str> = locations.iter().map(|location| location.pointer.as_str()).collect();
        let pointed = if locations.iter().all(|location| location.offset.is_some()) {
            vec![0..0; locations.len()]
        } else {
            scan::find(text, source.syntax, &pointers)
        };
        let spans = locations.iter().zip(pointed).map(|(location, pointed)| match location.offset {
            Some(offset) => character(text, offset),
            None => pointed,
        });
        spans.map(|span| source.offset_in_file(span.start)..source.end_in_file(&span)).collect()
    }
}

impl super::Source {
    /// Where a part of the document ends in the file.
    fn end_in_file(&self, span: &Range<usize>) -> usize {
        match span.end.checked_sub(1) {
            Some(last) if last >= span.start => self.offset_in_file(last) + 1,
            _ => self.offset_in_file(span.start),
        }
    }
}

/// The character at a byte, or at the end of the text nothing.
fn character(text: &str, offset: usize) -> Range<usize> {
    let mut start = offset.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..start + length
}

/// The positions of spans that are in order, in one pass over the text: a whole document may stand in one line.
fn lines(text: &str, spans: Vec<(Range<usize>, usize)>) -> Vec<(Position, usize)> {
    let mut positions = Vec::with_capacity(spans.len());
    let mut at = 0;
    let mut line = 1;
    let mut column = 1;
    let mut line_span = line_at(text, 0);
    for (span, index) in spans {
        let before = text.get(at..span.start).unwrap_or_default();
        match before.rfind('\n') {
            Some(last) => {
                line += before.bytes().filter(|byte| *byte == b'\n').count();
                line_span = line_at(text, at + last + 1);
                column = 1 + before.get(last + 1..).map_or(0, |rest| rest.chars().count());
            }
            None => column += before.chars().count(),
        }
        at = at.max(span.start);
        let start = span.start.min(line_span.end);
        let span = start..span.end.clamp(start, line_span.end);
        positions.push((Position { line, column, span, line_span: line_span.clone() }, index));
    }
    positions
}

/// The line that begins at `start`, without what ends it.
fn line_at(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    start..start + line.strip_suffix('\r').unwrap_or(line).len()
}
