//! Bodies in which a property asks for a stream.
//!
//! OpenAPI has only `Accept` for that, but most servers that answer with a value or with a stream decide by a boolean in the
//! body. By convention it is called `stream`, in whatever document. So the methods that read a stream set it.

use std::collections::BTreeSet;

use crate::ir::{
    Body, BodyKind, BodyParts, Constant, Constraint, Definition, DefinitionKind, Difference, Identifier, Operation,
    PartFormat, Shape, StreamSwitch, Type,
};

/// What the property is called.
const NAME: &str = "stream";

/// Finds the switch in the bodies of operations that have a variant which reads a stream, and lets those variants set it.
/// `definitions` are final.
pub(super) fn find(operations: &mut [Operation], definitions: &[Definition]) {
    let streams = operations.iter().filter(|operation| reads_stream(operation));
    let streams: Vec<(Identifier, Identifier)> =
        streams.filter_map(|stream| Some((stream.function.clone(), switch(stream, definitions)?))).collect();
    let setting: BTreeSet<&Identifier> = streams.iter().map(|(function, _)| function).collect();
    for operation in operations {
        let is_set = setting.contains(&operation.function);
        for sibling in &mut operation.siblings {
            sibling.sets_switch = sibling.difference == Difference::Response && setting.contains(&sibling.function);
        }
        let has_body_of_streams = is_set || operation.siblings.iter().any(|sibling| sibling.sets_switch);
        let name = if has_body_of_streams { switch(operation, definitions) } else { None };
        if let (Some(body), Some(name)) = (&mut operation.body, name) {
            body.switch = Some(StreamSwitch { name, is_set });
        }
    }
}

/// Whether it is the variant of an operation whose answers are items, one after the other.
fn reads_stream(operation: &Operation) -> bool {
    let asks = operation.variant_of.as_ref().is_some_and(|variant| variant.difference == Difference::Response);
    asks && operation.success.outcomes.iter().any(|outcome| outcome.content.is_itemized())
}

/// The field or the setter of the property that asks for a stream, if the body has one that can be true.
fn switch(operation: &Operation, definitions: &[Definition]) -> Option<Identifier> {
    let Body { kind, shape, .. } = operation.body.as_ref()?;
    match kind {
        // Null has no properties.
        BodyKind::Json | BodyKind::Form(_) if !shape.nullable => field(&shape.ty, definitions),
        BodyKind::Parts(parts) => setter(parts, definitions),
        BodyKind::Json | BodyKind::Form(_) | BodyKind::Multipart | BodyKind::Bytes(_) => None,
    }
}

fn field(ty: &Type, definitions: &[Definition]) -> Option<Identifier> {
    let Type::Named(id) = behind(ty, definitions).0 else { return None };
    let DefinitionKind::Struct(object) = &definitions.get(id.0)?.kind else { return None };
    let field = object.fields.iter().find(|field| field.wire == NAME)?;
    can_be_true(&field.shape, definitions).then(|| field.name.clone())
}

fn setter(parts: &BodyParts, definitions: &[Definition]) -> Option<Identifier> {
    let is_value = |format: &PartFormat| !matches!(format, PartFormat::File(_) | PartFormat::Files(_));
    let property = parts.properties.iter().find(|property| property.wire == NAME && is_value(&property.format))?;
    can_be_true(&property.shape, definitions).then(|| property.name.clone())
}

/// Whether values are booleans, of which not only `false` is one.
fn can_be_true(shape: &Shape, definitions: &[Definition]) -> bool {
    let (ty, asserted) = behind(&shape.ty, definitions);
    let allows = |constraint: &Constraint| match constraint {
        Constraint::Enumeration(values) => values.contains(&Constant::Boolean(true)),
        _ => true,
    };
    *ty == Type::Boolean && shape.constraints.iter().chain(asserted).all(allows)
}

/// The type behind aliases, and what these assert.
fn behind<'a>(ty: &'a Type, definitions: &'a [Definition]) -> (&'a Type, Vec<&'a Constraint>) {
    let (mut ty, mut asserted) = (ty, Vec::new());
    // Aliases never form a circle; the bound holds for whatever there is.
    for _ in 0..=definitions.len() {
        let Type::Named(id) = ty else { break };
        let Some(DefinitionKind::Alias(alias)) = definitions.get(id.0).map(|definition| &definition.kind) else {
            break;
        };
        asserted.extend(&alias.shape.constraints);
        ty = &alias.shape.ty;
    }
    (ty, asserted)
}
