//! A program with a client of its own, of which it uses one operation: it prints the names of the services.
#![deny(warnings)]

mod api {
    pub(super) mod platform_api {
        include!(concat!(env!("OUT_DIR"), "/platform_api.rs"));
    }
}

use api::platform_api::{Client, Error};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for name in runtime.block_on(names(url, token))? {
        println!("{name}");
    }
    Ok(())
}

async fn names(url: String, token: String) -> Result<Vec<String>, Error> {
    let client = Client::builder().base_url(url).bearer_auth(token).build()?;
    let page = client.list_services("acme").await?;
    Ok(page.items.into_iter().map(|service| service.name.clone()).collect())
}
