//! What a schema becomes, before it has a name.

use crate::ir::{Constraint, Type};
use crate::resolve::draft::DraftKind;

/// What a schema becomes.
pub(super) struct Built<'a> {
    pub(super) what: What<'a>,
    pub(super) nullable: bool,
    /// Whether the type and its constraints say all that the schema asserts.
    pub(super) exact: bool,
}

pub(super) enum What<'a> {
    /// A type that needs no name.
    Plain(Type, Vec<Constraint>),
    /// A type that needs a name.
    Named(DraftKind<'a>),
}

impl<'a> Built<'a> {
    pub(super) fn plain(ty: Type, constraints: Vec<Constraint>, exact: bool) -> Self {
        Self { what: What::Plain(ty, constraints), nullable: false, exact }
    }

    pub(super) fn named(kind: DraftKind<'a>, exact: bool) -> Self {
        Self { what: What::Named(kind), nullable: false, exact }
    }

    /// Null is a value, too. Of any value it is one anyway.
    pub(super) fn or_null(self, nullable: bool) -> Self {
        let owns_null = matches!(self.what, What::Plain(Type::Any | Type::Null, _));
        Self { nullable: (self.nullable || nullable) && !owns_null, ..self }
    }

    pub(super) fn exact_if(self, exact: bool) -> Self {
        Self { exact: self.exact && exact, ..self }
    }
}
