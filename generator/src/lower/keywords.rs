//! Every keyword of a schema (OpenAPI 3.0.4 §4.7.24; OpenAPI 3.1.1 §4.8.24; JSON Schema 2020-12), and what becomes of it.

use super::Version;

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// The dialect says it, and it is carried as it is.
    Modelled,
    /// The dialect says it in other words.
    Rewritten,
    /// It asserts something that the dialect does not say, and the table of schemas does.
    WholeValue,
    /// It asserts nothing.
    Annotation,
    /// It changes what the schema means in a way that is not understood: a warning.
    Unsupported,
}

/// The instances that a keyword asserts something of. All others satisfy it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concern {
    All,
    Numbers,
    Strings,
    Arrays,
    Objects,
}

/// The versions of OpenAPI that know a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Both,
    Only30,
    Since31,
}

/// What is known of a keyword.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) class: Class,
    pub(super) concern: Concern,
    known: Known,
}

impl Row {
    /// The version that knows the keyword, where `version` does not.
    pub(super) fn only_of(self, version: Version) -> Option<&'static str> {
        match (self.known, version) {
            (Known::Only30, Version::V3_1) => Some("3.0"),
            (Known::Since31, Version::V3_0) => Some("3.1"),
            _ => None,
        }
    }
}

macro_rules! keywords {
    ($($name:literal $keyword:ident $class:ident $concern:ident $known:ident)*) => {
        /// A keyword.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Keyword {
            $($keyword,)*
        }

        impl Keyword {
            /// The keyword as it is written.
            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Self::$keyword => $name,)*
                }
            }

            /// What is known of it.
            pub(super) fn row(self) -> Row {
                match self {
                    $(Self::$keyword => Row {
                        class: Class::$class,
                        concern: Concern::$concern,
                        known: Known::$known,
                    },)*
                }
            }

            /// The keyword of a name.
            pub(super) fn of(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$keyword),)*
                    _ => None,
                }
            }
        }

        /// The names of all keywords.
        pub(super) const NAMES: &[&str] = &[$($name,)*];
    };
}

// The most frequent ones come first: the list is searched from its beginning.
keywords! {
    "type"                  Type                  Modelled    All     Both
    "description"           Description           Annotation  All     Both
    "properties"            Properties            Modelled    Objects Both
    "title"                 Title                 Annotation  All     Both
    "format"                Format                Modelled    All     Both
    "nullable"              Nullable              Modelled    All     Only30
    "required"              Required              Modelled    Objects Both
    "enum"                  Enum                  Modelled    All     Both
    "example"               Example               Annotation  All     Both
    "items"                 Items                 Modelled    Arrays  Both
    "default"               Default               Annotation  All     Both
    "$ref"                  Ref                   Modelled    All     Both
    "allOf"                 AllOf                 Modelled    All     Both
    "anyOf"                 AnyOf                 Modelled    All     Both
    "oneOf"                 OneOf                 Modelled    All     Both
    "additionalProperties"  AdditionalProperties  Modelled    Objects Both
    "maxLength"             MaxLength             Modelled    Strings Both
    "minLength"             MinLength             Modelled    Strings Both
    "minimum"               Minimum               Modelled    Numbers Both
    "maximum"               Maximum               Modelled    Numbers Both
    "const"                 Const                 Rewritten   All     Since31
    "pattern"               Pattern               Modelled    Strings Both
    "readOnly"              ReadOnly              Modelled    All     Both
    "writeOnly"             WriteOnly             Modelled    All     Both
    "uniqueItems"           UniqueItems           Modelled    Arrays  Both
    "deprecated"            Deprecated            Annotation  All     Both
    "maxItems"              MaxItems              Modelled    Arrays  Both
    "minItems"              MinItems              Modelled    Arrays  Both
    "exclusiveMinimum"      ExclusiveMinimum      Rewritten   Numbers Both
    "exclusiveMaximum"      ExclusiveMaximum      Rewritten   Numbers Both
    "externalDocs"          ExternalDocs          Annotation  All     Both
    "minProperties"         MinProperties         Modelled    Objects Both
    "maxProperties"         MaxProperties         Modelled    Objects Both
    "multipleOf"            MultipleOf            Modelled    Numbers Both
    "discriminator"         Discriminator         Modelled    All     Both
    "not"                   Not                   Modelled    All     Both
    "xml"                   Xml                   Annotation  All     Both
    "examples"              Examples              Annotation  All     Both
    "propertyNames"         PropertyNames         WholeValue  Objects Since31
    "patternProperties"     PatternProperties     WholeValue  Objects Since31
    "dependentRequired"     DependentRequired     WholeValue  Objects Since31
    "dependentSchemas"      DependentSchemas      WholeValue  Objects Since31
    "unevaluatedProperties" UnevaluatedProperties WholeValue  Objects Since31
    "prefixItems"           PrefixItems           WholeValue  Arrays  Since31
    "contains"              Contains              WholeValue  Arrays  Since31
    "minContains"           MinContains           WholeValue  Arrays  Since31
    "maxContains"           MaxContains           WholeValue  Arrays  Since31
    "unevaluatedItems"      UnevaluatedItems      WholeValue  Arrays  Since31
    "if"                    If                    WholeValue  All     Since31
    "then"                  Then                  WholeValue  All     Since31
    "else"                  Else                  WholeValue  All     Since31
    "contentEncoding"       ContentEncoding       Annotation  Strings Since31
    "contentMediaType"      ContentMediaType      Annotation  Strings Since31
    "contentSchema"         ContentSchema         Annotation  Strings Since31
    "$defs"                 Defs                  Annotation  All     Since31
    "$comment"              Comment               Annotation  All     Since31
    "$anchor"               Anchor                Annotation  All     Since31
    "$schema"               Schema                Annotation  All     Since31
    "$vocabulary"           Vocabulary            Annotation  All     Since31
    "$id"                   Id                    Unsupported All     Since31
    "$dynamicRef"           DynamicRef            Unsupported All     Since31
    "$dynamicAnchor"        DynamicAnchor         Unsupported All     Since31
    // Of earlier drafts of JSON Schema.
    "definitions"           Definitions           Annotation  All     Both
    "dependencies"          Dependencies          WholeValue  Objects Both
    "additionalItems"       AdditionalItems       WholeValue  Arrays  Both
    "$recursiveRef"         RecursiveRef          Unsupported All     Both
    "$recursiveAnchor"      RecursiveAnchor       Unsupported All     Both
}

#[cfg(test)]
mod tests {
    use super::{Keyword, NAMES};

    #[test]
    fn every_name_is_found() {
        for name in NAMES {
            assert_eq!(Keyword::of(name).map(Keyword::name), Some(*name));
        }
    }
}
