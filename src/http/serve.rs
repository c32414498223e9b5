//! The listening service.
use std::future::pending;
use std::io;
use std::net::TcpListener;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use actix_http::error::DispatchError;
use actix_http::{HttpService, KeepAlive, Protocol};
use actix_server::{GracefulShutdownSignal, Server};
use actix_service::{
    IntoServiceFactory as _, ServiceFactory, ServiceFactoryExt as _, fn_service, map_config,
};
use actix_web::dev::AppConfig;
use actix_web::middleware::from_fn;
use actix_web::rt::net::TcpStream;
use actix_web::web::{Data, ServiceConfig};
use actix_web::{App as Actix, HttpResponse, HttpServer, web};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::access;
use crate::app::App;
use crate::config::Limits;
use crate::error::{Problem, Result};
use crate::rooms;

use super::contract::READ;
use super::envelope::surround;
use super::limits::{Callers, Network, Proxies};
use super::wire::{Places, Way, Wire, turn_away};
use super::{batch, problems, system};

/// How long requests under way may still take when the service is asked to stop, in seconds.
const DRAIN_SECONDS: u64 = 20;
/// How many connections beyond those there may be are being told so.
const TURNED_AWAY: usize = 1_000;

/// How long last uses of tokens are gathered before they are kept.
const BETWEEN_USES: Duration = Duration::from_secs(20);

/// How long after what was kept for its time it is looked for what has been since.
const BETWEEN_FORGETTING: Duration = Duration::from_hours(1);

/// What every worker shares beside the service itself.
#[derive(Clone)]
struct Shared {
    app: Data<App>,
    callers: Data<Callers>,
    way: Way,
    places: Places,
    proxies: Proxies,
    limits: Limits,
}

impl Shared {
    fn new(app: App, proxies: Proxies) -> Self {
        let limits = app.limits();
        let callers = Data::new(Callers::new(&limits));
        let way = Way::new(limits.bytes_on_their_way);
        let places = Places::new(limits.connections, limits.source_connections);
        Self { app: Data::new(app), callers, way, places, proxies, limits }
    }

    fn configure(&self, service: &mut ServiceConfig) {
        service
            .app_data(self.app.clone())
            .app_data(self.callers.clone())
            .app_data(self.way.clone())
            .app_data(self.proxies.clone())
            .configure(rooms::routes)
            .configure(batch::routes)
            .configure(system::routes)
            .configure(problems::routes)
            .route(
                "/openapi.json",
                web::get().to(|| async {
                    HttpResponse::Ok().content_type("application/json").body(READ.json.clone())
                }),
            )
            .route(
                "/docs",
                web::get()
                    .to(|| async { HttpResponse::SeeOther().insert_header(("location", "/docs/")).finish() }),
            )
            .service(SwaggerUi::new("/docs/{_:.*}").config(Config::from("/openapi.json")));
    }
}

/// Where to listen, and with how many workers.
pub struct Listeners {
    /// The service itself.
    pub service: TcpListener,
    /// The figures alone, without a token.
    pub metrics: Option<TcpListener>,
    /// Threads that serve connections.
    pub workers: usize,
    /// How long the journal grows before it is signed again.
    pub checkpoint_time: Duration,
    /// Whether duplicates are looked for in the background.
    pub scans: bool,
    /// The file of the master key, beside which it is asked to be rotated.
    pub master_key_file: Option<PathBuf>,
    /// The reverse proxies that are believed about where their requests come from.
    pub trusted_proxies: Vec<access::Network>,
}

/// How long an entry of the journal waits for its position, at most.
const SEALED_WITHIN: Duration = Duration::from_secs(1);

/// How soon a rotation begins that was asked for.
const ROTATES_WITHIN: Duration = Duration::from_secs(1);

/// Rotates the master key whenever it is asked for.
async fn rotate_when_asked(app: App, key_file: PathBuf) {
    loop {
        match app.rotate_if_asked(&key_file).await {
            Ok(Some(count)) => {
                tracing::warn!(count, "the master key was rotated; the old one opens nothing any more");
            }
            Ok(None) => {}
            Err(problem) => {
                tracing::error!(%problem, "the master key is not rotated yet; both keys are kept");
            }
        }
        tokio::time::sleep(ROTATES_WITHIN).await;
    }
}

/// Seals what waits and signs what has grown, over and over.
async fn keep_journal(app: App, checkpoint_time: Duration) {
    let mut signed_at = Instant::now();
    loop {
        tokio::time::sleep(SEALED_WITHIN.min(checkpoint_time)).await;
        let mut kept = app.seal().await;
        if kept.is_ok() && signed_at.elapsed() >= checkpoint_time {
            kept = app.sign().await;
            signed_at = Instant::now();
        }
        if let Err(problem) = kept {
            tracing::error!(%problem, "the journal was not sealed; what waits goes on waiting");
        }
    }
}

/// How long nobody looks for duplicates after a slice, at least; else half as long as the slice took, so that a third of
/// the time is whoever's asks.
const BETWEEN_SLICES: Duration = Duration::from_millis(10);
/// How long, where nobody waits to be scanned.
const UNTIL_SOMEBODY_WAITS: Duration = Duration::from_secs(2);

/// Looks for duplicates slice by slice, over and over.
async fn look_for_duplicates(app: App) {
    loop {
        let began = Instant::now();
        let rest = match app.scan().await {
            Ok(true) => began.elapsed().div_f64(2.0).max(BETWEEN_SLICES),
            Ok(false) => UNTIL_SOMEBODY_WAITS,
            Err(problem) => {
                tracing::warn!(%problem, "duplicates were not looked for; whoever waits goes on waiting");
                UNTIL_SOMEBODY_WAITS
            }
        };
        tokio::time::sleep(rest).await;
    }
}

/// Serves until asked to stop (SIGTERM, SIGINT), then finishes what was accepted.
pub async fn serve(app: App, listeners: Listeners) -> Result<()> {
    serve_until(app, listeners, pending()).await
}

/// Serves as [`serve`] does, or until `stop` comes: then at once, with nothing finished.
pub async fn serve_until(
    app: App,
    listeners: Listeners,
    stop: impl Future<Output = ()> + 'static,
) -> Result<()> {
    let shared = Shared::new(app.clone(), Proxies::at(listeners.trusted_proxies));
    let builder = Server::build().workers(listeners.workers).shutdown_timeout(DRAIN_SECONDS);
    let stopping = builder.graceful_shutdown_signal();
    let most = shared.limits.connections.saturating_add(TURNED_AWAY);
    let service = builder
        .max_concurrent_connections(most)
        .listen("service", listeners.service, move || connections(&shared, &stopping))
        .map_err(Problem::unavailable)?
        .run();
    let stopping = service.handle();
    actix_web::rt::spawn(async move {
        stop.await;
        stopping.stop(false).await;
    });
    let using = app.clone();
    actix_web::rt::spawn(async move {
        loop {
            tokio::time::sleep(BETWEEN_USES).await;
            if let Err(problem) = using.keep_uses().await {
                tracing::warn!(%problem, "last uses of tokens were not kept");
            }
        }
    });
    let forgetting = app.clone();
    actix_web::rt::spawn(async move {
        loop {
            if let Err(problem) = forgetting.forget_old().await {
                tracing::warn!(%problem, "what was kept long enough was not forgotten");
            }
            tokio::time::sleep(BETWEEN_FORGETTING).await;
        }
    });
    if let Some(file) = listeners.master_key_file.clone() {
        actix_web::rt::spawn(rotate_when_asked(app.clone(), file));
    }
    let figures = listeners.metrics.map(|listener| figures_server(app.clone(), listener)).transpose()?;
    let handle = figures.as_ref().map(Server::handle);
    if let Some(figures) = figures {
        actix_web::rt::spawn(figures);
    }
    let keeping = actix_web::rt::spawn(keep_journal(app.clone(), listeners.checkpoint_time));
    let scanning = listeners.scans.then(|| actix_web::rt::spawn(look_for_duplicates(app.clone())));
    let served = service.await;
    if let Err(problem) = app.keep_uses().await {
        tracing::warn!(%problem, "last uses of tokens were not kept");
    }
    keeping.abort();
    if let Some(scanning) = scanning {
        scanning.abort();
    }
    if let Some(handle) = handle {
        handle.stop(false).await;
    }
    app.close();
    served.map_err(Problem::unavailable)
}

/// Serves connections: each has a place, a wire around it, and the framework behind that.
fn connections(
    shared: &Shared,
    stopping: &GracefulShutdownSignal,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), Error = DispatchError, InitError = ()> + use<>
{
    let (served, stopping, limits) = (shared.clone(), stopping.clone(), shared.limits);
    let service = Actix::new().wrap(from_fn(surround)).configure(move |service| served.configure(service));
    let service = service.into_factory().map_err(|error| error.error_response());
    let http = HttpService::build()
        // The wire has deadlines of its own for heads and for idleness.
        .client_request_timeout(Duration::ZERO)
        .keep_alive(KeepAlive::Os)
        .client_disconnect_timeout(Duration::from_secs(2))
        .graceful_shutdown_signal(move || {
            let signal = stopping.clone();
            async move { signal.notified().await }
        })
        .on_connect_ext(|wire: &Wire, requests| {
            requests.insert(wire.line());
        })
        .finish(map_config(service, |()| AppConfig::default()));
    let (places, proxies, way) = (shared.places.clone(), shared.proxies.clone(), shared.way.clone());
    fn_service(move |stream: TcpStream| {
        let peer = stream.peer_addr().ok();
        let source = peer.map(|peer| peer.ip());
        // The connections of a proxy are those of everybody behind it.
        let is_proxy = source.is_some_and(|source| proxies.has(source));
        let place = places.take(Network::of(source), is_proxy);
        let way = way.nothing();
        async move {
            match place {
                Ok(place) => {
                    // The last part of a long answer does not wait for the first to be acknowledged: that took 40 ms.
                    stream.set_nodelay(true)?;
                    Ok((Wire::new(stream, &limits, way, place), Protocol::Http1, peer))
                }
                Err(full) => {
                    turn_away(stream, full).await;
                    Err(io::Error::other(full.code).into())
                }
            }
        }
    })
    .and_then(http)
}

fn figures_server(app: App, listener: TcpListener) -> Result<Server> {
    let app = Data::new(app);
    let server = HttpServer::new(move || {
        let figures = |app: Data<App>| async move { system::figures(&app) };
        Actix::new().app_data(app.clone()).route("/metrics", web::get().to(figures))
    });
    Ok(server.workers(1).disable_signals().listen(listener).map_err(Problem::unavailable)?.run())
}
