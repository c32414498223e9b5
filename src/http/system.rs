//! The service as a service: alive, ready, and its figures.
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use actix_web::http::{Method, StatusCode};
use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Operation;
use crate::app::App;
use crate::doors;
use crate::error::{Problem, Result};

use super::call::Call;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    operation: &'static str,
    status: u16,
}

/// The figures of the running service.
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter<u64, AtomicU64>>,
    seconds: Histogram,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// Figures at zero.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("amana");
        let requests = Family::default();
        let seconds = Histogram::new([0.0005, 0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0]);
        registry.register("requests", "Requests answered, by operation and status", Family::clone(&requests));
        registry.register("request_seconds", "Time from the request line to the answer", seconds.clone());
        Self { registry, requests, seconds }
    }

    /// Counts one answered request.
    pub(super) fn request(
        &self,
        operation: Option<&'static str>,
        _: &Method,
        status: StatusCode,
        took: Duration,
    ) {
        let labels = Labels { operation: operation.unwrap_or("none"), status: status.as_u16() };
        self.requests.get_or_create(&labels).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    /// The OpenMetrics text.
    pub(super) fn text(&self) -> Result<String> {
        let mut text = String::new();
        encode(&mut text, &self.registry).map_err(Problem::internal)?;
        Ok(text)
    }
}

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
struct Health {
    /// `ok`.
    status: &'static str,
    /// The version that runs.
    version: &'static str,
}

const OK: Health = Health { status: "ok", version: env!("CARGO_PKG_VERSION") };

doors!(health_show, ready_show, metrics_show);

/// Tells that the process is alive; asks nothing of the database.
#[utoipa::path(tag = "operations", responses((status = 200, description = "Alive.", body = Health)))]
#[get("/healthz")]
async fn health_show() -> HttpResponse {
    HttpResponse::Ok().json(OK)
}

/// Tells whether the database answers: 503 while it does not.
#[utoipa::path(tag = "operations", responses((status = 200, description = "Ready.", body = Health)))]
#[get("/readyz")]
async fn ready_show(app: Data<App>) -> Result<HttpResponse> {
    app.ready().await?;
    Ok(HttpResponse::Ok().json(OK))
}

/// The figures of the running service, as OpenMetrics text.
#[utoipa::path(tag = "operations", responses((status = 200, description = "The figures.", body = String, content_type = "application/openmetrics-text")))]
#[get("/metrics")]
async fn metrics_show(app: Data<App>, call: Call) -> Result<HttpResponse> {
    call.admit(Operation::MetricsShow).await?;
    figures(&app)
}

/// The figures, for whoever is let in.
pub(super) fn figures(app: &App) -> Result<HttpResponse> {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(HttpResponse::Ok().content_type(kind).body(app.metrics().text()?))
}
