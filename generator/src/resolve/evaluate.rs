//! Schemas applied to values of the document: defaults, and what `enum` lists (JSON Schema 2020-12).

mod decimal;
mod evaluated;
mod keywords;
mod order;
mod unique;

use serde_json::Value;

use self::evaluated::Evaluated;
pub(crate) use self::keywords::is_of;
pub(crate) use self::order::compare;
use crate::lower::schemas::{Schema, SchemaId, Schemas};
pub(crate) use crate::lower::table::equal;

/// Schemas apply to one value by way of so many others at the most; a value for which that is not enough is taken to be
/// accepted.
const DEEPEST: usize = 300;

/// So many schemas are applied to a value and its parts at the most; a value for which that is not enough is taken to be
/// accepted. Forty schemas that each apply the next one twice would otherwise be a trillion.
const MOST: usize = 200_000;

/// Whether a schema accepts a value. Formats assert nothing.
pub(crate) fn accepts(schemas: &Schemas, id: SchemaId, value: &Value) -> bool {
    failure(schemas, id, value).is_none()
}

/// The first keyword that a value breaks, and how.
pub(crate) fn failure(schemas: &Schemas, id: SchemaId, value: &Value) -> Option<String> {
    let mut evaluation = Evaluation { schemas, depth: 0, applied: 0, gave_up: false };
    let failure = evaluation.apply(id, value, &mut Evaluated::default()).err();
    // What was taken to be accepted may have stood in a `not`.
    failure.filter(|_| !evaluation.gave_up)
}

/// What a keyword says that is broken.
type Outcome = Result<(), String>;

struct Evaluation<'a> {
    schemas: &'a Schemas,
    depth: usize,
    applied: usize,
    /// Whether a schema was taken to accept without a look at it.
    gave_up: bool,
}

impl Evaluation<'_> {
    /// Applies a schema to a value, and adds to `evaluated` what it looked at, if it accepts.
    fn apply(&mut self, id: SchemaId, value: &Value, evaluated: &mut Evaluated) -> Outcome {
        if self.depth > DEEPEST || self.applied > MOST {
            self.gave_up = true;
            return Ok(());
        }
        self.applied += 1;
        self.depth += 1;
        let mut own = Evaluated::default();
        let outcome = self.schema(self.target(id), value, &mut own);
        self.depth -= 1;
        if outcome.is_ok() {
            evaluated.add(own);
        }
        outcome
    }

    /// The schema that a chain of schemas leads to which are references and say nothing else.
    fn target(&self, mut id: SchemaId) -> SchemaId {
        for _ in 0..self.schemas.len() {
            match self.schemas.get(id) {
                Schema {
                    reference: Some(next),
                    boolean: None,
                    nullable: false,
                    types: None,
                    values: None,
                    numbers: None,
                    strings: None,
                    arrays: None,
                    objects: None,
                    applied: None,
                    ..
                } => id = *next,
                _ => break,
            }
        }
        id
    }

    /// Whether a schema accepts a part of a value, which has a record of its own.
    fn accepts(&mut self, id: SchemaId, value: &Value) -> bool {
        self.apply(id, value, &mut Evaluated::default()).is_ok()
    }
}

#[cfg(test)]
mod tests;
