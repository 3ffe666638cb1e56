//! The call as somebody would write it who knows reqwest and serde, with what the client does by default: a bounded body,
//! an encoded path, typed failures, timeouts, and no redirect that carries the token away.

use std::fmt::Write;
use std::time::Duration;

use bytes::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::StatusCode;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, USER_AGENT};
use uuid::Uuid;

use super::derived::Service;

const BODY_LIMIT: usize = 64 * 1024 * 1024;

/// A client of one operation.
pub(crate) struct ByHand {
    http: reqwest::Client,
    base_url: String,
}

/// Why the call failed.
#[derive(Debug)]
#[allow(dead_code, reason = "failures of a benchmark are printed by `expect` alone")]
pub(crate) enum Failure {
    Unauthorized,
    Forbidden,
    NotFound,
    Invalid(Bytes),
    Unexpected(StatusCode, HeaderMap, Bytes),
    BodyTooLarge,
    Json(serde_json::Error),
    Http(reqwest::Error),
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}

impl ByHand {
    pub(crate) fn new(base_url: &str, token: &str) -> Self {
        let mut authorization = HeaderValue::try_from(format!("Bearer {token}")).expect("the token is fine");
        authorization.set_sensitive(true);
        let headers = HeaderMap::from_iter([
            (ACCEPT, HeaderValue::from_static("application/json")),
            (USER_AGENT, HeaderValue::from_static("platform-api/1.0.0")),
            (AUTHORIZATION, authorization),
        ]);
        let builder = reqwest::Client::builder()
            .default_headers(headers)
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60))
            .redirect(reqwest::redirect::Policy::none());
        Self { http: builder.build().expect("TLS can be set up"), base_url: base_url.to_owned() }
    }

    pub(crate) async fn get_service(&self, workspace: &str, id: Uuid) -> Result<Service, Failure> {
        let mut url = self.base_url.clone();
        let _ = write!(url, "/v1/{}/services/{id}", utf8_percent_encode(workspace, NON_ALPHANUMERIC));
        let mut response = self.http.get(url).send().await?;
        let body = read(&mut response).await?;
        match response.status() {
            StatusCode::OK => serde_json::from_slice(&body).map_err(Failure::Json),
            StatusCode::UNAUTHORIZED => Err(Failure::Unauthorized),
            StatusCode::FORBIDDEN => Err(Failure::Forbidden),
            StatusCode::NOT_FOUND => Err(Failure::NotFound),
            StatusCode::UNPROCESSABLE_ENTITY => Err(Failure::Invalid(body)),
            status => Err(Failure::Unexpected(status, response.headers().clone(), body)),
        }
    }
}

async fn read(response: &mut reqwest::Response) -> Result<Bytes, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > BODY_LIMIT {
            return Err(Failure::BodyTooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.into())
}
