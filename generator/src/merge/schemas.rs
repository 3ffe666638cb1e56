//! Whether two schemas say the same, in what only the table of schemas says.

mod said;
mod text;

use std::collections::HashSet;

use serde_json::{Map, Value};

use self::said::{By, Part, Said, said};
pub(crate) use self::text::text;
use crate::lower::schemas::{Schema, SchemaId, Schemas};
use crate::lower::table::equal;
use crate::source::OriginId;

/// Where two schemas differ.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    pub(super) keyword: &'static str,
    pub(super) one: Side,
    pub(super) other: Side,
}

/// What one of two schemas says by a keyword.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// The schema.
    pub(super) origin: OriginId,
    /// The value; `None` where the keyword is not there.
    pub(super) value: Option<Value>,
}

/// The first difference of each kind.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// In what is asserted.
    pub(super) conflict: Option<Difference>,
    /// In what is said beside that.
    pub(super) annotation: Option<Difference>,
}

/// Two schemas that stand at the same place, and whether all that they say is to be compared: of those that the dialect
/// has as well, only what it does not say.
type Pair = (SchemaId, SchemaId, bool);

/// The pairs that were compared.
#[derive(Debug, Default)]
pub(super) struct Seen(HashSet<Pair>);

/// The first differences of two schemas in what the dialect does not say, but for those of pairs that were seen. Other
/// components are not looked into, for they have copies of their own. Without recursion, for schemas nest by references
/// as deep as documents are long.
pub(super) fn differences(schemas: &Schemas, one: SchemaId, other: SchemaId, seen: &mut Seen) -> Differences {
    let mut found = Differences::default();
    let mut next = vec![(one, other, false)];
    while let Some(pair) = next.pop() {
        if !seen.0.insert(pair) {
            continue;
        }
        let (one, other, whole) = pair;
        let (one, other) = (schemas.get(one), schemas.get(other));
        let odd = refers_oddly(one, schemas) || refers_oddly(other, schemas);
        let mut comparison = Comparison { schemas, one, other, whole: whole || odd, pairs: Vec::new(), found };
        comparison.keywords();
        found = comparison.found;
        if found.conflict.is_some() {
            break;
        }
        // The first parts are looked at first.
        next.extend(comparison.pairs.into_iter().rev());
    }
    found
}

/// Whether a schema refers to one that is no component: the dialect then says nothing of it.
fn refers_oddly(schema: &Schema, schemas: &Schemas) -> bool {
    schema.reference.is_some_and(|target| schemas.get(target).component.is_none())
}

/// Two schemas, keyword by keyword.
struct Comparison<'s> {
    schemas: &'s Schemas,
    one: &'s Schema,
    other: &'s Schema,
    whole: bool,
    /// The schemas within that are to be compared next.
    pairs: Vec<Pair>,
    found: Differences,
}

impl Comparison<'_> {
    fn keywords(&mut self) {
        let (ones, others) = (said(self.one), said(self.other));
        let counterpart = |of: &Said, among: &[Said]| among.iter().position(|said| said.keyword == of.keyword);
        for one in &ones {
            let other = counterpart(one, &others).and_then(|position| others.get(position));
            self.keyword(one, Some(one), other);
        }
        for other in others.iter().filter(|other| counterpart(other, &ones).is_none()) {
            self.keyword(other, None, Some(other));
        }
    }

    fn keyword(&mut self, said: &Said, one: Option<&Said>, other: Option<&Said>) {
        let counts = self.whole || said.by == By::Table || other.is_some_and(|other| other.by == By::Table);
        let same = match (one, other) {
            (Some(one), Some(other)) => self.parts(&one.part, &other.part, counts),
            _ => false,
        };
        if same || !counts {
            return;
        }
        let side = |said: Option<&Said>, schema: &Schema| Side {
            origin: schema.origin,
            value: said.map(|said| self.shown(&said.part)),
        };
        let (one, other) = (side(one, self.one), side(other, self.other));
        let found = if said.by == By::Annotation { &mut self.found.annotation } else { &mut self.found.conflict };
        found.get_or_insert(Difference { keyword: said.keyword, one, other });
    }

    /// Whether two values of a keyword are the same, the schemas within aside.
    fn parts(&mut self, one: &Part, other: &Part, whole: bool) -> bool {
        match (one, other) {
            (Part::Value(one), Part::Value(other)) => equal(one, other),
            (Part::Set(ones), Part::Set(others)) => is_within(ones, others) && is_within(others, ones),
            (Part::Reference(one), Part::Reference(other)) => {
                let name = |id: &SchemaId| self.schemas.get(*id).component.as_deref();
                let names = (name(one), name(other));
                if names == (None, None) {
                    self.pairs.push((*one, *other, true));
                }
                names.0 == names.1
            }
            (Part::Schemas(ones), Part::Schemas(others)) => {
                let same = ones.len() == others.len();
                // Of lists of different lengths it is not known what stands for what.
                let pairs = ones.iter().zip(others).filter(|_| same);
                self.pairs.extend(pairs.map(|(one, other)| (*one, *other, whole)));
                same
            }
            (Part::ByName(ones), Part::ByName(others)) => {
                let pairs = ones.iter().filter_map(|(name, one)| Some((*one, *others.get(name)?, whole)));
                self.pairs.extend(pairs);
                ones.len() == others.len() && ones.keys().all(|name| others.contains_key(name))
            }
            _ => false,
        }
    }

    fn shown(&self, part: &Part) -> Value {
        match part {
            Part::Value(value) => value.clone(),
            Part::Set(values) => Value::Array(values.clone()),
            Part::Reference(target) => match &self.schemas.get(*target).component {
                Some(name) => Value::String(name.to_string()),
                None => Value::Object(Map::new()),
            },
            Part::Schemas(_) | Part::ByName(_) => Value::Object(Map::new()),
        }
    }
}

fn is_within(values: &[Value], others: &[Value]) -> bool {
    values.iter().all(|value| others.iter().any(|other| equal(value, other)))
}
