//! Which JSON types the values of a schema have.

use std::collections::HashMap;

use serde_json::Value;

use crate::Untyped;
use crate::ir::JsonKind;
use crate::lower::schemas::{Schema, SchemaId, Schemas, Types};

/// A set of JSON types, null aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct KindSet(u8);

/// Whether null is a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Null {
    /// Something rules it out.
    No,
    /// Nothing is said of it.
    Unsaid,
    /// It is named.
    Yes,
}

/// What is known of the JSON types of a schema's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds {
    pub(super) set: KindSet,
    /// Whether something names types, rather than only concerning some.
    pub(super) typed: bool,
    pub(super) null: Null,
    /// The types that keywords without a `type` beside them concern.
    implied: KindSet,
}

/// Every type that a value can have, in the order in which variants stand.
const ALL: [JsonKind; 6] =
    [JsonKind::Boolean, JsonKind::Integer, JsonKind::Number, JsonKind::String, JsonKind::Array, JsonKind::Object];

impl KindSet {
    pub(super) const EMPTY: Self = Self(0);
    /// Integers are among the numbers.
    pub(super) const ALL: Self = Self(0b11_1111);

    pub(super) fn of(kind: JsonKind) -> Self {
        match kind {
            // Integers are numbers.
            JsonKind::Number => Self(Self::bit(JsonKind::Number) | Self::bit(JsonKind::Integer)),
            kind => Self(Self::bit(kind)),
        }
    }

    fn bit(kind: JsonKind) -> u8 {
        match kind {
            JsonKind::Boolean => 1,
            JsonKind::Integer => 2,
            JsonKind::Number => 4,
            JsonKind::String => 8,
            JsonKind::Array => 16,
            JsonKind::Object => 32,
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The types, integers only where numbers are not among them.
    pub(super) fn list(self) -> Vec<JsonKind> {
        let has = |kind: JsonKind| self.0 & Self::bit(kind) != 0;
        let numbers = has(JsonKind::Number);
        ALL.into_iter().filter(|kind| has(*kind) && !(*kind == JsonKind::Integer && numbers)).collect()
    }

    /// The one type that there is.
    pub(super) fn single(self) -> Option<JsonKind> {
        match self.list().as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

impl From<&Types> for KindSet {
    fn from(types: &Types) -> Self {
        let named = [
            (types.boolean, JsonKind::Boolean),
            (types.integer, JsonKind::Integer),
            (types.number, JsonKind::Number),
            (types.string, JsonKind::String),
            (types.array, JsonKind::Array),
            (types.object, JsonKind::Object),
        ];
        named.into_iter().filter(|(named, _)| *named).fold(Self::EMPTY, |set, (_, kind)| set.or(Self::of(kind)))
    }
}

/// The type of a value; of a whole number that of integers.
pub(super) fn kind_of(value: &Value) -> Option<JsonKind> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => JsonKind::Boolean,
        Value::Number(number) if !number.is_f64() => JsonKind::Integer,
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 => JsonKind::Integer,
            _ => JsonKind::Number,
        },
        Value::String(_) => JsonKind::String,
        Value::Array(_) => JsonKind::Array,
        Value::Object(_) => JsonKind::Object,
    })
}

impl Null {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            _ => Self::Unsaid,
        }
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::Unsaid, _) | (_, Self::Unsaid) => Self::Unsaid,
            _ => Self::No,
        }
    }
}

impl Kinds {
    /// Nothing is said.
    pub(super) const UNSAID: Self =
        Self { set: KindSet::ALL, typed: false, null: Null::Unsaid, implied: KindSet::EMPTY };
    const NONE: Self = Self { set: KindSet::EMPTY, typed: true, null: Null::No, implied: KindSet::EMPTY };

    /// Both hold.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            set: self.set.and(other.set),
            typed: self.typed || other.typed,
            null: self.null.and(other.null),
            implied: self.implied.or(other.implied),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            set: self.set.or(other.set),
            typed: self.typed && other.typed,
            null: self.null.or(other.null),
            implied: self.implied.or(other.implied),
        }
    }

    /// Reads keywords of objects or arrays without a `type` beside them as one, where that is how schemas are read.
    pub(super) fn settled(self, untyped: Untyped) -> Self {
        if self.typed || untyped == Untyped::Exact {
            return self;
        }
        let meant = [JsonKind::Object, JsonKind::Array].map(KindSet::of);
        match meant.into_iter().find(|kind| self.implied.contains(*kind)) {
            Some(kind) => {
                let null = if self.null == Null::Yes { Null::Yes } else { Null::No };
                Self { set: self.set.and(kind), typed: true, null, implied: KindSet::EMPTY }
            }
            None => self,
        }
    }
}

/// The kinds of schemas, each worked out once.
#[derive(Debug)]
pub(super) struct KindTable<'a> {
    schemas: &'a Schemas,
    untyped: Untyped,
    known: HashMap<SchemaId, Kinds>,
}

/// So many schemas apply to one value at the most, one by way of the other; what is behind that is not looked at.
const DEEPEST: usize = 200;

impl<'a> KindTable<'a> {
    pub(super) fn new(schemas: &'a Schemas, untyped: Untyped) -> Self {
        Self { schemas, untyped, known: HashMap::new() }
    }

    /// What is known of a schema by itself.
    pub(super) fn of(&mut self, id: SchemaId) -> Kinds {
        self.at(id, 0).settled(self.untyped)
    }

    /// What a schema says without `reference` and `allOf`, and without its alternatives where `masked`.
    pub(super) fn own(&mut self, schema: &Schema, masked: bool) -> Kinds {
        self.alternatives(schema, own(schema), masked, 0)
    }

    fn at(&mut self, id: SchemaId, depth: usize) -> Kinds {
        let id = self.behind(id);
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        if depth > DEEPEST {
            return Kinds::UNSAID;
        }
        let schema = self.schemas.get(id);
        let mut kinds = own(schema);
        let applied = schema.applied.as_deref();
        let together = schema.reference.iter().chain(applied.into_iter().flat_map(|applied| &applied.all_of));
        for id in together {
            kinds = kinds.and(self.at(*id, depth + 1));
        }
        kinds = self.alternatives(schema, kinds, false, depth);
        self.known.insert(id, kinds);
        kinds
    }

    /// What a chain of nothing but references leads to, however long it is. Circles were cut.
    fn behind(&self, id: SchemaId) -> SchemaId {
        let mut id = id;
        for _ in 0..=self.schemas.len() {
            let schema = self.schemas.get(id);
            match schema.reference {
                Some(next) if says_nothing_else(schema) && !schema.nullable => id = next,
                _ => break,
            }
        }
        id
    }

    fn alternatives(&mut self, schema: &Schema, kinds: Kinds, masked: bool, depth: usize) -> Kinds {
        let mut kinds = kinds;
        if let Some(applied) = schema.applied.as_deref() {
            for group in [&applied.any_of, &applied.one_of] {
                if !masked && !group.is_empty() {
                    let branches = group.iter().map(|id| self.at(*id, depth + 1).settled(self.untyped));
                    kinds = kinds.and(branches.reduce(Kinds::or).unwrap_or(Kinds::UNSAID));
                }
            }
            if let Some(not) = applied.not
                && says_nothing(self.schemas, not)
            {
                kinds = Kinds::NONE;
            }
        }
        if schema.nullable { Kinds { null: Null::Yes, ..kinds } } else { kinds }
    }
}

/// What a schema says by its own keywords.
fn own(schema: &Schema) -> Kinds {
    match schema.boolean {
        Some(true) => return Kinds::UNSAID,
        Some(false) => return Kinds::NONE,
        None => {}
    }
    let mut kinds = Kinds::UNSAID;
    if let Some(types) = &schema.types {
        let null = if types.null { Null::Yes } else { Null::No };
        kinds = kinds.and(Kinds { set: types.into(), typed: true, null, implied: KindSet::EMPTY });
    }
    if let Some(values) = &schema.values {
        let set = values.iter().filter_map(kind_of).fold(KindSet::EMPTY, |set, kind| set.or(KindSet::of(kind)));
        let null = if values.iter().any(Value::is_null) { Null::Yes } else { Null::No };
        kinds = kinds.and(Kinds { set, typed: true, null, implied: KindSet::EMPTY });
    }
    kinds.implied = implied(schema);
    kinds
}

fn implied(schema: &Schema) -> KindSet {
    let mut implied = KindSet::EMPTY;
    if schema.types.is_some() {
        return implied;
    }
    if let Some(objects) = schema.objects.as_deref() {
        let declares = !objects.properties.is_empty()
            || !objects.required.is_empty()
            || objects.additional_properties.is_some()
            || !objects.pattern_properties.is_empty();
        if declares {
            implied = implied.or(KindSet::of(JsonKind::Object));
        }
    }
    if let Some(arrays) = schema.arrays.as_deref()
        && (arrays.items.is_some() || !arrays.prefix_items.is_empty())
    {
        implied = implied.or(KindSet::of(JsonKind::Array));
    }
    implied
}

/// Whether a schema asserts nothing beside its reference.
fn says_nothing_else(schema: &Schema) -> bool {
    schema.types.is_none()
        && schema.values.is_none()
        && schema.format.is_none()
        && schema.numbers.is_none()
        && schema.strings.is_none()
        && schema.arrays.is_none()
        && schema.objects.is_none()
        && schema.applied.is_none()
}

/// Whether every value satisfies a schema, as far as is seen at once.
pub(in crate::resolve) fn says_nothing(schemas: &Schemas, id: SchemaId) -> bool {
    let schema = schemas.get(id);
    match schema.boolean {
        Some(flag) => flag,
        None => schema.reference.is_none() && says_nothing_else(schema),
    }
}
