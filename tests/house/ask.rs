//! A request being put together, and what came back.
use std::fmt::Write as _;
use std::net::SocketAddr;

use serde_json::Value;

use super::client::{exchange, parts, try_exchange};

/// A request being put together.
#[derive(Clone)]
pub(crate) struct Ask {
    address: SocketAddr,
    method: String,
    path: String,
    token: Option<String>,
    reader: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Ask {
    pub(crate) fn new(address: SocketAddr, method: &str, path: String) -> Self {
        let method = method.to_owned();
        Self { address, method, path, token: None, reader: String::new(), headers: Vec::new(), body: None }
    }

    pub(super) fn reader_is(mut self, reader: &str) -> Self {
        reader.clone_into(&mut self.reader);
        self
    }

    /// Shows this token.
    pub(crate) fn with_token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// Shows the reader's token.
    #[expect(clippy::wrong_self_convention, reason = "it reads as a sentence")]
    pub(crate) fn as_reader(mut self) -> Self {
        self.token = Some(self.reader.clone());
        self
    }

    /// Shows no token.
    pub(crate) fn anonymous(mut self) -> Self {
        self.token = None;
        self
    }

    /// Sends this header, instead of one of the same name.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves this header out.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// Speaks this language.
    pub(crate) fn in_language(self, language: &str) -> Self {
        self.header("accept-language", language)
    }

    /// Sends this JSON.
    pub(crate) fn json(self, body: &Value) -> Self {
        self.bytes("application/json", body.to_string().as_bytes())
    }

    /// Sends these bytes, called `kind`.
    pub(crate) fn bytes(mut self, kind: &str, body: &[u8]) -> Self {
        self.body = Some(body.to_vec());
        self.header("content-type", kind)
    }

    fn head(&self) -> String {
        let mut head =
            format!("{} {} HTTP/1.1\r\nhost: {}\r\n", self.method, encoded(&self.path), self.address);
        head.push_str("connection: close\r\n");
        let token = self.token.iter().map(|token| ("authorization", format!("Bearer {token}")));
        let length = self.body.iter().map(|body| ("content-length", body.len().to_string()));
        for (name, value) in token.chain(length) {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        head.push_str("\r\n");
        head
    }

    fn request(&self) -> Vec<u8> {
        let mut request = self.head().into_bytes();
        request.extend_from_slice(self.body.as_deref().unwrap_or_default());
        request
    }

    /// Sends it.
    pub(crate) fn send(self) -> Answer {
        let answer = exchange(self.address, &self.request());
        let asked = format!("{} {}", self.method, self.path);
        Answer::read(&answer, asked).unwrap_or_else(|| {
            panic!("{} {}: cut short: {}", self.method, self.path, String::from_utf8_lossy(&answer))
        })
    }

    /// Sends it to a service that may be gone; `None` if no whole answer came.
    pub(crate) fn try_send(self) -> Option<Answer> {
        let answer = try_exchange(self.address, &self.request()).ok()?;
        Answer::read(&answer, format!("{} {}", self.method, self.path))
    }

    /// Sends it, and fails with the whole answer unless the status is `status`.
    pub(crate) fn expect(self, status: u16) -> Answer {
        let answer = self.send();
        assert_eq!(answer.status, status, "{answer}");
        answer
    }

    /// Sends it, and fails unless it is refused with this problem.
    pub(crate) fn refused(self, status: u16, code: &str) -> Answer {
        let answer = self.expect(status);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{answer}");
        assert_eq!(answer.text("/code"), code, "{answer}");
        assert_eq!(answer.body["status"], status, "{answer}");
        assert_eq!(answer.text("/type"), format!("/problems/{code}"), "{answer}");
        assert_eq!(Some(answer.text("/request_id").as_str()), answer.header("x-request-id"), "{answer}");
        answer
    }

    /// Sends it, and fails unless it is refused with this code, told of that very place.
    pub(crate) fn at(self, pointer: &str, code: &str) -> Answer {
        let answer = self.refused(409, code);
        assert!(answer.has_fault(pointer, code), "no {code} at {pointer}: {answer}");
        answer
    }

    /// Sends it, and fails unless it is invalid with this very fault.
    pub(crate) fn faulty(self, pointer: &str, code: &str) -> Answer {
        let answer = self.refused(422, "invalid");
        assert!(answer.has_fault(pointer, code), "no {code} at {pointer}: {answer}");
        answer
    }
}

/// Percent-encodes what a request line cannot carry.
fn encoded(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_graphic() {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").unwrap();
        }
    }
    encoded
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    asked: String,
    /// The status.
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    /// The body; null if there is none, or none that is JSON.
    pub(crate) body: Value,
    /// The body as it came.
    pub(crate) raw: Vec<u8>,
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} -> {}", self.asked, self.status)?;
        for (name, value) in &self.headers {
            writeln!(f, "  {name}: {value}")?;
        }
        write!(f, "  {}", String::from_utf8_lossy(&self.raw))
    }
}

impl Answer {
    /// What came, if it came whole.
    pub(crate) fn read(answer: &[u8], asked: String) -> Option<Self> {
        let (status, headers, raw) = parts(answer)?;
        let body = serde_json::from_slice(&raw).unwrap_or(Value::Null);
        Some(Self { asked, status, headers, body, raw })
    }

    /// A header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The state of what was shown.
    pub(crate) fn etag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("no ETag: {self}")).to_owned()
    }

    /// The id of what was shown.
    pub(crate) fn id(&self) -> String {
        self.text("/id")
    }

    /// A text in the body.
    pub(crate) fn text(&self, pointer: &str) -> String {
        let text = self.body.pointer(pointer).and_then(Value::as_str);
        text.unwrap_or_else(|| panic!("no text at {pointer}: {self}")).to_owned()
    }

    /// What a list shows.
    pub(crate) fn data(&self) -> &[Value] {
        self.body["data"].as_array().unwrap_or_else(|| panic!("not a page: {self}"))
    }

    /// Whether a problem names this fault.
    pub(crate) fn has_fault(&self, pointer: &str, code: &str) -> bool {
        let faults = self.body["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        faults.iter().any(|fault| fault["pointer"] == pointer && fault["code"] == code)
    }
}
