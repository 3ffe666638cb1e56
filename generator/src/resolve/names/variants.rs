//! Names of variants.

use heck::ToSnakeCase;

use super::scope::{Claim, Scope, claim_all};
use super::{type_identifier, words};
use crate::ir::Identifier;

/// The names of an enum's values, in their order, and of the variant for values that are not listed if there is to be
/// one.
pub(in crate::resolve) fn variants(values: &[&str], open: bool) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::default();
    let claims: Vec<_> = values.iter().map(|text| Claim { class: 0, text, kind: "value", place: "" }).collect();
    let reserved = |_, name: &str| name == "Self";
    let names = claim_all(&mut scope, &claims, words::upper_camel, reserved, |_, name| vec![name.to_owned()]);
    let unknown = open.then(|| {
        let wanted = ["Unknown", "Unrecognized", "Unlisted", "OtherValue"].map(str::to_owned);
        type_identifier(scope.claim(wanted, |name| vec![name.to_owned()]))
    });
    (names.into_iter().map(type_identifier).collect(), unknown)
}

/// What a union's variant is called after.
#[derive(Clone, Copy)]
pub(in crate::resolve) enum VariantWords<'w> {
    /// The component that it holds.
    Component(&'w str),
    /// Words for what is inline.
    Inline(&'w str),
}

/// The names of a union's variants, in their order, from words for each, and of the variant for values of an unknown tag
/// if there is to be one. What the union's own name says already is left out: `UserMessage` is the variant `User` of
/// `Message`.
pub(in crate::resolve) fn union_variants(
    union: &str,
    words: &[VariantWords<'_>],
    open: bool,
) -> (Vec<Identifier>, Option<Identifier>) {
    let whole: Vec<&str> = words.iter().map(|words| words.text()).collect();
    let short: Vec<String> = words.iter().map(|words| words.within(union)).collect();
    let is_alone = |word: &String| short.iter().filter(|other| other.eq_ignore_ascii_case(word)).count() == 1;
    let words = short.iter().zip(whole).map(|(short, whole)| if is_alone(short) { short } else { whole });
    variants(&words.collect::<Vec<&str>>(), open)
}

impl<'w> VariantWords<'w> {
    fn text(self) -> &'w str {
        match self {
            Self::Component(text) | Self::Inline(text) => text,
        }
    }

    /// The words without those of the union, where all of these are there, around others.
    fn within(self, union: &str) -> String {
        let Self::Component(component) = self else { return self.text().to_owned() };
        let (of_union, of_component) = (union.to_snake_case(), component.to_snake_case());
        let (of_union, all): (Vec<&str>, Vec<&str>) =
            (of_union.split('_').collect(), of_component.split('_').collect());
        let before = of_union.iter().zip(&all).take_while(|(left, right)| left == right).count();
        let behind = of_union.iter().rev().zip(all.iter().rev()).take_while(|(left, right)| left == right).count();
        let behind = behind.min(of_union.len() - before);
        match all.get(before..all.len().saturating_sub(behind)) {
            Some(rest @ [first, ..]) if before + behind == of_union.len() && first.starts_with(char::is_alphabetic) => {
                rest.join(" ")
            }
            _ => component.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(values: &[&str], open: bool) -> Vec<String> {
        let (names, unknown) = variants(values, open);
        names.iter().chain(&unknown).map(ToString::to_string).collect()
    }

    #[test]
    fn values_become_upper_camel_case() {
        assert_eq!(names(&["sonic-turbo", "sonic-3"], true), ["SonicTurbo", "Sonic3", "Unknown"]);
        assert_eq!(
            names(&["+1", "-1", "", "self", "<="], false),
            ["Plus1", "Minus1", "Empty", "SelfValue", "LessOrEqual"]
        );
    }

    #[test]
    fn the_unknown_value_keeps_away_from_a_listed_one() {
        assert_eq!(names(&["unknown", "a"], true), ["Unknown", "A", "Unrecognized"]);
        assert_eq!(names(&["unknown", "unrecognized"], true)[2], "Unlisted");
        assert_eq!(names(&["unknown"], false), ["Unknown"]);
    }

    #[test]
    fn variants_leave_out_what_the_union_says() {
        use VariantWords::{Component, Inline};
        let names = |union, words: &[VariantWords<'_>]| {
            let (names, _) = union_variants(union, words, false);
            names.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let messages = [Component("UserMessage"), Component("ToolCallMessage"), Component("Message2"), Inline("text")];
        assert_eq!(names("Message", &messages), ["User", "ToolCall", "Message2", "Text"]);
        let both =
            [Component("ChatRequestDeveloperMessage"), Component("ChatMessage"), Component("ChatResponseMessage")];
        assert_eq!(names("ChatRequestMessage", &both), ["Developer", "ChatMessage", "ChatResponseMessage"]);
        assert_eq!(
            names("Pet", &[Component("PetCat"), Component("CatPet"), Component("Dog")]),
            ["PetCat", "CatPet", "Dog"]
        );
        assert_eq!(names("Pet", &[Component("Pet"), Component("PetPet")]), ["Pet", "PetPet"]);
    }

    #[test]
    fn values_that_differ_in_case_or_symbols_differ() {
        assert_eq!(names(&["asc", "ASC", "Asc"], false), ["AscLowercase", "AscUppercase", "Asc"]);
        assert_eq!(names(&["-created", "created"], false), ["MinusCreated", "Created"]);
        assert_eq!(names(&["a", "a", "a"], false), ["A", "ALowercase", "AValue"]);
    }
}
