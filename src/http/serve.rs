//! The listening service.
use std::future::pending;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::web::{Data, ServiceConfig};
use actix_web::{App as Actix, HttpResponse, HttpServer, web};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::app::App;
use crate::error::{Problem, Result};
use crate::rooms;

use super::contract::READ;
use super::envelope::surround;
use super::limits::Buckets;
use super::{batch, problems, system};

/// How long requests under way may still take when the service is asked to stop, in seconds.
const DRAIN_SECONDS: u64 = 20;

/// How long last uses of tokens are gathered before they are kept.
const BETWEEN_USES: Duration = Duration::from_secs(20);

/// What every worker shares beside the service itself.
#[derive(Clone)]
struct Shared {
    app: Data<App>,
    buckets: Data<Buckets>,
}

impl Shared {
    fn new(app: App) -> Self {
        let buckets = Buckets::new(app.limits().requests_per_minute);
        Self { app: Data::new(app), buckets: Data::from(Arc::new(buckets)) }
    }

    fn configure(&self, service: &mut ServiceConfig) {
        service
            .app_data(self.app.clone())
            .app_data(self.buckets.clone())
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
    let shared = Shared::new(app.clone());
    let service = HttpServer::new(move || {
        let shared = shared.clone();
        Actix::new().wrap(from_fn(surround)).configure(move |service| shared.configure(service))
    })
    .workers(listeners.workers)
    // The last part of a long answer does not wait for the first to be acknowledged: that took 40 ms.
    .tcp_nodelay(true)
    .client_request_timeout(Duration::from_secs(8))
    .client_disconnect_timeout(Duration::from_secs(2))
    .keep_alive(Duration::from_mins(1))
    .shutdown_timeout(DRAIN_SECONDS)
    .listen(listeners.service)
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
    let figures = listeners.metrics.map(|listener| figures_server(app.clone(), listener)).transpose()?;
    let handle = figures.as_ref().map(actix_web::dev::Server::handle);
    if let Some(figures) = figures {
        actix_web::rt::spawn(figures);
    }
    let served = service.await;
    if let Err(problem) = app.keep_uses().await {
        tracing::warn!(%problem, "last uses of tokens were not kept");
    }
    if let Some(handle) = handle {
        handle.stop(false).await;
    }
    app.close();
    served.map_err(Problem::unavailable)
}

fn figures_server(app: App, listener: TcpListener) -> Result<actix_web::dev::Server> {
    let app = Data::new(app);
    let server = HttpServer::new(move || {
        let figures = |app: Data<App>| async move { system::figures(&app) };
        Actix::new().app_data(app.clone()).route("/metrics", web::get().to(figures))
    });
    Ok(server.workers(1).disable_signals().listen(listener).map_err(Problem::unavailable)?.run())
}
