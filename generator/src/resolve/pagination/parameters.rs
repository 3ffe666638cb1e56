//! The parameters that can say which page is wanted.

use super::page::{Scalar, scalar};
use super::words;
use crate::ir::{Bound, Constraint, Definition, DefinitionKind, Operation, PageSize, ParameterLocation, Shape, Type};

/// The query parameters of an operation.
pub(super) struct Parameters<'a>(Vec<Parameter<'a>>);

/// One of them.
pub(super) struct Parameter<'a> {
    /// Its position in the operation.
    pub(super) position: usize,
    /// Its name, as names are compared.
    pub(super) words: String,
    /// Whether it need not be given, so that the first page is the one without it.
    pub(super) optional: bool,
    /// Its default, where that is an integer.
    pub(super) default: Option<i64>,
    /// What it takes.
    pub(super) takes: Option<Scalar>,
    constraints: Vec<&'a Constraint>,
}

impl<'a> Parameters<'a> {
    pub(super) fn of(operation: &'a Operation, definitions: &'a [Definition]) -> Self {
        let all = operation.parameters.iter().enumerate();
        let of_query = all.filter(|(_, parameter)| parameter.location == ParameterLocation::Query);
        let parameters = of_query.map(|(position, parameter)| Parameter {
            position,
            words: words::words(&parameter.wire),
            optional: !parameter.required,
            default: parameter.default.as_deref().and_then(|default| default.parse().ok()),
            takes: scalar(&parameter.shape.ty, definitions),
            constraints: constraints(&parameter.shape, definitions),
        });
        Self(parameters.collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Parameter<'a>> {
        self.0.iter()
    }

    /// Whether there is a switch that must be on for another parameter to be heeded: `usemarker` for `marker`.
    pub(super) fn has_switch_for(&self, parameter: &Parameter<'_>) -> bool {
        self.iter().any(|other| {
            other.takes == Some(Scalar::Boolean) && other.words.strip_prefix("use") == Some(&parameter.words)
        })
    }

    /// The parameter for how many items a page has.
    pub(super) fn size(&self) -> Option<PageSize> {
        let mut sizes = self.iter().filter(|parameter| parameter.is_integer() && words::is_size(&parameter.words));
        let size = sizes.next()?;
        let bounded = size
            .constraints
            .iter()
            .any(|constraint| matches!(constraint, Constraint::Maximum(_) | Constraint::ExclusiveMaximum(_)));
        Some(PageSize { parameter: size.position, default: size.default, bounded })
    }
}

impl Parameter<'_> {
    pub(super) fn is_integer(&self) -> bool {
        self.takes == Some(Scalar::Integer)
    }

    /// Its least value, where that is 0 or 1: the number of the first thing.
    pub(super) fn least(&self) -> Option<i64> {
        self.constraints.iter().find_map(|constraint| match constraint {
            Constraint::Minimum(Bound::Integer(0)) | Constraint::ExclusiveMinimum(Bound::Integer(-1)) => Some(0),
            Constraint::Minimum(Bound::Integer(1)) | Constraint::ExclusiveMinimum(Bound::Integer(0)) => Some(1),
            _ => None,
        })
    }
}

/// What is asserted of a value: at its place, and by its newtype.
fn constraints<'a>(shape: &'a Shape, definitions: &'a [Definition]) -> Vec<&'a Constraint> {
    let inner = match super::page::dealiased(&shape.ty, definitions) {
        Type::Named(id) => match definitions.get(id.0).map(|definition| &definition.kind) {
            Some(DefinitionKind::Newtype(newtype)) => newtype.constraints.as_slice(),
            _ => &[],
        },
        _ => &[],
    };
    shape.constraints.iter().chain(inner).collect()
}
