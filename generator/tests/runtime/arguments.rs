//! What passes for what.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use crate::runtime::argument::{Argument, IntoArgument};
use crate::runtime::validate::{Number, Rule};

fn pass<T>(value: impl IntoArgument<T>) -> Argument<T> {
    value.into_argument()
}

#[test]
fn text_passes_in_all_its_forms() {
    let owned = String::from("a");
    for argument in [pass::<String>("a"), pass(&owned), pass(owned.clone()), pass(Cow::Borrowed("a")), pass(Some("a"))]
    {
        assert_eq!(argument, Argument::Set("a".to_owned()));
    }
    assert_eq!(pass::<String>(None::<&str>), Argument::Unset);
}

#[test]
fn integers_of_any_width_pass_if_they_fit() {
    assert_eq!(pass::<i64>(5), Argument::Set(5));
    assert_eq!(pass::<i64>(5_u8), Argument::Set(5));
    assert_eq!(pass::<u64>(5_usize), Argument::Set(5));
    let Argument::Bad(violations) = pass::<i32>(i64::MAX) else { panic!("it does not fit") };
    let rule = Rule::Maximum { limit: Number::Integer(i32::MAX.into()) };
    assert_eq!(violations.iter().next().unwrap().rule(), &rule);
    let Argument::Bad(violations) = pass::<u32>(-1) else { panic!("it does not fit") };
    assert_eq!(violations.iter().next().unwrap().rule(), &Rule::Minimum { limit: Number::Integer(0) });
}

#[test]
fn a_uuid_passes_as_itself_and_as_text() {
    let id = Uuid::from_u128(7);
    assert_eq!(pass::<Uuid>(id), Argument::Set(id));
    assert_eq!(pass::<Uuid>(id.to_string()), Argument::Set(id));
    let Argument::Bad(violations) = pass::<Uuid>("seven") else { panic!("it is no UUID") };
    assert_eq!(violations.to_string(), "the value is not a valid UUID");
}

#[test]
fn collections_pass_element_by_element_and_name_the_bad_ones() {
    assert_eq!(pass::<Vec<String>>(["a", "b"]), Argument::Set(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(pass::<Vec<i64>>(vec![1_u8, 2]), Argument::Set(vec![1, 2]));
    let Argument::Bad(violations) = pass::<Vec<Uuid>>(["x", "00000000-0000-0000-0000-000000000000", "y"]) else {
        panic!("two are no UUIDs")
    };
    let pointers: Vec<_> = violations.iter().map(|violation| violation.pointer()).collect();
    assert_eq!(pointers, ["/0", "/2"]);
}

#[test]
fn maps_pass_from_arrays_of_pairs_and_from_the_standard_maps() {
    let expected = Argument::Set(BTreeMap::from([("k".to_owned(), 1_i64)]));
    assert_eq!(pass([("k", 1)]), expected);
    assert_eq!(pass(BTreeMap::from([("k", 1)])), expected);
    assert_eq!(pass(HashMap::from([("k", 1)])), expected);
}
