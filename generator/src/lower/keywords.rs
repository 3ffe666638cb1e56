//! Every keyword of a schema (OpenAPI 3.0.4 §4.7.24; OpenAPI 3.1.1 §4.8.24; JSON Schema 2020-12), and what becomes of it.

use super::Version;
use super::forms::Form;

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
    pub(super) form: Form,
    pub(super) class: Class,
    pub(super) concern: Concern,
    known: Known,
}

impl Row {
    /// Whether one version alone knows the keyword.
    pub(super) fn is_of_one_version(self) -> bool {
        self.known != Known::Both
    }

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
    ($($name:literal $keyword:ident $form:ident $class:ident $concern:ident $known:ident)*) => {
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
                        form: Form::$form,
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
    "type"                  Type                  Types         Modelled    All     Both
    "description"           Description           Text          Annotation  All     Both
    "properties"            Properties            SchemasByName Modelled    Objects Both
    "title"                 Title                 Text          Annotation  All     Both
    "format"                Format                Text          Modelled    All     Both
    "nullable"              Nullable              Flag          Modelled    All     Only30
    "required"              Required              Names         Modelled    Objects Both
    "enum"                  Enum                  Values        Modelled    All     Both
    "example"               Example               Any           Annotation  All     Both
    "items"                 Items                 Items         Modelled    Arrays  Both
    "default"               Default               Any           Annotation  All     Both
    "$ref"                  Ref                   Reference     Modelled    All     Both
    "allOf"                 AllOf                 Schemas       Modelled    All     Both
    "anyOf"                 AnyOf                 Schemas       Modelled    All     Both
    "oneOf"                 OneOf                 Schemas       Modelled    All     Both
    "additionalProperties"  AdditionalProperties  Schema        Modelled    Objects Both
    "maxLength"             MaxLength             Size          Modelled    Strings Both
    "minLength"             MinLength             Size          Modelled    Strings Both
    "minimum"               Minimum               Number        Modelled    Numbers Both
    "maximum"               Maximum               Number        Modelled    Numbers Both
    "const"                 Const                 Any           Rewritten   All     Since31
    "pattern"               Pattern               Text          Modelled    Strings Both
    "readOnly"              ReadOnly              Flag          Modelled    All     Both
    "writeOnly"             WriteOnly             Flag          Modelled    All     Both
    "uniqueItems"           UniqueItems           Flag          Modelled    Arrays  Both
    "deprecated"            Deprecated            Flag          Annotation  All     Both
    "maxItems"              MaxItems              Size          Modelled    Arrays  Both
    "minItems"              MinItems              Size          Modelled    Arrays  Both
    "exclusiveMinimum"      ExclusiveMinimum      Limit         Rewritten   Numbers Both
    "exclusiveMaximum"      ExclusiveMaximum      Limit         Rewritten   Numbers Both
    "externalDocs"          ExternalDocs          Documentation Annotation  All     Both
    "minProperties"         MinProperties         Size          Modelled    Objects Both
    "maxProperties"         MaxProperties         Size          Modelled    Objects Both
    "multipleOf"            MultipleOf            Divisor       Modelled    Numbers Both
    "discriminator"         Discriminator         Discriminator Modelled    All     Both
    "not"                   Not                   Schema        Modelled    All     Both
    "xml"                   Xml                   Any           Annotation  All     Both
    "examples"              Examples              Any           Annotation  All     Both
    "propertyNames"         PropertyNames         Schema        WholeValue  Objects Since31
    "patternProperties"     PatternProperties     SchemasByName WholeValue  Objects Since31
    "dependentRequired"     DependentRequired     NamesByName   WholeValue  Objects Since31
    "dependentSchemas"      DependentSchemas      SchemasByName WholeValue  Objects Since31
    "unevaluatedProperties" UnevaluatedProperties Schema        WholeValue  Objects Since31
    "prefixItems"           PrefixItems           Schemas       WholeValue  Arrays  Since31
    "contains"              Contains              Schema        WholeValue  Arrays  Since31
    "minContains"           MinContains           Size          WholeValue  Arrays  Since31
    "maxContains"           MaxContains           Size          WholeValue  Arrays  Since31
    "unevaluatedItems"      UnevaluatedItems      Schema        WholeValue  Arrays  Since31
    "if"                    If                    Schema        WholeValue  All     Since31
    "then"                  Then                  Schema        WholeValue  All     Since31
    "else"                  Else                  Schema        WholeValue  All     Since31
    "contentEncoding"       ContentEncoding       Text          Annotation  Strings Since31
    "contentMediaType"      ContentMediaType      Text          Annotation  Strings Since31
    "contentSchema"         ContentSchema         Schema        Annotation  Strings Since31
    "$defs"                 Defs                  SchemasByName Annotation  All     Since31
    "$comment"              Comment               Text          Annotation  All     Since31
    "$anchor"               Anchor                Text          Annotation  All     Since31
    "$schema"               Schema                Text          Annotation  All     Since31
    "$vocabulary"           Vocabulary            Any           Annotation  All     Since31
    "$id"                   Id                    Any           Unsupported All     Since31
    "$dynamicRef"           DynamicRef            Any           Unsupported All     Since31
    "$dynamicAnchor"        DynamicAnchor         Any           Unsupported All     Since31
    // Of earlier drafts of JSON Schema.
    "definitions"           Definitions           SchemasByName Annotation  All     Both
    "dependencies"          Dependencies          Dependencies  WholeValue  Objects Both
    "additionalItems"       AdditionalItems       Schema        WholeValue  Arrays  Both
    "$recursiveRef"         RecursiveRef          Any           Unsupported All     Both
    "$recursiveAnchor"      RecursiveAnchor       Any           Unsupported All     Both
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
