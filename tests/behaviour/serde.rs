//! The models with serde's traits, in any of its formats.

use std::collections::HashMap;

use clientwright_tests::samples::{bare_service, service};
use platform_api::models::{
    ChannelType, CreateServiceRequest, NameString, ServiceResponse, ServiceVoiceConfig, UpdateServiceRequest,
    ValidationErrorLocItem, VersionSet,
};
use platform_api::{Field, Model};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A user's own type that holds models.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Saved {
    at: u64,
    service: ServiceResponse,
    channels: Vec<ChannelType>,
    #[serde(default)]
    update: Option<UpdateServiceRequest>,
}

fn saved() -> Value {
    json!({
        "at": 7,
        "service": service(),
        "channels": ["voice", "fax"],
        "update": { "name": "Desk", "persona_id": null }
    })
}

#[test]
fn models_are_read_and_written_within_other_types() {
    let read: Saved = serde_json::from_value(saved()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), saved());
}

#[test]
fn models_are_read_from_text_values_and_readers_alike() {
    let text = service().to_string();
    let expected = ServiceResponse::from_json(text.as_bytes()).unwrap();
    assert_eq!(serde_json::from_str::<ServiceResponse>(&text).unwrap(), expected);
    assert_eq!(serde_json::from_slice::<ServiceResponse>(text.as_bytes()).unwrap(), expected);
    assert_eq!(serde_json::from_reader::<_, ServiceResponse>(text.as_bytes()).unwrap(), expected);
    assert_eq!(serde_json::from_value::<ServiceResponse>(service()).unwrap(), expected);
}

#[test]
fn serde_writes_what_the_model_writes() {
    let config = ServiceVoiceConfig::builder().tts_model_null().eager_eot_threshold(0.1).eot_timeout_ms(u32::MAX);
    let config = config.additional_properties([("x", json!(-1))]).build().unwrap();
    assert_eq!(serde_json::to_vec(&config).unwrap(), config.to_json());
}

#[test]
fn reading_by_serde_is_lenient() {
    let mut service = bare_service();
    service["channel_type"] = "fax".into();
    service["is_system"] = Value::Null;
    let read: ServiceResponse = serde_json::from_value(service).unwrap();
    assert_eq!((read.channel_type.as_str(), read.is_system), ("fax", false));
    assert_eq!(serde_json::from_str::<NameString>("\"\"").unwrap(), "");
}

#[test]
fn the_states_of_a_field_survive_serde() {
    for text in ["{}", r#"{"name":null}"#, r#"{"name":"Desk"}"#] {
        let update: UpdateServiceRequest = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&update).unwrap(), text);
    }
}

#[test]
fn errors_of_serde_say_where() {
    let mut service = service();
    service["tags"][1]["key"] = json!(5);
    let error = serde_json::from_value::<ServiceResponse>(service).unwrap_err();
    assert_eq!(error.to_string(), "/tags/1/key: expected a string, found an integer");
}

#[test]
fn models_are_values_of_maps() {
    let text = r#"{"a":{"agent_version_number":1}}"#;
    let sets: HashMap<String, VersionSet> = serde_json::from_str(text).unwrap();
    assert_eq!(sets["a"].agent_version_number, Field::Value(1));
    assert_eq!(serde_json::to_string(&sets).unwrap(), text);
}

#[test]
fn unions_and_newtypes_are_their_values() {
    let loc: Vec<ValidationErrorLocItem> = serde_json::from_str(r#"["a",1]"#).unwrap();
    assert_eq!(serde_json::to_string(&loc).unwrap(), r#"["a",1]"#);
    assert_eq!(serde_json::to_string(&NameString::try_from("a\"").unwrap()).unwrap(), r#""a\"""#);
}

#[test]
fn a_request_that_lacks_something_is_not_read() {
    let error = serde_json::from_str::<CreateServiceRequest>(r#"{"name":"Triage"}"#).unwrap_err();
    assert_eq!(error.to_string(), "/agent_id: is missing");
}
