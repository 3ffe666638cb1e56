//! Values that are text on the wire.

use bytes::Bytes;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::runtime::json::{self, FromJson, Node, Reading, Text};

fn reads<T: Text>(text: &str) -> (bool, bool) {
    (T::from_text(text, Reading::Strict).is_ok(), T::from_text(text, Reading::Lenient).is_ok())
}

#[test]
fn times_need_an_offset_only_when_read_strictly() {
    let cases = [
        ("2026-01-31T12:00:00Z", (true, true)),
        ("2026-01-31T12:00:00.123456+02:00", (true, true)),
        ("2026-01-31t12:00:00z", (true, true)),
        ("2026-01-31T12:00:00.5", (false, true)),
        ("2026-01-31T12:00:00+02:00[Europe/Berlin]", (false, true)),
        ("2026-02-30T12:00:00Z", (false, false)),
        ("noon", (false, false)),
    ];
    for (text, expected) in cases {
        assert_eq!(reads::<Timestamp>(text), expected, "{text}");
    }
    let local = Timestamp::from_text("2026-01-31T12:00:00", Reading::Lenient).unwrap();
    assert_eq!(local.text(), "2026-01-31T12:00:00Z", "a time without an offset is one in UTC");
}

#[test]
fn uuids_are_hyphenated_when_read_strictly() {
    let cases = [
        ("0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11", (true, true)),
        ("0B8F7E0C-6A50-4F5E-9D0A-2F6F1F3B1C11", (true, true)),
        ("0b8f7e0c6a504f5e9d0a2f6f1f3b1c11", (false, true)),
        ("0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c1", (false, false)),
    ];
    for (text, expected) in cases {
        assert_eq!(reads::<Uuid>(text), expected, "{text}");
    }
}

#[test]
fn dates_are_full_dates() {
    let cases = [("2026-01-31", (true, true)), ("2026-1-31", (false, false)), ("2026-02-30", (false, false))];
    for (text, expected) in cases {
        assert_eq!(reads::<Date>(text), expected, "{text}");
    }
}

#[test]
fn bytes_are_base64_with_padding_only_when_read_strictly() {
    let cases = [
        ("aGk/", (true, true)),
        ("aGk=", (true, true)),
        ("", (true, true)),
        ("aGk", (false, true)),
        ("aG k=\r\n", (false, true)),
        ("-_-_", (false, true)),
        ("aGl=", (false, true)),
        ("a", (false, false)),
        ("h\u{e4}", (false, false)),
    ];
    for (text, (strict, lenient)) in cases {
        let read = |reading| Bytes::from_node(Node::String(text.into()), reading).is_ok();
        assert_eq!((read(Reading::Strict), read(Reading::Lenient)), (strict, lenient), "{text}");
    }
    let read = Bytes::from_node(Node::String("aGk_".into()), Reading::Lenient).unwrap();
    assert_eq!(read, "hi?");
    assert_eq!(json::write(&read), br#""aGk/""#);
    assert!(Bytes::from_node(Node::Null, Reading::Lenient).is_err());
}
