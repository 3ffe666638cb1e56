//! The calls: which operation each is, and how it ended.

use clientwright_tests::samples;
use platform_api::models::{UpdateServiceRequest, UpsertVersionSetRequest, VersionSet};
use platform_api::{Client, Error};
use uuid::Uuid;

/// What a call does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    List,
    Create,
    /// With an `Idempotency-Key`.
    CreateOnce,
    Get,
    Update,
    Delete,
    Upsert,
}

impl Kind {
    /// What the call with this number does.
    pub(crate) fn of(call: usize) -> Self {
        let kinds = [Self::Create, Self::List, Self::Get, Self::CreateOnce, Self::Update, Self::Delete, Self::Upsert];
        kinds[call % kinds.len()]
    }

    /// Whether it may be sent again after a failure.
    pub(crate) fn is_repeatable(self) -> bool {
        self != Self::Create
    }

    /// Whether the answer to its success has a body.
    pub(crate) fn has_body(self) -> bool {
        !matches!(self, Self::Delete | Self::Upsert)
    }
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ending {
    /// With the right answer.
    Done,
    /// With an answer that belongs to another call.
    Foreign,
    /// With 404, which for a call that was repeated means that it was carried out before.
    Gone,
    /// With 429.
    TooMany,
    /// With 503.
    Unavailable,
    /// With 200 where another status is declared.
    Unexpected,
    /// With an answer that could not be read.
    Undecodable,
    /// The attempt's time ran out.
    Timeout,
    /// The connection failed, or what came was no HTTP.
    Broken,
    /// Otherwise, which must not be.
    Other,
}

/// How a call ended, and with how many attempts, if it failed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    pub(crate) ending: Ending,
    pub(crate) attempts: u32,
}

/// The id of the service that a call is about.
pub(crate) fn id(call: usize) -> Uuid {
    Uuid::from_u128(call as u128)
}

/// The name that a call's service, or its search, has.
pub(crate) fn name(call: usize) -> String {
    format!("soak-{call}")
}

/// Makes the call with this number.
pub(crate) async fn make(client: &Client, call: usize) -> Ended {
    let (id, name) = (id(call), name(call));
    match Kind::of(call) {
        Kind::List => ended(client.list_services("acme").search(&name).await, |page| {
            page.items.len() == 1 && page.items.iter().all(|service| service.name == name)
        }),
        Kind::Create => {
            let creation = client.create_service("acme", samples::create_request(&name));
            ended(creation.await, |service| service.name == name)
        }
        Kind::CreateOnce => {
            let creation = client.create_service("acme", samples::create_request(&name)).idempotency_key(&name);
            ended(creation.await, |service| service.name == name)
        }
        Kind::Get => ended(client.get_service("acme", id).await, |service| service.id == id.to_string()),
        Kind::Update => {
            let update = UpdateServiceRequest::builder().name(&name);
            ended(client.update_service("acme", id, update).await, |service| service.id == id.to_string())
        }
        Kind::Delete => ended(client.delete_service("acme", id).await, |()| true),
        Kind::Upsert => {
            let body = UpsertVersionSetRequest::builder().version_set(VersionSet::builder().agent_version_number(1));
            ended(client.upsert_service_version_set("acme", id, "release", body).await, |()| true)
        }
    }
}

fn ended<T, E>(result: Result<T, Error<E>>, is_own: impl FnOnce(&T) -> bool) -> Ended {
    match result {
        Ok(value) => Ended { ending: if is_own(&value) { Ending::Done } else { Ending::Foreign }, attempts: 0 },
        Err(error) => Ended { ending: failed(&error), attempts: error.attempts() },
    }
}

fn failed<E>(error: &Error<E>) -> Ending {
    match error {
        Error::Decode(_) => Ending::Undecodable,
        Error::Transport(error) if error.is_timeout() => Ending::Timeout,
        Error::Transport(error) if !error.is_body_too_large() && !error.is_redirect() => Ending::Broken,
        Error::Api(failure) if failure.status() == 404 => Ending::Gone,
        Error::UnexpectedStatus(error) => match error.status().as_u16() {
            429 => Ending::TooMany,
            503 => Ending::Unavailable,
            200 => Ending::Unexpected,
            _ => Ending::Other,
        },
        _ => Ending::Other,
    }
}
