//! Pointers in JSON text.

use std::ops::Range;

use super::trie::Trie;

/// Finds what is looked for in `text`. A text that is not JSON ends the scan; what was found by then stands.
pub(super) fn find(text: &str, trie: &mut Trie) {
    let _ = Scanner { text, at: 0 }.value(trie, Trie::ROOT, true);
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    /// Reads one value. As deep as the pointers go and no deeper does this call itself.
    fn value(&mut self, trie: &mut Trie, node: usize, record: bool) -> Option<()> {
        self.space();
        let start = self.at;
        let opening = self.peek()?;
        let descend = trie.has_children(node);
        if record && matches!(opening, b'{' | b'[') {
            trie.record(node, start..start + 1);
        }
        match opening {
            b'{' if descend => self.object(trie, node)?,
            b'[' if descend => self.array(trie, node)?,
            _ => self.skip()?,
        }
        if record && !matches!(opening, b'{' | b'[') {
            trie.record(node, start..self.at);
        }
        Some(())
    }

    fn object(&mut self, trie: &mut Trie, node: usize) -> Option<()> {
        self.at += 1;
        loop {
            self.space();
            match self.peek()? {
                b'"' => {}
                b',' => {
                    self.at += 1;
                    continue;
                }
                b'}' => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
            let start = self.at;
            self.string()?;
            let span = start..self.at;
            let child = self.key(span.clone()).and_then(|key| trie.child(node, &key));
            self.space();
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
            match child {
                Some(child) => {
                    trie.record(child, span);
                    self.value(trie, child, false)?;
                }
                None => self.skip()?,
            }
        }
    }

    fn array(&mut self, trie: &mut Trie, node: usize) -> Option<()> {
        self.at += 1;
        let mut index = 0_usize;
        loop {
            self.space();
            match self.peek()? {
                b',' => self.at += 1,
                b']' => {
                    self.at += 1;
                    return Some(());
                }
                b'}' | b':' => return None,
                _ => {
                    match trie.child(node, &index.to_string()) {
                        Some(child) => self.value(trie, child, true)?,
                        None => self.skip()?,
                    }
                    index += 1;
                }
            }
        }
    }

    /// The key that stands, quoted, at `span`.
    fn key(&self, span: Range<usize>) -> Option<String> {
        let quoted = self.text.get(span)?;
        match quoted.contains('\\') {
            true => serde_json::from_str(quoted).ok(),
            false => Some(quoted.trim_matches('"').to_owned()),
        }
    }

    /// Passes over one value without looking into it.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.space();
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => self.at += 1,
                _ => self.literal(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let byte = self.peek()?;
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return Some(());
            }
        }
    }

    /// Passes over a number or a word; over anything, if need be, so that the scan comes to an end.
    fn literal(&mut self) {
        self.at += 1;
        while self.peek().is_some_and(|byte| !matches!(byte, b',' | b':' | b']' | b'}' | b'"' | b'[' | b'{'))
            && !self.peek().is_some_and(is_space)
        {
            self.at += 1;
        }
    }

    fn space(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
