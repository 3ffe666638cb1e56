//! Schemas as texts, so that which of two comes first does not depend on where they stand.

use std::collections::HashMap;
use std::fmt::Write;

use super::said::{Part, said};
use crate::lower::schemas::{SchemaId, Schemas};

/// Everything that a schema says, and those that it leads to, components aside. Schemas within are named by the order in
/// which they are met.
pub(crate) fn text(schemas: &Schemas, schema: SchemaId) -> String {
    let mut writer = Writer { schemas, known: HashMap::new(), met: Vec::new(), text: String::new() };
    writer.enter(schema);
    let mut position = 0;
    while let Some(id) = writer.met.get(position).copied() {
        writer.schema(id);
        position += 1;
    }
    writer.text
}

struct Writer<'s> {
    schemas: &'s Schemas,
    known: HashMap<SchemaId, usize>,
    met: Vec<SchemaId>,
    text: String,
}

impl Writer<'_> {
    fn enter(&mut self, id: SchemaId) -> usize {
        let number = *self.known.entry(id).or_insert(self.met.len());
        if number == self.met.len() {
            self.met.push(id);
        }
        number
    }

    fn schema(&mut self, id: SchemaId) {
        for said in said(self.schemas.get(id)) {
            self.text.push_str(said.keyword);
            match &said.part {
                Part::Value(value) => self.write(value),
                Part::Set(values) => values.iter().for_each(|value| self.write(value)),
                Part::Reference(target) => self.name(*target),
                Part::Schemas(ids) => ids.iter().for_each(|id| self.name(*id)),
                Part::ByName(ids) => ids.iter().for_each(|(name, id)| {
                    self.write(&serde_json::Value::from(name.as_ref()));
                    self.name(*id);
                }),
            }
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    fn name(&mut self, id: SchemaId) {
        match &self.schemas.get(id).component {
            Some(name) => self.write(&serde_json::Value::from(name.as_ref())),
            None => {
                let number = self.enter(id);
                self.write(&serde_json::Value::from(number));
            }
        }
    }

    fn write(&mut self, value: &serde_json::Value) {
        // Writing to a string does not fail.
        let _ = write!(self.text, " {value}");
    }
}
