//! Bodies in parts, byte for byte, and as a server that is not ours reads them.

use api::models::Expiry;
use api::operations::{CreateFileBody, SendEitherBody, SendMixedBody, SendStyledBody};
use api::{Client, Error, FilePart, Multipart, Part, RequestBody, Rule, Violations};
use clientwright_tests::cases::parts as api;
use clientwright_tests::{Answer, RawServer};

fn server() -> (RawServer, Client) {
    let server = RawServer::start(Answer::response("204 No Content", &[], ""));
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

/// The media type without its boundary, and the parts as they arrived, each with its head.
fn arrived(server: &RawServer) -> (String, Vec<String>) {
    let request = server.only_request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let line = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap();
    let (media_type, boundary) = line.split_once("; boundary=").unwrap();
    let inner = body.strip_prefix(&format!("--{boundary}\r\n")).unwrap();
    let inner = inner.strip_suffix(&format!("\r\n--{boundary}--\r\n")).unwrap();
    let between = format!("\r\n--{boundary}\r\n");
    let parts = inner.split(&between).map(str::to_owned);
    (media_type.to_owned(), parts.collect())
}

/// A part by its name, with whatever else its head has.
fn part(name: &str, rest: &str, body: &str) -> String {
    format!("Content-Disposition: form-data; name=\"{name}\"{rest}\r\n\r\n{body}")
}

fn reader(text: &'static str, length: impl Into<Option<u64>>) -> RequestBody {
    RequestBody::from_reader(std::io::Cursor::new(text), length)
}

/// What is wrong: the places and the rules.
fn broken(violations: &Violations) -> Vec<(&str, String)> {
    violations.iter().map(|violation| (violation.pointer(), violation.rule().to_string())).collect()
}

fn violations<E: std::fmt::Debug>(outcome: Result<(), Error<E>>) -> Violations {
    match outcome {
        Err(Error::Invalid(violations)) => violations,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn properties_become_parts_by_their_types_in_the_order_in_which_they_are_set() {
    let (server, client) = server();
    let expiry = || Expiry::builder().anchor("created_at").seconds(60);
    let body = CreateFileBody::builder()
        .purpose("fine-tune")
        .title("grün")
        .size(2)
        .ratio(1.0)
        .tags(["a b", "c"])
        .expires_after(expiry())
        .links([expiry().build().unwrap()])
        .part_property("p")
        .file(FilePart::new("{}").file_name("a \"b\".jsonl").media_type("application/jsonl"));
    client.create_file(body).await.unwrap();
    let json = "{\"anchor\":\"created_at\",\"seconds\":60}";
    let (media_type, parts) = arrived(&server);
    assert_eq!(media_type, "multipart/form-data");
    assert_eq!(
        parts,
        [
            part("purpose", "", "fine-tune"),
            part("title", "", "grün"),
            part("size", "", "2"),
            part("ratio", "", "1"),
            part("tags", "", "a b"),
            part("tags", "", "c"),
            part("expires_after", "\r\nContent-Type: application/json", json),
            part("links", "\r\nContent-Type: application/json", json),
            part("part", "", "p"),
            part("file", "; filename=\"a %22b%22.jsonl\"\r\nContent-Type: application/jsonl", "{}"),
        ]
    );
}

#[tokio::test]
async fn another_server_reads_the_parts() {
    let (server, client) = server();
    let body = CreateFileBody::builder().file(b"\x01\x02").purpose("assistants").tags(["a", "b"]);
    client.create_file(body).await.unwrap();
    let request = server.requests().remove(0);
    let at = request.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    let head = String::from_utf8(request[..at].to_vec()).unwrap();
    let line = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap();
    let boundary = multer::parse_boundary(line).unwrap();
    let body = bytes::Bytes::copy_from_slice(&request[at..]);
    let mut multipart = multer::Multipart::new(Once(Some(body)), boundary);
    let mut read = Vec::new();
    while let Some(field) = multipart.next_field().await.unwrap() {
        let name = field.name().unwrap().to_owned();
        let file = field.file_name().map(str::to_owned);
        let media_type = field.content_type().map(ToString::to_string);
        read.push((name, file, media_type, field.bytes().await.unwrap().to_vec()));
    }
    let text = |name: &str, text: &str| (name.to_owned(), None, None, text.as_bytes().to_vec());
    let octets = "application/octet-stream".to_owned();
    // Servers take a part for a file by its file name.
    let file = ("file".to_owned(), Some("file".to_owned()), Some(octets), vec![1, 2]);
    assert_eq!(read, [file, text("purpose", "assistants"), text("tags", "a"), text("tags", "b")]);
}

/// A stream of one item.
struct Once(Option<bytes::Bytes>);

impl futures_core::Stream for Once {
    type Item = Result<bytes::Bytes, std::convert::Infallible>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(Ok))
    }
}

#[tokio::test]
async fn all_that_is_wrong_is_reported_before_anything_is_sent() {
    let (server, client) = server();
    let wrong = || {
        CreateFileBody::builder()
            .title("much too long")
            .size(0)
            .tags(["fits", "no"])
            .expires_after(Expiry::builder().anchor("a"))
    };
    let expected = [
        ("/file", "is required".to_owned()),
        ("/purpose", "is required".to_owned()),
        ("/title", "has 13 characters, at most 8 are allowed".to_owned()),
        ("/size", "must be at least 1".to_owned()),
        ("/tags/0", "has 4 characters, at most 3 are allowed".to_owned()),
        ("/expires_after/anchor", "has 1 character, at least 2 are needed".to_owned()),
    ];
    assert_eq!(broken(&violations(client.create_file(wrong()).await)), expected);
    assert_eq!(broken(&wrong().build().unwrap_err()), expected);
    assert!(server.requests().is_empty());
    // What is set again is what counts, and `None` unsets.
    let right = CreateFileBody::builder().file("x").purpose("assistants").title("much too long").size(0);
    let right = right.title(None::<String>).size(1).build().unwrap();
    client.create_file(right).await.unwrap();
    assert_eq!(arrived(&server).1[2..], [part("size", "", "1")]);
}

#[tokio::test]
async fn broken_constraints_are_sent_where_nobody_checks_and_missing_parts_are_not() {
    let (server, client) = server();
    let wrong = CreateFileBody::builder().file("x").purpose("assistants").size(0);
    client.create_file(wrong).validate_requests(false).await.unwrap();
    assert_eq!(arrived(&server).1[2], part("size", "", "0"));
    let missing = CreateFileBody::builder().file("x");
    let found = violations(client.create_file(missing).validate_requests(false).await);
    assert_eq!(broken(&found), [("/purpose", "is required".to_owned())]);
}

#[tokio::test]
async fn encodings_are_as_they_are_declared() {
    let (server, client) = server();
    let link = api::models::StyledLink::builder().create(true).extra([("a", "b")]);
    let body = SendStyledBody::builder()
        .image("i")
        .images([FilePart::new("1").media_type("image/gif").file_name("1.gif")])
        .note("n")
        .name("n")
        .expiry(Expiry::builder().anchor("at"))
        .history("<history/>")
        .expand(["x", "y"])
        .link(link)
        .colours(["red", "blue"])
        .sizes([1, 2])
        .options([("p", "q")])
        .part_header("image", "X-Rotation", "90");
    client.send_styled().body(body).await.unwrap();
    let file = |name: &str, media_type: &str| format!("; filename=\"{name}\"\r\nContent-Type: {media_type}");
    assert_eq!(
        arrived(&server).1,
        [
            part("image", &(file("image", "image/png") + "\r\nX-Rotation: 90"), "i"),
            part("images", &file("1.gif", "image/gif"), "1"),
            part("note", "\r\nContent-Type: application/vnd.note", "n"),
            part("name", "\r\nContent-Type: application/json", "\"n\""),
            part("expiry", "\r\nContent-Type: application/vnd.expiry+json", "{\"anchor\":\"at\"}"),
            part("history", &file("history", "application/xml"), "<history/>"),
            part("expand[0]", "", "x"),
            part("expand[1]", "", "y"),
            part("link[create]", "", "true"),
            part("link[extra][a]", "", "b"),
            part("colours", "", "red|blue"),
            part("sizes", "", "1,2"),
            part("p", "", "q"),
        ]
    );
}

#[tokio::test]
async fn what_the_declared_media_types_and_styles_do_not_allow_is_refused() {
    let (server, client) = server();
    let body = SendStyledBody::builder()
        .image(FilePart::new("i").media_type("text/plain"))
        .images(vec!["1", "2", "3"])
        .colours(["a|b", "c"])
        .part(Part::new("more", "x").header("no header", "x"));
    let found = violations(client.send_styled().body(body).await);
    let expected = [
        ("/image", "must be of one of the media types `image/png`, `image/jpeg`".to_owned()),
        ("/images", "has 3 items, at most 2 are allowed".to_owned()),
        ("/images/0", "must be of one of the media types `image/*`".to_owned()),
        ("/images/1", "must be of one of the media types `image/*`".to_owned()),
        ("/images/2", "must be of one of the media types `image/*`".to_owned()),
        ("/colours", "has an element with the delimiter `|` in it".to_owned()),
        ("/more", "is not a legal header".to_owned()),
    ];
    assert_eq!(broken(&found), expected);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn files_may_be_other_values_and_the_whole_is_checked() {
    let (server, client) = server();
    let nothing = violations(client.send_either(SendEitherBody::builder().raw("x")).await);
    assert!(broken(&nothing).iter().any(|(_, rule)| rule == "is none of the alternatives"), "{nothing}");
    let body = SendEitherBody::builder()
        .media(FilePart::new("m").file_name("m.png").media_type("image/png"))
        .source(FilePart::json(&Expiry::builder().anchor("at").build().unwrap()))
        .several(["1", "2"]);
    client.send_either(body).await.unwrap();
    let octets = "; filename=\"several\"\r\nContent-Type: application/octet-stream";
    assert_eq!(
        arrived(&server).1,
        [
            part("media", "; filename=\"m.png\"\r\nContent-Type: image/png", "m"),
            part("source", "\r\nContent-Type: application/json", "{\"anchor\":\"at\"}"),
            part("several", octets, "1"),
            part("several", octets, "2"),
        ]
    );
}

#[tokio::test]
async fn other_kinds_of_parts_are_told_by_their_media_type() {
    let (server, client) = server();
    client.send_mixed(SendMixedBody::builder().meta(Expiry::builder().anchor("at"))).await.unwrap();
    let (media_type, parts) = arrived(&server);
    assert_eq!(media_type, "multipart/mixed");
    assert_eq!(parts, [part("meta", "\r\nContent-Type: application/json", "{\"anchor\":\"at\"}")]);
}

#[tokio::test]
async fn what_the_document_leaves_open_is_put_together_by_hand() {
    let (server, client) = server();
    let body = Multipart::new()
        .text("note", "grün")
        .json("expiry", &Expiry::builder().anchor("at").build().unwrap())
        .file("file", "f", b"data")
        .part(Part::new("csv", reader("1,2", 3)).file_name("c.csv").media_type("text/csv"));
    client.send_odd(body).await.unwrap();
    assert_eq!(
        arrived(&server).1,
        [
            part("note", "", "grün"),
            part("expiry", "\r\nContent-Type: application/json", "{\"anchor\":\"at\"}"),
            part("file", "; filename=\"f\"\r\nContent-Type: application/octet-stream", "data"),
            part("csv", "; filename=\"c.csv\"\r\nContent-Type: text/csv", "1,2"),
        ]
    );
    let request = server.only_request();
    let length = request.split_once("\r\n\r\n").unwrap().1.len();
    assert!(request.contains(&format!("content-length: {length}\r\n")), "{request}");
}

#[tokio::test]
async fn files_of_the_file_system_have_their_name_and_their_length() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.jsonl");
    // More than is read at once.
    let content = "0123456789".repeat(20_000);
    std::fs::write(&path, &content).unwrap();
    let (server, client) = server();
    let body = CreateFileBody::builder().file(FilePart::open(&path).unwrap()).purpose("assistants");
    client.create_file(body).await.unwrap();
    let head = "; filename=\"data.jsonl\"\r\nContent-Type: application/octet-stream";
    assert_eq!(arrived(&server).1, [part("file", head, &content), part("purpose", "", "assistants")]);
    assert!(server.only_request().contains("\r\ncontent-length: 200"));
    assert!(FilePart::open(folder.path().join("missing")).is_err());
}

#[tokio::test]
async fn a_part_of_a_reader_is_sent_once() {
    let (server, client) = server();
    let file = FilePart::from_reader(std::io::Cursor::new("abc"), 3).file_name("a");
    // What is not sent takes nothing from the reader.
    let body = CreateFileBody::builder().file(file);
    assert_eq!(violations(client.create_file(body.clone()).await).len(), 1);
    let call = client.create_file(body.purpose("assistants"));
    call.clone().await.unwrap();
    let again = violations(call.await);
    let found: Vec<(&str, &Rule)> = again.iter().map(|violation| (violation.pointer(), violation.rule())).collect();
    assert_eq!(found, [("/file", &Rule::SentBefore)]);
    assert_eq!(again.to_string(), "createFile: /file comes from a reader, was sent before, and cannot be sent again");
    assert_eq!(server.requests().len(), 1);
}
