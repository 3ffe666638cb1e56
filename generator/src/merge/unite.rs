//! Copies of one definition become one.

use serde::Serialize;
use serde_json::{Map, Value};

use super::compare::{Comparison, Difference, Side, compare, standing};
use super::schemas;
use super::shape::{Member, Shape};
use crate::context::{Context, Place};
use crate::diagnostic::{Code, Label};
use crate::source::{Location, OriginId};

/// A definition in one of the documents.
pub(super) struct Copy<T> {
    pub(super) item: T,
    /// Its place, where it carries none itself.
    pub(super) origin: Option<OriginId>,
}

/// Makes one of copies, and reports where they differ.
pub(super) struct Unite<'cx> {
    pub(super) cx: &'cx mut Context,
}

/// What copies are, for messages.
pub(super) struct Subject<'s> {
    pub(super) shape: Shape,
    /// What conflicts of such definitions are.
    pub(super) conflict: Code,
    /// What they are, such as ``the schema `Pet` ``.
    pub(super) name: &'s str,
}

impl<'cx> Unite<'cx> {
    pub(super) fn new(cx: &'cx mut Context) -> Self {
        Self { cx }
    }

    /// One of all copies, whatever their order; `None` where there are none.
    pub(super) fn unite<T: Serialize>(&mut self, copies: Vec<Copy<T>>, subject: &Subject<'_>) -> Option<T> {
        if copies.len() < 2 {
            return copies.into_iter().next().map(|copy| copy.item);
        }
        let copies = self.sorted(copies, subject.shape);
        self.report(&copies, subject);
        copies.into_iter().next().map(|(copy, _)| copy.item)
    }

    /// Copies with their values, in an order that is that of what they say.
    fn sorted<T: Serialize>(&self, copies: Vec<Copy<T>>, shape: Shape) -> Vec<(Copy<T>, Value)> {
        let mut sorted: Vec<_> = copies
            .into_iter()
            .map(|copy| {
                let value = value(&copy.item);
                let table = &self.cx.schemas;
                let schemas = standing(&value, shape, table).into_iter().map(|schema| schemas::text(table, schema));
                let schemas: String = schemas.collect();
                let text = without_origins(value.clone(), shape).to_string();
                ((text, schemas), (copy, value))
            })
            .collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        sorted.into_iter().map(|(_, copy)| copy).collect()
    }

    fn report<T>(&mut self, copies: &[(Copy<T>, Value)], subject: &Subject<'_>) {
        let Some(((first, first_value), others)) = copies.split_first() else { return };
        let mut conflicts = Vec::new();
        let mut annotation = None;
        for (copy, value) in others {
            let Comparison { conflict, annotation: beside } =
                compare(first_value, value, subject.shape, &self.cx.schemas);
            conflicts.extend(conflict.map(|difference| (difference, copy)));
            annotation = annotation.or(beside.map(|difference| (difference, copy)));
        }
        if conflicts.is_empty() {
            if let Some((difference, copy)) = annotation {
                let (first, copy) = (first.origin, copy.origin);
                self.report_one(subject, Code::MergeAnnotationsDiffer, &difference, first, &[(&difference, copy)]);
            }
            return;
        }
        let all: Vec<_> = conflicts.iter().map(|(difference, copy)| (difference, copy.origin)).collect();
        if let Some((difference, _)) = all.first() {
            self.report_one(subject, subject.conflict, difference, first.origin, &all);
        }
    }

    /// Reports a difference at the place of another copy than the first, with the first one and all others.
    fn report_one(
        &mut self,
        subject: &Subject<'_>,
        code: Code,
        difference: &Difference,
        first: Option<OriginId>,
        others: &[(&Difference, Option<OriginId>)],
    ) {
        let name = subject.name;
        let what = difference.path.last().map_or_else(String::new, |key| format!(": `{key}` differs"));
        let one = self.label(&difference.one, &difference.path, first);
        let mut labels =
            others.iter().map(|(difference, origin)| self.label(&difference.other, &difference.path, *origin));
        let primary = labels.next().flatten();
        let further: Vec<Label> = labels.flatten().collect();
        let place = primary.as_ref().map_or(Place::Nowhere, |label| Place::Location(label.location.clone()));
        let (message, help) = if code == Code::MergeAnnotationsDiffer {
            let message = format!("documents describe {name} differently{what}");
            (message, "one of the descriptions is used, whatever the order of the documents")
        } else {
            let message = format!("documents define {name} differently{what}");
            (message, "generate a client for each document, or make the definitions the same")
        };
        let diagnostic = match code {
            Code::MergeAnnotationsDiffer => self.cx.warning(code, place, message),
            _ => self.cx.error(code, place, message),
        };
        diagnostic.with_label(primary.map_or_else(String::new, |label| label.message)).with_help(help);
        diagnostic.related.extend(one.into_iter().chain(further));
    }

    fn label(&self, side: &Side, path: &[String], fallback: Option<OriginId>) -> Option<Label> {
        let (origin, depth) = side.origin.or(fallback.map(|origin| (origin, 0)))?;
        let mut location = self.cx.origins.location(origin);
        let key = path.last().map_or("it", String::as_str);
        let message = match &side.value {
            None => format!("`{key}` is not here"),
            Some(value) => {
                for key in path.get(depth..).unwrap_or_default() {
                    location = Location::new(location.source, location.pointer + "/" + &escape(key));
                }
                says(key, value)
            }
        };
        Some(Label::new(location, message))
    }
}

/// The copy whose text is the smallest, which does not depend on the order of copies.
pub(super) fn smallest<'t, T: Serialize>(copies: impl Iterator<Item = &'t T>, shape: Shape) -> Option<&'t T> {
    let mut copies = copies.peekable();
    let first = copies.next()?;
    if copies.peek().is_none() {
        return Some(first);
    }
    std::iter::once(first).chain(copies).min_by_key(|copy| text(*copy, shape))
}

/// The text of a definition, without its places.
pub(super) fn text<T: Serialize>(definition: &T, shape: Shape) -> String {
    without_origins(value(definition), shape).to_string()
}

fn value<T: Serialize>(definition: &T) -> Value {
    serde_json::to_value(definition).unwrap_or_default()
}

fn without_origins(value: Value, shape: Shape) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter_map(|(key, value)| match shape.member(&key) {
                Member::Part(shape) => Some((key, without_origins(value, shape))),
                Member::Annotation => Some((key, value)),
                Member::Origin => None,
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(elements) => {
            elements.into_iter().map(|element| without_origins(element, shape.element())).collect()
        }
        other => other,
    }
}

/// A value in a label, as far as it is short.
fn says(key: &str, value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = match value {
        Value::Object(_) => return format!("`{key}` is here"),
        other => other.to_string(),
    };
    match text.chars().count() {
        0..=LONGEST => format!("`{key}` is `{text}`"),
        _ => format!("`{key}` is `{}…`", text.chars().take(LONGEST).collect::<String>()),
    }
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
