//! JSON text (RFC 8259) as a value.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::parsed::Parsed;
use super::path::Path;
use crate::diagnostic::{Code, Fault};

/// Reads a JSON value. Nesting deeper than 128 is refused.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let duplicates = RefCell::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let seed = Seed { place: &Path::Root, duplicates: &duplicates };
    let value = seed.deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    match value {
        Ok(value) => Ok(Parsed { value, duplicates: duplicates.into_inner(), ..Parsed::default() }),
        Err(error) => Err(fault(text, &error)),
    }
}

/// What `serde_json` has to say, with its place.
fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    let phrase = message.rsplit_once(" at line ").map_or(message.as_str(), |(phrase, _)| phrase);
    let offset = if error.is_eof() {
        text.trim_end().len()
    } else {
        let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1)
    };
    if phrase == "recursion limit exceeded" {
        return Fault::new(Code::JsonTooDeep, offset, "the JSON value is nested deeper than 128 levels");
    }
    Fault::new(Code::JsonSyntax, offset, format!("not JSON: {phrase}"))
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    place: &'a Path<'a>,
    duplicates: &'a RefCell<BTreeSet<String>>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        loop {
            let place = Path::Index(self.place, array.len());
            match elements.next_element_seed(Seed { place: &place, duplicates: self.duplicates })? {
                Some(element) => array.push(element),
                None => return Ok(Value::Array(array)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            let place = Path::Key(self.place, &key);
            let value = members.next_value_seed(Seed { place: &place, duplicates: self.duplicates })?;
            match object.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(mut entry) => {
                    let place = Path::Key(self.place, entry.key());
                    self.duplicates.borrow_mut().insert(place.pointer());
                    entry.insert(value);
                }
            }
        }
        Ok(Value::Object(object))
    }
}
