//! The one SQLite writer: commits queued changes together, and answers each only after the commit.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager as _};
use tokio::sync::oneshot;

use crate::db::{AnyConnection, Isolation, open_sqlite, transaction};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;
use crate::on_each;

use super::engine::{Again, Outcome};

/// How many changes may wait; beyond it the caller is asked to come back.
const QUEUE: usize = 1024;
/// The most changes committed together.
const BATCH: usize = 256;
/// The longest a batch is filled before it is committed.
const BATCH_TIME: Duration = Duration::from_millis(50);
/// A change that waited longer has been answered with 503 already; it is not run.
const WAIT: Duration = Duration::from_secs(10);

/// Why a stale change is not run.
const TOO_LATE: &str = "the change waited too long";

struct Job {
    work: Again,
    queued_at: Instant,
    answer: oneshot::Sender<Result<Answer>>,
}

impl Job {
    /// Whether its caller has been answered already, or has gone.
    fn is_stale(&self) -> bool {
        self.queued_at.elapsed() > WAIT || self.answer.is_closed()
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
        let conn = open_sqlite(&file)?;
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(&file, conn, &receiver))
            .map_err(Problem::unavailable)?;
        Ok(Self { queue: Mutex::new(Some(sender)), thread: Mutex::new(Some(thread)) })
    }

    pub(super) async fn submit(&self, work: Again) -> Result<Answer> {
        let (answer, answered) = oneshot::channel();
        let job = Job { work, queued_at: Instant::now(), answer };
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

fn run(file: &Path, conn: AnyConnection, queue: &Receiver<Job>) {
    let mut conn = Some(conn);
    while let Ok(first) = queue.recv() {
        let open = match conn.take() {
            Some(open) => Ok(open),
            None => open_sqlite(file),
        };
        match open {
            Ok(open) => conn = batch(open, first, queue),
            Err(problem) => answer(first.answer, Err(problem)),
        }
    }
}

/// Runs a batch in one transaction. Gives the connection back unless it met trouble: then it is dropped,
/// for after a failed write or sync only a new connection tells the truth about the file.
fn batch(mut conn: AnyConnection, first: Job, queue: &Receiver<Job>) -> Option<AnyConnection> {
    let started = Instant::now();
    let mut done = Vec::new();
    let committed = transaction(&mut conn, Isolation::Writing, |conn| {
        let mut next = Some(first);
        while let Some(job) = next {
            // Nobody waits for a stale change: it is not run, and says nothing of the file.
            let is_stale = job.is_stale();
            let outcome = if is_stale { Err(Problem::unavailable(TOO_LATE)) } else { one(conn, &job) };
            let trouble =
                !is_stale && matches!(&outcome, Err(problem) if problem.kind == &kinds::UNAVAILABLE);
            done.push((job.answer, outcome));
            if trouble {
                return Err(Problem::unavailable("the disk failed"));
            }
            let more = done.len() < BATCH && started.elapsed() < BATCH_TIME;
            next = more.then(|| queue.try_recv().ok()).flatten();
        }
        Ok(())
    });
    let is_committed = committed.is_ok();
    if let Err(problem) = &committed {
        tracing::error!(%problem, "a batch was not committed");
    }
    for (sender, outcome) in done {
        // Without the commit nothing that was seen in the batch is true, refusals included.
        let outcome = if is_committed { outcome } else { Err(Problem::unavailable("not committed")) };
        answer(sender, outcome);
    }
    is_committed.then_some(conn)
}

/// Runs one change in a savepoint of its own.
fn one(conn: &mut AnyConnection, job: &Job) -> Result<Answer> {
    on_each!(&mut *conn, inner => AnsiTransactionManager::begin_transaction(inner))?;
    let outcome = catch_unwind(AssertUnwindSafe(|| (job.work)(conn)))
        .unwrap_or_else(|_panic| Err(Problem::internal("a change panicked")));
    match outcome {
        Ok(Outcome::Kept(answer)) => {
            on_each!(conn, inner => AnsiTransactionManager::commit_transaction(inner))?;
            Ok(answer)
        }
        undone => {
            on_each!(conn, inner => AnsiTransactionManager::rollback_transaction(inner))?;
            match undone {
                Ok(Outcome::Kept(answer) | Outcome::Undone(answer)) => Ok(answer),
                Err(problem) => Err(problem),
            }
        }
    }
}

fn answer(sender: oneshot::Sender<Result<Answer>>, outcome: Result<Answer>) {
    if sender.send(outcome).is_err() {
        tracing::debug!("the caller did not wait for the answer");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, mpsc};

    use super::*;

    fn kept() -> Again {
        Box::new(|_| Ok(Outcome::Kept(Answer::gone())))
    }

    #[test]
    fn a_caller_who_goes_undoes_nobody_elses_change() {
        let folder = tempfile::tempdir().unwrap();
        let writer = Arc::new(Writer::start(&folder.path().join("amana.db")).unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (go, wait) = mpsc::channel::<()>();
        let wait = Mutex::new(wait);
        let busy: Again = Box::new(move |_| {
            wait.lock().unwrap().recv().unwrap();
            Ok(Outcome::Kept(Answer::gone()))
        });
        let answers = runtime.block_on(async {
            let submit = |work| {
                let writer = Arc::clone(&writer);
                tokio::spawn(async move { writer.submit(work).await })
            };
            let first = submit(busy);
            let gone = submit(kept());
            let others: Vec<_> = (0..3).map(|_| submit(kept())).collect();
            tokio::task::yield_now().await;
            gone.abort();
            tokio::task::yield_now().await;
            go.send(()).unwrap();
            let mut answers = vec![first.await.unwrap()];
            for other in others {
                answers.push(other.await.unwrap());
            }
            answers
        });
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        writer.close();
    }
}
