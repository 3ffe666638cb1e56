//! The failures that the document declares.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusal {
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    /// With nothing said of what is wrong.
    Unprocessable,
    /// With the schema `HTTPValidationError`.
    Invalid(Vec<Fault>),
}

/// One thing that is wrong with a request: the schema `ValidationError`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) loc: [&'static str; 2],
    pub(super) msg: String,
    pub(super) kind: &'static str,
    pub(super) input: Value,
    pub(super) ctx: Value,
}

impl Refusal {
    /// The same without a word about what is wrong, as operations with a body refuse.
    pub(super) fn without_body(self) -> Self {
        if let Self::Invalid(_) = self { Self::Unprocessable } else { self }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED.into_response(),
            Self::Forbidden => StatusCode::FORBIDDEN.into_response(),
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::Conflict => StatusCode::CONFLICT.into_response(),
            Self::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            Self::Invalid(faults) => {
                let detail: Vec<_> = faults.into_iter().map(Fault::into_json).collect();
                (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "detail": detail }))).into_response()
            }
        }
    }
}

impl Fault {
    fn into_json(self) -> Value {
        let Self { loc, msg, kind, input, ctx } = self;
        json!({ "loc": loc, "msg": msg, "type": kind, "input": input, "ctx": ctx })
    }
}
