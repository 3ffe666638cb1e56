//! Reading the properties of an object.

use std::collections::BTreeMap;

use crate::runtime::field::Field;
use crate::runtime::json::{Node, ObjectReader, Reading};
use crate::runtime::model::{Presence, Property, Source};

fn reader(text: &str, reading: Reading) -> ObjectReader<'_> {
    ObjectReader::new(Node::parse(text.as_bytes()).unwrap(), reading).unwrap()
}

#[test]
fn properties_are_found_in_any_order() {
    let mut object = reader(r#"{"c":3,"a":1,"b":2}"#, Reading::Strict);
    for (name, expected) in [("a", 1), ("b", 2), ("c", 3)] {
        assert_eq!(object.required::<i64>(name), Ok(expected));
    }
}

#[test]
fn a_property_is_read_once() {
    let mut object = reader(r#"{"a":1}"#, Reading::Strict);
    object.required::<i64>("a").unwrap();
    assert!(object.rest::<i64>().unwrap().is_empty());
}

#[test]
fn errors_say_where_and_what_but_not_the_value() {
    let mut object = reader(r#"{"list":[1,{"a/b~c":"secret"}],"n":300}"#, Reading::Strict);
    let error = object.required::<Vec<BTreeMap<String, i64>>>("list").unwrap_err();
    assert_eq!((error.pointer(), error.message()), ("/list/0", "expected an object, found an integer"));
    let error = object.required::<i64>("missing").unwrap_err();
    assert_eq!(error.to_string(), "/missing: is missing");

    let mut object = reader(r#"{"map":{"a/b~c":"secret"}}"#, Reading::Strict);
    let error = object.required::<BTreeMap<String, i64>>("map").unwrap_err();
    assert_eq!(error.to_string(), "/map/a~1b~0c: expected an integer, found a string");
}

#[test]
fn the_states_of_a_property_are_told_apart() {
    const PROPERTIES: &[Property] = &[Property::new("a", Presence::Optional)];
    let states = |text| Source::json(reader(text, Reading::Strict), PROPERTIES).tristate::<i64>().unwrap();
    assert_eq!(states("{}"), Field::Absent);
    assert_eq!(states(r#"{"a":null}"#), Field::Null);
    assert_eq!(states(r#"{"a":1}"#), Field::Value(1));
}

#[test]
fn lenient_reading_takes_a_forbidden_null_for_a_missing_property() {
    assert_eq!(reader(r#"{"a":null}"#, Reading::Lenient).optional::<i64>("a"), Ok(None));
    assert!(reader(r#"{"a":null}"#, Reading::Strict).optional::<i64>("a").is_err());
    assert!(reader(r#"{"a":null}"#, Reading::Lenient).required::<i64>("a").is_err());
}

#[test]
fn null_is_a_value_where_anything_is() {
    let mut object = reader(r#"{"a":null}"#, Reading::Strict);
    assert_eq!(object.optional::<serde_json::Value>("a"), Ok(Some(serde_json::Value::Null)));
    assert_eq!(object.optional::<serde_json::Value>("b"), Ok(None));
}

#[test]
fn undeclared_properties_are_refused_by_strict_reading_alone() {
    let denied = |reading| {
        let mut object = reader(r#"{"a":1,"b":2}"#, reading);
        object.required::<i64>("a").unwrap();
        object.deny_rest()
    };
    assert_eq!(denied(Reading::Lenient), Ok(()));
    assert_eq!(denied(Reading::Strict).unwrap_err().to_string(), "/b: no such property is allowed");
}

#[test]
fn constants_have_to_be_there_and_are_compared_by_strict_reading_alone() {
    const PROPERTIES: &[Property] = &[Property::constant("type", "blank"), Property::new("size", Presence::Required)];
    let read = |text, reading| {
        let mut object = reader(text, reading);
        object.constants(PROPERTIES)?;
        object.required::<i64>("size")
    };
    for reading in [Reading::Strict, Reading::Lenient] {
        assert_eq!(read(r#"{"size":1,"type":"blank"}"#, reading), Ok(1));
        assert_eq!(read(r#"{"size":1}"#, reading).unwrap_err().to_string(), "/type: is missing");
    }
    assert_eq!(read(r#"{"size":1,"type":"other"}"#, Reading::Lenient), Ok(1));
    let refused = read(r#"{"size":1,"type":"other"}"#, Reading::Strict).unwrap_err();
    assert_eq!(refused.to_string(), "/type: is not one of `blank`");
}
