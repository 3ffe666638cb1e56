//! Named types, and how they are put together.

use super::{CheckId, ConstantProperty, Constraint, Identifier};

/// Documentation in Markdown, as the document has it; may be empty.
pub type Docs = String;

/// A position in [`Api::definitions`](super::Api::definitions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DefinitionId(pub usize);

/// A named type of the generated `models` module.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The Rust name of the type, unique among all definitions.
    pub name: Identifier,
    /// What the document calls it: the component's name. `None` for an inline schema.
    pub schema_name: Option<String>,
    /// `description`, or else nothing; `title` never.
    pub docs: Docs,
    /// `deprecated` (OpenAPI 3.0.4 §4.7.24).
    pub deprecated: bool,
    /// Whether values go to the server, come from it, or both.
    pub usage: Usage,
    /// Whether some value of the Rust type can break a constraint, here or in what it contains.
    pub constrained: bool,
    /// The check of the whole JSON value, where the type and the constraints on its parts do not say all that the
    /// schema asserts. It says all of it.
    pub check: Option<CheckId>,
    /// The definition that its schema has for values that go the other way, where that is another one.
    pub counterpart: Option<Counterpart>,
    /// What it is.
    pub kind: DefinitionKind,
}

/// One of two definitions of a schema that has properties of one direction only (`readOnly`, `writeOnly`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterpart {
    /// This one is received, that one is sent.
    Sent(DefinitionId),
    /// This one is sent, that one is received.
    Received(DefinitionId),
}

/// Where values of a type travel, over the whole document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Usage {
    /// Part of some request.
    pub sent: bool,
    /// Part of some response.
    pub received: bool,
}

/// The kinds of named types.
#[derive(Clone, Debug, PartialEq)]
pub enum DefinitionKind {
    /// An object with known properties.
    Struct(Struct),
    /// A string out of a list.
    Enum(Enum),
    /// A value of one of several types.
    Union(Union),
    /// A type with constraints of its own.
    Newtype(Newtype),
    /// Another name for a type: `pub type X = ...`. Its constraints hold wherever it is used.
    Alias(Alias),
}

impl DefinitionKind {
    /// The shapes that it is made of, those within them aside.
    pub(crate) fn shapes(&self) -> Vec<&Shape> {
        match self {
            Self::Struct(object) => {
                let additional = match &object.additional {
                    Additional::Typed(_, shape) => Some(&**shape),
                    Additional::Dropped | Additional::Kept(_) | Additional::Denied => None,
                };
                object.fields.iter().map(|field| &field.shape).chain(additional).collect()
            }
            Self::Union(union) => union.variants.iter().map(|variant| &variant.shape).collect(),
            Self::Alias(alias) => vec![&alias.shape],
            Self::Enum(_) | Self::Newtype(_) => Vec::new(),
        }
    }

    /// The same, to change them.
    pub(crate) fn shapes_mut(&mut self) -> Vec<&mut Shape> {
        match self {
            Self::Struct(object) => {
                let additional = match &mut object.additional {
                    Additional::Typed(_, shape) => Some(&mut **shape),
                    Additional::Dropped | Additional::Kept(_) | Additional::Denied => None,
                };
                object.fields.iter_mut().map(|field| &mut field.shape).chain(additional).collect()
            }
            Self::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.shape).collect(),
            Self::Alias(alias) => vec![&mut alias.shape],
            Self::Enum(_) | Self::Newtype(_) => Vec::new(),
        }
    }

    /// The definitions that it names, repeated as often as it does.
    pub(crate) fn named(&self) -> Vec<DefinitionId> {
        let wrapped = match self {
            Self::Newtype(newtype) => newtype.ty.named(),
            _ => Vec::new(),
        };
        self.shapes().into_iter().flat_map(|shape| shape.ty.named()).chain(wrapped).collect()
    }
}

/// A type together with what is asserted about its values, at one place of use.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The type of a value that is not null.
    pub ty: Type,
    /// Whether null is a value too. Never set for [`Type::Any`], which admits it anyway.
    pub nullable: bool,
    /// What is asserted here, beyond what the type's own definition asserts. Null satisfies all of it.
    pub constraints: Vec<Constraint>,
}

impl Type {
    /// The definitions that it names, within arrays, maps and tuples too.
    pub(crate) fn named(&self) -> Vec<DefinitionId> {
        let mut named = Vec::new();
        let mut next = vec![self];
        while let Some(ty) = next.pop() {
            match ty {
                Self::Named(id) => named.push(*id),
                Self::Array(inner) | Self::Map(inner) => next.push(&inner.ty),
                Self::Tuple(elements) => next.extend(elements.iter().rev().map(|element| &element.ty)),
                _ => {}
            }
        }
        named
    }

    /// The same, to change them.
    pub(crate) fn named_mut(&mut self, each: &mut dyn FnMut(&mut DefinitionId)) {
        let mut next = vec![self];
        while let Some(ty) = next.pop() {
            match ty {
                Self::Named(id) => each(id),
                Self::Array(inner) | Self::Map(inner) => next.push(&mut inner.ty),
                Self::Tuple(elements) => next.extend(elements.iter_mut().map(|element| &mut element.ty)),
                _ => {}
            }
        }
    }
}

impl Shape {
    /// Goes through this shape and those within it.
    pub(crate) fn each_mut(&mut self, each: &mut dyn FnMut(&mut Self)) {
        each(self);
        match &mut self.ty {
            // As deep as the document nests arrays, which is bounded.
            Type::Array(inner) | Type::Map(inner) => inner.each_mut(each),
            Type::Tuple(elements) => elements.iter_mut().for_each(|element| element.each_mut(each)),
            _ => {}
        }
    }
}

/// The Rust type of a JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Any JSON value: `serde_json::Value`.
    Any,
    /// `bool`
    Boolean,
    /// An integer.
    Integer(IntegerWidth),
    /// A floating-point number.
    Number(FloatWidth),
    /// `String`
    String,
    /// `uuid::Uuid` (format `uuid`)
    Uuid,
    /// `bytes::Bytes`, in base64 (format `byte`)
    Bytes,
    /// `jiff::Timestamp` (format `date-time`)
    DateTime,
    /// `jiff::civil::Date` (format `date`)
    Date,
    /// `json::Null`: null, where a schema admits nothing else
    Null,
    /// A tuple: an array of so many elements, each of its own type
    Tuple(Vec<Shape>),
    /// `Vec<_>`
    Array(Box<Shape>),
    /// `BTreeMap<String, _>`
    Map(Box<Shape>),
    /// One of [`Api::definitions`](super::Api::definitions).
    Named(DefinitionId),
}

/// The Rust integer types (formats `int32`, `int64`, `uint32`, `uint64` of the OpenAPI format registry).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerWidth {
    /// `i32`
    I32,
    /// `i64`, also where no format is given
    I64,
    /// `u32`
    U32,
    /// `u64`
    U64,
}

/// The Rust floating-point types (formats `float` and `double`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatWidth {
    /// `f32`
    F32,
    /// `f64`, also where no format is given
    F64,
}

/// An object with known properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// Its properties, in the document's order.
    pub fields: Vec<Field>,
    /// Properties that it must have and that are always the same, so that they have no field.
    pub constants: Vec<ConstantProperty>,
    /// What becomes of the others.
    pub additional: Additional,
    /// `minProperties` and `maxProperties` of the object.
    pub constraints: Vec<Constraint>,
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The property's name in JSON.
    pub wire: String,
    /// The field's name; its setter's too.
    pub name: Identifier,
    /// The property's type.
    pub shape: Shape,
    /// Whether it may be missing, and what then.
    pub presence: Presence,
    /// Whether the type stands in a `Box`, to end a cycle.
    pub boxed: bool,
    /// `description`.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// `default` as JSON text for the documentation, of whatever [`Presence`].
    pub default: Option<String>,
}

/// Whether a property may be missing, and what its field's type is then (the table of `Models` in the design).
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// `T`, or `Option<T>` when nullable.
    Required,
    /// `T`, never nullable: there is no other value, so a builder has it by itself. Reading asks for the property.
    Constant(Literal),
    /// `Option<T>`: `None` is left out. When nullable (received only), null is `None` as well.
    Optional,
    /// Received only. `T`: the value when missing. `Option<T>` when nullable, where null stays `None`.
    Defaulted(Literal),
    /// `Field<T>`: absent, null and a value are told apart.
    Tristate,
}

/// A constant value of a known Rust type.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// Of [`Type::Boolean`].
    Boolean(bool),
    /// Of [`Type::Integer`], within its range.
    Integer(i128),
    /// Of [`Type::Number`], finite.
    Number(f64),
    /// Of [`Type::String`].
    String(String),
    /// Of a string [`Newtype`]; satisfies its constraints.
    Newtype(DefinitionId, Box<Literal>),
    /// Of an [`Enum`]: the position of the variant.
    Variant(DefinitionId, usize),
    /// Of [`Type::Array`] or [`Type::Map`], without elements.
    Empty,
}

/// What an object does with properties that it does not declare.
#[derive(Clone, Debug, PartialEq)]
pub enum Additional {
    /// They are not carried.
    Dropped,
    /// They are kept as they are and sent again; the Rust name of the map beside the fields.
    Kept(Identifier),
    /// They have a schema of their own; the Rust name of the map beside the fields, and the shape of its values.
    Typed(Identifier, Box<Shape>),
    /// There must be none (`additionalProperties: false`).
    Denied,
}

/// A string out of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// Its values, in the document's order.
    pub variants: Vec<EnumVariant>,
    /// The name of the variant that keeps a value that is not listed; of received enums only.
    pub unknown: Option<Identifier>,
}

/// One value of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumVariant {
    /// The value in JSON.
    pub wire: String,
    /// The variant's name.
    pub name: Identifier,
}

/// A value of one of several types, each its own variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The variants.
    pub variants: Vec<UnionVariant>,
    /// How a value's variant is found.
    pub decision: Decision,
    /// The name of the variant that keeps a value whose tag is not known; of received unions only.
    pub unknown: Option<Identifier>,
}

/// How the variant of a value is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// By its JSON type: no two variants read the same one.
    Kinds,
    /// By the text of this property.
    Tag(String),
    /// By the properties that are there; else each is tried in turn.
    Attempts,
}

/// One variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// The variant's name.
    pub name: Identifier,
    /// The JSON types that it reads.
    pub kinds: Vec<JsonKind>,
    /// The texts of the property that decides, where there is one; none if the variant is for all other texts: then it is
    /// the last.
    pub tags: Vec<String>,
    /// The properties that its objects must have.
    pub required: Vec<String>,
    /// The properties that its objects may have.
    pub properties: Vec<String>,
    /// What it holds; never nullable, for null belongs to the place of use.
    pub shape: Shape,
    /// Whether the value stands in a `Box`, to end a cycle.
    pub boxed: bool,
    /// `description`
    pub docs: Docs,
}

/// The JSON types that a union tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    /// `true` or `false`
    Boolean,
    /// A number without a fraction; only beside no [`JsonKind::Number`] variant
    Integer,
    /// Any number
    Number,
    /// A string
    String,
    /// An array
    Array,
    /// An object
    Object,
}

/// A type with constraints: `NameString`.
#[derive(Clone, Debug, PartialEq)]
pub struct Newtype {
    /// A string, an integer or a number; with a check of the whole value, any type without a name.
    pub ty: Type,
    /// What is asserted of it; at least one constraint, or the definition has a check.
    pub constraints: Vec<Constraint>,
}

/// Another name for a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The type it stands for; never nullable, for null belongs to the place of use.
    pub shape: Shape,
}
