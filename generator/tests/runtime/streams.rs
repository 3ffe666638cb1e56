//! Bodies that are items one after the other, however they are cut on their way.

use std::time::Duration;

use bytes::Bytes;

use crate::runtime::response::items::Cut;
use crate::runtime::response::items::events::{Events, Frame};
use crate::runtime::response::items::lines::Lines;

/// The items of a body that arrives in pieces of at most so many bytes.
fn cut<C: Cut>(body: &[u8], length: usize) -> (Vec<C::Item>, C) {
    let mut cut = C::default();
    let mut items = Vec::new();
    for piece in body.chunks(length) {
        let mut piece = Bytes::copy_from_slice(piece);
        while let Some(item) = cut.cut(&mut piece) {
            items.push(item);
        }
    }
    items.extend(cut.end());
    (items, cut)
}

/// The events of a stream, which must be the same wherever it is cut.
fn events(body: &[u8]) -> Vec<Frame> {
    let (whole, _) = cut::<Events>(body, body.len().max(1));
    for length in 1..body.len() {
        assert_eq!(cut::<Events>(body, length).0, whole, "in pieces of {length} bytes");
    }
    whole
}

fn data(body: &str) -> Vec<String> {
    events(body.as_bytes()).into_iter().map(|frame| frame.data).collect()
}

fn lines(body: &[u8]) -> Vec<String> {
    let texts = |length| {
        let items = cut::<Lines>(body, length).0;
        items.into_iter().map(|item| String::from_utf8(item.to_vec()).unwrap()).collect::<Vec<_>>()
    };
    let whole = texts(body.len().max(1));
    for length in 1..body.len() {
        assert_eq!(texts(length), whole, "in pieces of {length} bytes");
    }
    whole
}

#[test]
fn events_are_those_of_the_standards_examples() {
    assert_eq!(data("data: YHOO\ndata: +2\ndata: 10\n\n"), ["YHOO\n+2\n10"]);
    let stream = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n";
    let found = events(stream.as_bytes());
    assert_eq!(found.iter().map(|frame| frame.data.as_str()).collect::<Vec<_>>(), ["first event", "second event"]);
    assert_eq!(found.iter().map(|frame| frame.id.as_deref()).collect::<Vec<_>>(), [Some("1"), Some("")]);
    assert_eq!(data("data\n\ndata\ndata\n\ndata:"), ["", "\n"]);
    assert_eq!(data("data:test\n\ndata: test\n\n"), ["test", "test"]);
}

#[test]
fn lines_end_in_any_of_three_ways_and_may_be_cut_anywhere() {
    assert_eq!(data("data: a\r\ndata: b\r\rdata: c\n\r\ndata: d\r\n\r\n"), ["a\nb", "c", "d"]);
    assert_eq!(data("data: a\r\n\r\r\ndata: b\n\n"), ["a", "b"]);
}

#[test]
fn text_is_utf8_behind_a_byte_order_mark() {
    assert_eq!(data("\u{FEFF}data: grün 🦀\n\n"), ["grün 🦀"]);
    // Only the first is a mark; another belongs to the name of a field that nobody knows.
    assert_eq!(data("\u{FEFF}\u{FEFF}data: a\n\ndata: b\n\n"), ["b"]);
    assert_eq!(events(b"data: \xFF\n\n")[0].data, "\u{FFFD}");
}

#[test]
fn fields_are_read_by_their_names_alone() {
    let found = events(b"event: add\nevent: remove\ndata: 1\nDATA: 2\nother: 3\nid: a\0b\nretry: 1x\n\n");
    assert_eq!(found, [Frame { event: "remove".into(), data: "1".into(), ..Frame::default() }]);
    let (_, cut) = cut::<Events>(b"retry: 1500\n\nretry: -1\n\n", 64);
    assert_eq!(cut.retry(), Some(Duration::from_millis(1500)));
}

#[test]
fn an_id_counts_once_its_event_has_ended() {
    let (_, mut events) = cut::<Events>(b"id: 1\ndata: a\n\nid: 2\ndata: b\n", 64);
    assert_eq!(events.last_id(), "1");
    events.again();
    assert_eq!(events.last_id(), "1");
    // An id without data is no event, and is the last id all the same.
    let (frames, events) = cut::<Events>(b"id: 7\n\n", 64);
    assert_eq!((frames.len(), events.last_id()), (0, "7"));
}

#[test]
fn no_more_is_kept_than_the_event_that_arrives() {
    let mut cut = Events::default();
    for _ in 0..1000 {
        let mut piece = Bytes::from_static(b": nothing\ndata: 0123456789\n\nda");
        assert_eq!(cut.cut(&mut piece).map(|frame| frame.data), Some("0123456789".to_owned()));
        assert!(cut.cut(&mut piece).is_none());
        assert!(cut.kept() <= 2);
        assert!(cut.cut(&mut Bytes::from_static(b": x\n\n")).is_some() || cut.kept() == 0);
    }
}

#[test]
fn json_lines_are_lines_with_something_on_them() {
    assert_eq!(lines(b"{\"a\":1}\n\n \r\n[2]\r\n3"), ["{\"a\":1}", "[2]\r", "3"]);
    assert_eq!(lines(b"\n\n"), Vec::<String>::new());
}

#[test]
fn a_sequence_is_known_by_its_first_byte() {
    assert_eq!(lines(b"\x1E{\"a\":\n1}\n\x1E\x1E2\n\x1E[3]"), ["{\"a\":\n1}\n", "2\n", "[3]"]);
    // What may be the beginning of another number is none.
    assert_eq!(lines(b"\x1E1\x1Etrue\n\x1E12"), ["1\x1E", "true\n", "12\x1E"]);
}
