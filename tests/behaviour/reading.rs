//! What is read of responses: leniently unless asked, and with the place of what cannot be read.

use clientwright_tests::expect;
use clientwright_tests::samples::{REQUIRED, bare_service, service};
use platform_api::models::{
    ChannelType, Environment, FillerStyle, HttpValidationError, NameString, ServiceResponse, ServiceVoiceConfig,
    UpdateServiceRequest, ValidationError, ValidationErrorLocItem, VersionSet,
};
use platform_api::{Field, Model, ReadError, Rule, StrictError, Validate};
use serde_json::{Value, json};

fn read(service: &Value) -> Result<ServiceResponse, ReadError> {
    ServiceResponse::from_json(service.to_string().as_bytes())
}

/// The sample service with another value at this JSON pointer.
fn with(pointer: &str, value: Value) -> Value {
    let mut service = service();
    *service.pointer_mut(pointer).unwrap() = value;
    service
}

#[test]
fn every_property_of_a_service_is_read() {
    let read = read(&service()).unwrap();
    let written: Value = serde_json::from_slice(&read.to_json()).unwrap();
    assert_eq!(written, service());
}

#[test]
fn what_is_missing_has_the_default_of_the_document() {
    let read = read(&bare_service()).unwrap();
    assert_eq!((read.channel_type, read.environment), (ChannelType::Voice, Environment::Production));
    assert_eq!((read.safety_filters_enabled, read.is_system), (true, false));
}

#[test]
fn what_is_missing_and_has_no_default_is_none() {
    let read = read(&bare_service()).unwrap();
    assert_eq!((read.agent_name, read.persona_id, read.voice_config), (None, None, None));
}

#[test]
fn null_for_what_may_only_be_missing_is_taken_for_missing() {
    let names = ["channel_type", "environment", "safety_filters_enabled", "is_system"];
    let mut service = service();
    for name in names {
        service[name] = Value::Null;
    }
    let mut bare = service.clone();
    bare.as_object_mut().unwrap().retain(|name, _| !names.contains(&name.as_str()));
    assert_eq!(read(&service), read(&bare));
}

#[test]
fn a_missing_property_that_is_required_is_named() {
    for name in REQUIRED {
        let mut service = service();
        service.as_object_mut().unwrap().remove(*name);
        let error = read(&service).unwrap_err();
        assert_eq!((error.pointer(), error.message()), (format!("/{name}").as_str(), "is missing"));
    }
}

#[test]
fn a_missing_property_that_is_required_and_may_be_null_is_taken_for_null() {
    use clientwright_tests::cases::nullable_31::Model as _;
    use clientwright_tests::cases::nullable_31::models::Thing;

    let read = Thing::from_json(br#"{"e":[]}"#).unwrap();
    assert_eq!(read.a, None);
    assert_eq!(String::from_utf8(read.to_json()).unwrap(), r#"{"a":null,"e":[]}"#);
    let error = Thing::from_json_strict(br#"{"e":[]}"#).unwrap_err();
    assert_eq!(error.to_string(), "/a: is missing");
    assert_eq!(Thing::from_json(br#"{"a":null}"#).unwrap_err().to_string(), "/e: is missing");
}

#[test]
fn null_for_a_property_that_is_required_is_refused() {
    for name in REQUIRED {
        let error = read(&with(&format!("/{name}"), Value::Null)).unwrap_err();
        assert_eq!(error.pointer(), format!("/{name}"));
        assert!(error.message().ends_with("found null"), "{error}");
    }
}

#[test]
fn a_value_of_another_type_is_refused_where_it_stands() {
    for (pointer, value, message) in [
        ("/name", json!(1), "expected a string, found an integer"),
        ("/is_active", json!("true"), "expected a boolean, found a string"),
        ("/tool_capacity", json!("5"), "expected an integer, found a string"),
        ("/tool_capacity", json!(5.5), "expected an integer, found a number"),
        ("/keyterms", json!({}), "expected an array, found an object"),
        ("/keyterms/1", json!([]), "expected a string, found an array"),
        ("/version_sets", json!([]), "expected an object, found an array"),
        ("/version_sets/release", json!(true), "expected an object, found a boolean"),
        ("/version_sets/release/agent_version_number", json!("4"), "expected an integer, found a string"),
        ("/version_sets/release/llm_model_preferences/fast/params", json!(1), "expected an object, found an integer"),
        ("/tags/1/key", Value::Null, "expected a string, found null"),
        ("/voice_config", json!("on"), "expected an object, found a string"),
        ("/channel_type", json!(3), "expected a string, found an integer"),
        ("/created_at", json!("yesterday"), "is not a valid date-time"),
    ] {
        let error = read(&with(pointer, value)).unwrap_err();
        assert_eq!((error.pointer(), error.message()), (pointer, message));
    }
}

#[test]
fn a_pointer_is_escaped() {
    let text = br#"{"llm_model_preferences":{"a/b~c":{}}}"#;
    let error = VersionSet::from_json(text).unwrap_err();
    assert_eq!(error.pointer(), "/llm_model_preferences/a~1b~0c/llm_name");
}

#[test]
fn text_that_is_no_json_is_refused() {
    for text in ["", " ", "{", "{}x", "nul", "{\"a\":}", "\u{feff}{}", "<html>"] {
        let error = VersionSet::from_json(text.as_bytes()).unwrap_err();
        assert_eq!(error.pointer(), "", "{text:?}");
        assert!(error.message().starts_with("not valid JSON: "), "{error}");
    }
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    assert!(VersionSet::from_json(b"{\"a\":\"\xff\"}").is_err());
}

#[test]
fn nesting_without_end_is_refused() {
    let text = format!("{{\"a\":{}", "[".repeat(100_000));
    assert!(VersionSet::from_json(text.as_bytes()).is_err());
}

#[test]
fn whole_numbers_are_integers_however_they_are_written() {
    for (text, number) in [
        ("3", 3),
        ("3.0", 3),
        ("30e-1", 3),
        ("3e2", 300),
        ("-0", 0),
        ("-0.0", 0),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
    ] {
        let json = format!(r#"{{"agent_version_number":{text}}}"#);
        let set = VersionSet::from_json(json.as_bytes()).unwrap();
        assert_eq!(set.agent_version_number, Field::Value(number), "{text}");
    }
}

#[test]
fn integers_that_do_not_fit_are_refused() {
    for text in ["9223372036854775808", "-9223372036854775809", "1e300", "0.5"] {
        let json = format!(r#"{{"agent_version_number":{text}}}"#);
        let error = VersionSet::from_json(json.as_bytes()).unwrap_err();
        assert_eq!(error.pointer(), "/agent_version_number", "{text}");
    }
}

#[test]
fn an_unknown_value_of_an_enum_is_kept() {
    let read = read(&with("/channel_type", json!("fax"))).unwrap();
    assert_eq!(read.channel_type, ChannelType::Unknown("fax".to_owned()));
    assert_eq!(read.channel_type.as_str(), "fax");
}

#[test]
fn an_unknown_value_of_an_enum_is_a_violation_for_who_asks() {
    let read = read(&with("/voice_config/filler_style", json!("loud"))).unwrap();
    let violations = read.validate().unwrap_err();
    let rule = Rule::Enum { allowed: FillerStyle::VALUES };
    assert_eq!(expect::broken(&violations), [("/voice_config/filler_style".to_owned(), rule)]);
}

#[test]
fn a_broken_constraint_is_accepted() {
    assert_eq!(NameString::from_json(b"\"\"").unwrap().as_str(), "");
}

#[test]
fn strict_reading_refuses_a_broken_constraint() {
    let error = UpdateServiceRequest::from_json_strict(br#"{"tags":[],"name":""}"#).unwrap_err();
    let StrictError::Invalid(violations) = error else { panic!("{error}") };
    assert_eq!(expect::broken(&violations), [("/name".to_owned(), Rule::MinLength { limit: 1, actual: 0 })]);
}

#[test]
fn strict_reading_refuses_what_lenient_reading_lets_pass() {
    for (pointer, value) in [
        ("/channel_type", json!("fax")),
        ("/channel_type", Value::Null),
        ("/is_system", Value::Null),
        ("/voice_config/filler_style", Value::Null),
        ("/created_at", json!("2026-01-31T12:00:00")),
    ] {
        let mut service = service();
        *service.pointer_mut(pointer).unwrap() = value;
        let text = service.to_string();
        let error = ServiceResponse::from_json_strict(text.as_bytes()).unwrap_err();
        let StrictError::Read(error) = error else { panic!("{error}") };
        assert_eq!(error.pointer(), pointer);
        assert!(ServiceResponse::from_json(text.as_bytes()).is_ok(), "{pointer}");
    }
}

#[test]
fn strict_reading_accepts_what_the_document_allows() {
    for service in [service(), bare_service()] {
        assert!(ServiceResponse::from_json_strict(service.to_string().as_bytes()).is_ok());
    }
}

#[test]
fn a_time_without_an_offset_is_in_utc() {
    let read = read(&with("/created_at", json!("2026-01-31T12:00:00"))).unwrap();
    assert_eq!(read.created_at.to_string(), "2026-01-31T12:00:00Z");
}

#[test]
fn a_time_with_an_offset_is_that_moment() {
    for text in ["2026-01-31T12:00:00Z", "2026-01-31T13:30:00+01:30", "2026-01-31t12:00:00z"] {
        let read = read(&with("/created_at", json!(text))).unwrap();
        assert_eq!(read.created_at, "2026-01-31T12:00:00Z".parse().unwrap());
    }
}

#[test]
fn the_place_of_a_validation_error_has_strings_and_integers() {
    let text = br#"{"loc":["body","tags",3,"key",-1],"msg":"m","type":"t"}"#;
    let error = ValidationError::from_json(text).unwrap();
    let string = |text: &str| ValidationErrorLocItem::from(text.to_owned());
    let expected = [string("body"), string("tags"), 3_i64.into(), string("key"), (-1_i64).into()];
    assert_eq!(error.loc, expected);
    assert_eq!((error.msg.as_str(), error.r#type.as_str()), ("m", "t"));
}

#[test]
fn the_place_of_a_validation_error_has_nothing_else() {
    let error = ValidationError::from_json(br#"{"loc":["body",true],"msg":"m","type":"t"}"#).unwrap_err();
    assert_eq!(error.pointer(), "/loc/1");
}

#[test]
fn the_input_of_a_validation_error_is_any_json() {
    for input in ["null", "1", "\"a\"", "[null]", "{\"a\":1.5}", "true"] {
        let text = format!(r#"{{"loc":[],"msg":"m","type":"t","input":{input}}}"#);
        let error = ValidationError::from_json(text.as_bytes()).unwrap();
        assert_eq!(error.input, Some(serde_json::from_str(input).unwrap()));
        assert_eq!(String::from_utf8(error.to_json()).unwrap(), text);
    }
}

#[test]
fn a_missing_input_of_a_validation_error_is_not_null() {
    let error = ValidationError::from_json(br#"{"loc":[],"msg":"m","type":"t"}"#).unwrap();
    assert_eq!(error.input, None);
}

#[test]
fn the_context_of_a_validation_error_is_an_object() {
    let object = br#"{"loc":[],"msg":"m","type":"t","ctx":{"limit":20,"a":null}}"#;
    let list = br#"{"loc":[],"msg":"m","type":"t","ctx":[]}"#;
    let error = ValidationError::from_json(object).unwrap();
    let context: Vec<_> = error.ctx.iter().flatten().map(|(key, value)| (key.as_str(), value.clone())).collect();
    assert_eq!(context, [("a", Value::Null), ("limit", json!(20))]);
    assert_eq!(ValidationError::from_json(list).unwrap_err().pointer(), "/ctx");
}

#[test]
fn a_validation_error_may_have_no_detail() {
    assert_eq!(HttpValidationError::from_json(b"{}").unwrap().detail, None);
}

#[test]
fn properties_that_the_document_does_not_know_do_no_harm() {
    let mut service = service();
    service["next"] = json!({ "deep": [1] });
    assert_eq!(read(&service), read(&self::service()));
}

#[test]
fn the_last_of_two_equal_properties_counts() {
    let set = VersionSet::from_json(br#"{"agent_version_number":1,"agent_version_number":2}"#).unwrap();
    assert_eq!(set.agent_version_number, Field::Value(2));
}

#[test]
fn the_order_of_properties_does_not_matter() {
    let config = ServiceVoiceConfig::from_json(br#"{"forward_call_enabled":true,"x":1,"tts_model":null}"#).unwrap();
    assert_eq!((config.forward_call_enabled, config.tts_model), (Some(true), Field::Null));
    assert_eq!(config.additional_properties["x"], json!(1));
}

#[test]
fn escaped_names_and_values_are_the_same_as_plain_ones() {
    let escaped = r#"{"\u0061gent_version_number":1,"\ud83d\ude00":"\u00e9"}"#;
    let set = VersionSet::from_json(escaped.as_bytes()).unwrap();
    assert_eq!(set.agent_version_number, Field::Value(1));
    assert_eq!(set.additional_properties["😀"], json!("é"));
}

#[test]
fn what_cannot_be_read_is_never_quoted() {
    let error = read(&with("/created_at", json!("secret"))).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
}
