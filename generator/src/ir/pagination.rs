//! Pages: how an operation that lists things goes from one part of its list to the next.

use super::{Identifier, Shape};

/// An operation whose list comes in pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    /// The array of a page. No fields: the response is the array.
    pub items: FieldPath,
    /// An element of that array.
    pub item: Shape,
    /// How the next page is asked for.
    pub form: PaginationForm,
}

/// How the next page is asked for. Parameters are positions in
/// [`Operation::parameters`](super::Operation::parameters); fields are those of the response.
#[derive(Clone, Debug, PartialEq)]
pub enum PaginationForm {
    /// By a token that a page gives for the next one.
    Token {
        /// The parameter that takes it.
        parameter: usize,
        /// The field that gives it.
        token: FieldPath,
        /// How it becomes the parameter's value.
        conversion: TokenConversion,
        /// What else says whether there is a next page.
        more: Option<More>,
    },
    /// By a field of a page's last item.
    LastItem {
        /// The parameter that takes it.
        parameter: usize,
        /// The field of the item.
        id: FieldPath,
        /// How it becomes the parameter's value.
        conversion: TokenConversion,
        /// What says whether there is a next page.
        more: More,
    },
    /// By the URL that a page's `Link` header names `next` (RFC 8288).
    Link,
    /// By the number of items before the page.
    Offset {
        /// The parameter that takes it.
        parameter: usize,
        /// Its value for the first page.
        first: i64,
        /// How many items a page has.
        size: PageSize,
        /// How many items there are in all.
        total: Option<FieldPath>,
        /// What says whether there is a next page.
        more: Option<More>,
    },
    /// By the page's number.
    Page {
        /// The parameter that takes it.
        parameter: usize,
        /// What number the first page has.
        first: FirstPage,
        /// How many items a page has, where there is a parameter for it.
        size: Option<PageSize>,
        /// How many pages there are in all.
        pages: Option<FieldPath>,
        /// How many items there are in all.
        total: Option<FieldPath>,
        /// What says whether there is a next page.
        more: Option<More>,
    },
}

/// The way from a value to a part of it: a field, a field of that one, and so on.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FieldPath(pub Vec<FieldStep>);

/// One field on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldStep {
    /// The property's name in JSON.
    pub wire: String,
    /// The field's name.
    pub name: Identifier,
    /// How its value is got at.
    pub access: FieldAccess,
}

/// How a field holds its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldAccess {
    /// As it is.
    Plain,
    /// In an `Option`.
    Option,
    /// In a `Field`.
    Tristate,
}

/// How a token becomes the value of its parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenConversion {
    /// Both are text, or the token can be written as one.
    Text,
    /// Both are integers.
    Integer,
}

/// What says whether there is a next page.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// The field.
    pub field: FieldPath,
    /// How it says so.
    pub sign: MoreSign,
}

/// How a field says whether there is a next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoreSign {
    /// `true`: there is one.
    True,
    /// `false`: there is one, for this says whether the page is the last.
    False,
    /// A text: there is one; null, missing or empty: there is none.
    Present,
}

/// How many items a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSize {
    /// The parameter that says so.
    pub parameter: usize,
    /// How many the document says there are unless it is set.
    pub default: Option<i64>,
    /// Whether the document has an upper limit for it, so that a server has no need of one of its own.
    pub bounded: bool,
}

/// What number the first page has.
#[derive(Clone, Debug, PartialEq)]
pub enum FirstPage {
    /// This one, as the parameter's default or its least value says.
    Known(i64),
    /// The document does not say, but every page has its number in this field.
    Told(FieldPath),
}

impl FieldPath {
    /// The names in JSON, with dots between them: `meta.next_cursor`.
    #[must_use]
    pub fn wire(&self) -> String {
        let names: Vec<_> = self.0.iter().map(|step| step.wire.as_str()).collect();
        names.join(".")
    }
}
