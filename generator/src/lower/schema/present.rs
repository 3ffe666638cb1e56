//! The keywords of one schema.

use serde_json::{Map, Value};

use crate::lower::keywords::{Class, Concern, Keyword};
use crate::lower::node::Node;
use crate::lower::{Walk, forms};
use crate::source::OriginId;

/// The keywords that a schema has and that go on from here, with their values, each of its form.
pub(super) struct Present<'a> {
    pub(super) origin: OriginId,
    keywords: Vec<(Keyword, &'a Value)>,
}

impl<'a> Present<'a> {
    /// Looks at every member of a schema once.
    pub(super) fn of(members: &'a Map<String, Value>, origin: OriginId) -> Self {
        let keywords = members.iter().filter_map(|(name, value)| Some((Keyword::of(name)?, value)));
        let keywords = keywords.filter(|(keyword, value)| is_carried(*keyword, value)).collect();
        Self { origin, keywords }
    }

    /// A keyword's value.
    pub(super) fn get(&self, keyword: Keyword) -> Option<&'a Value> {
        self.keywords.iter().find(|(other, _)| *other == keyword).map(|(_, value)| *value)
    }

    pub(super) fn has(&self, keyword: Keyword) -> bool {
        self.get(keyword).is_some()
    }

    /// Every keyword.
    pub(super) fn keywords(&self) -> impl Iterator<Item = Keyword> {
        self.keywords.iter().map(|(keyword, _)| *keyword)
    }

    /// The keywords that assert something of some values, composed schemas and `format` aside.
    pub(super) fn assertions(&self) -> impl Iterator<Item = Keyword> {
        self.keywords().filter(|keyword| {
            let row = keyword.row();
            row.concern != Concern::All && row.class != Class::Annotation
                || matches!(keyword, Keyword::Type | Keyword::Enum | Keyword::Const)
        })
    }

    /// The place of a keyword.
    pub(super) fn place(&self, keyword: Keyword, walk: &mut Walk<'_, '_>) -> OriginId {
        walk.cx.origins.child(self.origin, keyword.name())
    }

    /// A keyword's value with its place.
    pub(super) fn node(&self, keyword: Keyword, walk: &mut Walk<'_, '_>) -> Option<Node<'a>> {
        let value = self.get(keyword)?;
        Some(Node { value, origin: self.place(keyword, walk) })
    }

    /// A keyword that is a string.
    pub(super) fn text(&self, keyword: Keyword) -> Option<String> {
        self.get(keyword)?.as_str().map(str::to_owned)
    }

    /// A keyword that is `true` or `false`; `false` where it is not there.
    pub(super) fn flag(&self, keyword: Keyword) -> bool {
        self.get(keyword) == Some(&Value::Bool(true))
    }

    /// A keyword that is a non-negative integer; `2.0` is one.
    pub(super) fn size(&self, keyword: Keyword) -> Option<usize> {
        let size = forms::size(self.get(keyword)?)?;
        Some(usize::try_from(size).unwrap_or(usize::MAX))
    }
}

/// Whether a keyword goes on from here: the dialect says it, and it is what it has to be. What only the table says does
/// not, nor does what is not followed.
fn is_carried(keyword: Keyword, value: &Value) -> bool {
    let row = keyword.row();
    row.form.holds(value) && !matches!(row.class, Class::WholeValue | Class::Unsupported)
}
