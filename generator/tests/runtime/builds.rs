//! Building models out of arguments.

use crate::runtime::argument::{Argument, IntoArgument};
use crate::runtime::build::Build;
use crate::runtime::field::Field;
use crate::runtime::validate::Validate;

#[test]
fn everything_wrong_is_reported_in_order() {
    let mut build = Build::new(true);
    let id: Argument<uuid::Uuid> = "no".into_argument();
    build.required::<i64>("first", Argument::Unset, Validate::check);
    build.optional("second", id, Validate::check);
    build.tristate("third", Argument::Set(Field::Value(String::from("abc"))), |text, check| check.max_length(text, 2));
    let violations = build.finish(|| Some(())).unwrap_err();
    let pointers: Vec<_> = violations.iter().map(|violation| violation.pointer()).collect();
    assert_eq!(pointers, ["/first", "/second", "/third"]);
}

#[test]
fn null_satisfies_what_must_be_set_and_breaks_no_constraint() {
    let mut build = Build::new(true);
    let value = build.required_nullable("a", Argument::Set(None::<String>), |text, check| check.min_length(text, 9));
    assert_eq!(value, Some(None));
    let missing = build.required_nullable::<String>("b", Argument::Unset, Validate::check);
    assert_eq!(missing, None);
    assert_eq!(build.finish(|| Some(())).unwrap_err().to_string(), "/b is required");
}

#[test]
fn states_are_kept() {
    let mut build = Build::new(true);
    assert_eq!(build.tristate::<i64>("a", Argument::Unset, Validate::check), Field::Absent);
    assert_eq!(build.tristate::<i64>("a", Argument::Set(Field::Null), Validate::check), Field::Null);
    assert_eq!(build.tristate("a", Argument::Set(Field::Value(1_i64)), Validate::check), Field::Value(1));
    assert_eq!(build.finish(|| Some(1)), Ok(1));
}

#[test]
fn unchecked_building_asks_for_what_is_required_and_convertible_alone() {
    let mut build = Build::new(false);
    build.optional("a", Argument::Set(String::from("abc")), |text, check| check.max_length(text, 2));
    build.required::<i64>("b", Argument::Unset, Validate::check);
    assert_eq!(build.finish(|| Some(())).unwrap_err().to_string(), "/b is required");
}
