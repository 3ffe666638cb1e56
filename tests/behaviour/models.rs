//! Models: their types, their builders, and what they keep.

use clientwright_tests::samples::{AGENT, GRAPH, service};
use platform_api::models::{
    ChannelType, CreateServiceRequest, Environment, FillerStyle, HttpValidationError, LlmConfig, NameString,
    PaginatedResponseServiceResponse, SearchString, ServiceResponse, ServiceTag, ServiceVoiceConfig, TtsModel,
    UpdateServiceRequest, UpsertVersionSetRequest, ValidationError, VersionSet,
};
use platform_api::{Field, Model, Validate};
use serde_json::json;
use uuid::Uuid;

#[test]
fn each_enum_is_one_type_wherever_it_occurs() {
    let response = read(service());
    let create = CreateServiceRequest::builder().channel_type(&response.channel_type);
    let update = UpdateServiceRequest::builder().environment(&response.environment).build().unwrap();
    let config: ServiceVoiceConfig = response.voice_config.unwrap();
    let styles: (Field<TtsModel>, Option<FillerStyle>) = (config.tts_model, config.filler_style);
    let create = create.name("Triage").agent_id(AGENT).context_graph_id(GRAPH).build().unwrap();
    assert_eq!(create.channel_type, Some(ChannelType::Text));
    assert_eq!(update.environment, Field::Value(Environment::Sandbox));
    assert_eq!(styles, (Field::Value(TtsModel::Sonic3), Some(FillerStyle::Phrase)));
}

#[test]
fn an_enum_knows_its_values() {
    assert_eq!(ChannelType::VALUES, ["voice", "text", "scribe"]);
    assert_eq!(TtsModel::VALUES, ["sonic-turbo", "sonic-3"]);
    assert_eq!(TtsModel::SonicTurbo.as_str(), "sonic-turbo");
    assert_eq!(FillerStyle::Backchannel.to_string(), "backchannel");
}

#[test]
fn an_enum_is_made_of_text_that_it_lists() {
    assert_eq!("scribe".parse(), Ok(ChannelType::Scribe));
    assert!("fax".parse::<ChannelType>().is_err());
    assert!("Voice".parse::<ChannelType>().is_err());
}

#[test]
fn a_newtype_prints_and_compares_as_its_text() {
    let name: NameString = "Front desk".parse().unwrap();
    assert_eq!(name, "Front desk");
    assert_eq!(name.to_string(), "Front desk");
    assert_eq!(String::from(name), "Front desk");
}

#[test]
fn newtypes_with_the_same_constraints_are_types_of_their_own() {
    let name = NameString::try_from("a".repeat(201)).unwrap();
    assert!(SearchString::try_from(name.as_str()).is_err());
}

#[test]
fn a_response_can_be_built() {
    let response = ServiceResponse::builder()
        .id("1")
        .workspace_id("acme")
        .name("Triage")
        .description("")
        .agent_id(AGENT)
        .context_graph_id(GRAPH)
        .keyterms(Vec::<String>::new())
        .is_active(true)
        .version_sets([] as [(&str, VersionSet); 0])
        .tags(Vec::<ServiceTag>::new())
        .tool_capacity(3)
        .created_at("2026-01-31T12:00:00Z")
        .updated_at("2026-01-31T12:00:00Z".parse::<jiff::Timestamp>().unwrap());
    let page = PaginatedResponseServiceResponse::builder().items([response]).has_more(false).build().unwrap();
    let item = &page.items[0];
    assert_eq!((&item.channel_type, &item.environment), (&ChannelType::Voice, &Environment::Production));
    assert_eq!((item.safety_filters_enabled, item.is_system, item.persona_id.as_ref()), (true, false, None));
}

#[test]
#[expect(clippy::needless_borrows_for_generic_args, reason = "that references pass is what is tested")]
fn a_builder_takes_models_builders_and_references() {
    let tag = ServiceTag::builder().key("a").build().unwrap();
    let bodies = [
        UpdateServiceRequest::builder().tags([&tag]),
        UpdateServiceRequest::builder().tags(vec![tag.clone()]),
        UpdateServiceRequest::builder().tags([ServiceTag::builder().key("a")]),
        UpdateServiceRequest::builder().tags(&vec![tag.clone()]),
        UpdateServiceRequest::builder().tags(std::slice::from_ref(&tag)),
    ];
    for body in bodies {
        assert_eq!(body.build().unwrap().tags, Field::Value(vec![tag.clone()]));
    }
}

#[test]
fn a_builder_takes_maps_in_all_their_forms() {
    let config = LlmConfig::builder().llm_name("m-1").build().unwrap();
    let pairs = [("fast".to_owned(), config)];
    let maps = [
        VersionSet::builder().llm_model_preferences(std::collections::BTreeMap::from(pairs.clone())),
        VersionSet::builder().llm_model_preferences(std::collections::HashMap::from(pairs.clone())),
        VersionSet::builder().llm_model_preferences(pairs),
    ];
    for map in maps {
        let text = br#"{"llm_model_preferences":{"fast":{"llm_name":"m-1"}}}"#;
        assert_eq!(map.build().unwrap().to_json(), text);
    }
}

#[test]
fn parameters_of_a_model_may_be_any_json() {
    let params = [("a", json!(null)), ("b", json!([1, 2.5, "x", { "y": true }])), ("c", json!(u64::MAX))];
    let config = LlmConfig::builder().llm_name("m-1").params(params).build().unwrap();
    let text = r#"{"llm_name":"m-1","params":{"a":null,"b":[1,2.5,"x",{"y":true}],"c":18446744073709551615}}"#;
    assert_eq!(String::from_utf8(config.to_json()).unwrap(), text);
}

#[test]
fn uuids_of_a_model_pass_as_such_and_as_text() {
    let id: Uuid = AGENT.parse().unwrap();
    let typed = UpdateServiceRequest::builder().agent_id(id).build().unwrap();
    let text = UpdateServiceRequest::builder().agent_id(AGENT.to_uppercase()).build().unwrap();
    assert_eq!((&typed.agent_id, &text.agent_id), (&Field::Value(id), &Field::Value(id)));
}

#[test]
fn models_are_cloned_compared_and_printed() {
    fn check<M: Model + Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static>() {}
    check::<CreateServiceRequest>();
    check::<UpdateServiceRequest>();
    check::<UpsertVersionSetRequest>();
    check::<ServiceResponse>();
    check::<PaginatedResponseServiceResponse>();
    check::<HttpValidationError>();
    check::<ValidationError>();
    check::<VersionSet>();
    check::<LlmConfig>();
    check::<ServiceTag>();
    check::<ServiceVoiceConfig>();
    check::<NameString>();
    check::<ChannelType>();
}

#[test]
fn text_is_escaped_as_json_asks() {
    let tag = ServiceTag::builder().key("\"\\/\u{8}\n\u{1}\u{7f}\u{2028}é😀").build().unwrap();
    let text = "{\"key\":\"\\\"\\\\/\\b\\n\\u0001\u{7f}\u{2028}é😀\"}";
    assert_eq!(String::from_utf8(tag.to_json()).unwrap(), text);
}

#[test]
fn a_valid_model_validates() {
    assert_eq!(read(service()).validate(), Ok(()));
}

fn read(service: serde_json::Value) -> ServiceResponse {
    ServiceResponse::from_json(service.to_string().as_bytes()).unwrap()
}
