//! Required properties that can be one thing alone: nobody has to set them, and whoever reads sees what was sent.

use clientwright_tests::cases::constants::models::{Choice, Event, List, Object, Order, Type, Version};
use clientwright_tests::cases::constants::{Client, Model as _, Validate as _};
use clientwright_tests::{Answer, RawServer};

fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

fn order() -> Order {
    Order::builder().nothing_null().choice(Choice::A).build().unwrap()
}

#[tokio::test]
async fn a_constant_is_sent_without_being_set() {
    let json = r#"{"object":"list","version":"v1","data":["a"]}"#;
    let server = RawServer::start(Answer::json("200 OK", json));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let list = client.put_list(List::builder().data(["a"])).await.unwrap();
    assert_eq!(list.object, Object::List);
    let request = String::from_utf8(server.requests().remove(0)).unwrap();
    assert!(request.ends_with(&format!("\r\n\r\n{json}")), "{request}");
}

#[test]
fn constants_are_of_every_type() {
    let json =
        r#"{"confirmed":true,"revision":3,"factor":0.5,"currency":"EUR","nothing":null,"choice":"a","channel":"web"}"#;
    assert_eq!(text(&order()), json);
    assert_eq!(order().validate(), Ok(()));
    assert_eq!(Order::from_json_strict(json.as_bytes()).unwrap(), order());
}

#[test]
fn what_is_no_constant_is_asked_for() {
    assert_eq!(Order::builder().build().unwrap_err().to_string(), "/nothing is required; /choice is required");
    assert_eq!(text(&List::builder().data(["a"]).build_unchecked().unwrap()).matches("kind").count(), 0);
}

#[test]
fn a_constant_can_be_set_and_is_checked() {
    let list = List::builder().object("list").version(Version::V1).data(["a"]).build().unwrap();
    assert_eq!(list, List::builder().data(["a"]).build().unwrap());
    let wrong = Order::builder().revision(4).nothing_null().choice(Choice::A);
    assert_eq!(wrong.clone().build().unwrap_err().to_string(), "/revision is not one of `3`");
    assert_eq!(wrong.build_unchecked().unwrap().revision, 4);
    let both = Order::builder().confirmed(false).nothing_null().build().unwrap_err().to_string();
    assert_eq!(both, "/confirmed is not one of `true`; /choice is required");
}

#[test]
fn what_is_read_is_what_was_sent() {
    let other = br#"{"object":"page","version":"v1","data":[]}"#;
    let list = List::from_json(other).unwrap();
    assert_eq!(list.object.as_str(), "page");
    assert_eq!(text(&list).as_bytes(), other);
    assert!(List::from_json_strict(other).is_err());
    assert_eq!(List::from_json(br#"{"version":"v1","data":[]}"#).unwrap_err().to_string(), "/object: is missing");
    let event = Event::from_json(br#"{"type":"event","at":1}"#).unwrap();
    assert_eq!(event, Event::builder().at(1).build().unwrap());
    assert_eq!(event.r#type, Type::Event);
}
