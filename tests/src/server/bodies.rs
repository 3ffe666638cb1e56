//! What the document says of bodies, checked on the JSON itself.

use serde_json::Value;

/// Whether a value keeps the document's rules for its place.
type Rule = fn(&Value) -> bool;

/// A property of an object: its name, whether it must be there, and the rule for its value.
type Property = (&'static str, bool, Rule);

const REQUIRED: bool = true;
const OPTIONAL: bool = false;

/// Whether this is a `CreateServiceRequest`.
pub(super) fn is_create(body: &Value) -> bool {
    const PROPERTIES: &[Property] = &[
        ("name", REQUIRED, is_name),
        ("description", OPTIONAL, is_description),
        ("agent_id", REQUIRED, is_uuid),
        ("context_graph_id", REQUIRED, is_uuid),
        ("keyterms", OPTIONAL, is_keyterms),
        ("is_active", OPTIONAL, Value::is_boolean),
        ("version_sets", OPTIONAL, is_version_sets),
        ("tags", OPTIONAL, is_tags),
        ("tool_capacity", OPTIONAL, is_tool_capacity),
        ("safety_filters_enabled", OPTIONAL, Value::is_boolean),
        ("channel_type", OPTIONAL, is_channel_type),
        ("environment", OPTIONAL, is_environment),
        ("persona_id", OPTIONAL, |value| value.is_null() || is_uuid(value)),
        ("voice_config", OPTIONAL, |value| value.is_null() || is_voice_config(value)),
    ];
    is_object_of(body, PROPERTIES) && is_closed(body, PROPERTIES)
}

/// Whether this is an `UpdateServiceRequest`.
pub(super) fn is_update(body: &Value) -> bool {
    const PROPERTIES: &[Property] = &[
        ("name", OPTIONAL, |value| value.is_null() || is_name(value)),
        ("description", OPTIONAL, |value| value.is_null() || is_description(value)),
        ("agent_id", OPTIONAL, |value| value.is_null() || is_uuid(value)),
        ("context_graph_id", OPTIONAL, |value| value.is_null() || is_uuid(value)),
        ("keyterms", OPTIONAL, |value| value.is_null() || is_keyterms(value)),
        ("is_active", OPTIONAL, |value| value.is_null() || value.is_boolean()),
        ("version_sets", OPTIONAL, |value| value.is_null() || is_version_sets(value)),
        ("tags", OPTIONAL, |value| value.is_null() || is_tags(value)),
        ("tool_capacity", OPTIONAL, |value| value.is_null() || is_tool_capacity(value)),
        ("safety_filters_enabled", OPTIONAL, |value| value.is_null() || value.is_boolean()),
        ("channel_type", OPTIONAL, |value| value.is_null() || is_channel_type(value)),
        ("environment", OPTIONAL, |value| value.is_null() || is_environment(value)),
        ("persona_id", OPTIONAL, |value| value.is_null() || is_uuid(value)),
        ("voice_config", OPTIONAL, |value| value.is_null() || is_voice_config(value)),
    ];
    is_object_of(body, PROPERTIES) && is_closed(body, PROPERTIES)
}

/// Whether this is an `UpsertVersionSetRequest`.
pub(super) fn is_upsert(body: &Value) -> bool {
    const PROPERTIES: &[Property] = &[("version_set", REQUIRED, is_version_set)];
    is_object_of(body, PROPERTIES) && is_closed(body, PROPERTIES)
}

/// Whether this is a UUID, hyphenated (RFC 9562 §4).
pub(super) fn is_uuid_text(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// An object whose properties keep their rules. Others may stand beside them.
fn is_object_of(value: &Value, properties: &[Property]) -> bool {
    value.is_object() && properties.iter().all(|(name, required, rule)| value.get(name).map_or(!required, rule))
}

/// The document leaves bodies open, but a client that sends what nobody asked for has made a mistake.
fn is_closed(value: &Value, properties: &[Property]) -> bool {
    let declared = |key: &String| properties.iter().any(|(name, ..)| name == key);
    value.as_object().is_some_and(|object| object.keys().all(declared))
}

fn is_text(value: &Value, least: usize, most: usize) -> bool {
    value.as_str().is_some_and(|text| (least..=most).contains(&text.chars().count()))
}

fn is_name(value: &Value) -> bool {
    is_text(value, 1, 256)
}

fn is_description(value: &Value) -> bool {
    is_text(value, 0, 2000)
}

fn is_uuid(value: &Value) -> bool {
    value.as_str().is_some_and(is_uuid_text)
}

fn is_integer(value: &Value) -> bool {
    value.is_i64() || value.is_u64()
}

fn is_tool_capacity(value: &Value) -> bool {
    value.as_u64().is_some_and(|capacity| (1..=10).contains(&capacity))
}

fn is_one_of(value: &Value, allowed: &[&str]) -> bool {
    value.as_str().is_some_and(|text| allowed.contains(&text))
}

fn is_channel_type(value: &Value) -> bool {
    is_one_of(value, &["voice", "text", "scribe"])
}

fn is_environment(value: &Value) -> bool {
    is_one_of(value, &["sandbox", "production"])
}

fn is_array_of(value: &Value, rule: Rule) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(rule))
}

fn is_map_of(value: &Value, rule: Rule) -> bool {
    value.as_object().is_some_and(|object| object.values().all(rule))
}

fn is_keyterms(value: &Value) -> bool {
    is_array_of(value, Value::is_string)
}

fn is_tags(value: &Value) -> bool {
    is_array_of(value, |tag| {
        is_object_of(
            tag,
            &[("key", REQUIRED, Value::is_string), ("value", OPTIONAL, |value| value.is_null() || value.is_string())],
        )
    })
}

fn is_version_sets(value: &Value) -> bool {
    is_map_of(value, is_version_set)
}

fn is_version_set(value: &Value) -> bool {
    const PROPERTIES: &[Property] = &[
        ("agent_version_number", OPTIONAL, |value| value.is_null() || is_integer(value)),
        ("context_graph_version_number", OPTIONAL, |value| value.is_null() || is_integer(value)),
        ("llm_model_preferences", OPTIONAL, |value| is_map_of(value, is_llm_config)),
    ];
    is_object_of(value, PROPERTIES)
}

fn is_llm_config(value: &Value) -> bool {
    is_object_of(value, &[("llm_name", REQUIRED, Value::is_string), ("params", OPTIONAL, Value::is_object)])
}

fn is_voice_config(value: &Value) -> bool {
    const PROPERTIES: &[Property] = &[
        ("tts_model", OPTIONAL, |value| value.is_null() || is_one_of(value, &["sonic-turbo", "sonic-3"])),
        ("max_buffer_delay_ms", OPTIONAL, |value| value.is_null() || is_integer(value)),
        ("eager_eot_threshold", OPTIONAL, |value| value.is_null() || value.is_number()),
        ("eot_timeout_ms", OPTIONAL, |value| value.is_null() || is_integer(value)),
        ("filler_style", OPTIONAL, |value| is_one_of(value, &["backchannel", "phrase", "silent"])),
        ("filler_vocabulary", OPTIONAL, |value| value.is_null() || is_keyterms(value)),
        ("backchannel_delay_ms", OPTIONAL, is_integer),
        ("max_response_sentences", OPTIONAL, |value| value.is_null() || is_integer(value)),
        ("max_response_words", OPTIONAL, |value| value.is_null() || is_integer(value)),
        ("barge_in_min_speech_s", OPTIONAL, |value| value.is_null() || value.is_number()),
        ("barge_in_cooldown_s", OPTIONAL, |value| value.is_null() || value.is_number()),
        ("forward_call_enabled", OPTIONAL, Value::is_boolean),
    ];
    is_object_of(value, PROPERTIES)
}
