//! Where checks stand.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, Assertion, Check, CheckId, Checked, Constraint, Definition, Shape};

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
    api.definitions.iter_mut().filter_map(|definition| definition.check.as_mut()).for_each(&mut each);
    api.each_constraint_list_mut(&mut |constraints| {
        for constraint in constraints {
            if let Constraint::Whole(id) = constraint {
                each(id);
            }
        }
    });
}

/// Every function that an assertion calls.
fn calls(assertion: &mut Assertion, each: &mut dyn FnMut(&mut CheckId)) {
    for checked in assertion.parts_mut() {
        match checked {
            Checked::By(id) => each(id),
            Checked::InPlace(assertions) => assertions.iter_mut().for_each(|assertion| calls(assertion, each)),
        }
    }
}
