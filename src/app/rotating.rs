//! Another master key, while the service goes on.
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::db::AnyConnection;
use crate::error::{Problem, Result};
use crate::http::Answer;
use crate::vault::{self, Asked, Rotation};

use super::engine::{Extent, Outcome};
use super::{App, Behind};

/// How often a slice is tried, and how long is waited between.
const TRIES: u32 = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

impl App {
    /// Rotates the master key where that was asked for, or was begun and is not done: what waits behind each slice is served
    /// before the next. Answers how many keys were wrapped anew, if it was asked.
    pub async fn rotate_if_asked(&self, key_file: &Path) -> Result<Option<usize>> {
        let asked = Asked::beside(key_file);
        let is_asked = asked.take()?;
        if !is_asked && !self.0.vault.is_turning() {
            return Ok(None);
        }
        let mut rotation = Rotation::begin(&self.0.vault, key_file, is_asked)?;
        // From here on whoever has the old key alone draws nothing under it.
        self.kept(vault::check_anew).await?;
        loop {
            asked.tell(&format!("{} keys", rotation.count()))?;
            let after = rotation.after();
            let wrapped = self.kept(move |conn, vault| vault::wrap_some(conn, vault, after)).await?;
            if rotation.took(wrapped) {
                break;
            }
        }
        let count = rotation.count();
        rotation.finish(&self.0.vault)?;
        asked.take_away()?;
        Ok(Some(count))
    }

    /// Does something in a transaction of its own, and answers what came of it once it is kept: over again where too many
    /// others change something at the same time.
    async fn kept<T: Send + 'static>(
        &self,
        act: impl Fn(&mut AnyConnection, &vault::Vault) -> Result<T> + Clone + Send + 'static,
    ) -> Result<T> {
        let mut tried = 0_u32;
        loop {
            match self.kept_once(act.clone()).await {
                Err(problem) if problem.kind.status == 503 && tried < TRIES => {
                    tried = tried.saturating_add(1);
                    tokio::time::sleep(BETWEEN_TRIES).await;
                }
                done => return done,
            }
        }
    }

    async fn kept_once<T: Send + 'static>(
        &self,
        act: impl Fn(&mut AnyConnection, &vault::Vault) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let Behind::Engine(engine) = &self.0.behind else {
            return Err(Problem::internal("nothing is kept in a tray"));
        };
        let (vault, told) = (Arc::clone(&self.0.vault), Arc::new(Mutex::new(None)));
        let telling = Arc::clone(&told);
        let work = move |conn: &mut AnyConnection| {
            let done = act(conn, &vault)?;
            *telling.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
            Ok(Outcome::Kept(Answer::gone()))
        };
        engine.write(Box::new(work), Extent::Many).await?;
        let done = told.lock().unwrap_or_else(PoisonError::into_inner).take();
        done.ok_or_else(|| Problem::internal("a slice that told nothing"))
    }
}
