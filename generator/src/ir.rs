//! The intermediate form: what will be generated, with every decision taken.
//!
//! [`resolve`](crate::resolve) makes it, [`emit`](crate::emit) writes it down. Nothing in here refers to the
//! document any more, and nothing in here can be wrong.

mod bodies;
mod checks;
mod constraints;
mod groups;
mod incoming;
mod name;
mod operations;
mod origins;
mod pagination;
mod parameters;
mod responses;
mod servers;
mod types;
mod variants;

pub use bodies::{Body, BodyKind, BodyParts, FormStyle, PartFormat, PartProperty, StreamSwitch};
pub use checks::{Assertion, Check, CheckId, Checked, Constant, Format, JsonType, Limit, Pattern, PatternId, Size};
pub use constraints::{Bound, ConstantProperty, Constraint};
pub use groups::Group;
pub use incoming::{Incoming, IncomingSource, Payload};
pub use name::Identifier;
pub(crate) use name::in_ascii;
pub use operations::{Method, Operation, Parameter, SecurityKind, SecurityScheme};
pub use origins::{Origin, Place};
pub use pagination::{
    FieldAccess, FieldPath, FieldStep, FirstPage, More, MoreSign, PageSize, Pagination, PaginationForm, TokenConversion,
};
pub use parameters::{ParameterFormat, ParameterLocation, ParameterStyle};
pub use responses::{
    Content, ErrorResponse, EventData, Events, Header, HeaderForm, HeaderSet, Outcome, SharedFailures, Status, Success,
};
pub use servers::{Server, ServerVariable};
pub use types::{
    Additional, Alias, Counterpart, Decision, Definition, DefinitionId, DefinitionKind, Docs, Enum, EnumVariant, Field,
    FloatWidth, IntegerWidth, JsonKind, Literal, Newtype, Presence, Shape, Struct, Type, Union, UnionVariant, Usage,
};
pub use variants::{Difference, Sibling, VariantOf};

/// A whole client.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// What the generated package is called and says of itself.
    pub package: Package,
    /// The servers of the API, the default first (OpenAPI 3.1.1 §4.8.5). May be empty.
    pub servers: Vec<Server>,
    /// The path of the first server that has no host, where there is no other.
    pub relative_server: Option<String>,
    /// The security schemes that some operation asks for, sorted by name.
    pub security_schemes: Vec<SecurityScheme>,
    /// Every named type, sorted by its Rust name. [`DefinitionId`] is a position in this list.
    pub definitions: Vec<Definition>,
    /// How many definitions are parts of one another at the most, one within the other.
    pub depth: usize,
    /// The checks of whole values, sorted by name. [`CheckId`] is a position in this list.
    pub checks: Vec<Check>,
    /// The regular expressions, sorted by name. [`PatternId`] is a position in this list.
    pub patterns: Vec<Pattern>,
    /// The types of declared headers, sorted by the headers' names.
    pub headers: Vec<HeaderSet>,
    /// The failures that several operations have in common, sorted by name. None, unless there are many operations.
    pub failures: Vec<SharedFailures>,
    /// Every operation, sorted by path template, then by method. Variants of one come behind
    /// it.
    pub operations: Vec<Operation>,
    /// What the API calls, in the order of their names: its webhooks, then callbacks in the order of their operations.
    pub incoming: Vec<Incoming>,
    /// Where the types come from that have no name in the document: one for each definition.
    pub origins: Vec<Option<Origin>>,
    /// The files of the types, each definition in one. The first gives its file the name.
    pub files: Vec<Vec<DefinitionId>>,
    /// The modules that operations stand in, where there are many of these, each in one. Empty: all stand in one module.
    pub groups: Vec<Group>,
}

/// From how many operations on a client is a large one.
pub(crate) const MANY_OPERATIONS: usize = 100;

impl Api {
    /// Whether there are so many operations that they are to be parted, and share what they have in common.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.operations.len() >= MANY_OPERATIONS
    }

    /// The definition that `id` names.
    #[must_use]
    pub fn definition(&self, id: DefinitionId) -> Option<&Definition> {
        self.definitions.get(id.0)
    }

    /// The position of a definition, which are sorted by name.
    #[must_use]
    pub fn id_of(&self, definition: &Definition) -> Option<DefinitionId> {
        self.definitions.binary_search_by(|other| other.name.cmp(&definition.name)).ok().map(DefinitionId)
    }

    /// Whether two definitions stand in one file.
    #[must_use]
    pub fn stand_together(&self, one: DefinitionId, other: DefinitionId) -> bool {
        self.files.iter().any(|file| file.contains(&one) && file.contains(&other))
    }

    /// What is asserted of values at each place, to change it. What the API calls is not among them.
    pub(crate) fn each_constraint_list_mut(&mut self, each: &mut dyn FnMut(&mut Vec<Constraint>)) {
        for kind in self.definitions.iter_mut().map(|definition| &mut definition.kind) {
            match kind {
                DefinitionKind::Struct(object) => each(&mut object.constraints),
                DefinitionKind::Newtype(newtype) => each(&mut newtype.constraints),
                DefinitionKind::Enum(_) | DefinitionKind::Union(_) | DefinitionKind::Alias(_) => {}
            }
        }
        let definitions = self.definitions.iter_mut().flat_map(|definition| definition.kind.shapes_mut());
        let operations = self.operations.iter_mut().flat_map(Operation::shapes_mut);
        let headers = self.headers.iter_mut().flat_map(|set| &mut set.headers).map(|header| &mut header.shape);
        for shape in definitions.chain(operations).chain(headers) {
            shape.each_mut(&mut |shape| each(&mut shape.constraints));
        }
    }

    /// Whether users have a choice of servers, or of parts of their URLs.
    #[must_use]
    pub fn has_choice_of_servers(&self) -> bool {
        self.servers.len() > 1 || self.servers.iter().any(|server| !server.variables.is_empty())
    }
}

/// The generated package: the document's `info`, as far as it concerns the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The package's name, such as `platform-api`.
    pub name: String,
    /// What the client is called as one file: `platform_api` for `platform_api.rs`.
    pub module: String,
    /// The package's version, a semantic version.
    pub version: String,
    /// The API's title, such as `Platform API`.
    pub title: String,
    /// The API's description, in Markdown.
    pub description: Docs,
}
