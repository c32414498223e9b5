//! Changes committed together: one transaction, one fsync, and a savepoint for each.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::db::{AnyConnection, Isolation, apart, transaction};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;

use super::super::engine::Outcome;
use super::Job;

/// The most changes committed together.
const MOST: usize = 256;
/// The longest a batch is filled before it is committed.
const LONGEST: Duration = Duration::from_millis(50);

/// The jobs of one transaction, in the order they came.
pub(super) struct Batch<'a> {
    jobs: Vec<Job>,
    queue: &'a Receiver<Job>,
    started: Instant,
}

impl<'a> Batch<'a> {
    pub(super) fn new(first: Job, queue: &'a Receiver<Job>) -> Self {
        let mut batch = Self { jobs: Vec::new(), queue, started: Instant::now() };
        batch.take(first);
        batch
    }

    /// Runs the jobs in one transaction and answers them after the commit. Gives the connection back unless it met
    /// trouble: then it is dropped, for after a failed write or sync only a new connection tells the truth about
    /// the file.
    pub(super) fn commit(mut self, mut conn: AnyConnection) -> Option<AnyConnection> {
        let outcomes = transaction(&mut conn, Isolation::Writing, |conn| {
            let mut outcomes = Vec::new();
            while let Some(job) = self.next(outcomes.len()) {
                outcomes.push(untroubled(alone(conn, job)?)?);
            }
            Ok(outcomes)
        });
        match outcomes {
            Ok(outcomes) => {
                self.jobs.into_iter().zip(outcomes).for_each(|(job, outcome)| job.answer(outcome));
                Some(conn)
            }
            Err(problem) => {
                tracing::error!(%problem, "a batch was not committed");
                // Without the commit nothing that was seen in the batch is true, refusals included.
                self.jobs.into_iter().for_each(|job| job.answer(Err(Problem::unavailable("not committed"))));
                None
            }
        }
    }

    /// Takes a job in. Nobody waits for a stale one: it is not run.
    fn take(&mut self, job: Job) {
        if job.is_stale() {
            job.answer(Err(Problem::unavailable("the change waited too long")));
        } else {
            self.jobs.push(job);
        }
    }

    /// Job `number`: taken in already, or arrived meanwhile, if there is still room and time.
    fn next(&mut self, number: usize) -> Option<&Job> {
        while self.jobs.len() == number && number < MOST && self.started.elapsed() < LONGEST {
            let Ok(job) = self.queue.try_recv() else { break };
            self.take(job);
        }
        self.jobs.get(number)
    }
}

/// Runs one change in a savepoint of its own.
fn alone(conn: &mut AnyConnection, job: &Job) -> Result<Result<Answer>> {
    let run = |conn: &mut AnyConnection| {
        catch_unwind(AssertUnwindSafe(|| (job.work)(conn)))
            .unwrap_or_else(|_panic| Err(Problem::internal("a change panicked")))
    };
    let outcome = apart(conn, run, |outcome| matches!(outcome, Ok(Outcome::Kept(_))))?;
    Ok(outcome.map(|(Outcome::Kept(answer) | Outcome::Undone(answer))| answer))
}

/// Passes an outcome on, unless it says that the disk failed.
fn untroubled(outcome: Result<Answer>) -> Result<Result<Answer>> {
    match outcome {
        Err(problem) if problem.kind == &kinds::UNAVAILABLE => Err(problem),
        outcome => Ok(outcome),
    }
}
