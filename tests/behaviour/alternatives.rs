//! Alternatives that a constant tells apart: which one a value is says what the constant is, so nobody sets it.

use cases::alternatives::models::{
    Blank, Circle, CircleForm, Import, Line, Origin, Shape, Source, SourceNothing, Square,
};
use cases::alternatives::{Model as _, Validate as _};
use clientwright_tests::cases;

fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn a_constant_is_sent_without_being_set() {
    let blank = Source::from(Blank::builder().size(3).build().unwrap());
    assert_eq!(text(&blank), r#"{"kind":"blank","size":3}"#);
    let nothing = Source::from(SourceNothing::builder().build().unwrap());
    assert_eq!(text(&nothing), r#"{"kind":"nothing"}"#);
    let import = Import::builder().additional_properties([("a".to_owned(), "b".to_owned())]).build().unwrap();
    assert_eq!(text(&import), r#"{"kind":"import","a":"b"}"#);
}

#[test]
fn what_is_read_is_written_again() {
    for json in [
        r#"{"kind":"blank","size":3,"more":[1]}"#,
        r#"{"kind":"import","origin":"disk","a":"b"}"#,
        r#"{"kind":"nothing"}"#,
    ] {
        let strict = Source::from_json_strict(json.as_bytes()).unwrap();
        assert_eq!(text(&strict), json);
        assert_eq!(Source::from_json(json.as_bytes()).unwrap(), strict);
    }
}

#[test]
fn an_alternative_by_itself_has_its_constant_too() {
    assert!(Blank::from_json_strict(br#"{"kind":"blank","size":1}"#).is_ok());
    let other = br#"{"kind":"other","size":1}"#;
    let error = Blank::from_json_strict(other).unwrap_err().to_string();
    assert_eq!(error, "/kind: is not one of `blank`");
    assert_eq!(Blank::from_json(other).unwrap().size, 1);
    assert_eq!(Blank::from_json(br#"{"size":1}"#).unwrap_err().to_string(), "/kind: is missing");
}

#[test]
fn constants_are_properties_among_others() {
    // They count, and no additional property may be called so.
    assert_eq!(Blank::builder().size(1).build().unwrap().validate(), Ok(()));
    let twice = Import::builder().additional_properties([("kind".to_owned(), "b".to_owned())]).build().unwrap_err();
    assert_eq!(twice.to_string(), "/kind stands among the additional properties, but is declared");
    assert!(SourceNothing::from_json_strict(br#"{"kind":"nothing","more":1}"#).is_err());
    assert_eq!(text(&Import::builder().origin(Origin::Disk).build().unwrap()), r#"{"kind":"import","origin":"disk"}"#);
}

#[test]
fn what_is_not_certain_is_told() {
    let circle = Circle::builder().form(CircleForm::Circle).radius(1.5).build().unwrap();
    assert_eq!(text(&Shape::from(circle)), r#"{"form":"circle","radius":1.5}"#);
    assert_eq!(text(&Line::builder().build().unwrap()), "{}");
    assert_eq!(text(&Square::builder().build().unwrap()), r#"{"form":"square"}"#);
}
