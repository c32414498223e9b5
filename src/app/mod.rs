//! The one door to the database: every request is one transaction, opened here.
//!
//! 2026-11-23. Two engines, two doors behind one name. SQLite reads run on the thread that serves the
//! connection (a hop to another thread cost more than the query), and one writer commits queued changes
//! together. PostgreSQL runs on blocking threads behind a semaphore, serializable, with bounded retry;
//! grouping its commits was measured and gained nothing. Diesel-async was measured and refused: more
//! processor time, and a second API.
//!
//! 2026-11-24. A batch runs its items through the very routes, over a tray in the engine's place: the route reads
//! the item as it would a request and lays down the change, which the batch makes in its own transaction.
//! A second table of routes, one entry an operation, was refused: each room would have had code for it.
mod asking;
mod clock;
mod composing;
mod engine;
mod gate;
mod in_flight;
mod noting;
mod perform;
mod postgres;
mod replay;
mod rotating;
mod scanning;
mod sqlite;
mod tray;
mod uses;
mod writer;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Duration, Utc};

use crate::access::oidc::Provider;
use crate::access::{Evidence, Operation, keep_uses};
use crate::config::Limits;
use crate::db::{AnyConnection, Moment, Tx, last_change};
use crate::error::{Problem, Result};
use crate::http::{Answer, Metrics, Watched};
use crate::rooms;
use crate::vault::Vault;

use clock::Clock;
use composing::Composing;
use uses::Uses;

pub(crate) use asking::push_state;
pub use asking::{Asking, Idempotency, Precondition, state};
pub use engine::Engine;
use engine::{Extent, Once, Outcome, Past};
use gate::Gate;
use in_flight::Served;
use noting::Refusals;
pub(crate) use perform::item;
pub(crate) use tray::{Laid, Tray};

/// A look, to be run once in one snapshot.
pub(crate) type Look = Box<dyn FnOnce(&mut Tx<'_>) -> Result<Answer> + Send>;
/// A change, to be run in one transaction, again if that one loses a race.
pub(crate) type Act = Box<dyn Fn(&mut Tx<'_>) -> Result<Answer> + Send>;

/// A change that began longer ago than this has been committed or given up.
const RECENT: Duration = Duration::minutes(1);

/// The assembled service. Cheap to clone; every worker has one.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    behind: Behind,
    vault: Arc<Vault>,
    clock: Arc<Clock>,
    cursor_key: Arc<[u8]>,
    limits: Limits,
    /// Looks and changes have a gate each: changes that wait for the writer keep no look out.
    looks: Arc<Gate>,
    changes: Arc<Gate>,
    composing: Composing,
    metrics: Metrics,
    uses: Uses,
    /// The party's provider of identities, if there is one.
    provider: OnceLock<Provider>,
    served: Served,
    refusals: Refusals,
}

/// What is behind the door.
enum Behind {
    /// The database.
    Engine(Engine),
    /// Nothing is done here: whatever is asked is laid down.
    Tray(Tray),
}

impl App {
    /// Puts the service together over an open, migrated engine and its keys.
    pub fn new(
        engine: Engine,
        vault: Arc<Vault>,
        clock: fn() -> DateTime<Utc>,
        limits: Limits,
    ) -> Result<Self> {
        let cursor_key = engine.cursor_key()?;
        let clock = Arc::new(Clock::new(clock, engine.directly(last_change)?));
        Ok(Self::over(Behind::Engine(engine), vault, clock, cursor_key, limits))
    }

    fn over(
        behind: Behind,
        vault: Arc<Vault>,
        clock: Arc<Clock>,
        cursor_key: Arc<[u8]>,
        limits: Limits,
    ) -> Self {
        let gate = || Gate::new(limits.inside, limits.waiting, limits.wait_time);
        Self(Arc::new(Inner {
            behind,
            vault,
            clock,
            cursor_key,
            limits,
            looks: gate(),
            changes: gate(),
            composing: Composing::new(limits.waiting),
            metrics: Metrics::new(),
            uses: Uses::default(),
            provider: OnceLock::new(),
            served: Served::default(),
            refusals: Refusals::default(),
        }))
    }

    /// The same service over a tray: whatever change is asked of it is laid there, and not made.
    pub(crate) fn over_a_tray(&self) -> (Self, Tray) {
        let tray = Tray::default();
        let behind = Behind::Tray(tray.clone());
        let (vault, clock) = (Arc::clone(&self.0.vault), Arc::clone(&self.0.clock));
        (Self::over(behind, vault, clock, self.cursor_key(), self.0.limits), tray)
    }

    /// Believes the access tokens of this provider from now on; the first one named stays.
    pub fn trust(&self, provider: Provider) {
        let _ = self.0.provider.set(provider);
    }

    /// Settles whom an access token of the provider's stands for. What is not believed stays unproven, and is refused
    /// at the door like any unknown token; only the log says why.
    pub(crate) async fn settle(&self, evidence: Evidence, request_id: &str) -> Evidence {
        let (Evidence::Unproven(text), Some(provider)) = (&evidence, self.0.provider.get()) else {
            return evidence;
        };
        match provider.verify(text, self.now()).await {
            Ok(vouched) => Evidence::Vouched(vouched),
            Err(why) => {
                tracing::info!(request_id, %why, "an access token is not believed");
                evidence
            }
        }
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// What the service takes and allows.
    pub fn limits(&self) -> Limits {
        self.0.limits
    }

    /// The figures of the running service.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn cursor_key(&self) -> Arc<[u8]> {
        Arc::clone(&self.0.cursor_key)
    }

    /// Runs a look in one snapshot.
    pub async fn read(&self, asking: Asking, operation: Operation, look: Look) -> Result<Answer> {
        let Behind::Engine(engine) = &self.0.behind else { return Ok(Answer::gone()) };
        let looks = &self.0.looks;
        let inside = if asking.is_begun { looks.enter_again().await } else { looks.enter().await? };
        let now = self.now();
        let age = |moment: Moment| now.0.signed_duration_since(moment.0);
        let past = asking.known_at.map(|moment| if age(moment) < RECENT { Past::Recent } else { Past::Old });
        let token = asking.evidence.as_ref().and_then(Evidence::token);
        let vault = Arc::clone(&self.0.vault);
        let work: Once = Box::new(move |conn, remembered| {
            perform::read(conn, remembered, &asking, operation, now, &vault, look)
        });
        let mut answer = engine.read(work, past).await;
        self.note_use(token, now, &answer);
        if let Some(used) = answer.as_mut().ok().and_then(|answer| answer.used.take()) {
            self.0.uses.note(used, now);
        }
        if let Some(Watched(asking)) = answer.as_mut().ok().and_then(|answer| answer.watched.take()) {
            self.looked(*asking, operation).await?;
        }
        drop(inside);
        self.0.composing.finished(answer?).await
    }

    /// Runs a change in one transaction; the answer comes only once it is durable.
    pub async fn write(&self, asking: Asking, operation: Operation, act: Act) -> Result<Answer> {
        let engine = match &self.0.behind {
            Behind::Engine(engine) => engine,
            Behind::Tray(tray) => {
                tray.lay(Laid { asking, operation, act: Ok(act) });
                return Ok(Answer::gone());
            }
        };
        let _inside = self.0.changes.enter().await?;
        let _in_flight = self.0.served.enter(&asking)?;
        let (vault, clock) = (Arc::clone(&self.0.vault), Arc::clone(&self.0.clock));
        let asked = asking.clone();
        let (token, now) = (asking.evidence.as_ref().and_then(Evidence::token), self.now());
        let work =
            move |conn: &mut AnyConnection| perform::write(conn, &asking, operation, &clock, &vault, &act);
        let answer = engine.write(Box::new(work), Extent::of(operation)).await;
        self.note_use(token, now, &answer);
        if let Err(problem) = &answer {
            self.refused(asked, operation, problem).await;
        }
        answer
    }

    /// Keeps when tokens were last used, as far as it is not kept yet.
    pub async fn keep_uses(&self) -> Result<()> {
        let Behind::Engine(engine) = &self.0.behind else { return Ok(()) };
        let uses = self.0.uses.take();
        if uses.is_empty() {
            return Ok(());
        }
        let keep = move |conn: &mut AnyConnection| {
            keep_uses(conn, &uses)?;
            Ok(Outcome::Kept(Answer::gone()))
        };
        engine.write(Box::new(keep), Extent::Few).await.map(drop)
    }

    /// Tells `problem`, but only to a caller who may do this at all.
    pub(crate) async fn refuse(
        &self,
        asking: Asking,
        operation: Operation,
        problem: Problem,
    ) -> Result<Answer> {
        if let Behind::Tray(tray) = &self.0.behind {
            tray.lay(Laid { asking, operation, act: Err(problem) });
            return Ok(Answer::gone());
        }
        let asking = Asking { known_at: None, ..asking };
        let answer = self.read(asking.clone(), operation, Box::new(move |_| Err(problem))).await;
        if let Err(problem) = &answer {
            self.refused(asking, operation, problem).await;
        }
        answer
    }

    /// Whether whatever is asked is only laid down, and not done.
    pub(crate) fn is_a_tray(&self) -> bool {
        matches!(self.0.behind, Behind::Tray(_))
    }

    /// Forgets what was kept long enough, slice by slice, each in a transaction of its own.
    pub async fn forget_old(&self) -> Result<()> {
        let Behind::Engine(engine) = &self.0.behind else { return Ok(()) };
        let (vault, clock) = (Arc::clone(&self.0.vault), Arc::clone(&self.0.clock));
        let more = Arc::new(AtomicBool::new(true));
        while more.load(Ordering::Relaxed) {
            let (vault, clock, told) = (Arc::clone(&vault), Arc::clone(&clock), Arc::clone(&more));
            let forget = move |conn: &mut AnyConnection| {
                told.store(rooms::forget_old(conn, &vault, clock.tick())?, Ordering::Relaxed);
                Ok(Outcome::Kept(Answer::gone()))
            };
            engine.write(Box::new(forget), Extent::Many).await?;
        }
        Ok(())
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Result<()> {
        match &self.0.behind {
            Behind::Engine(engine) => engine.ready().await,
            Behind::Tray(_) => Ok(()),
        }
    }

    /// Finishes what was accepted, and closes the writer.
    pub fn close(&self) {
        if let Behind::Engine(engine) = &self.0.behind {
            engine.close();
        }
    }
}
