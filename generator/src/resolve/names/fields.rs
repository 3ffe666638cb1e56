//! Names of fields and of arguments.

use std::collections::BTreeSet;

use super::scope::{Claim, Scope, claim_all};
use super::{value_identifier, words};
use crate::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Identifier, ParameterLocation};
use crate::source::OriginId;

/// A property, whose field has setters on the struct's builder.
#[derive(Debug)]
pub(in crate::resolve) struct Setter<'a> {
    pub(in crate::resolve) wire: &'a str,
    /// Whether there is a setter to null beside the one to a value.
    pub(in crate::resolve) null: bool,
    pub(in crate::resolve) origin: Option<OriginId>,
}

/// What a builder has beside its setters.
const BUILDER: &[&str] = &["build", "build_unchecked", "build_with"];

/// The names of a struct's fields, in their order, and of the map for other properties if there is to be one.
pub(in crate::resolve) fn fields(
    setters: &[Setter<'_>],
    map: bool,
    cx: &mut Context,
) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::default();
    let nulls = setters.iter().filter(|setter| setter.null).map(|setter| words::snake(setter.wire) + "_null");
    let nulls: BTreeSet<String> = nulls.collect();
    let reserved = |name: &str| BUILDER.contains(&name) || nulls.contains(name);
    let claims: Vec<_> =
        setters.iter().map(|setter| Claim { class: 0, text: setter.wire, kind: "field", place: "" }).collect();
    let names = claim_all(
        &mut scope,
        &claims,
        words::snake,
        |_, name| reserved(name),
        |at, name| {
            let null = setters.get(at).is_some_and(|setter| setter.null).then(|| format!("{name}_null"));
            std::iter::once(name.to_owned()).chain(null).collect()
        },
    );
    for (setter, name) in setters.iter().zip(&names).filter(|(setter, _)| reserved(&words::snake(setter.wire))) {
        let wire = setter.wire;
        let message = format!("the field of `{wire}` is called `{name}`: the builder has a method of its own name");
        cx.warning(Code::NameReserved, setter.origin, message);
    }
    let map = map.then(|| {
        let wanted = ["additional_properties", "additional_properties_map"].map(str::to_owned);
        value_identifier(scope.claim(wanted, |name| vec![name.to_owned()]))
    });
    (names.into_iter().map(value_identifier).collect(), map)
}

/// The names of the setters of a body in parts, in the properties' order.
pub(in crate::resolve) fn parts(setters: &[Setter<'_>], cx: &mut Context) -> Vec<Identifier> {
    // What every such body has.
    let reserved = |name: &str| matches!(name, "build" | "builder" | "clone" | "default" | "part" | "part_header");
    let claims = setters.iter().map(|setter| Claim { class: 0, text: setter.wire, kind: "property", place: "" });
    let claims: Vec<_> = claims.collect();
    let mut scope = Scope::default();
    let names = claim_all(&mut scope, &claims, words::snake, |_, name| reserved(name), |_, name| vec![name.to_owned()]);
    for (setter, name) in setters.iter().zip(&names).filter(|(setter, _)| reserved(&words::snake(setter.wire))) {
        let wire = setter.wire;
        let message = format!("the part `{wire}` is set by `{name}`: bodies in parts have a method of its own name");
        cx.warning(Code::NameReserved, setter.origin, message);
    }
    names.into_iter().map(value_identifier).collect()
}

/// A parameter.
#[derive(Debug)]
pub(in crate::resolve) struct Argument<'a> {
    pub(in crate::resolve) wire: &'a str,
    pub(in crate::resolve) location: ParameterLocation,
    /// Whether it has a setter, and no place among the positional arguments.
    pub(in crate::resolve) optional: bool,
}

/// The names of an operation's parameters, in their order, and of its body if it has one.
pub(in crate::resolve) fn arguments(parameters: &[Argument<'_>], body: bool) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::default();
    let claims = parameters.iter().map(|parameter| {
        let (class, place) = match parameter.location {
            ParameterLocation::Path => (0, "path"),
            ParameterLocation::Query => (1, "query"),
            ParameterLocation::Header => (2, "header"),
            ParameterLocation::Cookie => (3, "cookie"),
        };
        // The place says nothing of those that are in it together: `Time<` and `Time>`.
        let place = if has_namesake(parameter, parameters) { "" } else { place };
        Claim { class, text: parameter.wire, kind: "parameter", place }
    });
    let claims: Vec<_> = claims.collect();
    // The setters of optional ones stand beside the call's own methods.
    let reserved = |at: usize, name: &str| {
        parameters.get(at).is_some_and(|parameter: &Argument<'_>| parameter.optional) && is_call_method(name)
    };
    let names = claim_all(&mut scope, &claims, words::snake, reserved, |_, name| vec![name.to_owned()]);
    let body = body.then(|| {
        let wanted = ["body", "request_body", "body_argument"].map(str::to_owned);
        value_identifier(scope.claim(wanted, |name| vec![name.to_owned()]))
    });
    (names.into_iter().map(value_identifier).collect(), body)
}

/// Whether another parameter in the same place has the same words.
fn has_namesake(parameter: &Argument<'_>, all: &[Argument<'_>]) -> bool {
    let words = words::snake(parameter.wire);
    let is_namesake = |other: &&Argument<'_>| other.location == parameter.location && words::snake(other.wire) == words;
    all.iter().filter(is_namesake).nth(1).is_some()
}

/// Whether an optional parameter cannot have the setter that its name asks for.
pub(in crate::resolve) fn is_reserved_setter(wire: &str) -> bool {
    is_call_method(&words::snake(wire))
}

/// Methods that every call has, or may have.
fn is_call_method(name: &str) -> bool {
    matches!(
        name,
        "attempt_timeout"
            | "await"
            | "boxed"
            | "clone"
            | "decode"
            | "extension"
            | "from"
            | "header"
            | "idempotency_key"
            | "into"
            | "into_future"
            | "items"
            | "map"
            | "operation"
            | "operation_mut"
            | "pages"
            | "retry"
            | "send"
            | "timeout"
            | "to_request"
            | "validate_requests"
            | "validate_responses"
            | "wait"
            | "with_response"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field_names(wires: &[(&str, bool)]) -> Vec<String> {
        let setters = wires.iter().map(|(wire, null)| Setter { wire, null: *null, origin: None });
        let (names, map) = fields(&setters.collect::<Vec<_>>(), true, &mut Context::default());
        names.iter().chain(&map).map(ToString::to_string).collect()
    }

    #[test]
    fn fields_are_words_in_snake_case() {
        let names = field_names(&[("type", false), ("self", false), ("fooBar", false), ("@id", false), ("2d", false)]);
        assert_eq!(names, ["r#type", "self_", "foo_bar", "id", "value_2d", "additional_properties"]);
    }

    #[test]
    fn setters_do_not_collide() {
        assert_eq!(field_names(&[("a_null", false), ("a", true)])[..2], ["a_null_field", "a"]);
        assert_eq!(field_names(&[("build", false)])[0], "build_field");
        assert_eq!(
            field_names(&[("additional_properties", false)]),
            ["additional_properties", "additional_properties_map"]
        );
    }

    #[test]
    fn collisions_do_not_depend_on_order() {
        let wires = ["fooBar", "foo_bar", "foo-bar", "FooBar", "foo.bar", "FOO_BAR", "foo bar"];
        let names = field_names(&wires.map(|wire| (wire, false)));
        let expected = [
            "foo_bar_camel_case",
            "foo_bar",
            "foo_dash_bar",
            "foo_bar_pascal_case",
            "foo_dot_bar",
            "foo_bar_uppercase",
            "foo_space_bar",
        ];
        assert_eq!(names[..7], expected);
        let mut reversed = wires;
        reversed.reverse();
        let mut names = field_names(&reversed.map(|wire| (wire, false)));
        names.pop();
        names.reverse();
        assert_eq!(names, expected);
    }

    fn argument_names(wanted: &[(&str, ParameterLocation, bool)]) -> Vec<String> {
        let list =
            wanted.iter().map(|(wire, location, optional)| Argument { wire, location: *location, optional: *optional });
        let (parameters, body) = arguments(&list.collect::<Vec<_>>(), true);
        parameters.iter().chain(&body).map(ToString::to_string).collect()
    }

    #[test]
    fn arguments_keep_away_from_methods_of_calls() {
        let query = ParameterLocation::Query;
        let names = argument_names(&[("timeout", query, true), ("items", query, false), ("await", query, true)]);
        assert_eq!(names, ["timeout_parameter", "items", "await_parameter", "body"]);
    }

    #[test]
    fn arguments_of_one_name_differ_by_place() {
        let (path, query) = (ParameterLocation::Path, ParameterLocation::Query);
        assert_eq!(argument_names(&[("id", query, true), ("id", path, false)]), ["id_query", "id", "body"]);
        let (header, cookie) = (ParameterLocation::Header, ParameterLocation::Cookie);
        assert_eq!(
            argument_names(&[("id", cookie, true), ("ID", header, true), ("id", query, false)]),
            ["id_cookie", "id_header", "id", "body"]
        );
        assert_eq!(argument_names(&[("body", query, true)]), ["body", "request_body"]);
    }

    #[test]
    fn arguments_of_one_place_differ_by_their_symbols() {
        let query = ParameterLocation::Query;
        let names = ["StartTime<", "StartTime", "StartTime>"].map(|name| (name, query, true));
        assert_eq!(argument_names(&names), ["start_time_less", "start_time", "start_time_greater", "body"]);
    }
}
