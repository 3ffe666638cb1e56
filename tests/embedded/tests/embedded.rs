//! Clients that were included from `OUT_DIR`, against a live server, and what Cargo makes of their build script.

use std::fs;
use std::path::Path;
use std::process::Command;

use clientwright::{Config, Feature};
use clientwright_tests::samples::{AGENT, GRAPH};
use clientwright_tests::{Server, tokens};

/// Creates a service by one of the library's clients, and reads it with another.
macro_rules! calls {
    ($name:ident, $($client:tt)+) => {
        #[tokio::test]
        async fn $name() {
            use $($client)+::models::{CreateServiceRequest, UpdateServiceRequest};
            use $($client)+::operations::GetServiceError;
            use $($client)+::{Client, Error};

            let server = Server::start();
            let client = Client::builder().base_url(server.url()).bearer_auth(tokens::OWNER).build().unwrap();
            let request = CreateServiceRequest::builder().name("Triage").agent_id(AGENT).context_graph_id(GRAPH);
            let created = client.create_service("acme", request.build().unwrap()).await.unwrap();
            let update = UpdateServiceRequest::builder().name("Front desk").build().unwrap();
            client.update_service("acme", &created.id, update).await.unwrap();
            assert_eq!(client.get_service("acme", &created.id).await.unwrap().name, "Front desk");
            let broken = CreateServiceRequest::builder().name("").build().unwrap_err();
            assert_eq!(broken.iter().count(), 3, "{broken}");
            client.delete_service("acme", &created.id).await.unwrap();
            match client.get_service("acme", &created.id).await {
                Err(Error::Api(failure)) => assert!(matches!(failure.error(), GetServiceError::NotFound)),
                other => panic!("{other:?}"),
            }
        }
    };
}

calls!(a_module_calls, clientwright_tests_embedded::platform_api);
calls!(the_same_module_elsewhere_calls, clientwright_tests_embedded::integrations::vendor::services);
calls!(a_module_with_every_feature_calls, clientwright_tests_embedded::integrations::everything);

#[test]
fn a_module_without_features_is_a_client_too() {
    assert!(clientwright_tests_embedded::integrations::bare_is_there());
}

#[test]
fn models_of_a_module_read_and_write_json_by_serde() {
    use clientwright_tests_embedded::platform_api::models::ServiceTag;
    let tag: ServiceTag = serde_json::from_str(r#"{"key":"team","value":"care"}"#).unwrap();
    assert_eq!(serde_json::to_string(&tag).unwrap(), r#"{"key":"team","value":"care"}"#);
}

#[tokio::test]
async fn a_program_with_a_module_calls() {
    use clientwright_tests_embedded::platform_api::{Client, models::CreateServiceRequest};
    let server = Server::start();
    let client = Client::builder().base_url(server.url()).bearer_auth(tokens::OWNER).build().unwrap();
    let request = CreateServiceRequest::builder().name("Triage").agent_id(AGENT).context_graph_id(GRAPH);
    client.create_service("acme", request.build().unwrap()).await.unwrap();

    let run = Command::new(env!("CARGO_BIN_EXE_embedded")).args([&server.url(), tokens::OWNER]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&run.stdout), "Triage\n", "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn the_project_s_page_shows_the_dependencies_of_a_module() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(package.join("../../README.md")).unwrap();
    let module = Config::new().input(package.join("../../specs")).render_module().unwrap();
    let lines = module.dependencies.join("\n");
    assert!(page.contains(&format!("[dependencies]\n{lines}\n")), "{lines}");
}

#[test]
fn this_package_has_the_dependencies_that_modules_ask_for() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
    let config = Config::new().input(package.join("../../specs"));
    // Neither by default nor here: it would bring in the platform's library.
    let all = Feature::ALL.iter().filter(|feature| **feature != Feature::NativeTls);
    let module = all.fold(config, |config, feature| config.feature(*feature)).render_module().unwrap();
    for line in module.dependencies {
        assert!(manifest.lines().any(|declared| declared == line), "{line}");
    }
}
