//! How long the generator takes for the Services page, and a client for a page of twenty services.
//!
//! `cargo bench -p clientwright-tests`

use std::path::Path;

use clientwright::Config;
use divan::{Bencher, black_box};
use platform_api::Model;
use platform_api::models::{CreateServiceRequest, PaginatedResponseServiceResponse, ServiceTag, UpdateServiceRequest};

mod derived;

fn main() {
    divan::main();
}

/// Reading, lowering, merging, resolving, emitting and formatting, without the disk.
#[divan::bench]
fn generate(bencher: Bencher) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/services.md");
    let config = Config::new().input(page);
    bencher.bench(|| config.render().map(|(files, _)| files.len()).ok());
}

fn page_of_twenty() -> String {
    let service = r#"{"id":"0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11","workspace_id":"acme","name":"Triage","description":"Asks what the caller wants, and finds who can help.","agent_id":"0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c12","context_graph_id":"0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c13","agent_name":"Nurse","context_graph_name":null,"persona_name":"Calm","keyterms":["fever","cough","insurance"],"is_active":true,"version_sets":{"release":{"agent_version_number":3,"context_graph_version_number":7,"llm_model_preferences":{"default":{"llm_name":"large","params":{"temperature":0.2}}}}},"tags":[{"key":"team","value":"intake"},{"key":"pilot","value":null}],"tool_capacity":5,"safety_filters_enabled":true,"channel_type":"voice","environment":"production","voice_config":{"tts_model":"sonic-3","max_buffer_delay_ms":200,"eager_eot_threshold":0.5,"filler_style":"phrase","filler_vocabulary":["hm","let me see"],"backchannel_delay_ms":400},"persona_id":null,"is_system":false,"created_at":"2026-01-31T12:00:00.123456Z","updated_at":"2026-02-01T08:30:00Z"}"#;
    format!(r#"{{"items":[{}],"has_more":true,"continuation_token":20,"total":40}}"#, [service; 20].join(","))
}

#[divan::bench]
fn read_page_by_models(bencher: Bencher) {
    let text = page_of_twenty();
    bencher
        .bench(|| PaginatedResponseServiceResponse::from_json(black_box(text.as_bytes())).map(|page| page.items.len()));
}

#[divan::bench]
fn read_page_by_derives(bencher: Bencher) {
    let text = page_of_twenty();
    bencher.bench(|| {
        serde_json::from_slice::<derived::Page>(black_box(text.as_bytes())).map(|page| page.items.len()).ok()
    });
}

fn request() -> CreateServiceRequest {
    let id = "0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11";
    let request = CreateServiceRequest::builder().name("Triage").agent_id(id).context_graph_id(id).tool_capacity(5);
    request.description("Asks what the caller wants.").keyterms(["fever", "cough"]).build().expect("it is valid")
}

#[divan::bench]
fn validate_create_request(bencher: Bencher) {
    let request = request();
    bencher.bench(|| platform_api::Validate::validate(black_box(&request)).is_ok());
}

/// A body with ten thousand tags.
#[divan::bench]
fn validate_ten_thousand_tags(bencher: Bencher) {
    let tags = (0..10_000).map(|number| ServiceTag::builder().key(format!("key-{number}")).value("v").build());
    let tags: Vec<ServiceTag> = tags.collect::<Result<_, _>>().expect("they are valid");
    let request = UpdateServiceRequest::builder().tags(tags).build().expect("it is valid");
    bencher.bench(|| platform_api::Validate::validate(black_box(&request)).is_ok());
}

#[divan::bench]
fn write_create_request(bencher: Bencher) {
    let request = request();
    bencher.bench(|| black_box(&request).to_json());
}
