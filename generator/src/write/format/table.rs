//! Tables: the invocations of macros in braces, which prettyplease leaves as they come.
//!
//! A row is what ends with a comma or a semicolon; each stands on a line of its own, below its documentation. Tables within a
//! table stand apart.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use syn::{ItemMacro, MacroDelimiter};

/// The text of an item that is the invocation of a macro in braces; `None` for other items.
pub(super) fn table(item: &syn::Item) -> Option<String> {
    let syn::Item::Macro(ItemMacro { ident: None, attrs, mac, .. }) = item else { return None };
    if !attrs.is_empty() || !matches!(mac.delimiter, MacroDelimiter::Brace(_)) {
        return None;
    }
    let mut page = Page::default();
    page.words(quote::ToTokens::to_token_stream(&mac.path));
    page.line.push('!');
    page.braces(mac.tokens.clone());
    page.end_line();
    Some(page.text)
}

/// Lines in the making.
#[derive(Default)]
struct Page {
    text: String,
    line: String,
    depth: usize,
    previous: Before,
    /// Whether the parameters of a closure are not at their end.
    closure: bool,
}

/// What stands before a token, as far as the space between them depends on it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Before {
    /// The beginning of a line or of a group, or what the next token clings to.
    #[default]
    Nothing,
    /// A word, a literal or the end of a group.
    Word,
    /// Punctuation that keeps its distance.
    Sign,
}

impl Page {
    /// Rows, each on a line.
    fn rows(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match (&token, tokens.peek()) {
                (TokenTree::Punct(punct), Some(TokenTree::Group(group)))
                    if punct.as_char() == '#' && group.delimiter() == Delimiter::Bracket =>
                {
                    self.attribute(group);
                    tokens.next();
                }
                (TokenTree::Punct(punct), _) if punct.as_char() == ';' || punct.as_char() == ',' && self.row_ends() => {
                    self.line.push(punct.as_char());
                    self.end_line();
                }
                (TokenTree::Group(group), _) if group.delimiter() == Delimiter::Brace => {
                    self.braces(group.stream());
                    if let Some(TokenTree::Punct(punct)) = tokens.next_if(ends_row) {
                        self.line.push(punct.as_char());
                    }
                    self.end_line();
                    if self.depth == 1 && tokens.peek().is_some() {
                        self.text.push('\n');
                    }
                }
                _ => self.token(token),
            }
        }
        self.end_line();
    }

    /// Whether a comma here ends a row, and does not part two names in one: a type's arguments are in angle brackets, and
    /// the names of the item before its braces are on one line.
    fn row_ends(&self) -> bool {
        let arrows = self.line.matches("->").count() + self.line.matches("=>").count();
        let open = self.line.matches('<').count() > self.line.matches('>').count() - arrows;
        !open && !self.closure && !self.line.starts_with("pub ")
    }

    fn braces(&mut self, tokens: TokenStream) {
        if tokens.is_empty() {
            self.line.push_str(" {}");
            return;
        }
        self.line.push_str(" {");
        self.end_line();
        self.depth += 1;
        self.rows(tokens);
        self.depth -= 1;
        self.line.push('}');
    }

    fn attribute(&mut self, group: &Group) {
        self.end_line();
        if let Some(text) = documentation(group) {
            for line in text.lines() {
                self.line = format!("///{line}");
                self.end_line();
            }
            return;
        }
        self.line.push_str("#[");
        self.words(group.stream());
        self.line.push(']');
        self.end_line();
    }

    /// Tokens on one line.
    fn words(&mut self, tokens: TokenStream) {
        for token in tokens {
            self.token(token);
        }
    }

    fn token(&mut self, token: TokenTree) {
        match token {
            TokenTree::Ident(ident) => self.word(&ident.to_string()),
            TokenTree::Literal(literal) => self.word(&literal.to_string()),
            TokenTree::Punct(punct) => self.punctuation(punct.as_char(), punct.spacing()),
            TokenTree::Group(group) => self.group(&group),
        }
    }

    fn word(&mut self, word: &str) {
        if self.previous != Before::Nothing {
            self.line.push(' ');
        }
        self.line.push_str(word);
        self.previous = Before::Word;
    }

    fn punctuation(&mut self, sign: char, spacing: Spacing) {
        let begins = self.previous == Before::Nothing || self.line.ends_with([':', '(']);
        let (before, after) = match sign {
            '|' if self.closure => (false, Before::Sign),
            '|' if begins => (true, Before::Nothing),
            '*' if begins => (true, Before::Nothing),
            ',' | ';' => (false, Before::Sign),
            '?' | '>' => (false, Before::Word),
            ':' if spacing == Spacing::Joint || self.line.ends_with(':') => (false, Before::Nothing),
            ':' => (false, Before::Sign),
            '.' | '<' | '!' => (false, Before::Nothing),
            '&' | '-' | '\'' => (true, Before::Nothing),
            _ => (true, Before::Sign),
        };
        let spaced = before && self.previous != Before::Nothing && !self.line.is_empty();
        if spaced {
            self.line.push(' ');
        }
        self.closure = sign == '|' && begins || sign != '|' && self.closure;
        self.line.push(sign);
        self.previous = after;
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        let apart = match group.delimiter() {
            Delimiter::Parenthesis => self.previous == Before::Sign || self.line.ends_with("->"),
            _ => self.previous != Before::Nothing,
        };
        if apart && !self.line.is_empty() {
            self.line.push(' ');
        }
        self.line.push_str(open);
        self.previous = Before::Nothing;
        self.words(group.stream());
        self.line.push_str(close);
        self.previous = Before::Word;
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.text.extend(std::iter::repeat_n("    ", self.depth));
            self.text.push_str(self.line.trim_end());
            self.text.push('\n');
            self.line.clear();
        }
        self.previous = Before::Nothing;
    }
}

fn ends_row(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';'))
}

/// The text of `doc = "…"`.
fn documentation(attribute: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)] if name == "doc" => {
            let text: syn::LitStr = syn::parse_str(&text.to_string()).ok()?;
            // An empty line of documentation is a line, too.
            Some(if text.value().is_empty() { "\n".to_owned() } else { text.value() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::table;

    fn printed(code: &str) -> String {
        let file = syn::parse_file(code).unwrap();
        file.items.iter().filter_map(table).collect()
    }

    #[test]
    fn a_row_stands_on_a_line_and_a_table_in_a_table_apart() {
        let code = "\
operation::operations! {
    /// # Disks
    impl Client {
        tags: [\"disks\"],
        examples: krate \"```no_run\",
    }

    /// Lists disks.
    disk_list -> DiskListCall of DiskList {
        \"list\" = GET \"/disks\" tags(&[\"a\", \"b\"]);
        optional {
            /// How many.
            limit: u32 = query [|value, check| { check.minimum(*value, -1); check.maximum(*value, 2); }],
            ids: Vec<Option<String>> = styled(query \"id\", Form true; reserved),
        }
        success(200 => json, 201 | 2XX => nothing as Answer::Nothing) -> () | DiskListError {}
        pages models::Disk = {
            advance: |call, page, _| pages::by_text(&mut call.after, page.last.as_ref(), Some(!page.over)),
        };
        example {
            /// client.disk_list().await?;
        }
    }

    disk_view -> DiskViewCall of DiskView {
        GET \"/disk\";
        success(200 => json) -> models::Disk | DiskViewError = common;
    }
}
";
        assert_eq!(printed(code), code);
    }
}
