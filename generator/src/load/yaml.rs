//! YAML text (1.2.2) as a value of JSON.

mod scalars;

use serde_json::map::Entry;
use serde_json::{Map, Value};

use super::parsed::Parsed;
use super::path::Path;
use crate::diagnostic::{Code, Fault};
use crate::yaml::{self, Budget, Content, DEEPEST, Kind, Member, Node};

/// Reads a YAML document. Aliases and merge keys are replaced by what they stand for; what JSON has no words for is
/// refused, and so is what nests deeper than JSON may.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let nodes = yaml::compose(text)?;
    let mut reader = Reader::default();
    if let Some(root) = nodes.root() {
        reader.parsed.value = reader.value(root, &Path::Root, Nesting::default())?;
    }
    Ok(reader.parsed)
}

#[derive(Default)]
struct Reader {
    parsed: Parsed,
    budget: Budget,
}

/// What a value stands in.
#[derive(Clone, Copy, Default)]
struct Nesting {
    levels: usize,
    /// Where the outermost alias or `<<` stands, in bytes, for which it is there once more: it counts against the budget.
    again: Option<usize>,
}

impl Reader {
    fn value(&mut self, node: Node<'_>, path: &Path<'_>, nesting: Nesting) -> Result<Value, Fault> {
        if let Some(alias) = nesting.again {
            self.budget.spend(size(node), alias)?;
        }
        self.heed_tag(node)?;
        match node.content() {
            Content::Alias(_) => {
                let again = nesting.again.or(Some(node.offset()));
                self.value(node.target(), path, Nesting { again, ..nesting })
            }
            Content::Scalar { text, plain } => scalars::value(text, *plain, node),
            Content::Sequence => self.array(node, path, deeper(nesting, node)?),
            Content::Mapping => self.object(node, path, deeper(nesting, node)?),
        }
    }

    fn array(&mut self, node: Node<'_>, path: &Path<'_>, nesting: Nesting) -> Result<Value, Fault> {
        let elements = node.children().enumerate();
        let elements = elements.map(|(index, element)| self.value(element, &Path::Index(path, index), nesting));
        elements.collect::<Result<Vec<Value>, Fault>>().map(Value::Array)
    }

    fn object(&mut self, node: Node<'_>, path: &Path<'_>, nesting: Nesting) -> Result<Value, Fault> {
        let mut object = Map::new();
        for Member { name, value, merged, .. } in yaml::members(node, &mut self.budget)? {
            let again = nesting.again.or(merged);
            if let Some(alias) = again {
                self.budget.spend(name.len(), alias)?;
            }
            let path = Path::Key(path, name);
            let value = self.value(value, &path, Nesting { again, ..nesting })?;
            match object.entry(name) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(mut entry) => {
                    self.parsed.duplicates.insert(path.pointer());
                    entry.insert(value);
                }
            }
        }
        Ok(Value::Object(object))
    }

    /// Notes a tag that is not known, and refuses one that is of something else.
    fn heed_tag(&mut self, node: Node<'_>) -> Result<(), Fault> {
        let Some(tag) = node.tag() else { return Ok(()) };
        let fits = match tag.kind {
            Kind::Unknown => {
                self.parsed.unknown_tags.insert(tag.offset, tag.written.clone());
                true
            }
            Kind::NonSpecific => true,
            Kind::Sequence => matches!(node.content(), Content::Sequence),
            Kind::Mapping => matches!(node.content(), Content::Mapping),
            Kind::Text | Kind::Null | Kind::Bool | Kind::Int | Kind::Float | Kind::Merge => {
                matches!(node.content(), Content::Scalar { .. })
            }
        };
        if fits { Ok(()) } else { Err(misfit(node)) }
    }
}

/// The bytes of a scalar's text.
fn size(node: Node<'_>) -> usize {
    match node.content() {
        Content::Scalar { text, .. } => text.len(),
        _ => 0,
    }
}

fn deeper(nesting: Nesting, node: Node<'_>) -> Result<Nesting, Fault> {
    if nesting.levels < DEEPEST {
        return Ok(Nesting { levels: nesting.levels + 1, ..nesting });
    }
    Err(yaml::too_deep(node.offset()))
}

/// A node that is not what its tag says.
fn misfit(node: Node<'_>) -> Fault {
    let tag = node.tag().map_or("", |tag| &tag.written);
    Fault::new(Code::YamlNotJson, node.offset(), format!("the tag `{tag}` says that this is something else"))
}
