//! Building models.

use serde_json::json;

use crate::runtime::json::{self, Model};
use crate::runtime::model::{self, Builder};
use crate::runtime::validate::{self, Checker};

model::object! {
    /// A model with a field of every kind.
    pub struct Sample, SampleBuilder {
        required name: String = "name" [Sample::check_name],
        required_nullable(owner_null) owner: String = "owner",
        optional limit: i64 = "limit" [Sample::check_limit],
        nullable comment: String = "comment",
        tristate(parent_null) parent: String = "parent",
        boxed_tristate(child_null) child: Sample = "child" [checked],
        boxed_optional sibling: Sample = "sibling" [checked],
        defaulted page: i64 = "page" | 1,
        defaulted_nullable(size_null) size: i64 = "size" | Some(10),
        optional names as Vec<Option<String>> = "names",
        .. rest: serde_json::Value = Sample::check_rest,
    }
}

impl Sample {
    fn check_name(value: &String, check: &mut Checker<'_>) {
        check.min_length(value, 1);
    }

    fn check_limit(value: &i64, check: &mut Checker<'_>) {
        check.maximum(*value, 20);
    }

    fn check_rest(value: &std::collections::BTreeMap<String, serde_json::Value>, check: &mut Checker<'_>) {
        check.undeclared(value, <Self as model::Object>::PROPERTIES);
    }
}

model::object! {
    /// A model that counts its properties.
    pub struct Counted, CountedBuilder(closed, fewest = 1u64, most = 2u64) {
        optional a: i64 = "a",
        optional b: i64 = "b",
        optional c: i64 = "c",
    }
}

model::object! {
    /// A model whose setters are called as what builders do within.
    pub struct Names, NamesBuilder {
        optional is_complete: bool = "is_complete",
        optional construct: bool = "construct",
        optional give: bool = "give",
        optional take: bool = "take",
        optional given: bool = "given",
        optional required: bool = "required",
        optional rest: bool = "rest",
        optional default: bool = "default",
        optional clone: bool = "clone",
        optional set: bool = "set",
        optional new: bool = "new",
    }
}

fn violations<M: model::Object + std::fmt::Debug>(builder: Builder<M>) -> Vec<String> {
    builder.build().unwrap_err().iter().map(ToString::to_string).collect()
}

fn named() -> SampleBuilder {
    Sample::builder().name("triage").owner("me")
}

#[test]
fn what_is_given_becomes_the_model() {
    let model = named().limit(5).parent("p").child(named()).names(vec![None, Some("x".to_owned())]);
    let model = model.rest([("more", json!(1))]).build().unwrap();
    assert_eq!(model.name, "triage");
    assert_eq!(model.owner.as_deref(), Some("me"));
    assert_eq!(model.limit, Some(5));
    assert_eq!(model.comment, None);
    assert_eq!(model.parent.value().map(String::as_str), Some("p"));
    assert_eq!(model.child.value().map(|child| child.name.as_str()), Some("triage"));
    assert_eq!((model.page, model.size), (1, Some(10)));
    assert_eq!(model.names, Some(vec![None, Some("x".to_owned())]));
    assert_eq!(model.rest.get("more"), Some(&json!(1)));
}

#[test]
fn null_is_set_where_it_means_something() {
    let model = Sample::builder().name("n").owner_null().parent_null().child_null().size_null().build().unwrap();
    assert_eq!(model.owner, None);
    assert!(model.parent.is_null() && model.child.is_null());
    assert_eq!(model.size, None);
    let text = String::from_utf8(model.to_json()).unwrap();
    assert_eq!(text, r#"{"name":"n","owner":null,"parent":null,"child":null,"page":1,"size":null}"#);
    assert_eq!(Sample::from_json(text.as_bytes()).unwrap(), model);
}

#[test]
fn the_last_of_two_values_counts() {
    let model = named().limit(99).limit(3).parent("p").parent_null().build().unwrap();
    assert_eq!(model.limit, Some(3));
    assert!(model.parent.is_null());
    let unset = named().limit(99).limit(None::<i64>).build().unwrap();
    assert_eq!(unset.limit, None);
}

#[test]
fn everything_wrong_is_reported_in_the_order_of_the_fields() {
    let found = violations(Sample::builder().name("").limit(21).child(Sample::builder()));
    assert_eq!(
        found,
        [
            "/name has 0 characters, at least 1 is needed",
            "/owner is required",
            "/limit must be at most 20",
            "/child/name is required",
            "/child/owner is required",
        ]
    );
}

#[test]
fn constraints_are_reported_where_nothing_is_missing() {
    assert_eq!(violations(named().limit(21)), ["/limit must be at most 20"]);
    assert_eq!(
        violations(named().rest([("name", json!(1))])),
        ["/name stands among the additional properties, but is declared"]
    );
}

#[test]
fn unchecked_building_still_asks_for_what_is_required() {
    assert_eq!(named().limit(21).build_unchecked().unwrap().limit, Some(21));
    let found = Sample::builder().limit(21).build_unchecked().unwrap_err();
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["/name is required", "/owner is required"]);
}

#[test]
fn properties_are_counted() {
    assert_eq!(violations(Counted::builder()), ["the value has 0 properties, at least 1 is needed"]);
    assert!(Counted::builder().a(1).c(1).build().is_ok());
    assert_eq!(violations(Counted::builder().a(1).b(1).c(1)), ["the value has 3 properties, at most 2 are allowed"]);
    assert!(Counted::from_json_strict(br#"{"a":1,"d":1}"#).is_err());
    assert!(Counted::from_json(br#"{"a":1,"d":1}"#).is_ok());
}

#[test]
fn builders_can_be_copied_and_shown() {
    let builder = named().limit(2).parent_null();
    let shown = format!("{builder:?}");
    assert!(shown.contains("triage") && shown.contains("limit"), "{shown}");
    assert_eq!(builder.clone().build().unwrap(), builder.build().unwrap());
}

#[test]
fn a_default_stands_for_a_missing_property_and_null_does_not() {
    let model = Sample::from_json(br#"{"name":"n","owner":null,"size":null}"#).unwrap();
    assert_eq!((model.page, model.size, model.owner), (1, None, None));
    assert!(json::read::<Sample>(b"{}", json::Reading::Lenient).is_err());
    assert_eq!(validate::Validate::validate(&named().build().unwrap()), Ok(()));
}

#[test]
fn setters_may_have_any_name() {
    let names = Names::builder().is_complete(true).construct(true).give(true).take(true).given(true).required(true);
    let names = names.rest(true).default(true).clone(true).set(true).new(true).build().unwrap();
    assert_eq!(names.to_json().iter().filter(|byte| **byte == b':').count(), 11);
}
