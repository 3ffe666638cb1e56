//! Who may do what.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;

use super::refusal::Refusal;

/// The tokens that the server knows.
pub mod tokens {
    /// May do everything.
    pub const OWNER: &str = "owner-Zm9v.token_1~x+y/z=";
    /// May list and get services, and nothing else.
    pub const READER: &str = "reader-YmFy";
}

/// What an operation takes permission for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    View,
    Create,
    Update,
    Delete,
}

/// Refuses callers without a known token, and those whose token does not permit this.
pub(super) fn check(headers: &HeaderMap, permission: Permission) -> Result<(), Refusal> {
    let authorization = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = authorization.and_then(|value| value.strip_prefix("Bearer "));
    match token {
        Some(tokens::OWNER) => Ok(()),
        Some(tokens::READER) if permission == Permission::View => Ok(()),
        Some(tokens::READER) => Err(Refusal::Forbidden),
        _ => Err(Refusal::Unauthorized),
    }
}
