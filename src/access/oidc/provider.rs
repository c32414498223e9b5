//! The keys of a provider, kept fresh by a thread of their own: no request fetches anything.
use std::panic::catch_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::time::timeout;

use crate::db::Moment;
use crate::error::{Problem, Result as Outcome};

use super::fetch::fetch;
use super::forgery::Forgery;
use super::keys::Keys;
use super::verify::{Trust, Vouched, verify};

/// When keys are fetched.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How often, by itself.
    pub every: Duration,
    /// The least time between two fetches that unknown keys ask for, and after one that failed.
    pub least: Duration,
    /// The longest keys are believed after they were fetched, while the provider does not answer.
    pub longest: Duration,
    /// The longest a request waits for a fetch that its unknown key asked for.
    pub wait: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            every: Duration::from_mins(10),
            least: Duration::from_secs(10),
            longest: Duration::from_hours(12),
            wait: Duration::from_secs(2),
        }
    }
}

/// What is known of a provider's keys.
#[derive(Clone, Default)]
struct Known {
    keys: Arc<Keys>,
    /// When they were fetched; never, at first.
    at: Option<Instant>,
    /// How many fetches have ended, well or not.
    fetches: u64,
}

/// A provider whose access tokens are believed.
pub struct Provider {
    trust: Trust,
    pace: Pace,
    known: watch::Receiver<Known>,
    wanted: SyncSender<()>,
    /// When an unknown key last asked for a fetch, and how many had ended then.
    asked: Mutex<Option<(Instant, u64)>>,
}

impl Provider {
    /// Starts keeping the keys of a provider. It need not answer yet: until it does, none of its tokens is good.
    pub fn start(trust: Trust, pace: Pace) -> Outcome<Self> {
        let (tell, known) = watch::channel(Known::default());
        let (wanted, wishes) = sync_channel(1);
        let theirs = trust.clone();
        let keeping = thread::Builder::new().name("provider-keys".to_owned());
        keeping.spawn(move || keep(&theirs, pace, &tell, &wishes)).map_err(Problem::internal)?;
        Ok(Self { trust, pace, known, wanted, asked: Mutex::new(None) })
    }

    /// Whom the token stands for. An unknown key is looked for once, for as long as [`Pace`] allows.
    pub async fn verify(&self, text: &str, now: Moment) -> Result<Vouched, Forgery> {
        let mut known = self.known.clone();
        known.mark_unchanged();
        match self.judge(text, now) {
            Err(Forgery::KeyIsUnknown | Forgery::NoKeys) => {
                if self.ask() {
                    // Whoever waits in vain gets the first answer again.
                    let _ = timeout(self.pace.wait, known.changed()).await;
                }
                self.judge(text, now)
            }
            judged => judged,
        }
    }

    fn judge(&self, text: &str, now: Moment) -> Result<Vouched, Forgery> {
        let known = self.known.borrow().clone();
        let is_fresh = known.at.is_some_and(|at| at.elapsed() <= self.pace.longest);
        let keys = if is_fresh { known.keys } else { Arc::default() };
        match verify(text, &self.trust, &keys, now) {
            Err(Forgery::KeyIsUnknown) if !is_fresh => Err(Forgery::NoKeys),
            judged => judged,
        }
    }

    /// Asks for a fetch; whether one is on its way. Unknown keys cost nothing to make up, so most ask in vain.
    fn ask(&self) -> bool {
        let fetches = self.known.borrow().fetches;
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, ended)) = *asked
            && at.elapsed() < self.pace.least
        {
            return fetches == ended;
        }
        *asked = Some((Instant::now(), fetches));
        // Full: one is wanted already.
        let _ = self.wanted.try_send(());
        true
    }
}

/// Fetches until nobody wants to know any more.
fn keep(trust: &Trust, pace: Pace, tell: &watch::Sender<Known>, wishes: &Receiver<()>) {
    loop {
        // A client that falls over is one that got no answer.
        let fetched = catch_unwind(|| fetch(trust)).unwrap_or_else(|_| Err("the fetch fell over".to_owned()));
        let next = match fetched {
            Ok(keys) => {
                tracing::debug!(issuer = %trust.issuer, keys = keys.count(), "fetched the provider's keys");
                tell.send_modify(|known| {
                    (known.keys, known.at) = (Arc::new(keys), Some(Instant::now()));
                    known.fetches = known.fetches.saturating_add(1);
                });
                pace.every
            }
            Err(why) => {
                tracing::warn!(issuer = %trust.issuer, why, "could not fetch the provider's keys");
                // What was known stays, and whoever waits need not wait longer.
                tell.send_modify(|known| known.fetches = known.fetches.saturating_add(1));
                pace.least
            }
        };
        match wishes.recv_timeout(next) {
            Ok(()) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// How many keys the provider has now, or why they cannot be had: for whoever examines the settings. It blocks.
pub fn reachable(trust: &Trust) -> Result<usize, String> {
    match fetch(trust)?.count() {
        0 => Err(format!("{} has no key to verify signatures with", trust.issuer)),
        count => Ok(count),
    }
}
