//! Values of one of several types, as their tables make them.

use crate::runtime::json::{Model, Node, Reading, StrictError, read};
use crate::runtime::validate::{self, Checker, Validate};
use crate::runtime::{json, model};

model::object! {
    pub struct Cat, CatBuilder {
        required kind: String = "kind",
        required lives: i64 = "lives",
    }
}

model::object! {
    pub struct Dog, DogBuilder {
        required kind: String = "kind",
        optional tail: Length = "tail" [checked],
    }
}

model::union! {
    pub enum Length by kind {
        /// In words.
        Words(String) [Self::check_words] = String,
        Number(f64) = Number,
        Parts(as Vec<String>) = Array,
    }
}

impl Length {
    fn check_words(value: &String, check: &mut Checker<'_>) {
        check.max_length(value, 5);
    }
}

model::union! {
    pub enum Pet, Unknown by "kind" {
        Cat(Cat) = "cat" | "lion",
        Dog(box Dog) = "dog",
    }
}

model::union! {
    pub enum Closed by "kind" {
        Cat(Cat) = "cat",
        Dog(Dog) = "dog",
    }
}

model::union! {
    pub enum Family by "kind" {
        Cat(as Cat) = "cat",
        Base(as box Cat),
    }
}

model::union! {
    pub enum Any by fit {
        Text(String) = String,
        Cat(Cat),
        Dog(box Dog),
        Length(Length) = Number | Object (required "length"; "length", "unit"),
    }
}

fn pet(text: &str, reading: Reading) -> Result<Pet, String> {
    read(text.as_bytes(), reading).map_err(|error| error.to_string())
}

fn cat(kind: &str) -> Cat {
    Cat::builder().kind(kind).lives(9).build().unwrap()
}

#[test]
fn a_tag_says_which_variant_is_read() {
    for kind in ["cat", "lion"] {
        let text = format!(r#"{{"kind":"{kind}","lives":9}}"#);
        assert_eq!(pet(&text, Reading::Strict), Ok(Pet::Cat(cat(kind))));
        assert_eq!(Pet::from(cat(kind)).to_json(), text.as_bytes());
    }
    let dog = pet(r#"{"kind":"dog"}"#, Reading::Strict).unwrap();
    assert_eq!(dog, Dog::builder().kind("dog").build().unwrap().into());
    assert_eq!(dog.to_json(), br#"{"kind":"dog"}"#);
    assert_eq!(pet(r#"{"kind":"cat"}"#, Reading::Lenient), Err("/lives: is missing".to_owned()));
}

#[test]
fn an_unknown_tag_is_kept_by_lenient_reading_and_not_sent() {
    let text = r#"{"kind":"fox","den":true}"#;
    let fox = pet(text, Reading::Lenient).unwrap();
    assert!(matches!(fox, Pet::Unknown(_)));
    assert_eq!(fox.to_json(), text.as_bytes());
    assert_eq!(fox.validate().unwrap_err().to_string(), "the value is not one of `cat`, `lion`, `dog`");
    for reading in [Reading::Strict, Reading::Checked] {
        assert_eq!(pet(text, reading), Err("/kind: has to be one of `cat`, `lion`, `dog`".to_owned()));
    }
    let closed = read::<Closed>(text.as_bytes(), Reading::Lenient).unwrap_err();
    assert_eq!(closed.to_string(), "/kind: has to be one of `cat`, `dog`");
    assert_eq!(read::<Closed>(b"1", Reading::Lenient).unwrap_err().to_string(), "expected an object, found an integer");
}

#[test]
fn a_variant_without_tags_is_for_all_others() {
    let family = |text: &str| read::<Family>(text.as_bytes(), Reading::Strict).unwrap();
    assert_eq!(family(r#"{"kind":"cat","lives":9}"#), Family::Cat(cat("cat")));
    assert_eq!(family(r#"{"kind":"lynx","lives":9}"#), Family::Base(Box::new(cat("lynx"))));
}

#[test]
fn a_json_type_says_which_variant_is_read() {
    let length = |text: &str| read::<Length>(text.as_bytes(), Reading::Strict);
    assert_eq!(length("2"), Ok(2.0.into()));
    assert_eq!(length("\"short\""), Ok("short".to_owned().into()));
    assert_eq!(length("[\"a\"]"), Ok(Length::Parts(vec!["a".to_owned()])));
    let refused = length("null").unwrap_err().to_string();
    assert_eq!(refused, "expected a string or a number or an array, found null");
}

#[test]
fn variants_are_checked_by_their_types_and_by_functions() {
    let dog = br#"{"kind":"dog","tail":"endless"}"#;
    assert!(Pet::from_json(dog).is_ok());
    let StrictError::Invalid(violations) = Pet::from_json_strict(dog).unwrap_err() else { panic!() };
    let pointers: Vec<&str> = violations.iter().map(|violation| violation.pointer()).collect();
    assert_eq!(pointers, ["/tail"]);
}

#[test]
fn what_fits_is_read_where_nothing_else_tells() {
    let any = |text: &str| json::read::<Any>(text.as_bytes(), Reading::Lenient).map_err(|error| error.to_string());
    assert_eq!(any("\"text\""), Ok(Any::Text("text".to_owned())));
    assert_eq!(any("1.5"), Ok(Any::Length(Length::Number(1.5))));
    assert_eq!(any(r#"{"kind":"a","lives":9}"#), Ok(Any::Cat(cat("a"))));
    assert!(matches!(any(r#"{"kind":"a","tail":1}"#), Ok(Any::Dog(_))));
    assert_eq!(any("true"), Err("fits none of Text, Cat, Dog, Length: found a boolean".to_owned()));
    let nearest = any(r#"{"lives":true}"#).unwrap_err();
    assert_eq!(nearest, "fits none of Text, Cat, Dog, Length; nearest is Cat: /kind: is missing");
    let listed = json::Alternative::<Any> {
        name: "Length",
        kinds: &[validate::Kind::Object],
        required: &["length"],
        properties: const { &[model::Property::new("unit", model::Presence::Optional)] },
        read: |_, _| Ok(Any::Text("listed".to_owned())),
    };
    let node = Node::parse(br#"{"unit":1}"#).unwrap();
    assert_eq!(json::first_of(&node, Reading::Strict, &[listed]), Ok(Any::Text("listed".to_owned())));
}
