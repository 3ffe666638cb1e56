//! Every cell of the table of style examples (OpenAPI 3.1.1 §4.8.12.4), and reserved expansion (RFC 6570 §3.2.3).

use clientwright_tests::cases::parameters_styles::models::{Channels, Color};
use clientwright_tests::cases::parameters_styles::{Client, Error, Rule};

use super::{header, lines, target};

fn client(url: String) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

fn empty() -> Color {
    Color::String(String::new())
}

fn none() -> Color {
    Color::Array(Vec::new())
}

fn string() -> Color {
    Color::String("blue".to_owned())
}

fn array() -> Color {
    Color::Array(["blue", "black", "brown"].map(str::to_owned).to_vec())
}

fn object() -> Color {
    Color::Channels(Channels::builder().r(100).g(200).b(150).build().unwrap())
}

/// Calls the operation with each of the values, and compares the target behind the first segment.
macro_rules! in_path {
    ($($operation:ident: $($value:ident => $expected:literal),*;)*) => {
        $($(
            let sent = target(|url| client(url).$operation($value())).await;
            let value = sent.split('/').nth(2);
            assert_eq!(value, Some($expected), "{} {}", stringify!($operation), stringify!($value));
        )*)*
    };
}

#[tokio::test]
async fn paths_have_three_styles() {
    in_path! {
        matrix: empty => ";color", none => ";color", string => ";color=blue", array => ";color=blue,black,brown",
            object => ";color=R,100,G,200,B,150";
        matrix_exploded: empty => ";color", none => ";color", string => ";color=blue",
            array => ";color=blue;color=black;color=brown", object => ";R=100;G=200;B=150";
        label: string => ".blue", array => ".blue,black,brown", object => ".R,100,G,200,B,150";
        label_exploded: string => ".blue", array => ".blue.black.brown", object => ".R=100.G=200.B=150";
        simple: string => "blue", array => "blue,black,brown", object => "R,100,G,200,B,150";
        simple_exploded: string => "blue", array => "blue,black,brown", object => "R=100,G=200,B=150";
    }
}

/// Calls the operation with each of the values, and compares the query.
macro_rules! in_query {
    ($($operation:ident: $($value:ident => $expected:literal),*;)*) => {
        $($(
            let sent = target(|url| client(url).$operation().color($value())).await;
            let query = sent.split_once('?').map_or("", |(_, query)| query);
            assert_eq!(query, $expected, "{} {}", stringify!($operation), stringify!($value));
        )*)*
    };
}

#[tokio::test]
async fn queries_have_four_styles() {
    in_query! {
        form: empty => "color=", none => "", string => "color=blue", array => "color=blue,black,brown",
            object => "color=R,100,G,200,B,150";
        form_exploded: empty => "color=", none => "", string => "color=blue",
            array => "color=blue&color=black&color=brown", object => "R=100&G=200&B=150";
        space_delimited: none => "", array => "color=blue%20black%20brown", object => "color=R%20100%20G%20200%20B%20150";
        pipe_delimited: none => "", array => "color=blue%7Cblack%7Cbrown", object => "color=R%7C100%7CG%7C200%7CB%7C150";
        deep_object_exploded: none => "", object => "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
    }
}

/// Cells of which the table says `n/a`: what is sent is the nearest that servers read.
#[tokio::test]
async fn what_the_table_has_not_is_near_to_what_it_has() {
    in_query! {
        space_delimited: string => "color=blue";
        space_delimited_exploded: array => "color=blue&color=black&color=brown", object => "R=100&G=200&B=150";
        pipe_delimited: string => "color=blue";
        pipe_delimited_exploded: array => "color=blue&color=black&color=brown", object => "R=100&G=200&B=150";
        deep_object: object => "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
        deep_object_exploded: string => "color=blue", array => "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown";
    }
}

#[tokio::test]
async fn headers_are_simple_and_cookies_are_form() {
    for (value, together, apart) in [
        (empty(), "", ""),
        (string(), "blue", "blue"),
        (array(), "blue,black,brown", "blue,black,brown"),
        (object(), "R,100,G,200,B,150", "R=100,G=200,B=150"),
    ] {
        let sent = lines(|url| client(url).header_simple().x_color(value.clone())).await;
        assert_eq!(header(&sent, "X-Color"), [together]);
        let sent = lines(|url| client(url).header_simple_exploded().x_color(value)).await;
        assert_eq!(header(&sent, "X-Color"), [apart]);
    }
    for (value, together, apart) in [
        (empty(), "color=; size=3", "color=; size=3"),
        (none(), "size=3", "size=3"),
        (string(), "color=blue; size=3", "color=blue; size=3"),
        (array(), "color=blue,black,brown; size=3", "color=blue; color=black; color=brown; size=3"),
        (object(), "color=R,100,G,200,B,150; size=3", "R=100; G=200; B=150; size=3"),
    ] {
        let sent = lines(|url| client(url).cookie_form().color(value.clone()).size(3)).await;
        assert_eq!(header(&sent, "Cookie"), [together]);
        let sent = lines(|url| client(url).cookie_form_exploded().color(value).size(3)).await;
        assert_eq!(header(&sent, "Cookie"), [apart]);
    }
}

#[tokio::test]
async fn delimiters_in_values_are_encoded() {
    let odd = || Color::Array(["a,b", "c;d=e", "f.g/h"].map(str::to_owned).to_vec());
    in_path! {
        simple: odd => "a%2Cb,c%3Bd%3De,f.g%2Fh";
        matrix_exploded: odd => ";color=a%2Cb;color=c%3Bd%3De;color=f.g%2Fh";
    }
    in_query! {
        form: odd => "color=a%2Cb,c%3Bd%3De,f.g%2Fh";
    }
    let sent = lines(|url| client(url).cookie_form().color(odd())).await;
    assert_eq!(header(&sent, "Cookie"), ["color=a%2Cb,c%3Bd%3De,f.g%2Fh"]);
}

#[tokio::test]
async fn null_is_left_out() {
    let holes = || Color::Channels(Channels::builder().r(1).b_null().build().unwrap());
    in_path! {
        simple_exploded: holes => "R=1";
    }
    in_query! {
        form: holes => "color=R,1";
        deep_object: holes => "color%5BR%5D=1";
    }
}

#[tokio::test]
async fn reserved_characters_stay_where_they_may() {
    for (text, expected) in [
        ("Hello World!", "Hello%20World!"),
        ("50%", "50%25"),
        ("50%25", "50%25"),
        ("/foo/bar?a=b&c:d@[e]", "/foo/bar?a=b&c:d@[e]"),
        ("a+b*(c);$,d", "a+b*(c);$,d"),
        // Behind a `#` nothing would be sent.
        ("a#b", "a%23b"),
        ("é\"", "%C3%A9%22"),
    ] {
        let sent = target(|url| client(url).reserved().x(Color::String(text.to_owned()))).await;
        assert_eq!(sent, format!("/reserved?x={expected}"));
    }
    let list = || Color::Array(["red", "green/", "a,b"].map(str::to_owned).to_vec());
    let sent = target(|url| client(url).reserved().x(list()).y(list())).await;
    assert_eq!(sent, "/reserved?x=red,green/,a,b&y=red&y=green/&y=a,b");
}

#[tokio::test]
async fn segments_that_lead_elsewhere_are_refused() {
    let client = client("http://mock.invalid".to_owned());
    let (simple, label) = (client.simple(none()).await, client.label(empty()).await);
    let dots = client.label_exploded(Color::Array(vec![String::new(); 2])).await;
    for violations in [simple.map_err(invalid), label.map_err(invalid), dots.map_err(invalid)] {
        assert_eq!(violations, Err(vec![("path.color".to_owned(), Rule::PathSegment)]));
    }
}

fn invalid<E>(error: Error<E>) -> Vec<(String, Rule)> {
    let Error::Invalid(violations) = error else { panic!("nothing is sent") };
    violations.iter().map(|violation| (violation.pointer().to_owned(), violation.rule().clone())).collect()
}
