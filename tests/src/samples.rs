//! Values that tests send and servers answer with.

use platform_api::models::CreateServiceRequest;
use serde_json::{Value, json};

/// The agent that exists in every workspace.
pub const AGENT: &str = "a6d0f2a4-61a5-4b0e-9c0b-5a8d1f6f2c01";

/// The context graph that exists in every workspace.
pub const GRAPH: &str = "b7e1a3b5-72b6-4c1f-8d1c-6b9e2a7a3d02";

/// A persona.
pub const PERSONA: &str = "c8f2b4c6-83c7-4d20-9e2d-7caf3b8b4e03";

/// A UUID that no service has.
pub const NOBODY: &str = "d9a3c5d7-94d8-4e31-8f3e-8db04c9c5f04";

/// The id of a workspace whose every other character has to be encoded in a path.
pub const ODD_WORKSPACE: &str = "a/b?c#d e%2Fé";

/// A request that creates a service, with nothing set but what must be.
pub fn create_request(name: &str) -> CreateServiceRequest {
    let builder = CreateServiceRequest::builder().name(name).agent_id(AGENT).context_graph_id(GRAPH);
    builder.build().expect("the request is valid")
}

/// A service as the server would answer with it, every property set.
pub fn service() -> Value {
    json!({
        "id": NOBODY,
        "workspace_id": "acme",
        "name": "Front desk",
        "description": "Answers",
        "agent_id": AGENT,
        "context_graph_id": GRAPH,
        "agent_name": "Ada",
        "context_graph_name": "Triage",
        "persona_name": "Calm",
        "keyterms": ["one", "two"],
        "is_active": true,
        "version_sets": {
            "release": {
                "agent_version_number": 4,
                "context_graph_version_number": null,
                "llm_model_preferences": { "fast": { "llm_name": "m-1", "params": { "temperature": 0.5 } } }
            }
        },
        "tags": [{ "key": "team", "value": "care" }, { "key": "beta", "value": null }],
        "tool_capacity": 5,
        "safety_filters_enabled": false,
        "channel_type": "text",
        "environment": "sandbox",
        "voice_config": { "tts_model": "sonic-3", "filler_style": "phrase", "backchannel_delay_ms": 250 },
        "persona_id": PERSONA,
        "is_system": true,
        "created_at": "2026-01-31T12:00:00Z",
        "updated_at": "2026-02-01T08:30:00.25Z"
    })
}

/// The same service without the properties that the document does not require.
pub fn bare_service() -> Value {
    let mut service = service();
    let object = service.as_object_mut().expect("a service is an object");
    object.retain(|name, _| REQUIRED.contains(&name.as_str()));
    service
}

/// The properties that every service has.
pub const REQUIRED: &[&str] = &[
    "id",
    "workspace_id",
    "name",
    "description",
    "agent_id",
    "context_graph_id",
    "keyterms",
    "is_active",
    "version_sets",
    "tags",
    "tool_capacity",
    "created_at",
    "updated_at",
];
