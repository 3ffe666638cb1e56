//! What is said of schemas that the generated types do not carry whole.

use openapiv3::{AnySchema, SchemaData, SchemaKind};
use serde_json::Value;

use super::{Built, Types};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Type;
use crate::resolve::draft::plain;
use crate::source::{Location, origin_of};

impl<'a> Types<'a, '_> {
    /// Warns of keywords that stand beside any type and assert something that is not carried.
    pub(super) fn report_data(&mut self, data: &SchemaData, kind: &SchemaKind) {
        // Of alternatives it is told otherwise that they are not typed.
        let base = matches!(kind, SchemaKind::Type(_));
        let uncarried = [
            (base && data.discriminator.is_some(), "discriminator", "is not used yet to tell alternatives apart"),
            (data.read_only, "readOnly", "is not followed yet: the property can be sent, too"),
            (data.write_only, "writeOnly", "is not followed yet: the property is expected in responses, too"),
        ];
        for (_, keyword, what) in uncarried.into_iter().filter(|(stands, ..)| *stands) {
            let message = format!("`{keyword}` {what}");
            self.warn(data, Code::SchemaUnsupportedKeyword, message).at_keyword(keyword);
        }
    }

    /// Warns of a keyword that asserts something that is not enforced.
    pub(super) fn not_enforced(&mut self, data: &SchemaData, keyword: &str) {
        let message = format!("`{keyword}` is not enforced yet");
        self.warn(data, Code::SchemaUnsupportedKeyword, message).at_keyword(keyword);
    }

    /// Warns of an `enum` whose values are not all strings.
    pub(super) fn unlisted(&mut self, data: &SchemaData, ty: &str) {
        let message = format!("an `enum` of {ty} values is not enforced yet: any {ty} is accepted");
        self.warn(data, Code::SchemaUnsupportedKeyword, message).at_keyword("enum");
    }

    /// Warns that no value satisfies the schema.
    pub(super) fn contradiction(&mut self, data: &SchemaData, why: &str) {
        self.warn(data, Code::SchemaContradiction, format!("no value satisfies this schema: {why}"));
    }

    /// Any JSON value, with a warning: `what` cannot be typed. It is a phrase with its verb.
    pub(super) fn untyped(&mut self, data: &SchemaData, what: &str) -> Built<'a> {
        let message = format!("{what} not typed yet: any JSON value is accepted");
        self.warn(data, Code::SchemaUntyped, message).with_help("a later version of clientwright carries it");
        Built::Plain(plain(Type::Any))
    }

    pub(super) fn warn(&mut self, data: &SchemaData, code: Code, message: String) -> &mut Diagnostic {
        self.cx.warning(code, origin_of(&data.extensions), message)
    }
}

/// Narrows a diagnostic about a schema to one of its keywords.
pub(super) trait AtKeyword {
    /// Points at the keyword itself.
    fn at_keyword(&mut self, keyword: &str) -> &mut Self;
}

impl AtKeyword for Diagnostic {
    fn at_keyword(&mut self, keyword: &str) -> &mut Self {
        if let Some(primary) = &mut self.primary {
            primary.location =
                Location::new(primary.location.source, format!("{}/{keyword}", primary.location.pointer));
        }
        self
    }
}

/// What it is in a schema without one `type` that cannot be typed, as a phrase with its verb.
pub(super) fn what_is_untyped(any: &AnySchema) -> &'static str {
    if !any.all_of.is_empty() || !any.any_of.is_empty() || !any.one_of.is_empty() || any.not.is_some() {
        "a combination of `allOf`, `anyOf`, `oneOf` or `not` with other keywords is"
    } else if any.enumeration.iter().any(|value| matches!(value, Value::Array(_) | Value::Object(_))) {
        "an `enum` of arrays or objects is"
    } else if !any.enumeration.is_empty() {
        "an `enum` of such values is"
    } else if any.typ.as_deref() == Some("null") {
        "a schema of null alone is"
    } else {
        "a schema without `type` is"
    }
}
