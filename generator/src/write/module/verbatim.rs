//! Files of the runtime that a module can have as they are.
//!
//! They are formatted already, and are most of a client: to parse and to print them again would take as long as all the
//! rest.

use super::Part;

/// The parts of a file's text; `None` where something is in it that may have to be settled.
pub(super) fn parts(text: &str) -> Option<Vec<Part>> {
    if ["cfg", "```", "r\"", "r#\""].iter().any(|what| text.contains(what)) {
        return None;
    }
    let mut parts = Vec::new();
    let mut items = String::new();
    // The first line is the marker.
    for line in text.lines().skip(1) {
        let Some(name) = declared(line) else {
            items.push_str(line);
            items.push('\n');
            continue;
        };
        if items.lines().last().is_some_and(|before| before.starts_with(['#', '/'])) {
            // It belongs to the module, and would be parted from it.
            return None;
        }
        finish(&mut items, &mut parts);
        let opening = line.trim_end_matches(';').to_owned();
        parts.push(Part::Module { attributes: String::new(), opening, name: name.to_owned() });
    }
    finish(&mut items, &mut parts);
    Some(parts)
}

/// The module whose file a line of rustfmt's declares.
fn declared(line: &str) -> Option<&str> {
    let declaration = if line.starts_with("mod ") { line } else { line.get(line.find(" mod ")? + 1..)? };
    let is_item = line.starts_with("mod ") || line.starts_with("pub");
    let name = declaration.strip_prefix("mod ")?.strip_suffix(';')?;
    is_item.then_some(name)
}

fn finish(items: &mut String, parts: &mut Vec<Part>) {
    let lines = items.trim_matches('\n');
    if !lines.is_empty() {
        parts.push(Part::Items(format!("{lines}\n")));
    }
    items.clear();
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use quote::ToTokens;

    use super::super::{Branch, Tree, settle};
    use super::*;
    use crate::emit::{self, Contents};
    use crate::ir::{Api, Package};

    /// What is put into a module as it is, as a whole.
    fn put(text: &str) -> Option<String> {
        let parts = parts(text)?;
        let leaves: Vec<String> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Module { name, .. } => Some(format!("src/file/{name}.rs")),
                Part::Items(_) => None,
            })
            .collect();
        let leaf = |path| (path, Branch { attributes: String::new(), parts: Vec::new() });
        let tree = Tree { branches: leaves.iter().map(String::as_str).map(leaf).collect() };
        let mut module = "mod file {\n".to_owned();
        tree.put(&Branch { attributes: String::new(), parts }, "src/file.rs", 1, &mut module).unwrap();
        Some(module + "}\n")
    }

    /// The same by parsing, settling and printing.
    fn parsed(text: &str) -> String {
        let mut file = syn::parse_file(text).unwrap();
        settle::settle(&mut file, &BTreeSet::new()).unwrap();
        for item in &mut file.items {
            if let syn::Item::Mod(module) = item
                && module.content.is_none()
            {
                (module.content, module.semi) = (Some((syn::token::Brace::default(), Vec::new())), None);
            }
        }
        file.to_token_stream().to_string()
    }

    #[test]
    fn what_is_put_as_it_is_says_the_same() {
        let name = || "x".to_owned();
        let package = Package { name: name(), module: name(), version: name(), title: name(), description: name() };
        let api = Api {
            checks: Vec::new(),
            patterns: Vec::new(),
            headers: Vec::new(),
            failures: Vec::new(),
            package,
            servers: Vec::new(),
            relative_server: None,
            security_schemes: Vec::new(),
            definitions: Vec::new(),
            depth: 0,
            operations: Vec::new(),
            incoming: Vec::new(),
            origins: Vec::new(),
            files: Vec::new(),
            groups: Vec::new(),
        };
        let mut verbatim = 0;
        for file in emit::emit(&api).files.iter().filter(|file| file.path.ends_with(".rs")) {
            let Contents::Text(text) = &file.contents else { continue };
            let Some(module) = put(text) else { continue };
            verbatim += 1;
            let mut whole = syn::parse_file(&module).unwrap();
            let syn::Item::Mod(outer) = whole.items.remove(0) else { panic!("{}", file.path) };
            let mut inside =
                syn::File { attrs: outer.attrs, items: outer.content.unwrap().1, shebang: None, frontmatter: None };
            // A text that goes on in the next line may begin there where it likes.
            settle::settle(&mut inside, &BTreeSet::new()).unwrap();
            assert_eq!(inside.to_token_stream().to_string(), parsed(text), "{}", file.path);
        }
        assert!(verbatim > 10, "{verbatim} files are put as they are");
    }

    #[test]
    fn what_may_have_to_be_settled_is_parsed() {
        for text in [
            "// marker\n#[cfg(feature = \"x\")]\nmod a;\n",
            "// marker\n#[doc(hidden)]\nmod a;\n",
            "// marker\n/// ```\n/// a\n/// ```\nfn f() {}\n",
            "// marker\nconst A: &str = r\"a\n\";\n",
        ] {
            assert!(parts(text).is_none(), "{text}");
        }
        assert_eq!(declared("pub(super) mod a;"), Some("a"));
        assert_eq!(declared("// see mod a;"), None);
    }
}
