//! A caller on the same machine: one HTTP/1.1 request on one connection, no more.
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// The longest an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The JSON body; null where there is none.
    pub body: Value,
}

/// A caller with a token.
#[derive(Clone)]
pub struct Client {
    address: SocketAddr,
    token: String,
}

impl Client {
    /// A caller of the service at `address`.
    pub fn new(address: SocketAddr, token: &str) -> Self {
        Self { address, token: token.to_owned() }
    }

    /// Sends one request and waits for its answer. A change of something that is there already is meant for
    /// whatever state it is in (`If-Match: *`).
    pub fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Reply, String> {
        let asked = self.request(method, path, body);
        let answered = || {
            let mut stream = TcpStream::connect_timeout(&self.address, PATIENCE)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_write_timeout(Some(PATIENCE))?;
            stream.write_all(asked.as_bytes())?;
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer)?;
            Ok::<_, std::io::Error>(answer)
        };
        let answer = answered().map_err(|error| format!("the service does not answer: {error}"))?;
        read(&answer).ok_or_else(|| "the answer cannot be read".to_owned())
    }

    fn request(&self, method: &str, path: &str, body: Option<&Value>) -> String {
        let mut lines = vec![
            format!("{method} {} HTTP/1.1", encoded(path)),
            format!("Host: {}", self.address),
            format!("Authorization: Bearer {}", self.token),
            "Connection: close".to_owned(),
        ];
        if matches!(method, "PATCH" | "PUT" | "DELETE") {
            lines.push("If-Match: *".to_owned());
        }
        let body = body.map(Value::to_string);
        if let Some(body) = &body {
            let kind = if method == "PATCH" { "merge-patch+json" } else { "json" };
            lines.push(format!("Content-Type: application/{kind}"));
            lines.push(format!("Content-Length: {}", body.len()));
        }
        format!("{}\r\n\r\n{}", lines.join("\r\n"), body.unwrap_or_default())
    }
}

/// The path as it may stand in a request line: whatever is not plain ASCII is percent-encoded.
pub(crate) fn encoded(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'^' | b'`') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Reads a whole answer: the service tells the length of every body, and closes the connection after it.
fn read(answer: &[u8]) -> Option<Reply> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = answer.split_at_checked(end)?;
    let body = body.get(4..)?;
    let status = std::str::from_utf8(head).ok()?.split(' ').nth(1)?.parse().ok()?;
    let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(body).ok()? };
    Some(Reply { status, body })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_is_read() {
        let reply = read(b"HTTP/1.1 201 Created\r\ncontent-length: 8\r\n\r\n{\"id\":1}").unwrap();
        assert_eq!(reply, Reply { status: 201, body: json!({"id": 1}) });
        assert_eq!(read(b"HTTP/1.1 204 No Content\r\n\r\n").unwrap().body, Value::Null);
        assert_eq!(read(b"nothing of the sort"), None);
    }

    #[test]
    fn a_path_with_arabic_is_encoded() {
        assert_eq!(encoded("/v1/territories?q=تا&limit=1"), "/v1/territories?q=%D8%AA%D8%A7&limit=1");
        assert_eq!(encoded("/a b"), "/a%20b");
    }
}
