//! PostgreSQL: a pool whose waiting is done by a semaphore, not by threads; serializable, with bounded retry.
//!
//! 2026-11-27. Those who lost a race run again one after the other: all together, they would race each other again.
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::web;
use diesel::result::{DatabaseErrorKind, Error as Diesel};
use tokio::sync::Semaphore;

use crate::access::Remembered;
use crate::db::{AnyConnection, Isolation, open_postgres, transaction};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;

use super::engine::{Again, Once, Outcome};

/// How often a change that lost a race is tried in all.
const TRIES: u32 = 10;

/// A pool of sessions.
pub struct Postgres {
    shared: Arc<Shared>,
    permits: Arc<Semaphore>,
    /// Changes wait for each other's locks with a session in hand: a quarter of the sessions is left to looks.
    changing: Arc<Semaphore>,
    /// One session beside the pool tells whether the database answers.
    probing: Arc<Semaphore>,
}

struct Shared {
    url: String,
    durable: bool,
    idle: Mutex<Vec<AnyConnection>>,
    /// Held by whoever runs a change again.
    again: Mutex<()>,
}

impl Postgres {
    pub(super) fn open(url: &str, size: usize, durable: bool) -> Result<Self> {
        let shared = Arc::new(Shared {
            url: url.to_owned(),
            durable,
            idle: Mutex::default(),
            again: Mutex::default(),
        });
        let first = shared.connect()?;
        shared.put_back(first);
        let changing = size.saturating_sub(size / 4);
        let [permits, changing, probing] = [size, changing, 1].map(|most| Arc::new(Semaphore::new(most)));
        Ok(Self { shared, permits, changing, probing })
    }

    pub(super) fn connect(&self) -> Result<AnyConnection> {
        self.shared.connect()
    }

    pub(super) async fn read(&self, work: Once) -> Result<Answer> {
        self.on_a_thread(&self.permits, |shared| shared.look(work)).await
    }

    pub(super) async fn probe(&self, work: Once) -> Result<Answer> {
        self.on_a_thread(&self.probing, |shared| shared.look(work)).await
    }

    pub(super) async fn write(&self, work: Again) -> Result<Answer> {
        self.change(work, Isolation::Writing).await
    }

    /// Seals, in a transaction that sees what was committed while it waited.
    pub(super) async fn seal(&self, work: Again) -> Result<Answer> {
        self.change(work, Isolation::Sealing).await
    }

    async fn change(&self, work: Again, isolation: Isolation) -> Result<Answer> {
        let _turn = Arc::clone(&self.changing).acquire_owned().await.map_err(Problem::unavailable)?;
        self.on_a_thread(&self.permits, move |shared| {
            let mut tried: u32 = 0;
            loop {
                std::thread::sleep(Duration::from_millis(u64::from(tried.saturating_mul(3))));
                let _alone = (tried > 0).then(|| shared.again.lock().unwrap_or_else(PoisonError::into_inner));
                tried = tried.saturating_add(1);
                let mut conn = shared.take()?;
                let answer = once(&mut conn, &work, isolation);
                shared.keep(conn, answer.as_ref().err());
                match answer {
                    Err(problem) if tried < TRIES && is_lost_race(&problem) => {}
                    Err(problem) if is_lost_race(&problem) => {
                        return Err(Problem::unavailable("too many changes at once"));
                    }
                    settled => return settled,
                }
            }
        })
        .await
    }

    /// Waits for a place in the pool, then runs `work` on a blocking thread.
    async fn on_a_thread(
        &self,
        permits: &Arc<Semaphore>,
        work: impl FnOnce(&Shared) -> Result<Answer> + Send + 'static,
    ) -> Result<Answer> {
        let permit = Arc::clone(permits).acquire_owned().await.map_err(Problem::unavailable)?;
        let shared = Arc::clone(&self.shared);
        let answer = web::block(move || {
            let answer = work(&shared);
            drop(permit);
            answer
        });
        answer.await.map_err(Problem::internal)?
    }
}

/// What `transaction` carries out of an undone dry run.
#[derive(Debug, thiserror::Error)]
#[error("undone")]
struct Undone;

fn once(conn: &mut AnyConnection, work: &Again, isolation: Isolation) -> Result<Answer> {
    let mut undone = None;
    let kept = transaction(conn, isolation, |conn| match work(conn)? {
        Outcome::Kept(answer) => Ok(answer),
        Outcome::Undone(answer) => {
            undone = Some(answer);
            Err(Problem::internal(Undone))
        }
    });
    undone.map_or(kept, Ok)
}

/// Whether the transaction lost a race and deserves another try: 40001, or 40P01.
fn is_lost_race(problem: &Problem) -> bool {
    match problem.database() {
        Some(Diesel::DatabaseError(DatabaseErrorKind::SerializationFailure, _)) => true,
        Some(Diesel::DatabaseError(_, information)) => information.message().contains("deadlock detected"),
        _ => false,
    }
}

impl Shared {
    fn connect(&self) -> Result<AnyConnection> {
        open_postgres(&self.url, self.durable)
    }

    fn look(&self, work: Once) -> Result<Answer> {
        let mut conn = self.take()?;
        let answer = work(&mut conn, &mut Remembered::default());
        self.keep(conn, answer.as_ref().err());
        answer
    }

    fn take(&self) -> Result<AnyConnection> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| self.connect(), Ok)
    }

    fn put_back(&self, conn: AnyConnection) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(conn);
    }

    /// Keeps a session for the next request, unless it met trouble.
    fn keep(&self, conn: AnyConnection, problem: Option<&Problem>) {
        if problem.is_none_or(|problem| problem.kind != &kinds::UNAVAILABLE) {
            self.put_back(conn);
        }
    }
}
