//! The endpoints.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, put};
use axum::{Json, Router};
use serde_json::Value;

use super::access::{self, Permission};
use super::refusal::Refusal;
use super::{Shared, bodies, log, parameters};

type Answer<T> = Result<T, Refusal>;

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/v1/{workspace_id}/services", get(list).post(create))
        .route("/v1/{workspace_id}/services/{service_id}", get(read).put(update).delete(delete))
        .route("/v1/{workspace_id}/services/{service_id}/version-sets/{name}", put(upsert))
        .layer(from_fn_with_state(Arc::clone(&shared), log::record))
        .with_state(shared)
}

async fn list(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path(workspace): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer<Json<Value>> {
    access::check(&headers, Permission::View)?;
    let query = parameters::list_query(query)?;
    Ok(Json(shared.store().workspace(&workspace)?.list(&query)))
}

async fn create(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path(workspace): Path<String>,
    body: Bytes,
) -> Answer<(StatusCode, Json<Value>)> {
    access::check(&headers, Permission::Create)?;
    let body = json_body(&headers, &body, bodies::is_create)?;
    let service = shared.store().workspace(&workspace)?.create(&body)?;
    Ok((StatusCode::CREATED, Json(service)))
}

async fn read(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path((workspace, id)): Path<(String, String)>,
) -> Answer<Json<Value>> {
    access::check(&headers, Permission::View)?;
    parameters::service_id(&id)?;
    Ok(Json(shared.store().workspace(&workspace)?.get(&id)?))
}

async fn update(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path((workspace, id)): Path<(String, String)>,
    body: Bytes,
) -> Answer<Json<Value>> {
    access::check(&headers, Permission::Update)?;
    parameters::service_id(&id).map_err(Refusal::without_body)?;
    let body = json_body(&headers, &body, bodies::is_update)?;
    Ok(Json(shared.store().workspace(&workspace)?.update(&id, &body)?))
}

async fn delete(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path((workspace, id)): Path<(String, String)>,
) -> Answer<StatusCode> {
    access::check(&headers, Permission::Delete)?;
    parameters::service_id(&id)?;
    shared.store().workspace(&workspace)?.delete(&id)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn upsert(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path((workspace, id, name)): Path<(String, String, String)>,
    body: Bytes,
) -> Answer<StatusCode> {
    access::check(&headers, Permission::Update)?;
    parameters::service_id(&id).map_err(Refusal::without_body)?;
    let body = json_body(&headers, &body, bodies::is_upsert)?;
    if name.chars().count() > 40 {
        return Err(Refusal::Unprocessable);
    }
    shared.store().workspace(&workspace)?.upsert(&id, &name, &body)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The body as JSON that keeps to its schema.
fn json_body(headers: &HeaderMap, body: &[u8], is_valid: fn(&Value) -> bool) -> Answer<Value> {
    let is_json = headers.get("content-type").is_some_and(|value| value == "application/json");
    let value = serde_json::from_slice(body).ok().filter(|value| is_json && is_valid(value));
    value.ok_or(Refusal::Unprocessable)
}
