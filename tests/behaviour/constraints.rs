//! The document's constraints, checked when a model is built and again before it is sent.

use clientwright_tests::samples::{AGENT, GRAPH, NOBODY};
use clientwright_tests::{Server, expect};
use platform_api::models::{
    ChannelType, CreateServiceRequest, LlmConfig, NameString, ServiceTag, ServiceVoiceConfig, UpdateServiceRequest,
    UpdateServiceRequestBuilder, VersionSet,
};
use platform_api::{Field, Model, Number, Rule, Validate, Violations};
use serde_json::json;

const CHANNEL_TYPES: Rule = Rule::Enum { allowed: &["voice", "text", "scribe"] };
const ENVIRONMENTS: Rule = Rule::Enum { allowed: &["sandbox", "production"] };
const FILLER_STYLES: Rule = Rule::Enum { allowed: &["backchannel", "phrase", "silent"] };
const TTS_MODELS: Rule = Rule::Enum { allowed: &["sonic-turbo", "sonic-3"] };

/// What building an update breaks.
fn broken(set: impl FnOnce(UpdateServiceRequestBuilder) -> UpdateServiceRequestBuilder) -> Vec<(String, Rule)> {
    match set(UpdateServiceRequest::builder()).build() {
        Ok(_) => Vec::new(),
        Err(violations) => expect::broken(&violations),
    }
}

fn one(pointer: &str, rule: Rule) -> Vec<(String, Rule)> {
    vec![(pointer.to_owned(), rule)]
}

#[test]
fn a_name_has_1_to_256_code_points() {
    for (name, expected) in [
        (String::new(), one("/name", Rule::MinLength { limit: 1, actual: 0 })),
        ("a".to_owned(), Vec::new()),
        ("😀".repeat(256), Vec::new()),
        ("😀".repeat(257), one("/name", Rule::MaxLength { limit: 256, actual: 257 })),
    ] {
        assert_eq!(broken(|builder| builder.name(name)), expected);
    }
}

#[test]
fn a_description_has_at_most_2000_code_points() {
    for (description, expected) in [
        (String::new(), Vec::new()),
        ("é".repeat(2000), Vec::new()),
        ("é".repeat(2001), one("/description", Rule::MaxLength { limit: 2000, actual: 2001 })),
    ] {
        assert_eq!(broken(|builder| builder.description(description)), expected);
    }
}

#[test]
fn the_description_of_a_create_has_at_most_2000_code_points() {
    let create = CreateServiceRequest::builder().name("Triage").agent_id(AGENT).context_graph_id(GRAPH);
    let violations = create.clone().description("é".repeat(2001)).build().unwrap_err();
    let expected = one("/description", Rule::MaxLength { limit: 2000, actual: 2001 });
    assert_eq!(expect::broken(&violations), expected);
    assert!(create.description("é".repeat(2000)).build().is_ok());
}

#[test]
fn a_tool_capacity_is_1_to_10() {
    for (capacity, expected) in [
        (0, one("/tool_capacity", Rule::Minimum { limit: Number::Integer(1) })),
        (1, Vec::new()),
        (10, Vec::new()),
        (11, one("/tool_capacity", Rule::Maximum { limit: Number::Integer(10) })),
    ] {
        assert_eq!(broken(|builder| builder.tool_capacity(capacity)), expected);
    }
}

#[test]
fn values_of_enums_are_those_listed() {
    assert_eq!(broken(|builder| builder.channel_type("fax")), one("/channel_type", CHANNEL_TYPES));
    assert_eq!(broken(|builder| builder.environment("Production")), one("/environment", ENVIRONMENTS));
    assert_eq!(broken(|builder| builder.channel_type("scribe").environment("sandbox")), []);
}

#[test]
fn values_of_enums_within_a_model_are_those_listed() {
    let config = ServiceVoiceConfig::builder().tts_model("sonic-4").filler_style("loud");
    let expected = [("/voice_config/tts_model", TTS_MODELS), ("/voice_config/filler_style", FILLER_STYLES)];
    let expected = expected.map(|(pointer, rule)| (pointer.to_owned(), rule));
    assert_eq!(broken(|builder| builder.voice_config(config)), expected);
}

#[test]
fn numbers_are_finite() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let config = ServiceVoiceConfig::builder().eager_eot_threshold(number);
        let expected = one("/voice_config/eager_eot_threshold", Rule::Finite);
        assert_eq!(broken(|builder| builder.voice_config(config)), expected);
    }
}

#[test]
fn elements_of_arrays_are_checked_where_they_stand() {
    let tags = [ServiceTag::builder().key("a"), ServiceTag::builder().value("b"), ServiceTag::builder()];
    let expected = ["/tags/1/key", "/tags/2/key"].map(|pointer| (pointer.to_owned(), Rule::Required));
    assert_eq!(broken(|builder| builder.tags(tags)), expected);
}

#[test]
fn values_of_maps_are_checked_where_they_stand() {
    let fine = LlmConfig::builder().llm_name("m-1");
    let set = VersionSet::builder().llm_model_preferences([("fast", fine), ("a/b~c", LlmConfig::builder())]);
    let expected = one("/version_sets/release/llm_model_preferences/a~1b~0c/llm_name", Rule::Required);
    assert_eq!(broken(|builder| builder.version_sets([("release", set)])), expected);
}

#[test]
fn a_uuid_is_one() {
    assert_eq!(broken(|builder| builder.persona_id("me")), one("/persona_id", Rule::Format { expected: "UUID" }));
}

#[test]
fn undeclared_properties_are_none_that_are_declared() {
    let properties = [("key", json!("b")), ("colour", json!("red"))];
    let tag = ServiceTag::builder().key("a").additional_properties(properties);
    assert_eq!(broken(|builder| builder.tags([tag])), one("/tags/0/key", Rule::DuplicateProperty));
}

#[test]
fn everything_that_is_missing_from_a_create_is_in_one_report() {
    let violations = CreateServiceRequest::builder().tool_capacity(0).build().unwrap_err();
    let expected = [
        ("/name", Rule::Required),
        ("/agent_id", Rule::Required),
        ("/context_graph_id", Rule::Required),
        ("/tool_capacity", Rule::Minimum { limit: Number::Integer(1) }),
    ];
    assert_eq!(expect::broken(&violations), expected.map(|(pointer, rule)| (pointer.to_owned(), rule)));
}

#[test]
fn a_newtype_is_checked_when_it_is_built() {
    let violations: Violations = NameString::try_from("").unwrap_err();
    assert_eq!(expect::broken(&violations), one("", Rule::MinLength { limit: 1, actual: 0 }));
}

#[tokio::test]
async fn what_became_wrong_after_it_was_built_is_refused_and_nothing_is_sent() {
    let server = Server::start();
    let mut body = UpdateServiceRequest::builder().build().unwrap();
    body.tool_capacity = Field::Value(0);
    body.channel_type = Field::Value(ChannelType::Unknown("fax".to_owned()));
    let refused = expect::refused(server.client().update_service("acme", NOBODY, body).await);
    let expected = [("/tool_capacity", Rule::Minimum { limit: Number::Integer(1) }), ("/channel_type", CHANNEL_TYPES)];
    assert_eq!(refused, expected.map(|(pointer, rule)| (pointer.to_owned(), rule)));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn what_was_read_leniently_is_checked_before_it_is_sent() {
    let server = Server::start();
    let body = UpdateServiceRequest::from_json(br#"{"name":"","voice_config":{"filler_style":"loud"}}"#).unwrap();
    let refused = expect::refused(server.client().update_service("acme", NOBODY, &body).await);
    let expected = [("/name", Rule::MinLength { limit: 1, actual: 0 }), ("/voice_config/filler_style", FILLER_STYLES)];
    assert_eq!(refused, expected.map(|(pointer, rule)| (pointer.to_owned(), rule)));
    assert!(server.requests().is_empty());
}

#[test]
fn validate_tells_what_sending_would_refuse() {
    let body = UpdateServiceRequest::from_json(br#"{"tool_capacity":11}"#).unwrap();
    let expected = one("/tool_capacity", Rule::Maximum { limit: Number::Integer(10) });
    assert_eq!(expect::broken(&body.validate().unwrap_err()), expected);
}

#[tokio::test]
async fn a_call_that_does_not_validate_is_sent() {
    let server = Server::start();
    let call = server.client().list_services("acme").limit(21).search("").validate_requests(false);
    expect::failure(call.await);
    assert_eq!(server.only_request().query(), Some("search=&limit=21"));
}

#[tokio::test]
async fn a_body_that_is_not_validated_is_sent() {
    let server = Server::start();
    let text = r#"{"name":"","tool_capacity":11,"channel_type":"fax"}"#;
    let body = UpdateServiceRequest::from_json(text.as_bytes()).unwrap();
    let id = server.add_service("Triage");
    expect::failure(server.client().update_service("acme", id, body).validate_requests(false).await);
    assert_eq!(server.only_request().text(), text);
}

#[test]
fn violations_say_what_is_wrong_and_never_the_value() {
    let builder = CreateServiceRequest::builder().name("secret".repeat(50)).agent_id("secret").channel_type("secret");
    let violations = builder.tool_capacity(9_876_543_210_i64).build().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/name has 300 characters, at most 256 are allowed; /agent_id is not a valid UUID; \
         /context_graph_id is required; /tool_capacity must be at most 10; \
         /channel_type is not one of `voice`, `text`, `scribe`"
    );
    let debug = format!("{violations:?}");
    assert!(!debug.contains("secret") && !debug.contains("9876543210"), "{debug}");
}
