//! The catalogue of findings.

use std::fmt;

macro_rules! codes {
    ($($variant:ident $id:literal $explanation:literal)*) => {
        /// The kind of a [`Diagnostic`](super::Diagnostic): a stable id and what it means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the stages.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable id, such as `reference/dangling`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }

            /// What it means and what becomes of it, in a paragraph.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$variant => $explanation,)*
                }
            }
        }
    };
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

codes! {
    InputNotFound "input/not-found"
    "There is no file or folder at a path that was given."

    InputUnreadable "input/unreadable"
    "A file or folder is there, but reading it failed, for instance for want of permission."

    InputNoDocuments "input/no-documents"
    "A folder was given, and nothing in it is an OpenAPI document. Hidden files and folders are passed over, and so \
     are files without a key `openapi`."

    InputNotADocument "input/not-a-document"
    "A file was named, but it is no OpenAPI document: a file of JSON or YAML whose value is no object with a key \
     `openapi`, or a Markdown page without a fenced block that holds such an object. In a folder such files are passed \
     over."

    InputUnsupportedFormat "input/unsupported-format"
    "A file was named that is neither JSON nor YAML nor Markdown, going by its name and by how it begins. In a folder such \
     files are passed over."

    InputNotUtf8 "input/not-utf8"
    "The file is not encoded in UTF-8, as JSON has to be (RFC 8259 §8.1). Of YAML no other encoding is read."

    JsonSyntax "json/syntax"
    "The text is not JSON (RFC 8259). Line and column are where reading stopped, which may be behind the mistake."

    JsonTooDeep "json/too-deep"
    "The value is nested deeper than 128 levels, in JSON or, with all that aliases stand for, in YAML. There is no need for such documents, and the limit keeps a hostile \
     one from exhausting the stack."

    JsonDuplicateKey "json/duplicate-key"
    "An object has the same key twice. What that means is not defined (RFC 8259 §4, YAML 1.2.2 §3.2.1.1); the last one \
     is used, as most readers do."

    YamlSyntax "yaml/syntax"
    "The text is not YAML (1.2.2). Line and column are where reading stopped, which may be behind the mistake."

    YamlNotJson "yaml/not-json"
    "The YAML text says what JSON has no words for, and OpenAPI documents are made of what JSON has: infinite numbers, \
     sequences and mappings as keys, an alias within what it stands for, a value that is not what its tag says, a key \
     `<<` before anything but mappings."

    YamlTooLarge "yaml/too-large"
    "The aliases of the text stand for more than a million values, which no document needs. The limit keeps a hostile one \
     from exhausting the memory."

    YamlSeveralDocuments "yaml/several-documents"
    "The YAML text holds more than one document, with `---` between them. Each document needs a file, or a block of a \
     page, of its own."

    YamlUnknownTag "yaml/unknown-tag"
    "A value has a tag that is none of YAML's own, such as `!include`. What a program makes of it is not known here; the \
     value is read as if it had no tag."

    DocumentUnsupportedVersion "document/unsupported-version"
    "The document is of a version of OpenAPI that is not read yet, or does not say which. Versions 3.0 and 3.1 are read."

    DocumentMalformed "document/malformed"
    "A part of the document is not what the specification says it has to be: its JSON type is another, its text has \
     another form, or a required part is missing. The rest is read, so that one run shows all that is wrong."

    DocumentUnsupportedPart "document/unsupported-part"
    "A part of the document is understood but nothing is generated for it yet, such as a dialect of JSON Schema, or the \
     payload of a webhook that is neither JSON nor a form."

    DocumentLinks "document/links"
    "Responses have links, which say how a value of one can be passed on to another operation. They are left out: a client \
     has both operations, and its user passes the value on. Nothing is wrong with the document."

    DocumentUnknownField "document/unknown-field"
    "An object of the document has a field that the specification does not know. It may be misspelt. It is ignored; \
     extensions begin with `x-`."

    ReferenceDangling "reference/dangling"
    "A `$ref` leads to a place that the document does not have."

    ReferenceExternal "reference/external"
    "A `$ref` leads to another file or to a URL. Such references are not followed yet: bring the target into the \
     document's `components`."

    ReferenceUnsupported "reference/unsupported"
    "A `$ref` leads into the document, but not to something of the kind that is wanted there. It may lead to a component, \
     or to whatever stands elsewhere in the document, also in an extension; references of schemas may lead to any \
     schema, also to a part of another definition, to `$defs` or to an `$anchor`."

    ReferenceCycle "reference/cycle"
    "Definitions are nothing but references to one another, in a circle, so that none of them says anything; or a schema \
     applies itself to the same value by way of `allOf`, `anyOf` and the like, which has no end and is ignored. A circle \
     through properties or items is fine."

    SchemaUnsupportedKeyword "schema/unsupported-keyword"
    "A keyword asserts something that the generated client does not enforce: a pattern that its engine cannot take, `$id`, \
     `$dynamicRef`, `readOnly` or `writeOnly`. Values are accepted that the server may refuse."

    SchemaUnknownKeyword "schema/unknown-keyword"
    "A schema has a keyword that neither JSON Schema nor OpenAPI knows in this version. It may be misspelt. It asserts \
     nothing; extensions begin with `x-`."

    SchemaMisplacedKeyword "schema/misplaced-keyword"
    "A keyword stands where it asserts nothing: beside a `type` that it does not concern, such as `maxLength` beside \
     `type: integer`, or beside a `$ref` in OpenAPI 3.0, where everything beside a `$ref` is ignored."

    SchemaUntyped "schema/untyped"
    "A schema constrains values of one type without a `type`, and so values of all other types are valid. The generated \
     type is any JSON value, or the type that is meant where that is clear."

    SchemaUntypedByDocument "schema/untyped-by-document"
    "The type of a place is any JSON value, because the document names no type for it. Listed by `--report-untyped` alone."

    SchemaUntypedByUs "schema/untyped-by-us"
    "The type of a place is any JSON value although the document says more: it lists arrays or objects, or arrays whose \
     items differ and may be missing. What it says is checked all the same. Listed by `--report-untyped` alone."

    SchemaContradiction "schema/contradiction"
    "No value satisfies the schema, for instance because a minimum is greater than the maximum."

    SchemaInvalidDefault "schema/invalid-default"
    "The `default` of a schema is no instance of it. The default is not used."

    SchemaInvalidExample "schema/invalid-example"
    "An `example` of a schema is no instance of it. Examples change nothing in the client, but one of the two is wrong."

    SchemaNullableEnum "schema/nullable-enum"
    "Two keywords of a schema disagree about null. A schema that is `nullable` without an `enum` that lists null, or \
     that refers to one that is not, admits null all the same, for that is what is nearly always meant. Where `type` \
     and `enum` disagree, null is no value, as JSON Schema has it."

    MergeConflictingSchema "merge/conflicting-schema"
    "Two documents define different schemas under one name."

    MergeConflictingComponent "merge/conflicting-component"
    "Two documents define different parameters, responses, request bodies, headers or security schemes under one name."

    MergeAnnotationsDiffer "merge/annotations-differ"
    "Two documents define the same schema or component under one name, but describe it differently (`description`, \
     `default`, examples and the like). One of the descriptions is used, whatever the order of the documents."

    MergeConflictingOperation "merge/conflicting-operation"
    "Two documents define different operations for one path and method."

    MergeInfoDiffers "merge/info-differs"
    "The documents have different titles or versions. One of them is used, whatever the order of the documents."

    PathUndeclaredParameter "path/undeclared-parameter"
    "A path template has a parameter that no operation parameter declares. It becomes a required string."

    PathUnusedParameter "path/unused-parameter"
    "A path parameter is declared that the path template does not have. It is left out, for there is no place to put it."

    PathMalformedTemplate "path/malformed-template"
    "A path does not begin with `/`, or its braces do not match."

    ParameterUnsupported "parameter/unsupported"
    "A parameter is a header that HTTP has no place for: its name is no name of a header, or it is about the connection."

    ParameterNested "parameter/nested"
    "A parameter has arrays or objects within its value, and a style that has no form for them. They are sent as JSON \
     text, which is the nearest: the specification does not define what is sent."

    ParameterDuplicate "parameter/duplicate"
    "An operation has two parameters of one name in one location. The last one is used."

    BodyUnsupported "body/unsupported"
    "A request body has no media type that the generated client can send yet."

    ResponseUnsupported "response/unsupported"
    "A response has a body of a media type, or a status, that the generated client cannot read yet."

    OperationLeftOut "operation/left-out"
    "Something is wrong in an operation, and generation was told to keep going: the operation is left out."

    OperationMissingId "operation/missing-id"
    "An operation has no `operationId`. Its name is made of its method and path."

    OperationDuplicateId "operation/duplicate-id"
    "Two operations have one `operationId`."

    SecurityUnsupportedScheme "security/unsupported-scheme"
    "A security scheme cannot be sent: its name is none that a header, a cookie or a scheme of `Authorization` can have, or \
     it has to share its place with another one. Requests are sent without it."

    SecurityUnknownScheme "security/unknown-scheme"
    "A security requirement names a scheme that `components.securitySchemes` does not have. The alternative that asks for it \
     is ignored; where none is left, requests are sent without credentials."

    ServerVariableDefault "server/variable-default"
    "A variable of a server's URL has no `default`, which it has to have, or an empty one that leaves no host. It is the \
     first of its values unless it is set, or where it has none, users of the server have to set it."

    ServerUnsupported "server/unsupported"
    "The URL of a server has variables or a form that is not understood yet."

    NameReserved "name/reserved"
    "A name of the document is one that the generated client needs for itself. It is given another name."

    OutputForeignFile "output/foreign-file"
    "A file that would be written is there already and was not generated. It is not overwritten."

    OutputUnwritable "output/unwritable"
    "A file or folder of the output could not be written."

    OutputUnreadable "output/unreadable"
    "A file or folder of the output could not be read."

    ConfigInvalid "config/invalid"
    "The options do not go together, or one of them has a value that is not possible."
}
