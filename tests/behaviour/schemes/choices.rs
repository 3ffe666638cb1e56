//! Alternatives and combinations of schemes (OpenAPI 3.1.1 §4.8.30).

use super::{builder, credentials, expected, server};
use clientwright_tests::cases::security_schemes::{Client, ClientBuilder};

/// What a call sends of the credentials that its client has.
async fn sent(give: impl Fn(ClientBuilder) -> ClientBuilder, call: impl AsyncFn(Client)) -> [Option<String>; 4] {
    let server = server();
    call(give(builder(&server)).build().unwrap()).await;
    credentials(&server.only_request())
}

async fn either(client: Client) {
    client.either().await.unwrap();
}

async fn optional(client: Client) {
    client.optional().await.unwrap();
}

const BOTH: [Option<&str>; 4] = [Some("h"), None, Some("api%20key=q"), None];
const BEARER: [Option<&str>; 4] = [None, Some("Bearer b"), None, None];
const COOKIE: [Option<&str>; 4] = [None, None, None, Some("sid=c")];
const NOTHING: [Option<&str>; 4] = [None; 4];

#[tokio::test]
async fn the_first_alternative_that_is_complete_is_sent_alone() {
    let all =
        |builder: ClientBuilder| builder.api_key_session("c").bearer_auth("b").api_key_query("q").api_key_header("h");
    assert_eq!(sent(all, either).await, expected(BOTH));
    let half = |builder: ClientBuilder| builder.api_key_session("c").bearer_auth("b").api_key_header("h");
    assert_eq!(sent(half, either).await, expected(BEARER));
    assert_eq!(sent(|builder| builder.api_key_query("q").api_key_session("c"), either).await, expected(COOKIE));
    assert_eq!(sent(|builder| builder, either).await, expected(NOTHING));
}

#[tokio::test]
async fn where_none_is_complete_what_there_is_is_sent() {
    let header = [Some("h"), None, None, None];
    assert_eq!(sent(|builder| builder.api_key_header("h"), either).await, expected(header));
    // Of a scheme that is asked for nowhere, nothing is sent.
    assert_eq!(sent(|builder| builder.oauth2_token("o"), either).await, expected(NOTHING));
    let both = |builder: ClientBuilder| builder.api_key_header("h").api_key_query("q");
    assert_eq!(sent(both, async |client| client.both().await.unwrap()).await, expected(BOTH));
}

#[tokio::test]
async fn optional_security_is_sent_whole_or_not_at_all() {
    assert_eq!(sent(|builder| builder, optional).await, expected(NOTHING));
    assert_eq!(sent(|builder| builder.api_key_header("h"), optional).await, expected(NOTHING));
    assert_eq!(sent(|builder| builder.api_key_header("h").api_key_query("q"), optional).await, expected(BOTH));
    assert_eq!(sent(|builder| builder.api_key_header("h").bearer_auth("b"), optional).await, expected(BEARER));
}

#[tokio::test]
async fn alternatives_take_tokens_of_providers() {
    use clientwright_tests::cases::security_schemes::Token;
    let provided =
        |builder: ClientBuilder| builder.bearer_auth_provider(|| async { Ok(Token::new("b")) }).api_key_header("h");
    assert_eq!(sent(provided, either).await, expected(BEARER));
    assert_eq!(sent(provided, optional).await, expected(BEARER));
}
