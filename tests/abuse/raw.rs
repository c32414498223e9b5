//! A connection on which a test says what it wants, as slowly as it wants.
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::house::{Answer, House};

/// How long a slow caller waits between two bytes.
const PAUSE: Duration = Duration::from_millis(20);
/// What no test waits longer for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection to a house.
pub(super) struct Raw {
    stream: TcpStream,
    pub(super) begun: Instant,
}

impl Raw {
    pub(super) fn to(house: &House) -> Self {
        let stream = TcpStream::connect(house.address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, begun: Instant::now() }
    }

    /// Sends `text` at once.
    pub(super) fn say(mut self, text: &str) -> Self {
        self.stream.write_all(text.as_bytes()).unwrap();
        self
    }

    /// Sends a byte now and then until the other side has closed; answers what came, and how long it took.
    pub(super) fn dribble(mut self, byte: &str) -> (Vec<u8>, Duration) {
        let begun = Instant::now();
        self.stream.set_read_timeout(Some(PAUSE)).unwrap();
        let mut came = Vec::new();
        while begun.elapsed() < PATIENCE {
            let is_gone = self.stream.write_all(byte.as_bytes()).is_err();
            let mut piece = [0; 4096];
            match self.stream.read(&mut piece) {
                Ok(0) => return (came, begun.elapsed()),
                Ok(read) => came.extend_from_slice(&piece[..read]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => {
                    return (came, begun.elapsed());
                }
                Err(_nothing_came) if is_gone => return (came, begun.elapsed()),
                Err(_nothing_came) => {}
            }
        }
        panic!("held for {PATIENCE:?}: {}", String::from_utf8_lossy(&came));
    }

    /// Takes nothing of what comes, until the other side has gone; answers how long it took.
    pub(super) fn ignore(mut self) -> Duration {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if self.stream.write_all(b"\r\n").is_err() {
                return begun.elapsed();
            }
            sleep(PAUSE);
        }
        panic!("held for {PATIENCE:?}");
    }

    /// Everything that comes until the other side closes, and how long it took.
    pub(super) fn hear(mut self) -> (Vec<u8>, Duration) {
        let begun = Instant::now();
        let mut came = Vec::new();
        self.stream.read_to_end(&mut came).unwrap();
        (came, begun.elapsed())
    }

    /// Reads one answer that has a length.
    pub(super) fn hear_one(&mut self) -> Answer {
        let mut came = Vec::new();
        loop {
            let mut piece = [0; 4096];
            let read = self.stream.read(&mut piece).unwrap();
            assert!(read > 0, "cut short: {}", String::from_utf8_lossy(&came));
            came.extend_from_slice(&piece[..read]);
            if let Some(answer) = Answer::read(&came, String::new()) {
                return answer;
            }
        }
    }
}

/// The problem that `came`, if it is one like any other.
pub(super) fn problem(came: &[u8], status: u16, code: &str) -> Answer {
    let answer = Answer::read(came, String::new());
    let answer = answer.unwrap_or_else(|| panic!("no answer: {}", String::from_utf8_lossy(came)));
    assert_eq!((answer.status, answer.text("/code").as_str()), (status, code), "{answer}");
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{answer}");
    assert_eq!(answer.header("x-request-id"), Some(answer.text("/request_id").as_str()), "{answer}");
    assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer}");
    assert_eq!(answer.header("connection"), Some("close"), "{answer}");
    answer
}
