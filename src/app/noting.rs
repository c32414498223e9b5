//! What the door tells the journal beside changes: who was refused one, who looked at what is not looked at unseen; and
//! the sealing of it all.
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::access::{Effect, Operation, TokenId};
use crate::error::{Problem, Result, kinds};
use crate::http::{Answer, without_searches};
use crate::journal::{self, EntryKind};

use super::engine::{Extent, Outcome};
use super::{App, Asking, Behind, perform};

/// No more than one refusal is recorded of one token and operation in so long.
const BETWEEN: Duration = Duration::from_secs(1);
/// Beyond so many tokens and operations, those of long ago are forgotten.
const REMEMBERED: usize = 10_000;

/// Which refusals were recorded a moment ago: a caller who is refused does not fill the journal.
#[derive(Default)]
pub(super) struct Refusals(Mutex<HashMap<(TokenId, Operation), Instant>>);

impl Refusals {
    /// Whether this one is to be recorded.
    fn is_due(&self, token: TokenId, operation: Operation) -> bool {
        let now = Instant::now();
        let mut recorded = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_recent = |then: &Instant| now.saturating_duration_since(*then) < BETWEEN;
        if recorded.get(&(token, operation)).is_some_and(is_recent) {
            return false;
        }
        if recorded.len() >= REMEMBERED {
            recorded.retain(|_, then| is_recent(then));
        }
        recorded.insert((token, operation), now);
        true
    }
}

/// Whether it is a refusal of what the caller may not do.
fn is_forbidden(problem: &Problem) -> bool {
    [&kinds::NOT_ALLOWED, &kinds::RECUSED].contains(&problem.kind)
}

impl App {
    /// Gives a position to every entry that waits for one.
    pub async fn seal(&self) -> Result<()> {
        let Behind::Engine(engine) = &self.0.behind else { return Ok(()) };
        let more = Arc::new(AtomicBool::new(true));
        while more.swap(false, Ordering::Relaxed) {
            let more = Arc::clone(&more);
            let work = move |conn: &mut _| {
                more.store(journal::seal(conn)?, Ordering::Relaxed);
                Ok(Outcome::Kept(Answer::gone()))
            };
            engine.seal(Box::new(work)).await?;
        }
        Ok(())
    }

    /// Signs the log as it is, if it has grown.
    pub async fn sign(&self) -> Result<()> {
        let Behind::Engine(engine) = &self.0.behind else { return Ok(()) };
        let (vault, clock) = (Arc::clone(&self.0.vault), Arc::clone(&self.0.clock));
        let work = move |conn: &mut _| {
            journal::sign(conn, &vault, clock.now())?;
            Ok(Outcome::Kept(Answer::gone()))
        };
        engine.write(Box::new(work), Extent::Few).await.map(drop)
    }

    /// Records that this caller looks at what is asked for: before the answer goes out.
    pub(crate) async fn looked(&self, asking: Asking, operation: Operation) -> Result<()> {
        let _inside = self.0.changes.enter().await?;
        self.note(asking, operation, EntryKind::Read).await
    }

    /// Records that a known caller was refused a change, unless that was recorded a moment ago. The caller is told the
    /// refusal, whatever becomes of the record.
    pub(super) async fn refused(&self, asking: Asking, operation: Operation, problem: &Problem) {
        let is_a_change = operation.rule().effect == Effect::Changes;
        let token = asking.evidence.as_ref().map(|evidence| TokenId(evidence.claimant()));
        let Some(token) = token.filter(|_| is_a_change && is_forbidden(problem)) else {
            return;
        };
        if !self.0.refusals.is_due(token, operation) {
            return;
        }
        if let Err(problem) = self.note(asking, operation, EntryKind::Refusal).await {
            tracing::warn!(%problem, "a refusal was not recorded");
        }
    }

    /// Records something in the name of a known caller: a look only of one who may look.
    async fn note(&self, asking: Asking, operation: Operation, kind: EntryKind) -> Result<()> {
        let Behind::Engine(engine) = &self.0.behind else { return Ok(()) };
        let (vault, clock) = (Arc::clone(&self.0.vault), Arc::clone(&self.0.clock));
        let work = move |conn: &mut _| {
            let enter = if kind == EntryKind::Read { perform::enter } else { perform::known };
            let mut tx = enter(conn, &asking, operation, clock.now(), &vault)?;
            tx.now = clock.tick();
            journal::noted(&mut tx, kind, &asking.path, &without_searches(&asking.query))?;
            Ok(Outcome::Kept(Answer::gone()))
        };
        engine.write(Box::new(work), Extent::Few).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_due_once_a_second_for_each_token_and_operation() {
        let refusals = Refusals::default();
        let (one, other) = (TokenId::new(), TokenId::new());
        assert!(refusals.is_due(one, Operation::PersonCreate));
        assert!(!refusals.is_due(one, Operation::PersonCreate));
        assert!(refusals.is_due(one, Operation::BodyCreate));
        assert!(refusals.is_due(other, Operation::PersonCreate));
        std::thread::sleep(BETWEEN);
        assert!(refusals.is_due(one, Operation::PersonCreate));
    }
}
