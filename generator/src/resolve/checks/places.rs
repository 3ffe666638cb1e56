//! Where checks stand.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, Assertion, Check, CheckId, Checked, Constraint, Definition, Operation, Shape};

/// Takes the checks of parts from definitions that have one of the whole.
pub(super) fn forget_covered(definitions: &mut [Definition]) {
    for definition in definitions.iter_mut().filter(|definition| definition.check.is_some()) {
        for shape in definition.kind.shapes_mut() {
            forget(shape);
        }
    }
}

fn forget(shape: &mut Shape) {
    shape.each_mut(&mut |shape| shape.constraints.retain(|constraint| !matches!(constraint, Constraint::Whole(_))));
}

/// The checks that definitions and operations name.
pub(super) fn needed(api: &mut Api) -> BTreeSet<CheckId> {
    let mut needed = BTreeSet::new();
    visit(api, |id| {
        needed.insert(*id);
    });
    needed
}

/// Gives every check its place in the end.
pub(super) fn renumber(api: &mut Api, moved: &HashMap<CheckId, CheckId>) {
    let renumber = |id: &mut CheckId| *id = moved.get(id).copied().unwrap_or(*id);
    visit(api, renumber);
    for check in &mut api.checks {
        for assertion in &mut check.assertions {
            calls(assertion, &mut |id| renumber(id));
        }
    }
}

impl Check {
    /// The functions that it calls.
    pub(super) fn calls(&self) -> Vec<CheckId> {
        let mut called = Vec::new();
        for assertion in &mut self.assertions.clone() {
            calls(assertion, &mut |id| called.push(*id));
        }
        called
    }
}

fn visit(api: &mut Api, mut each: impl FnMut(&mut CheckId)) {
    for definition in &mut api.definitions {
        definition.check.as_mut().into_iter().for_each(&mut each);
        for shape in definition.kind.shapes_mut() {
            visit_shape(shape, &mut each);
        }
    }
    for shape in api.operations.iter_mut().flat_map(Operation::shapes_mut) {
        visit_shape(shape, &mut each);
    }
    for header in api.headers.iter_mut().flat_map(|set| &mut set.headers) {
        visit_shape(&mut header.shape, &mut each);
    }
}

fn visit_shape(shape: &mut Shape, each: &mut impl FnMut(&mut CheckId)) {
    shape.each_mut(&mut |shape| {
        for constraint in &mut shape.constraints {
            if let Constraint::Whole(id) = constraint {
                each(id);
            }
        }
    });
}

/// Every function that an assertion calls.
fn calls(assertion: &mut Assertion, each: &mut dyn FnMut(&mut CheckId)) {
    let mut within = |checked: &mut Checked| match checked {
        Checked::By(id) => each(id),
        Checked::InPlace(assertions) => assertions.iter_mut().for_each(|assertion| calls(assertion, each)),
    };
    match assertion {
        Assertion::PrefixItems(list) | Assertion::AnyOf(list) | Assertion::OneOf(list) => {
            list.iter_mut().for_each(within);
        }
        Assertion::Items(_, checked)
        | Assertion::Contains(_, _, checked)
        | Assertion::Property(_, checked)
        | Assertion::PatternProperties(_, checked)
        | Assertion::AdditionalProperties(_, _, checked)
        | Assertion::PropertyNames(checked)
        | Assertion::DependentSchema(_, checked)
        | Assertion::Apply(checked)
        | Assertion::Not(checked)
        | Assertion::UnevaluatedItems(checked)
        | Assertion::UnevaluatedProperties(checked) => within(checked),
        Assertion::Conditional(condition, then, otherwise) => {
            within(condition);
            then.iter_mut().chain(otherwise).for_each(within);
        }
        Assertion::Nullable
        | Assertion::Never
        | Assertion::Track
        | Assertion::Types(_)
        | Assertion::Enumeration(_)
        | Assertion::Limit(..)
        | Assertion::MultipleOf(_)
        | Assertion::Size(..)
        | Assertion::Pattern(_)
        | Assertion::Format(_)
        | Assertion::UniqueItems
        | Assertion::Required(_)
        | Assertion::DependentRequired(..) => {}
    }
}
