//! SQLite: readers owned by the threads that use them, one writer for all.
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::db::{AnyConnection, open_sqlite};
use crate::error::{Problem, Result, kinds};
use crate::http::Answer;

use super::engine::{Again, Once};
use super::writer::Writer;

/// A SQLite file and its one writer.
pub struct Sqlite {
    file: PathBuf,
    writer: Writer,
}

thread_local! {
    /// This thread's reader, and the file it reads.
    static READER: RefCell<Option<(PathBuf, AnyConnection)>> = const { RefCell::new(None) };
}

impl Sqlite {
    pub(super) fn open(file: &Path) -> Result<Self> {
        Ok(Self { file: file.to_owned(), writer: Writer::start(file)? })
    }

    pub(super) fn connect(&self) -> Result<AnyConnection> {
        open_sqlite(&self.file)
    }

    /// Runs a look here and now: a hop to another thread costs more than the query.
    pub(super) fn read(&self, work: Once) -> Result<Answer> {
        READER.with_borrow_mut(|reader| {
            let kept = reader.take().filter(|(file, _)| *file == self.file);
            let (_, conn) = reader.insert(match kept {
                Some(kept) => kept,
                None => (self.file.clone(), self.connect()?),
            });
            let answer = catch_unwind(AssertUnwindSafe(|| work(conn)))
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

    pub(super) async fn write(&self, work: Again) -> Result<Answer> {
        self.writer.submit(work).await
    }

    pub(super) fn close(&self) {
        self.writer.close();
    }
}
