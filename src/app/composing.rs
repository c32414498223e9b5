//! Answers that take long to write, once what they tell has been read: off the database, and off the threads that serve
//! connections.
use std::sync::Arc;
use std::time::Duration;

use actix_web::web;

use crate::cores;
use crate::error::{Problem, Result};
use crate::http::{Answer, WrittenLater};

use super::gate::Gate;

/// The longest an answer waits for its turn to be written.
const PATIENCE: Duration = Duration::from_secs(5);

/// Writes as many answers at once as there are cores: more would take as long, and hold everybody else up.
pub(super) struct Composing(Arc<Gate>);

impl Composing {
    /// With so many that may wait.
    pub(super) fn new(waiting: usize) -> Self {
        Self(Gate::new(cores::many(), waiting, PATIENCE))
    }

    /// The answer with its body, now that nothing is held for it in the database.
    pub(super) async fn finished(&self, mut answer: Answer) -> Result<Answer> {
        let Some(WrittenLater(write)) = answer.written_later.take() else { return Ok(answer) };
        let inside = self.0.enter().await?;
        let written = web::block(move || {
            let written = write();
            // Whoever gave up meanwhile leaves no turn to others before it is over.
            drop(inside);
            written
        });
        answer.body = written.await.map_err(Problem::internal)??;
        Ok(answer)
    }
}
