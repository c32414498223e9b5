//! SQLite: readers owned by the threads that use them, one writer for all.
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::LocalKey;
use std::time::{Duration, Instant};

use actix_web::rt::spawn;
use tokio::sync::Notify;
use tokio::task::yield_now;

use crate::access::Remembered;
use crate::db::{AnyConnection, open_past_sqlite, open_sqlite};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;

use super::engine::{Again, Extent, Once, Outcome, Past};
use super::writer::Writer;

/// A SQLite file and its one writer.
pub struct Sqlite {
    file: PathBuf,
    writer: Writer,
}

/// A connection kept for the next look, the file it reads, and what it remembers.
type Reader = RefCell<Option<(PathBuf, AnyConnection, Remembered)>>;

thread_local! {
    /// This thread's reader.
    static READER: Reader = const { RefCell::new(None) };
    /// This thread's reader of the past.
    static PAST_READER: Reader = const { RefCell::new(None) };
    /// When this thread last saw who has come.
    static BREATHED_AT: Cell<Option<Instant>> = const { Cell::new(None) };
    /// What will tell when it next has.
    static NEXT_BREATH: RefCell<Option<Arc<Notify>>> = const { RefCell::new(None) };
}

/// The longest a thread looks without seeing who has come meanwhile. Whoever waits for it is polled once more, a tenth of
/// what a look costs: more often than this, most would.
const BREATH: Duration = Duration::from_millis(8);

/// Lets the thread see who has come, if it has not for a while: they come to the gate, where they are counted, and
/// whoever asks after the service's health is answered, before the next look.
async fn breathe() {
    while BREATHED_AT.get().is_none_or(|breathed_at| breathed_at.elapsed() > BREATH) {
        next_breath().notified().await;
    }
}

/// What tells that the thread has seen who has come. It is a task of its own that waits for it: the framework polls a
/// request more than once without looking at its connections.
fn next_breath() -> Arc<Notify> {
    NEXT_BREATH.with_borrow_mut(|next| {
        let breath = next.get_or_insert_with(|| {
            let breath = Arc::new(Notify::new());
            let taken = Arc::clone(&breath);
            spawn(async move {
                yield_now().await;
                BREATHED_AT.set(Some(Instant::now()));
                NEXT_BREATH.take();
                taken.notify_waiters();
            });
            breath
        });
        Arc::clone(breath)
    })
}

impl Sqlite {
    pub(super) fn open(file: &Path) -> Result<Self> {
        Ok(Self { file: file.to_owned(), writer: Writer::start(file)? })
    }

    pub(super) fn connect(&self) -> Result<AnyConnection> {
        open_sqlite(&self.file)
    }

    /// Runs a look on this thread: a hop to another costs more than the query.
    pub(super) async fn read(&self, work: Once) -> Result<Answer> {
        breathe().await;
        self.look(&READER, open_sqlite, work)
    }

    /// Runs a look here and now.
    pub(super) fn probe(&self, work: Once) -> Result<Answer> {
        self.look(&READER, open_sqlite, work)
    }

    /// Runs a look into the past, here too. A recent past is settled first: what was in the writer's hands is
    /// committed, so that the same moment never answers otherwise later.
    pub(super) async fn recall(&self, work: Once, past: Past) -> Result<Answer> {
        if past == Past::Recent {
            let settle: Again = Box::new(|_| Ok(Outcome::Kept(Answer::gone())));
            self.writer.submit(settle, Extent::Few).await?;
        }
        breathe().await;
        self.look(&PAST_READER, open_past_sqlite, work)
    }

    fn look(
        &self,
        reader: &'static LocalKey<Reader>,
        open: fn(&Path) -> Result<AnyConnection>,
        work: Once,
    ) -> Result<Answer> {
        reader.with_borrow_mut(|reader| {
            let kept = reader.take().filter(|(file, ..)| *file == self.file);
            let (_, conn, remembered) = reader.insert(match kept {
                Some(kept) => kept,
                None => (self.file.clone(), open(&self.file)?, Remembered::default()),
            });
            let answer = catch_unwind(AssertUnwindSafe(|| work(conn, remembered)))
                .unwrap_or_else(|_panic| Err(Problem::internal("a look panicked")));
            // A reader that met trouble is not used again.
            if answer
                .as_ref()
                .is_err_and(|problem| problem.kind == &kinds::UNAVAILABLE || problem.kind == &kinds::INTERNAL)
            {
                *reader = None;
            }
            answer
        })
    }

    pub(super) async fn write(&self, work: Again, extent: Extent) -> Result<Answer> {
        self.writer.submit(work, extent).await
    }

    pub(super) fn close(&self) {
        self.writer.close();
    }
}
