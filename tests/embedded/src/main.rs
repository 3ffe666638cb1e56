//! A program with a client of its own, of which it uses one operation: it prints the names of the services.
#![deny(warnings)]

mod api {
    pub(super) mod platform_api {
        include!(concat!(env!("OUT_DIR"), "/platform_api.rs"));
    }
}

use api::platform_api::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let client = Client::builder().base_url(url).bearer_auth(token).build()?;
    for service in client.list_services("acme").await?.items {
        println!("{}", service.name);
    }
    Ok(())
}
