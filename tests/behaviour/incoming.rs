//! What the API calls: payloads of webhooks and callbacks are read, and their answers written.

use clientwright_tests::cases::incoming::models::{
    EitherBody, Kind, Pet, PetGoneWebhookRequest, StockPutWebhookRequest, SubscribeOnEventCallbackGoneResponse,
    SubscribeOnEventCallbackRequest, SubscribeOnEventCallbackResponse,
};
use clientwright_tests::cases::incoming::{Model, StrictError, Validate};

#[test]
fn a_payload_is_read_as_it_comes() {
    let text = br#"{"id":0,"at":"2024-05-01T10:00:00Z","details":{"code":"too long"},"extra":1}"#;
    let event = SubscribeOnEventCallbackRequest::from_json(text).unwrap();
    assert_eq!(event.at.to_string(), "2024-05-01T10:00:00Z");
    let violations = event.validate().unwrap_err();
    assert_eq!(violations.iter().map(|violation| violation.pointer()).collect::<Vec<_>>(), ["/id", "/details/code"]);
    let read: SubscribeOnEventCallbackRequest = serde_json::from_slice(text).unwrap();
    assert_eq!(read, event);
}

#[test]
fn a_payload_can_be_read_strictly() {
    assert!(matches!(EitherBody::from_json_strict(br#"{"a":1,"b":2}"#), Err(StrictError::Invalid(_))));
    assert_eq!(EitherBody::from_json_strict(br#"{"a":1}"#).unwrap().a, Some(1));
    EitherBody::from_json(br#"{"a":1,"b":2}"#).unwrap().validate().unwrap_err();
}

#[test]
fn what_the_api_sends_has_what_it_may_read_and_not_what_it_may_write() {
    let pet: Pet = serde_json::from_str(r#"{"id":1,"name":"Rex"}"#).unwrap();
    assert_eq!(pet, Pet::builder().id(1).name("Rex").build().unwrap());
    let gone = PetGoneWebhookRequest::from_json(br#"{"pet":{"id":1,"name":"Rex"},"reason":null}"#).unwrap();
    assert_eq!((gone.pet, gone.reason), (pet, None));
    let stock: StockPutWebhookRequest = serde_json::from_str(r#"{"kind":"bird"}"#).unwrap();
    assert!(matches!(stock.kind, Kind::Unknown(_)), "{stock:?}");
}

#[test]
fn answers_are_checked_before_they_are_sent() {
    let answer = SubscribeOnEventCallbackResponse::builder().accepted(true).build().unwrap();
    assert_eq!(answer.to_json(), br#"{"accepted":true}"#);
    assert!(SubscribeOnEventCallbackGoneResponse::builder().reason("").build().is_err());
}
