//! One connection: what may be late on it is cut, and what the framework says for itself is said as a problem.
//!
//! 2026-11-26. The framework's deadline for heads is of the first request of a connection alone, and it has none for
//! answers that nobody takes nor for bodies that nobody wants: each of those held a connection for ever. All of them
//! are kept here, below it, where every byte passes.
mod farewell;
mod line;
mod places;
mod way;

use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_web::rt::net::TcpStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use crate::config::Limits;
use crate::error::kinds;

pub(super) use farewell::turn_away;
pub(super) use line::Line;
pub(super) use places::{Place, Places};
pub(super) use way::{OnTheWay, Way};

use farewell::Farewell;

/// As much of an answer must be taken within the time for it.
const PIECE: usize = 16 * 1024;

/// One connection.
pub(super) struct Wire {
    stream: TcpStream,
    line: Rc<Line>,
    answer_time: Duration,
    /// Fires when a head is late, or the connection has been idle for too long.
    listening: Pin<Box<Sleep>>,
    /// Since when an answer waits to be taken, how much was taken since, and what fires when that was too little.
    stalled: Option<Stall>,
    /// What waits to be taken.
    waiting: OnTheWay,
    farewell: Option<Farewell>,
    /// Whether it was late already when it last went to rest.
    is_warned: bool,
    _place: Place,
}

struct Stall {
    taken: usize,
    late: Pin<Box<Sleep>>,
}

impl Wire {
    /// A connection that was just made.
    pub(super) fn new(stream: TcpStream, limits: &Limits, waiting: OnTheWay, place: Place) -> Self {
        let line = Rc::new(Line::new(limits.head_time, limits.idle_time));
        let listening = Box::pin(sleep_until(line.deadline()));
        Self {
            stream,
            line,
            answer_time: limits.answer_time,
            listening,
            stalled: None,
            waiting,
            farewell: None,
            is_warned: false,
            _place: place,
        }
    }

    /// What the requests on it know of it.
    pub(super) fn line(&self) -> Rc<Line> {
        Rc::clone(&self.line)
    }

    /// Whether a head is late, or the connection has been idle for too long; if not, whoever asks is woken then.
    fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        if self.line.is_serving() {
            return false;
        }
        let deadline = self.line.deadline();
        if deadline < self.listening.deadline() {
            self.listening.as_mut().reset(deadline);
        }
        while self.listening.as_mut().poll(context).is_ready() {
            if Instant::now() >= deadline {
                return true;
            }
            self.listening.as_mut().reset(deadline);
        }
        false
    }

    /// Goes on only while what is written is taken fast enough.
    fn stall(&mut self, left: usize, context: &mut Context<'_>) -> io::Result<()> {
        if !self.waiting.hold(left) {
            return Err(io::Error::new(ErrorKind::OutOfMemory, "too much waits to be taken"));
        }
        let until = || Instant::now().checked_add(self.answer_time).unwrap_or_else(Instant::now);
        let stalled =
            self.stalled.get_or_insert_with(|| Stall { taken: 0, late: Box::pin(sleep_until(until())) });
        if stalled.taken >= PIECE {
            stalled.taken = 0;
            stalled.late.as_mut().reset(until());
        }
        match stalled.late.as_mut().poll(context) {
            Poll::Ready(()) => Err(io::Error::new(ErrorKind::TimedOut, "the answer is not taken")),
            Poll::Pending => Ok(()),
        }
    }

    /// Says goodbye; then nothing is read any more.
    fn leave(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.farewell {
            Some(farewell) => farewell.poll(&mut self.stream, context),
            None => Poll::Ready(()),
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.farewell.is_none() {
            let before = into.filled().len();
            if let Poll::Ready(read) = Pin::new(&mut self.stream).poll_read(context, into) {
                if into.filled().len() > before {
                    self.line.hear();
                }
                return Poll::Ready(read);
            }
            if !self.is_late(context) {
                self.is_warned = false;
                return Poll::Pending;
            }
            if self.line.is_hearing() {
                self.farewell = Some(Farewell::of(&kinds::TOO_SLOW));
            }
        }
        ready!(self.leave(context));
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.farewell.is_none() {
            self.farewell = Farewell::instead_of(bytes);
        }
        if self.farewell.is_some() {
            ready!(self.leave(context));
            return Poll::Ready(Ok(bytes.len()));
        }
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        match &written {
            Poll::Ready(Ok(taken)) => {
                self.line.tell();
                if let Some(stalled) = &mut self.stalled {
                    stalled.taken = stalled.taken.saturating_add(*taken);
                }
                if *taken == bytes.len() {
                    self.stalled = None;
                    self.waiting.hold(0);
                }
            }
            Poll::Ready(Err(_)) => {}
            Poll::Pending => self.stall(bytes.len(), context)?,
        }
        written
    }

    /// The framework flushes whenever it goes to rest: from then on the connection may be late. It then reads, and
    /// learns so; where it reads no more, it learns so here.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.farewell.is_none() && self.is_late(context) {
            if self.is_warned {
                return Poll::Ready(Err(ErrorKind::TimedOut.into()));
            }
            self.is_warned = true;
            context.waker().wake_by_ref();
        }
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
