//! The keywords of one schema.

use serde_json::{Map, Value};

use crate::diagnostic::Code;
use crate::lower::keywords::{self, Class, Concern, Keyword};
use crate::lower::node::{Node, kind};
use crate::lower::{Walk, similar};
use crate::source::OriginId;

/// The keywords that a schema has, with their values; all others were reported.
pub(super) struct Present<'a> {
    pub(super) origin: OriginId,
    keywords: Vec<(Keyword, &'a Value)>,
}

impl<'a> Present<'a> {
    /// Looks at every member of a schema once.
    pub(super) fn of(members: &'a Map<String, Value>, origin: OriginId, walk: &mut Walk<'a, '_>) -> Self {
        let mut present = Self { origin, keywords: Vec::with_capacity(members.len()) };
        for (name, value) in members {
            match Keyword::of(name) {
                Some(keyword) => {
                    if present.is_carried(keyword, value, walk) {
                        present.keywords.push((keyword, value));
                    }
                }
                None if name.starts_with("x-") => {}
                None => present.report_unknown(name, walk),
            }
        }
        present
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
    pub(super) fn text(&self, keyword: Keyword, walk: &mut Walk<'_, '_>) -> Option<String> {
        match self.get(keyword)? {
            Value::String(text) => Some(text.clone()),
            other => {
                self.malformed(keyword, "a string", other, walk);
                None
            }
        }
    }

    /// A keyword that is `true` or `false`; `false` where it is not there.
    pub(super) fn flag(&self, keyword: Keyword, walk: &mut Walk<'_, '_>) -> bool {
        match self.get(keyword) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.malformed(keyword, "`true` or `false`", other, walk);
                false
            }
        }
    }

    /// A keyword that is a non-negative integer; `2.0` is one.
    pub(super) fn size(&self, keyword: Keyword, walk: &mut Walk<'_, '_>) -> Option<usize> {
        let value = self.get(keyword)?;
        let integral = value.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=1e15).contains(number));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range was checked")]
        let size = value.as_u64().or(integral.map(|number| number as u64));
        if size.is_none() {
            self.malformed(keyword, "a non-negative integer", value, walk);
        }
        size.map(|size| usize::try_from(size).unwrap_or(usize::MAX))
    }

    /// Reports that a keyword is not what it has to be.
    pub(super) fn malformed(&self, keyword: Keyword, wanted: &str, value: &Value, walk: &mut Walk<'_, '_>) {
        let origin = self.place(keyword, walk);
        let is = match value {
            Value::Number(number) => format!("`{number}`"),
            other => kind(other).to_owned(),
        };
        walk.malformed(origin, format!("`{}` has to be {wanted}, and is {is}", keyword.name()));
    }

    /// Whether a keyword goes on from here; what does not is reported.
    fn is_carried(&self, keyword: Keyword, value: &Value, walk: &mut Walk<'_, '_>) -> bool {
        let row = keyword.row();
        match row.class {
            Class::Annotation => true,
            Class::Modelled | Class::Rewritten => {
                if let Some(version) = row.only_of(walk.version)
                    && *value != Value::Bool(false)
                {
                    let origin = self.place(keyword, walk);
                    let name = keyword.name();
                    let message =
                        format!("`{name}` is a keyword of OpenAPI {version} alone; it is read as it is there");
                    walk.cx.warning(Code::SchemaUnknownKeyword, origin, message);
                }
                let misunderstood = keyword == Keyword::Required && value.is_boolean();
                if misunderstood {
                    self.report_required(walk);
                }
                !misunderstood
            }
            // The dialect does not say it; the table does.
            Class::WholeValue => false,
            Class::Unsupported => {
                let origin = self.place(keyword, walk);
                let message = format!("`{}` is not followed: what it asserts is not enforced", keyword.name());
                walk.cx.warning(Code::SchemaUnsupportedKeyword, origin, message);
                false
            }
        }
    }

    /// In earlier drafts of JSON Schema `required` was a property's own affair, and many believe that it still is.
    fn report_required(&self, walk: &mut Walk<'_, '_>) {
        let origin = self.place(Keyword::Required, walk);
        let message = "`required` says nothing here: it is the list of an object's required properties";
        let diagnostic = walk.cx.warning(Code::SchemaMisplacedKeyword, origin, message);
        diagnostic.with_help("name the property in `required` of the object that has it");
    }

    fn report_unknown(&self, name: &str, walk: &mut Walk<'_, '_>) {
        let origin = walk.cx.origins.child(self.origin, name);
        let message = format!("`{name}` is no keyword of a schema");
        let diagnostic = walk.cx.warning(Code::SchemaUnknownKeyword, origin, message);
        match similar::nearest(name, keywords::NAMES.iter().copied()) {
            Some(nearest) => diagnostic.with_help(format!("did you mean `{nearest}`?")),
            None => diagnostic.with_help("it is ignored; extensions begin with `x-`"),
        };
    }
}
