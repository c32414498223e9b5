//! The write-ahead log, carried over into the file by a thread of its own.
//!
//! 2026-11-24. Carrying it over was a sixth of what the writer did, and changes waited for it. It still does what this
//! thread leaves over (`wal_autocheckpoint`), so the log stays short whatever becomes of the thread.
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use diesel::connection::SimpleConnection as _;

use crate::db::{AnyConnection, open_sqlite};
use crate::error::{Problem, Result};

/// After so many commits the log is carried over: the more at once, the more pages that changed twice are written once.
const EVERY: u32 = 256;

/// Who counts the commits, and the thread that is told.
pub(super) struct Log {
    commits: u32,
    due: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Log {
    pub(super) fn start(file: &Path) -> Result<Self> {
        let (due, told) = sync_channel(1);
        let file = file.to_owned();
        let thread = std::thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || run(&file, &told))
            .map_err(Problem::unavailable)?;
        Ok(Self { commits: 0, due: Some(due), thread: Some(thread) })
    }

    /// Counts a commit. While the thread is at work already it is not told again.
    pub(super) fn committed(&mut self) {
        self.commits = self.commits.saturating_add(1);
        if self.commits >= EVERY
            && let Some(due) = &self.due
            && due.try_send(()).is_ok()
        {
            self.commits = 0;
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.due.take();
        if let Some(Err(_panic)) = self.thread.take().map(JoinHandle::join) {
            tracing::error!("the thread of the log panicked");
        }
    }
}

fn run(file: &Path, told: &Receiver<()>) {
    let mut conn = None;
    while told.recv().is_ok() {
        conn = match conn.take().map_or_else(|| open_sqlite(file), Ok).and_then(carried_over) {
            Ok(conn) => Some(conn),
            Err(problem) => {
                tracing::warn!(%problem, "the log was not carried over; the writer will do it");
                None
            }
        };
    }
}

/// As far as no reader still needs it, waiting for nobody.
fn carried_over(mut conn: AnyConnection) -> Result<AnyConnection> {
    conn.batch_execute("PRAGMA wal_checkpoint(PASSIVE)")?;
    Ok(conn)
}
