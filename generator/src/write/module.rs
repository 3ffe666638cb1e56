//! A client as one file, for `include!` in a module of another crate.

mod attributes;
mod settle;
mod verbatim;

use std::collections::{BTreeMap, BTreeSet};

use syn::{AttrStyle, Attribute, Item, ItemMod, parse_quote};

use super::format;
use crate::Feature;
use crate::emit::{self, Contents, File, Files, MARKER};

/// The file that the client's tree begins with.
const ROOT: &str = "src/lib.rs";

/// How a module ends.
const EXPORTS: &str = "\
}

#[allow(unreachable_pub, unused_imports, reason = \"what a crate uses of a client, and shows of it, is its own affair\")]
pub use self::generated::*;
";

/// The text of a module: the files of a crate inside one another, settled for `features`.
///
/// # Errors
///
/// Code that cannot be put into a module, which is a fault of the generator.
pub fn module(files: &Files<'_>, features: &BTreeSet<Feature>) -> Result<String, String> {
    let code: Vec<&File<'_>> = files.files.iter().filter(|file| file.path.ends_with(".rs")).collect();
    let branches = format::on_all_cores(&code, |file| branch(file, features))?;
    let tree = Tree { branches: code.iter().map(|file| file.path.as_str()).zip(branches).collect() };
    let dependencies = emit::dependencies(features, files.patterns);
    let mut text = introduction(&dependencies);
    let (root, attributes) = tree.root()?;
    text.push_str(attributes);
    text.push_str("mod generated {\n");
    text.push_str(&mentions(&dependencies));
    tree.put(root, ROOT, 1, &mut text)?;
    text.push_str(EXPORTS);
    Ok(text)
}

/// A file of the tree, formatted.
struct Branch {
    /// Documentation and other attributes: those that the root's module has before it, and others have inside.
    attributes: String,
    parts: Vec<Part>,
}

enum Part {
    /// Items, formatted.
    Items(String),
    /// A module whose file is put here.
    Module {
        /// What stands before it in this file.
        attributes: String,
        /// `pub mod name`
        opening: String,
        name: String,
    },
}

fn branch(file: &File<'_>, features: &BTreeSet<Feature>) -> Result<Branch, String> {
    if let Contents::Text(text) = &file.contents
        && let Some(parts) = verbatim::parts(text)
    {
        return Ok(Branch { attributes: String::new(), parts });
    }
    let parsed = match &file.contents {
        Contents::Text(text) => syn::parse_file(text),
        Contents::Rust(tokens) => syn::parse2(tokens()),
    };
    let mut parsed = parsed.map_err(|error| format!("{}: {error}", file.path))?;
    settle::settle(&mut parsed, features).map_err(|fault| format!("{}: {fault}", file.path))?;
    let items = std::mem::take(&mut parsed.items);
    let attributes = if file.path == ROOT {
        outer(root_attributes(parsed.attrs))
    } else {
        // Links in a module's documentation are looked up inside it only if that is where the documentation stands.
        prettyplease::unparse(&parsed)
    };
    Ok(Branch { attributes, parts: parts(items) })
}

/// What holds for the whole module: what the crate allows of itself, and what is for the including crate to decide about
/// its own code, not about this. The crate's page is left out, for its examples are of a crate.
fn root_attributes(attributes: Vec<Attribute>) -> Vec<Attribute> {
    let mut kept: Vec<Attribute> =
        attributes.into_iter().filter(|attribute| attribute.path().is_ident("allow")).collect();
    kept.push(parse_quote! {
        #![allow(
            dead_code,
            unused_imports,
            unused_macro_rules,
            unused_macros,
            reason = "a program calls some operations, and a client has all"
        )]
    });
    kept.push(parse_quote! {
        #![allow(
            missing_copy_implementations,
            missing_docs,
            unnameable_types,
            unreachable_pub,
            unused_qualifications,
            unused_results,
            variant_size_differences,
            reason = "these are lints that a crate chooses for its own code"
        )]
    });
    kept.push(parse_quote! {
        #![allow(
            clippy::needless_pass_by_value,
            clippy::option_option,
            clippy::ref_option,
            clippy::semicolon_if_nothing_returned,
            clippy::unnecessary_box_returns,
            clippy::unnecessary_wraps,
            clippy::upper_case_acronyms,
            clippy::wrong_self_convention,
            reason = "what is public in a crate of its own can be private here, and is printed by another formatter"
        )]
    });
    kept.push(parse_quote! {
        #![allow(clippy::let_and_return, reason = "a statement between may be of a feature that is not there")]
    });
    kept.push(parse_quote!(#![rustfmt::skip]));
    kept
}

/// Inner attributes as the outer ones of a module.
fn outer(mut attributes: Vec<Attribute>) -> String {
    for attribute in &mut attributes {
        attribute.style = AttrStyle::Outer;
    }
    let (attributes, _) = opening(parse_quote!(#(#attributes)* mod file {}));
    attributes
}

/// A module's attributes, and the line with its name.
fn opening(module: ItemMod) -> (String, String) {
    let text = format::unparse(Item::Mod(module));
    let opening = text.trim_end().trim_end_matches(['{', '}', ';']).trim_end();
    match opening.rsplit_once('\n') {
        Some((attributes, opening)) => (format!("{attributes}\n"), opening.to_owned()),
        None => (String::new(), opening.to_owned()),
    }
}

fn parts(items: Vec<Item>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut page = format::Page::default();
    for item in items {
        match item {
            Item::Mod(module) if module.content.is_none() => {
                parts.push(Part::Items(std::mem::take(&mut page).text));
                let name = module.ident.to_string().trim_start_matches("r#").to_owned();
                let (attributes, opening) = opening(module);
                parts.push(Part::Module { attributes, opening, name });
            }
            item => page.item(item),
        }
    }
    parts.push(Part::Items(page.text));
    parts.retain(|part| !matches!(part, Part::Items(text) if text.is_empty()));
    parts
}

/// The files of a crate, by path.
struct Tree<'a> {
    branches: BTreeMap<&'a str, Branch>,
}

impl Tree<'_> {
    fn root(&self) -> Result<(&Branch, &str), String> {
        let root = self.branches.get(ROOT).ok_or_else(|| format!("there is no {ROOT}"))?;
        Ok((root, &root.attributes))
    }

    /// Writes what is in a branch, and the branches that grow from it, `depth` modules deep.
    fn put(&self, branch: &Branch, path: &str, depth: usize, text: &mut String) -> Result<(), String> {
        for (position, part) in branch.parts.iter().enumerate() {
            if position > 0 || depth == 1 {
                text.push('\n');
            }
            match part {
                Part::Items(items) => indent(items, depth, text),
                Part::Module { attributes, opening, name } => {
                    let path = child(path, name);
                    let inner = self.branches.get(path.as_str()).ok_or_else(|| format!("there is no {path}"))?;
                    indent(attributes, depth, text);
                    indent(&format!("{opening} {{"), depth, text);
                    indent(&inner.attributes, depth + 1, text);
                    if !inner.attributes.is_empty() {
                        text.push('\n');
                    }
                    self.put(inner, &path, depth + 1, text)?;
                    indent("}", depth, text);
                }
            }
        }
        Ok(())
    }
}

/// The file of a module that another file declares.
fn child(path: &str, name: &str) -> String {
    let folder = if path == ROOT { "src" } else { path.strip_suffix(".rs").unwrap_or(path) };
    format!("{folder}/{name}.rs")
}

fn indent(lines: &str, depth: usize, text: &mut String) {
    for line in lines.lines() {
        if !line.is_empty() {
            text.extend(std::iter::repeat_n("    ", depth));
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// What a reader of the file has to know.
fn introduction(dependencies: &[(String, String)]) -> String {
    let lines: String = dependencies.iter().map(|(_, line)| format!("// {line}\n")).collect();
    format!(
        "// {MARKER}\n\n\
         // This file is for `include!` in a module. The crate that includes it needs these lines in its Cargo.toml:\n\
         //\n\
         // [dependencies]\n\
         {lines}\n"
    )
}

/// A line for each dependency, which the compiler shows with what to add where one is missing.
fn mentions(dependencies: &[(String, String)]) -> String {
    dependencies.iter().map(|(name, line)| format!("    use ::{name} as _; // Cargo.toml: {line}\n")).collect()
}
