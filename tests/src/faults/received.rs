//! Requests, as they arrived.

use std::fmt;

/// A request as it arrived.
#[derive(Clone, PartialEq, Eq)]
pub struct Received {
    /// The how-manieth connection it came on, from 0.
    pub connection: usize,
    /// The how-manieth request it is, from 0, by when its first byte arrived.
    pub number: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Received {
    /// The method.
    pub fn method(&self) -> &str {
        self.first_line().next().unwrap_or_default()
    }

    /// Path and query, encoded as they were.
    pub fn target(&self) -> &str {
        self.first_line().nth(1).unwrap_or_default()
    }

    /// The values of a header, in their order.
    pub fn headers<'r>(&'r self, name: &'r str) -> impl Iterator<Item = &'r str> {
        let pairs = self.head().lines().skip(1).filter_map(|line| line.split_once(':'));
        pairs.filter(move |(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// The value of a header that is there once.
    pub fn header<'r>(&'r self, name: &'r str) -> Option<&'r str> {
        let mut values = self.headers(name);
        let value = values.next();
        assert!(values.next().is_none(), "{name} is there twice");
        value
    }

    /// The bytes of the body.
    pub fn body(&self) -> &[u8] {
        &self.bytes[self.head_length()..]
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.body()).expect("the body is UTF-8")
    }

    /// The id of the operation that is called; empty for none of the Services API's.
    pub fn operation(&self) -> &'static str {
        let path = self.target().split('?').next().unwrap_or_default();
        // The base URL may have a path of its own.
        let segments = path.rsplit_once("/v1/").map_or(0, |(_, own)| own.split('/').count());
        match (self.method(), segments) {
            ("GET", 2) => "list-services",
            ("POST", 2) => "create-service",
            ("GET", 3) => "get-service",
            ("PUT", 3) => "update-service",
            ("DELETE", 3) => "delete-service",
            ("PUT", 5) => "upsert-service-version-set",
            _ => "",
        }
    }

    fn first_line(&self) -> impl Iterator<Item = &str> {
        self.head().lines().next().unwrap_or_default().split(' ')
    }

    fn head(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.head_length()]).expect("heads of requests are ASCII")
    }

    fn head_length(&self) -> usize {
        let end = self.bytes.windows(4).position(|window| window == b"\r\n\r\n");
        end.map_or(self.bytes.len(), |end| end + 4)
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{} on connection {}:\n{}", self.number, self.connection, String::from_utf8_lossy(&self.bytes))
    }
}
