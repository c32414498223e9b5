//! The test house: the real service, listening on loopback over a fresh registry, on either engine.
//!
//! A test is written once: `both! { fn a_sentence_that_is_true(house) { ... } }`. It asks through
//! `house.get("/v1/me").expect(200)`, as an admin unless it says `.as_reader()`, `.with_token(..)` or
//! `.anonymous()`. PostgreSQL runs with the feature `both-engines`, as `scripts/check` does.
mod ask;
mod client;
mod plausible;
mod registry;
mod running;

use std::net::{SocketAddr, TcpListener};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use amana::access::Network;
use amana::app::App;
use amana::config::Limits;
use amana::http::{Listeners, serve_until};
use amana::vault::Vault;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use tokio::sync::oneshot;

pub(crate) use ask::{Answer, Ask};
pub(crate) use client::exchange;
pub(crate) use plausible::{Described, operations, plausible, resolved};
#[cfg(feature = "both-engines")]
pub(crate) use registry::postgres::empty as empty_database;
pub(crate) use registry::{Registry, vault};
pub(crate) use running::Process;

/// What the clock of a house shows.
pub(crate) type Clock = fn() -> DateTime<Utc>;

/// Writes a test once and runs it on SQLite, and on PostgreSQL too where that is asked for.
macro_rules! both {
    ($(fn $name:ident($house:ident) $body:block)+) => { $(
        fn $name($house: &$crate::house::House) $body

        mod $name {
            #[test]
            fn on_sqlite() {
                super::$name(&$crate::house::House::open($crate::house::Registry::on_sqlite()));
            }

            #[cfg(feature = "both-engines")]
            #[test]
            fn on_postgres() {
                super::$name(&$crate::house::House::open($crate::house::Registry::on_postgres()));
            }
        }
    )+ };
}
pub(crate) use both;

/// A running service.
pub(crate) struct House {
    address: SocketAddr,
    app: App,
    /// An admin's token.
    pub(crate) admin: String,
    /// A reader's token, issued through the API.
    pub(crate) reader: String,
    registry: Registry,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Limits that no test meets unless it sets its own.
pub(crate) fn roomy() -> Limits {
    Limits {
        request_time: Duration::from_mins(2),
        requests_per_minute: NonZeroU32::MAX,
        source_requests_per_minute: NonZeroU32::MAX,
        failures_per_minute: NonZeroU32::MAX,
        forms_per_minute: NonZeroU32::MAX,
        wait_time: Duration::from_mins(2),
        ..Limits::default()
    }
}

impl House {
    /// Opens a house over a registry, with the clock on the wall.
    pub(crate) fn open(registry: Registry) -> Self {
        let mut house = Self::open_with(registry, Utc::now, roomy());
        house.reader = house.account("reader of the tests", json!({"role": "reader"})).text("/secret");
        house
    }

    /// Opens a house with another clock or other limits. It has no reader.
    pub(crate) fn open_with(registry: Registry, clock: Clock, limits: Limits) -> Self {
        Self::open_behind(registry, clock, limits, Vec::new())
    }

    /// The same, where these proxies are believed.
    pub(crate) fn open_behind(
        registry: Registry,
        clock: Clock,
        limits: Limits,
        trusted_proxies: Vec<Network>,
    ) -> Self {
        Self::open_keyed(registry, vault(), (clock, limits), trusted_proxies)
    }

    /// The same, with other keys.
    pub(crate) fn open_keyed(
        registry: Registry,
        vault: Arc<Vault>,
        (clock, limits): (Clock, Limits),
        trusted_proxies: Vec<Network>,
    ) -> Self {
        let app = App::new(registry.engine(), vault, clock, limits).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let served = app.clone();
        let thread = std::thread::spawn(move || {
            let checkpoint_time = Duration::from_hours(1);
            let listeners = Listeners {
                service: listener,
                metrics: None,
                workers: 2,
                checkpoint_time,
                scans: false,
                master_key_file: None,
                trusted_proxies,
            };
            let until = async move { drop(stopped.await) };
            actix_web::rt::System::new().block_on(serve_until(served, listeners, until)).unwrap();
        });
        let admin = registry.admin().to_owned();
        Self { address, app, admin, reader: String::new(), registry, stop: Some(stop), thread: Some(thread) }
    }

    /// Closes the house and opens it again over the same registry.
    pub(crate) fn reopen_with(self, clock: Clock, limits: Limits) -> Self {
        let reader = self.reader.clone();
        let registry = self.registry.clone();
        drop(self);
        let mut house = Self::open_with(registry, clock, limits);
        house.reader = reader;
        house
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The registry it serves.
    pub(crate) fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The service itself, for what no request can reach.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Starts a request, as an admin.
    pub(crate) fn ask(&self, method: &str, path: impl Into<String>) -> Ask {
        Ask::new(self.address, method, path.into()).with_token(&self.admin).reader_is(&self.reader)
    }

    /// A look.
    pub(crate) fn get(&self, path: impl Into<String>) -> Ask {
        self.ask("GET", path)
    }

    /// A new thing.
    pub(crate) fn post(&self, path: impl Into<String>, body: Value) -> Ask {
        self.ask("POST", path).json(&body)
    }

    /// A change, whichever state the object is in.
    pub(crate) fn patch(&self, path: impl Into<String>, body: Value) -> Ask {
        self.ask("PATCH", path).json(&body).header("if-match", "*")
    }

    /// A mistake taken out, whichever state the object is in.
    pub(crate) fn delete(&self, path: impl Into<String>) -> Ask {
        self.ask("DELETE", path).header("if-match", "*")
    }

    /// Opens a service account, grants it what is told and issues it a token; answers the token with its secret.
    pub(crate) fn account(&self, name: &str, mut grant: Value) -> Answer {
        let account = self.post("/v1/accounts", json!({"name": name})).expect(201).id();
        grant["account_id"] = json!(account);
        grant["source"] = json!({"kind": "register of the tests"});
        self.post("/v1/access/grants", grant).expect(201);
        self.post("/v1/tokens", json!({"name": name, "account_id": account})).expect(201)
    }

    /// The contract, as served.
    pub(crate) fn contract(&self) -> Value {
        self.get("/openapi.json").anonymous().expect(200).body
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the service fell over");
        }
    }
}
