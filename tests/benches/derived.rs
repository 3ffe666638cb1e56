//! The page's types as serde derives them, to compare with.

#![allow(dead_code, reason = "what is read need not be used")]

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub(crate) struct Page {
    pub(crate) items: Vec<Service>,
    has_more: bool,
    continuation_token: Option<i64>,
    total: Option<i64>,
}

#[derive(Deserialize)]
pub(crate) struct Service {
    id: String,
    workspace_id: String,
    name: String,
    description: String,
    agent_id: String,
    context_graph_id: String,
    agent_name: Option<String>,
    context_graph_name: Option<String>,
    persona_name: Option<String>,
    keyterms: Vec<String>,
    is_active: bool,
    version_sets: BTreeMap<String, VersionSet>,
    tags: Vec<Tag>,
    tool_capacity: i64,
    #[serde(default)]
    safety_filters_enabled: bool,
    channel_type: Option<String>,
    environment: Option<String>,
    voice_config: Option<VoiceConfig>,
    persona_id: Option<String>,
    #[serde(default)]
    is_system: bool,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Deserialize)]
struct VersionSet {
    agent_version_number: Option<i64>,
    context_graph_version_number: Option<i64>,
    llm_model_preferences: Option<BTreeMap<String, Llm>>,
}

#[derive(Deserialize)]
struct Llm {
    llm_name: String,
    params: Option<BTreeMap<String, Value>>,
}

#[derive(Deserialize)]
struct Tag {
    key: String,
    value: Option<String>,
}

#[derive(Deserialize)]
struct VoiceConfig {
    tts_model: Option<String>,
    max_buffer_delay_ms: Option<i64>,
    eager_eot_threshold: Option<f64>,
    eot_timeout_ms: Option<i64>,
    filler_style: Option<String>,
    filler_vocabulary: Option<Vec<String>>,
    backchannel_delay_ms: Option<i64>,
    max_response_sentences: Option<i64>,
    max_response_words: Option<i64>,
    barge_in_min_speech_s: Option<f64>,
    barge_in_cooldown_s: Option<f64>,
    forward_call_enabled: Option<bool>,
}
