//! Schemas applied to values of the document: defaults, and what `enum` lists (JSON Schema 2020-12).

mod decimal;
mod evaluated;
mod keywords;

use serde_json::Value;

use self::evaluated::Evaluated;
pub(crate) use self::keywords::{compare, is_of};
use crate::lower::schemas::{SchemaId, Schemas};
pub(crate) use crate::lower::table::equal;

/// Schemas apply to one value by way of so many others at the most; what is behind that is taken to accept.
const DEEPEST: usize = 300;

/// Whether a schema accepts a value. Formats assert nothing.
pub(crate) fn accepts(schemas: &Schemas, id: SchemaId, value: &Value) -> bool {
    failure(schemas, id, value).is_none()
}

/// The first keyword that a value breaks, and how.
pub(crate) fn failure(schemas: &Schemas, id: SchemaId, value: &Value) -> Option<String> {
    let mut evaluation = Evaluation { schemas, depth: 0 };
    evaluation.apply(id, value, &mut Evaluated::default()).err()
}

/// What a keyword says that is broken.
type Outcome = Result<(), String>;

struct Evaluation<'a> {
    schemas: &'a Schemas,
    depth: usize,
}

impl Evaluation<'_> {
    /// Applies a schema to a value, and adds to `evaluated` what it looked at, if it accepts.
    fn apply(&mut self, id: SchemaId, value: &Value, evaluated: &mut Evaluated) -> Outcome {
        if self.depth > DEEPEST {
            return Ok(());
        }
        self.depth += 1;
        let mut own = Evaluated::default();
        let outcome = self.schema(id, value, &mut own);
        self.depth -= 1;
        if outcome.is_ok() {
            evaluated.add(own);
        }
        outcome
    }

    /// Whether a schema accepts a part of a value, which has a record of its own.
    fn accepts(&mut self, id: SchemaId, value: &Value) -> bool {
        self.apply(id, value, &mut Evaluated::default()).is_ok()
    }
}
