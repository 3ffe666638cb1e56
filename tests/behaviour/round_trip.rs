//! Whole stories: services come, change and go; and what was read can be sent back.

use clientwright_tests::samples::{AGENT, GRAPH, create_request};
use clientwright_tests::{Server, expect};
use platform_api::models::{
    ChannelType, FillerStyle, ServiceVoiceConfig, UpdateServiceRequest, UpsertVersionSetRequest, VersionSet,
};
use platform_api::operations::GetServiceError;
use platform_api::{Error, Field, Model, Rule};
use serde_json::{Value, json};

/// A service whose parts all have properties that this document does not know.
fn newer_service() -> Value {
    json!({
        "name": "Triage",
        "agent_id": AGENT,
        "context_graph_id": GRAPH,
        "version_sets": {
            "release": { "agent_version_number": 4, "pinned": true, "llm_model_preferences": {
                "fast": { "llm_name": "m-1", "tier": "gold" }
            } }
        },
        "tags": [{ "key": "team", "value": null, "colour": "red" }],
        "voice_config": { "tts_model": "sonic-3", "eot_timeout_ms": null, "whisper": { "level": [1, 2.5, null] } },
    })
}

#[tokio::test]
async fn services_are_created_listed_updated_and_deleted() -> Result<(), Error> {
    let server = Server::start();
    let client = server.client();
    let created = client.create_service("acme", create_request("Triage")).await?;
    let update = UpdateServiceRequest::builder().name("Front desk").channel_type(ChannelType::Text).build()?;
    let updated = client.update_service("acme", &created.id, update).await?;
    let listed = client.list_services("acme").search("desk").is_active(true).await?;
    assert_eq!(listed.items, [updated]);
    client.delete_service("acme", &created.id).await?;
    let error = client.get_service("acme", &created.id).await;
    assert_eq!(*expect::failure(error).error(), GetServiceError::NotFound);
    assert_eq!(client.list_services("acme").await?.total, Some(0));
    Ok(())
}

#[tokio::test]
async fn every_page_is_reached_by_its_token() -> Result<(), Error> {
    let server = Server::start();
    for number in 0..45 {
        server.add_service(&format!("Service {number:02}"));
    }
    let client = server.client();
    let mut names = Vec::new();
    let mut token = None;
    loop {
        let page = client.list_services("acme").limit(20).sort_by("-name").continuation_token(token).await?;
        names.extend(page.items.into_iter().map(|service| service.name));
        token = page.continuation_token;
        if !page.has_more {
            break;
        }
    }
    let expected: Vec<_> = (0..45).rev().map(|number| format!("Service {number:02}")).collect();
    assert_eq!(names, expected);
    let queries: Vec<_> =
        server.requests().iter().map(|request| request.query().unwrap_or_default().to_owned()).collect();
    assert_eq!(
        queries,
        [
            "sort_by=-name&limit=20",
            "sort_by=-name&limit=20&continuation_token=20",
            "sort_by=-name&limit=20&continuation_token=40",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn a_version_set_that_was_put_is_there() -> Result<(), Error> {
    let server = Server::start();
    let client = server.client();
    let id = server.add_service("Triage");
    let set = VersionSet::builder().agent_version_number(7).context_graph_version_number_null();
    let body = UpsertVersionSetRequest::builder().version_set(set).build()?;
    client.upsert_service_version_set("acme", &id, "release", body).await?;
    let service = client.get_service("acme", &id).await?;
    let set = &service.version_sets["release"];
    assert_eq!((&set.agent_version_number, &set.context_graph_version_number), (&Field::Value(7), &Field::Null));
    Ok(())
}

#[tokio::test]
async fn a_voice_config_keeps_what_this_document_does_not_know() -> Result<(), Error> {
    let server = Server::start();
    let client = server.client();
    let id = server.add_service_with(newer_service());
    let mut config = client.get_service("acme", &id).await?.voice_config.unwrap();
    config.filler_style = Some(FillerStyle::Silent);
    let update = UpdateServiceRequest::builder().voice_config(config).build()?;
    client.update_service("acme", &id, update).await?;
    assert_eq!(
        server.last_request().text(),
        r#"{"voice_config":{"tts_model":"sonic-3","eot_timeout_ms":null,"filler_style":"silent","whisper":{"level":[1,2.5,null]}}}"#
    );
    Ok(())
}

#[tokio::test]
async fn everything_that_was_read_can_be_sent_back() -> Result<(), Error> {
    let server = Server::start();
    let client = server.client();
    let id = server.add_service_with(newer_service());
    let before = server.service(&id);
    let service = client.get_service("acme", &id).await?;
    let update = UpdateServiceRequest::builder()
        .name("Front desk")
        .description(service.description)
        .agent_id(service.agent_id)
        .context_graph_id(service.context_graph_id)
        .keyterms(service.keyterms)
        .is_active(service.is_active)
        .version_sets(service.version_sets)
        .tags(service.tags)
        .tool_capacity(service.tool_capacity)
        .safety_filters_enabled(service.safety_filters_enabled)
        .channel_type(service.channel_type)
        .environment(service.environment)
        .persona_id(service.persona_id)
        .voice_config(service.voice_config)
        .build()?;
    client.update_service("acme", &id, update).await?;
    let mut expected = before;
    let after = server.service(&id);
    expected["name"] = "Front desk".into();
    expected["updated_at"] = after["updated_at"].clone();
    assert_eq!(after, expected);
    Ok(())
}

#[tokio::test]
async fn an_unknown_value_of_an_enum_is_kept_but_not_sent() -> Result<(), Error> {
    let server = Server::start();
    let client = server.client();
    let mut service = newer_service();
    service["channel_type"] = "fax".into();
    let id = server.add_service_with(service);
    let service = client.get_service("acme", &id).await?;
    assert_eq!(service.channel_type.as_str(), "fax");
    let violations = UpdateServiceRequest::builder().channel_type(service.channel_type).build().unwrap_err();
    let rule = Rule::Enum { allowed: ChannelType::VALUES };
    assert_eq!(expect::broken(&violations), [("/channel_type".to_owned(), rule)]);
    Ok(())
}

#[tokio::test]
async fn an_unknown_value_within_a_voice_config_is_sent_by_those_who_insist() -> Result<(), Error> {
    let server = Server::start();
    let client = server.client();
    let id = server.add_service("Triage");
    let config = ServiceVoiceConfig::from_json(br#"{"tts_model":"sonic-9"}"#).unwrap();
    let mut update = UpdateServiceRequest::builder().build()?;
    update.voice_config = config.into();
    expect::refused(client.update_service("acme", &id, &update).await);
    expect::failure(client.update_service("acme", &id, update).validate_requests(false).await);
    assert_eq!(server.only_request().text(), r#"{"voice_config":{"tts_model":"sonic-9"}}"#);
    Ok(())
}

#[test]
fn numbers_come_back_as_they_were() {
    for text in [
        r#"{"max_buffer_delay_ms":9223372036854775807,"eager_eot_threshold":0.1}"#,
        r#"{"max_buffer_delay_ms":-9223372036854775808,"eager_eot_threshold":-1e-7}"#,
        r#"{"eager_eot_threshold":1.7976931348623157e+308}"#,
        r#"{"eager_eot_threshold":5e-324}"#,
        r#"{"x":18446744073709551615,"y":-9223372036854775808,"z":0.30000000000000004}"#,
    ] {
        let config = ServiceVoiceConfig::from_json(text.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(config.to_json()).unwrap(), text);
    }
}
