//! `amana serve`: serves a registry until asked to stop.
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use actix_web::rt::System;
use chrono::Utc;
use clap::Args;

use super::flags::{Given, Place, SignOn, given};
use super::folder;
use super::import::country;
use super::limits::LimitFlags;
use super::logs;
use super::registry::{engine, now};
use super::say::{Done, Failure, say};
use crate::access::oidc::{Pace, Provider};
use crate::app::App;
use crate::config::Settings;
use crate::founding::{Founded, Founding, first_day, found};
use crate::http::{Listeners, serve};
use crate::vault::Keys;

/// Serves the registry; a new one is founded at the first start
#[derive(Args)]
#[command(after_help = "Example:\n  amana serve --data ./amana-data --listen 127.0.0.1:8080\n\n\
    Each setting is taken from its flag, else from AMANA_<NAME> in the environment (AMANA_LISTEN; for the\n\
    database DATABASE_URL too), else from amana.toml, else the default. --print-config shows which.")]
pub(super) struct Serve {
    #[command(flatten)]
    place: Place,
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR:PORT")]
    listen: Option<String>,
    /// Where to tell the figures at /metrics without a token [default: nowhere]
    #[arg(long, value_name = "ADDR:PORT")]
    metrics_listen: Option<String>,
    /// How long the journal grows before it is signed again [default: 300]
    #[arg(long, value_name = "SECONDS")]
    checkpoint_seconds: Option<String>,
    /// Threads that serve connections [default: the number of cores]
    #[arg(long, value_name = "NUMBER")]
    workers: Option<String>,
    /// The most sessions on PostgreSQL [default: 10]
    #[arg(long, value_name = "NUMBER")]
    pool_size: Option<String>,
    #[command(flatten)]
    limits: LimitFlags,
    /// The least to log: error, warn, info, debug, trace or off [default: info]
    #[arg(long, value_name = "LEVEL")]
    log: Option<String>,
    /// The form of the log: text or json [default: text]
    #[arg(long, value_name = "FORM")]
    log_format: Option<String>,
    /// A folder with levels.csv and territories.csv for the first start [default: Morocco]
    #[arg(long, value_name = "DIR")]
    territories: Option<String>,
    /// A JSON file with statutes for the first start [default: those of a Moroccan party]
    #[arg(long, value_name = "FILE")]
    statutes: Option<String>,
    #[command(flatten)]
    sign_on: SignOn,
    /// Print each setting, its value and where it came from, and stop
    #[arg(long)]
    print_config: bool,
}

impl Serve {
    fn given(&self) -> Given {
        let mut given = given([
            ("listen", self.listen.clone()),
            ("metrics_listen", self.metrics_listen.clone()),
            ("checkpoint_seconds", self.checkpoint_seconds.clone()),
            ("workers", self.workers.clone()),
            ("pool_size", self.pool_size.clone()),
            ("log", self.log.clone()),
            ("log_format", self.log_format.clone()),
            ("territories", self.territories.clone()),
            ("statutes", self.statutes.clone()),
        ]);
        given.extend(self.limits.given());
        given.extend(self.sign_on.given());
        given
    }

    pub(super) fn run(&self) -> Done {
        let (settings, layers) = self.place.settings_with(self.given())?;
        if self.print_config {
            return layers.lines().iter().try_for_each(say);
        }
        logs::start(&settings)?;
        let (engine, _held) = engine(&settings)?;
        let (listener, address) = listen(&settings.listen)?;
        let metrics = settings.metrics_listen.as_deref().map(listen).transpose()?;
        let token_file = folder::token_file(&settings.data);
        if settings.database_url.is_some() {
            folder::make(&settings.data)?;
        }
        let founding = founding(&settings, &token_file)?;
        let keys = Keys::File(settings.master_key_file.clone());
        let founded = found(&engine, &keys, now(), &founding)?;
        tell(&founded, &token_file, &settings.master_key_file)?;
        let place = match &settings.database_url {
            Some(_) => engine.name().to_owned(),
            None => format!("{} {}", engine.name(), folder::database(&settings.data).display()),
        };
        let app = App::new(engine, founded.vault, Utc::now, settings.limits)?;
        if let Some(trust) = settings.sign_on {
            app.trust(Provider::start(trust, Pace::default())?);
        }
        say(format!("Amana {} listens on http://{address} ({place})", env!("CARGO_PKG_VERSION")))?;
        say(format!("Its reference is at http://{address}/docs"))?;
        let metrics = metrics.map(|(listener, _)| listener);
        let listeners = Listeners {
            service: listener,
            metrics,
            workers: settings.workers,
            checkpoint_time: settings.checkpoint_time,
            scans: true,
            master_key_file: Some(settings.master_key_file.clone()),
            trusted_proxies: settings.trusted_proxies,
        };
        Ok(System::new().block_on(serve(app, listeners))?)
    }
}

/// Takes the address, before anything is changed.
pub(super) fn listen(address: &str) -> Result<(TcpListener, SocketAddr), Failure> {
    let listener = TcpListener::bind(address).map_err(|error| format!("{address}: {error}"))?;
    let taken = listener.local_addr().map_err(|error| format!("{address}: {error}"))?;
    Ok((listener, taken))
}

/// What to found a registry with, as the settings say.
fn founding(settings: &Settings, token_file: &Path) -> Result<Founding, Failure> {
    let of = |folder: &Path| country(&folder.join("levels.csv"), &folder.join("territories.csv"));
    let country = settings.territories.as_deref().map(of).transpose()?;
    let read = |path: &Path| {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok::<_, String>((text, first_day()))
    };
    let statutes = settings.statutes.as_deref().map(read).transpose()?;
    let token_file = token_file.to_owned();
    let keep_token = Box::new(move |token: &str| folder::keep_token(&token_file, token));
    Ok(Founding { country, statutes, keep_token: Some(keep_token) })
}

/// Tells what a start did beyond starting.
fn tell(founded: &Founded, token_file: &Path, key_file: &Path) -> Done {
    if !founded.migrations.is_empty() {
        say(format!("The schema is up to date: {} migrations ran", founded.migrations.len()))?;
    }
    if founded.first_token.is_some() {
        say("The registry is founded: territories and statutes are in")?;
        say(format!("The first admin token is in {}", token_file.display()))?;
    }
    if founded.key_is_new {
        tell_of_key(key_file)?;
    }
    Ok(())
}

/// Says loudly where the master key is.
pub(super) fn tell_of_key(file: &Path) -> Done {
    say(format!("*** The MASTER KEY of this registry is in {} ***", file.display()))?;
    say("*** Keep a copy of that file, apart from the database and its backups: without it ***")?;
    say("*** what is sealed is lost for ever; with it and the database everything is read. ***")
}
