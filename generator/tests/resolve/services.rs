//! The Services page of the Platform API: what it becomes, whole.

use clientwright::ir::{Api, DefinitionKind};

use crate::describe;
use crate::document::{Resolved, files};

fn services() -> Resolved {
    files(&[concat!(env!("CARGO_MANIFEST_DIR"), "/../specs/services.md")])
}

#[test]
fn it_has_fourteen_components_and_five_inline_types() {
    let resolved = services();
    let api = &resolved.api;
    assert_eq!(
        describe::definitions(api),
        [
            "enum ChannelType",
            "struct CreateServiceRequest",
            "newtype DescriptionString",
            "enum Environment",
            "enum FillerStyle",
            "struct HttpValidationError",
            "struct LlmConfig",
            "newtype NameString",
            "struct PaginatedResponseServiceResponse",
            "newtype SearchString",
            "struct ServiceResponse",
            "struct ServiceTag",
            "struct ServiceVoiceConfig",
            "enum TtsModel",
            "struct UpdateServiceRequest",
            "struct UpsertVersionSetRequest",
            "struct ValidationError",
            "union ValidationErrorLocItem",
            "struct VersionSet",
        ]
    );
    assert_eq!(api.definitions.iter().filter(|definition| definition.schema_name.is_some()).count(), 14);
}

#[test]
fn the_package_server_and_security_are_the_documents() {
    let api = services().api;
    assert_eq!((api.package.name.as_str(), api.package.version.as_str()), ("platform-api", "1.0.0"));
    assert_eq!(api.package.title, "Platform API");
    let servers: Vec<_> = api.servers.iter().map(|server| server.url.as_deref().unwrap_or("?")).collect();
    assert_eq!(servers, ["https://api.platform.amigo.ai"]);
    let schemes: Vec<_> =
        api.security_schemes.iter().map(|scheme| (scheme.name.as_str(), scheme.method.text())).collect();
    assert_eq!(schemes, [("BearerAuth", "bearer_auth")]);
    assert!(api.operations.iter().all(|operation| operation.security == [[0]]));
}

#[test]
fn what_is_undeclared_is_reported_where_it_stands_and_nothing_else() {
    let resolved = services();
    assert_eq!(resolved.errors(), Vec::<&str>::new());
    assert_eq!(resolved.warnings(), ["path/undeclared-parameter"; 6]);
    assert_eq!(
        resolved.places(),
        [
            "/paths/~1v1~1{workspace_id}~1services",
            "/paths/~1v1~1{workspace_id}~1services",
            "/paths/~1v1~1{workspace_id}~1services~1{service_id}",
            "/paths/~1v1~1{workspace_id}~1services~1{service_id}",
            "/paths/~1v1~1{workspace_id}~1services~1{service_id}",
            "/paths/~1v1~1{workspace_id}~1services~1{service_id}~1version-sets~1{name}",
        ]
    );
}

fn assert_definition(api: &Api, name: &str, expected: &[&str]) {
    assert_eq!(describe::definition(api, name), expected, "{name}");
}

#[test]
fn requests_tell_absent_from_null() {
    let api = services().api;
    assert_definition(
        &api,
        "CreateServiceRequest",
        &[
            "name: NameString required",
            "description: DescriptionString optional",
            "agent_id: Uuid required",
            "context_graph_id: Uuid required",
            "keyterms: Vec<String> optional",
            "is_active: bool optional",
            "version_sets: Map<VersionSet> optional",
            "tags: Vec<ServiceTag> optional",
            "tool_capacity: i64[>= 1, <= 10] optional",
            "safety_filters_enabled: bool optional",
            "channel_type: ChannelType optional",
            "environment: Environment optional",
            "persona_id: Option<Uuid> tristate",
            "voice_config: Option<ServiceVoiceConfig> tristate",
            "others dropped",
        ],
    );
    assert_definition(
        &api,
        "UpdateServiceRequest",
        &[
            "name: Option<NameString> tristate",
            "description: Option<DescriptionString> tristate",
            "agent_id: Option<Uuid> tristate",
            "context_graph_id: Option<Uuid> tristate",
            "keyterms: Option<Vec<String>> tristate",
            "is_active: Option<bool> tristate",
            "version_sets: Option<Map<VersionSet>> tristate",
            "tags: Option<Vec<ServiceTag>> tristate",
            "tool_capacity: Option<i64[>= 1, <= 10]> tristate",
            "safety_filters_enabled: Option<bool> tristate",
            "channel_type: Option<ChannelType> tristate",
            "environment: Option<Environment> tristate",
            "persona_id: Option<Uuid> tristate",
            "voice_config: Option<ServiceVoiceConfig> tristate",
            "others dropped",
        ],
    );
}

#[test]
fn responses_have_their_defaults() {
    let api = services().api;
    assert_definition(
        &api,
        "ServiceResponse",
        &[
            "id: String required",
            "workspace_id: String required",
            "name: String required",
            "description: String required",
            "agent_id: String required",
            "context_graph_id: String required",
            "agent_name: Option<String> optional",
            "context_graph_name: Option<String> optional",
            "persona_name: Option<String> optional",
            "keyterms: Vec<String> required",
            "is_active: bool required",
            "version_sets: Map<VersionSet> required",
            "tags: Vec<ServiceTag> required",
            "tool_capacity: i64 required",
            "safety_filters_enabled: bool defaulted true",
            "channel_type: ChannelType defaulted ChannelType::Voice",
            "environment: Environment defaulted Environment::Production",
            "voice_config: Option<ServiceVoiceConfig> optional",
            "persona_id: Option<String> optional",
            "is_system: bool defaulted false",
            "created_at: Timestamp required",
            "updated_at: Timestamp required",
            "others dropped",
        ],
    );
}

#[test]
fn what_is_sent_and_received_keeps_what_it_does_not_know() {
    let api = services().api;
    assert_definition(
        &api,
        "ServiceVoiceConfig",
        &[
            "tts_model: Option<TtsModel> tristate",
            "max_buffer_delay_ms: Option<i64> tristate",
            "eager_eot_threshold: Option<f64> tristate",
            "eot_timeout_ms: Option<i64> tristate",
            "filler_style: FillerStyle optional",
            "filler_vocabulary: Option<Vec<String>> tristate",
            "backchannel_delay_ms: i64 optional",
            "max_response_sentences: Option<i64> tristate",
            "max_response_words: Option<i64> tristate",
            "barge_in_min_speech_s: Option<f64> tristate",
            "barge_in_cooldown_s: Option<f64> tristate",
            "forward_call_enabled: bool optional",
            "others kept in additional_properties",
        ],
    );
    assert_definition(
        &api,
        "LlmConfig",
        &["llm_name: String required", "params: Map<Value> optional", "others kept in additional_properties"],
    );
    for open in ["ChannelType", "Environment", "FillerStyle", "TtsModel"] {
        let DefinitionKind::Enum(list) = &describe::find(&api, open).kind else { panic!("{open} is no enum") };
        assert_eq!(list.unknown.as_ref().map(|name| name.text()), Some("Unknown"), "{open}");
    }
}

#[test]
fn errors_have_any_input() {
    let api = services().api;
    assert_definition(
        &api,
        "ValidationError",
        &[
            "loc: Vec<ValidationErrorLocItem> required",
            "msg: String required",
            "r#type: String required",
            "input: Value optional",
            "ctx: Map<Value> optional",
            "others dropped",
        ],
    );
    assert_definition(&api, "ValidationErrorLocItem", &["String(String)", "Integer(i64)"]);
}

#[test]
fn constrained_types_are_known() {
    let api = services().api;
    let free = api.definitions.iter().filter(|definition| !definition.constrained);
    let free: Vec<&str> = free.map(|definition| definition.name.text()).collect();
    // What keeps undeclared properties is constrained by that: none may have the name of a field.
    assert_eq!(free, ["HttpValidationError", "ValidationError", "ValidationErrorLocItem"]);
}

#[test]
fn operations_have_their_arguments_in_the_order_of_the_url() {
    let api = services().api;
    let expected: &[&[&str]] = &[
        &[
            "list_services",
            "workspace_id: String in path",
            "search?: SearchString in query",
            "sort_by?: String in query",
            "is_active?: bool in query",
            "limit?: i64[> 0, <= 20] in query",
            "continuation_token?: i64 in query",
            "200 PaginatedResponseServiceResponse",
            "401 Unauthorized",
            "403 Forbidden",
            "404 NotFound",
            "422 UnprocessableEntity(HttpValidationError)",
        ],
        &[
            "create_service",
            "workspace_id: String in path",
            "body: CreateServiceRequest as application/json",
            "201 ServiceResponse",
            "401 Unauthorized",
            "403 Forbidden",
            "404 NotFound",
            "409 Conflict",
            "422 UnprocessableEntity",
        ],
        &[
            "get_service",
            "workspace_id: String in path",
            "service_id: Uuid in path",
            "200 ServiceResponse",
            "401 Unauthorized",
            "403 Forbidden",
            "404 NotFound",
            "422 UnprocessableEntity(HttpValidationError)",
        ],
        &[
            "update_service",
            "workspace_id: String in path",
            "service_id: Uuid in path",
            "body: UpdateServiceRequest as application/json",
            "200 ServiceResponse",
            "401 Unauthorized",
            "403 Forbidden",
            "404 NotFound",
            "409 Conflict",
            "422 UnprocessableEntity",
        ],
        &[
            "delete_service",
            "workspace_id: String in path",
            "service_id: Uuid in path",
            "204 ()",
            "401 Unauthorized",
            "403 Forbidden",
            "404 NotFound",
            "422 UnprocessableEntity(HttpValidationError)",
        ],
        &[
            "upsert_service_version_set",
            "workspace_id: String in path",
            "service_id: Uuid in path",
            "name: String[length <= 40] in path",
            "body: UpsertVersionSetRequest as application/json",
            "204 ()",
            "401 Unauthorized",
            "403 Forbidden",
            "404 NotFound",
            "409 Conflict",
            "422 UnprocessableEntity",
        ],
    ];
    let operations: Vec<_> = api.operations.iter().map(|operation| describe::operation(&api, operation)).collect();
    assert_eq!(operations, expected);
    let list = &api.operations[0];
    let names = [&list.arguments, &list.call, &list.error].map(|name| name.text());
    assert_eq!(names, ["ListServices", "ListServicesCall", "ListServicesError"]);
    let defaults: Vec<_> = list.parameters.iter().filter_map(|parameter| parameter.default.as_deref()).collect();
    assert_eq!(defaults, ["10", "0"]);
}
