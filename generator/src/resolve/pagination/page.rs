//! What a response is made of, as far as pages are concerned.

use super::words;
use crate::ir::{
    Definition, DefinitionKind, Field, FieldAccess, FieldPath, FieldStep, More, MoreSign, Operation, Presence, Shape,
    Struct, Type,
};

/// A response that has an array of items.
pub(super) struct Page<'a> {
    definitions: &'a [Definition],
    pub(super) items: FieldPath,
    pub(super) item: Shape,
    /// The fields beside the items, and in objects that are about pages.
    beside: Vec<Beside<'a>>,
}

/// A field that may say something of pages.
pub(super) struct Beside<'a> {
    pub(super) path: FieldPath,
    /// Its name, as names are compared.
    pub(super) words: String,
    /// Whether it stands in an object that is about pages.
    pub(super) nested: bool,
    /// Whether it stands in an object of URLs.
    pub(super) link: bool,
    ty: &'a Type,
    gives: Option<Scalar>,
}

/// The types that tokens and numbers of pages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Boolean,
    Text,
    Integer,
    Number,
}

/// How deep objects that are about pages contain each other: `pages.next.starting_after`.
const DEPTH: usize = 3;

impl<'a> Page<'a> {
    /// The page that an operation answers with, if it has one array that must be the items.
    pub(super) fn of(operation: &'a Operation, definitions: &'a [Definition]) -> Option<Self> {
        let body = operation.success.json().filter(|body| !body.nullable)?;
        if let Type::Array(item) = dealiased(&body.ty, definitions) {
            let item = (**item).clone();
            return Some(Self { definitions, items: FieldPath::default(), item, beside: Vec::new() });
        }
        let object = structure(&body.ty, definitions)?;
        let (items, item) = items(object, &operation.path, definitions)?;
        let mut beside = Vec::new();
        let around = items.0.first().filter(|_| items.0.len() > 1).map(|step| step.wire.as_str());
        collect(
            object,
            &Around { path: &FieldPath::default(), nested: false, link: false },
            around,
            definitions,
            &mut beside,
        );
        Some(Self { definitions, items, item: item.clone(), beside })
    }

    /// The fields beside the items that give a value of this type.
    pub(super) fn giving(&self, scalar: Scalar) -> impl Iterator<Item = &Beside<'a>> {
        self.beside.iter().filter(move |field| field.gives == Some(scalar))
    }

    /// The fields that can give a token: text and integers.
    pub(super) fn tokens(&self) -> impl Iterator<Item = (&Beside<'a>, Scalar)> {
        let fields = self.beside.iter().filter(|field| !field.link && !is_integer_newtype(field.ty, self.definitions));
        fields.filter_map(|field| Some((field, field.gives.filter(|gives| is_token(*gives))?)))
    }

    /// What says by a boolean whether there is a next page.
    pub(super) fn more(&self) -> Option<More> {
        let find = |says: fn(&str) -> bool| self.giving(Scalar::Boolean).find(|field| says(&field.words));
        let more = |field: &Beside<'_>, sign| More { field: field.path.clone(), sign };
        find(words::is_more)
            .map(|field| more(field, MoreSign::True))
            .or_else(|| find(words::is_last).map(|field| more(field, MoreSign::False)))
    }

    /// The same, or what names the next page by a text.
    pub(super) fn more_or_next(&self) -> Option<More> {
        let next = || self.giving(Scalar::Text).find(|field| words::is_next(&field.words));
        let next = || next().map(|field| More { field: field.path.clone(), sign: MoreSign::Present });
        self.more().or_else(next)
    }

    /// A field with a number.
    pub(super) fn number(&self, is: fn(&str) -> bool) -> Option<FieldPath> {
        self.numbers().find(|field| is(&field.words)).map(|field| field.path.clone())
    }

    fn numbers(&self) -> impl Iterator<Item = &Beside<'a>> {
        let numbers = self.giving(Scalar::Integer).chain(self.giving(Scalar::Number));
        numbers.filter(|field| !is_integer_newtype(field.ty, self.definitions))
    }

    /// The field with the number of the page itself.
    pub(super) fn current(&self) -> Option<FieldPath> {
        self.numbers().find(|field| words::is_current_page(&field.words, field.nested)).map(|field| field.path.clone())
    }

    /// The id of an item, and its type.
    pub(super) fn item_id(&self) -> Option<(FieldPath, Scalar)> {
        let object = structure(&self.item.ty, self.definitions).filter(|_| !self.item.nullable)?;
        let id = object.fields.iter().find(|field| words::words(&field.wire) == "id")?;
        let gives = scalar(&id.shape.ty, self.definitions).filter(|gives| is_token(*gives))?;
        let plain = !is_integer_newtype(&id.shape.ty, self.definitions);
        plain.then(|| (FieldPath(vec![step(id)]), gives))
    }
}

/// The scalar behind aliases and newtypes. Times and enums are none: no token is one.
pub(super) fn scalar(ty: &Type, definitions: &[Definition]) -> Option<Scalar> {
    match dealiased(ty, definitions) {
        Type::Boolean => Some(Scalar::Boolean),
        Type::String | Type::Uuid => Some(Scalar::Text),
        Type::Integer(_) => Some(Scalar::Integer),
        Type::Number(_) => Some(Scalar::Number),
        Type::Named(id) => match definitions.get(id.0).map(|definition| &definition.kind) {
            Some(DefinitionKind::Newtype(newtype)) => match newtype.ty {
                Type::String => Some(Scalar::Text),
                Type::Integer(_) => Some(Scalar::Integer),
                _ => None,
            },
            _ => None,
        },
        Type::Bytes
        | Type::DateTime
        | Type::Date
        | Type::Null
        | Type::Tuple(_)
        | Type::Array(_)
        | Type::Map(_)
        | Type::Any => None,
    }
}

/// The type behind aliases.
pub(super) fn dealiased<'a>(ty: &'a Type, definitions: &'a [Definition]) -> &'a Type {
    let mut ty = ty;
    // Aliases form no circle any more; the bound holds all the same.
    for _ in 0..=definitions.len() {
        let Type::Named(id) = ty else { break };
        match definitions.get(id.0).map(|definition| &definition.kind) {
            Some(DefinitionKind::Alias(alias)) => ty = &alias.shape.ty,
            _ => break,
        }
    }
    ty
}

fn structure<'a>(ty: &'a Type, definitions: &'a [Definition]) -> Option<&'a Struct> {
    match dealiased(ty, definitions) {
        Type::Named(id) => match definitions.get(id.0).map(|definition| &definition.kind) {
            Some(DefinitionKind::Struct(object)) => Some(object),
            _ => None,
        },
        _ => None,
    }
}

fn is_token(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::Text | Scalar::Integer)
}

/// Numbers in a type of their own do not pass for other numbers.
fn is_integer_newtype(ty: &Type, definitions: &[Definition]) -> bool {
    matches!(dealiased(ty, definitions), Type::Named(_)) && scalar(ty, definitions) == Some(Scalar::Integer)
}

fn step(field: &Field) -> FieldStep {
    let access = match (&field.presence, field.shape.nullable) {
        (Presence::Tristate, _) => FieldAccess::Tristate,
        (Presence::Optional, _) | (Presence::Required | Presence::Defaulted(_), true) => FieldAccess::Option,
        (Presence::Constant(_), _) | (Presence::Required | Presence::Defaulted(_), false) => FieldAccess::Plain,
    };
    FieldStep { wire: field.wire.clone(), name: field.name.clone(), access }
}

/// The array of items: one in the object itself, or else one in an object in it.
fn items<'a>(object: &'a Struct, path: &str, definitions: &'a [Definition]) -> Option<(FieldPath, &'a Shape)> {
    let direct = arrays(object, &FieldPath::default(), definitions);
    let mut others = object.fields.iter().filter(|field| !words::is_about_pages(&words::words(&field.wire)));
    if !direct.is_empty() {
        // What has the name of items and no type of an array may be the items all the same.
        let unclear = |field: &Field| {
            let ty = dealiased(&field.shape.ty, definitions);
            words::is_items(&words::words(&field.wire)) && is_untyped(ty, definitions)
        };
        return if others.any(unclear) { None } else { choose(direct, path, false) };
    }
    let compound = others.filter(|field| is_compound(&field.shape.ty, definitions));
    let compound: Vec<_> = compound.map(|field| Some((field, structure(&field.shape.ty, definitions)?))).collect();
    let several = compound.len() > 1;
    let objects: Vec<_> = compound.into_iter().collect::<Option<_>>()?;
    let nested =
        objects.into_iter().flat_map(|(field, object)| arrays(object, &FieldPath(vec![step(field)]), definitions));
    choose(nested.collect(), path, several)
}

/// Whether there may be an array behind a type that does not say so.
fn is_untyped(ty: &Type, definitions: &[Definition]) -> bool {
    match dealiased(ty, definitions) {
        Type::Any => true,
        Type::Named(id) => {
            definitions.get(id.0).is_some_and(|definition| matches!(definition.kind, DefinitionKind::Union(_)))
        }
        _ => false,
    }
}

/// Whether there may be an array within a type.
fn is_compound(ty: &Type, definitions: &[Definition]) -> bool {
    structure(ty, definitions).is_some() || is_untyped(ty, definitions)
}

/// The arrays of an object that may be its items.
fn arrays<'a>(object: &'a Struct, around: &FieldPath, definitions: &'a [Definition]) -> Vec<(FieldPath, &'a Shape)> {
    let fields = object.fields.iter().filter(|field| !words::is_beside_items(&words::words(&field.wire)));
    let arrays = fields.filter_map(|field| match dealiased(&field.shape.ty, definitions) {
        Type::Array(item) => Some((below(around, field), &**item)),
        _ => None,
    });
    arrays.collect()
}

/// The only one; of several, or where it is `doubtful` that the only one is the items, the only one that is called as items
/// are, or as the last word of the path.
fn choose<'a>(mut arrays: Vec<(FieldPath, &'a Shape)>, path: &str, doubtful: bool) -> Option<(FieldPath, &'a Shape)> {
    if doubtful || arrays.len() > 1 {
        let named = words::words(path.rsplit('/').next().unwrap_or_default());
        arrays.retain(|(path, _)| {
            let name = path.0.last().map(|step| words::words(&step.wire));
            name.is_some_and(|name| words::is_items(&name) || name == named)
        });
    }
    let only = arrays.pop();
    only.filter(|_| arrays.is_empty())
}

fn below(around: &FieldPath, field: &Field) -> FieldPath {
    FieldPath(around.0.iter().cloned().chain([step(field)]).collect())
}

/// What a field stands in.
struct Around<'p> {
    path: &'p FieldPath,
    nested: bool,
    link: bool,
}

/// Collects the fields of an object and of those in it that are about pages, or around the items.
fn collect<'a>(
    object: &'a Struct,
    around: &Around<'_>,
    items: Option<&str>,
    definitions: &'a [Definition],
    found: &mut Vec<Beside<'a>>,
) {
    for field in &object.fields {
        let path = below(around.path, field);
        let name = words::words(&field.wire);
        let ty = dealiased(&field.shape.ty, definitions);
        if let Some(object) = structure(ty, definitions) {
            let about_pages = words::is_about_pages(&name);
            if (about_pages || items == Some(field.wire.as_str())) && path.0.len() < DEPTH {
                let inner = Around {
                    path: &path,
                    nested: around.nested || about_pages,
                    link: around.link || words::is_links(&name),
                };
                collect(object, &inner, None, definitions, found);
            }
        } else {
            let (nested, link, gives) = (around.nested, around.link, scalar(ty, definitions));
            found.push(Beside { path, words: name, nested, link, ty, gives });
        }
    }
}
