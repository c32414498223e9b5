//! The one SQLite writer: commits queued changes together, and answers each only after the commit.
mod batch;
mod log;

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::db::{AnyConnection, open_sqlite_writer};
use crate::error::{Problem, Result};
use crate::http::Answer;

use super::engine::{Again, Extent};

use batch::Batch;
use log::Log;

/// How many changes may wait; beyond it the caller is asked to come back.
const QUEUE: usize = 1024;
/// A change that waited longer has been answered with 503 already; it is not run.
const WAIT: Duration = Duration::from_secs(10);

struct Job {
    work: Again,
    extent: Extent,
    queued_at: Instant,
    answer: oneshot::Sender<Result<Answer>>,
}

impl Job {
    /// Whether its caller has been answered already, or has gone.
    fn is_stale(&self) -> bool {
        self.queued_at.elapsed() > WAIT || self.answer.is_closed()
    }

    fn answer(self, outcome: Result<Answer>) {
        if self.answer.send(outcome).is_err() {
            tracing::debug!("the caller did not wait for the answer");
        }
    }
}

/// The writer's thread and the queue in front of it.
pub(super) struct Writer {
    queue: Mutex<Option<SyncSender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(file: &Path) -> Result<Self> {
        let (sender, receiver) = sync_channel(QUEUE);
        let file = file.to_owned();
        let conn = open_sqlite_writer(&file)?;
        let log = Log::start(&file)?;
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(&file, conn, log, &receiver))
            .map_err(Problem::unavailable)?;
        Ok(Self { queue: Mutex::new(Some(sender)), thread: Mutex::new(Some(thread)) })
    }

    pub(super) async fn submit(&self, work: Again, extent: Extent) -> Result<Answer> {
        let (answer, answered) = oneshot::channel();
        let job = Job { work, extent, queued_at: Instant::now(), answer };
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let sent = queue.ok_or_else(|| Problem::unavailable("the service is closing"))?.try_send(job);
        sent.map_err(|error| {
            Problem::unavailable(match error {
                TrySendError::Full(_) => "the queue of changes is full",
                TrySendError::Disconnected(_) => "the writer is gone",
            })
        })?;
        answered.await.map_err(Problem::unavailable)?
    }

    /// Takes no more, finishes what is queued, and waits for it.
    pub(super) fn close(&self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(Err(_panic)) = thread.map(JoinHandle::join) {
            tracing::error!("the writer panicked");
        }
    }
}

fn run(file: &Path, conn: AnyConnection, mut log: Log, queue: &Receiver<Job>) {
    let (mut conn, mut left) = (Some(conn), None);
    while let Some(first) = left.take().or_else(|| queue.recv().ok()) {
        let open = match conn.take() {
            Some(open) => Ok(open),
            None => open_sqlite_writer(file),
        };
        match open {
            Ok(open) => {
                (conn, left) = Batch::new(first, queue).commit(open);
                log.committed();
            }
            Err(problem) => first.answer(Err(problem)),
        }
    }
}

#[cfg(test)]
mod tests;
