//! Forms (`application/x-www-form-urlencoded`), byte for byte, and as other crates read them.

use std::collections::BTreeMap;

use api::Client;
use api::models::{Order, OrderAddress, OrderBuilder};
use axum::body::Body;
use axum::extract::{Form, FromRequest};
use clientwright_tests::cases::bodies as api;
use clientwright_tests::{Answer, RawServer};
use serde::Deserialize;

/// The body that arrives of a form, and the one of the same with styles.
async fn sent(order: OrderBuilder) -> [String; 2] {
    let server = RawServer::start(Answer::response("204 No Content", &[], ""));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    client.send_form(order.clone()).await.unwrap();
    client.send_styles(order).await.unwrap();
    let bodies = server.requests().into_iter().map(|request| {
        let request = String::from_utf8(request).unwrap();
        assert!(request.to_lowercase().contains("content-type: application/x-www-form-urlencoded\r\n"), "{request}");
        request.split_once("\r\n\r\n").unwrap().1.to_owned()
    });
    bodies.collect::<Vec<_>>().try_into().unwrap()
}

fn order() -> OrderBuilder {
    Order::builder().name("Grün & blau~*").gift(true).tags(["a b", "c"]).colours(["re,d", "blue"])
}

#[tokio::test]
async fn members_stand_in_the_documents_order_and_are_encoded_as_browsers_do() {
    let address = OrderAddress::builder().city("Ulm").lines(["a", "b"]);
    let [form, styles] = sent(order().count_null().address(address).rest([("x", "1"), ("y", "2")])).await;
    assert_eq!(
        form,
        "name=Gr%C3%BCn+%26+blau%7E*&gift=true&tags=a+b&tags=c&colours=re%2Cd&colours=blue\
         &address=%7B%22city%22%3A%22Ulm%22%2C%22lines%22%3A%5B%22a%22%2C%22b%22%5D%7D\
         &rest=%7B%22x%22%3A%221%22%2C%22y%22%3A%222%22%7D"
    );
    // Delimiters that the specification's styles put are told from those in values.
    assert_eq!(
        styles,
        "name=Gr%C3%BCn+%26+blau%7E*&gift=true&tags=a+b%7Cc&colours=re%2Cd,blue\
         &address%5Bcity%5D=Ulm&address%5Blines%5D%5B0%5D=a&address%5Blines%5D%5B1%5D=b&x=1&y=2"
    );
}

#[tokio::test]
async fn null_and_what_is_empty_is_left_out_but_for_json() {
    let nothing = Order::builder().name("x").count_null().tags([""; 0]).rest([("", ""); 0]).notes(["n"]);
    assert_eq!(sent(nothing).await, ["name=x&rest=%7B%7D&notes=n", "name=x&notes=%5B%22n%22%5D"]);
}

#[derive(Debug, Deserialize, PartialEq)]
struct Read {
    name: String,
    gift: bool,
}

#[tokio::test]
async fn other_crates_read_what_is_sent() {
    let [form, styles] = sent(order().address(OrderAddress::builder().city("Ulm").lines(["a", "b"]))).await;
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&form).unwrap();
    let tags: Vec<&str> = pairs.iter().filter(|(name, _)| name == "tags").map(|(_, value)| value.as_str()).collect();
    assert_eq!(tags, ["a b", "c"]);
    let request = axum::http::Request::post("/").header("content-type", "application/x-www-form-urlencoded");
    let Form(read) = Form::<Read>::from_request(request.body(Body::from(form)).unwrap(), &()).await.unwrap();
    assert_eq!(read, Read { name: "Grün & blau~*".to_owned(), gift: true });

    #[derive(Deserialize)]
    struct Deep {
        address: Address,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    struct Address {
        city: String,
        lines: BTreeMap<String, String>,
    }
    let config = serde_qs::Config::new().use_form_encoding(true).max_depth(8);
    let Deep { address } = config.deserialize_str(&styles).unwrap();
    let lines = [("0", "a"), ("1", "b")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(address, Address { city: "Ulm".to_owned(), lines: BTreeMap::from(lines) });
}

#[tokio::test]
async fn an_element_with_the_delimiter_in_it_is_refused() {
    let server = RawServer::start(Answer::response("204 No Content", &[], ""));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let error = client.send_styles(Order::builder().name("x").tags(["a|b", "c"])).await.unwrap_err();
    assert_eq!(error.to_string(), "sendStyles: /tags has an element with the delimiter `|` in it");
    assert!(server.requests().is_empty());
}
