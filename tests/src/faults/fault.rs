//! What can go wrong.

/// A fault that befalls one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection is reset before anything of the request is read.
    ResetBefore,
    /// The connection is reset once the request is read, before any answer.
    ResetAfter,
    /// The connection is reset within the answer.
    ResetWithin,
    /// The connection is closed once the request is read, without an answer.
    Close,
    /// Nothing is answered, for as long as the client stays.
    Stall,
    /// The head of an answer and half of its body, and then nothing more, for as long as the client stays.
    StallWithin,
    /// `content-length` promises more than there is, and the connection is closed.
    Truncate,
    /// A status that says that the request was not applied, and a `Retry-After` with this value.
    Refuse(u16, Option<String>),
    /// Bytes that are no HTTP.
    Garbage,
    /// A page of HTML with the status 200, as a portal would answer.
    Html,
    /// The right JSON, which calls itself `text/plain`.
    PlainText,
    /// `content-length` promises less than there is.
    ShortLength,
    /// The right answer, a byte at a time.
    Trickle,
    /// A body without end.
    Endless,
    /// A redirect with this status and this `Location`.
    Redirect(u16, String),
    /// An enum has a value that the document does not know.
    UnknownEnum,
    /// All properties are missing that may be.
    MissingOptional,
    /// A number is a string.
    WrongFieldType,
    /// An answer of the test's own, behind which the connection is closed. It counts as applied.
    Answer(Vec<u8>),
}

impl Fault {
    /// Whether the operation is applied although this befalls its request.
    pub fn applies(&self) -> bool {
        match self {
            Self::ResetBefore | Self::Refuse(..) => false,
            Self::Redirect(status, _) => *status == 303,
            _ => true,
        }
    }

    /// Whether the connection is of no more use behind the answer.
    pub(super) fn closes(&self) -> bool {
        matches!(self, Self::Truncate | Self::ShortLength | Self::Garbage | Self::Answer(_))
    }

    /// A few letters for tables.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ResetBefore => "reset before",
            Self::ResetAfter => "reset after",
            Self::ResetWithin => "reset within",
            Self::Close => "close",
            Self::Stall => "stall",
            Self::StallWithin => "stall within",
            Self::Truncate => "truncate",
            Self::Refuse(429, _) => "429",
            Self::Refuse(503, _) => "503",
            Self::Refuse(..) => "refuse",
            Self::Garbage => "garbage",
            Self::Html => "html",
            Self::PlainText => "plain text",
            Self::ShortLength => "short length",
            Self::Trickle => "trickle",
            Self::Endless => "endless",
            Self::Redirect(..) => "redirect",
            Self::UnknownEnum => "unknown enum",
            Self::MissingOptional => "missing optional",
            Self::WrongFieldType => "wrong field type",
            Self::Answer(_) => "answer",
        }
    }
}
