//! One pass over a document's JSON text that finds where pointers lead.

use std::collections::BTreeMap;
use std::ops::Range;

/// What each of `pointers` (RFC 6901) leads to in `text`: the key of an object's member, the value of an array's
/// element; of an array or object as a value, its opening bracket. A pointer that leads nowhere gets what it leads to
/// last. Of a key that is there twice, the last one counts.
pub(super) fn find(text: &str, pointers: &[&str]) -> Vec<Range<usize>> {
    let mut trie = Trie { nodes: vec![Node::default()] };
    let leaves: Vec<usize> = pointers.iter().map(|pointer| trie.insert(pointer)).collect();
    // A text that is not JSON ends the scan; what was found by then stands.
    let _ = Scanner { text, at: 0 }.value(&mut trie, Trie::ROOT, true);
    leaves.into_iter().map(|leaf| trie.span(leaf)).collect()
}

/// The tokens that are looked for, as a tree.
struct Trie {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    parent: usize,
    children: BTreeMap<String, usize>,
    found: Option<Range<usize>>,
}

impl Trie {
    const ROOT: usize = 0;

    fn insert(&mut self, pointer: &str) -> usize {
        let mut node = Self::ROOT;
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            let next = self.nodes.len();
            let child = self.nodes.get_mut(node).map_or(next, |node| *node.children.entry(token).or_insert(next));
            if child == next {
                self.nodes.push(Node { parent: node, ..Node::default() });
            }
            node = child;
        }
        node
    }

    fn child(&self, node: usize, token: &str) -> Option<usize> {
        self.nodes.get(node)?.children.get(token).copied()
    }

    fn has_children(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| !node.children.is_empty())
    }

    fn record(&mut self, node: usize, span: Range<usize>) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.found = Some(span);
        }
    }

    fn span(&self, mut leaf: usize) -> Range<usize> {
        while let Some(node) = self.nodes.get(leaf) {
            match &node.found {
                Some(span) => return span.clone(),
                None if leaf == Self::ROOT => break,
                None => leaf = node.parent,
            }
        }
        0..0
    }
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
