//! Instances of the schemas of cases, read strictly: what the document allows, and what it does not.

use clientwright_tests::cases;

/// Asserts of JSON texts whether they are instances of a model, and that accepted ones are themselves when written again.
macro_rules! instances {
    ($case:ident::$model:ident: yes $yes:expr, no $no:expr) => {{
        use cases::$case::Model as _;
        for text in $yes {
            let value = cases::$case::models::$model::from_json_strict(text.as_bytes());
            let value = value.unwrap_or_else(|error| panic!("{} is one: {error}", text));
            let written: serde_json::Value = serde_json::from_slice(&value.to_json()).unwrap();
            assert_eq!(written, serde_json::from_str::<serde_json::Value>(text).unwrap());
        }
        for text in $no {
            let value = cases::$case::models::$model::from_json_strict(text.as_bytes());
            assert!(value.is_err(), "{} is no {}", text, stringify!($model));
        }
    }};
}

#[test]
fn all_of_is_one_flat_type_and_every_branch_counts() {
    let cat = r#"{"name":"Tom","age":3,"hunts":true}"#;
    instances!(all_of::Cat: yes [cat, r#"{"name":"Tom"}"#], no [r#"{"age":3}"#, r#"{"name":"Tom","age":31}"#, r#"{"name":""}"#]);
    instances!(all_of::NamedCat: yes [cat], no [r#"{"name":"Tom"}"#]);
    instances!(all_of::ShortName: yes [r#""ab""#], no [r#""a""#, r#""abcdef""#]);
    instances!(all_of::Closed: yes [r#"{"name":"a","id":"b"}"#], no [r#"{"name":"a","age":1}"#, r#"{"name":"a","x":1}"#]);
}

#[test]
fn one_of_is_exactly_one() {
    let circle = r#"{"kind":"circle","radius":1.5}"#;
    instances!(one_of::Shape: yes [circle, r#"{"kind":"square","side":2.5}"#], no [r#"{"kind":"circle","radius":0}"#, r#"{"kind":"cube"}"#, "{}", "1"]);
    instances!(one_of::Contact: yes [r#"{"email":"a"}"#, r#"{"phone":"1"}"#], no ["{}", r#"{"email":1}"#]);
    instances!(one_of::Either: yes [r#"{"a":"x"}"#], no [r#"{"a":"x","b":"y"}"#, "{}"]);
    instances!(one_of::Base: yes [r#"{"id":1,"text":"a"}"#, r#"{"id":1,"url":"b"}"#], no [r#"{"id":1}"#, r#"{"text":"a"}"#, r#"{"id":1,"text":"a","url":"b"}"#]);
}

#[test]
fn what_is_received_of_an_unknown_kind_is_kept_and_not_sent() {
    use cases::one_of::{Model as _, Validate as _, models::Shape};
    let text = br#"{"corners":3,"kind":"triangle"}"#;
    let shape = Shape::from_json(text).unwrap();
    assert!(matches!(shape, Shape::Unknown(_)));
    assert_eq!(shape.to_json(), text);
    assert!(shape.validate().is_err());
}

#[test]
fn what_fits_nothing_says_what_came_nearest() {
    use cases::one_of::{Model as _, models::Contact};
    let error = Contact::from_json(br#"{"email":1}"#).unwrap_err().to_string();
    let expected = "fits none of ByMail, ByPhone; nearest is ByMail: /email: expected a string, found an integer";
    assert_eq!(error, expected);
}

#[test]
fn a_discriminator_names_the_alternative() {
    use cases::one_of::{Model as _, models::Pet};
    let pet = |text: &str| Pet::from_json(text.as_bytes()).unwrap();
    assert!(matches!(pet(r#"{"petType":"dog"}"#), Pet::Dog(_)));
    assert!(matches!(pet(r#"{"petType":"sparrow","sings":true}"#), Pet::Bird(_)));
}

#[test]
fn lists_of_any_scalars_hold() {
    instances!(scalar_lists::Priority: yes ["1"], no ["4", "1.5", r#""1""#]);
    instances!(scalar_lists::Ratio: yes ["0.5"], no ["0.25"]);
    instances!(scalar_lists::Mixed: yes [r#""auto""#, "0", "false"], no [r#""other""#, "2", "true"]);
    instances!(scalar_lists::Documented: yes [r#""a""#], no [r#""c""#]);
    instances!(scalar_lists::Listed: yes [r#"{"a":1}"#, "[1]"], no ["[2]", "{}"]);
    instances!(scalar_lists::Signs: yes [r#""+1""#, r#""""#, r#""a""#], no [r#""b""#]);
}

#[test]
fn strings_and_numbers_are_exact() {
    instances!(strings_and_numbers::Code: yes [r#""AB12""#], no [r#""AB""#, r#""AB12\n""#, r#""ab12""#]);
    instances!(strings_and_numbers::Password: yes [r#""abcdefg1""#], no [r#""abcdefgh""#, r#""abc efg1""#]);
    instances!(strings_and_numbers::Price: yes ["4.35", "0.07"], no ["4.355"]);
    instances!(strings_and_numbers::Even: yes ["-4"], no ["3"]);
    instances!(strings_and_numbers::Tags: yes [r#"{"tags":["a","b"]}"#], no [r#"{"tags":["a","a"]}"#, r#"{"tags":["A"]}"#]);
}

#[test]
fn arrays_keep_to_their_positions() {
    instances!(arrays::Row: yes [r#"["a"]"#, r#"["a",1,true]"#], no [r#"[1]"#, r#"["a",1,2]"#]);
    instances!(arrays::Numbers: yes ["[5,6]", "[1,5,6,7]"], no ["[5]", "[5,6,7,8]"]);
    instances!(arrays::Strict: yes [r#"["a"]"#, "[]"], no [r#"["a",1]"#]);
    instances!(arrays::Holder: yes [r#"{"pair":["a",1],"inline":[1.5,2.5]}"#], no [r#"{"pair":["a"]}"#, r#"{"inline":[1,2,3]}"#]);
}

#[test]
fn objects_keep_to_their_names() {
    instances!(objects::Headers: yes [r#"{"X-A":"b"}"#, "{}"], no [r#"{"A":"b"}"#, r#"{"X-A":1}"#]);
    instances!(objects::Counts: yes [r#"{"a":1}"#], no [r#"{"A":1}"#, r#"{"a":"b"}"#]);
    instances!(objects::Card: yes [r#"{"number":"123456789012","address":"a","cvv":"1"}"#, "{}"], no [r#"{"number":"1"}"#, r#"{"number":"1","address":"a","cvv":"1"}"#]);
    instances!(objects::Open: yes [r#"{"a":"x","b":"y"}"#], no [r#"{"a":"x","c":"y"}"#]);
    instances!(objects::Forbidden: yes [r#"{"new":"a"}"#], no [r#"{"old":1}"#]);
}

#[test]
fn conditions_hold() {
    let us = r#"{"country":"US","zip":"12345"}"#;
    instances!(conditions::Address: yes [us, r#"{"country":"DE"}"#], no [r#"{"country":"US"}"#, r#"{"country":"US","zip":"1"}"#, r#"{"country":"DE","zip":"12345678901"}"#]);
    instances!(conditions::NotEmpty: yes [r#""a""#, "1", "null"], no [r#""""#, "0"]);
    instances!(conditions::Limited: yes [r#""ab""#, "10", "null"], no [r#""a""#, "9"]);
}

#[test]
fn references_lead_anywhere() {
    let tree = r#"{"value":"abc","children":[{"value":"d"}],"first":"x","anchored":9}"#;
    instances!(schema_references::Tree: yes [tree], no [r#"{"value":"abcd"}"#, r#"{"anchored":10}"#, r#"{"children":[{"first":"abcd"}]}"#]);
    instances!(schema_references::Narrower: yes ["5"], no ["4", "10"]);
    instances!(schema_references::Expression: yes ["1.5", r#"{"left":1.5,"right":{"left":2.5,"right":3.5}}"#], no [r#"{"left":1}"#, r#""a""#]);
}

#[test]
fn what_goes_one_way_is_asked_for_that_way_alone() {
    let contact = r#"{"kind":"mail","address":"a"}"#;
    let sent = format!(r#"{{"name":"Ann","password":"12345678","contacts":[{contact}]}}"#);
    instances!(directions::UserInput: yes [sent.as_str()], no [r#"{"name":"Ann","contacts":[]}"#]);
    let verified = r#"{"kind":"mail","address":"a","verified":true}"#;
    let id = "0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11";
    let received = format!(r#"{{"id":"{id}","name":"Ann","contacts":[{verified}]}}"#);
    let without_id = format!(r#"{{"name":"Ann","contacts":[{verified}]}}"#);
    let unverified = format!(r#"{{"id":"{id}","name":"Ann","contacts":[{contact}]}}"#);
    instances!(directions::User: yes [received.as_str()], no [without_id.as_str(), unverified.as_str(), sent.as_str()]);
    let led = format!(r#"{{"name":"Ours","lead":{contact}}}"#);
    instances!(directions::NewTeam: yes [led.as_str()], no [r#"{"name":"Ours"}"#]);
    instances!(directions::Unused: yes [r#"{"id":1,"secret":"a"}"#], no [r#"{"id":"a"}"#]);
}

#[test]
fn a_parents_discriminator_tells_its_children() {
    let cat = r#"{"petType":"Cat","name":"Tom","hunts":true}"#;
    let other = r#"{"petType":"parrot","name":"Coco","says":"hello"}"#;
    let friends = format!(r#"{{"petType":"Puppy","name":"Rex","weeks":3,"friends":[{cat},{other}]}}"#);
    let wrong = r#"{"petType":"hound","name":"Rex","packSize":-1}"#;
    instances!(discriminators::Pet: yes [cat, other, friends.as_str()], no [r#"{"petType":"Cat","name":"Tom"}"#, wrong, r#"{"petType":"Cat"}"#]);
    instances!(discriminators::Cat: yes [cat], no [r#"{"petType":"Cat","name":"Tom"}"#]);
    use cases::discriminators::{Model as _, models::Pet};
    let read = |text: &str| Pet::from_json(text.as_bytes()).unwrap();
    assert!(matches!(read(cat), Pet::Cat(_)));
    assert!(matches!(read(r#"{"petType":"hound","name":"Rex"}"#), Pet::Dog(_)));
    assert!(matches!(read(r#"{"petType":"lizard","name":"Rex"}"#), Pet::Lizard(_)));
    assert!(matches!(read(other), Pet::Base(_)));
}

#[test]
fn tuples_hold_what_has_a_name() {
    let id = "0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11";
    let edge = format!(r#"["{id}",{{"label":"a"}},null,{{"x":1.5}}]"#);
    let wrapped = |edge: &str| format!(r#"{{"edge":{edge}}}"#);
    let bad = wrapped(&edge.replace(r#""a""#, r#""""#));
    let negative = wrapped(&edge.replace("null", "-1"));
    let short = wrapped("[]");
    instances!(arrays::Pairs: yes [wrapped(&edge).as_str()], no [bad.as_str(), negative.as_str(), short.as_str()]);
    let pairs = format!(r#"{{"pairs":[["a",{{"label":"b"}}]],"edge":{edge}}}"#);
    instances!(arrays::Pairs: yes [pairs.as_str()], no [r#"{"pairs":[["a"]]}"#, r#"{"pairs":[["a",{"label":""}]]}"#]);
    instances!(arrays::List: yes [r#"["a",["b",null]]"#], no [r#"["a",["b",1]]"#, r#"["a"]"#]);
}

#[test]
fn one_report_has_every_violation_in_order() {
    use cases::conditions::{Model as _, StrictError, models::Address};
    let error = Address::from_json_strict(br#"{"zip":1}"#).unwrap_err();
    let StrictError::Invalid(violations) = error else { panic!("{error}") };
    let found: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["/country is required", "/zip must be a string"]);
}
