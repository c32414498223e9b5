//! The settings of the service, each of its own type.
use std::fmt::Display;
use std::fs;
use std::num::NonZeroU32;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;
use std::thread::available_parallelism;
use std::time::Duration;

use tracing::level_filters::LevelFilter;

use crate::access::Network;
use crate::access::oidc::Trust;
use crate::vault::KeyFile;

use super::layers::Layers;
use super::limits::Limits;

/// The form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

impl FromStr for LogFormat {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("write text or json"),
        }
    }
}

/// How the service is to run.
#[derive(Clone)]
pub struct Settings {
    /// The folder of the SQLite file, the lock and the first admin token.
    pub data: PathBuf,
    /// Where to listen: an address and a port.
    pub listen: String,
    /// A PostgreSQL server; SQLite in the data folder when absent. It may hold a password.
    pub database_url: Option<String>,
    /// The file of the master key, outside the data folder.
    pub master_key_file: PathBuf,
    /// How long the journal grows before it is signed again.
    pub checkpoint_time: Duration,
    /// Where to tell the figures without a token; nowhere when absent.
    pub metrics_listen: Option<String>,
    /// Threads that serve connections.
    pub workers: usize,
    /// The most sessions on PostgreSQL.
    pub pool_size: usize,
    /// The reverse proxies that are believed about where their requests come from.
    pub trusted_proxies: Vec<Network>,
    /// What the service takes and allows.
    pub limits: Limits,
    /// The least a message of ours must weigh to be logged.
    pub log: LevelFilter,
    /// The form of the log.
    pub log_format: LogFormat,
    /// A folder with `levels.csv` and `territories.csv` for the first start.
    pub territories: Option<PathBuf>,
    /// A file with statutes for the first start.
    pub statutes: Option<PathBuf>,
    /// The provider of identities whose access tokens are believed; none when absent.
    pub sign_on: Option<Trust>,
}

impl Settings {
    /// Reads every setting; each fault is told with the setting and who wrote it.
    pub fn of(layers: &mut Layers) -> Result<Self, Vec<String>> {
        let cores = available_parallelism().map_or(1, usize::from);
        layers.fill("workers", cores.to_string());
        // A source is a party's house, with five at work behind one address.
        let per_token = layers.get("requests_per_minute").and_then(|value| value.text.as_ref()?.parse().ok());
        layers.fill(
            "source_requests_per_minute",
            per_token.map_or(1, |number: u64| number.saturating_mul(5)).to_string(),
        );
        // Each connection is an open file, and the database has some too.
        let files = open_files().map_or(1_024, |files| files.saturating_sub(128));
        layers.fill("connections", files.clamp(1, 10_000).to_string());
        let mut reading = Reading { layers, faults: Vec::new() };
        let data = PathBuf::from(reading.text("data"));
        let master_key_file = reading.option("master_key_file").map(PathBuf::from);
        let settings = Self {
            master_key_file: master_key_file.unwrap_or_else(|| KeyFile::beside(&data)),
            checkpoint_time: Duration::from_secs(reading.number("checkpoint_seconds", 1..=86_400)),
            data,
            listen: reading.text("listen"),
            database_url: reading.option("database_url"),
            metrics_listen: reading.option("metrics_listen"),
            workers: reading.number("workers", 1..=1024),
            pool_size: reading.number("pool_size", 1..=1000),
            trusted_proxies: reading.networks("trusted_proxies"),
            limits: reading.limits(),
            log: reading.word("log").unwrap_or(LevelFilter::INFO),
            log_format: reading.word("log_format").unwrap_or(LogFormat::Text),
            territories: reading.option("territories").map(PathBuf::from),
            statutes: reading.option("statutes").map(PathBuf::from),
            sign_on: reading.sign_on(),
        };
        if reading.faults.is_empty() { Ok(settings) } else { Err(reading.faults) }
    }
}

/// How many files the process may hold open, where the system tells.
fn open_files() -> Option<u64> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    files.split_whitespace().next()?.parse().ok()
}

/// Settings being read, with the faults found so far.
struct Reading<'a> {
    layers: &'a Layers,
    faults: Vec<String>,
}

impl Reading<'_> {
    fn limits(&mut self) -> Limits {
        Limits {
            head_time: Duration::from_secs(self.number("head_seconds", 1..=10)),
            body_time: Duration::from_secs(self.number("body_seconds", 1..=3600)),
            request_time: Duration::from_secs(self.number("request_seconds", 1..=3600)),
            answer_time: Duration::from_secs(self.number("answer_seconds", 1..=3600)),
            idle_time: Duration::from_secs(self.number("idle_seconds", 1..=3600)),
            requests_per_minute: self.per_minute("requests_per_minute", 10_000_000),
            source_requests_per_minute: self.per_minute("source_requests_per_minute", 50_000_000),
            failures_per_minute: self.per_minute("failures_per_minute", 10_000_000),
            forms_per_minute: self.per_minute("forms_per_minute", 10_000_000),
            connections: self.number("connections", 1..=1_000_000),
            source_connections: self.number("source_connections", 1..=1_000_000),
            inside: self.number("requests_inside", 1..=100_000),
            waiting: self.number("requests_waiting", 0..=100_000),
            wait_time: Duration::from_millis(self.number("wait_milliseconds", 0..=60_000)),
            bytes_on_their_way: self
                .number::<usize>("megabytes_on_their_way", 1..=100_000)
                .saturating_mul(1 << 20),
        }
    }

    /// Networks, with commas between; none where it is off.
    fn networks(&mut self, name: &str) -> Vec<Network> {
        let Some(text) = self.option(name) else { return Vec::new() };
        let read = |one: &str| Network::try_from(one.trim().to_owned());
        text.split(',').map(read).collect::<Result<_, _>>().unwrap_or_else(|_not_a_network| {
            self.fault(name, "write addresses or networks such as 10.0.0.0/8, with commas between");
            Vec::new()
        })
    }

    fn per_minute(&mut self, name: &str, most: u32) -> NonZeroU32 {
        NonZeroU32::new(self.number(name, 1..=most)).unwrap_or(NonZeroU32::MIN)
    }

    fn option(&self, name: &str) -> Option<String> {
        self.layers.get(name).and_then(|value| value.text.clone())
    }

    fn text(&self, name: &str) -> String {
        self.option(name).unwrap_or_default()
    }

    fn fault(&mut self, name: &str, why: impl Display) {
        if let Some(value) = self.layers.get(name) {
            let text = value.text.as_deref().unwrap_or_default();
            self.faults.push(format!("{name} ({}) is {text:?}: {why}", value.origin));
        }
    }

    fn number<T>(&mut self, name: &str, range: RangeInclusive<T>) -> T
    where
        T: FromStr + PartialOrd + Display + Copy,
    {
        match self.text(name).parse() {
            Ok(number) if range.contains(&number) => number,
            _ => {
                let why = format!("write a whole number from {} to {}", range.start(), range.end());
                self.fault(name, why);
                *range.start()
            }
        }
    }

    fn word<T: FromStr<Err: Display>>(&mut self, name: &str) -> Option<T> {
        self.text(name).parse().map_err(|error: T::Err| self.fault(name, error)).ok()
    }

    /// Single sign-on: off without an issuer, and then nothing else of it may be set.
    fn sign_on(&mut self) -> Option<Trust> {
        let algorithms = self.word("oidc_algorithms");
        if self.option("oidc_issuer").is_none() {
            for idle in ["oidc_audience", "oidc_jwks_url"] {
                if self.option(idle).is_some() {
                    self.fault(idle, "it means nothing without oidc_issuer");
                }
            }
            return None;
        }
        let audience = self.option("oidc_audience");
        if audience.is_none() {
            self.fault("oidc_issuer", "say in oidc_audience what its tokens must be meant for");
        }
        let jwks_url = self.option("oidc_jwks_url").and_then(|_| self.word("oidc_jwks_url"));
        Some(Trust {
            issuer: self.word("oidc_issuer")?,
            audience: audience?,
            jwks_url,
            algorithms: algorithms?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(flags: &[(&'static str, String)]) -> Result<Settings, Vec<String>> {
        Settings::of(&mut Layers::of(flags, |_| None, None).unwrap())
    }

    #[test]
    fn the_defaults_are_those_of_the_limits() {
        let settings = settings(&[]).ok().unwrap();
        let (ours, usual) = (settings.limits, Limits::default());
        // A machine may allow fewer connections.
        assert_eq!(format!("{:?}", Limits { connections: usual.connections, ..ours }), format!("{usual:?}"));
        assert!((1..=usual.connections).contains(&ours.connections));
        assert!(settings.workers >= 1);
        assert_eq!(settings.log, LevelFilter::INFO);
    }

    #[test]
    fn proxies_are_networks_with_commas_between() {
        let told = |text: &str| {
            let flags = [("trusted_proxies", text.to_owned())];
            settings(&flags).map(|settings| settings.trusted_proxies.len())
        };
        assert_eq!(settings(&[]).map(|settings| settings.trusted_proxies.len()).ok(), Some(0));
        assert_eq!(told("127.0.0.1, 10.0.0.0/8,fd00::/8").ok(), Some(3));
        for wrong in ["*", "127.0.0.1,", "proxy.example.org", "10.0.0.0/33"] {
            assert_eq!(told(wrong).err().map(|faults| faults.len()), Some(1), "{wrong}");
        }
    }

    #[test]
    fn single_sign_on_is_whole_or_off() {
        let told = |flags: &[(&'static str, &str)]| {
            let flags: Vec<_> = flags.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
            settings(&flags).map(|settings| settings.sign_on)
        };
        let (issuer, audience) = (("oidc_issuer", "https://id.example.org"), ("oidc_audience", "registry"));
        assert_eq!(told(&[]).ok(), Some(None));
        let trust = told(&[issuer, audience, ("oidc_algorithms", "EdDSA")]).ok().flatten().unwrap();
        assert_eq!((trust.issuer.as_str(), trust.audience.as_str()), (issuer.1, audience.1));
        assert_eq!((trust.algorithms.to_string().as_str(), trust.jwks_url), ("EdDSA", None));
        for wrong in [
            &[issuer][..],
            &[audience],
            &[("oidc_jwks_url", "https://id.example.org/keys")],
            &[issuer, audience, ("oidc_algorithms", "HS256")],
            &[issuer, audience, ("oidc_jwks_url", "http://id.example.org/keys")],
            &[("oidc_issuer", "http://id.example.org"), audience],
        ] {
            assert_eq!(told(wrong).err().map(|faults| faults.len()), Some(1), "{wrong:?}");
        }
    }

    #[test]
    fn every_faulty_setting_is_told() {
        let flags = [("workers", "0"), ("pool_size", "many"), ("log_format", "xml")];
        let faults = settings(&flags.map(|(name, text)| (name, text.to_owned()))).err().unwrap();
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(faults.iter().any(|fault| fault.starts_with("workers (--workers) is \"0\"")), "{faults:?}");
    }
}
