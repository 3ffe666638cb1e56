//! The operations of the Services API, to be called by value.

use clientwright_tests::samples::{NOBODY, create_request};
use platform_api::models::{UpdateServiceRequest, UpsertVersionSetRequest, VersionSet};
use platform_api::{Client, Error};

/// A call with arguments that are fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    List,
    Get,
    Update,
    Delete,
    Upsert,
    Create,
    /// With an `Idempotency-Key`.
    CreateOnce,
}

impl Called {
    pub(super) const ALL: [Self; 7] =
        [Self::List, Self::Get, Self::Update, Self::Delete, Self::Upsert, Self::Create, Self::CreateOnce];

    /// The id of the operation.
    pub(super) fn operation(self) -> &'static str {
        match self {
            Self::List => "list-services",
            Self::Get => "get-service",
            Self::Update => "update-service",
            Self::Delete => "delete-service",
            Self::Upsert => "upsert-service-version-set",
            Self::Create | Self::CreateOnce => "create-service",
        }
    }

    pub(super) async fn make(self, client: &Client) -> Result<(), Error> {
        match self {
            Self::List => drop(client.list_services("acme").await?),
            Self::Get => drop(client.get_service("acme", NOBODY).await?),
            Self::Update => {
                let update = UpdateServiceRequest::builder().name("Front desk");
                drop(client.update_service("acme", NOBODY, update).await?);
            }
            Self::Delete => client.delete_service("acme", NOBODY).await?,
            Self::Upsert => {
                let body = UpsertVersionSetRequest::builder().version_set(VersionSet::builder());
                client.upsert_service_version_set("acme", NOBODY, "release", body).await?;
            }
            Self::Create => drop(client.create_service("acme", create_request("Front desk")).await?),
            Self::CreateOnce => {
                let creation = client.create_service("acme", create_request("Front desk"));
                drop(creation.idempotency_key("key-1").await?);
            }
        }
        Ok(())
    }
}
