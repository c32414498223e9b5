//! Looking for duplicates in the background, beside all that is asked.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::duplicates;
use crate::error::Result;
use crate::http::Answer;

use super::engine::{Extent, Outcome};
use super::{App, Behind};

impl App {
    /// Takes on the next slice of those whose duplicates are to be looked for; answers whether there is more.
    pub async fn scan(&self) -> Result<bool> {
        let Behind::Engine(engine) = &self.0.behind else { return Ok(false) };
        let more = Arc::new(AtomicBool::new(false));
        let (told, clock) = (Arc::clone(&more), Arc::clone(&self.0.clock));
        let vault = Arc::clone(&self.0.vault);
        let work = move |conn: &mut _| {
            told.store(duplicates::scan_slice(conn, &vault, clock.now())?, Ordering::Relaxed);
            Ok(Outcome::Kept(Answer::gone()))
        };
        engine.write(Box::new(work), Extent::Many).await?;
        Ok(more.load(Ordering::Relaxed))
    }
}
