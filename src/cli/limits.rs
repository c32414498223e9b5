//! The flags of what the service takes and allows.
use clap::Args;

use super::flags::{Given, given};

/// What the service takes and allows.
#[derive(Args)]
pub(super) struct LimitFlags {
    /// The reverse proxies believed about where their requests come from: `127.0.0.1,10.0.0.0/8` [default: none]
    #[arg(long, value_name = "NETWORKS")]
    trusted_proxies: Option<String>,
    /// Requests a minute and token [default: 6000]
    #[arg(long, value_name = "NUMBER")]
    requests_per_minute: Option<String>,
    /// Requests a minute and source, whichever tokens it shows [default: five times as many]
    #[arg(long, value_name = "NUMBER")]
    source_requests_per_minute: Option<String>,
    /// Failed authentications a minute and source [default: 20]
    #[arg(long, value_name = "NUMBER")]
    failures_per_minute: Option<String>,
    /// Application forms a minute and source, which anybody may send in [default: 6]
    #[arg(long, value_name = "NUMBER")]
    forms_per_minute: Option<String>,
    /// The longest a request may take [default: 15]
    #[arg(long, value_name = "SECONDS")]
    request_seconds: Option<String>,
    /// The longest the head of a request may take to arrive, 10 at most [default: 8]
    #[arg(long, value_name = "SECONDS")]
    head_seconds: Option<String>,
    /// The longest a body may take to arrive [default: 10]
    #[arg(long, value_name = "SECONDS")]
    body_seconds: Option<String>,
    /// The longest a caller may take over the next 16 kB of its answer [default: 20]
    #[arg(long, value_name = "SECONDS")]
    answer_seconds: Option<String>,
    /// The longest a connection may be idle [default: 60]
    #[arg(long, value_name = "SECONDS")]
    idle_seconds: Option<String>,
    /// Connections in all [default: 10000, or as many as files may be open]
    #[arg(long, value_name = "NUMBER")]
    connections: Option<String>,
    /// Connections of one source [default: 1000]
    #[arg(long, value_name = "NUMBER")]
    source_connections: Option<String>,
    /// Looks served at once, and as many changes [default: 64]
    #[arg(long, value_name = "NUMBER")]
    requests_inside: Option<String>,
    /// Looks that wait for that, and as many changes [default: 512]
    #[arg(long, value_name = "NUMBER")]
    requests_waiting: Option<String>,
    /// The longest one waits [default: 40]
    #[arg(long, value_name = "MILLISECONDS")]
    wait_milliseconds: Option<String>,
    /// Megabytes of bodies on their way in and answers on their way out [default: 64]
    #[arg(long, value_name = "NUMBER")]
    megabytes_on_their_way: Option<String>,
}

impl LimitFlags {
    /// Those that were given.
    pub(super) fn given(&self) -> Given {
        given([
            ("trusted_proxies", self.trusted_proxies.clone()),
            ("requests_per_minute", self.requests_per_minute.clone()),
            ("source_requests_per_minute", self.source_requests_per_minute.clone()),
            ("failures_per_minute", self.failures_per_minute.clone()),
            ("forms_per_minute", self.forms_per_minute.clone()),
            ("request_seconds", self.request_seconds.clone()),
            ("head_seconds", self.head_seconds.clone()),
            ("body_seconds", self.body_seconds.clone()),
            ("answer_seconds", self.answer_seconds.clone()),
            ("idle_seconds", self.idle_seconds.clone()),
            ("connections", self.connections.clone()),
            ("source_connections", self.source_connections.clone()),
            ("requests_inside", self.requests_inside.clone()),
            ("requests_waiting", self.requests_waiting.clone()),
            ("wait_milliseconds", self.wait_milliseconds.clone()),
            ("megabytes_on_their_way", self.megabytes_on_their_way.clone()),
        ])
    }
}
