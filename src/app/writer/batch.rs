//! Changes committed together: one transaction, one fsync.
//!
//! 2026-11-24. A savepoint for each change was a quarter of what a create cost: the search index writes out what it
//! holds at every one. So changes run without; nearly all that are refused are refused before they write. When one
//! fails after it wrote, the whole is undone and run again, with a savepoint for each.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager as _};
use diesel::define_sql_function;
use diesel::prelude::*;

use crate::db::{AnyConnection, Isolation, transaction};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;
use crate::on_each;

use super::super::engine::Outcome;
use super::{Intent, Job};

/// The most changes committed together.
const MOST: usize = 256;
/// The longest a batch is filled before it is committed.
const LONGEST: Duration = Duration::from_millis(50);

define_sql_function! {
    /// How many rows the connection has written since it was opened (SQLite).
    fn total_changes() -> BigInt;
}

/// The jobs of one transaction, in the order they came.
pub(super) struct Batch<'a> {
    jobs: Vec<Job>,
    queue: &'a Receiver<Job>,
    started: Instant,
    /// Whether one failed after it wrote: then each must be undone by itself.
    is_spoilt: bool,
}

impl<'a> Batch<'a> {
    pub(super) fn new(first: Job, queue: &'a Receiver<Job>) -> Self {
        let mut batch = Self { jobs: Vec::new(), queue, started: Instant::now(), is_spoilt: false };
        batch.take(first);
        batch
    }

    /// Runs the jobs in one transaction and answers them after the commit. Gives the connection back unless it met
    /// trouble: then it is dropped, for after a failed write or sync only a new connection tells the truth about
    /// the file.
    pub(super) fn commit(mut self, mut conn: AnyConnection) -> Option<AnyConnection> {
        let mut outcomes = transaction(&mut conn, Isolation::Writing, |conn| self.together(conn));
        if self.is_spoilt {
            outcomes = transaction(&mut conn, Isolation::Writing, |conn| {
                self.jobs.iter().map(|job| untroubled(apart(conn, job)?)).collect()
            });
        }
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

    /// Takes in what has arrived meanwhile, if there is still room and time; says whether job `number` is there.
    fn has(&mut self, number: usize) -> bool {
        while self.jobs.len() == number && number < MOST && self.started.elapsed() < LONGEST {
            let Ok(job) = self.queue.try_recv() else { break };
            self.take(job);
        }
        number < self.jobs.len()
    }

    /// Runs the jobs and those that arrive meanwhile, one after the other, with a savepoint only where one is sure
    /// to be needed.
    fn together(&mut self, conn: &mut AnyConnection) -> Result<Vec<Result<Answer>>> {
        let mut outcomes = Vec::new();
        while self.has(outcomes.len()) {
            let Some(job) = self.jobs.get(outcomes.len()) else { break };
            let outcome = match job.intent {
                Intent::Try => apart(conn, job)?,
                Intent::Keep => {
                    let before = written(conn)?;
                    let outcome = attempt(conn, job);
                    if !matches!(outcome, Ok(Outcome::Kept(_)))
                        && (is_fault(&outcome) || written(conn)? != before)
                    {
                        self.is_spoilt = true;
                        return Err(Problem::internal("a change failed after it wrote"));
                    }
                    answered(outcome)
                }
            };
            outcomes.push(untroubled(outcome)?);
        }
        Ok(outcomes)
    }
}

/// Runs one change in a savepoint of its own.
fn apart(conn: &mut AnyConnection, job: &Job) -> Result<Result<Answer>> {
    on_each!(&mut *conn, inner => AnsiTransactionManager::begin_transaction(inner))?;
    let outcome = attempt(conn, job);
    if matches!(outcome, Ok(Outcome::Kept(_))) {
        on_each!(conn, inner => AnsiTransactionManager::commit_transaction(inner))?;
    } else {
        on_each!(conn, inner => AnsiTransactionManager::rollback_transaction(inner))?;
    }
    Ok(answered(outcome))
}

fn attempt(conn: &mut AnyConnection, job: &Job) -> Result<Outcome> {
    catch_unwind(AssertUnwindSafe(|| (job.work)(conn)))
        .unwrap_or_else(|_panic| Err(Problem::internal("a change panicked")))
}

fn answered(outcome: Result<Outcome>) -> Result<Answer> {
    outcome.map(|(Outcome::Kept(answer) | Outcome::Undone(answer))| answer)
}

/// Whether it failed through no refusal of ours: the engine may then have undone more than this change.
fn is_fault(outcome: &Result<Outcome>) -> bool {
    matches!(outcome, Err(problem) if problem.kind == &kinds::INTERNAL)
}

/// Passes an outcome on, unless it says that the disk failed.
fn untroubled(outcome: Result<Answer>) -> Result<Result<Answer>> {
    match outcome {
        Err(problem) if problem.kind == &kinds::UNAVAILABLE => Err(problem),
        outcome => Ok(outcome),
    }
}

fn written(conn: &mut AnyConnection) -> Result<i64> {
    let AnyConnection::Sqlite(conn) = conn else { return Ok(0) };
    Ok(diesel::select(total_changes()).get_result(conn)?)
}
