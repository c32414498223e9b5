//! The log of a running service, on standard error.
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::say::{Done, Failure};
use crate::config::{LogFormat, Settings};

/// Starts the log: what the service itself says from the level asked for, the libraries' warnings.
pub(super) fn start(settings: &Settings) -> Done {
    let filter =
        Targets::new().with_default(LevelFilter::WARN.min(settings.log)).with_target("amana", settings.log);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = match settings.log_format {
        LogFormat::Text => lines.with_filter(filter).boxed(),
        LogFormat::Json => lines.json().with_filter(filter).boxed(),
    };
    tracing_subscriber::registry()
        .with(lines)
        .try_init()
        .map_err(|error| Failure::Told(format!("the log cannot be started: {error}")))
}
