//! Where types come from that the document gives no name: the first place that uses each.

use crate::ir::{Definition, DefinitionId, DefinitionKind, Operation, Origin, Place, Shape, Type};

/// The origin of each definition, in their order. Named schemas have none, for they are their own.
pub(super) fn origins(definitions: &[Definition], operations: &[Operation]) -> Vec<Option<Origin>> {
    let mut found = Origins { definitions, origins: vec![None; definitions.len()] };
    for (position, definition) in definitions.iter().enumerate() {
        found.definition(DefinitionId(position), &definition.kind);
    }
    for operation in operations {
        found.operation(operation);
    }
    found.origins
}

struct Origins<'d> {
    definitions: &'d [Definition],
    origins: Vec<Option<Origin>>,
}

impl Origins<'_> {
    fn definition(&mut self, owner: DefinitionId, kind: &DefinitionKind) {
        match kind {
            DefinitionKind::Struct(model) => {
                for field in &model.fields {
                    let place = |itself| Place::Property { owner, name: field.wire.clone(), itself };
                    self.used(&field.shape, place);
                }
            }
            DefinitionKind::Union(union) => {
                for variant in &union.variants {
                    self.used(&variant.shape, |_| Place::Variant(owner));
                }
            }
            DefinitionKind::Enum(_) | DefinitionKind::Newtype(_) | DefinitionKind::Alias(_) => {}
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let function = &operation.function;
        for parameter in &operation.parameters {
            self.used(&parameter.shape, |_| Place::Parameter(function.clone(), parameter.wire.clone()));
        }
        for shape in operation.body.iter().flat_map(|body| body.shapes()) {
            self.used(shape, |_| Place::Body(function.clone()));
        }
        for shape in operation.success.shapes() {
            self.used(shape, |_| Place::Response(function.clone()));
        }
    }

    /// Notes the types that a shape names at a place. `place` is told whether the shape is the type itself.
    fn used(&mut self, shape: &Shape, place: impl Fn(bool) -> Place) {
        for id in shape.ty.named() {
            let inline = self.definitions.get(id.0).is_some_and(|definition| definition.schema_name.is_none());
            let Some(origin) = self.origins.get_mut(id.0).filter(|_| inline) else { continue };
            match origin {
                Some(first) => first.elsewhere = true,
                None => {
                    *origin = Some(Origin { place: place(shape.ty == Type::Named(id)), elsewhere: false });
                }
            }
        }
    }
}
