//! The last answer on a connection, told by nobody else: a problem like any other.
use std::fmt::Write as _;
use std::future::poll_fn;
use std::pin::Pin;
use std::str::from_utf8;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::MessageBody as _;
use actix_web::http::StatusCode;
use actix_web::rt::net::TcpStream;
use tokio::io::{AsyncRead as _, AsyncWrite as _, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::error::{Kind, Problem};

use super::super::envelope;

/// The longest it takes to say: whoever still sends would lose the answer if the connection were closed at once.
const LONGEST: Duration = Duration::from_secs(1);
/// As much is still read meanwhile.
const MOST_READ: usize = 1 << 20;

/// An answer after which the connection is closed.
pub(super) struct Farewell {
    bytes: Vec<u8>,
    written: usize,
    read: usize,
    is_shut: bool,
    late: Pin<Box<Sleep>>,
}

impl Farewell {
    /// The problem of this kind.
    pub(super) fn of(kind: &'static Kind) -> Self {
        let (bytes, late) = (told(kind), Box::pin(sleep(LONGEST)));
        Self { bytes, written: 0, read: 0, is_shut: false, late }
    }

    /// What is said instead of `bytes`, if those are an answer that the framework made by itself: every other answer
    /// has the name of its request.
    pub(super) fn instead_of(bytes: &[u8]) -> Option<Self> {
        let head = bytes.strip_prefix(b"HTTP/1.1 4").filter(|head| head.ends_with(b"\r\n\r\n"))?;
        let head = from_utf8(head).ok().filter(|head| !head.contains("x-request-id:"))?;
        let status: u16 = format!("4{}", head.get(..2)?).parse().ok()?;
        Some(Self::of(envelope::kind_of(StatusCode::from_u16(status).ok()?)))
    }

    /// Says it, and waits until the other side has closed too, but not for long.
    pub(super) fn poll(&mut self, stream: &mut TcpStream, context: &mut Context<'_>) -> Poll<()> {
        if self.late.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        while let Some(left) = self.bytes.get(self.written..).filter(|left| !left.is_empty()) {
            match Pin::new(&mut *stream).poll_write(context, left) {
                Poll::Ready(Ok(taken)) if taken > 0 => self.written = self.written.saturating_add(taken),
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
        if !self.is_shut {
            if let Poll::Ready(Err(_)) = Pin::new(&mut *stream).poll_shutdown(context) {
                return Poll::Ready(());
            }
            self.is_shut = true;
        }
        while self.read < MOST_READ {
            let mut scratch = [0; 4096];
            let mut into = ReadBuf::new(&mut scratch);
            match Pin::new(&mut *stream).poll_read(context, &mut into) {
                Poll::Ready(Ok(())) if !into.filled().is_empty() => {
                    self.read = self.read.saturating_add(into.filled().len());
                }
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
        Poll::Ready(())
    }
}

/// Tells a connection that there is no place for it.
pub(in crate::http) async fn turn_away(mut stream: TcpStream, kind: &'static Kind) {
    let mut farewell = Farewell::of(kind);
    poll_fn(|context| farewell.poll(&mut stream, context)).await;
}

/// The whole answer, as bytes.
fn told(kind: &'static Kind) -> Vec<u8> {
    let response = envelope::alone(&Problem::of(kind));
    let status = response.status();
    let mut head =
        format!("HTTP/1.1 {} {}\r\n", status.as_u16(), status.canonical_reason().unwrap_or_default());
    if status == StatusCode::TOO_MANY_REQUESTS {
        head.push_str("retry-after: 1\r\n");
    }
    // Writing to a String does not fail.
    for (name, value) in response.headers() {
        if let Ok(value) = value.to_str() {
            let _ = write!(head, "{name}: {value}\r\n");
        }
    }
    let body = response.into_body().try_into_bytes().unwrap_or_default();
    let _ = write!(head, "content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    [head.as_bytes(), &body].concat()
}
