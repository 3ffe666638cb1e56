//! What every stage is handed: the texts, the origins, and the place to report to.

use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::lower::schemas::Schemas;
use crate::source::{Location, OriginId, Origins, Sources};

/// The state that all stages share.
#[derive(Debug, Default)]
pub struct Context {
    /// Every text that was read.
    pub sources: Sources,
    /// Where the values of the documents come from.
    pub origins: Origins,
    /// What the schemas of all documents assert.
    pub schemas: Schemas,
    /// What was found so far.
    pub diagnostics: Vec<Diagnostic>,
    /// The places whose type is any JSON value, and why.
    pub untyped: Vec<Diagnostic>,
}

impl Context {
    /// Reports what stops generation. `place` is an [`OriginId`], a [`Location`] or [`Place::Nowhere`].
    pub fn error(&mut self, code: Code, place: impl Into<Place>, message: impl Into<String>) -> &mut Diagnostic {
        self.report(Severity::Error, code, place.into(), message.into())
    }

    /// Reports what does not stop generation. `place` is an [`OriginId`], a [`Location`] or [`Place::Nowhere`].
    pub fn warning(&mut self, code: Code, place: impl Into<Place>, message: impl Into<String>) -> &mut Diagnostic {
        self.report(Severity::Warning, code, place.into(), message.into())
    }

    /// Reports something that is worth knowing although nothing is wrong.
    pub fn note(&mut self, code: Code, place: impl Into<Place>, message: impl Into<String>) -> &mut Diagnostic {
        self.report(Severity::Note, code, place.into(), message.into())
    }

    /// A label for [`Diagnostic::with_related`].
    #[must_use]
    pub fn label(&self, origin: OriginId, message: impl Into<String>) -> Label {
        Label::new(self.origins.location(origin), message)
    }

    /// Notes that a place has the type of any JSON value. `by_us` says that the document says more.
    pub(crate) fn untyped(&mut self, origin: OriginId, by_us: bool) {
        let message = if by_us {
            "any JSON value: what the document says has no type here, and is checked"
        } else {
            "any JSON value: the document names no type"
        };
        let diagnostic = Diagnostic {
            code: if by_us { Code::SchemaUntypedByUs } else { Code::SchemaUntypedByDocument },
            severity: Severity::Warning,
            message: message.to_owned(),
            primary: Some(Label::new(self.origins.location(origin), "")),
            related: Vec::new(),
            help: None,
        };
        self.untyped.push(diagnostic);
    }

    /// Takes for warnings what is wrong in one place of a document only: in a path, or in a component.
    pub(crate) fn go_on(&mut self) {
        let within = |diagnostic: &Diagnostic| {
            let pointer = diagnostic.primary.as_ref().map_or("", |label| label.location.pointer.as_str());
            ["/paths/", "/components/", "/webhooks/", "/x-webhooks/"].iter().any(|part| pointer.starts_with(part))
        };
        // Of two definitions that contradict each other none is the right one.
        let of_all = [Code::MergeConflictingSchema, Code::MergeConflictingComponent, Code::MergeConflictingOperation];
        for diagnostic in self.diagnostics.iter_mut().filter(|diagnostic| within(diagnostic)) {
            if diagnostic.severity == Severity::Error && !of_all.contains(&diagnostic.code) {
                diagnostic.severity = Severity::Warning;
            }
        }
    }

    /// Whether an error was reported.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    #[expect(clippy::indexing_slicing, reason = "it was pushed just now")]
    fn report(&mut self, severity: Severity, code: Code, place: Place, message: String) -> &mut Diagnostic {
        let location = match place {
            Place::Nowhere => None,
            Place::Origin(origin) => Some(self.origins.location(origin)),
            Place::Location(location) => Some(location),
        };
        let primary = location.map(|location| Label::new(location, ""));
        let index = self.diagnostics.len();
        self.diagnostics.push(Diagnostic { code, severity, message, primary, related: Vec::new(), help: None });
        &mut self.diagnostics[index]
    }
}

/// What a diagnostic is about.
#[derive(Clone, Debug)]
pub enum Place {
    /// No place in any document; the message names the file.
    Nowhere,
    /// What was made of this place.
    Origin(OriginId),
    /// This place.
    Location(Location),
}

impl From<OriginId> for Place {
    fn from(origin: OriginId) -> Self {
        Self::Origin(origin)
    }
}

impl From<Option<OriginId>> for Place {
    fn from(origin: Option<OriginId>) -> Self {
        origin.map_or(Self::Nowhere, Self::Origin)
    }
}

impl From<Location> for Place {
    fn from(location: Location) -> Self {
        Self::Location(location)
    }
}

impl From<&Location> for Place {
    fn from(location: &Location) -> Self {
        Self::Location(location.clone())
    }
}
