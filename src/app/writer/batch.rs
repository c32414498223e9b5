//! Changes committed together: one transaction, one fsync, and a savepoint for each but the first.
//!
//! 2026-11-27. Of the first nothing has to be kept should it be refused: the transaction is undone whole. So a change of
//! many rows, a chunk of an import or a batch, is the first of its own, and spared the savepoint: SQLite keeps every page
//! that one changed in memory, and walks along all of them at the end of each statement that a trigger belongs to (of
//! 5,000 rows fifteen times what the rows cost).
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::db::{AnyConnection, Isolation, apart, transaction_if};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;

use super::super::engine::{Extent, Outcome};
use super::Job;

/// The most changes committed together.
const MOST: usize = 256;
/// The longest a batch is filled before it is committed.
const LONGEST: Duration = Duration::from_millis(50);

/// The jobs of one transaction, in the order they came.
pub(super) struct Batch<'a> {
    jobs: Vec<Job>,
    queue: &'a Receiver<Job>,
    /// One that came meanwhile and is to be the first of the next.
    left: Option<Job>,
    started: Instant,
}

impl<'a> Batch<'a> {
    pub(super) fn new(first: Job, queue: &'a Receiver<Job>) -> Self {
        let mut batch = Self { jobs: Vec::new(), queue, left: None, started: Instant::now() };
        batch.take(first);
        batch
    }

    /// Runs the jobs in one transaction and answers them after the commit. Gives the connection back unless it met
    /// trouble: then it is dropped, for after a failed write or sync only a new connection tells the truth about
    /// the file. Beside it stands what is left for the next.
    pub(super) fn commit(mut self, mut conn: AnyConnection) -> (Option<AnyConnection>, Option<Job>) {
        let keeps = |done: &Done| matches!(done, Done::Kept(_));
        let done = transaction_if(&mut conn, Isolation::Writing, |conn| self.run(conn), keeps);
        let left = self.left.take();
        let conn = match done {
            Ok(Done::Kept(outcomes)) => {
                self.jobs.into_iter().zip(outcomes).for_each(|(job, outcome)| job.answer(outcome));
                Some(conn)
            }
            Ok(Done::Undone(outcome)) => {
                // None but the first was taken in by then.
                let mut outcome = Some(outcome);
                self.jobs.into_iter().for_each(|job| {
                    job.answer(outcome.take().unwrap_or_else(|| Err(Problem::unavailable("not run"))));
                });
                Some(conn)
            }
            Err(problem) => {
                tracing::error!(%problem, "a batch was not committed");
                // Without the commit nothing that was seen in the batch is true, refusals included.
                self.jobs.into_iter().for_each(|job| job.answer(Err(Problem::unavailable("not committed"))));
                None
            }
        };
        (conn, left)
    }

    /// Runs one job after the other, as long as there are any; of the first alone, should it not be kept.
    fn run(&mut self, conn: &mut AnyConnection) -> Result<Done> {
        let mut outcomes = Vec::new();
        while let Some(job) = self.next(outcomes.len()) {
            if outcomes.is_empty() {
                match attempt(conn, job) {
                    Ok(Outcome::Kept(answer)) => outcomes.push(Ok(answer)),
                    Ok(Outcome::Undone(answer)) => return Ok(Done::Undone(Ok(answer))),
                    Err(problem) => return Ok(Done::Undone(untroubled(Err(problem))?)),
                }
            } else {
                outcomes.push(untroubled(alone(conn, job)?)?);
            }
        }
        Ok(Done::Kept(outcomes))
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
        let is_open = |batch: &Self| batch.left.is_none() && batch.started.elapsed() < LONGEST;
        while self.jobs.len() == number && number < MOST && is_open(self) {
            let Ok(job) = self.queue.try_recv() else { break };
            if job.extent == Extent::Many && number > 0 {
                self.left = Some(job);
            } else {
                self.take(job);
            }
        }
        self.jobs.get(number)
    }
}

/// What came of a transaction.
enum Done {
    /// It is to be committed; what came of each job.
    Kept(Vec<Result<Answer>>),
    /// It is to be undone; what came of the one job in it.
    Undone(Result<Answer>),
}

/// Runs one change.
fn attempt(conn: &mut AnyConnection, job: &Job) -> Result<Outcome> {
    catch_unwind(AssertUnwindSafe(|| (job.work)(conn)))
        .unwrap_or_else(|_panic| Err(Problem::internal("a change panicked")))
}

/// Runs one change in a savepoint of its own.
fn alone(conn: &mut AnyConnection, job: &Job) -> Result<Result<Answer>> {
    let run = |conn: &mut AnyConnection| attempt(conn, job);
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
