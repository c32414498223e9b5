//! Settings from four places: flags, then the environment, then a file, then what is usual.
use std::fmt;

use super::mask::masked;

/// A setting that there is.
struct Known {
    name: &'static str,
    usual: Option<&'static str>,
    is_secret: bool,
}

const fn known(name: &'static str, usual: Option<&'static str>) -> Known {
    Known { name, usual, is_secret: false }
}

/// Every setting, in the order it is shown. What has no usual value is either off or worked out.
const KNOWN: &[Known] = &[
    known("data", Some("./amana-data")),
    known("listen", Some("127.0.0.1:8080")),
    Known { name: "database_url", usual: None, is_secret: true },
    known("master_key_file", None),
    known("checkpoint_seconds", Some("300")),
    known("metrics_listen", None),
    known("workers", None),
    known("pool_size", Some("10")),
    known("trusted_proxies", None),
    known("requests_per_minute", Some("6000")),
    known("source_requests_per_minute", None),
    known("failures_per_minute", Some("20")),
    known("forms_per_minute", Some("6")),
    known("request_seconds", Some("15")),
    known("head_seconds", Some("8")),
    known("body_seconds", Some("10")),
    known("answer_seconds", Some("20")),
    known("idle_seconds", Some("60")),
    known("connections", None),
    known("source_connections", Some("1000")),
    known("requests_inside", Some("64")),
    known("requests_waiting", Some("512")),
    known("wait_milliseconds", Some("40")),
    known("megabytes_on_their_way", Some("64")),
    known("log", Some("info")),
    known("log_format", Some("text")),
    known("territories", None),
    known("statutes", None),
    known("oidc_issuer", None),
    known("oidc_audience", None),
    known("oidc_jwks_url", None),
    known("oidc_algorithms", Some("RS256,PS256,ES256,EdDSA")),
];

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The usual value.
    Default,
    /// A file of settings.
    File(String),
    /// A variable of the environment.
    Environment(String),
    /// A flag of the command line.
    Flag(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(name) | Self::Environment(name) | Self::Flag(name) => f.write_str(name),
        }
    }
}

/// A file of settings, read.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name, as messages tell it.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// What a setting is set to, and by whom; nothing where it is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The setting.
    pub name: &'static str,
    /// As written.
    pub text: Option<String>,
    /// Who wrote it.
    pub origin: Origin,
}

/// Every setting with its value.
#[derive(Debug, Clone)]
pub struct Layers(Vec<Value>);

impl Layers {
    /// Lays the places over each other: a flag wins over the environment, that over the file, that over
    /// what is usual. An empty variable counts as absent. Every fault is told, not the first alone.
    pub fn of(
        flags: &[(&'static str, String)],
        environment: impl Fn(&str) -> Option<String>,
        file: Option<&File>,
    ) -> Result<Self, Vec<String>> {
        let filed = file.map(read).transpose()?.unwrap_or_default();
        let in_environment = |variable: String| {
            let text = environment(&variable).filter(|text| !text.is_empty())?;
            Some((text, Origin::Environment(variable)))
        };
        let value = |setting: &Known| {
            let name = setting.name;
            let flag = flags.iter().find(|(flag, _)| *flag == name);
            let found = flag
                .map(|(_, text)| (text.clone(), Origin::Flag(format!("--{}", name.replace('_', "-")))))
                .or_else(|| in_environment(format!("AMANA_{}", name.to_ascii_uppercase())))
                .or_else(|| in_environment((name == "database_url").then(|| "DATABASE_URL".to_owned())?))
                .or_else(|| {
                    let (_, text) = filed.iter().find(|(filed, _)| filed == name)?;
                    Some((text.clone(), Origin::File(file?.name.clone())))
                })
                .or_else(|| Some((setting.usual?.to_owned(), Origin::Default)));
            match found {
                Some((text, origin)) => Value { name, text: Some(text), origin },
                None => Value { name, text: None, origin: Origin::Default },
            }
        };
        Ok(Self(KNOWN.iter().map(value).collect()))
    }

    /// One setting.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|value| value.name == name)
    }

    /// Works out a value that nobody set.
    pub(super) fn fill(&mut self, name: &str, text: String) {
        if let Some(value) = self.0.iter_mut().find(|value| value.name == name && value.text.is_none()) {
            value.text = Some(text);
        }
    }

    /// Each setting on a line, its value and where it came from; secrets hidden.
    pub fn lines(&self) -> Vec<String> {
        let line = |value: &Value| {
            let is_secret = KNOWN.iter().any(|known| known.name == value.name && known.is_secret);
            let text = match &value.text {
                Some(text) if is_secret => masked(text),
                Some(text) => text.clone(),
                None => "(not set)".to_owned(),
            };
            format!("{:<26} {text:<32} {}", value.name, value.origin)
        };
        self.0.iter().map(line).collect()
    }
}

/// The settings of a file; what it may not hold is told.
fn read(file: &File) -> Result<Vec<(String, String)>, Vec<String>> {
    let name = &file.name;
    let table: toml::Table = file.text.parse().map_err(|error| vec![format!("{name}: {error}")])?;
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for (setting, value) in table {
        if !KNOWN.iter().any(|known| known.name == setting) {
            let all = KNOWN.iter().map(|known| known.name).collect::<Vec<_>>().join(", ");
            faults.push(format!("{name}: there is no setting {setting}; there are {all}"));
            continue;
        }
        match value {
            toml::Value::String(text) => found.push((setting, text)),
            toml::Value::Integer(number) => found.push((setting, number.to_string())),
            _ => faults.push(format!("{name}: {setting} takes a text or a whole number")),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        File { name: "amana.toml".to_owned(), text: text.to_owned() }
    }

    fn none(_: &str) -> Option<String> {
        None
    }

    fn told(layers: &Layers, name: &str) -> (String, String) {
        let value = layers.get(name).unwrap();
        (value.text.clone().unwrap_or_default(), value.origin.to_string())
    }

    #[test]
    fn a_flag_wins_over_the_environment_that_over_the_file_that_over_the_default() {
        let flags = [("pool_size", "1".to_owned())];
        let environment =
            |name: &str| ["AMANA_POOL_SIZE", "AMANA_LOG"].contains(&name).then(|| "2".to_owned());
        let file = file("pool_size = 3\nlog = \"3\"\nlisten = \"3\"");
        let layers = Layers::of(&flags, environment, Some(&file)).unwrap();
        for (name, text, origin) in [
            ("pool_size", "1", "--pool-size"),
            ("log", "2", "AMANA_LOG"),
            ("listen", "3", "amana.toml"),
            ("data", "./amana-data", "default"),
        ] {
            assert_eq!(told(&layers, name), (text.to_owned(), origin.to_owned()), "{name}");
        }
    }

    #[test]
    fn the_database_has_two_variables_and_ours_wins() {
        let both = |name: &str| name.ends_with("DATABASE_URL").then(|| name.to_owned());
        let layers = Layers::of(&[], both, None).unwrap();
        assert_eq!(told(&layers, "database_url").1, "AMANA_DATABASE_URL");
        let usual = |name: &str| (name == "DATABASE_URL").then(|| name.to_owned());
        let layers = Layers::of(&[], usual, None).unwrap();
        assert_eq!(told(&layers, "database_url").1, "DATABASE_URL");
    }

    #[test]
    fn an_empty_variable_is_absent() {
        let empty = |_: &str| Some(String::new());
        assert_eq!(told(&Layers::of(&[], empty, None).unwrap(), "log").1, "default");
    }

    #[test]
    fn an_unknown_setting_and_a_strange_value_are_refused_together() {
        let faults = Layers::of(&[], none, Some(&file("colour = \"red\"\nlog = true"))).unwrap_err();
        assert_eq!(faults.len(), 2);
        assert!(faults.iter().any(|fault| fault.contains("there is no setting colour")), "{faults:?}");
        assert!(Layers::of(&[], none, Some(&file("= 1"))).is_err());
    }

    #[test]
    fn the_password_is_not_printed() {
        let flags = [("database_url", "postgres://amana:s3cret@db/amana".to_owned())];
        let lines = Layers::of(&flags, none, None).unwrap().lines().join("\n");
        assert!(!lines.contains("s3cret") && lines.contains("amana:***@db"), "{lines}");
    }
}
