//! Optional properties that may be null: absent, null and a value arrive as such.

use std::collections::BTreeMap;

use clientwright_tests::Server;
use clientwright_tests::samples::{AGENT, GRAPH, PERSONA, create_request};
use platform_api::models::{
    ChannelType, CreateServiceRequest, Environment, ServiceTag, ServiceVoiceConfig, UpdateServiceRequest,
    UpdateServiceRequestBuilder, VersionSet,
};
use platform_api::{Field, Model};
use serde_json::{Value, json};

type Set = fn(UpdateServiceRequestBuilder) -> UpdateServiceRequestBuilder;

/// A property of an update: how it is set to null, how to a value, and that value on the wire.
struct Property {
    name: &'static str,
    null: Set,
    value: Set,
    wire: String,
}

fn property(name: &'static str, null: Set, value: Set, wire: impl Into<String>) -> Property {
    Property { name, null, value, wire: wire.into() }
}

/// Every property of an update.
fn properties() -> Vec<Property> {
    vec![
        property("name", |b| b.name_null(), |b| b.name("Desk"), r#""Desk""#),
        property("description", |b| b.description_null(), |b| b.description("Answers"), r#""Answers""#),
        property("agent_id", |b| b.agent_id_null(), |b| b.agent_id(AGENT), format!("\"{AGENT}\"")),
        property(
            "context_graph_id",
            |b| b.context_graph_id_null(),
            |b| b.context_graph_id(GRAPH),
            format!("\"{GRAPH}\""),
        ),
        property("keyterms", |b| b.keyterms_null(), |b| b.keyterms(["one", "two"]), r#"["one","two"]"#),
        property("is_active", |b| b.is_active_null(), |b| b.is_active(false), "false"),
        property(
            "version_sets",
            |b| b.version_sets_null(),
            |b| b.version_sets([("release", VersionSet::builder().agent_version_number(4))]),
            r#"{"release":{"agent_version_number":4}}"#,
        ),
        property(
            "tags",
            |b| b.tags_null(),
            |b| {
                b.tags([
                    ServiceTag::builder().key("team").value("care"),
                    ServiceTag::builder().key("beta").value_null(),
                ])
            },
            r#"[{"key":"team","value":"care"},{"key":"beta","value":null}]"#,
        ),
        property("tool_capacity", |b| b.tool_capacity_null(), |b| b.tool_capacity(5), "5"),
        property(
            "safety_filters_enabled",
            |b| b.safety_filters_enabled_null(),
            |b| b.safety_filters_enabled(false),
            "false",
        ),
        property("channel_type", |b| b.channel_type_null(), |b| b.channel_type(ChannelType::Scribe), r#""scribe""#),
        property("environment", |b| b.environment_null(), |b| b.environment(Environment::Sandbox), r#""sandbox""#),
        property("persona_id", |b| b.persona_id_null(), |b| b.persona_id(PERSONA), format!("\"{PERSONA}\"")),
        property(
            "voice_config",
            |b| b.voice_config_null(),
            |b| b.voice_config(ServiceVoiceConfig::builder().eot_timeout_ms(700).tts_model_null()),
            r#"{"tts_model":null,"eot_timeout_ms":700}"#,
        ),
    ]
}

/// What arrives when a service is updated so.
async fn arrives(server: &Server, id: &str, set: Set) -> String {
    let body = set(UpdateServiceRequest::builder()).build().unwrap();
    server.client().update_service("acme", id, body).await.unwrap();
    server.last_request().text().to_owned()
}

#[tokio::test]
async fn an_update_with_nothing_set_sends_an_empty_object() {
    let server = Server::start();
    let id = server.add_service("Triage");
    assert_eq!(arrives(&server, &id, |builder| builder).await, "{}");
}

#[tokio::test]
async fn every_property_of_an_update_arrives_alone_as_null() {
    let server = Server::start();
    let id = server.add_service("Triage");
    for Property { name, null, .. } in properties() {
        assert_eq!(arrives(&server, &id, null).await, format!(r#"{{"{name}":null}}"#));
    }
}

#[tokio::test]
async fn every_property_of_an_update_arrives_alone_with_its_value() {
    let server = Server::start();
    let id = server.add_service("Triage");
    for Property { name, value, wire, .. } in properties() {
        assert_eq!(arrives(&server, &id, value).await, format!(r#"{{"{name}":{wire}}}"#));
    }
}

#[tokio::test]
async fn all_properties_of_an_update_arrive_together_in_the_order_of_the_document() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let set: Set = |builder| properties().iter().rev().fold(builder, |builder, property| (property.value)(builder));
    let pairs: Vec<_> =
        properties().into_iter().map(|Property { name, wire, .. }| format!(r#""{name}":{wire}"#)).collect();
    assert_eq!(arrives(&server, &id, set).await, format!("{{{}}}", pairs.join(",")));
}

#[tokio::test]
async fn absent_leaves_alone_null_clears_and_a_value_replaces() {
    let server = Server::start();
    let id = server.add_service_with(json!({
        "name": "Triage",
        "agent_id": AGENT,
        "context_graph_id": GRAPH,
        "persona_id": PERSONA,
        "description": "Old",
        "keyterms": ["kept"],
    }));
    let body = UpdateServiceRequest::builder().persona_id_null().description("New").build().unwrap();
    let updated = server.client().update_service("acme", &id, body).await.unwrap();
    assert_eq!(updated.persona_id, None);
    assert_eq!(updated.description, "New");
    assert_eq!(updated.keyterms, ["kept"]);
}

#[tokio::test]
async fn empty_lists_and_maps_are_values() {
    let server = Server::start();
    let id = server.add_service("Triage");
    let set: Set = |builder| {
        let builder = builder.keyterms([] as [&str; 0]).tags(Vec::<ServiceTag>::new());
        builder.version_sets(BTreeMap::<String, VersionSet>::new())
    };
    assert_eq!(arrives(&server, &id, set).await, r#"{"keyterms":[],"version_sets":{},"tags":[]}"#);
}

#[test]
fn the_last_of_null_and_value_counts() {
    let value = UpdateServiceRequest::builder().tool_capacity_null().tool_capacity(5).build().unwrap();
    let null = UpdateServiceRequest::builder().tool_capacity(5).tool_capacity_null().build().unwrap();
    assert_eq!((value.tool_capacity, null.tool_capacity), (Field::Value(5), Field::Null));
}

#[test]
fn none_for_a_property_leaves_it_absent() {
    let update = UpdateServiceRequest::builder().tool_capacity(None::<i64>).persona_id(None::<&str>).build().unwrap();
    assert_eq!(update.to_json(), b"{}");
}

#[test]
fn each_state_is_read_as_it_was_written() {
    for Property { name, wire, .. } in properties() {
        for text in ["{}".to_owned(), format!(r#"{{"{name}":null}}"#), format!(r#"{{"{name}":{wire}}}"#)] {
            let update = UpdateServiceRequest::from_json(text.as_bytes()).unwrap();
            assert_eq!(String::from_utf8(update.to_json()).unwrap(), text);
        }
    }
}

#[tokio::test]
async fn a_create_with_nothing_optional_sends_what_is_required_alone() {
    let server = Server::start();
    server.client().create_service("acme", create_request("Triage")).await.unwrap();
    let sent = format!(r#"{{"name":"Triage","agent_id":"{AGENT}","context_graph_id":"{GRAPH}"}}"#);
    assert_eq!(server.only_request().text(), sent);
}

#[tokio::test]
async fn a_create_sends_null_where_null_was_set() {
    let server = Server::start();
    let builder = CreateServiceRequest::builder().name("Triage").agent_id(AGENT).context_graph_id(GRAPH);
    let body = builder.persona_id_null().voice_config_null().build().unwrap();
    server.client().create_service("acme", body).await.unwrap();
    let sent = server.only_request().json();
    assert_eq!((sent.get("persona_id"), sent.get("voice_config")), (Some(&Value::Null), Some(&Value::Null)));
}

#[tokio::test]
async fn a_create_sends_a_value_that_equals_the_default_when_it_was_set() {
    let server = Server::start();
    let builder = CreateServiceRequest::builder().name("Triage").agent_id(AGENT).context_graph_id(GRAPH);
    let body = builder.description("").tool_capacity(3).channel_type("voice").build().unwrap();
    server.client().create_service("acme", body).await.unwrap();
    let sent = server.only_request().json();
    assert_eq!(
        (&sent["description"], &sent["tool_capacity"], &sent["channel_type"]),
        (&json!(""), &json!(3), &json!("voice"))
    );
}

#[test]
fn a_field_tells_its_state() {
    let states = [Field::Absent, Field::Null, Field::Value(5)];
    assert_eq!(states.map(|field| field.is_absent()), [true, false, false]);
    assert_eq!(states.map(|field| field.is_null()), [false, true, false]);
    assert_eq!(states.map(Field::into_value), [None, None, Some(5)]);
}

#[test]
fn a_field_is_absent_unless_told_otherwise() {
    assert_eq!(Field::<i64>::default(), Field::Absent);
}
